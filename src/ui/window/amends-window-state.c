/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-window-private.h"

#include "amends-review-query.h"
#include "amends-store-accounts.h"
#include "amends-store-feedback.h"
#include "amends-store-reviews.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

/* What one sync's end needs to know. */
typedef struct {
    AmendsWindow *window;
    gboolean by_hand;
} SyncRun;

static void
sync_run_free (SyncRun *run)
{
    g_object_unref (run->window);
    g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncRun, sync_run_free)

/* AdwBanner shows its button's label with underlines read as access keys, the page's contract says plain text. */
static char *
dup_plain_label (const char *label)
{
    g_auto (GStrv) parts = g_strsplit (label, "_", -1);

    return g_strjoinv (NULL, parts);
}

static void
show_banner (AmendsWindow *self)
{
    const AmendsAccountState *state = self->state;
    g_autofree char *label = NULL;

    if (state->kind != AMENDS_STATE_KIND_BANNER) {
        amends_reviews_page_set_banner (self->reviews, NULL, NULL, NULL);
        return;
    }
    label = state->button != NULL ? dup_plain_label (state->button) : NULL;
    amends_reviews_page_set_banner (self->reviews, state->description != NULL ? state->description : state->title,
                                    label, state->action);
}

void
amends_window_show_state (AmendsWindow *self)
{
    AmendsStateFacts facts = {
        .accounts = self->accounts,
        .n_reviews = self->n_reviews,
        .feedback = self->has_feedback,
        .network = g_network_monitor_get_network_available (g_network_monitor_get_default ()),
        .sample = self->sample,
    };

    if (self->store == NULL || self->accounts == NULL || self->n_reviews < 0)
        return;
    facts.syncing = amends_sync_engine_is_running (self->engine);
    facts.read_only = amends_store_is_read_only (self->store);
    g_clear_pointer (&self->state, amends_account_state_free);
    self->state = amends_account_state_new (&facts);
    if (self->state->kind == AMENDS_STATE_KIND_PAGE && self->state_page != NULL)
        amends_state_page_set_state (self->state_page, self->state);
    show_banner (self);
    amends_window_show_view (self, self->state->kind == AMENDS_STATE_KIND_WELCOME ? "welcome" : "reviews");
    if (self->state->kind != AMENDS_STATE_KIND_WELCOME)
        amends_window_prepare_pages (self);
    amends_window_update_actions (self);
}

static gboolean
has_connection (AmendsWindow *self)
{
    for (guint i = 0; i < self->accounts->len; i++) {
        const AmendsAccount *account = g_ptr_array_index (self->accounts, i);

        if (!g_str_equal (account->kind, "file"))
            return TRUE;
    }
    return FALSE;
}

static void
end_refresh (AmendsWindow *self, const GError *error)
{
    self->refreshing = FALSE;
    if (error != NULL)
        amends_window_toast_text (self, error->message);
    else
        amends_window_show_state (self);
    if (self->refresh_again)
        amends_window_refresh_state (self);
    else if (!self->synced_at_start && error == NULL) {
        self->synced_at_start = TRUE;
        if (has_connection (self) && !amends_store_is_read_only (self->store))
            amends_window_sync (self, FALSE);
    }
}

/* The same store may be shown again before it has answered what was asked when it was shown before. */
static gboolean
is_outdated (AmendsWindow *self, GObject *source, GAsyncResult *result)
{
    return self->store != AMENDS_STORE (source) || g_task_get_cancellable (G_TASK (result)) != self->cancellable;
}

static void
feedback_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = amends_store_find_feedback_ids_finish (AMENDS_STORE (source), result, &error);

    if (is_outdated (self, source, result))
        return;
    self->has_feedback = ids != NULL && ids->len > 0;
    end_refresh (self, error);
}

