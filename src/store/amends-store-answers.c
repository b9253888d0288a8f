/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-history.h"
#include "amends-store-private.h"

#define DAY 86400
#define ANSWER_TIME (24 * 60 * 60) /* rule #39, 7b */

typedef struct {
    char *marketplace; /* (owned) (nullable) */
    guint stars;
    gint64 first_day, last_day;
    GHashTable
        *written; /* (owned) (element-type gint64 gint64): feedback whose customer was written to, and when first */
    GArray *days; /* (owned) (nullable) */
} Answers;

/* One feedback, and how the customer was answered. */
typedef struct {
    gint64 id, published_at;
    gboolean has_response;
    gint64 responded_at; /* 0 = nobody told when */
} Question;

static void
free_answers (gpointer data)
{
    Answers *self = data;

    g_free (self->marketplace);
    g_hash_table_unref (self->written);
    g_clear_pointer (&self->days, g_array_unref);
    g_free (self);
}

static AmendsAnswerDay *
get_day (GArray *days, gint64 day)
{
    if (days->len == 0 || g_array_index (days, AmendsAnswerDay, days->len - 1).day != day) {
        const AmendsAnswerDay empty = { .day = day };

        g_array_append_val (days, empty);
    }
    return &g_array_index (days, AmendsAnswerDay, days->len - 1);
}

/* A public answer without a time may have been the earlier one, so only a message in time says more than it does. */
static void
count_question (const Answers *self, const Question *question, gint64 now)
{
    const gint64 *written = g_hash_table_lookup (self->written, &question->id);
    gint64 limit = question->published_at + ANSWER_TIME, answered_at = question->responded_at;
    AmendsAnswerDay *day;

    if (written != NULL && (answered_at == 0 || *written < answered_at) &&
        (*written <= limit || !question->has_response))
        answered_at = *written;
    /* What is not a day old may still be answered in time. */
    if (answered_at == 0 && !question->has_response && now < limit)
        return;
    day = get_day (self->days, question->published_at / DAY);
    if (answered_at == 0)
        *(question->has_response ? &day->unknown : &day->not_yet) += 1;
    else
        *(answered_at <= limit ? &day->within : &day->later) += 1;
}

/* To whom the shop wrote through the marketplace after the feedback, of the same order. */
static gboolean
find_written (AmendsDb *db, Answers *self, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        db,
        "SELECT f.id, min (c.sent_at) FROM contact AS c JOIN review_text AS t ON t.review_id = c.review_id "
        "LEFT JOIN stated_fact AS s ON s.review_id = c.review_id "
        "JOIN feedback_text AS x ON x.order_id = ifnull (t.order_id, s.order_id) "
        "JOIN feedback AS f ON f.id = x.feedback_id AND f.account_id = c.account_id "
        "WHERE c.state = 3 AND c.sent_at >= f.published_at AND f.published_at >= ?1 "
        "AND f.published_at < ?2 GROUP BY f.id",
        error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, MAX (self->first_day * DAY, 1));
    amends_statement_bind_int (rows, 2, (self->last_day + 1) * DAY);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        const gint64 id = amends_statement_get_int (rows, 0), at = amends_statement_get_int (rows, 1);

        g_hash_table_insert (self->written, g_memdup2 (&id, sizeof id), g_memdup2 (&at, sizeof at));
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
count_answers (AmendsJob *job, gpointer data, GError **error)
{
    Answers *answers = data;
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (job->db,
                           "SELECT id, published_at, has_response, "
                           "CASE has_response WHEN 1 THEN responded_at ELSE 0 END FROM feedback "
                           "WHERE published_at >= ?1 AND published_at < ?2 AND (?3 >> stars & 1) = 1 "
                           "AND removed_at = 0 AND (?4 IS NULL OR marketplace = ?4 COLLATE NOCASE) "
                           "ORDER BY published_at",
                           error);
    AmendsStep step;

    if (rows == NULL || !find_written (job->db, answers, error))
        return FALSE;
    amends_statement_bind_int (rows, 1, MAX (answers->first_day * DAY, 1));
    amends_statement_bind_int (rows, 2, (answers->last_day + 1) * DAY);
    amends_statement_bind_int (rows, 3, answers->stars);
    amends_statement_bind_text (rows, 4, answers->marketplace);
    answers->days = g_array_new (FALSE, FALSE, sizeof (AmendsAnswerDay));
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        const Question question = { amends_statement_get_int (rows, 0), amends_statement_get_int (rows, 1),
                                    amends_statement_get_int (rows, 2) != 0, amends_statement_get_int (rows, 3) };

        count_question (answers, &question, job->now);
    }
    return step == AMENDS_STEP_DONE;
}

void
amends_store_count_answers_async (AmendsStore *self, const char *marketplace, guint critical, gint64 first_day,
                                  gint64 last_day, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
    Answers *answers;

    g_return_if_fail (AMENDS_IS_STORE (self));

    answers = g_new (Answers, 1);
    *answers = (Answers) { g_strdup (marketplace),
                           critical,
                           first_day,
                           last_day,
                           g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                           NULL };
    amends_store_start (self, AMENDS_JOB_READ, amends_store_count_answers_async, count_answers, answers, free_answers,
                        cancellable, callback, user_data);
}

GArray *
amends_store_count_answers_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Answers *answers = amends_store_finish (self, result, amends_store_count_answers_async, error);

    return answers != NULL ? g_steal_pointer (&answers->days) : NULL;
}
