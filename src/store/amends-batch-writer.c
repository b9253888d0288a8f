/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-batch-writer.h"

#include <string.h>

#include "amends-cause-row.h"
#include "amends-contact-candidates.h"
#include "amends-contacts.h"
#include "amends-items.h"
#include "amends-messages.h"
#include "amends-orders.h"
#include "amends-review-row.h"
#include "amends-string-list.h"
#include "amends-tokens-ahead.h"

#define SECONDS_IN_DAY 86400
#define N_PARTS 2          /* of a text in the search index: title and body */
#define WORTH_A_THREAD 500 /* texts */

/* What a review becomes in the tables. */
typedef struct {
    gint64 id; /* 0: a new one */
    gint64 item_id, language_id;
    gint64 version_at;
    int n_versions;
    const AmendsReview *review;
} Target;

static const char *
or_else (const char *told, const char *known)
{
    return told != NULL && *told != '\0' ? told : known;
}

/* What the source now leaves open stays as it was told before; what the customer wrote is taken as it is. */
static AmendsReview *
merge (const AmendsReview *told, const AmendsReview *known)
{
    AmendsReview fields = *told;

    fields.language = or_else (told->language, known->language);
    fields.author = or_else (told->author, known->author);
    fields.url = or_else (told->url, known->url);
    fields.order_id = or_else (told->order_id, known->order_id);
    fields.variant = or_else (told->variant, known->variant);
    if (told->published_at <= 0)
        fields.published_at = known->published_at;
    if (told->updated_at <= 0)
        fields.updated_at = known->updated_at;
    if (told->verified == AMENDS_TRI_UNKNOWN)
        fields.verified = known->verified;
    return amends_review_new (&fields);
}

static gboolean
same_addresses (const char *const *a, const char *const *b)
{
    static const char *const NONE[] = { NULL };

    return g_strv_equal (a != NULL ? a : NONE, b != NULL ? b : NONE);
}

static gboolean
same_facts (const AmendsReview *a, const AmendsReview *b)
{
    return a->published_at == b->published_at && a->updated_at == b->updated_at && a->verified == b->verified &&
           MAX (a->helpful, 0) == MAX (b->helpful, 0) && g_strcmp0 (a->author, b->author) == 0 &&
           g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->order_id, b->order_id) == 0 &&
           g_strcmp0 (a->variant, b->variant) == 0 && same_addresses (a->photos, b->photos);
}

static gboolean
write_narrow (AmendsBatchWriter *self, Target *target, GError **error)
{
    const AmendsReview *review = target->review;
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        self->db,
        target->id == 0
            ? "INSERT INTO review (item_id, language_id, stars, traits, helpful, published_at, updated_at, version_at, "
              "n_versions, account_id, external_id, first_seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
              "?11, ?8)"
            : "UPDATE review SET item_id = ?1, language_id = ?2, stars = ?3, traits = ?4, helpful = ?5, "
              "published_at = ?6, updated_at = ?7, version_at = ?8, n_versions = ?9, gone_at = 0 WHERE id = ?10",
        error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, target->item_id);
    amends_statement_bind_int (statement, 2, target->language_id);
    amends_statement_bind_int (statement, 3, review->stars);
    amends_statement_bind_int (statement, 4, amends_review_row_traits (review, target->n_versions));
    amends_statement_bind_int (statement, 5, MAX (review->helpful, 0));
    amends_statement_bind_int (statement, 6, MAX (review->published_at, 0));
    amends_statement_bind_int (statement, 7, MAX (review->updated_at, 0));
    amends_statement_bind_int (statement, 8, target->version_at);
    amends_statement_bind_int (statement, 9, target->n_versions);
    amends_statement_bind_int (statement, 10, target->id != 0 ? target->id : self->account_id);
    if (target->id == 0)
        amends_statement_bind_borrowed (statement, 11, review->external_id);
    if (!amends_statement_run (statement, error))
        return FALSE;
    if (target->id == 0)
        target->id = amends_db_last_id (self->db);
    return TRUE;
}

