/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account-state.h"

#include "amends-account-text.h"
#include "amends-sync-error.h"

#include <glib/gi18n-lib.h>

static const char *const OWNER_STEPS[] = {
    N_ ("Check that your brand is enrolled in the marketplace’s brand registry, and that the selling account is the "
        "one that owns it."),
    N_ ("Check that the selling account has a professional plan."),
    N_ ("From the brand registry’s administrator account, open a case and ask for the role Brand Representative for "
        "the primary user or the administrator."),
    N_ ("Sign out of the marketplace and in again, in a desktop browser."),
    N_ ("Sync here again."),
    NULL,
};

static const char *const PERMISSION_STEPS[] = {
    N_ ("Ask the selling account’s administrator to open the user permissions, in a desktop browser."),
    N_ ("Under Advertising, switch on both View and Edit for Customer Reviews."),
    N_ ("Sign out of the marketplace and in again: the change only counts then."),
    N_ ("If reviews are still missing, open a case from the brand registry’s administrator account and ask for the "
        "role Brand Representative for the primary user or the administrator."),
    N_ ("Sync here again."),
    NULL,
};

static GStrv
translate_steps (const char *const *steps)
{
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

    for (gsize i = 0; steps[i] != NULL; i++)
        g_strv_builder_add (builder, _ (steps[i]));
    return g_strv_builder_end (builder);
}

static AmendsAccountState *
new_state (AmendsStateKind kind, const char *icon, const char *title, char *description)
{
    AmendsAccountState *self = g_new0 (AmendsAccountState, 1);

    self->kind = kind;
    self->icon = icon;
    self->title = g_strdup (title);
    self->description = description;
    return self;
}

static void
set_button (AmendsAccountState *self, const char *button, const char *action)
{
    self->button = button;
    self->action = action;
}

static AmendsAccountState *
new_owner_problem (const AmendsAccount *account)
{
    g_autofree char *name = amends_account_text_dup_short_name (account);
    AmendsAccountState *self = new_state (
        AMENDS_STATE_KIND_PAGE, "dialog-password-symbolic", _ ("Not Identified as Brand Owner"),
        /* Translators: %s is the name of an account */
        g_strdup_printf (
            _ ("“%s” answers, but it is not identified as the owner of a brand. Only brand owners can see customer "
               "reviews."),
            name));

    self->steps = translate_steps (OWNER_STEPS);
    set_button (self, _ ("_Sync Now"), "win.sync");
    return self;
}

static char *
describe_permission (const AmendsAccount *account)
{
    g_autofree char *name = amends_account_text_dup_short_name (account);

    if (account->may_view == AMENDS_TRI_NO && account->may_edit == AMENDS_TRI_NO)
        return g_strdup_printf (
            _ ("Your user at “%s” has neither the permission to view customer reviews nor to edit them."), name);
    if (account->may_view == AMENDS_TRI_NO)
        return g_strdup_printf (_ ("Your user at “%s” has no permission to view customer reviews."), name);
    if (account->may_edit == AMENDS_TRI_NO)
        return g_strdup_printf (_ ("Your user at “%s” may view customer reviews but not edit them. Both are needed."),
                                name);
    return g_strdup_printf (_ ("“%s” does not let your user see customer reviews."), name);
}

static AmendsAccountState *
new_permission_problem (const AmendsAccount *account)
{
    AmendsAccountState *self = new_state (AMENDS_STATE_KIND_PAGE, "dialog-password-symbolic", _ ("Permission Missing"),
                                          describe_permission (account));

    self->steps = translate_steps (PERMISSION_STEPS);
    set_button (self, _ ("_Sync Now"), "win.sync");
    return self;
}

static AmendsAccountState *
new_role_problem (const AmendsAccount *account)
{
    g_autofree char *name = amends_account_text_dup_short_name (account);
    AmendsAccountState *self = new_state (AMENDS_STATE_KIND_PAGE, "dialog-password-symbolic", _ ("Role Missing"), NULL);

    if (account->professional == AMENDS_TRI_NO)
        self->description = g_strdup_printf (
            _ ("“%s” has no professional selling plan. Without it, customer reviews cannot be seen."), name);
    else
        self->description = g_strdup_printf (
            _ ("“%s” does not have the role Brand Representative. Without it, customer reviews cannot be seen."), name);
    self->steps = translate_steps (OWNER_STEPS);
    set_button (self, _ ("_Sync Now"), "win.sync");
    return self;
}

