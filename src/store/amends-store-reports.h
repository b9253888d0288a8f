/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsReport: that a review was reported for abuse on the marketplace (rules #11 to #13). Its outcome is the review's gone_at. */
typedef struct {
    gint64 opened_at;   /* the review's page was opened to report it; 0 = never */
    gint64 reported_at; /* the person says that it was reported; 0 = not */
} AmendsReport;

/** amends_store_set_report_async: records that the page was opened (@reported FALSE), or that the review was reported; one event each */
void amends_store_set_report_async (AmendsStore *self, gint64 review_id, gboolean reported, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_withdraw_report_async: the person says that it was not reported after all */
void amends_store_withdraw_report_async (AmendsStore *self, gint64 review_id, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_report_finish: for both */
gboolean amends_store_report_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
