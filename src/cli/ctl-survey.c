/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-survey.h"

#include <stdio.h>
#include <unistd.h>

#include "amends-await.h"
#include "amends-cause-survey.h"
#include "ctl-output.h"

static void
show_progress_cb (AmendsCauseSurvey *survey G_GNUC_UNUSED, guint64 position, guint64 end,
                  gpointer user_data G_GNUC_UNUSED)
{
    fprintf (stderr, "\r%3.0f %% ", end > 0 ? 100.0 * (double) position / (double) end : 100.0);
}

gboolean
ctl_survey_causes (CtlContext *context, AmendsStore *store, guint64 *n_looked_at, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsCauseSurvey) survey = amends_cause_survey_new (store, amends_rule_pack_get_default ());
    gboolean done;

    if (isatty (STDERR_FILENO))
        g_signal_connect (survey, "progress", G_CALLBACK (show_progress_cb), NULL);
    amends_cause_survey_run_async (survey, context->cancellable, amends_await_cb, &await);
    done = amends_cause_survey_run_finish (survey, amends_await (&await), n_looked_at, error);
    if (isatty (STDERR_FILENO))
        ctl_clear_progress ();
    return done;
}