static gboolean
write_wide (AmendsBatchWriter *self, const Target *target, gboolean is_new, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        self->db,
        is_new ? "INSERT INTO review_text (review_id, title, body, author, url, order_id, variant, photos) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
               : "UPDATE review_text SET title = ?2, body = ?3, author = ?4, url = ?5, order_id = ?6, variant = ?7, "
                 "photos = ?8 WHERE review_id = ?1",
        error);
    g_autoptr (GBytes) photos = amends_string_list_pack (target->review->photos);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, target->id);
    amends_statement_bind_borrowed (statement, 2, target->review->title);
    amends_statement_bind_borrowed (statement, 3, target->review->body);
    amends_statement_bind_borrowed (statement, 4, target->review->author);
    amends_statement_bind_borrowed (statement, 5, target->review->url);
    amends_statement_bind_borrowed (statement, 6, target->review->order_id);
    amends_statement_bind_borrowed (statement, 7, target->review->variant);
    amends_statement_bind_blob (statement, 8, photos);
    return amends_statement_run (statement, error);
}

/* What the search index has to learn of. */
typedef struct {
    gint64 id;
    gboolean is_new;
    AmendsReview *review; /* (owned) */
} Text;

static void
clear_text (gpointer data)
{
    amends_review_unref (((Text *) data)->review);
}

static void
note_text (AmendsBatchWriter *self, const Target *target, gboolean is_new)
{
    Text text = { target->id, is_new, amends_review_ref ((AmendsReview *) target->review) };

    g_array_append_val (self->texts, text);
}

static gboolean
write_text (AmendsBatchWriter *self, const Text *text, GError **error)
{
    /* To replace costs a look for what is there. */
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (self->db,
                           text->is_new ? "INSERT INTO review_search (rowid, title, body) VALUES (?, ?, ?)"
                                        : "INSERT OR REPLACE INTO review_search (rowid, title, body) VALUES (?, ?, ?)",
                           error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, text->id);
    amends_statement_bind_borrowed (statement, 2, text->review->title != NULL ? text->review->title : "");
    amends_statement_bind_borrowed (statement, 3, text->review->body != NULL ? text->review->body : "");
    return amends_statement_run (statement, error);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
    const Text *one = a, *other = b;

    return one->id != other->id ? (one->id < other->id ? -1 : 1) : 0;
}

/* What is indexed of each text, one after the other. Returns: (transfer full) (element-type utf8): borrowed from @texts */
static GPtrArray *
list_parts (GArray *texts)
{
    GPtrArray *parts = g_ptr_array_sized_new (texts->len * N_PARTS);

    for (guint i = 0; i < texts->len; i++) {
        const AmendsReview *review = g_array_index (texts, Text, i).review;

        g_ptr_array_add (parts, (gpointer) review->title);
        g_ptr_array_add (parts, (gpointer) review->body);
    }
    return parts;
}

/*
 * All at the end: a statement on another table that may have to be taken back would make the search index write out what it has gathered, and so
 * would one whose id is smaller than the last. Of a review that was told several times the last text counts.
 */
static gboolean
write_texts (AmendsBatchWriter *self, GError **error)
{
    g_autoptr (GPtrArray) parts = NULL;
    g_autoptr (AmendsTokensAhead) ahead = NULL;
    gboolean is_new = FALSE;

    g_array_sort (self->texts, compare_texts);
    if (self->texts->len >= WORTH_A_THREAD) {
        parts = list_parts (self->texts);
        ahead = amends_tokens_ahead_new (parts);
    }
    for (guint i = 0; i < self->texts->len; i++) {
        Text *text = &g_array_index (self->texts, Text, i);

        is_new |= text->is_new;
        if (i + 1 < self->texts->len && text[1].id == text->id)
            continue;
        text->is_new = is_new;
        if (ahead != NULL)
            amends_tokens_ahead_reach (ahead, i * N_PARTS, N_PARTS);
        if (!write_text (self, text, error))
            return FALSE;
        is_new = FALSE;
    }
    return TRUE;
}

