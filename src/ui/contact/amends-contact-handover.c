/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-flow-private.h"

#include <glib/gi18n-lib.h>

#include "amends-report-dialog.h"
#include "amends-store-reports.h"
#include "amends-text.h"

/* What has no interface is done on the marketplace's own page, and recorded by the person's word. */

typedef struct {
    AmendsContactFlow *self; /* (owned) */
    gint64 id;               /* contact, or review to be reported */
    gboolean is_report;
    char *url;
} Handing;

static void
free_handing (Handing *handing)
{
    g_object_unref (handing->self);
    g_free (handing->url);
    g_free (handing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handing, free_handing)

static Handing *
make_handing (AmendsContactFlow *self, gint64 id, gboolean is_report, const char *url)
{
    Handing *handing = g_new (Handing, 1);

    *handing = (Handing) { g_object_ref (self), id, is_report, g_strdup (url) };
    return handing;
}

static GtkWindow *
find_window (AmendsContactFlow *self)
{
    GtkRoot *root = self->over != NULL ? gtk_widget_get_root (self->over) : NULL;

    return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The question on return */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Handing) handing = user_data;
    const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
    gboolean yes = g_str_equal (answer, "yes");

    /* Whoever does not know yet finds the same question at the review. */
    if (!yes && !g_str_equal (answer, "no"))
        return;
    if (handing->is_report)
        amends_contact_flow_settle_report (handing->self, handing->id, yes);
    else
        amends_contact_flow_change (handing->self, handing->id,
                                    yes ? AMENDS_CONTACT_CHANGE_WAS_SENT : AMENDS_CONTACT_CHANGE_NOT_SENT);
}

void
amends_contact_flow_ask (AmendsContactFlow *self)
{
    AdwDialog *dialog;

    if (self->over == NULL || self->handed_id == 0)
        return;
    if (self->is_report) {
        dialog = adw_alert_dialog_new (
            _ ("Did You Report It?"),
            _ ("The review then shows that it was reported, and whether the marketplace removes it."));
        adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "later", _ ("_Ask Later"), "no",
                                        _ ("It Was N_ot Reported"), "yes", _ ("It Was _Reported"), NULL);
    } else {
        dialog = adw_alert_dialog_new (
            _ ("Did You Send It?"),
            _ ("The review then shows when its customer was contacted, and nobody writes twice."));
        adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "later", _ ("_Ask Later"), "no",
                                        _ ("It Was _Not Sent"), "yes", _ ("It Was _Sent"), NULL);
    }
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "yes", ADW_RESPONSE_SUGGESTED);
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "later");
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), self->over, NULL, answered_cb,
                             make_handing (self, self->handed_id, self->is_report, NULL));
    self->handed_id = 0;
}

static void
returned_cb (AmendsReturnWatch *watch G_GNUC_UNUSED, gpointer user_data)
{
    AmendsContactFlow *self = user_data;

    g_clear_object (&self->watch);
    amends_contact_flow_ask (self);
}

static void
await_return (AmendsContactFlow *self, gint64 id, gboolean is_report)
{
    GtkWindow *window = find_window (self);

    if (window == NULL)
        return;
    self->handed_id = id;
    self->is_report = is_report;
    g_clear_object (&self->watch);
    self->watch = amends_return_watch_new (window);
    g_signal_connect_object (self->watch, "returned", G_CALLBACK (returned_cb), self, G_CONNECT_DEFAULT);
}

/* Opening the page */

static void
report_recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactFlow) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_report_finish (AMENDS_STORE (source), result, &error))
        amends_contact_flow_tell_error (self, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Handing) handing = user_data;
    AmendsContactFlow *self = handing->self;
    g_autoptr (GError) error = NULL;

    if (self->desk == NULL)
        return;
    if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)) {
        if (handing->is_report)
            amends_store_set_report_async (amends_contact_desk_get_store (self->desk), handing->id, FALSE, NULL,
                                           report_recorded_cb, g_object_ref (self));
        await_return (self, handing->id, handing->is_report);
        return;
    }
    /* Nothing was opened, so nothing was sent. */
    if (!handing->is_report)
        amends_contact_flow_change (self, handing->id, AMENDS_CONTACT_CHANGE_NOT_SENT);
    amends_contact_flow_tell (self, _ ("The page could not be opened. Copy the review to get its address."));
}

