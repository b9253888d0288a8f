/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-review-query.h"

G_BEGIN_DECLS

/**
 * AmendsPeriodFilter: the period of a query: fixed ones in a list, and two days of one's own (rule #21).
 *
 * Signals: "changed" when the person chooses.
 */
#define AMENDS_TYPE_PERIOD_FILTER (amends_period_filter_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPeriodFilter, amends_period_filter, AMENDS, PERIOD_FILTER, GtkBox)

/** amends_period_filter_set: shows the period of @query; does not emit "changed" */
void amends_period_filter_set (AmendsPeriodFilter *self, const AmendsReviewQuery *query);
/** amends_period_filter_apply: writes the chosen period into @query */
void amends_period_filter_apply (AmendsPeriodFilter *self, AmendsReviewQuery *query);

G_END_DECLS
