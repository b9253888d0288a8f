/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-name-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_LENGTH 80

typedef struct {
    GtkWidget *entry; /* in the dialog, which outlives the answer */
    AmendsNamedFunc func;
    gpointer user_data;
    GDestroyNotify destroy;
} Request;

static void
entry_changed_cb (GtkEditable *entry, gpointer user_data)
{
    g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

    adw_alert_dialog_set_response_enabled (user_data, "accept", name[0] != '\0');
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Request *request = user_data;
    const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

    if (g_strcmp0 (response, "accept") == 0) {
        g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (request->entry))));

        if (name[0] != '\0')
            request->func (name, request->user_data);
    }
    if (request->destroy != NULL)
        request->destroy (request->user_data);
    g_free (request);
}

void
amends_name_dialog_present (GtkWidget *parent, const char *heading, const char *accept_label, const char *name,
                            AmendsNamedFunc func, gpointer user_data, GDestroyNotify destroy)
{
    AdwDialog *dialog = adw_alert_dialog_new (heading, NULL);
    GtkWidget *list = gtk_list_box_new (), *entry = adw_entry_row_new ();
    Request *request = g_new (Request, 1);

    *request = (Request) { entry, func, user_data, destroy };
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name"));
    adw_entry_row_set_max_length (ADW_ENTRY_ROW (entry), MAX_LENGTH);
    adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
    gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
    gtk_widget_add_css_class (list, "boxed-list");
    gtk_list_box_append (GTK_LIST_BOX (list), entry);

    adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept", accept_label, NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "accept", ADW_RESPONSE_SUGGESTED);
    adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "accept");
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
    g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), dialog);
    gtk_editable_set_text (GTK_EDITABLE (entry), name);
    entry_changed_cb (GTK_EDITABLE (entry), dialog);
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, chosen_cb, request);
    gtk_widget_grab_focus (entry);
}
