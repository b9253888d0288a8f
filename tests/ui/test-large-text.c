/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Letters twice as large on a screen as narrow as a phone's: on every page and dialog nothing needs more width than there is. A new place belongs into the
 * table at the end. Run once per language, since words are of different length.
 */
#include <adwaita.h>
#include <libintl.h>

#include "amends-await.h"
#include "amends-cause-chooser.h"
#include "amends-conditions-dialog.h"
#include "amends-contact-bulk-dialog.h"
#include "amends-contact-dialog.h"
#include "amends-dates.h"
#include "amends-feedback-dialog.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-guide-page.h"
#include "amends-guide.h"
#include "amends-learn-dialog.h"
#include "amends-messages-page.h"
#include "amends-outbox.h"
#include "amends-report-dialog.h"
#include "amends-resolve-dialog.h"
#include "amends-reviews-page.h"
#include "amends-solution-dialog.h"
#include "amends-store-batches.h"
#include "amends-store-causes.h"
#include "amends-store-plans.h"
#include "contact-values.h"
#include "ui-fixture.h"
#include "ui-narrow.h"

#define WIDTH 360
#define SCALE 2
#define DAY (24 * 60 * 60)

/* In the order of the dialogs. */
enum { REFUND, SUPPORT };

typedef struct {
    UiFixture data;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    AmendsOutbox *outbox;
    GSettings *settings;
    AmendsContactDesk *desk;
    GtkWidget *window;
    AdwBin *content;
    int dpi;      /* before */
    char *layout; /* before */
} Fixture;

/* What there is to be seen */

static void
fill (UiFixture *data)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gint64 now = amends_dates_now ();
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->orders, amends_order_new (&(AmendsOrder) { .external_id = "405-7654321-0987654",
                                                                       .marketplace = "SE",
                                                                       .ordered_at = now - 30 * DAY,
                                                                       .seller_of_record = AMENDS_TRI_YES,
                                                                       .digital_subscription = AMENDS_TRI_NO,
                                                                       .currency = "SEK",
                                                                       .total_minor = 19900 }));
    g_ptr_array_add (batch->messages, amends_message_new (&(AmendsMessage) { .external_id = "M1",
                                                                             .review_key = "R000001",
                                                                             .sent_at = now - 60,
                                                                             .author = "Zacharias Quist",
                                                                             .text = "It came at last",
                                                                             .url = "https://shop.example/m/1" }));
    for (int i = 1; i <= 4; i++) {
        g_autofree char *id = g_strdup_printf ("F%d", i);

        g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) { .external_id = id,
                                                                                   .marketplace = "SE",
                                                                                   .order_id = "405-7654321-0987654",
                                                                                   .author = "Zacharias Quist",
                                                                                   .stars = i,
                                                                                   .language = "en",
                                                                                   .text = "It never came",
                                                                                   .published_at = now - i * DAY }));
    }
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (data->store, data->account_id, batch, NULL, amends_await_cb, &await);
    g_assert_true (amends_store_apply_batch_finish (data->store, amends_await (&await), NULL, NULL));
}

static void
set_causes (UiFixture *data, AmendsSubject subject, gint64 id)
{
    static const AmendsCause CAUSES[] = { AMENDS_CAUSE_SLOW_DELIVERY, AMENDS_CAUSE_QUALITY };
    g_auto (AmendsAwait) setting = AMENDS_AWAIT_INIT;

    amends_store_set_causes_async (data->store, subject, &id, 1, CAUSES, G_N_ELEMENTS (CAUSES), NULL, amends_await_cb,
                                   &setting);
    g_assert_true (amends_store_action_finish (data->store, amends_await (&setting), NULL, NULL));
}

static void
tick (UiFixture *data, gint64 feedback_id)
{
    gsize n;
    const AmendsGuideSolution *solutions = amends_guide_get_solutions (
        amends_guide_get ((const char *const[]) { "en", NULL }), AMENDS_CAUSE_SLOW_DELIVERY, &n);
    g_auto (AmendsAwait) ticking = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsSolutionDone) done =
        amends_solution_done_new (&(AmendsSolutionDone) { .cause = AMENDS_CAUSE_SLOW_DELIVERY,
                                                          .solution = solutions[0].id,
                                                          .done_at = amends_dates_now () - 30 * DAY,
                                                          .note = "A note on it",
                                                          .feedback_id = feedback_id });

    g_assert_cmpuint (n, >, 0);
    amends_store_tick_solution_async (data->store, done, NULL, amends_await_cb, &ticking);
    g_assert_true (amends_store_action_finish (data->store, amends_await (&ticking), NULL, NULL));
}