static AmendsAccountState *
new_token_problem (const AmendsAccount *account, gboolean refused)
{
    g_autofree char *name = amends_account_text_dup_short_name (account);
    AmendsAccountState *self;

    if (refused)
        self = new_state (
            AMENDS_STATE_KIND_PAGE, "dialog-password-symbolic", _ ("Token Not Accepted"),
            g_strdup_printf (
                _ ("“%s” does not accept the stored token. It may be withdrawn or too old. Make a new one there and "
                   "enter it here."),
                name));
    else
        self = new_state (
            AMENDS_STATE_KIND_PAGE, "dialog-password-symbolic", _ ("Token Needed"),
            g_strdup_printf (_ ("The token of “%s” is not in a keyring on this computer. Enter it to sync."), name));
    set_button (self, _ ("Enter _Token…"), "win.enter-token");
    return self;
}

static AmendsAccountState *
new_sync_problem (const char *icon, char *what_taken, const char *next_step)
{
    g_autofree char *what = what_taken;
    AmendsAccountState *self =
        new_state (AMENDS_STATE_KIND_PAGE, icon, _ ("Sync Failed"),
                   next_step != NULL ? g_strdup_printf ("%s %s", what, next_step) : g_strdup (what));

    set_button (self, _ ("_Try Again"), "win.sync");
    return self;
}

static AmendsAccountState *
new_problem_by_code (const AmendsAccount *account, AmendsSyncError code)
{
    const char *next = amends_sync_error_explain (code);
    g_autofree char *name = amends_account_text_dup_short_name (account);

    switch (code) {
    case AMENDS_SYNC_ERROR_NOT_BRAND_OWNER:
        return new_owner_problem (account);
    case AMENDS_SYNC_ERROR_FORBIDDEN:
        return new_permission_problem (account);
    case AMENDS_SYNC_ERROR_UNAUTHORISED:
        return new_token_problem (account, TRUE);
    case AMENDS_SYNC_ERROR_NO_TOKEN:
        return new_token_problem (account, FALSE);
    case AMENDS_SYNC_ERROR_OFFLINE:
        return new_sync_problem ("network-offline-symbolic", g_strdup_printf (_ ("“%s” could not be reached."), name),
                                 next);
    case AMENDS_SYNC_ERROR_REFUSED:
        return new_sync_problem ("network-error-symbolic", g_strdup_printf (_ ("“%s” did not answer."), name), next);
    case AMENDS_SYNC_ERROR_TLS:
        return new_sync_problem ("channel-insecure-symbolic",
                                 g_strdup_printf (_ ("The connection to “%s” is not safe, so nothing was sent."), name),
                                 next);
    case AMENDS_SYNC_ERROR_THROTTLED:
        return new_sync_problem ("alarm-symbolic", g_strdup_printf (_ ("“%s” asked for a pause."), name), next);
    case AMENDS_SYNC_ERROR_SERVER:
        return new_sync_problem ("network-error-symbolic",
                                 g_strdup_printf (_ ("“%s” reports an error of its own."), name), next);
    case AMENDS_SYNC_ERROR_MALFORMED:
        return new_sync_problem ("dialog-warning-symbolic",
                                 g_strdup_printf (_ ("What “%s” answered cannot be read as a review feed."), name),
                                 next);
    case AMENDS_SYNC_ERROR_UNSUPPORTED:
    case AMENDS_SYNC_ERROR_NOT_ELIGIBLE:
    case AMENDS_SYNC_ERROR_CONTACTED:
    case AMENDS_SYNC_ERROR_REJECTED:
    default:
        return new_sync_problem ("dialog-warning-symbolic", g_strdup_printf (_ ("“%s” cannot be synced."), name), next);
    }
}

AmendsAccountState *
amends_account_state_new_problem (const AmendsAccount *account)
{
    g_autofree char *name = amends_account_text_dup_short_name (account);
    AmendsAccountState *self = NULL;
    AmendsSyncError code;

    if (account->brand_owner == AMENDS_TRI_NO)
        self = new_owner_problem (account);
    else if (account->may_view == AMENDS_TRI_NO || account->may_edit == AMENDS_TRI_NO)
        self = new_permission_problem (account);
    else if (account->professional == AMENDS_TRI_NO || account->brand_representative == AMENDS_TRI_NO)
        self = new_role_problem (account);
    else if (account->last_error != NULL && amends_sync_error_from_code (account->last_error, &code))
        self = new_problem_by_code (account, code);
    else if (account->last_error != NULL)
        self = new_sync_problem ("dialog-warning-symbolic",
                                 g_strdup_printf (_ ("The last sync of “%s” did not finish."), name),
                                 _ ("Try again; what has arrived is kept."));
    if (self != NULL)
        self->account_id = account->id;
    return self;
}

/* One line has no room for steps: they are a click away, in the page that the banner stands for. */
static AmendsAccountState *
make_banner (AmendsAccountState *page)
{
    if (page->steps != NULL)
        set_button (page, _ ("_What to Do"), "win.show-steps");
    page->kind = AMENDS_STATE_KIND_BANNER;
    return page;
}

static gboolean
needs_network (const AmendsAccount *account)
{
    return g_str_equal (account->kind, "feed") && !amends_account_text_is_loopback (account->base_url);
}

