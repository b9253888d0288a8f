/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page shows while the store holds no review at all. */
#include <adwaita.h>

#include "amends-reviews-page.h"
#include "ui-fixture.h"

typedef struct {
    UiFixture ui;
    AmendsReviewsPage *page;
    GtkWidget *window;
    guint n_made; /* pages for an empty store */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
    ui_fixture_init (&self->ui);
    if (data != NULL)
        ui_fixture_fill (&self->ui, 0, GPOINTER_TO_UINT (data));
    self->page = amends_reviews_page_new (self->ui.store, NULL, NULL, NULL);
    self->window = ui_present (GTK_WIDGET (self->page), 1300, 800);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (self->window);
    ui_settle (50);
    ui_fixture_clear (&self->ui);
}

static GtkWidget *
make_welcome (gpointer user_data)
{
    Fixture *self = user_data;

    self->n_made++;
    return gtk_label_new ("Welcome");
}

static gboolean
is_welcoming (gpointer user_data)
{
    Fixture *self = user_data;
    GtkWidget *welcome = ui_find_label (GTK_WIDGET (self->page), "Welcome");

    return welcome != NULL && gtk_widget_get_mapped (welcome);
}

static gboolean
is_not_welcoming (gpointer user_data)
{
    return !is_welcoming (user_data);
}

static gboolean
has_rows (gpointer user_data)
{
    Fixture *self = user_data;
    GtkWidget *view = ui_find (GTK_WIDGET (self->page), GTK_TYPE_GRID_VIEW);

    return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (view)))) > 0;
}

static void
test_the_placeholder_gives_way (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    amends_reviews_page_set_placeholder (self->page, make_welcome, self);
    ui_wait (is_welcoming, self);
    ui_fixture_fill (&self->ui, 0, 3);
    ui_wait (is_not_welcoming, self);
    ui_wait (has_rows, self);
    g_assert_cmpuint (self->n_made, ==, 1);
}

static void
test_the_placeholder_tells_the_banner (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *view;

    amends_reviews_page_set_banner (self->page, "Offline", "Try Again", "win.sync");
    amends_reviews_page_set_placeholder (self->page, make_welcome, self);
    ui_wait (is_welcoming, self);
    view = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (self->page), "Welcome"), ADW_TYPE_TOOLBAR_VIEW);
    g_assert_nonnull (ui_find_label (view, "Offline"));
    amends_reviews_page_set_banner (self->page, "Connected", NULL, NULL);
    g_assert_nonnull (ui_find_label (view, "Connected"));
}

static void
test_no_placeholder_is_made_with_reviews (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    amends_reviews_page_set_placeholder (self->page, make_welcome, self);
    ui_wait (has_rows, self);
    ui_settle (300);
    g_assert_cmpuint (self->n_made, ==, 0);
}

#define ADD(path, n, func) g_test_add ("/empty/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("the-placeholder-gives-way", 0, test_the_placeholder_gives_way);
    ADD ("the-placeholder-tells-the-banner", 0, test_the_placeholder_tells_the_banner);
    ADD ("no-placeholder-is-made-with-reviews", 3, test_no_placeholder_is_made_with_reviews);
    return g_test_run ();
}
