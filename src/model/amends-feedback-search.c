/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-search.h"

#include <glib/gi18n-lib.h>

#include "amends-query-language.h"
#include "amends-query-scan.h"

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

/* "none" is for feedback that nobody has planned anything for. */
static gboolean
parse_plan (const char *text, guint *plans)
{
    g_autofree char *word = g_ascii_strdown (text, -1);
    AmendsPlanState state;

    if (g_str_equal (word, "none"))
        *plans |= 1u << 0;
    else if (amends_plan_state_from_string (word, &state))
        *plans |= 1u << state;
    else
        return FALSE;
    return TRUE;
}

static void
apply_plan (const AmendsQueryToken *token, guint *plans, GString *lines)
{
    guint wanted = 0;
    gboolean fits = !token->negated && token->values->len > 0;

    for (guint i = 0; i < token->values->len && fits; i++)
        fits = parse_plan (((const AmendsQueryValue *) token->values->pdata[i])->text, &wanted);
    if (!fits)
        /* Translators: the words in quotes are not translated, they are part of the search language */
        add_line (lines, _ ("“plan:” takes “none”, “open”, “working” or “solved”, as in “plan:open,working”."));
    else if (*plans != 0 && (*plans & wanted) == 0)
        add_line (lines, _ ("No plan is both at once. Name the states after one “plan:”, as in “plan:open,working”."));
    else
        *plans = *plans == 0 ? wanted : *plans & wanted;
}

/* Takes out of @text what only feedback has. Returns: (transfer full): the rest */
static char *
take_plans (const char *text, guint *plans, GString *lines)
{
    GString *rest = g_string_new (NULL);
    const char *at = text, *before = text;

    for (;;) {
        g_auto (AmendsQueryToken) token = { 0 };

        if (!amends_query_scan (text, &at, &token))
            break;
        if (g_strcmp0 (token.name, "plan") == 0)
            apply_plan (&token, plans, lines);
        else
            g_string_append_len (rest, before, at - before);
        before = at;
    }
    return g_string_free (rest, FALSE);
}

AmendsFeedbackQuery *
amends_feedback_search_parse (const char *text, char **problems)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
    g_autoptr (GPtrArray) found = NULL;
    g_autoptr (GString) lines = g_string_new (NULL);
    guint plans = 0;
    g_autofree char *rest = take_plans (valid, &plans, lines);
    AmendsReviewQuery *common = amends_query_language_parse (rest, zone, &found);
    AmendsFeedbackQuery *query = amends_feedback_query_new_for (common);

    query->plans = plans;
    for (guint i = 0; i < found->len; i++)
        add_line (lines, ((const AmendsQueryProblem *) g_ptr_array_index (found, i))->message);
    leave_out (lines, common->brands->len > 0, "brand:");
    leave_out (lines, common->products->len > 0, "product:");
    leave_out (lines, common->verified != AMENDS_TRI_UNKNOWN, "is:verified");
    leave_out (lines, common->edited != AMENDS_TRI_UNKNOWN, "is:edited");
    leave_out (lines, common->contactable != AMENDS_TRI_UNKNOWN, "is:contactable");
    leave_out (lines, common->has_photo != AMENDS_TRI_UNKNOWN, "has:photo");
    *problems = lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
    return query;
}
