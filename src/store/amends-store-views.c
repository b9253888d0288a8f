/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-views.h"

#include "amends-store-private.h"

void
amends_saved_view_free (AmendsSavedView *self)
{
    g_free (self->name);
    g_free (self->query);
    g_free (self);
}

static void
free_view (gpointer data)
{
    amends_saved_view_free (data);
}

typedef struct {
    GPtrArray *views; /* (owned) */
} List;

static void
free_list (gpointer data)
{
    List *self = data;

    g_clear_pointer (&self->views, g_ptr_array_unref);
    g_free (self);
}

static gboolean
list_views (AmendsJob *job, gpointer data, GError **error)
{
    List *list = data;
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (job->db, "SELECT id, name, query FROM saved_view ORDER BY position, id", error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    list->views = g_ptr_array_new_with_free_func (free_view);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        AmendsSavedView *view = g_new (AmendsSavedView, 1);

        view->id = amends_statement_get_int (rows, 0);
        view->name = g_strdup (amends_statement_get_text (rows, 1));
        view->query = g_strdup (amends_statement_get_text (rows, 2));
        g_ptr_array_add (list->views, view);
    }
    return step == AMENDS_STEP_DONE;
}

void
amends_store_list_views_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    amends_store_start (self, AMENDS_JOB_READ, amends_store_list_views_async, list_views, g_new0 (List, 1), free_list,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_list_views_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    List *list = amends_store_finish (self, result, amends_store_list_views_async, error);

    return list != NULL ? g_steal_pointer (&list->views) : NULL;
}

static gboolean
save_view (AmendsJob *job, gpointer data, GError **error)
{
    AmendsSavedView *view = data;
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (job->db,
                           view->id == 0 ? "INSERT INTO saved_view (name, query, position) VALUES (?1, ?2, "
                                           "(SELECT ifnull (max (position), 0) + 1 FROM saved_view)) RETURNING id"
                                         : "UPDATE saved_view SET name = ?1, query = ?2 WHERE id = ?3 RETURNING id",
                           error);
    AmendsStep step;

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_text (statement, 1, view->name);
    amends_statement_bind_text (statement, 2, view->query);
    if (view->id != 0)
        amends_statement_bind_int (statement, 3, view->id);
    step = amends_statement_step (statement, error);
    if (step == AMENDS_STEP_DONE)
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
    if (step != AMENDS_STEP_ROW)
        return FALSE;
    view->id = amends_statement_get_int (statement, 0);
    job->changes = AMENDS_STORE_CHANGE_VIEWS;
    return amends_statement_run (statement, error);
}

void
amends_store_save_view_async (AmendsStore *self, const AmendsSavedView *view, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
    AmendsSavedView *copy;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (view != NULL && view->name != NULL && *view->name != '\0' && view->query != NULL);

    copy = g_new (AmendsSavedView, 1);
    *copy = (AmendsSavedView) { view->id, g_strdup (view->name), g_strdup (view->query) };
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_save_view_async, save_view, copy, free_view, cancellable,
                        callback, user_data);
}

gint64
amends_store_save_view_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    AmendsSavedView *view = amends_store_finish (self, result, amends_store_save_view_async, error);

    return view != NULL ? view->id : 0;
}

static gboolean
remove_view (AmendsJob *job, gpointer data, GError **error)
{
    const AmendsSavedView *view = data;
    g_autoptr (AmendsStatement) statement = amends_db_prepare (job->db, "DELETE FROM saved_view WHERE id = ?", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, view->id);
    if (!amends_statement_run (statement, error))
        return FALSE;
    if (amends_db_n_changed (job->db) == 0) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
        return FALSE;
    }
    job->changes = AMENDS_STORE_CHANGE_VIEWS;
    return TRUE;
}

void
amends_store_remove_view_async (AmendsStore *self, gint64 view_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
    AmendsSavedView *view;

    g_return_if_fail (AMENDS_IS_STORE (self));

    view = g_new0 (AmendsSavedView, 1);
    view->id = view_id;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_remove_view_async, remove_view, view, free_view,
                        cancellable, callback, user_data);
}

gboolean
amends_store_remove_view_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_remove_view_async, error) != NULL;
}