/* What does not fit in the first frame may fit in the next; what never does is told by the test itself, with the reason. */
static gboolean
is_fatal (const char *domain G_GNUC_UNUSED, GLogLevelFlags level G_GNUC_UNUSED, const char *message,
          gpointer data G_GNUC_UNUSED)
{
    return strstr (message, " exceeds ") == NULL;
}

static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    if (is_fatal (domain, level, message, data))
        g_log_default_handler (domain, level, message, data);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkSettings *settings = gtk_settings_get_default ();

    g_test_log_set_fatal_handler (is_fatal, NULL);
    ui_fixture_init (&fixture->data);
    ui_fixture_fill (&fixture->data, 0, 12);
    fill (&fixture->data);
    set_causes (&fixture->data, AMENDS_SUBJECT_FEEDBACK, 1);
    set_causes (&fixture->data, AMENDS_SUBJECT_REVIEW, ui_fixture_find (&fixture->data, 1));
    tick (&fixture->data, 1);
    tick (&fixture->data, 0);
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->engine = amends_sync_engine_new (fixture->data.store, fixture->secrets);
    fixture->outbox = amends_outbox_new (fixture->data.store, fixture->secrets, fixture->engine);
    fixture->settings = g_settings_new ("io.github.amendsapp.Amends");
    fixture->desk = amends_contact_desk_new (fixture->data.store, fixture->outbox, amends_rule_packs_get_default (),
                                             fixture->settings, NULL, NULL);
    g_object_get (settings, "gtk-xft-dpi", &fixture->dpi, "gtk-decoration-layout", &fixture->layout, NULL);
    if (fixture->dpi <= 0)
        fixture->dpi = 96 * PANGO_SCALE;
    /* As on the desktop that it is for. */
    g_object_set (settings, "gtk-xft-dpi", SCALE * fixture->dpi, "gtk-decoration-layout", "appmenu:close", NULL);
    fixture->content = ADW_BIN (adw_bin_new ());
    /* Without a window manager the border is the window's own. */
    gtk_widget_set_size_request (GTK_WIDGET (fixture->content), WIDTH, -1);
    fixture->window = ui_present (GTK_WIDGET (fixture->content), WIDTH, 720);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", fixture->dpi, "gtk-decoration-layout", fixture->layout,
                  NULL);
    g_free (fixture->layout);
    g_object_unref (fixture->desk);
    g_object_unref (fixture->settings);
    g_object_unref (fixture->outbox);
    g_object_unref (fixture->engine);
    g_object_unref (fixture->secrets);
    ui_fixture_clear (&fixture->data);
}

/* Where it is shown once its data is there */

static void
show_page (Fixture *fixture, GtkWidget *page)
{
    adw_bin_set_child (fixture->content, page);
}

static void
show_dialog (Fixture *fixture, gpointer dialog)
{
    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
}

typedef struct {
    GtkWidget *widget;
    const char *text;
} Shown;

static gboolean
is_shown (gpointer user_data)
{
    const Shown *shown = user_data;
    GtkWidget *label = ui_find_label (shown->widget, shown->text);

    return label != NULL && gtk_widget_get_mapped (label);
}

static void
await_text (Fixture *fixture, const char *text)
{
    ui_wait (is_shown, &(Shown) { fixture->window, text });
}

static gboolean
has_rows (gpointer user_data)
{
    GtkWidget *view = ui_find (user_data, GTK_TYPE_GRID_VIEW);

    return view != NULL && g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (view)))) > 0;
}

/* The bar for several selected ones. */
static gboolean
has_bar (gpointer user_data)
{
    GtkWidget *box;

    for (guint n = 0; (box = ui_find_nth (user_data, ADW_TYPE_WRAP_BOX, n)) != NULL; n++)
        if (gtk_widget_has_css_class (box, "selection-bar") && gtk_widget_get_mapped (box))
            return TRUE;
    return FALSE;
}

static GtkWidget *
open_reviews (Fixture *fixture)
{
    AmendsReviewsPage *page = amends_reviews_page_new (fixture->data.store, fixture->engine, NULL, NULL);

    amends_reviews_page_set_desk (page, fixture->desk);
    show_page (fixture, GTK_WIDGET (page));
    ui_wait (has_rows, page);
    return GTK_WIDGET (page);
}

static void
open_review_list (Fixture *fixture)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    GtkWidget *page = open_reviews (fixture);

    query->done = AMENDS_DONE_ALL;
    query->stars = 0x1f;
    query->period = AMENDS_PERIOD_12_MONTHS;
    g_ptr_array_add (query->brands, g_strdup ("Nordhem"));
    amends_reviews_page_set_query (AMENDS_REVIEWS_PAGE (page), query);
    amends_reviews_page_set_banner (AMENDS_REVIEWS_PAGE (page), "One Source Cannot Be Reached", "_Try Again",
                                    "win.sync");
    gtk_widget_activate_action (page, "reviews.search", NULL);
}

