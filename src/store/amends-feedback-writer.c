/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-writer.h"

#include "amends-cause-row.h"
#include "amends-feedback-row.h"

/* What the search index has to learn of. */
typedef struct {
    gint64 id;
    const AmendsFeedback *feedback;
} Text;

static const char *
or_else (const char *told, const char *known)
{
    return told != NULL && *told != '\0' ? told : known;
}

/* NULL: the source says nothing of it. Empty: there is none. */
static const char *
or_none (const char *told, const char *known)
{
    if (told == NULL)
        return known;
    return *told != '\0' ? told : NULL;
}

/* What the source now leaves open stays as it was told before. */
static AmendsFeedback *
merge (const AmendsFeedback *told, const AmendsFeedback *known)
{
    AmendsFeedback fields = *told;

    fields.id = known->id;
    fields.account_id = known->account_id;
    fields.marketplace = or_else (told->marketplace, known->marketplace);
    fields.order_id = or_else (told->order_id, known->order_id);
    fields.text = or_none (told->text, known->text);
    fields.response = or_none (told->response, known->response);
    fields.language = or_else (told->language, known->language);
    fields.author = or_else (told->author, known->author);
    fields.url = or_else (told->url, known->url);
    fields.by_marketplace = told->by_marketplace != AMENDS_TRI_UNKNOWN ? told->by_marketplace : known->by_marketplace;
    fields.published_at = told->published_at > 0 ? told->published_at : known->published_at;
    fields.updated_at = told->updated_at > 0 ? told->updated_at : known->updated_at;
    fields.responded_at = told->responded_at > 0 ? told->responded_at : known->responded_at;
    if (fields.response == NULL)
        fields.responded_at = 0;
    return amends_feedback_new (&fields);
}

static gboolean
same_texts (const AmendsFeedback *a, const AmendsFeedback *b)
{
    return g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->response, b->response) == 0;
}

static gboolean
same_facts (const AmendsFeedback *a, const AmendsFeedback *b)
{
    return a->stars == b->stars && a->published_at == b->published_at && a->updated_at == b->updated_at &&
           a->responded_at == b->responded_at && a->struck_at == b->struck_at && a->removed_at == b->removed_at &&
           a->by_marketplace == b->by_marketplace && g_strcmp0 (a->marketplace, b->marketplace) == 0 &&
           g_strcmp0 (a->order_id, b->order_id) == 0 && g_strcmp0 (a->language, b->language) == 0 &&
           g_strcmp0 (a->author, b->author) == 0 && g_strcmp0 (a->url, b->url) == 0;
}

static gboolean
add_one (AmendsFeedbackWriter *self, const AmendsFeedback *told, GArray *texts, GError **error)
{
    AmendsFeedback fields = *told;
    Text text = { 0, told };

    fields.id = 0;
    fields.account_id = self->account_id;
    fields.text = or_none (told->text, NULL);
    fields.response = or_none (told->response, NULL);
    self->counts.added++;
    if (!amends_feedback_row_write (self->db, &fields, self->now, &text.id, error))
        return FALSE;
    g_array_append_val (texts, text);
    return TRUE;
}

/* As for reviews: see the batch writer. */
static gboolean
keep_causes (AmendsFeedbackWriter *self, const AmendsFeedback *now, const AmendsFeedback *known, GError **error)
{
    gboolean moved = now->published_at != known->published_at || g_strcmp0 (now->marketplace, known->marketplace) != 0;
    gboolean changed = now->stars != known->stars || g_strcmp0 (now->text, known->text) != 0 ||
                       g_strcmp0 (now->language, known->language) != 0;

    if (moved && !amends_cause_row_follow (self->db, AMENDS_SUBJECT_FEEDBACK, known->id, error))
        return FALSE;
    return !changed || amends_cause_row_make_due (self->db, AMENDS_SUBJECT_FEEDBACK, known->id, error);
}

static gboolean
change_one (AmendsFeedbackWriter *self, const AmendsFeedback *told, gint64 id, GPtrArray *merged, GArray *texts,
            GError **error)
{
    g_autoptr (AmendsFeedback) known = NULL;
    AmendsFeedback *now;

    if (!amends_feedback_row_load (self->db, id, &known, error))
        return FALSE;
    g_assert (known != NULL);
    now = merge (told, known);
    g_ptr_array_add (merged, now);
    if ((told->updated_at > 0 && told->updated_at < known->updated_at) ||
        (same_texts (known, now) && same_facts (known, now))) {
        self->counts.unchanged++;
        return TRUE;
    }
    if (!same_texts (known, now)) {
        Text text = { id, now };

        g_array_append_val (texts, text);
    }
    self->counts.updated++;
    return amends_feedback_row_write (self->db, now, self->now, &id, error) && keep_causes (self, now, known, error);
}

static gboolean
take_feedback (AmendsFeedbackWriter *self, const AmendsBatch *batch, GPtrArray *merged, GArray *texts, GError **error)
{
    for (guint i = 0; i < batch->feedback->len; i++) {
        const AmendsFeedback *told = batch->feedback->pdata[i];
        gint64 id;

        if (!amends_feedback_row_find (self->db, self->account_id, told->external_id, &id, error) ||
            !(id == 0 ? add_one (self, told, texts, error) : change_one (self, told, id, merged, texts, error)))
            return FALSE;
    }
    return TRUE;
}

