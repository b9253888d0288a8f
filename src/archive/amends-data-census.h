/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** AmendsDataCensus: how much of what a data folder holds. */
typedef struct {
    gint64 n_reviews;
    gint64 n_feedback;
    gint64 n_answers;
    gint64 n_contacts;
    gint64 n_waiting; /* of the contacts: they have not gone out yet */
    gint64 n_notes;
    gint64 n_learned_rules;
    gint64 n_accounts; /* of those with a token */
    guint n_backups;
} AmendsDataCensus;

/** amends_data_census_take_async: counts on a thread. Errors: AMENDS_STORE_ERROR_*, G_IO_ERROR_CANCELLED */
void amends_data_census_take_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean amends_data_census_take_finish (GAsyncResult *result, AmendsDataCensus *census, GError **error);

G_END_DECLS
