/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-search.h"

#include <glib/gi18n-lib.h>

#include "amends-query-language.h"

static void
add_line (GString *lines, const char *line)
{
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

static void
leave_out (GString *lines, gboolean asked, const char *operator)
{
    g_autofree char *line = NULL;

    if (!asked)
        return;
    /* Translators: a word of the search language, as in “brand:” */
    line = g_strdup_printf (_ ("“%s” is about reviews only. Look for it among the reviews instead."), operator);
    add_line (lines, line);
}

AmendsReviewQuery *
amends_feedback_search_parse (const char *text, char **problems)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (GPtrArray) found = NULL;
    g_autoptr (GString) lines = g_string_new (NULL);
    AmendsReviewQuery *query = amends_query_language_parse (text, zone, &found);

    for (guint i = 0; i < found->len; i++)
        add_line (lines, ((const AmendsQueryProblem *) g_ptr_array_index (found, i))->message);
    leave_out (lines, query->brands->len > 0, "brand:");
    leave_out (lines, query->products->len > 0, "product:");
    leave_out (lines, query->verified != AMENDS_TRI_UNKNOWN, "is:verified");
    leave_out (lines, query->edited != AMENDS_TRI_UNKNOWN, "is:edited");
    leave_out (lines, query->contactable != AMENDS_TRI_UNKNOWN, "is:contactable");
    leave_out (lines, query->has_photo != AMENDS_TRI_UNKNOWN, "has:photo");
    *problems = lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
    return query;
}
