/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsMessage: what a customer answered to a contact; arrives as a buyer-seller message (rule #31). Immutable. */
typedef struct {
    gint64 id; /* 0 before it is stored */
    gint64 account_id;
    const char *external_id; /* the source's id, unique within the account; not NULL */
    const char *review_key;  /* external id of the review it is about; (nullable) */
    gint64 review_id;        /* the store's; 0 if the review is not here */
    const char *contact_key; /* the marketplace's id of the contact that it answers; (nullable) */
    gint64 sent_at;
    const char *author;   /* (nullable) */
    const char *language; /* BCP 47; (nullable) */
    const char *text;     /* not NULL; from outside, never markup */
    const char *url;      /* its page on the marketplace, where it is answered; (nullable) */
    gint64 read_at;       /* 0 = unread */
} AmendsMessage;

#define AMENDS_TYPE_MESSAGE (amends_message_get_type ())
GType amends_message_get_type (void);

/** amends_message_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsMessage *amends_message_new (const AmendsMessage *fields);
AmendsMessage *amends_message_ref (AmendsMessage *self);
void amends_message_unref (AmendsMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsMessage, amends_message_unref)

G_END_DECLS
