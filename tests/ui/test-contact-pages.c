/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "amends-await.h"
#include "amends-contact-button.h"
#include "amends-messages-page.h"
#include "amends-outbox.h"
#include "amends-return-watch.h"
#include "amends-reviews-page.h"
#include "amends-store-accounts.h"
#include "amends-store-batches.h"
#include "amends-store-contacts.h"
#include "amends-store-messages.h"
#include "amends-window.h"
#include "ui-fixture.h"

#define DAY (24 * 60 * 60)

/* The real store, with one critical review whose customer can be contacted, and its page. */
typedef struct {
    UiFixture data;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    AmendsOutbox *outbox; /* (nullable) */
    GSettings *settings;
    AmendsContactDesk *desk;
    AmendsReviewsPage *page;
    GtkWidget *window;
    gint64 review_id;
} Fixture;

static void
save_account (Fixture *fixture, const char *kind)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsAccount) account = amends_account_new (&(AmendsAccount) { .kind = kind,
                                                                               .name = "Nordvik",
                                                                               .base_url = "http://127.0.0.1:1/feed/v1",
                                                                               .professional = AMENDS_TRI_YES,
                                                                               .brand_owner = AMENDS_TRI_YES,
                                                                               .brand_representative = AMENDS_TRI_YES,
                                                                               .may_view = AMENDS_TRI_YES,
                                                                               .may_edit = AMENDS_TRI_YES });

    amends_store_save_account_async (fixture->data.store, account, NULL, amends_await_cb, &await);
    fixture->data.account_id = amends_store_save_account_finish (fixture->data.store, amends_await (&await), NULL);
}

static void
add_review (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gint64 now = g_get_real_time () / G_USEC_PER_SEC;
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (batch->orders, amends_order_new (&(AmendsOrder) { .external_id = "O1",
                                                                       .marketplace = "SE",
                                                                       .ordered_at = now - 30 * DAY,
                                                                       .seller_of_record = AMENDS_TRI_YES,
                                                                       .digital_subscription = AMENDS_TRI_NO,
                                                                       .consent = AMENDS_TRI_YES,
                                                                       .currency = "SEK",
                                                                       .total_minor = 19900 }));
    g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = "R000001",
                                                                          .marketplace = "SE",
                                                                          .product_id = "P1",
                                                                          .stars = 1,
                                                                          .title = "It leaks",
                                                                          .published_at = now - DAY,
                                                                          .verified = AMENDS_TRI_YES,
                                                                          .order_id = "O1",
                                                                          .url = "no-such-scheme.invalid" }));
    g_ptr_array_add (batch->messages, amends_message_new (&(AmendsMessage) { .external_id = "M1",
                                                                             .review_key = "R000001",
                                                                             .sent_at = now - 60,
                                                                             .author = "Maja",
                                                                             .text = "Thank you & <goodbye>",
                                                                             .url = "https://shop.example/m/1" }));
    amends_store_apply_batch_async (fixture->data.store, fixture->data.account_id, batch, NULL, amends_await_cb,
                                    &await);
    amends_store_apply_batch_finish (fixture->data.store, amends_await (&await), NULL, &error);
    g_assert_no_error (error);
    fixture->review_id = ui_fixture_find (&fixture->data, 1);
}

static gboolean
has_contact_button (gpointer data)
{
    return ui_find_button (data, "Contact Buyer") != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer kind)
{
    ui_fixture_init (&fixture->data);
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->engine = amends_sync_engine_new (fixture->data.store, fixture->secrets);
    fixture->settings = g_settings_new ("io.github.amendsapp.Amends");
    save_account (fixture, kind);
    add_review (fixture);
    fixture->outbox = amends_outbox_new (fixture->data.store, fixture->secrets, fixture->engine);
    fixture->desk = amends_contact_desk_new (fixture->data.store, fixture->outbox, amends_rule_packs_get_default (),
                                             fixture->settings, NULL, NULL);
    fixture->page = amends_reviews_page_new (fixture->data.store, NULL, NULL, NULL);
    amends_reviews_page_set_desk (fixture->page, fixture->desk);
    fixture->window = ui_present (GTK_WIDGET (fixture->page), 1280, 800);
    amends_reviews_page_show_review (fixture->page, fixture->review_id);
    ui_wait (has_contact_button, fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
    g_settings_reset (fixture->settings, "contact-hold-seconds");
    g_object_unref (fixture->settings);
    g_object_unref (fixture->desk);
    g_object_unref (fixture->outbox);
    g_object_unref (fixture->engine);
    g_object_unref (fixture->secrets);
    ui_fixture_clear (&fixture->data);
}

static AmendsContact *
find_contact (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) contacts = NULL;

    amends_store_list_contacts_async (fixture->data.store, 0, FALSE, NULL, amends_await_cb, &await);
    contacts = amends_store_list_contacts_finish (fixture->data.store, amends_await (&await), NULL);
    return contacts->len > 0 ? amends_contact_ref (g_ptr_array_index (contacts, 0)) : NULL;
}

