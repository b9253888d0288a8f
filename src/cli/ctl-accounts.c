/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-review-rules.h"
#include "amends-store-accounts.h"
#include "amends-sync-engine.h"
#include "ctl-accounts.h"
#include "ctl-commands.h"
#include "ctl-output.h"
#include "ctl-token.h"

GPtrArray *
ctl_list_accounts (CtlContext *context, AmendsStore *store, int *exit_code)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    GPtrArray *accounts;

    amends_store_list_accounts_async (store, context->cancellable, amends_await_cb, &await);
    accounts = amends_store_list_accounts_finish (store, amends_await (&await), &error);
    if (accounts == NULL)
        *exit_code = ctl_context_fail (context, error);
    return accounts;
}

gint64
ctl_save_account (CtlContext *context, AmendsStore *store, const AmendsAccount *account, int *exit_code)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    gint64 id;

    amends_store_save_account_async (store, account, context->cancellable, amends_await_cb, &await);
    id = amends_store_save_account_finish (store, amends_await (&await), &error);
    if (id == 0)
        *exit_code = ctl_context_fail (context, error);
    return id;
}

void
ctl_remove_account (CtlContext *context, AmendsStore *store, gint64 id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    /* Not cancellable: what is begun here tidies up. */
    amends_store_remove_account_async (store, id, NULL, amends_await_cb, &await);
    if (!amends_store_remove_account_finish (store, amends_await (&await), &error))
        ctl_context_fail (context, error);
}

static void
add_tri (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, AmendsTri tri)
{
    if (tri == AMENDS_TRI_UNKNOWN)
        yyjson_mut_obj_add_null (document, object, name);
    else
        yyjson_mut_obj_add_bool (document, object, name, tri == AMENDS_TRI_YES);
}

static void
print_account_json (const AmendsAccount *account)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    yyjson_mut_val *marketplaces = yyjson_mut_arr (document);

    for (guint i = 0; account->marketplaces != NULL && account->marketplaces[i] != NULL; i++)
        yyjson_mut_arr_add_strcpy (document, marketplaces, account->marketplaces[i]);
    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", account->id);
    ctl_json_add_text (document, object, "kind", account->kind);
    ctl_json_add_text (document, object, "name", account->name);
    ctl_json_add_text (document, object, "url", account->base_url);
    ctl_json_add_text (document, object, "external_id", account->external_id);
    yyjson_mut_obj_add_val (document, object, "marketplaces", marketplaces);
    add_tri (document, object, "professional", account->professional);
    add_tri (document, object, "brand_owner", account->brand_owner);
    add_tri (document, object, "brand_representative", account->brand_representative);
    add_tri (document, object, "may_view", account->may_view);
    add_tri (document, object, "may_edit", account->may_edit);
    ctl_json_add_instant (document, object, "last_synced_at", account->last_synced_at);
    ctl_json_add_text (document, object, "last_error", account->last_error);
    ctl_json_add_instant (document, object, "last_error_at", account->last_error_at);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_account (const AmendsAccount *account)
{
    g_autofree char *synced = ctl_format_date (account->last_synced_at);
    g_autofree char *id = g_strdup_printf ("%" PRId64, account->id);
    GString *line = g_string_new (NULL);
    const struct {
        const char *text;
        guint width;
    } cells[] = {
        { id, 4 },
        { account->kind, 7 },
        { account->name, 28 },
        { synced, 17 },
        { account->last_error != NULL ? account->last_error : "", 16 },
        { account->base_url, 60 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
        ctl_append_cell (line, cells[i].text, cells[i].width);
        g_string_append_c (line, ' ');
    }
    g_strchomp (line->str);
    puts (line->str);
    g_string_free (line, TRUE);
}

int
ctl_account_list (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a line"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GPtrArray) accounts = NULL;
    int exit_code = EX_OK;
    AmendsStore *store;

    if (!ctl_context_parse (context, &args, entries, "", _ ("Lists the accounts that reviews come from."), NULL))
        return EX_USAGE;
    store = ctl_context_open_store (context, &exit_code);
    accounts = store != NULL ? ctl_list_accounts (context, store, &exit_code) : NULL;
    for (guint i = 0; accounts != NULL && i < accounts->len; i++) {
        if (json)
            print_account_json (g_ptr_array_index (accounts, i));
        else
            print_account (g_ptr_array_index (accounts, i));
    }
    if (accounts != NULL && accounts->len == 0 && !json)
        puts (_ ("There is no account yet. Add one: amendsctl account add-feed URL --token-file FILE"));
    return exit_code;
}

static AmendsAccount *
probe (CtlContext *context, AmendsStore *store, const char *url, const char *token, int *exit_code)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    g_autoptr (AmendsSyncEngine) engine = amends_sync_engine_new (store, secrets);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsAccount *account;

    amends_sync_engine_probe_async (engine, url, token, context->cancellable, amends_await_cb, &await);
    account = amends_sync_engine_probe_finish (engine, amends_await (&await), &error);
    if (account == NULL)
        *exit_code = ctl_context_fail (context, error);
    return account;
}

