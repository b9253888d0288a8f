/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The detail pane with its note, its versions and its history. */
#include "amends-await.h"
#include "amends-detail-pane.h"
#include "amends-note-editor.h"
#include "amends-store-actions.h"
#include "amends-store-reviews.h"
#include "amends-version-list.h"
#include "ui-fixture.h"

typedef struct {
    UiFixture ui;
    AmendsDetailPane *pane;
    GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&self->ui);
    ui_fixture_fill (&self->ui, 0, 20);
    self->pane = g_object_new (AMENDS_TYPE_DETAIL_PANE, NULL);
    amends_detail_pane_set_store (self->pane, self->ui.store);
    self->window = ui_present (GTK_WIDGET (self->pane), 700, 800);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    if (self->window != NULL)
        ui_dismiss (self->window);
    ui_fixture_clear (&self->ui);
}

static gint64
show (Fixture *self, guint number)
{
    gint64 id = ui_fixture_find (&self->ui, number);

    amends_detail_pane_show (self->pane, id, NULL);
    ui_settle (200);
    return id;
}

static GtkWidget *
label (Fixture *self, const char *text)
{
    return ui_find_label (GTK_WIDGET (self->pane), text);
}

static char *
dup_note (Fixture *self, gint64 id)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewDetail) detail = NULL;

    amends_store_load_detail_async (self->ui.store, id, NULL, amends_await_cb, &await);
    detail = amends_store_load_detail_finish (self->ui.store, amends_await (&await), NULL);
    amends_await_clear (&await);
    g_assert_nonnull (detail);
    return g_strdup (detail->note);
}

static void
write_note (Fixture *self, const char *text)
{
    AmendsNoteEditor *editor = AMENDS_NOTE_EDITOR (ui_find (GTK_WIDGET (self->pane), AMENDS_TYPE_NOTE_EDITOR));

    gtk_text_buffer_set_text (amends_note_editor_get_buffer (editor), text, -1);
    g_assert_true (amends_note_editor_is_dirty (editor));
}

static void
test_nothing_selected (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_nonnull (label (self, "No Review Selected"));
    amends_detail_pane_show_several (self->pane, 12);
    g_assert_nonnull (label (self, "12 Reviews Selected"));
    g_assert_null (amends_detail_pane_get_review (self->pane));
}

static void
test_all_that_is_known (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    show (self, 0);
    g_assert_nonnull (label (self, "Precis som jag hoppades"));
    g_assert_nonnull (label (self, "Stadig, tyst"));
    g_assert_nonnull (label (self, "Nordhem Thermos Bottle 0.7 l, Brushed Steel"));
    g_assert_nonnull (label (self, "Blue / 0.7 l"));
    g_assert_nonnull (label (self, "Swedish"));
    g_assert_nonnull (label (self, "702-1234567-1234567"));
    g_assert_nonnull (label (self, "299.00\u00a0kr"));
    g_assert_nonnull (label (self, "Mark as Done"));
    gtk_test_accessible_assert_property (ui_find (GTK_WIDGET (self->pane), GTK_TYPE_TEXT_VIEW),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, "Private note");
}

static void
test_photos_are_links (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *link;

    show (self, 0);
    link = ui_find (GTK_WIDGET (self->pane), GTK_TYPE_LINK_BUTTON);
    g_assert_nonnull (link);
    g_assert_cmpstr (gtk_link_button_get_uri (GTK_LINK_BUTTON (link)), ==, "https://shop.example/photos/1.jpg");
    show (self, 1);
    g_assert_null (ui_find (GTK_WIDGET (self->pane), GTK_TYPE_LINK_BUTTON));
}

static void
test_versions_tell_what_changed (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *versions;

    ui_fixture_edit (&self->ui, 1, 4);
    show (self, 1);
    versions = ui_find (GTK_WIDGET (self->pane), AMENDS_TYPE_VERSION_LIST);
    g_assert_true (gtk_widget_get_visible (versions));
    g_assert_nonnull (ui_find_label (versions, "Edited 1 time"));
    gtk_expander_set_expanded (GTK_EXPANDER (ui_find (versions, GTK_TYPE_EXPANDER)), TRUE);
    ui_settle (50);
    g_assert_nonnull (ui_find_label (versions, "Stars: 1 → 4"));
    g_assert_nonnull (ui_find_label (versions, "[−"));
    g_assert_nonnull (ui_find_label (versions, "[+"));
    show (self, 2);
    g_assert_false (gtk_widget_get_visible (versions));
}

static void
test_history (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;
    gint64 id = show (self, 3);

    g_assert_null (label (self, "Marked as done"));
    amends_store_set_done_async (self->ui.store, &id, 1, TRUE, NULL, amends_await_cb, &await);
    amends_store_action_finish (self->ui.store, amends_await (&await), NULL, NULL);
    amends_await_clear (&await);
    ui_settle (250);
    g_assert_nonnull (label (self, "Marked as done"));
    g_assert_cmpint (amends_detail_pane_get_review (self->pane)->done_at, !=, 0);
}