static GtkWidget *
find_dialog (Fixture *fixture)
{
    return GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
}

static gboolean
has_dialog (gpointer fixture)
{
    return find_dialog (fixture) != NULL;
}

static gboolean
says (Fixture *fixture, const char *text)
{
    return ui_find_label (fixture->window, text) != NULL;
}

static gboolean
says_no_network (gpointer fixture)
{
    return says (fixture, "nothing is sent unread");
}

/* Templates that cannot be had are told, and nothing can be sent. */
static void
test_offline_templates (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reviews.contact", NULL);
    ui_wait (has_dialog, fixture);
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (ui_find (ui_find_row (find_dialog (fixture), "Customer Support"), GTK_TYPE_CHECK_BUTTON)),
        TRUE);
    ui_wait (says_no_network, fixture);
    g_assert_false (gtk_widget_is_sensitive (ui_find_button (find_dialog (fixture), "Send")));
    adw_dialog_force_close (ADW_DIALOG (find_dialog (fixture)));
    g_assert_null (find_contact (fixture));
}

static void
count_cb (guint *n)
{
    ++*n;
}

/* A dialog that is open loads its texts again as soon as another language is chosen; one that is closed does not. */
static void
test_another_language (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const char *const polish[] = { "pl", NULL };
    GtkWidget *dialog;
    guint n = 0;

    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reviews.contact", NULL);
    ui_wait (has_dialog, fixture);
    dialog = g_object_ref (find_dialog (fixture));
    g_signal_connect_swapped (dialog, "load", G_CALLBACK (count_cb), &n);
    g_settings_set_strv (fixture->settings, "template-languages", polish);
    g_assert_cmpuint (n, ==, 1);
    adw_dialog_force_close (ADW_DIALOG (dialog));
    ui_settle (50);
    g_settings_reset (fixture->settings, "template-languages");
    g_assert_cmpuint (n, ==, 1);
    g_signal_handlers_disconnect_by_data (dialog, &n);
    g_object_unref (dialog);
}

static void
queue (Fixture *fixture)
{
    g_auto (AmendsAwait) loading = AMENDS_AWAIT_INIT, sending = AMENDS_AWAIT_INIT;
    g_auto (AmendsContactsAdded) added = { 0 };
    g_autoptr (GPtrArray) cases = NULL;

    amends_contact_desk_load_cases_async (fixture->desk, &fixture->review_id, 1, NULL, amends_await_cb, &loading);
    cases = amends_contact_desk_load_cases_finish (fixture->desk, amends_await (&loading), NULL);
    g_assert_cmpuint (cases->len, ==, 1);
    g_assert_true (amends_contact_case_may_send (g_ptr_array_index (cases, 0)));
    amends_contact_desk_send_async (fixture->desk, cases, AMENDS_CONTACT_COURTESY_REFUND, NULL, 0, amends_await_cb,
                                    &sending);
    g_assert_true (amends_store_add_contacts_finish (fixture->data.store, amends_await (&sending), &added, NULL));
    g_assert_cmpint (added.event_id, >, 0);
}

static gboolean
is_waiting (gpointer fixture)
{
    return says (fixture, "Goes Out Soon");
}

static gboolean
can_be_contacted (gpointer fixture)
{
    return has_contact_button (((Fixture *) fixture)->window);
}

/* What waits is told in the place of the button; taken back, the button is there again. */
static void
test_hold_back (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 now = g_get_real_time () / G_USEC_PER_SEC;
    g_autoptr (AmendsContact) waiting = NULL;
    g_autoptr (AmendsContact) cancelled = NULL;

    g_settings_set_uint (fixture->settings, "contact-hold-seconds", 60);
    queue (fixture);
    ui_wait (is_waiting, fixture);
    waiting = find_contact (fixture);
    g_assert_cmpint (waiting->state, ==, AMENDS_CONTACT_WAITING);
    g_assert_cmpint (waiting->not_before, >=, now + 60);
    g_assert_cmpint (waiting->amount_minor, ==, 19900);
    g_assert_cmpstr (waiting->currency, ==, "SEK");
    g_assert_nonnull (waiting->rule_pack);
    g_signal_emit_by_name (ui_find_button (fixture->window, "Take Back"), "clicked");
    ui_wait (can_be_contacted, fixture);
    cancelled = find_contact (fixture);
    g_assert_cmpint (cancelled->state, ==, AMENDS_CONTACT_CANCELLED);
}

static gboolean
says_conditions (gpointer fixture)
{
    return says (fixture, "Cannot contact customer");
}

/* Contacted once, the same key leads to the conditions, which say so. */
static void
test_twice (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_settings_set_uint (fixture->settings, "contact-hold-seconds", 60);
    queue (fixture);
    ui_wait (is_waiting, fixture);
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reviews.contact", NULL);
    ui_wait (has_dialog, fixture);
    ui_wait (says_conditions, fixture);
    adw_dialog_force_close (ADW_DIALOG (find_dialog (fixture)));
}