/* TRUE if a keyring took it. */
static gboolean
keep_token (CtlContext *context, AmendsStore *store, gint64 id, const char *label, const char *token)
{
    g_autoptr (AmendsSecrets) keyring = amends_secrets_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    gboolean kept = FALSE;

    amends_secrets_set_folder (keyring, amends_store_get_folder (store));
    amends_secrets_store_async (keyring, id, label, token, context->cancellable, amends_await_cb, &await);
    if (!amends_secrets_store_finish (keyring, amends_await (&await), &kept, &error))
        g_debug ("keyring: %s", error->message);
    return kept;
}

static void
warn_about_access (const AmendsAccount *account)
{
    switch (amends_review_rules_find_access_problem (account)) {
    case AMENDS_ACCESS_PROBLEM_NOT_BRAND_OWNER:
        ctl_warn ("%s",
                  _ ("The account is not identified as brand owner, so it may have no reviews. Enrol the brand in "
                     "the marketplace's brand registry."));
        break;
    case AMENDS_ACCESS_PROBLEM_MISSING_PERMISSION:
        ctl_warn ("%s",
                  _ ("The permission to view and edit customer reviews is missing. Ask the account's administrator "
                     "for it, then sign out and in again."));
        break;
    case AMENDS_ACCESS_PROBLEM_MISSING_ROLE:
        ctl_warn ("%s",
                  _ ("The account is no professional one with the role of a brand representative. Open a case from "
                     "the brand registry's administrator account and ask for that role."));
        break;
    case AMENDS_ACCESS_PROBLEM_NONE:
    default:
        break;
    }
}

/* A shop that moved is the one that it was: its own number and its name say so. Returns: 0 if none is the same */
static gint64
find_moved (CtlContext *context, AmendsStore *store, const AmendsAccount *probed, int *exit_code)
{
    g_autoptr (GPtrArray) accounts = ctl_list_accounts (context, store, exit_code);

    for (guint i = 0; accounts != NULL && probed->external_id != NULL && i < accounts->len; i++) {
        const AmendsAccount *account = g_ptr_array_index (accounts, i);

        if (g_str_equal (account->kind, probed->kind) && g_strcmp0 (account->external_id, probed->external_id) == 0 &&
            g_strcmp0 (account->name, probed->name) == 0)
            return account->id;
    }
    return 0;
}

/* Saved before its token is, for the keyring names the token after the account's number. */
static int
add_account (CtlContext *context, AmendsStore *store, const AmendsAccount *probed, const char *name, const char *token,
             const char *token_file)
{
    AmendsAccount account = *probed;
    const char *label;
    int exit_code = EX_OK;

    account.name = name != NULL ? name : account.name;
    label = account.name != NULL ? account.name : account.base_url;
    account.id = find_moved (context, store, &account, &exit_code);
    if (exit_code == EX_OK)
        account.id = ctl_save_account (context, store, &account, &exit_code);
    if (account.id == 0 || exit_code != EX_OK)
        return exit_code;
    if (!keep_token (context, store, account.id, label, token)) {
        if (token_file != NULL) {
            ctl_warn (_ ("No keyring answers, so the token is not kept: “%s” is read at each sync. Leave it there."),
                      token_file);
            account.token_file = token_file;
            if (ctl_save_account (context, store, &account, &exit_code) == 0)
                return exit_code;
        } else {
            ctl_warn ("%s", _ ("No keyring answers, so the token is not kept: it is asked for at each sync."));
        }
    }
    /* Translators: the account's number and name */
    printf (_ ("Account %" PRId64 " added: %s. Fetch its reviews: amendsctl sync\n"), account.id, label);
    warn_about_access (&account);
    return EX_OK;
}

int
ctl_account_add_feed (CtlContext *context, char **args)
{
    g_autofree char *token_file = NULL, *name = NULL;
    g_auto (GStrv) urls = NULL;
    const GOptionEntry entries[] = {
        { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &token_file, N_ ("File that holds the token"), N_ ("FILE") },
        { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("What to call the account"), N_ ("NAME") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &urls, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autofree char *absolute = NULL;
    g_autoptr (AmendsAccount) probed = NULL;
    char *token;
    int exit_code = EX_USAGE;
    AmendsStore *store;

    if (!ctl_context_parse (context, &args, entries, _ ("URL"), _ ("Adds a shop that speaks the review feed."),
                            _ ("The token goes to the keyring. Without one, FILE is read at each sync.")))
        return EX_USAGE;
    if (urls == NULL || urls[1] != NULL) {
        ctl_warn ("%s", _ ("Name one address, as in “amendsctl account add-feed https://shop.example/feed/v1”."));
        return EX_USAGE;
    }
    absolute = token_file != NULL ? g_canonicalize_filename (token_file, NULL) : NULL;
    token = absolute != NULL ? ctl_token_read_file (absolute, &exit_code) : ctl_token_ask (urls[0]);
    if (token == NULL) {
        if (absolute == NULL)
            ctl_warn ("%s", _ ("The token is missing. Give it with “--token-file FILE”."));
        return exit_code;
    }
    store = ctl_context_open_store (context, &exit_code);
    probed = store != NULL ? probe (context, store, urls[0], token, &exit_code) : NULL;
    if (probed != NULL)
        exit_code = add_account (context, store, probed, name, token, absolute);
    amends_secret_free (token);
    return exit_code;
}