static void
open_filters (Fixture *fixture)
{
    GtkWidget *page = open_reviews (fixture);
    AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (ui_find (page, ADW_TYPE_OVERLAY_SPLIT_VIEW));

    adw_overlay_split_view_set_show_sidebar (split, TRUE);
    ui_settle (500);
}

/* So many that their number is long, too. */
static void
open_several_reviews (Fixture *fixture)
{
    GtkWidget *page;

    ui_fixture_fill (&fixture->data, 100, 1100);
    page = open_reviews (fixture);
    gtk_widget_activate_action (page, "reviews.select-all-matching", NULL);
    ui_wait (has_bar, page);
}

static void
open_detail (Fixture *fixture)
{
    GtkWidget *page = open_reviews (fixture);

    amends_reviews_page_show_review (AMENDS_REVIEWS_PAGE (page), ui_fixture_find (&fixture->data, 1));
    await_text (fixture, "Dichtungsring");
}

static GtkWidget *
show_feedback (Fixture *fixture)
{
    GtkWidget *page = GTK_WIDGET (
        amends_feedback_page_new (fixture->data.store, amends_rule_pack_get_default (), fixture->settings, NULL));

    show_page (fixture, page);
    ui_wait (has_rows, page);
    return page;
}

static void
open_feedback (Fixture *fixture)
{
    show_feedback (fixture);
}

static void
open_feedback_list (Fixture *fixture)
{
    GtkWidget *page = show_feedback (fixture);

    amends_feedback_list_show (AMENDS_FEEDBACK_LIST (ui_find (page, AMENDS_TYPE_FEEDBACK_LIST)));
}

static void
open_several_feedback (Fixture *fixture)
{
    GtkWidget *page = show_feedback (fixture);

    gtk_selection_model_select_all (gtk_grid_view_get_model (GTK_GRID_VIEW (ui_find (page, GTK_TYPE_GRID_VIEW))));
    ui_wait (has_bar, page);
}

static void
open_feedback_dialog (Fixture *fixture)
{
    AmendsRating rating = { 0 };

    show_dialog (fixture,
                 amends_feedback_dialog_new (fixture->data.store, amends_rule_pack_get_default (), NULL, &rating, 1));
    await_text (fixture, "It never came");
}

static void
open_resolve_dialog (Fixture *fixture)
{
    show_dialog (fixture, amends_resolve_dialog_new (fixture->data.store, 1));
    await_text (fixture, "A note on it");
}

static void
open_guide (Fixture *fixture)
{
    show_page (fixture,
               GTK_WIDGET (amends_guide_page_new (fixture->data.store, amends_rule_pack_get_default (), NULL)));
    await_text (fixture, "6a");
}

static void
open_cause (Fixture *fixture)
{
    AmendsGuidePage *page = amends_guide_page_new (fixture->data.store, amends_rule_pack_get_default (), NULL);

    show_page (fixture, GTK_WIDGET (page));
    amends_guide_page_show_cause (page, AMENDS_CAUSE_SLOW_DELIVERY);
    await_text (fixture, "A note on it");
}

static void
open_solution_dialog (Fixture *fixture)
{
    show_dialog (fixture, amends_solution_dialog_new ("Keep stock aside", amends_dates_now ()));
    await_text (fixture, "Keep stock aside");
}

static void
open_cause_chooser (Fixture *fixture)
{
    show_dialog (fixture, amends_cause_chooser_new (AMENDS_CAUSE_QUALITY));
    await_text (fixture, "6a");
}

static void
open_learn_dialog (Fixture *fixture)
{
    show_dialog (fixture, amends_learn_dialog_new ("The lid came off in my bag", "lid came off", AMENDS_CAUSE_QUALITY));
    await_text (fixture, "6a");
}

static void
open_messages (Fixture *fixture)
{
    show_page (fixture, GTK_WIDGET (amends_messages_page_new (fixture->data.store, NULL, NULL)));
    await_text (fixture, "Zacharias Quist");
}

static void
open_message (Fixture *fixture)
{
    AmendsMessagesPage *page = amends_messages_page_new (fixture->data.store, NULL, NULL);

    show_page (fixture, GTK_WIDGET (page));
    amends_messages_page_show_message (page, 1);
    await_text (fixture, "It came at last");
}

static void
choose_reason (GtkWidget *dialog, guint n)
{
    gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find_nth (dialog, GTK_TYPE_CHECK_BUTTON, n)), TRUE);
}