static gboolean
keep_version (AmendsBatchWriter *self, const AmendsReview *old, gint64 seen_at, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (self->db, "INSERT INTO review_version VALUES (?, ?, ?, ?, ?, ?, ?)", error);
    g_autoptr (GBytes) photos = amends_string_list_pack (old->photos);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, old->id);
    amends_statement_bind_int (statement, 2, old->n_versions);
    amends_statement_bind_int (statement, 3, old->stars);
    amends_statement_bind_borrowed (statement, 4, old->title);
    amends_statement_bind_borrowed (statement, 5, old->body);
    amends_statement_bind_blob (statement, 6, photos);
    amends_statement_bind_int (statement, 7, seen_at);
    return amends_statement_run (statement, error);
}

static const char *
or_empty (const char *text)
{
    return text != NULL ? text : "";
}

/* Reviews of a batch are about few items: each is looked up once. The lengths keep the fields of the key apart. */
static gboolean
find_item (AmendsBatchWriter *self, const AmendsReview *review, gint64 *id, GError **error)
{
    const char *fields[] = { or_empty (review->product_id), or_empty (review->marketplace),
                             or_empty (review->product_title), or_empty (review->brand) };
    char key[512];
    int length = g_snprintf (key, sizeof key, "%zu %zu %zu %s%s%s%s", strlen (fields[0]), strlen (fields[1]),
                             strlen (fields[2]), fields[0], fields[1], fields[2], fields[3]);
    gboolean fits = length < (int) sizeof key;
    const gint64 *known = fits ? g_hash_table_lookup (self->items, key) : NULL;

    if (known != NULL) {
        *id = *known;
        return TRUE;
    }
    if (!amends_items_find (self->db, self->account_id, review, 0, id, error))
        return FALSE;
    if (fits)
        g_hash_table_insert (self->items, g_strdup (key), g_memdup2 (id, sizeof *id));
    return TRUE;
}

static gboolean
find_language (AmendsBatchWriter *self, const char *tag, gint64 *id, GError **error)
{
    g_autofree char *key = g_strconcat ("language ", tag, NULL);
    const gint64 *known = g_hash_table_lookup (self->items, key);

    if (known == NULL && !amends_items_find_language (self->db, tag, id, error))
        return FALSE;
    if (known == NULL)
        g_hash_table_insert (self->items, g_steal_pointer (&key), g_memdup2 (id, sizeof *id));
    else
        *id = *known;
    return TRUE;
}

static void
count (AmendsBatchWriter *self, const Target *target, gboolean done)
{
    const AmendsReview *review = target->review;
    AmendsTallyCell cell = {
        .day = MAX (review->published_at, 0) / SECONDS_IN_DAY,
        .item_id = target->item_id,
        .language_id = target->language_id,
        .stars = review->stars,
        .traits = amends_review_row_traits (review, target->n_versions),
    };

    amends_tally_add (self->tally, &cell, done, 1);
}

/* Most reviews have nothing to do with it, so cost nothing. */
static gboolean
keep_candidate (AmendsBatchWriter *self, gint64 id, const AmendsReview *now, const AmendsReview *before, GError **error)
{
    gboolean may =
        amends_contact_candidates_may_hold (now) || (before != NULL && amends_contact_candidates_may_hold (before));

    if (!may && before != NULL && !amends_contact_candidates_are_stated (self->db, id, &may, error))
        return FALSE;
    if (!may)
        return TRUE;
    return amends_contact_candidates_refresh (self->db, id, error);
}

static gboolean
add_review (AmendsBatchWriter *self, const AmendsReview *review, GError **error)
{
    Target target = { .version_at = self->now, .n_versions = 1, .review = review };

    self->counts.added++;
    if (!find_item (self, review, &target.item_id, error) ||
        !find_language (self, review->language, &target.language_id, error) || !write_narrow (self, &target, error) ||
        !write_wide (self, &target, TRUE, error))
        return FALSE;
    note_text (self, &target, TRUE);
    count (self, &target, FALSE);
    return keep_candidate (self, target.id, review, NULL, error);
}

/* What the tables hold of a review that is told again. */
typedef struct {
    gint64 id, version_at;
    gboolean done;
    AmendsTallyCell cell;
} Known;

