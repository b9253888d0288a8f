/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-row-text.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsRowKind: what the rows of a list are, and how the store is asked for them. A row is a boxed value; so is the query.
 */
typedef struct {
    GType (*get_type) (void);       /* of a row */
    GType (*get_query_type) (void); /* of a query */
    guint rows_changed;             /* AmendsStoreChange: some look different */
    guint shape_changed;            /* AmendsStoreChange: some came or went */
    gint64 (*get_id) (gconstpointer row);
    gint64 (*get_done_at) (gconstpointer row);                     /* 0 = open */
    gboolean (*looks_the_same) (gconstpointer a, gconstpointer b); /* in a list */
    gboolean has_badges;                                           /* its texts have; else rows are lower */
    gboolean has_private;                                          /* its texts have what privacy mode hides */
    AmendsRowText *(*make_text) (gconstpointer row, gint64 now, GTimeZone *zone);
    /* for screen readers; @hidden: without what is private */
    char *(*dup_spoken) (gconstpointer row, gint64 now, GTimeZone *zone, gboolean hidden);
    void (*find) (AmendsStore *store, gconstpointer query, guint limit, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data);
    GArray *(*find_finish) (AmendsStore *store, GAsyncResult *result, GError **error);
    void (*load) (AmendsStore *store, const gint64 *ids, gsize n_ids, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data);
    GPtrArray *(*load_finish) (AmendsStore *store, GAsyncResult *result, GError **error);
} AmendsRowKind;

G_END_DECLS
