/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account-state.h"

#include <gio/gio.h>

static const AmendsAccount PLAIN = {
    .id = 7,
    .kind = "feed",
    .name = "Nordvik & <Sons>",
    .base_url = "https://feed.example/feed/v1",
    .professional = AMENDS_TRI_UNKNOWN,
    .brand_owner = AMENDS_TRI_UNKNOWN,
    .brand_representative = AMENDS_TRI_UNKNOWN,
    .may_view = AMENDS_TRI_UNKNOWN,
    .may_edit = AMENDS_TRI_UNKNOWN,
};

typedef struct {
    const char *name;
    const char *kind;       /* of the one account; NULL = there is none */
    const char *base_url;   /* NULL = far away */
    const char *last_error; /* (nullable) */
    gint64 last_synced_at;
    gint64 n_reviews;
    gboolean network, syncing, sample, read_only;

    AmendsStateKind expected;
    const char *action; /* (nullable) */
    gboolean steps;
    const char *mention; /* (nullable): a word of title or description */
} Case;

static const Case CASES[] = {
    { "nothing at all", NULL, NULL, NULL, 0, 0, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_WELCOME, NULL, FALSE,
      NULL },
    { "nothing, offline", NULL, NULL, NULL, 0, 0, FALSE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_WELCOME, NULL, FALSE,
      NULL },
    { "an emptied file account", "file", NULL, NULL, 0, 0, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_WELCOME, NULL,
      FALSE, NULL },
    { "imported reviews", "file", NULL, NULL, 0, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_FINE, NULL, FALSE,
      NULL },
    { "imported reviews need no network", "file", NULL, NULL, 0, 9, FALSE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_FINE,
      NULL, FALSE, NULL },
    { "all well", "feed", NULL, NULL, 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_FINE, NULL, FALSE, NULL },
    { "never synced", "feed", NULL, NULL, 0, 0, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_PAGE, "win.sync", FALSE,
      "Nothing has been fetched" },
    { "synced, none there", "feed", NULL, NULL, 5, 0, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_PAGE, "win.sync",
      FALSE, "up to date" },
    { "first sync runs", "feed", NULL, NULL, 0, 0, TRUE, TRUE, FALSE, FALSE, AMENDS_STATE_KIND_PAGE, "win.cancel-sync",
      FALSE, "Fetching" },
    { "first sync runs after a failure", "feed", NULL, "offline", 0, 0, TRUE, TRUE, FALSE, FALSE,
      AMENDS_STATE_KIND_PAGE, "win.cancel-sync", FALSE, "Fetching" },
    { "offline, nothing yet", "feed", NULL, NULL, 0, 0, FALSE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_PAGE, "win.sync",
      FALSE, "Offline" },
    { "offline with reviews", "feed", NULL, NULL, 5, 9, FALSE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER, NULL,
      FALSE, "offline" },
    { "a feed on this computer needs no network", "feed", "http://127.0.0.1:9/feed/v1", NULL, 5, 9, FALSE, FALSE, FALSE,
      FALSE, AMENDS_STATE_KIND_FINE, NULL, FALSE, NULL },
    { "sync failed: offline", "feed", NULL, "offline", 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER,
      "win.sync", FALSE, "could not be reached" },
    { "sync failed: refused", "feed", NULL, "refused", 0, 0, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_PAGE,
      "win.sync", FALSE, "did not answer" },
    { "sync failed: certificate", "feed", NULL, "tls", 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER,
      "win.sync", FALSE, "not safe" },
    { "sync failed: throttled", "feed", NULL, "throttled", 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER,
      "win.sync", FALSE, "a pause" },
    { "sync failed: server", "feed", NULL, "server", 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER,
      "win.sync", FALSE, "error of its own" },
    { "sync failed: malformed", "feed", NULL, "malformed", 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER,
      "win.sync", FALSE, "cannot be read" },
    { "sync failed: unsupported", "feed", NULL, "unsupported", 5, 9, TRUE, FALSE, FALSE, FALSE,
      AMENDS_STATE_KIND_BANNER, "win.sync", FALSE, "cannot be synced" },
    { "sync failed: a code of another version", "feed", NULL, "moon-phase", 5, 9, TRUE, FALSE, FALSE, FALSE,
      AMENDS_STATE_KIND_BANNER, "win.sync", FALSE, "did not finish" },
    { "token missing", "feed", NULL, "no-token", 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER,
      "win.enter-token", FALSE, "Token Needed" },
    { "token missing, nothing yet", "feed", NULL, "no-token", 0, 0, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_PAGE,
      "win.enter-token", FALSE, "Token Needed" },
    { "token refused", "feed", NULL, "unauthorised", 5, 9, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_BANNER,
      "win.enter-token", FALSE, "Not Accepted" },
    { "not identified as brand owner", "feed", NULL, "not-brand-owner", 0, 0, TRUE, FALSE, FALSE, FALSE,
      AMENDS_STATE_KIND_PAGE, "win.sync", TRUE, "Not Identified as Brand Owner" },
    { "not identified, with reviews", "feed", NULL, "not-brand-owner", 0, 9, TRUE, FALSE, FALSE, FALSE,
      AMENDS_STATE_KIND_BANNER, "win.show-steps", TRUE, "Brand Owner" },
    { "permission missing", "feed", NULL, "forbidden", 0, 0, TRUE, FALSE, FALSE, FALSE, AMENDS_STATE_KIND_PAGE,
      "win.sync", TRUE, "Permission Missing" },
    { "permission missing, with reviews", "feed", NULL, "forbidden", 0, 9, TRUE, FALSE, FALSE, FALSE,
      AMENDS_STATE_KIND_BANNER, "win.show-steps", TRUE, "Permission" },
    { "a running sync hides the last failure", "feed", NULL, "refused", 5, 9, TRUE, TRUE, FALSE, FALSE,
      AMENDS_STATE_KIND_FINE, NULL, FALSE, NULL },
    { "sample shop", "sample", "http://127.0.0.1:9/feed/v1", NULL, 5, 9, TRUE, FALSE, TRUE, FALSE,
      AMENDS_STATE_KIND_BANNER, "win.leave-sample-shop", FALSE, "invented customers" },
    { "sample shop, offline", "sample", "http://127.0.0.1:9/feed/v1", NULL, 5, 9, FALSE, FALSE, TRUE, FALSE,
      AMENDS_STATE_KIND_BANNER, "win.leave-sample-shop", FALSE, "invented customers" },
    { "sample shop before its account", NULL, NULL, NULL, 0, 0, TRUE, FALSE, TRUE, FALSE, AMENDS_STATE_KIND_PAGE,
      "win.sync", FALSE, NULL },
    { "sample shop that failed", "sample", "http://127.0.0.1:9/feed/v1", "refused", 5, 9, TRUE, FALSE, TRUE, FALSE,
      AMENDS_STATE_KIND_BANNER, "win.sync", FALSE, "did not answer" },
    { "read only", "file", NULL, NULL, 0, 9, TRUE, FALSE, FALSE, TRUE, AMENDS_STATE_KIND_BANNER, NULL, FALSE,
      "cannot be written" },
    { "read only matters more than a failure", "feed", NULL, "refused", 5, 9, TRUE, FALSE, FALSE, TRUE,
      AMENDS_STATE_KIND_BANNER, NULL, FALSE, "cannot be written" },
};

