/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-rating.h"

G_BEGIN_DECLS

/** amends_rating_add: @n more (or fewer) of @kind */
void amends_rating_add (AmendsFeedbackCounts *counts, AmendsFeedbackKind kind, gint64 n);
/** amends_rating_add_day: all that counts of @day */
void amends_rating_add_day (const AmendsRulePack *pack, AmendsFeedbackCounts *counts, const AmendsFeedbackDay *day);
/** amends_rating_is_in: whether what was published on day @published (0 = not known) is in @window on @day */
gboolean amends_rating_is_in (const AmendsRulePack *pack, AmendsFeedbackWindow window, gint64 published, gint64 day);

G_END_DECLS
