/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-accounts.h"

#include "amends-accounts.h"
#include "amends-store-private.h"
#include "amends-string-list.h"

#define COLUMNS                                                                                                        \
    "kind, name, base_url, external_id, professional, brand_owner, brand_representative, may_view, may_edit, "         \
    "marketplaces, token_file"

typedef struct {
    AmendsAccount *account; /* (owned) */
    gint64 id;
} Save;

static void
free_save (gpointer data)
{
    Save *self = data;

    amends_account_unref (self->account);
    g_free (self);
}

static void
bind_account (AmendsStatement *statement, const AmendsAccount *account)
{
    g_autoptr (GBytes) marketplaces = amends_string_list_pack (account->marketplaces);

    amends_statement_bind_text (statement, 1, account->kind);
    amends_statement_bind_text (statement, 2, account->name);
    amends_statement_bind_text (statement, 3, account->base_url);
    amends_statement_bind_text (statement, 4, account->external_id);
    amends_statement_bind_int (statement, 5, account->professional);
    amends_statement_bind_int (statement, 6, account->brand_owner);
    amends_statement_bind_int (statement, 7, account->brand_representative);
    amends_statement_bind_int (statement, 8, account->may_view);
    amends_statement_bind_int (statement, 9, account->may_edit);
    amends_statement_bind_blob (statement, 10, marketplaces);
    amends_statement_bind_text (statement, 11, account->token_file);
}

/* Connecting to the same place twice is the same account; what is not told this time is kept, and so is what the person stated. */
#define ADD                                                                                                            \
    "INSERT INTO account (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "                         \
    "ON CONFLICT (kind, ifnull (base_url, '')) DO UPDATE SET name = ifnull (excluded.name, name), "                    \
    "external_id = ifnull (excluded.external_id, external_id), "                                                       \
    "professional = iif (excluded.professional >= 0, excluded.professional, professional), "                           \
    "brand_owner = iif (excluded.brand_owner >= 0, excluded.brand_owner, brand_owner), "                               \
    "brand_representative = iif (excluded.brand_representative >= 0, excluded.brand_representative, "                  \
    "brand_representative), may_view = iif (excluded.may_view >= 0, excluded.may_view, may_view), "                    \
    "may_edit = iif (excluded.may_edit >= 0, excluded.may_edit, may_edit), "                                           \
    "marketplaces = ifnull (excluded.marketplaces, marketplaces), "                                                    \
    "token_file = ifnull (excluded.token_file, token_file) RETURNING id"
#define CHANGE                                                                                                         \
    "UPDATE account SET (" COLUMNS ") = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) WHERE id = ?12 RETURNING id"

static gboolean
save_account (AmendsJob *job, gpointer data, GError **error)
{
    Save *save = data;
    g_autoptr (AmendsStatement) statement = amends_db_prepare (job->db, save->account->id == 0 ? ADD : CHANGE, error);
    AmendsStep step;

    if (statement == NULL)
        return FALSE;
    bind_account (statement, save->account);
    if (save->account->id != 0)
        amends_statement_bind_int (statement, 12, save->account->id);
    step = amends_statement_step (statement, error);
    if (step == AMENDS_STEP_DONE)
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
    if (step != AMENDS_STEP_ROW)
        return FALSE;
    save->id = amends_statement_get_int (statement, 0);
    job->changes = AMENDS_STORE_CHANGE_ACCOUNTS;
    return amends_statement_run (statement, error);
}

void
amends_store_save_account_async (AmendsStore *self, const AmendsAccount *account, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
    Save *save;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (account != NULL && account->kind != NULL);

    save = g_new0 (Save, 1);
    save->account = amends_account_new (account);
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_save_account_async, save_account, save, free_save,
                        cancellable, callback, user_data);
}

gint64
amends_store_save_account_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Save *save = amends_store_finish (self, result, amends_store_save_account_async, error);

    return save != NULL ? save->id : 0;
}

typedef struct {
    GPtrArray *accounts; /* (owned) */
} List;

static void
free_list (gpointer data)
{
    List *self = data;

    g_clear_pointer (&self->accounts, g_ptr_array_unref);
    g_free (self);
}

static AmendsAccount *
read_account (AmendsStatement *row)
{
    gsize size;
    gconstpointer data = amends_statement_get_blob (row, 10, &size);
    g_autofree const char **marketplaces = amends_string_list_unpack (data, size);

    return amends_account_new (&(AmendsAccount) {
        .id = amends_statement_get_int (row, 0),
        .kind = amends_statement_get_text (row, 1),
        .name = amends_statement_get_text (row, 2),
        .base_url = amends_statement_get_text (row, 3),
        .external_id = amends_statement_get_text (row, 4),
        .professional = (AmendsTri) amends_statement_get_int (row, 5),
        .brand_owner = (AmendsTri) amends_statement_get_int (row, 6),
        .brand_representative = (AmendsTri) amends_statement_get_int (row, 7),
        .may_view = (AmendsTri) amends_statement_get_int (row, 8),
        .may_edit = (AmendsTri) amends_statement_get_int (row, 9),
        .marketplaces = marketplaces,
        .token_file = amends_statement_get_text (row, 11),
        .last_synced_at = amends_statement_get_int (row, 12),
        .last_error = amends_statement_get_text (row, 13),
        .last_error_at = amends_statement_get_int (row, 14),
        .stated_professional = (AmendsTri) amends_statement_get_int (row, 15),
        .stated_brand_representative = (AmendsTri) amends_statement_get_int (row, 16),
        .stated_at = amends_statement_get_int (row, 17),
    });
}

static gboolean
list_accounts (AmendsJob *job, gpointer data, GError **error)
{
    List *list = data;
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (job->db,
                           "SELECT id, " COLUMNS ", last_synced_at, last_error, last_error_at, stated_professional, "
                           "stated_brand_representative, stated_at FROM account ORDER BY id",
                           error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    list->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_account_unref);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        g_ptr_array_add (list->accounts, read_account (rows));
    return step == AMENDS_STEP_DONE;
}

void
amends_store_list_accounts_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    amends_store_start (self, AMENDS_JOB_READ, amends_store_list_accounts_async, list_accounts, g_new0 (List, 1),
                        free_list, cancellable, callback, user_data);
}

GPtrArray *
amends_store_list_accounts_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    List *list = amends_store_finish (self, result, amends_store_list_accounts_async, error);

    return list != NULL ? g_steal_pointer (&list->accounts) : NULL;
}

typedef struct {
    gint64 account_id;
} Remove;

static gboolean
remove_account (AmendsJob *job, gpointer data, GError **error)
{
    Remove *request = data;

    job->changes = AMENDS_STORE_CHANGE_ACCOUNTS | AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_FEEDBACK_SHAPE |
                   AMENDS_STORE_CHANGE_UNDO | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_MESSAGES |
                   AMENDS_STORE_CHANGE_CAUSES;
    return amends_accounts_remove (job->db, request->account_id, error);
}

void
amends_store_remove_account_async (AmendsStore *self, gint64 account_id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
    Remove *request;

    g_return_if_fail (AMENDS_IS_STORE (self));

    request = g_new (Remove, 1);
    request->account_id = account_id;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_remove_account_async, remove_account, request, g_free,
                        cancellable, callback, user_data);
}

gboolean
amends_store_remove_account_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_remove_account_async, error) != NULL;
}
