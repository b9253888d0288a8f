/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsSavedView: a person's own view: a name and a query in the search language. */
typedef struct {
    gint64 id; /* 0 before it is stored */
    char *name;
    char *query; /* as amends_query_language_format() writes it */
} AmendsSavedView;

void amends_saved_view_free (AmendsSavedView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSavedView, amends_saved_view_free)

void amends_store_list_views_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/** Returns: (transfer full) (element-type AmendsSavedView): in the person's order */
GPtrArray *amends_store_list_views_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_save_view_async: adds (id 0) or changes a view */
void amends_store_save_view_async (AmendsStore *self, const AmendsSavedView *view, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/** Returns: the view's id, or 0 with @error set */
gint64 amends_store_save_view_finish (AmendsStore *self, GAsyncResult *result, GError **error);

void amends_store_remove_view_async (AmendsStore *self, gint64 view_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_remove_view_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