/* Counts of causes follow the review; what it says now, or in which language, is for the classifier to look at again. */
static gboolean
keep_causes (AmendsBatchWriter *self, const Target *target, const Known *known, const AmendsReview *old,
             gboolean edited, GError **error)
{
    gboolean moved = target->item_id != known->cell.item_id || target->review->published_at != old->published_at;

    if (moved && !amends_cause_row_follow (self->db, AMENDS_SUBJECT_REVIEW, target->id, error))
        return FALSE;
    return (!edited && target->language_id == known->cell.language_id) ||
           amends_cause_row_make_due (self->db, AMENDS_SUBJECT_REVIEW, target->id, error);
}

static gboolean
rewrite (AmendsBatchWriter *self, Target *target, const Known *known, const AmendsReview *old, gboolean edited,
         GError **error)
{
    gint64 seen_at = old->updated_at > 0 ? MIN (old->updated_at, target->version_at) : target->version_at;

    self->counts.updated++;
    if (edited) {
        target->n_versions++;
        target->version_at = self->now;
        note_text (self, target, FALSE);
    }
    amends_tally_add (self->tally, &known->cell, known->done, -1);
    count (self, target, known->done);
    return (!edited || keep_version (self, old, seen_at, error)) && write_narrow (self, target, error) &&
           write_wide (self, target, FALSE, error) && keep_candidate (self, target->id, target->review, old, error) &&
           keep_causes (self, target, known, old, edited, error);
}

static gboolean
change_review (AmendsBatchWriter *self, const AmendsReview *told, const Known *known, GError **error)
{
    g_autoptr (AmendsReview) old = NULL;
    g_autoptr (AmendsReview) merged = NULL;
    Target target = { .id = known->id, .version_at = known->version_at };
    gboolean edited;

    if (!amends_review_row_load (self->db, known->id, NULL, &old, error))
        return FALSE;
    g_assert (old != NULL);
    merged = merge (told, old);
    edited = !amends_review_same_content (old, merged);
    target.review = merged;
    target.n_versions = old->n_versions;
    if ((told->updated_at > 0 && told->updated_at < old->updated_at)) {
        self->counts.unchanged++;
        return TRUE;
    }
    if (!amends_items_find (self->db, self->account_id, told, known->cell.item_id, &target.item_id, error) ||
        !amends_items_find_language (self->db, merged->language, &target.language_id, error))
        return FALSE;
    if (!edited && old->gone_at == 0 && target.item_id == known->cell.item_id &&
        target.language_id == known->cell.language_id && same_facts (old, merged)) {
        self->counts.unchanged++;
        return TRUE;
    }
    return rewrite (self, &target, known, old, edited, error);
}

static gboolean
take_review (AmendsBatchWriter *self, const AmendsReview *review, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (
        self->db,
        "SELECT id, version_at, EXISTS (SELECT 1 FROM review_done WHERE review_id = review.id), published_at / 86400, "
        "item_id, language_id, stars, traits FROM review WHERE account_id = ? AND external_id = ?",
        error);
    Known known;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, self->account_id);
    amends_statement_bind_borrowed (find, 2, review->external_id);
    switch (amends_statement_step (find, error)) {
    case AMENDS_STEP_ROW:
        known = (Known) {
            amends_statement_get_int (find, 0),
            amends_statement_get_int (find, 1),
            amends_statement_get_int (find, 2) != 0,
            { amends_statement_get_int (find, 3), amends_statement_get_int (find, 4),
              amends_statement_get_int (find, 5), (int) amends_statement_get_int (find, 6),
              (int) amends_statement_get_int (find, 7) },
        };
        return change_review (self, review, &known, error);
    case AMENDS_STEP_DONE:
        return add_review (self, review, error);
    case AMENDS_STEP_ERROR:
    default:
        return FALSE;
    }
}

static gboolean
drop_candidate (AmendsBatchWriter *self, const char *external_id, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (self->db,
                           "DELETE FROM contact_candidate WHERE review_id = "
                           "(SELECT id FROM review WHERE account_id = ? AND external_id = ?)",
                           error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, self->account_id);
    amends_statement_bind_borrowed (statement, 2, external_id);
    return amends_statement_run (statement, error);
}

