/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-row.h"

#include "amends-db-row.h"
#include "amends-string-list.h"

enum {
    COLUMN_ID,
    COLUMN_ACCOUNT,
    COLUMN_EXTERNAL_ID,
    COLUMN_MARKETPLACE,
    COLUMN_PRODUCT_ID,
    COLUMN_PRODUCT_TITLE,
    COLUMN_BRAND,
    COLUMN_STARS,
    COLUMN_TITLE,
    COLUMN_BODY,
    COLUMN_LANGUAGE,
    COLUMN_AUTHOR,
    COLUMN_PUBLISHED_AT,
    COLUMN_UPDATED_AT,
    COLUMN_TRAITS,
    COLUMN_HELPFUL,
    COLUMN_PHOTOS,
    COLUMN_URL,
    COLUMN_ORDER_ID,
    COLUMN_VARIANT,
    COLUMN_FIRST_SEEN_AT,
    COLUMN_DONE_AT,
    COLUMN_GONE_AT,
    COLUMN_N_VERSIONS,
    COLUMN_HAS_NOTE,
    COLUMN_CONTACT_ORDERED_AT,
    COLUMN_CONTACT_STATE,
    COLUMN_WRONG_DOOR,
};

#define SELECT_ROW                                                                                                     \
    "SELECT r.id, r.account_id, r.external_id, i.marketplace, i.external_id, nullif (i.title, ''), "                   \
    "nullif (i.brand, ''), r.stars, t.title, t.body, nullif (l.tag, ''), t.author, r.published_at, r.updated_at, "     \
    "r.traits, r.helpful, t.photos, t.url, t.order_id, t.variant, r.first_seen_at, ifnull (d.done_at, 0), r.gone_at, " \
    "r.n_versions, r.has_note, ifnull (k.ordered_at, 0), "                                                             \
    "coalesce ((SELECT c.state FROM contact AS c WHERE c.review_id = r.id AND c.state NOT IN (4, 7)), "                \
    "(SELECT c.state FROM contact AS c WHERE c.review_id = r.id ORDER BY c.id DESC LIMIT 1), 0), "                     \
    "ifnull ((SELECT y.wrong_door FROM review_cause AS y WHERE y.review_id = r.id), 0) "                               \
    "FROM review AS r JOIN review_text AS t ON t.review_id = r.id "                                                    \
    "JOIN item AS i ON i.id = r.item_id JOIN language AS l ON l.id = r.language_id "                                   \
    "LEFT JOIN review_done AS d ON d.review_id = r.id "                                                                \
    "LEFT JOIN contact_candidate AS k ON k.review_id = r.id AND EXISTS (SELECT 1 FROM account AS a WHERE "             \
    "a.id = r.account_id AND iif (professional >= 0, professional, stated_professional) = 1 "                          \
    "AND iif (brand_representative >= 0, brand_representative, stated_brand_representative) = 1) WHERE r.id = ?"

int
amends_review_row_traits (const AmendsReview *review, int n_versions)
{
    int verified = review->verified == AMENDS_TRI_UNKNOWN ? 0 : review->verified == AMENDS_TRI_YES ? 2 : 1;
    gboolean has_photo = review->photos != NULL && review->photos[0] != NULL;

    return verified | (has_photo ? AMENDS_TRAIT_PHOTO : 0) | (n_versions > 1 ? AMENDS_TRAIT_EDITED : 0);
}

static AmendsReview *
read_row (AmendsStatement *row, const AmendsContactLimits *limits)
{
    gsize size;
    gconstpointer data = amends_statement_get_blob (row, COLUMN_PHOTOS, &size);
    g_autofree const char **photos = amends_string_list_unpack (data, size);

    return amends_review_new (&(AmendsReview) {
        .id = amends_statement_get_int (row, COLUMN_ID),
        .account_id = amends_statement_get_int (row, COLUMN_ACCOUNT),
        .external_id = amends_statement_get_text (row, COLUMN_EXTERNAL_ID),
        .marketplace = amends_statement_get_text (row, COLUMN_MARKETPLACE),
        .product_id = amends_statement_get_text (row, COLUMN_PRODUCT_ID),
        .product_title = amends_statement_get_text (row, COLUMN_PRODUCT_TITLE),
        .brand = amends_statement_get_text (row, COLUMN_BRAND),
        .stars = (int) amends_statement_get_int (row, COLUMN_STARS),
        .title = amends_statement_get_text (row, COLUMN_TITLE),
        .body = amends_statement_get_text (row, COLUMN_BODY),
        .language = amends_statement_get_text (row, COLUMN_LANGUAGE),
        .author = amends_statement_get_text (row, COLUMN_AUTHOR),
        .published_at = amends_statement_get_int (row, COLUMN_PUBLISHED_AT),
        .updated_at = amends_statement_get_int (row, COLUMN_UPDATED_AT),
        .verified = (AmendsTri) (amends_statement_get_int (row, COLUMN_TRAITS) & AMENDS_TRAIT_VERIFIED_MASK) - 1,
        .helpful = (int) amends_statement_get_int (row, COLUMN_HELPFUL),
        .photos = photos,
        .url = amends_statement_get_text (row, COLUMN_URL),
        .order_id = amends_statement_get_text (row, COLUMN_ORDER_ID),
        .variant = amends_statement_get_text (row, COLUMN_VARIANT),
        .first_seen_at = amends_statement_get_int (row, COLUMN_FIRST_SEEN_AT),
        .done_at = amends_statement_get_int (row, COLUMN_DONE_AT),
        .gone_at = amends_statement_get_int (row, COLUMN_GONE_AT),
        .n_versions = (int) amends_statement_get_int (row, COLUMN_N_VERSIONS),
        .has_note = amends_statement_get_int (row, COLUMN_HAS_NOTE) != 0,
        .contactable = amends_contact_limits_allow (limits, amends_statement_get_text (row, COLUMN_MARKETPLACE),
                                                    (int) amends_statement_get_int (row, COLUMN_STARS),
                                                    amends_statement_get_int (row, COLUMN_CONTACT_ORDERED_AT)),
        .contact_state = (AmendsContactState) amends_statement_get_int (row, COLUMN_CONTACT_STATE),
        .wrong_door = amends_statement_get_int (row, COLUMN_WRONG_DOOR) != 0,
    });
}

gboolean
amends_review_row_load (AmendsDb *db, gint64 id, const AmendsContactLimits *limits, AmendsReview **review,
                        GError **error)
{
    g_autoptr (AmendsStatement) row = NULL;
    gboolean asked = amends_db_find_row (db, SELECT_ROW, id, &row, error);

    *review = row != NULL ? read_row (row, limits) : NULL;
    return asked;
}

gboolean
amends_review_row_require (AmendsDb *db, gint64 review_id, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_require_row (db, "SELECT 1 FROM review WHERE id = ?", review_id, error);

    return row != NULL;
}
