/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"
#include "amends-feedback-page.h"
#include "amends-store-batches.h"
#include "amends-window.h"
#include "ui-fixture.h"

#define SCHEMA "io.github.amendsapp.Amends"

static gboolean
is_welcome (gpointer window)
{
    return g_str_equal (amends_window_get_page_name (window), "welcome");
}

static gboolean
tells_of_feedback (gpointer window)
{
    return ui_find_button (window, "Show Feedback") != NULL;
}

static gboolean
shows_feedback (gpointer window)
{
    GtkWidget *page = ui_find (window, AMENDS_TYPE_FEEDBACK_PAGE);

    return page != NULL && gtk_widget_get_mapped (page);
}

static void
add_feedback (UiFixture *data)
{
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) applied = AMENDS_AWAIT_INIT;

    g_ptr_array_add (batch->feedback,
                     amends_feedback_new (&(AmendsFeedback) {
                         .external_id = "F1", .marketplace = "SE", .stars = 1, .published_at = 1700000000 }));
    amends_store_apply_batch_async (data->store, data->account_id, batch, NULL, amends_await_cb, &applied);
    g_assert_true (amends_store_apply_batch_finish (data->store, amends_await (&applied), NULL, NULL));
}

/* A report of feedback may be all that there is: it is not greeted as if nothing were there. */
static void
test_feedback_alone (void)
{
    UiFixture data = { 0 };
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    g_autoptr (AmendsSyncEngine) engine = NULL;
    g_autoptr (GSettings) settings = g_settings_new (SCHEMA);
    AmendsWindow *window = amends_window_new (NULL, settings);

    ui_fixture_init (&data);
    engine = amends_sync_engine_new (data.store, secrets);
    gtk_window_present (GTK_WINDOW (window));
    amends_window_show_data (window, data.store, engine, secrets, FALSE, NULL, NULL);
    ui_wait (is_welcome, window);
    add_feedback (&data);
    ui_wait (tells_of_feedback, window);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (window), "Show Feedback"), "clicked");
    ui_wait (shows_feedback, window);
    gtk_window_destroy (GTK_WINDOW (window));
    ui_settle (100);
    g_clear_object (&engine);
    ui_fixture_clear (&data);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/window/feedback-alone", test_feedback_alone);
    return g_test_run ();
}
