/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact.h"

G_BEGIN_DECLS

/**
 * AmendsReview: one customer's review of one product. Immutable; made by amends_review_new() from borrowed strings.
 *
 * A source fills the first group and leaves the second at zero; the store fills both. Text is valid UTF-8 from outside:
 * never markup.
 */
typedef struct {
    gint64 account_id;         /* the local account; 0 before it is stored */
    const char *external_id;   /* the source's id, unique within the account; not NULL */
    const char *marketplace;   /* two-letter code ("SE", "UK"), or "" where not known */
    const char *product_id;    /* the source's product id (ASIN, SKU), or "" */
    const char *product_title; /* (nullable) */
    const char *brand;         /* (nullable) */
    int stars;                 /* 1 to 5 */
    const char *title;         /* (nullable) */
    const char *body;          /* (nullable) */
    const char *language;      /* BCP 47, lower case primary tag ("sv", "zh-Hant"); (nullable) */
    const char *author;        /* (nullable) */
    gint64 published_at;       /* 0 if the source has no date */
    gint64 updated_at;         /* when the source last changed it; 0 if not told */
    AmendsTri verified;        /* verified purchase */
    int helpful;               /* helpful votes; 0 if none or not told */
    const char *const *photos; /* addresses, NULL-terminated; (nullable) */
    const char *url;           /* the review's page on the marketplace; (nullable) */
    const char *order_id;      /* the order behind it, where the source knows; (nullable) */
    const char *variant;       /* colour, size …; (nullable) */

    gint64 id;                        /* the store's row; 0 before it is stored */
    gint64 first_seen_at;             /* when it first arrived here */
    gint64 done_at;                   /* when it was marked as done; 0 = open */
    gint64 gone_at;                   /* when the source said that it was removed; 0 = still there */
    int n_versions;                   /* 1, or more if it was edited since it first arrived */
    gboolean has_note;                /* the person wrote a private note on it */
    gboolean contactable;             /* its customer could be contacted when it was read, as far as is known */
    gboolean wrong_door;              /* it is about what belongs into feedback (rule #78) */
    AmendsContactState contact_state; /* of the contact about it that counts, or else of the latest; 0 = none */
} AmendsReview;

#define AMENDS_TYPE_REVIEW (amends_review_get_type ())
GType amends_review_get_type (void);

/** amends_review_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsReview *amends_review_new (const AmendsReview *fields);
AmendsReview *amends_review_ref (AmendsReview *self);
void amends_review_unref (AmendsReview *self);

/** amends_review_same_content: TRUE if a customer's edit lies between none of the two (stars, title, body, and the paths of the photos). */
gboolean amends_review_same_content (const AmendsReview *a, const AmendsReview *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReview, amends_review_unref)

G_END_DECLS
