/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-feedback.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* What store-fixture.h is for reviews. The calls wait, and fail the test on an error. */

AmendsBatch *test_feedback_batch (const AmendsFeedback *fields, gsize n);
AmendsBatchResult test_add_feedback (StoreFixture *self, const AmendsFeedback *fields);
AmendsBatchResult test_remove_feedback (StoreFixture *self, const char *external_id, gint64 removed_at);

GArray *test_find_feedback_ids (AmendsStore *store, const AmendsFeedbackQuery *query, guint limit);
/* test_feedback_found: the external ids that match, in order, joined by spaces */
char *test_feedback_found (AmendsStore *store, const AmendsFeedbackQuery *query);
gint64 test_feedback_id (AmendsStore *store, const char *external_id);
AmendsFeedback *test_load_feedback (AmendsStore *store, const char *external_id);
AmendsFeedbackFacets *test_feedback_facets (AmendsStore *store, const AmendsFeedbackQuery *query);
AmendsFeedbackDetail *test_feedback_detail (AmendsStore *store, gint64 id, GError **error);
AmendsFeedbackHistory *test_feedback_history (AmendsStore *store);
AmendsFeedbackHistory *test_feedback_history_of (AmendsStore *store, gint64 account_id, const char *marketplace);
gboolean test_set_total (AmendsStore *store, gint64 account_id, const AmendsFeedbackTotal *total, GError **error);

AmendsActionResult test_set_feedback_done (AmendsStore *store, gint64 id, gboolean done);
AmendsActionResult test_set_feedback_query_done (AmendsStore *store, const AmendsFeedbackQuery *query, gboolean done);
gboolean test_set_feedback_note (AmendsStore *store, gint64 id, const char *text, AmendsActionResult *what,
                                 GError **error);
gboolean test_log_feedback_opened (AmendsStore *store, gint64 id, GError **error);

G_END_DECLS