static AmendsAccountState *
find_problem (const AmendsStateFacts *facts, gboolean *connected, gboolean *synced, gboolean *remote)
{
    AmendsAccountState *problem = NULL;

    for (guint i = 0; i < facts->accounts->len; i++) {
        const AmendsAccount *account = g_ptr_array_index (facts->accounts, i);

        if (g_str_equal (account->kind, "file"))
            continue;
        *connected = TRUE;
        *synced = *synced || account->last_synced_at > 0;
        *remote = *remote || needs_network (account);
        if (problem == NULL)
            problem = amends_account_state_new_problem (account);
    }
    return problem;
}

static AmendsAccountState *
new_empty_state (const AmendsStateFacts *facts, AmendsAccountState *problem, gboolean synced, gboolean offline)
{
    AmendsAccountState *self;

    if (facts->syncing) {
        amends_account_state_free (problem);
        self = new_state (AMENDS_STATE_KIND_PAGE, "view-refresh-symbolic", _ ("Fetching Reviews"),
                          g_strdup (_ ("The first reviews appear as soon as they arrive.")));
        set_button (self, _ ("_Cancel"), "win.cancel-sync");
        return self;
    }
    if (problem != NULL)
        return problem;
    if (offline) {
        self = new_state (
            AMENDS_STATE_KIND_PAGE, "network-offline-symbolic", _ ("You Are Offline"),
            g_strdup (_ ("Reviews are fetched once there is a network. Files can be imported without one.")));
        set_button (self, _ ("_Try Again"), "win.sync");
        return self;
    }
    self = new_state (AMENDS_STATE_KIND_PAGE, "mail-read-symbolic", _ ("No Reviews Yet"),
                      g_strdup (synced ? _ ("All accounts are up to date, and none has a review yet.")
                                       : _ ("Nothing has been fetched yet.")));
    set_button (self, _ ("_Sync Now"), "win.sync");
    return self;
}

/* A marketplace's own report of feedback is often the first file that a seller has. */
static AmendsAccountState *
new_feedback_state (void)
{
    AmendsAccountState *self = new_state (
        AMENDS_STATE_KIND_PAGE, "mail-read-symbolic", _ ("No Reviews Yet"),
        g_strdup (_ ("Feedback about you as a seller is here. Reviews of products come from a file or an account.")));

    set_button (self, _ ("Show _Feedback"), "win.show-page::feedback");
    return self;
}

static AmendsAccountState *
new_sample_banner (void)
{
    AmendsAccountState *self = new_state (AMENDS_STATE_KIND_BANNER, NULL, _ ("Sample shop: invented customers"), NULL);

    set_button (self, _ ("_Leave"), "win.leave-sample-shop");
    return self;
}

AmendsAccountState *
amends_account_state_new (const AmendsStateFacts *facts)
{
    gboolean connected = FALSE, synced = FALSE, remote = FALSE;
    AmendsAccountState *problem = find_problem (facts, &connected, &synced, &remote);
    gboolean offline = remote && !facts->network;

    if (facts->n_reviews == 0 && !connected && facts->feedback) {
        amends_account_state_free (problem);
        return new_feedback_state ();
    }
    if (facts->n_reviews == 0 && !connected && !facts->sample)
        return new_state (AMENDS_STATE_KIND_WELCOME, NULL, NULL, NULL);
    if (facts->n_reviews == 0)
        return new_empty_state (facts, problem, synced, offline);
    if (facts->read_only) {
        amends_account_state_free (problem);
        return new_state (
            AMENDS_STATE_KIND_BANNER, "changes-prevent-symbolic",
            _ ("The data file cannot be written: nothing you do here is kept. Make it writable, then start again."),
            NULL);
    }
    if (problem != NULL && !facts->syncing)
        return make_banner (problem);
    amends_account_state_free (problem);
    if (offline)
        return new_state (AMENDS_STATE_KIND_BANNER, "network-offline-symbolic",
                          _ ("You are offline. Everything but syncing works; what you see is as of the last sync."),
                          NULL);
    return facts->sample ? new_sample_banner () : new_state (AMENDS_STATE_KIND_FINE, NULL, NULL, NULL);
}

char *
amends_account_state_dup_steps_text (const AmendsAccountState *self)
{
    g_autoptr (GString) text = NULL;

    if (self->steps == NULL)
        return NULL;
    text = g_string_new (NULL);
    g_string_append_printf (text, "%s\n%s\n\n", self->title, self->description);
    for (guint i = 0; self->steps[i] != NULL; i++)
        g_string_append_printf (text, "%u. %s\n", i + 1, self->steps[i]);
    return g_string_free_and_steal (g_steal_pointer (&text));
}

void
amends_account_state_free (AmendsAccountState *self)
{
    if (self == NULL)
        return;
    g_free (self->title);
    g_free (self->description);
    g_strfreev (self->steps);
    g_free (self);
}
