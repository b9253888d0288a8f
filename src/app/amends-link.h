/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AMENDS_LINK_SCHEME "amends"

typedef enum {
    AMENDS_LINK_REVIEW,
    AMENDS_LINK_VIEW,
    AMENDS_LINK_MESSAGES, /* the customers' answers */
} AmendsLinkKind;

/** AmendsLink: a place in the program that an address leads to: `amends://review/ID`, `amends://view/QUERY` or `amends://messages`. */
typedef struct {
    AmendsLinkKind kind;
    gint64 review_id; /* of a REVIEW: above 0, of a review that need not exist */
    char *query;      /* of a VIEW: in the search language, one line of valid UTF-8; may be empty: everything */
} AmendsLink;

/**
 * amends_link_parse: an address from outside, of which nothing is trusted.
 * @uri: whatever it is
 *
 * Returns: (transfer full) (nullable): NULL unless it is an address that amends_link_format() could have made, give or take what was escaped
 */
AmendsLink *amends_link_parse (const char *uri);

/** amends_link_format: Returns: (transfer full): the address, all of which is ASCII */
char *amends_link_format (const AmendsLink *self);

AmendsLink *amends_link_new_review (gint64 review_id);
AmendsLink *amends_link_new_view (const char *query);
AmendsLink *amends_link_new_messages (void);
void amends_link_free (AmendsLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsLink, amends_link_free)

G_END_DECLS
