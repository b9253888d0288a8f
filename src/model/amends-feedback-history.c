/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-history.h"

#define DAY 86400

G_DEFINE_BOXED_TYPE (AmendsFeedbackHistory, amends_feedback_history, amends_feedback_history_ref,
                     amends_feedback_history_unref)

static void
free_cell (gpointer data)
{
    AmendsFeedbackCell *cell = data;

    g_free (cell->marketplace);
    g_array_unref (cell->days);
    g_free (cell);
}

AmendsFeedbackHistory *
amends_feedback_history_new (void)
{
    AmendsFeedbackHistory *self = g_atomic_rc_box_new0 (AmendsFeedbackHistory);

    self->cells = g_ptr_array_new_with_free_func (free_cell);
    return self;
}

AmendsFeedbackHistory *
amends_feedback_history_ref (AmendsFeedbackHistory *self)
{
    return g_atomic_rc_box_acquire (self);
}

static void
clear_history (gpointer data)
{
    g_ptr_array_unref (((AmendsFeedbackHistory *) data)->cells);
}

void
amends_feedback_history_unref (AmendsFeedbackHistory *self)
{
    g_atomic_rc_box_release_full (self, clear_history);
}

static AmendsFeedbackCell *
make_cell (gint64 account_id, const char *marketplace)
{
    AmendsFeedbackCell *cell = g_new0 (AmendsFeedbackCell, 1);

    cell->account_id = account_id;
    cell->marketplace = g_strdup (marketplace);
    cell->days = g_array_new (FALSE, TRUE, sizeof (AmendsFeedbackDay));
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        cell->told[i].marketplace = cell->typed[i].marketplace = cell->marketplace;
        cell->told[i].window = cell->typed[i].window = (AmendsFeedbackWindow) i;
    }
    return cell;
}

AmendsFeedbackCell *
amends_feedback_history_get_cell (AmendsFeedbackHistory *self, gint64 account_id, const char *marketplace)
{
    /* Rows come cell by cell, so the last one is nearly always it. */
    for (guint i = self->cells->len; i > 0; i--) {
        AmendsFeedbackCell *cell = self->cells->pdata[i - 1];

        if (cell->account_id == account_id && g_str_equal (cell->marketplace, marketplace))
            return cell;
    }
    g_ptr_array_add (self->cells, make_cell (account_id, marketplace));
    return self->cells->pdata[self->cells->len - 1];
}

void
amends_feedback_cell_add (AmendsFeedbackCell *self, gint64 day, int stars, gint64 n)
{
    AmendsFeedbackDay *last;

    g_return_if_fail (stars >= 0 && stars <= 5);

    last = self->days->len > 0 ? &g_array_index (self->days, AmendsFeedbackDay, self->days->len - 1) : NULL;
    g_return_if_fail (last == NULL || day >= last->day);
    if (last == NULL || day > last->day) {
        g_array_set_size (self->days, self->days->len + 1);
        last = &g_array_index (self->days, AmendsFeedbackDay, self->days->len - 1);
        last->day = day;
    }
    last->stars[stars] += n;
}

gboolean
amends_feedback_history_is_incomplete (const AmendsFeedbackHistory *self)
{
    for (guint i = 0; i < self->cells->len; i++) {
        const AmendsFeedbackCell *cell = self->cells->pdata[i];

        if (cell->incomplete)
            return TRUE;
    }
    return FALSE;
}

AmendsFeedbackHistory *
amends_feedback_history_keep_complete (const AmendsFeedbackHistory *self)
{
    AmendsFeedbackHistory *kept = amends_feedback_history_new ();

    for (guint i = 0; i < self->cells->len; i++) {
        const AmendsFeedbackCell *cell = self->cells->pdata[i];
        AmendsFeedbackCell *copy;

        if (cell->incomplete)
            continue;
        copy = amends_feedback_history_get_cell (kept, cell->account_id, cell->marketplace);
        g_array_append_vals (copy->days, cell->days->data, cell->days->len);
    }
    return kept;
}

gint64
amends_feedback_day_of (gint64 instant)
{
    return instant >= 0 ? instant / DAY : -((DAY - 1 - instant) / DAY);
}
