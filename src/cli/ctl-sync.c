/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "amends-sync-engine.h"
#include "ctl-accounts.h"
#include "ctl-commands.h"
#include "ctl-output.h"
#include "ctl-token.h"

#define SHOWN_REJECTIONS 20

typedef struct {
    CtlContext *context;
    AmendsSecrets *keyring;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    const char *token_file;
    gboolean json;
    int exit_code; /* of the first account that failed */

    AmendsBatchResult sum;
    guint n_rejected;
    const char *error; /* code of the first failure */
    yyjson_mut_doc *document;
    yyjson_mut_val *accounts;
} Sync;

/* The engine's secrets are in memory only, so that a token from a file never enters the keyring behind the person's back. */
static gboolean
give_token (Sync *self, const AmendsAccount *account)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    int exit_code = EX_NOPERM;
    gboolean given;
    char *token = ctl_token_find (self->context, self->keyring, account, self->token_file, &exit_code);

    if (token == NULL) {
        self->exit_code = self->exit_code != EX_OK ? self->exit_code : exit_code;
        return FALSE;
    }
    amends_secrets_store_async (self->secrets, account->id, account->name != NULL ? account->name : "", token,
                                self->context->cancellable, amends_await_cb, &await);
    given = amends_secrets_store_finish (self->secrets, amends_await (&await), NULL, &error);
    amends_secret_free (token);
    if (!given)
        self->exit_code = ctl_context_fail (self->context, error);
    return given;
}

static void
show_rows_cb (GObject *engine, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    guint64 rows = 0;

    g_object_get (engine, "rows", &rows, NULL);
    fprintf (stderr, "\r%" PRIu64 " ", rows);
}

static void
show_settling_cb (GObject *engine, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    gboolean settling = FALSE;

    g_object_get (engine, "settling", &settling, NULL);
    if (settling)
        ctl_show_settling ();
}

static void
warn_about_rejections (GPtrArray *rejections)
{
    for (guint i = 0; i < rejections->len && i < SHOWN_REJECTIONS; i++) {
        const AmendsRejection *rejection = g_ptr_array_index (rejections, i);

        /* Translators: position of a row in a page, and why it was skipped */
        ctl_warn (_ ("Row %" PRIu64 " was skipped: %s"), rejection->line, rejection->reason);
    }
}

static void
report_json (Sync *self, const AmendsAccount *account, const AmendsBatchResult *counts, guint n_rejected,
             const char *code)
{
    yyjson_mut_val *object = yyjson_mut_arr_add_obj (self->document, self->accounts);

    yyjson_mut_obj_add_sint (self->document, object, "id", account->id);
    ctl_json_add_text (self->document, object, "name", account->name);
    yyjson_mut_obj_add_uint (self->document, object, "added", counts->added);
    yyjson_mut_obj_add_uint (self->document, object, "updated", counts->updated);
    yyjson_mut_obj_add_uint (self->document, object, "unchanged", counts->unchanged);
    yyjson_mut_obj_add_uint (self->document, object, "removed", counts->removed);
    yyjson_mut_obj_add_uint (self->document, object, "rejected", n_rejected);
    ctl_json_add_text (self->document, object, "error", code);
}

static void
report (Sync *self, const AmendsAccount *account, const AmendsBatchResult *counts, guint n_rejected, const char *code)
{
    g_autofree char *name = ctl_clean (account->name != NULL ? account->name : account->base_url);

    amends_batch_result_add (&self->sum, counts);
    self->n_rejected += n_rejected;
    if (self->error == NULL)
        self->error = code;
    report_json (self, account, counts, n_rejected, code);
    if (!self->json)
        /* Translators: an account's name, then numbers of reviews */
        printf (
            _ ("%s: %" PRIu64 " added, %" PRIu64 " updated, %" PRIu64 " unchanged, %" PRIu64 " removed, %u skipped\n"),
            name, counts->added, counts->updated, counts->unchanged, counts->removed, n_rejected);
}

static const char *
get_code (const GError *error)
{
    if (error == NULL)
        return NULL;
    if (error->domain == AMENDS_SYNC_ERROR)
        return amends_sync_error_to_code ((AmendsSyncError) error->code);
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? "cancelled" : "failed";
}

static void
sync_account (Sync *self, const AmendsAccount *account)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rejections = NULL;
    AmendsBatchResult counts = { 0 };
    gulong rows_handler = 0, settling_handler = 0;

    if (!give_token (self, account)) {
        report (self, account, &counts, 0, amends_sync_error_to_code (AMENDS_SYNC_ERROR_NO_TOKEN));
        return;
    }
    if (isatty (STDERR_FILENO)) {
        rows_handler = g_signal_connect (self->engine, "notify::rows", G_CALLBACK (show_rows_cb), NULL);
        settling_handler = g_signal_connect (self->engine, "notify::settling", G_CALLBACK (show_settling_cb), NULL);
    }
    amends_sync_engine_sync_async (self->engine, account->id, self->context->cancellable, amends_await_cb, &await);
    amends_sync_engine_sync_finish (self->engine, amends_await (&await), &counts, &rejections, &error);
    if (rows_handler != 0) {
        g_signal_handler_disconnect (self->engine, rows_handler);
        g_signal_handler_disconnect (self->engine, settling_handler);
        ctl_clear_progress ();
    }
    if (rejections != NULL)
        warn_about_rejections (rejections);
    if (error != NULL) {
        int exit_code = ctl_context_fail (self->context, error);

        self->exit_code = self->exit_code != EX_OK ? self->exit_code : exit_code;
    }
    report (self, account, &counts, rejections != NULL ? rejections->len : 0, get_code (error));
}

