/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-items.h"

#include "amends-fts-tokenizer.h"

char *
amends_items_fold_name (const char *name)
{
    g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);

    return g_utf8_casefold (normal != NULL ? normal : name, -1);
}

static const char *
or_empty (const char *text)
{
    return text != NULL ? text : "";
}

/* Sets what is derived of item @id: its own title and brand, or those of the product with its id, best the one of the same marketplace. */
static gboolean
refresh_item (AmendsDb *db, gint64 id, GError **error)
{
    g_autoptr (AmendsStatement) find =
        amends_db_prepare (db,
                           "SELECT own_title, own_brand, p.title, p.brand FROM item AS i LEFT JOIN product AS p "
                           "ON p.account_id = i.account_id AND p.external_id = i.external_id AND i.external_id <> '' "
                           "WHERE i.id = ? ORDER BY p.marketplace = i.marketplace DESC, p.id LIMIT 1",
                           error);
    g_autoptr (AmendsStatement) set = NULL;
    g_autofree char *title = NULL;
    g_autofree char *brand = NULL;
    g_autofree char *words = NULL;
    g_autofree char *folded = NULL;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, id);
    if (amends_statement_step (find, error) != AMENDS_STEP_ROW)
        return FALSE;
    title =
        g_strdup (or_empty (amends_statement_get_text (find, *amends_statement_get_text (find, 0) != '\0' ? 0 : 2)));
    brand =
        g_strdup (or_empty (amends_statement_get_text (find, *amends_statement_get_text (find, 1) != '\0' ? 1 : 3)));
    words = amends_fts_words (title);
    folded = amends_items_fold_name (brand);
    set = amends_db_prepare (
        db, "UPDATE item SET title = ?2, title_words = ?3, brand = ?4, brand_folded = ?5 WHERE id = ?1", error);
    if (set == NULL)
        return FALSE;
    amends_statement_bind_int (set, 1, id);
    amends_statement_bind_text (set, 2, title);
    amends_statement_bind_text (set, 3, words);
    amends_statement_bind_text (set, 4, brand);
    amends_statement_bind_text (set, 5, folded);
    return amends_statement_run (set, error);
}

