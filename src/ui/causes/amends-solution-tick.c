/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-solution-tick.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-toast.h"
#include "amends-dates.h"
#include "amends-solution-dialog.h"
#include "amends-store-plans.h"
#include "amends-text.h"

/* With the dialog, and from then on with the change that it led to. */
typedef struct {
    GtkWidget *place;          /* (owned) (nullable): once there is something to be told */
    AmendsStore *store;        /* (owned) */
    AmendsSolutionDone *about; /* (owned) */
    gint64 ticked_event;       /* of a tick that takes another's place */
} Ask;

static void
free_ask (gpointer data)
{
    Ask *ask = data;

    g_clear_object (&ask->place);
    g_object_unref (ask->store);
    amends_solution_done_unref (ask->about);
    g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, free_ask)

static Ask *
new_ask (GtkWidget *place, AmendsStore *store, AmendsSolutionDone *about)
{
    Ask *ask = g_new0 (Ask, 1);

    g_set_object (&ask->place, place);
    ask->store = g_object_ref (store);
    ask->about = about;
    return ask;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GtkWidget) place = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        amends_cause_toast_fail (place, error);
    else
        amends_cause_toast_offer_undo (place, AMENDS_STORE (source), _ ("Checklist changed"), what.event_id);
}

void
amends_solution_tick_clear (GtkWidget *place, AmendsStore *store, gint64 id)
{
    amends_store_untick_solution_async (store, id, NULL, changed_cb, g_object_ref (place));
}

/* Another day: the new tick first, so that it is never neither. */

static void
old_gone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Ask) ask = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        amends_cause_toast_fail (ask->place, error);
    else
        amends_cause_toast_offer_undo_both (ask->place, ask->store, _ ("Checklist changed"), what.event_id,
                                            ask->ticked_event);
}

static void
new_there_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Ask) ask = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };
    AmendsStore *store = AMENDS_STORE (source);
    const gint64 old = ask->about->id;

    if (!amends_store_action_finish (store, result, &what, &error)) {
        amends_cause_toast_fail (ask->place, error);
        return;
    }
    ask->ticked_event = what.event_id;
    amends_store_untick_solution_async (store, old, NULL, old_gone_cb, g_steal_pointer (&ask));
}

static void
tick_at (GtkWidget *place, AmendsStore *store, const AmendsSolutionDone *about, gint64 at, const char *note)
{
    AmendsSolutionDone fields = *about;
    g_autoptr (AmendsSolutionDone) done = NULL;

    fields.done_at = at;
    fields.note = note[0] != '\0' ? note : NULL;
    done = amends_solution_done_new (&fields);
    if (about->id == 0)
        amends_store_tick_solution_async (store, done, NULL, changed_cb, g_object_ref (place));
    else if (at != about->done_at || g_strcmp0 (fields.note, about->note) != 0)
        amends_store_tick_solution_async (store, done, NULL, new_there_cb,
                                          new_ask (place, store, amends_solution_done_ref (done)));
}

static void
done_cb (AmendsSolutionDialog *dialog, gint64 at, const char *note, gpointer user_data)
{
    const Ask *ask = g_object_get_data (G_OBJECT (dialog), "ask");

    tick_at (user_data, ask->store, ask->about, at, note);
}

void
amends_solution_tick_ask (GtkWidget *place, AmendsStore *store, const char *text, const AmendsSolutionDone *about,
                          gint64 now)
{
    AmendsSolutionDialog *dialog = amends_solution_dialog_new (text, now);

    if (about->id != 0)
        amends_solution_dialog_set (dialog, about->done_at, about->note);
    g_object_set_data_full (G_OBJECT (dialog), "ask", new_ask (NULL, store, amends_solution_done_new (about)),
                            free_ask);
    g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), place, G_CONNECT_DEFAULT);
    adw_dialog_present (ADW_DIALOG (dialog), place);
}

char *
amends_solution_tick_describe (const AmendsSolutionDone *done, gint64 now)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *day = amends_dates_day (done->done_at, now, zone);
    g_autofree char *note = done->note != NULL ? amends_text_for_display (done->note, 0, TRUE) : NULL;
    /* Translators: %s is a day. Of what was done about one feedback, and of what is done for the whole shop from then on. */
    g_autofree char *since = g_strdup_printf (done->feedback_id != 0 ? _ ("Done on %s") : _ ("Done since %s"), day);

    return note != NULL ? g_strdup_printf ("%s · %s", since, note) : g_steal_pointer (&since);
}
