/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact.h"

G_BEGIN_DECLS

/** AmendsContactTemplate: the marketplace's own fixed text for one reason and one review, its fields filled by the marketplace (#29). Immutable. */
typedef struct {
    AmendsContactReason reason;
    const char *language; /* BCP 47; not NULL */
    gboolean is_buyers;   /* in the language in which the customer gets it; the others are there to be understood */
    const char *subject;  /* not NULL */
    const char *body;     /* not NULL; from outside, never markup */
    const char *currency; /* of the refund that it offers; (nullable) */
    gint64 amount_minor;  /* 0 if it offers none, or it is not told */
} AmendsContactTemplate;

#define AMENDS_TYPE_CONTACT_TEMPLATE (amends_contact_template_get_type ())
GType amends_contact_template_get_type (void);

/** amends_contact_template_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsContactTemplate *amends_contact_template_new (const AmendsContactTemplate *fields);
AmendsContactTemplate *amends_contact_template_ref (AmendsContactTemplate *self);
void amends_contact_template_unref (AmendsContactTemplate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsContactTemplate, amends_contact_template_unref)

G_END_DECLS
