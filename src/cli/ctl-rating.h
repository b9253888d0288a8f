/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <yyjson.h>

#include "amends-rating.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/** ctl_rating_load_history: Returns: (transfer full) (nullable): NULL after telling why, with @exit_code set. @account_id: 0 = all. @marketplace: (nullable): all */
AmendsFeedbackHistory *ctl_rating_load_history (CtlContext *context, gint64 account_id, const char *marketplace,
                                                int *exit_code);

/** ctl_rating_read_day: the day that @text (nullable) names, "2026-01-31", or today. @option: what it stands behind. Returns: FALSE after telling that it is none */
gboolean ctl_rating_read_day (const char *option, const char *text, gint64 *day);
/** ctl_rating_format_day: Returns: (transfer full) (nullable): "2026-01-31"; NULL for 0 */
char *ctl_rating_format_day (gint64 day);
/** ctl_rating_format_share: Returns: (transfer full): "97.9 %" in the person's locale, or "-" without feedback */
char *ctl_rating_format_share (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind);
/** ctl_rating_get_label: Returns: (transfer full): "30 days", "lifetime" */
char *ctl_rating_get_label (const AmendsRulePack *pack, AmendsFeedbackWindow window);

/**
 * ctl_rating_add_counts: adds the three counts, their sum and the share of positive ones, as a number and as the marketplace shows it
 * @incomplete: a source leaves out four and five stars: what is not known of the shares is null
 */
void ctl_rating_add_counts (yyjson_mut_doc *document, yyjson_mut_val *object, const AmendsFeedbackCounts *counts,
                            gboolean incomplete);
/** ctl_rating_add_needed: adds how many positive ones more make @percent; null if @incomplete */
void ctl_rating_add_needed (yyjson_mut_doc *document, yyjson_mut_val *object, const AmendsFeedbackCounts *counts,
                            int percent, gboolean incomplete);
/** ctl_rating_add_day: adds "2026-01-31", or null for 0 */
void ctl_rating_add_day (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, gint64 day);

G_END_DECLS