static AmendsContactDialog *
begin_contact (Fixture *fixture, guint reason)
{
    AmendsContactDialog *dialog = amends_contact_dialog_new (contact_values_case (), CONTACT_NOW, 10);

    show_dialog (fixture, dialog);
    choose_reason (GTK_WIDGET (dialog), reason);
    await_text (fixture, "Nordhem Thermos Bottle");
    return dialog;
}

static void
open_contact_dialog (Fixture *fixture)
{
    g_autoptr (GPtrArray) templates = contact_values_templates ();

    amends_contact_dialog_set_templates (begin_contact (fixture, SUPPORT), templates);
    await_text (fixture, "Får vi skriva till dig?");
}

static void
open_refund (Fixture *fixture)
{
    g_autoptr (GPtrArray) templates = contact_values_templates ();

    amends_contact_dialog_set_templates (begin_contact (fixture, REFUND), templates);
}

static void
open_contact_dialog_loading (Fixture *fixture)
{
    begin_contact (fixture, REFUND);
}

static void
open_contact_dialog_problem (Fixture *fixture)
{
    g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The marketplace cannot be reached");

    amends_contact_dialog_set_problem (begin_contact (fixture, REFUND), error);
    await_text (fixture, "The marketplace cannot be reached");
}

static void
open_bulk_dialog (Fixture *fixture)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_case_free);
    g_autoptr (GPtrArray) templates = contact_values_templates ();
    AmendsContactBulkDialog *dialog;

    for (int i = 0; i < 3; i++)
        g_ptr_array_add (cases, contact_values_case ());
    contact_values_fail (g_ptr_array_index (cases, 2), AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL,
                         "The time for it is over");
    dialog = amends_contact_bulk_dialog_new (cases, 10);
    show_dialog (fixture, dialog);
    amends_contact_bulk_dialog_set_templates (dialog, templates, NULL);
    choose_reason (GTK_WIDGET (dialog), REFUND);
    await_text (fixture, "Leaks & drips");
}

static void
open_report_dialog (Fixture *fixture)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();

    show_dialog (fixture, amends_report_dialog_new (contact_case));
}

static void
open_conditions (Fixture *fixture)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();

    contact_values_fail (contact_case, AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL, "The time for it is over");
    show_dialog (fixture, amends_conditions_dialog_new (fixture->desk, contact_case));
    await_text (fixture, "The time for it is over");
}

typedef struct {
    const char *name;
    void (*open) (Fixture *fixture);
} Place;

static const Place PLACES[] = {
    { "reviews", open_review_list },
    { "filters", open_filters },
    { "several-reviews", open_several_reviews },
    { "review", open_detail },
    { "feedback", open_feedback },
    { "feedback-list", open_feedback_list },
    { "several-feedback", open_several_feedback },
    { "feedback-dialog", open_feedback_dialog },
    { "resolve-dialog", open_resolve_dialog },
    { "guide", open_guide },
    { "cause", open_cause },
    { "solution-dialog", open_solution_dialog },
    { "cause-chooser", open_cause_chooser },
    { "learn-dialog", open_learn_dialog },
    { "messages", open_messages },
    { "message", open_message },
    { "contact-dialog", open_contact_dialog },
    { "contact-dialog-refund", open_refund },
    { "contact-dialog-loading", open_contact_dialog_loading },
    { "contact-dialog-problem", open_contact_dialog_problem },
    { "bulk-dialog", open_bulk_dialog },
    { "report-dialog", open_report_dialog },
    { "conditions", open_conditions },
};

/* A page arranges itself for a narrow screen in its second frame at the soonest. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
    const Place *place = data;
    g_autofree char *problems = NULL;
    gint64 end = ui_get_end ();

    place->open (fixture);
    ui_settle (100);
    while ((problems = ui_describe_too_wide (fixture->window, WIDTH))[0] != '\0' && g_get_monotonic_time () < end) {
        g_clear_pointer (&problems, g_free);
        ui_settle (20);
    }
    if (problems[0] != '\0')
        g_test_fail_printf ("%s: wider than %d:%s", place->name, WIDTH, problems);
}

int
main (int argc, char **argv)
{
    const char *translations = g_getenv ("AMENDS_LOCALE_DIR");

    if (translations != NULL)
        bindtextdomain ("amends", translations);
    bind_textdomain_codeset ("amends", "UTF-8");
    ui_test_init (&argc, &argv);
    g_log_set_handler ("Adwaita", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, log_cb, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (PLACES); i++) {
        g_autofree char *path = g_strconcat ("/large-text/", PLACES[i].name, NULL);

        g_test_add (path, Fixture, &PLACES[i], set_up, test_place, tear_down);
    }
    return g_test_run ();
}
