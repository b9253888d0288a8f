/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Every page and dialog with something of a customer, opened in privacy mode: neither the name nor the order number may be seen or be heard there. A
 * new place belongs into the table at the end.
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "amends-await.h"
#include "amends-contact-bulk-dialog.h"
#include "amends-contact-dialog.h"
#include "amends-dates.h"
#include "amends-feedback-dialog.h"
#include "amends-feedback-page.h"
#include "amends-import-dialog.h"
#include "amends-messages-page.h"
#include "amends-privacy.h"
#include "amends-report-dialog.h"
#include "amends-resolve-dialog.h"
#include "amends-reviews-page.h"
#include "amends-stated-group.h"
#include "amends-store-batches.h"
#include "contact-values.h"
#include "ui-fixture.h"

#define NAME "Zacharias Quist"
#define ORDER "405-7654321-0987654"
#define MAIL "zq@post.example"
#define DAY (24 * 60 * 60)

typedef struct {
    UiFixture data;
    GtkWidget *window;
    AdwBin *content;
    char *folder;
} Fixture;

static void
fill (UiFixture *data)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gint64 now = amends_dates_now ();
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (batch->orders, amends_order_new (&(AmendsOrder) { .external_id = ORDER,
                                                                       .marketplace = "SE",
                                                                       .ordered_at = now - 30 * DAY,
                                                                       .currency = "SEK",
                                                                       .total_minor = 19900 }));
    g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = "R000001",
                                                                          .marketplace = "SE",
                                                                          .product_id = "P1",
                                                                          .stars = 1,
                                                                          .title = "It leaks",
                                                                          .author = NAME,
                                                                          .order_id = ORDER,
                                                                          .published_at = now - DAY }));
    g_ptr_array_add (batch->messages, amends_message_new (&(AmendsMessage) { .external_id = "M1",
                                                                             .review_key = "R000001",
                                                                             .sent_at = now - 60,
                                                                             .author = NAME,
                                                                             .text = "It came at last" }));
    g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) { .external_id = "F1",
                                                                               .marketplace = "SE",
                                                                               .order_id = ORDER,
                                                                               .author = NAME,
                                                                               .stars = 1,
                                                                               .text = "It never came",
                                                                               .published_at = now - DAY }));
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (data->store, data->account_id, batch, NULL, amends_await_cb, &await);
    amends_store_apply_batch_finish (data->store, amends_await (&await), NULL, &error);
    g_assert_no_error (error);
}

static AmendsContactCase *
make_case (gboolean stated)
{
    AmendsContactCase *contact_case = contact_values_case ();
    AmendsReview fields = *contact_case->detail->review;

    fields.author = NAME;
    fields.order_id = stated ? NULL : ORDER;
    contact_values_set_review (contact_case, &fields);
    g_clear_pointer (&contact_case->detail->order, amends_order_unref);
    if (stated)
        contact_case->detail->stated = amends_stated_facts_new (&(AmendsStatedFacts) { .order_id = ORDER });
    return contact_case;
}

/* The marketplace fills in what it knows. */
static GPtrArray *
make_templates (void)
{
    static const AmendsContactTemplate fields[] = {
        { AMENDS_CONTACT_COURTESY_REFUND, "sv", TRUE, "Din beställning " ORDER, "Hej " NAME "! Om " ORDER ".", NULL,
          0 },
        { AMENDS_CONTACT_COURTESY_REFUND, "en", FALSE, "Your order " ORDER, "Dear " NAME ", of " ORDER ".", NULL, 0 },
    };
    GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_template_unref);

    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        g_ptr_array_add (templates, amends_contact_template_new (&fields[i]));
    return templates;
}

/* What is seen or heard */

static gboolean
says (GtkWidget *widget, GtkAccessibleProperty property, const char *text)
{
    g_autofree char *value = NULL;

    if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property))
        return FALSE;
    value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "");
    return value != NULL && strstr (value, text) != NULL;
}

