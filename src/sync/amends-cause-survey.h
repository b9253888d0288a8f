/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-rule-pack.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsCauseSurvey: suggests causes for all that is due: chunk after chunk, each read after all that a person waits for, classified in a thread of its
 * own and kept as a batch. An idle program is never woken: a run begins only after the store has said that something changed.
 *
 * Signals: "progress" (guint64 position, guint64 end), after each chunk, in the main context it was made in; equal at the end of a run.
 */
#define AMENDS_TYPE_CAUSE_SURVEY (amends_cause_survey_get_type ())
G_DECLARE_FINAL_TYPE (AmendsCauseSurvey, amends_cause_survey, AMENDS, CAUSE_SURVEY, GObject)

/** amends_cause_survey_new: @pack: says what is critical, neutral and negative */
AmendsCauseSurvey *amends_cause_survey_new (AmendsStore *store, const AmendsRulePack *pack);

/**
 * amends_cause_survey_watch: runs now, and again whenever comments or rules have changed.
 * @delay_ms: how long changes are gathered before a run begins; AMENDS_CAUSE_SURVEY_DELAY_MS
 */
#define AMENDS_CAUSE_SURVEY_DELAY_MS 1500
void amends_cause_survey_watch (AmendsCauseSurvey *self, guint delay_ms);

/** amends_cause_survey_stop: stops watching and the present run; what was kept stays. Also done when the last reference goes */
void amends_cause_survey_stop (AmendsCauseSurvey *self);

/** amends_cause_survey_run_async: until nothing is due. If a run is on its way it is joined. AMENDS_STORE_ERROR_*, G_IO_ERROR_CANCELLED */
void amends_cause_survey_run_async (AmendsCauseSurvey *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/** @n_looked_at: (out) (optional): how many comments it classified */
gboolean amends_cause_survey_run_finish (AmendsCauseSurvey *self, GAsyncResult *result, guint64 *n_looked_at,
                                         GError **error);

gboolean amends_cause_survey_is_running (AmendsCauseSurvey *self);

G_END_DECLS
