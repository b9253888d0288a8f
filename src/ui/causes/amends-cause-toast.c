/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-toast.h"

#include <glib/gi18n-lib.h>

#include "amends-action-text.h"

static AdwToast *
add_toast (GtkWidget *widget, const char *message)
{
    GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
    AdwToast *toast;

    if (overlay == NULL)
        return NULL;
    toast = adw_toast_new (message);
    adw_toast_set_use_markup (toast, FALSE);
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (toast));
    return toast;
}

void
amends_cause_toast_tell (GtkWidget *widget, const char *message)
{
    g_autoptr (AdwToast) toast = add_toast (widget, message);

    if (toast != NULL)
        adw_toast_set_timeout (toast, 3);
}

void
amends_cause_toast_fail (GtkWidget *widget, const GError *error)
{
    if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        amends_cause_toast_tell (widget, error->message);
}

void
amends_cause_toast_tell_undone (GtkWidget *widget, const AmendsActionResult *what, const GError *error)
{
    g_autofree char *text = error == NULL ? amends_action_text_describe (what, what->subject) : NULL;

    if (text != NULL)
        amends_cause_toast_tell (widget, text);
    else
        amends_cause_toast_fail (widget, error);
}

AdwToast *
amends_cause_toast_offer (GtkWidget *widget, const char *message, const char *button_label)
{
    g_autoptr (AdwToast) toast = add_toast (widget, message);

    if (toast != NULL)
        adw_toast_set_button_label (toast, button_label);
    return toast;
}

/* Undo */

typedef struct {
    AmendsStore *store; /* (owned) */
    GtkWidget *widget;  /* (owned) */
    gint64 event_id;
    gint64 then_id; /* 0: none */
} Undo;

static void
free_undo (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    Undo *undo = data;

    g_object_unref (undo->store);
    g_object_unref (undo->widget);
    g_free (undo);
}

static void undo_next (Undo *undo);

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Undo *undo = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error)) {
        amends_cause_toast_fail (undo->widget, error);
        free_undo (undo, NULL);
    } else {
        undo_next (undo);
    }
}

static Undo *
new_undo (GtkWidget *widget, AmendsStore *store, gint64 event_id, gint64 then_id)
{
    Undo *undo = g_new (Undo, 1);

    *undo = (Undo) { g_object_ref (store), g_object_ref (widget), event_id, then_id };
    return undo;
}

/* @undo: (transfer full) */
static void
undo_next (Undo *undo)
{
    const gint64 id = undo->event_id;

    undo->event_id = undo->then_id;
    undo->then_id = 0;
    if (id != 0)
        amends_store_undo_event_async (undo->store, id, NULL, undone_cb, undo);
    else
        free_undo (undo, NULL);
}

static void
undo_clicked_cb (AdwToast *toast G_GNUC_UNUSED, gpointer user_data)
{
    const Undo *undo = user_data;

    undo_next (new_undo (undo->widget, undo->store, undo->event_id, undo->then_id));
}

void
amends_cause_toast_offer_undo (GtkWidget *widget, AmendsStore *store, const char *message, gint64 event_id)
{
    if (event_id != 0)
        amends_cause_toast_offer_undo_both (widget, store, message, event_id, 0);
}

/* Two that wait in line would offer the older first, which may be taken back already. */
static void
replace_undo (GtkWidget *widget, AdwToast *toast)
{
    GObject *overlay = G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
    AdwToast *older = g_object_get_data (overlay, "undo-toast");

    if (older != NULL)
        adw_toast_dismiss (older);
    g_object_set_data_full (overlay, "undo-toast", g_object_ref (toast), g_object_unref);
}

void
amends_cause_toast_offer_undo_both (GtkWidget *widget, AmendsStore *store, const char *message, gint64 later_id,
                                    gint64 earlier_id)
{
    AdwToast *toast = amends_cause_toast_offer (widget, message, _ ("_Undo"));

    if (toast == NULL)
        return;
    replace_undo (widget, toast);
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked_cb),
                           new_undo (widget, store, later_id, earlier_id), free_undo, G_CONNECT_DEFAULT);
}