static gboolean
is_unheard (GtkWidget *widget)
{
    g_autofree char *problem = NULL;

    if (!gtk_test_accessible_has_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN))
        return FALSE;
    problem = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
    return problem == NULL;
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
    const char *tip = gtk_widget_get_tooltip_text (widget);

    if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
        return TRUE;
    if (GTK_IS_TEXT (widget) && gtk_text_get_visibility (GTK_TEXT (widget)) &&
        strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != NULL)
        return TRUE;
    return tip != NULL && strstr (tip, text) != NULL;
}

static gboolean
tells (GtkWidget *widget, const char *text)
{
    if (!gtk_widget_get_mapped (widget) || is_unheard (widget))
        return FALSE;
    if (shows (widget, text) || says (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, text) ||
        says (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text) ||
        says (widget, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text))
        return TRUE;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        if (tells (child, text))
            return TRUE;
    return FALSE;
}

static gboolean
tells_of_customer (GtkWidget *widget)
{
    return tells (widget, NAME) || tells (widget, ORDER) || tells (widget, MAIL);
}

/* Places */

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

static void
open_reviews (Fixture *fixture)
{
    AmendsReviewsPage *page = amends_reviews_page_new (fixture->data.store, NULL, NULL, NULL);

    show_page (fixture, GTK_WIDGET (page));
    amends_reviews_page_show_review (page, ui_fixture_find (&fixture->data, 1));
}

static void
open_messages (Fixture *fixture)
{
    AmendsMessagesPage *page = amends_messages_page_new (fixture->data.store, NULL, NULL);

    show_page (fixture, GTK_WIDGET (page));
    amends_messages_page_show_message (page, 1);
}

static void
open_feedback (Fixture *fixture)
{
    show_page (fixture, GTK_WIDGET (amends_feedback_page_new (fixture->data.store, amends_rule_pack_get_default (),
                                                              NULL, NULL)));
}

static void
open_feedback_dialog (Fixture *fixture)
{
    AmendsRating rating = { 0 };

    show_dialog (fixture,
                 amends_feedback_dialog_new (fixture->data.store, amends_rule_pack_get_default (), NULL, &rating, 1));
}

static void
open_resolve_dialog (Fixture *fixture)
{
    show_dialog (fixture, amends_resolve_dialog_new (fixture->data.store, 1));
}

static void
choose_refund (GtkWidget *dialog)
{
    GtkWidget *row = ui_find_row (dialog, "Courtesy Refund");

    gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON)), TRUE);
}

static void
open_contact_dialog (Fixture *fixture)
{
    AmendsContactDialog *dialog = amends_contact_dialog_new (make_case (FALSE), CONTACT_NOW, 0);
    g_autoptr (GPtrArray) templates = make_templates ();

    show_dialog (fixture, dialog);
    amends_contact_dialog_set_templates (dialog, templates);
    choose_refund (GTK_WIDGET (dialog));
}

static void
open_bulk_dialog (Fixture *fixture)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_case_free);
    g_autoptr (GPtrArray) templates = make_templates ();
    AmendsContactBulkDialog *dialog;

    g_ptr_array_add (cases, make_case (FALSE));
    g_ptr_array_add (cases, make_case (TRUE));
    dialog = amends_contact_bulk_dialog_new (cases, 0);
    show_dialog (fixture, dialog);
    amends_contact_bulk_dialog_set_templates (dialog, templates, NULL);
    choose_refund (GTK_WIDGET (dialog));
}

static void
open_report_dialog (Fixture *fixture)
{
    g_autoptr (AmendsContactCase) contact_case = make_case (FALSE);

    show_dialog (fixture, amends_report_dialog_new (contact_case));
}

static void
open_stated_order (Fixture *fixture)
{
    g_autoptr (AmendsContactCase) contact_case = make_case (TRUE);
    GtkWidget *group = g_object_new (AMENDS_TYPE_STATED_GROUP, NULL);

    amends_stated_group_set_case (AMENDS_STATED_GROUP (group), contact_case, CONTACT_NOW);
    show_page (fixture, group);
}

static void
import (Fixture *fixture, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    show_dialog (fixture, amends_import_dialog_new (fixture->data.store, file));
}

static void
open_import_of_reviews (Fixture *fixture)
{
    import (fixture, "reviews.csv",
            "stars,title,date,author,order number,x1\n"
            "1,It leaks,2026-03-01," NAME "," ORDER "," MAIL "\n"
            "2,It broke,2026-03-02," NAME "," ORDER "," MAIL "\n");
}