static gboolean
remove_review (AmendsBatchWriter *self, const char *external_id, GError **error)
{
    guint64 n_removed;
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        self->db, "UPDATE review SET gone_at = ? WHERE account_id = ? AND external_id = ? AND gone_at = 0", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, MAX (self->now, 1));
    amends_statement_bind_int (statement, 2, self->account_id);
    amends_statement_bind_borrowed (statement, 3, external_id);
    if (!amends_statement_run (statement, error))
        return FALSE;
    n_removed = (guint64) amends_db_n_changed (self->db);
    self->counts.removed += n_removed;
    return n_removed == 0 || drop_candidate (self, external_id, error);
}

static gboolean
keep_cursor (AmendsBatchWriter *self, const AmendsBatch *batch, GError **error)
{
    g_autoptr (AmendsStatement) statement = NULL;

    if (batch->stream == NULL)
        return TRUE;
    statement = amends_db_prepare (
        self->db,
        "INSERT INTO sync_state (account_id, stream, cursor, etag, at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (account_id, stream) DO UPDATE SET cursor = excluded.cursor, etag = excluded.etag, at = excluded.at",
        error);
    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, self->account_id);
    amends_statement_bind_borrowed (statement, 2, batch->stream);
    amends_statement_bind_borrowed (statement, 3, batch->cursor);
    amends_statement_bind_borrowed (statement, 4, batch->etag);
    amends_statement_bind_int (statement, 5, self->now);
    return amends_statement_run (statement, error);
}

static gboolean
take_answers (AmendsBatchWriter *self, const AmendsBatch *batch, GError **error)
{
    gboolean changed;

    for (guint i = 0; i < batch->receipts->len; i++) {
        if (!amends_contacts_take_receipt (self->db, self->account_id, batch->receipts->pdata[i], self->now, &changed,
                                           error))
            return FALSE;
        self->contacts_changed |= changed;
    }
    for (guint i = 0; i < batch->messages->len; i++) {
        if (!amends_messages_take (self->db, self->account_id, batch->messages->pdata[i], &changed, error))
            return FALSE;
        self->messages_changed |= changed;
    }
    return TRUE;
}

static gboolean
take_all (AmendsBatchWriter *self, const AmendsBatch *batch, GError **error)
{
    for (guint i = 0; i < batch->products->len; i++) {
        gboolean changed;

        if (!amends_items_take_product (self->db, self->account_id, batch->products->pdata[i], &changed, error))
            return FALSE;
        self->products_changed |= changed;
    }
    for (guint i = 0; i < batch->orders->len; i++)
        if (!amends_orders_take (self->db, self->account_id, batch->orders->pdata[i], error))
            return FALSE;
    for (guint i = 0; i < batch->reviews->len; i++)
        if (!take_review (self, batch->reviews->pdata[i], error))
            return FALSE;
    for (guint i = 0; i < batch->removed->len; i++)
        if (!remove_review (self, batch->removed->pdata[i], error))
            return FALSE;
    return take_answers (self, batch, error) && keep_cursor (self, batch, error);
}

void
amends_batch_writer_begin (AmendsBatchWriter *self, AmendsDb *db, gint64 now)
{
    *self = (AmendsBatchWriter) { .db = db, .now = now };
    self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    self->tally = amends_tally_new ();
    self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
    g_array_set_clear_func (self->texts, clear_text);
}

void
amends_batch_writer_clear (AmendsBatchWriter *self)
{
    g_clear_pointer (&self->items, g_hash_table_unref);
    g_clear_pointer (&self->tally, amends_tally_free);
    g_clear_pointer (&self->texts, g_array_unref);
}

gboolean
amends_batch_writer_apply (AmendsBatchWriter *self, gint64 account_id, const AmendsBatch *batch, GError **error)
{
    if (account_id != self->account_id)
        g_hash_table_remove_all (self->items);
    self->account_id = account_id;
    self->counts = (AmendsBatchResult) { 0 };
    self->products_changed = self->contacts_changed = self->messages_changed = FALSE;
    return take_all (self, batch, error);
}

gboolean
amends_batch_writer_end (AmendsBatchWriter *self, GError **error)
{
    return amends_tally_write (self->tally, self->db, error) && write_texts (self, error);
}
