/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-fixture.h"

/* A call that waits: starts @start_call, then evaluates @finish_call into @result. */
#define WAIT(start_call, result, finish_call)                                                                          \
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;                                                                    \
    start_call;                                                                                                        \
    amends_await (&await);                                                                                             \
    result = finish_call

static const int LOW_STARS[] = { 3, 3 };

gboolean
test_set_causes (AmendsStore *store, AmendsSubject subject, gint64 id, const char *causes, AmendsActionResult *what,
                 GError **error)
{
    AmendsCause items[AMENDS_MAX_CAUSES];
    gsize n = 0;
    gboolean done;

    g_assert_true (*causes == '\0' || amends_causes_parse (causes, items, &n));
    WAIT (amends_store_set_causes_async (store, subject, &id, 1, items, n, NULL, amends_await_cb, &await), done,
          amends_store_action_finish (store, await.result, what, error));
    return done;
}

char *
test_causes (AmendsStore *store, AmendsSubject subject, gint64 id)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) all = NULL;
    GString *text;

    WAIT (amends_store_load_causes_async (store, subject, &id, 1, NULL, amends_await_cb, &await), all,
          amends_store_load_causes_finish (store, await.result, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (all->len, ==, 1);
    const AmendsCauses *causes = &g_array_index (all, AmendsCauses, 0);
    g_autofree char *ids = amends_causes_format (causes->items, causes->n);

    text = g_string_new (amends_cause_origin_to_string (causes->origin));
    if (causes->n > 0)
        g_string_append_printf (text, " %s%s", ids, causes->wrong_door ? " wrong-door" : "");
    return g_string_free_and_steal (text);
}

gint64
test_teach (AmendsStore *store, const AmendsLearnedRule *rule)
{
    g_autoptr (GError) error = NULL;
    gint64 id;

    WAIT (amends_store_add_learned_rule_async (store, rule, NULL, amends_await_cb, &await), id,
          amends_store_add_learned_rule_finish (store, await.result, &error));
    g_assert_no_error (error);
    return id;
}

gboolean
test_forget (AmendsStore *store, gint64 id, GError **error)
{
    gboolean done;

    WAIT (amends_store_delete_learned_rule_async (store, id, NULL, amends_await_cb, &await), done,
          amends_store_delete_learned_rule_finish (store, await.result, error));
    return done;
}

GPtrArray *
test_learned (AmendsStore *store)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *rules;

    WAIT (amends_store_list_learned_rules_async (store, NULL, amends_await_cb, &await), rules,
          amends_store_list_learned_rules_finish (store, await.result, &error));
    g_assert_no_error (error);
    return rules;
}

AmendsSurveyChunk *
test_find_due (AmendsStore *store, const AmendsSurveyScope *scope, guint limit)
{
    g_autoptr (GError) error = NULL;
    AmendsSurveyChunk *chunk;

    WAIT (amends_store_find_due_async (store, scope, limit, NULL, amends_await_cb, &await), chunk,
          amends_store_find_due_finish (store, await.result, &error));
    g_assert_no_error (error);
    return chunk;
}

void
test_keep (AmendsStore *store, AmendsSurveyChunk *chunk, const char *causes)
{
    g_autoptr (GError) error = NULL;
    GArray *found = g_array_new (FALSE, FALSE, sizeof (AmendsCauses));
    gboolean unmarked = g_str_has_suffix (causes, TEST_UNMARKED);
    g_autofree char *ids = g_strndup (causes, strlen (causes) - (unmarked ? strlen (TEST_UNMARKED) : 0));
    AmendsCause items[AMENDS_MAX_CAUSES];
    gsize n = 0;
    gboolean done;

    g_assert_true (*ids == '\0' || amends_causes_parse (ids, items, &n));
    for (guint i = 0; i < chunk->texts->len; i++) {
        const AmendsSurveyText *text = chunk->texts->pdata[i];
        AmendsCauses one;

        amends_causes_init (&one, n > 0 ? AMENDS_CAUSE_ORIGIN_SUGGESTED : AMENDS_CAUSE_ORIGIN_NONE, text->subject,
                            items, text->text != NULL ? n : 0);
        one.wrong_door = one.wrong_door && !unmarked;
        g_array_append_val (found, one);
    }
    WAIT (amends_store_keep_suggestions_async (store, chunk, found, NULL, amends_await_cb, &await), done,
          amends_store_keep_suggestions_finish (store, await.result, &error));
    g_assert_no_error (error);
    g_assert_true (done);
}