/* @handing: (transfer full) */
static void
open_page (Handing *handing)
{
    g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (handing->url);

    gtk_uri_launcher_launch (launcher, find_window (handing->self), NULL, launched_cb, handing);
}

static void
handed_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Handing *handing = user_data;
    g_auto (AmendsContactsAdded) added = { 0 };
    g_autoptr (GError) error = NULL;
    gboolean stored = amends_store_add_contacts_finish (AMENDS_STORE (source), result, &added, &error);

    if (stored && added.ids->len == 1 && g_array_index (added.ids, gint64, 0) != 0) {
        handing->id = g_array_index (added.ids, gint64, 0);
        open_page (handing);
        return;
    }
    if (!stored)
        amends_contact_flow_tell_error (handing->self, error);
    else
        amends_contact_flow_tell (handing->self, _ ("This customer was contacted about this review already."));
    free_handing (handing);
}

void
amends_contact_flow_hand_over (AmendsContactFlow *self, GPtrArray *cases, AmendsContactReason reason)
{
    const AmendsContactCase *contact_case = g_ptr_array_index (cases, 0);
    const AmendsReview *review = contact_case->detail->review;

    g_return_if_fail (cases->len == 1);
    if (amends_text_is_web_address (review->url))
        amends_contact_desk_send_async (self->desk, cases, reason, NULL, 0, handed_over_cb,
                                        make_handing (self, 0, FALSE, review->url));
}

/* Reporting */

static void
report_cb (AmendsReportDialog *dialog, gpointer user_data)
{
    AmendsContactFlow *self = user_data;
    const gint64 *id = g_object_get_data (G_OBJECT (dialog), "review");
    const char *url = g_object_get_data (G_OBJECT (dialog), "address");

    if (amends_text_is_web_address (url))
        open_page (make_handing (self, *id, TRUE, url));
}

static void
report_loaded_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactFlow) self = user_data;
    g_autoptr (GPtrArray) cases = amends_contact_flow_take_cases (self, result);
    const AmendsContactCase *contact_case = cases != NULL ? g_ptr_array_index (cases, 0) : NULL;
    const AmendsReview *review;
    AmendsReportDialog *dialog;

    if (contact_case == NULL)
        return;
    review = contact_case->detail->review;
    dialog = amends_report_dialog_new (contact_case);
    g_object_set_data_full (G_OBJECT (dialog), "review", g_memdup2 (&review->id, sizeof review->id), g_free);
    g_object_set_data_full (G_OBJECT (dialog), "address", g_strdup (review->url), g_free);
    g_signal_connect_object (dialog, "open", G_CALLBACK (report_cb), self, G_CONNECT_DEFAULT);
    adw_dialog_present (ADW_DIALOG (dialog), self->over);
}

void
amends_contact_flow_report (AmendsContactFlow *self, gint64 review_id)
{
    g_return_if_fail (AMENDS_IS_CONTACT_FLOW (self));
    amends_contact_desk_load_cases_async (self->desk, &review_id, 1, NULL, report_loaded_cb, g_object_ref (self));
}

void
amends_contact_flow_settle_report (AmendsContactFlow *self, gint64 review_id, gboolean reported)
{
    AmendsStore *store;

    g_return_if_fail (AMENDS_IS_CONTACT_FLOW (self));
    store = amends_contact_desk_get_store (self->desk);
    if (reported)
        amends_store_set_report_async (store, review_id, TRUE, NULL, report_recorded_cb, g_object_ref (self));
    else
        amends_store_withdraw_report_async (store, review_id, NULL, report_recorded_cb, g_object_ref (self));
}
