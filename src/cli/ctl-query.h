/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"
#include "amends-store.h"
#include "ctl-context.h"

G_BEGIN_DECLS

#define CTL_PAGE 500

/** ctl_query_parse: Returns: (transfer full) (nullable): the query that @words (nullable) are together; NULL after telling what is wrong with it (EX_USAGE) */
AmendsReviewQuery *ctl_query_parse (char **words);

/** CtlReviewFunc: takes a review of ctl_query_each(). Returns: FALSE with @error set to stop */
typedef gboolean (*CtlReviewFunc) (gpointer review, gpointer user_data, GError **error);

/**
 * ctl_query_each: hands over the reviews that match in their order, a page of CTL_PAGE at a time, so that memory stays flat.
 * @limit: 0 = all
 */
gboolean ctl_query_each (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, guint limit,
                         CtlReviewFunc take, gpointer user_data, GError **error);

G_END_DECLS