/* Without a review it matters whether there is anything at all. */
static void
look_for_feedback (AmendsWindow *self)
{
    g_autoptr (AmendsFeedbackQuery) any = amends_feedback_query_new ();

    any->common->done = AMENDS_DONE_ALL;
    amends_store_find_feedback_ids_async (self->store, any, 1, self->cancellable, feedback_found_cb,
                                          g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;
    g_autoptr (GError) error = NULL;
    gint64 n_reviews = amends_store_count_finish (AMENDS_STORE (source), result, &error);

    if (is_outdated (self, source, result))
        return;
    if (n_reviews >= 0)
        self->n_reviews = n_reviews;
    if (n_reviews == 0)
        look_for_feedback (self);
    else
        end_refresh (self, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) accounts = amends_store_list_accounts_finish (AMENDS_STORE (source), result, &error);
    g_autoptr (AmendsReviewQuery) all = NULL;

    if (is_outdated (self, source, result))
        return;
    if (accounts == NULL) {
        end_refresh (self, error);
        return;
    }
    g_clear_pointer (&self->accounts, g_ptr_array_unref);
    self->accounts = g_steal_pointer (&accounts);
    all = amends_review_query_new ();
    all->done = AMENDS_DONE_ALL;
    amends_store_count_async (self->store, all, self->cancellable, counted_cb, g_object_ref (self));
}

/* Changes come in bursts while a sync runs: one look at a time, and one more if something changed meanwhile. */
void
amends_window_refresh_state (AmendsWindow *self)
{
    if (self->store == NULL)
        return;
    if (self->refreshing) {
        self->refresh_again = TRUE;
        return;
    }
    self->refreshing = TRUE;
    self->refresh_again = FALSE;
    amends_store_list_accounts_async (self->store, self->cancellable, listed_cb, g_object_ref (self));
}

static char *
describe_totals (const AmendsBatchResult *totals)
{
    guint64 n_changed = totals->updated + totals->removed;
    g_autofree char *count = amends_text_count (totals->added > 0 ? totals->added : n_changed);

    /* Translators: %s is a number, already written as the locale does */
    if (totals->added > 0)
        return g_strdup_printf (ngettext ("%s new review", "%s new reviews", (gulong) totals->added), count);
    if (n_changed > 0)
        return g_strdup_printf (ngettext ("%s review changed", "%s reviews changed", (gulong) n_changed), count);
    return g_strdup (_ ("Nothing new"));
}

static void
tell_totals (AmendsWindow *self, const AmendsBatchResult *totals, guint n_skipped)
{
    g_autofree char *what = describe_totals (totals);
    g_autofree char *skipped = NULL;
    g_autofree char *text = NULL;

    if (n_skipped > 0)
        skipped = g_strdup_printf (ngettext ("%u entry could not be read and was left out",
                                             "%u entries could not be read and were left out", n_skipped),
                                   n_skipped);
    text = g_strjoin (". ", what, skipped, NULL);
    amends_window_toast_text (self, text);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (SyncRun) run = user_data;
    AmendsWindow *self = run->window;
    g_autoptr (GPtrArray) rejections = NULL;
    g_autoptr (GError) error = NULL;
    AmendsBatchResult totals = { 0 };
    gboolean whole = amends_sync_engine_sync_finish (AMENDS_SYNC_ENGINE (source), result, &totals, &rejections, &error);
    guint n_skipped = rejections != NULL ? rejections->len : 0;

    if (self->engine != AMENDS_SYNC_ENGINE (source))
        return;
    g_clear_object (&self->sync_cancellable);
    amends_window_refresh_state (self);
    if (whole && (run->by_hand || n_skipped > 0))
        tell_totals (self, &totals, n_skipped);
    else if (!whole && error->domain == AMENDS_STORE_ERROR)
        amends_window_toast_text (self, error->message);
}

void
amends_window_sync (AmendsWindow *self, gboolean by_hand)
{
    SyncRun *run;

    if (self->engine == NULL || self->sync_cancellable != NULL)
        return;
    run = g_new0 (SyncRun, 1);
    run->window = g_object_ref (self);
    run->by_hand = by_hand;
    self->sync_cancellable = g_cancellable_new ();
    amends_sync_engine_sync_async (self->engine, 0, self->sync_cancellable, synced_cb, run);
}

const AmendsAccount *
amends_window_find_state_account (AmendsWindow *self)
{
    for (guint i = 0; self->state != NULL && self->accounts != NULL && i < self->accounts->len; i++) {
        const AmendsAccount *account = g_ptr_array_index (self->accounts, i);

        if (account->id == self->state->account_id)
            return account;
    }
    return NULL;
}