static AmendsAccountState *
make_state (const Case *c)
{
    g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_account_unref);
    AmendsAccount fields = PLAIN;
    AmendsStateFacts facts = {
        .accounts = accounts,
        .n_reviews = c->n_reviews,
        .network = c->network,
        .syncing = c->syncing,
        .sample = c->sample,
        .read_only = c->read_only,
    };

    if (c->kind != NULL) {
        fields.kind = c->kind;
        fields.base_url = c->base_url != NULL ? c->base_url : fields.base_url;
        fields.last_error = c->last_error;
        fields.last_synced_at = c->last_synced_at;
        g_ptr_array_add (accounts, amends_account_new (&fields));
    }
    return amends_account_state_new (&facts);
}

static void
test_case (gconstpointer data)
{
    const Case *c = data;
    g_autoptr (AmendsAccountState) state = make_state (c);
    g_autofree char *texts = g_strdup_printf ("%s %s", state->title, state->description);

    g_assert_cmpint (state->kind, ==, c->expected);
    g_assert_cmpstr (state->action, ==, c->action);
    g_assert_true ((state->button != NULL) == (c->action != NULL));
    g_assert_true ((state->steps != NULL) == c->steps);
    if (c->mention != NULL)
        g_assert_nonnull (strstr (texts, c->mention));
    if (c->last_error != NULL && !c->syncing && !c->read_only)
        g_assert_cmpint (state->account_id, ==, PLAIN.id);
    /* Nothing that is shown may be blank. */
    if (state->kind == AMENDS_STATE_KIND_PAGE) {
        g_assert_nonnull (state->icon);
        g_assert_true (state->title != NULL && *state->title != '\0');
        g_assert_true (state->description != NULL && *state->description != '\0');
        g_assert_nonnull (state->button);
    }
}

typedef struct {
    const char *name;
    AmendsTri professional, owner, representative, view, edit;
    const char *title; /* NULL = nothing is wrong */
    const char *mention;
} RoleCase;

#define Y AMENDS_TRI_YES
#define N AMENDS_TRI_NO
#define U AMENDS_TRI_UNKNOWN
static const RoleCase ROLE_CASES[] = {
    { "all told and well", Y, Y, Y, Y, Y, NULL, NULL },
    { "nothing told is nothing wrong", U, U, U, U, U, NULL, NULL },
    { "rule 1", Y, N, Y, Y, Y, "Not Identified as Brand Owner", "identified" },
    { "rule 1 comes before the rest", N, N, N, N, N, "Not Identified as Brand Owner", "identified" },
    { "rule 14, view", Y, Y, Y, N, Y, "Permission Missing", "view customer reviews" },
    { "rule 14, edit", Y, Y, Y, Y, N, "Permission Missing", "not edit" },
    { "rule 14, both", Y, Y, Y, N, N, "Permission Missing", "neither" },
    { "rule 19, plan", N, Y, Y, Y, Y, "Role Missing", "professional" },
    { "rule 19, role", Y, Y, N, Y, Y, "Role Missing", "Brand Representative" },
};

