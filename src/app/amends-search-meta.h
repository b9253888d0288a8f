/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-review.h"

G_BEGIN_DECLS

/* Questions and answers of org.gnome.Shell.SearchProvider2 as values. */

/**
 * amends_search_meta_new: what the desktop shows of a review that was found, in the words of the program's own list.
 * @now: instant that the date is told against
 *
 * Returns: (transfer floating): a{sv} with the members id, name and description
 */
GVariant *amends_search_meta_new (const AmendsReview *review, gint64 now, GTimeZone *zone);

/** amends_search_meta_parse_id: Returns: the review that a result's id names, 0 if it is none of ours */
gint64 amends_search_meta_parse_id (const char *id);
/** amends_search_meta_format_ids: Returns: (transfer floating): (as): results for these reviews. @ids: (element-type gint64) (nullable) */
GVariant *amends_search_meta_format_ids (GArray *ids);

/** amends_search_meta_join: Returns: (transfer full): what the person typed, from the words that the desktop made of it */
char *amends_search_meta_join (const char *const *terms);

G_END_DECLS