char *
test_due (AmendsStore *store)
{
    const AmendsSurveyScope scope = TEST_CAUSE_SCOPE;
    g_autoptr (AmendsSurveyChunk) chunk = test_find_due (store, &scope, 100);
    GString *due = g_string_new (NULL);

    for (guint i = 0; i < chunk->texts->len; i++) {
        const AmendsSurveyText *text = chunk->texts->pdata[i];

        g_string_append_printf (due, "%s%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                                text->subject == AMENDS_SUBJECT_FEEDBACK ? "f" : "r", text->id);
    }
    return g_string_free_and_steal (due);
}

guint
test_survey (AmendsStore *store, const AmendsSurveyScope *scope, const char *causes, guint limit)
{
    guint n = 0;

    for (;;) {
        AmendsSurveyChunk *chunk = test_find_due (store, scope, limit);
        gboolean is_last = chunk->is_last;

        g_assert_cmpuint (chunk->texts->len, <=, limit);
        g_assert_cmpuint (chunk->position, <=, chunk->end);
        n += chunk->texts->len;
        test_keep (store, chunk, causes);
        if (is_last)
            return n;
    }
}

gboolean
test_tick (AmendsStore *store, const AmendsSolutionDone *done, AmendsActionResult *what, GError **error)
{
    gboolean ok;

    WAIT (amends_store_tick_solution_async (store, done, NULL, amends_await_cb, &await), ok,
          amends_store_action_finish (store, await.result, what, error));
    return ok;
}

gboolean
test_untick (AmendsStore *store, gint64 id, AmendsActionResult *what, GError **error)
{
    gboolean ok;

    WAIT (amends_store_untick_solution_async (store, id, NULL, amends_await_cb, &await), ok,
          amends_store_action_finish (store, await.result, what, error));
    return ok;
}

GPtrArray *
test_solutions (AmendsStore *store, gint64 from, gint64 before, gint64 feedback_id)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *list;

    WAIT (amends_store_list_solutions_async (store, from, before, feedback_id, NULL, amends_await_cb, &await), list,
          amends_store_list_solutions_finish (store, await.result, &error));
    g_assert_no_error (error);
    return list;
}

gboolean
test_set_plan (AmendsStore *store, const AmendsResolvePlan *plan, AmendsActionResult *what, GError **error)
{
    gboolean ok;

    WAIT (amends_store_set_plan_async (store, plan, NULL, amends_await_cb, &await), ok,
          amends_store_action_finish (store, await.result, what, error));
    return ok;
}

GPtrArray *
test_plans (AmendsStore *store, int state)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *list;

    WAIT (amends_store_list_plans_async (store, state, NULL, amends_await_cb, &await), list,
          amends_store_list_plans_finish (store, await.result, &error));
    g_assert_no_error (error);
    return list;
}

GArray *
test_count_causes (AmendsStore *store, const AmendsReviewQuery *query, const gint64 *edges, gsize n_edges)
{
    g_autoptr (GError) error = NULL;
    GArray *buckets;

    WAIT (amends_store_count_causes_async (store, query, edges, n_edges, LOW_STARS, NULL, amends_await_cb, &await),
          buckets, amends_store_count_causes_finish (store, await.result, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (buckets->len, ==, n_edges - 1);
    return buckets;
}

GPtrArray *
test_count_products (AmendsStore *store, const AmendsReviewQuery *query, gint64 start, gint64 recent, gint64 end,
                     guint min_low)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *products;

    WAIT (amends_store_count_products_async (store, query, start, recent, end, LOW_STARS[0], min_low, NULL,
                                             amends_await_cb, &await),
          products, amends_store_count_products_finish (store, await.result, &error));
    g_assert_no_error (error);
    return products;
}

void
test_silence (AmendsStore *store, gint64 account_id, const char *marketplace, const char *product_id, gboolean silent)
{
    g_autoptr (GError) error = NULL;
    gboolean done;

    WAIT (amends_store_set_spike_silence_async (store, account_id, marketplace, product_id, silent, NULL,
                                                amends_await_cb, &await),
          done, amends_store_set_spike_silence_finish (store, await.result, &error));
    g_assert_no_error (error);
    g_assert_true (done);
}
