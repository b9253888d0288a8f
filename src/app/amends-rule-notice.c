/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-notice.h"

#include <glib/gi18n-lib.h>

typedef struct {
    GWeakRef window;
    char *text;
} Notice;

static void
free_notice_cb (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    Notice *notice = data;

    g_weak_ref_clear (&notice->window);
    g_free (notice->text);
    g_free (notice);
}

static void
details_clicked_cb (AdwToast *toast G_GNUC_UNUSED, gpointer user_data)
{
    Notice *notice = user_data;
    g_autoptr (GtkWidget) window = g_weak_ref_get (&notice->window);
    AdwDialog *dialog;

    if (window == NULL)
        return;
    dialog = adw_alert_dialog_new (_ ("Your Own Rules"), notice->text);
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
    adw_dialog_present (dialog, window);
}

static char *
join (GPtrArray *warnings)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < warnings->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", (const char *) g_ptr_array_index (warnings, i));
    return g_string_free_and_steal (text);
}

void
amends_rule_notice_show (AmendsWindow *window, GPtrArray *warnings)
{
    AdwToast *toast;
    Notice *notice;

    if (warnings->len == 0)
        return;
    notice = g_new0 (Notice, 1);
    g_weak_ref_init (&notice->window, window);
    notice->text = join (warnings);
    toast = adw_toast_new (_ ("There are files of rules in your data folder"));
    adw_toast_set_button_label (toast, _ ("_Details"));
    /* What decides who can be contacted is not to go by unseen. */
    adw_toast_set_timeout (toast, 0);
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (details_clicked_cb), notice, free_notice_cb,
                           G_CONNECT_DEFAULT);
    amends_window_add_toast (window, toast);
}