static gboolean
remove_one (AmendsFeedbackWriter *self, const AmendsFeedbackRemoval *removal, GError **error)
{
    g_autoptr (AmendsFeedback) known = NULL;
    AmendsFeedback fields;
    gint64 id;

    if (!amends_feedback_row_find (self->db, self->account_id, removal->external_id, &id, error) ||
        (id != 0 && !amends_feedback_row_load (self->db, id, &known, error)))
        return FALSE;
    if (known == NULL || known->removed_at != 0 || (removal->removed_at > 0 && removal->removed_at < known->updated_at))
        return TRUE;
    fields = *known;
    fields.removed_at = MAX (removal->removed_at > 0 ? removal->removed_at : self->now, 1);
    fields.updated_at = MAX (removal->removed_at, known->updated_at);
    self->counts.removed++;
    return amends_feedback_row_write (self->db, &fields, self->now, &id, error);
}

static gboolean
write_text (AmendsFeedbackWriter *self, const Text *text, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        self->db, "INSERT OR REPLACE INTO feedback_search (rowid, text, response) VALUES (?, ?, ?)", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, text->id);
    amends_statement_bind_text (statement, 2, text->feedback->text != NULL ? text->feedback->text : "");
    amends_statement_bind_text (statement, 3, text->feedback->response != NULL ? text->feedback->response : "");
    return amends_statement_run (statement, error);
}

static gboolean
keep_coverage (AmendsFeedbackWriter *self, const char *marketplace, AmendsCoverage coverage, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (self->db,
                           "INSERT INTO feedback_source VALUES (?, ?, ?) ON CONFLICT (account_id, marketplace) "
                           "DO UPDATE SET partial = excluded.partial WHERE partial <> excluded.partial",
                           error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, self->account_id);
    amends_statement_bind_text (statement, 2, marketplace);
    amends_statement_bind_int (statement, 3, coverage == AMENDS_COVERAGE_PARTIAL);
    if (!amends_statement_run (statement, error))
        return FALSE;
    self->totals_changed |= amends_db_n_changed (self->db) > 0;
    return TRUE;
}

/* Each marketplace of the batch once. */
static gboolean
take_coverage (AmendsFeedbackWriter *self, const AmendsBatch *batch, GError **error)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    if (batch->coverage == AMENDS_COVERAGE_UNKNOWN)
        return TRUE;
    for (guint i = 0; i < batch->feedback->len; i++) {
        const AmendsFeedback *feedback = batch->feedback->pdata[i];
        const char *marketplace = feedback->marketplace != NULL ? feedback->marketplace : "";

        if (g_hash_table_add (seen, (gpointer) marketplace) &&
            !keep_coverage (self, marketplace, batch->coverage, error))
            return FALSE;
    }
    return TRUE;
}

gboolean
amends_feedback_writer_set_total (AmendsDb *db, gint64 account_id, const AmendsFeedbackTotal *total,
                                  AmendsTotalsOrigin origin, gboolean *changed, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        db,
        "INSERT INTO feedback_total VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, marketplace, span, origin) "
        "DO UPDATE SET positive = excluded.positive, neutral = excluded.neutral, negative = excluded.negative, "
        "at = excluded.at WHERE excluded.at >= at AND (excluded.at, excluded.positive, excluded.neutral, "
        "excluded.negative) IS NOT (at, positive, neutral, negative)",
        error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, account_id);
    amends_statement_bind_text (statement, 2, total->marketplace != NULL ? total->marketplace : "");
    amends_statement_bind_int (statement, 3, total->window);
    amends_statement_bind_int (statement, 4, origin);
    amends_statement_bind_int (statement, 5, total->counts.positive);
    amends_statement_bind_int (statement, 6, total->counts.neutral);
    amends_statement_bind_int (statement, 7, total->counts.negative);
    amends_statement_bind_int (statement, 8, total->at);
    if (!amends_statement_run (statement, error))
        return FALSE;
    *changed = amends_db_n_changed (db) > 0;
    return TRUE;
}

static gboolean
take_totals (AmendsFeedbackWriter *self, const AmendsBatch *batch, GError **error)
{
    for (guint i = 0; i < batch->totals->len; i++) {
        gboolean changed;

        if (!amends_feedback_writer_set_total (self->db, self->account_id, batch->totals->pdata[i], AMENDS_TOTALS_TOLD,
                                               &changed, error))
            return FALSE;
        self->totals_changed |= changed;
    }
    return TRUE;
}

gboolean
amends_feedback_writer_apply (AmendsFeedbackWriter *self, const AmendsBatch *batch, GError **error)
{
    g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_feedback_unref);
    g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Text));

    if (!take_feedback (self, batch, merged, texts, error))
        return FALSE;
    for (guint i = 0; i < batch->feedback_removed->len; i++)
        if (!remove_one (self, batch->feedback_removed->pdata[i], error))
            return FALSE;
    if (!take_coverage (self, batch, error) || !take_totals (self, batch, error))
        return FALSE;
    /* All at the end: see the batch writer of reviews. */
    for (guint i = 0; i < texts->len; i++)
        if (!write_text (self, &g_array_index (texts, Text, i), error))
            return FALSE;
    return TRUE;
}