static void
test_removed_at_the_source (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    show (self, 3);
    ui_fixture_remove (&self->ui, 3);
    ui_settle (250);
    g_assert_nonnull (label (self, "Removed from the marketplace"));
    g_assert_null (label (self, "On marketplace until"));
}

static void
test_a_note_saves_itself (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = show (self, 4);
    g_autofree char *early = NULL;
    g_autofree char *late = NULL;

    write_note (self, "Ask for a photo");
    early = dup_note (self, id);
    g_assert_null (early);
    ui_settle (1300);
    late = dup_note (self, id);
    g_assert_cmpstr (late, ==, "Ask for a photo");
}

static void
test_a_note_survives_moving_on (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 first = show (self, 4);
    g_autofree char *note = NULL;
    g_autofree char *other = NULL;
    gint64 second;

    write_note (self, "Half a sent");
    second = show (self, 5);
    note = dup_note (self, first);
    other = dup_note (self, second);
    g_assert_cmpstr (note, ==, "Half a sent");
    g_assert_null (other);
    show (self, 4);
    {
        AmendsNoteEditor *editor = AMENDS_NOTE_EDITOR (ui_find (GTK_WIDGET (self->pane), AMENDS_TYPE_NOTE_EDITOR));
        g_autofree char *text = NULL;

        g_object_get (amends_note_editor_get_buffer (editor), "text", &text, NULL);
        g_assert_cmpstr (text, ==, "Half a sent");
    }
}

static void
test_a_note_survives_the_window (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = show (self, 4);
    g_autofree char *note = NULL;

    write_note (self, "Closing now");
    ui_dismiss (g_steal_pointer (&self->window));
    note = dup_note (self, id);
    g_assert_cmpstr (note, ==, "Closing now");
}

static void
test_typing_is_not_disturbed (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsNoteEditor *editor;
    g_autofree char *text = NULL;

    show (self, 4);
    write_note (self, "While I type");
    ui_fixture_edit (&self->ui, 4, 1);
    ui_settle (300);
    editor = AMENDS_NOTE_EDITOR (ui_find (GTK_WIDGET (self->pane), AMENDS_TYPE_NOTE_EDITOR));
    g_object_get (amends_note_editor_get_buffer (editor), "text", &text, NULL);
    g_assert_cmpstr (text, ==, "While I type");
}

static void
failed_cb (AmendsDetailPane *pane G_GNUC_UNUSED, GError *error, gpointer user_data)
{
    g_assert_nonnull (error);
    ++*(guint *) user_data;
}

static void
test_a_note_that_cannot_be_saved_stays (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;
    AmendsNoteEditor *editor;
    guint failed = 0;

    show (self, 4);
    g_signal_connect (self->pane, "failed", G_CALLBACK (failed_cb), &failed);
    amends_store_close_async (self->ui.store, amends_await_cb, &await);
    amends_store_close_finish (self->ui.store, amends_await (&await), NULL);
    amends_await_clear (&await);
    write_note (self, "Do not lose me");
    amends_detail_pane_flush (self->pane);
    ui_settle (200);
    editor = AMENDS_NOTE_EDITOR (ui_find (GTK_WIDGET (self->pane), AMENDS_TYPE_NOTE_EDITOR));
    g_assert_cmpuint (failed, ==, 1);
    g_assert_true (amends_note_editor_is_dirty (editor));
}

static void
test_compact (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *header = ui_find (GTK_WIDGET (self->pane), ADW_TYPE_HEADER_BAR);

    show (self, 0);
    g_assert_nonnull (ui_find_label (header, "Done"));
    g_object_set (self->pane, "compact", TRUE, NULL);
    g_assert_null (ui_find_label (header, "Done"));
    g_assert_nonnull (label (self, "Done"));
}

#define ADD(path, func) g_test_add ("/detail/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("nothing-selected", test_nothing_selected);
    ADD ("all-that-is-known", test_all_that_is_known);
    ADD ("photos-are-links", test_photos_are_links);
    ADD ("versions-tell-what-changed", test_versions_tell_what_changed);
    ADD ("history", test_history);
    ADD ("removed-at-the-source", test_removed_at_the_source);
    ADD ("a-note-saves-itself", test_a_note_saves_itself);
    ADD ("a-note-survives-moving-on", test_a_note_survives_moving_on);
    ADD ("a-note-survives-the-window", test_a_note_survives_the_window);
    ADD ("typing-is-not-disturbed", test_typing_is_not_disturbed);
    ADD ("a-note-that-cannot-be-saved-stays", test_a_note_that_cannot_be_saved_stays);
    ADD ("compact", test_compact);
    return g_test_run ();
}