static void
open_import_of_feedback (Fixture *fixture)
{
    import (fixture, "feedback.tsv",
            "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n"
            "3/1/26\t1\tIt leaks\t\t" ORDER "\t" MAIL "\n"
            "3/2/26\t2\tIt broke\t\t" ORDER "\t" MAIL "\n");
}

typedef struct {
    const char *name;
    void (*open) (Fixture *fixture);
    const char *loaded;   /* what is seen once all is there */
    const char *instead;  /* (nullable): what is heard instead of what is hidden */
    gboolean has_private; /* without privacy mode, it tells whose it is */
} Place;

static const Place PLACES[] = {
    { "reviews", open_reviews, "Hidden order number", "Hidden name", TRUE },
    { "messages", open_messages, "It leaks", "Hidden name", TRUE },
    { "feedback", open_feedback, "It never came", "Hidden order number", TRUE },
    { "feedback-dialog", open_feedback_dialog, "It never came", "Hidden name", TRUE },
    { "resolve-dialog", open_resolve_dialog, "It never came", NULL, FALSE },
    { "contact-dialog", open_contact_dialog, "Leaks & drips", "Dear Hidden name, of Hidden order number.", TRUE },
    { "bulk-dialog", open_bulk_dialog, "Leaks & drips", "Dear Hidden name, of Hidden order number.", TRUE },
    { "report-dialog", open_report_dialog, "Report", NULL, FALSE },
    { "stated-order", open_stated_order, "Order number", NULL, TRUE },
    { "import-reviews", open_import_of_reviews, "It leaks", "Hidden name", TRUE },
    { "import-feedback", open_import_of_feedback, "It leaks", "Hidden order number", TRUE },
};

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->folder = g_dir_make_tmp ("amends-places-XXXXXX", NULL);
    ui_fixture_init (&fixture->data);
    fill (&fixture->data);
    fixture->content = ADW_BIN (adw_bin_new ());
    fixture->window = ui_present (GTK_WIDGET (fixture->content), 1280, 900);
    /* The pointer of the test's screen stands wherever it was put. */
    gtk_widget_set_can_target (fixture->window, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

    amends_privacy_set_active (amends_privacy_get_default (), FALSE);
    ui_dismiss (fixture->window);
    for (const char *name; (name = g_dir_read_name (dir)) != NULL;) {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        g_remove (path);
    }
    g_rmdir (fixture->folder);
    g_free (fixture->folder);
    ui_fixture_clear (&fixture->data);
}

typedef struct {
    GtkWidget *window;
    const char *text;
} Told;

static gboolean
is_told (gpointer user_data)
{
    const Told *told = user_data;

    return tells (told->window, told->text);
}

static gboolean
is_customer_told (gpointer window)
{
    return tells_of_customer (window);
}

static void
await_text (Fixture *fixture, const char *text)
{
    Told told = { fixture->window, text };

    ui_wait (is_told, &told);
}

/* Opened in privacy mode nothing is told; as soon as it ends, all is; and nothing again when it begins while it is open. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
    const Place *place = data;

    amends_privacy_set_active (amends_privacy_get_default (), TRUE);
    place->open (fixture);
    await_text (fixture, place->loaded);
    if (place->instead != NULL)
        await_text (fixture, place->instead);
    ui_settle (50);
    g_assert_false (tells_of_customer (fixture->window));
    amends_privacy_set_active (amends_privacy_get_default (), FALSE);
    if (place->has_private)
        ui_wait (is_customer_told, fixture->window);
    else
        g_assert_false (tells_of_customer (fixture->window));
    amends_privacy_set_active (amends_privacy_get_default (), TRUE);
    g_assert_false (tells_of_customer (fixture->window));
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    for (gsize i = 0; i < G_N_ELEMENTS (PLACES); i++) {
        g_autofree char *path = g_strconcat ("/privacy-places/", PLACES[i].name, NULL);

        g_test_add (path, Fixture, &PLACES[i], set_up, test_place, tear_down);
    }
    return g_test_run ();
}