static gboolean
refresh_items_of (AmendsDb *db, gint64 account_id, const char *product_id, GError **error)
{
    g_autoptr (AmendsStatement) list =
        amends_db_prepare (db, "SELECT id FROM item WHERE account_id = ? AND external_id = ?", error);
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    AmendsStep step;

    if (list == NULL)
        return FALSE;
    amends_statement_bind_int (list, 1, account_id);
    amends_statement_bind_text (list, 2, product_id);
    while ((step = amends_statement_step (list, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (list, 0);

        g_array_append_val (ids, id);
    }
    if (step == AMENDS_STEP_ERROR)
        return FALSE;
    for (guint i = 0; i < ids->len; i++)
        if (!refresh_item (db, g_array_index (ids, gint64, i), error))
            return FALSE;
    return TRUE;
}

gboolean
amends_items_take_product (AmendsDb *db, gint64 account_id, const AmendsProduct *product, gboolean *changed,
                           GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        db,
        "INSERT INTO product (account_id, external_id, marketplace, title, brand, url, image_url) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (account_id, external_id, marketplace) DO UPDATE SET "
        "title = ifnull (excluded.title, title), brand = ifnull (excluded.brand, brand), "
        "url = ifnull (excluded.url, url), image_url = ifnull (excluded.image_url, image_url) "
        "WHERE ifnull (excluded.title, title) IS NOT title OR ifnull (excluded.brand, brand) IS NOT brand "
        "OR ifnull (excluded.url, url) IS NOT url OR ifnull (excluded.image_url, image_url) IS NOT image_url",
        error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, account_id);
    amends_statement_bind_text (statement, 2, product->external_id);
    amends_statement_bind_text (statement, 3, or_empty (product->marketplace));
    amends_statement_bind_text (statement, 4, product->title);
    amends_statement_bind_text (statement, 5, product->brand);
    amends_statement_bind_text (statement, 6, product->url);
    amends_statement_bind_text (statement, 7, product->image_url);
    if (!amends_statement_run (statement, error))
        return FALSE;
    *changed = amends_db_n_changed (db) > 0;
    return !*changed || refresh_items_of (db, account_id, product->external_id, error);
}

typedef struct {
    char *external_id, *marketplace, *own_title, *own_brand;
} Key;

static void
clear_key (Key *key)
{
    g_free (key->external_id);
    g_free (key->marketplace);
    g_free (key->own_title);
    g_free (key->own_brand);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Key, clear_key)

static char *
choose (const char *told, const char *known)
{
    return g_strdup (told != NULL && *told != '\0' ? told : known);
}

/* A source that leaves something open does not take away what was known. */
static gboolean
make_key (AmendsDb *db, const AmendsReview *review, gint64 old_id, Key *key, GError **error)
{
    g_autoptr (AmendsStatement) old =
        amends_db_prepare (db, "SELECT external_id, marketplace, own_title, own_brand FROM item WHERE id = ?", error);
    AmendsStep step;

    if (old == NULL)
        return FALSE;
    amends_statement_bind_int (old, 1, old_id);
    step = old_id != 0 ? amends_statement_step (old, error) : AMENDS_STEP_DONE;
    if (step == AMENDS_STEP_ERROR)
        return FALSE;
    key->external_id = choose (review->product_id, step == AMENDS_STEP_ROW ? amends_statement_get_text (old, 0) : "");
    key->marketplace = choose (review->marketplace, step == AMENDS_STEP_ROW ? amends_statement_get_text (old, 1) : "");
    key->own_title = choose (review->product_title, step == AMENDS_STEP_ROW ? amends_statement_get_text (old, 2) : "");
    key->own_brand = choose (review->brand, step == AMENDS_STEP_ROW ? amends_statement_get_text (old, 3) : "");
    return TRUE;
}

static void
bind_key (AmendsStatement *statement, gint64 account_id, const Key *key)
{
    amends_statement_bind_int (statement, 1, account_id);
    amends_statement_bind_text (statement, 2, key->external_id);
    amends_statement_bind_text (statement, 3, key->marketplace);
    amends_statement_bind_text (statement, 4, key->own_title);
    amends_statement_bind_text (statement, 5, key->own_brand);
}

static gboolean
add_item (AmendsDb *db, gint64 account_id, const Key *key, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) add = amends_db_prepare (
        db,
        "INSERT INTO item (account_id, external_id, marketplace, own_title, own_brand, title, title_words, brand, "
        "brand_folded) VALUES (?, ?, ?, ?, ?, '', '', '', '')",
        error);

    if (add == NULL)
        return FALSE;
    bind_key (add, account_id, key);
    if (!amends_statement_run (add, error))
        return FALSE;
    *id = amends_db_last_id (db);
    return refresh_item (db, *id, error);
}

gboolean
amends_items_find (AmendsDb *db, gint64 account_id, const AmendsReview *review, gint64 old_id, gint64 *id,
                   GError **error)
{
    g_auto (Key) key = { 0 };
    g_autoptr (AmendsStatement) find = NULL;
    AmendsStep step;

    if (!make_key (db, review, old_id, &key, error))
        return FALSE;
    find = amends_db_prepare (db,
                              "SELECT id FROM item WHERE account_id = ? AND external_id = ? AND marketplace = ? "
                              "AND own_title = ? AND own_brand = ?",
                              error);
    if (find == NULL)
        return FALSE;
    bind_key (find, account_id, &key);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW)
        *id = amends_statement_get_int (find, 0);
    return step == AMENDS_STEP_ROW || (step == AMENDS_STEP_DONE && add_item (db, account_id, &key, id, error));
}

gboolean
amends_items_find_language (AmendsDb *db, const char *tag, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (db, "SELECT id FROM language WHERE tag = ?", error);
    g_autoptr (AmendsStatement) add = NULL;
    AmendsStep step;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_text (find, 1, or_empty (tag));
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW)
        *id = amends_statement_get_int (find, 0);
    if (step != AMENDS_STEP_DONE)
        return step == AMENDS_STEP_ROW;
    add = amends_db_prepare (db, "INSERT INTO language (tag) VALUES (?)", error);
    if (add == NULL)
        return FALSE;
    amends_statement_bind_text (add, 1, or_empty (tag));
    if (!amends_statement_run (add, error))
        return FALSE;
    *id = amends_db_last_id (db);
    return TRUE;
}