static gboolean
asks_to_report (gpointer fixture)
{
    return says (fixture, "What a Review May Not Contain");
}

static void
test_report_without_address (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reviews.report", NULL);
    ui_wait (asks_to_report, fixture);
    g_assert_true (says (fixture, "came without an address"));
    g_assert_false (gtk_widget_is_sensitive (ui_find_button (find_dialog (fixture), "Open Page")));
    adw_dialog_force_close (ADW_DIALOG (find_dialog (fixture)));
}

static gboolean
says_reported (gpointer fixture)
{
    return says (fixture, "Reported for Abuse");
}

static gboolean
says_nothing_of_reports (gpointer fixture)
{
    return !says_reported (fixture);
}

static void
test_report_is_settled (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reviews.settle-report", "(xb)", fixture->review_id, TRUE);
    ui_wait (says_reported, fixture);
    g_assert_true (says (fixture, "Reported for abuse"));
    g_signal_emit_by_name (ui_find_button (fixture->window, "Not Reported After All"), "clicked");
    ui_wait (says_nothing_of_reports, fixture);
}

/* What is imported from files leaves by the marketplace's own page. */
static void
test_files_are_handed_over (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reviews.contact", NULL);
    ui_wait (has_dialog, fixture);
    g_assert_true (says (fixture, "no interface for contacting customers"));
    g_assert_true (says (fixture, "came without an address"));
    adw_dialog_force_close (ADW_DIALOG (find_dialog (fixture)));
}

static gboolean
has_one_unread (gpointer page)
{
    return amends_messages_page_get_unread (page) == 1;
}

static gboolean
has_none_unread (gpointer page)
{
    return amends_messages_page_get_unread (page) == 0;
}

static gboolean
shows_review (gpointer page)
{
    return ui_find_label (page, "It leaks") != NULL;
}

static void
test_messages (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsMessagesPage *page = amends_messages_page_new (fixture->data.store, NULL, NULL);
    GtkWidget *window = ui_present (GTK_WIDGET (page), 1000, 600);

    ui_wait (has_one_unread, page);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Maja"));
    gtk_widget_activate_action (GTK_WIDGET (page), "messages.next", NULL);
    ui_wait (has_none_unread, page);
    ui_wait (shows_review, page);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Thank you & <goodbye>"));
    g_assert_nonnull (ui_find_button (GTK_WIDGET (page), "Answer on the Marketplace"));
    gtk_widget_activate_action (GTK_WIDGET (page), "messages.toggle-read", NULL);
    ui_wait (has_one_unread, page);
    ui_dismiss (window);
}

static void
returned_cb (AmendsReturnWatch *watch G_GNUC_UNUSED, guint *n)
{
    (*n)++;
}

static void
test_return_is_told_once (void)
{
    GtkWidget *window = ui_present (gtk_label_new (NULL), 200, 200);
    g_autoptr (AmendsReturnWatch) watch = amends_return_watch_new (GTK_WINDOW (window));
    guint n = 0;

    g_signal_connect (watch, "returned", G_CALLBACK (returned_cb), &n);
    amends_return_watch_note (watch, FALSE);
    g_assert_cmpuint (n, ==, 0);
    amends_return_watch_note (watch, TRUE);
    amends_return_watch_note (watch, FALSE);
    amends_return_watch_note (watch, TRUE);
    g_assert_cmpuint (n, ==, 1);
    ui_dismiss (window);
}

static GtkWidget *
find_badge (gpointer window)
{
    return ui_find_button (window, "1");
}

static gboolean
has_badge (gpointer window)
{
    return find_badge (window) != NULL;
}

static gboolean
shows_message_page (gpointer window)
{
    return ui_find_label (window, "No Message Selected") != NULL;
}

static void
test_window_leads_to_messages (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsWindow *window = amends_window_new (NULL, fixture->settings);

    amends_window_show_data (window, fixture->data.store, fixture->engine, fixture->secrets, FALSE, NULL, NULL);
    gtk_window_present (GTK_WINDOW (window));
    ui_wait (has_badge, window);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "messages");
    ui_wait (shows_message_page, window);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-review", "x", fixture->review_id);
    ui_wait (has_contact_button, window);
    gtk_window_destroy (GTK_WINDOW (window));
    ui_settle (100);
}

#define ADD(name, kind, func) g_test_add ("/contact/pages/" name, Fixture, kind, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    ADD ("offline-templates", "feed", test_offline_templates);
    ADD ("hold-back", "feed", test_hold_back);
    ADD ("twice", "feed", test_twice);
    ADD ("report-without-address", "feed", test_report_without_address);
    ADD ("report-settled", "feed", test_report_is_settled);
    ADD ("files", "file", test_files_are_handed_over);
    ADD ("messages", "feed", test_messages);
    ADD ("window", "file", test_window_leads_to_messages);
    ADD ("another-language", "feed", test_another_language);
    g_test_add_func ("/contact/pages/return", test_return_is_told_once);
    return g_test_run ();
}
