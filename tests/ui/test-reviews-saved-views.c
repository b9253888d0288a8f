/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "amends-await.h"
#include "amends-query-parts.h"
#include "amends-saved-views.h"
#include "amends-store-views.h"
#include "amends-view-row.h"
#include "ui-fixture.h"

typedef struct {
    UiFixture ui;
    GtkWidget *views;
    GtkWidget *window;
    AmendsReviewQuery *chosen;
} Fixture;

static void
chosen_cb (AmendsSavedViews *views G_GNUC_UNUSED, AmendsReviewQuery *query, gpointer user_data)
{
    Fixture *self = user_data;

    g_clear_pointer (&self->chosen, amends_review_query_free);
    self->chosen = amends_review_query_copy (query);
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&self->ui);
    ui_fixture_fill (&self->ui, 0, 80);
    self->views = amends_saved_views_new (self->ui.store);
    g_signal_connect (self->views, "chosen", G_CALLBACK (chosen_cb), self);
    self->window = ui_present (self->views, 300, 500);
    ui_settle (200);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_clear_pointer (&self->chosen, amends_review_query_free);
    ui_dismiss (self->window);
    ui_fixture_clear (&self->ui);
}

static GtkWidget *
row (Fixture *self, guint n)
{
    return ui_find_nth (self->views, AMENDS_TYPE_VIEW_ROW, n);
}

typedef struct {
    Fixture *fixture;
    guint row;
    const char *label;
} Wanted;

static gboolean
has_label (gpointer data)
{
    const Wanted *wanted = data;
    GtkWidget *widget = row (wanted->fixture, wanted->row);
    g_autofree char *other =
        widget != NULL
            ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, wanted->label)
            : g_strdup ("");

    return other == NULL;
}

/* Counts come when the list is there. */
static void
wait_for_label (Fixture *self, guint n, const char *label)
{
    ui_wait (has_label, &(Wanted) { self, n, label });
}

static gint64
save (Fixture *self, const char *name, const char *query)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;
    AmendsSavedView view = { 0, (char *) name, (char *) query };
    gint64 id;

    amends_store_save_view_async (self->ui.store, &view, NULL, amends_await_cb, &await);
    id = amends_store_save_view_finish (self->ui.store, amends_await (&await), NULL);
    amends_await_clear (&await);
    g_assert_cmpint (id, !=, 0);
    ui_settle (200);
    return id;
}

static void
test_the_fixed_ones_have_counts (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    wait_for_label (self, 0, "Inbox, 80 reviews");
    wait_for_label (self, 1, "Critical, 30 reviews");
    wait_for_label (self, 2, "Can be contacted, 0 reviews");
    wait_for_label (self, 3, "All, 80 reviews");
    g_assert_null (row (self, 4));
}

static void
test_choosing (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) critical = amends_query_critical ();

    gtk_widget_activate (row (self, 1));
    g_assert_nonnull (self->chosen);
    g_assert_true (amends_review_query_equal (self->chosen, critical));
}

static void
test_the_current_one_is_marked (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_critical ();

    amends_saved_views_set_current (AMENDS_SAVED_VIEWS (self->views), query);
    g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row (self, 1))));
    query->stars = 1u << 4;
    amends_saved_views_set_current (AMENDS_SAVED_VIEWS (self->views), query);
    for (guint i = 0; i < 3; i++)
        g_assert_false (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row (self, i))));
    g_assert_null (self->chosen);
}

static void
test_a_persons_own (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    save (self, "Packaging", "is:open stars:<=3 förpackning");
    g_assert_nonnull (row (self, 4));
    wait_for_label (self, 4, "Packaging, 6 reviews");
    gtk_widget_activate (row (self, 4));
    g_assert_cmpuint (self->chosen->terms->len, ==, 1);
    g_assert_cmpuint (self->chosen->stars, ==, 0xE);
}

static void
test_renaming (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    save (self, "Old", "is:open");
    g_signal_emit_by_name (row (self, 4), "rename", "<New> & better");
    ui_settle (200);
    wait_for_label (self, 4, "<New> & better, 80 reviews");
    g_assert_null (row (self, 5));
}

static void
test_removing (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    save (self, "Short-lived", "is:open");
    gtk_widget_activate_action (row (self, 4), "view.remove", NULL);
    ui_settle (200);
    g_assert_null (row (self, 4));
}

static void
test_saving (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) critical = amends_query_critical ();
    AdwDialog *dialog;

    amends_saved_views_save (AMENDS_SAVED_VIEWS (self->views), critical);
    ui_settle (150);
    dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window));
    gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), "Mine");
    g_signal_emit_by_name (dialog, "response", "accept");
    adw_dialog_force_close (dialog);
    ui_settle (300);
    wait_for_label (self, 4, "Mine, 30 reviews");
}

static void
test_counts_follow_the_store (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_fill (&self->ui, 80, 8);
    ui_settle (900);
    wait_for_label (self, 0, "Inbox, 88 reviews");
}

#define ADD(path, func) g_test_add ("/saved-views/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("the-fixed-ones-have-counts", test_the_fixed_ones_have_counts);
    ADD ("choosing", test_choosing);
    ADD ("the-current-one-is-marked", test_the_current_one_is_marked);
    ADD ("a-persons-own", test_a_persons_own);
    ADD ("renaming", test_renaming);
    ADD ("removing", test_removing);
    ADD ("saving", test_saving);
    ADD ("counts-follow-the-store", test_counts_follow_the_store);
    return g_test_run ();
}