static void
print_sum (Sync *self)
{
    yyjson_mut_val *root = yyjson_mut_obj (self->document);

    yyjson_mut_doc_set_root (self->document, root);
    yyjson_mut_obj_add_val (self->document, root, "accounts", self->accounts);
    yyjson_mut_obj_add_uint (self->document, root, "added", self->sum.added);
    yyjson_mut_obj_add_uint (self->document, root, "updated", self->sum.updated);
    yyjson_mut_obj_add_uint (self->document, root, "unchanged", self->sum.unchanged);
    yyjson_mut_obj_add_uint (self->document, root, "removed", self->sum.removed);
    yyjson_mut_obj_add_uint (self->document, root, "rejected", self->n_rejected);
    ctl_json_add_text (self->document, root, "error", self->error);
    ctl_print_json (self->document);
}

/* Accounts of files have no connector; the sample shop's lives only as long as the program that started it. */
static gboolean
is_wanted (const AmendsAccount *account, gint64 wanted)
{
    return wanted != 0 ? account->id == wanted : g_str_equal (account->kind, "feed");
}

static guint
keep_wanted (GPtrArray *accounts, gint64 wanted)
{
    for (guint i = accounts->len; i > 0; i--) {
        if (!is_wanted (g_ptr_array_index (accounts, i - 1), wanted))
            g_ptr_array_remove_index (accounts, i - 1);
    }
    return accounts->len;
}

/* Returns: the exit code, EX_OK if there is something to sync. */
static int
check_wanted (GPtrArray *accounts, gint64 wanted, const char *token_file)
{
    guint n_wanted = keep_wanted (accounts, wanted);

    if (n_wanted == 0 && wanted != 0) {
        ctl_warn (_ ("There is no account %" PRId64 ". See “amendsctl account list”."), wanted);
        return EX_NOINPUT;
    }
    if (n_wanted == 0) {
        ctl_warn ("%s", _ ("There is no account to sync. Add one: amendsctl account add-feed URL --token-file FILE"));
        return EX_CONFIG;
    }
    /* One shop's token is never shown to another shop. */
    if (n_wanted > 1 && token_file != NULL) {
        ctl_warn ("%s", _ ("A token is for one account, and there are several. Name it with “--account NUMBER”."));
        return EX_USAGE;
    }
    return EX_OK;
}

static void
sync_accounts (Sync *self, GPtrArray *accounts)
{
    self->document = yyjson_mut_doc_new (NULL);
    self->accounts = yyjson_mut_arr (self->document);
    for (guint i = 0; i < accounts->len && !g_cancellable_is_cancelled (self->context->cancellable); i++)
        sync_account (self, g_ptr_array_index (accounts, i));
    if (self->json)
        print_sum (self);
    yyjson_mut_doc_free (self->document);
}

int
ctl_sync (CtlContext *context, char **args)
{
    Sync self = { .context = context };
    g_autofree char *token_file = NULL;
    gint64 wanted = 0;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON object"), NULL },
        { "account", 0, 0, G_OPTION_ARG_INT64, &wanted, N_ ("Only this account; all by default"), N_ ("NUMBER") },
        { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, N_ ("File that holds the token"), N_ ("FILE") },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GPtrArray) accounts = NULL;
    AmendsStore *store;

    if (!ctl_context_parse (context, &args, entries, "", _ ("Fetches what is new from the accounts."),
                            _ ("A sync that is cut off continues where it stopped the next time.")))
        return EX_USAGE;
    store = ctl_context_open_store (context, &self.exit_code);
    accounts = store != NULL ? ctl_list_accounts (context, store, &self.exit_code) : NULL;
    if (accounts != NULL)
        self.exit_code = check_wanted (accounts, wanted, token_file);
    if (accounts == NULL || self.exit_code != EX_OK)
        return self.exit_code;

    self.keyring = amends_secrets_new ();
    amends_secrets_set_folder (self.keyring, amends_store_get_folder (store));
    self.secrets = amends_secrets_new_in_memory ();
    self.engine = amends_sync_engine_new (store, self.secrets);
    self.token_file = token_file;
    sync_accounts (&self, accounts);
    g_clear_object (&self.engine);
    g_clear_object (&self.secrets);
    g_clear_object (&self.keyring);
    return self.exit_code;
}
