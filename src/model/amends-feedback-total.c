/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-total.h"

static const char *const NAMES[AMENDS_N_FEEDBACK_WINDOWS] = { "30_days", "90_days", "365_days", "lifetime" };

const char *
amends_feedback_window_to_string (AmendsFeedbackWindow window)
{
    g_return_val_if_fail ((guint) window < G_N_ELEMENTS (NAMES), NULL);

    return NAMES[window];
}

gboolean
amends_feedback_window_from_string (const char *name, AmendsFeedbackWindow *window)
{
    for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        if (g_strcmp0 (name, NAMES[i]) == 0) {
            *window = (AmendsFeedbackWindow) i;
            return TRUE;
        }
    }
    return FALSE;
}

gint64
amends_feedback_counts_get_all (const AmendsFeedbackCounts *self)
{
    return self->positive + self->neutral + self->negative;
}

AmendsFeedbackTotal *
amends_feedback_total_new (const AmendsFeedbackTotal *fields)
{
    AmendsFeedbackTotal *self = g_memdup2 (fields, sizeof *fields);

    self->marketplace = g_strdup (fields->marketplace);
    return self;
}

void
amends_feedback_total_free (AmendsFeedbackTotal *self)
{
    g_free ((char *) self->marketplace);
    g_free (self);
}
