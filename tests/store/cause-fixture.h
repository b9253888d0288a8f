/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-cause-counts.h"
#include "amends-store-cause-survey.h"
#include "amends-store-causes.h"
#include "amends-store-plans.h"
#include "feedback-fixture.h"

G_BEGIN_DECLS

/* What store-fixture.h is for reviews, for causes. The calls wait; those without an error fail the test on one. */

#define TEST_CAUSE_SCOPE { 1, 3, 3 }
#define TEST_UNMARKED " unmarked" /* behind causes that are kept: without a mark, whatever they are */

/* test_set_causes: @causes: as amends_causes_parse() reads them; "" clears */
gboolean test_set_causes (AmendsStore *store, AmendsSubject subject, gint64 id, const char *causes,
                          AmendsActionResult *what, GError **error);
/* test_causes: "person slow-delivery,quality wrong-door", "suggested quality", "person", "none" */
char *test_causes (AmendsStore *store, AmendsSubject subject, gint64 id);

gint64 test_teach (AmendsStore *store, const AmendsLearnedRule *rule);
gboolean test_forget (AmendsStore *store, gint64 id, GError **error);
GPtrArray *test_learned (AmendsStore *store);

AmendsSurveyChunk *test_find_due (AmendsStore *store, const AmendsSurveyScope *scope, guint limit);
/* test_keep: @causes: for each text of @chunk (transfer full) */
void test_keep (AmendsStore *store, AmendsSurveyChunk *chunk, const char *causes);
/* test_due: the ids that are due, as "r1 r2 f1"; does not keep them. Limit 100 */
char *test_due (AmendsStore *store);
/* test_survey: keeps @causes for all that is due; returns the number of texts */
guint test_survey (AmendsStore *store, const AmendsSurveyScope *scope, const char *causes, guint limit);

gboolean test_tick (AmendsStore *store, const AmendsSolutionDone *done, AmendsActionResult *what, GError **error);
gboolean test_untick (AmendsStore *store, gint64 id, AmendsActionResult *what, GError **error);
GPtrArray *test_solutions (AmendsStore *store, gint64 from, gint64 before, gint64 feedback_id);
gboolean test_set_plan (AmendsStore *store, const AmendsResolvePlan *plan, AmendsActionResult *what, GError **error);
GPtrArray *test_plans (AmendsStore *store, int state);

GArray *test_count_causes (AmendsStore *store, const AmendsReviewQuery *query, const gint64 *edges, gsize n_edges);
GPtrArray *test_count_products (AmendsStore *store, const AmendsReviewQuery *query, gint64 start, gint64 recent,
                                gint64 end, guint min_low);
void test_silence (AmendsStore *store, gint64 account_id, const char *marketplace, const char *product_id,
                   gboolean silent);

G_END_DECLS