static void
test_roles (void)
{
    for (gsize i = 0; i < G_N_ELEMENTS (ROLE_CASES); i++) {
        const RoleCase *c = &ROLE_CASES[i];
        AmendsAccount account = PLAIN;
        g_autoptr (AmendsAccountState) problem = NULL;

        g_test_message ("%s", c->name);
        account.professional = c->professional;
        account.brand_owner = c->owner;
        account.brand_representative = c->representative;
        account.may_view = c->view;
        account.may_edit = c->edit;
        problem = amends_account_state_new_problem (&account);
        if (c->title == NULL) {
            g_assert_null (problem);
            continue;
        }
        g_assert_cmpstr (problem->title, ==, c->title);
        g_assert_nonnull (strstr (problem->description, c->mention));
        g_assert_cmpuint (g_strv_length (problem->steps), >=, 4);
    }
}
#undef Y
#undef N
#undef U

/* Rules #14 to #17: what the steps must say, in this order. */
static void
test_permission_steps (void)
{
    static const char *const WORDS[] = { "desktop browser", "Advertising", "Sign out", "Brand Representative", "Sync" };
    AmendsAccount account = PLAIN;
    g_autoptr (AmendsAccountState) problem = NULL;
    g_autofree char *text = NULL;

    account.may_edit = AMENDS_TRI_NO;
    problem = amends_account_state_new_problem (&account);
    g_assert_cmpuint (g_strv_length (problem->steps), ==, G_N_ELEMENTS (WORDS));
    for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
        g_assert_nonnull (strstr (problem->steps[i], WORDS[i]));
    g_assert_nonnull (strstr (problem->steps[1], "View and Edit"));

    text = amends_account_state_dup_steps_text (problem);
    g_assert_true (g_str_has_prefix (text, "Permission Missing\n"));
    g_assert_nonnull (strstr (text, "\n1. "));
    g_assert_nonnull (strstr (text, "\n5. "));
    g_assert_nonnull (strstr (text, PLAIN.name));
}

static void
test_no_steps_no_text (void)
{
    AmendsAccount account = PLAIN;
    g_autoptr (AmendsAccountState) problem = NULL;

    account.last_error = "server";
    problem = amends_account_state_new_problem (&account);
    g_assert_null (amends_account_state_dup_steps_text (problem));
}

/* The first account that has a problem is told about; a healthy one before it does not hide it. */
static void
test_second_account (void)
{
    g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_account_unref);
    AmendsStateFacts facts = { .accounts = accounts, .n_reviews = 3, .network = TRUE };
    AmendsAccount fields = PLAIN;
    g_autoptr (AmendsAccountState) state = NULL;

    g_ptr_array_add (accounts, amends_account_new (&fields));
    fields.id = 8;
    fields.last_error = "no-token";
    g_ptr_array_add (accounts, amends_account_new (&fields));
    state = amends_account_state_new (&facts);
    g_assert_cmpint (state->account_id, ==, 8);
    g_assert_cmpstr (state->action, ==, "win.enter-token");
}

/* A name without a space must not make a line that a narrow window cannot hold. */
static void
test_endless_name (void)
{
    AmendsAccount account = PLAIN;
    g_autoptr (AmendsAccountState) problem = NULL;

    account.name = "https://an.endless.example/without/a/single/space/in/it/feed/v1";
    account.last_error = "server";
    problem = amends_account_state_new_problem (&account);
    g_assert_null (strstr (problem->description, account.name));
    g_assert_nonnull (strstr (problem->description, "https://an.endless"));
}

/* Somebody whose first file is a marketplace's report of feedback is not greeted as if nothing were there. */
static void
test_feedback_alone (void)
{
    g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
    g_autoptr (AmendsAccountState) state =
        amends_account_state_new (&(AmendsStateFacts) { .accounts = accounts, .feedback = TRUE, .network = TRUE });

    g_assert_cmpint (state->kind, ==, AMENDS_STATE_KIND_PAGE);
    g_assert_cmpstr (state->action, ==, "win.show-page::feedback");
    g_assert_nonnull (strstr (state->description, "Feedback"));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *path = g_strdup_printf ("/accounts/state/%s", CASES[i].name);

        g_test_add_data_func (path, &CASES[i], test_case);
    }
    g_test_add_func ("/accounts/state/feedback-alone", test_feedback_alone);
    g_test_add_func ("/accounts/state/roles", test_roles);
    g_test_add_func ("/accounts/state/permission-steps", test_permission_steps);
    g_test_add_func ("/accounts/state/no-steps-no-text", test_no_steps_no_text);
    g_test_add_func ("/accounts/state/second-account", test_second_account);
    g_test_add_func ("/accounts/state/endless-name", test_endless_name);
    return g_test_run ();
}
