/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause.h"
#include "amends-marketplace.h"
#include "amends-query-language.h"
#include "amends-query-scan.h"
#include "amends-query-values.h"

static void
append_operator (GString *text, const char *name)
{
    if (text->len > 0)
        g_string_append_c (text, ' ');
    g_string_append_printf (text, "%s:", name);
}

static void
append_word (GString *text, const char *name, const char *value)
{
    append_operator (text, name);
    g_string_append (text, value);
}

static void
append_quoted (GString *text, const char *value)
{
    g_string_append_c (text, '"');
    for (; *value != '\0'; value++) {
        if (*value == '"' || *value == '\\')
            g_string_append_c (text, '\\');
        g_string_append_c (text, *value);
    }
    g_string_append_c (text, '"');
}

static gboolean
is_plain (const char *value)
{
    for (; *value != '\0'; value++) {
        if (!g_ascii_isalnum (*value) && *value != '-' && *value != '_' && *value != '.')
            return FALSE;
    }
    return TRUE;
}

static void
append_list (GString *text, const char *name, GPtrArray *values, gboolean (*is_bare) (const char *value))
{
    for (guint i = 0; i < values->len; i++) {
        const char *value = g_ptr_array_index (values, i);

        if (i == 0)
            append_operator (text, name);
        else
            g_string_append_c (text, ',');
        if (is_bare (value))
            g_string_append (text, value);
        else
            append_quoted (text, value);
    }
}

/* What the parser would not give back unchanged without quotes gets them. */
static gboolean
is_code (const char *value)
{
    const AmendsMarketplace *known = amends_marketplace_find (value);

    if (known != NULL)
        return g_str_equal (known->code, value);
    return strlen (value) == 2 && g_ascii_isupper (value[0]) && g_ascii_isupper (value[1]);
}

static gboolean
is_language (const char *value)
{
    g_autofree char *usual = amends_query_value_parse_language (value);

    return g_strcmp0 (usual, value) == 0;
}

static void
append_stars (GString *text, guint stars)
{
    const char *separator = "";

    if (stars == 0)
        return;
    append_operator (text, "stars");
    for (int n = 1; n <= 5; n++) {
        guint up_to = (1u << (n + 1)) - 2;

        if (stars == up_to && n > 1) {
            g_string_append_printf (text, "<=%d", n);
            return;
        }
        if (stars == (up_to ^ 0x3e) && n < 4) {
            g_string_append_printf (text, ">=%d", n + 1);
            return;
        }
    }
    for (int n = 1; n <= 5; n++) {
        if ((stars & (1u << n)) == 0)
            continue;
        g_string_append_printf (text, "%s%d", separator, n);
        separator = ",";
    }
}

static void
append_causes (GString *text, guint causes)
{
    const char *separator = "";

    if (causes == 0)
        return;
    append_operator (text, "cause");
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        if ((causes & 1u << i) == 0)
            continue;
        g_string_append_printf (text, "%s%s", separator, amends_cause_get_id ((AmendsCause) i));
        separator = ",";
    }
}

static void
append_done (GString *text, AmendsDonePolicy done)
{
    switch (done) {
    case AMENDS_DONE_OPEN:
        append_word (text, "is", "open");
        break;
    case AMENDS_DONE_WITH_RECENT:
        append_word (text, "include", "done");
        break;
    case AMENDS_DONE_ONLY:
        append_word (text, "is", "done");
        break;
    case AMENDS_DONE_ALL:
        append_word (text, "is", "all");
        break;
    case AMENDS_DONE_UNSET:
    default:
        break;
    }
}

static void
append_tri (GString *text, const char *name, AmendsTri tri, const char *yes, const char *no)
{
    if (tri != AMENDS_TRI_UNKNOWN)
        append_word (text, name, tri == AMENDS_TRI_YES ? yes : no);
}

static void
append_date (GString *text, const char *name, gint64 instant, GTimeZone *zone)
{
    g_autofree char *date = instant != 0 ? amends_query_value_format_date (instant, zone) : NULL;

    if (date != NULL)
        append_word (text, name, date);
}

static void
append_period (GString *text, const AmendsReviewQuery *query, GTimeZone *zone)
{
    switch (query->period) {
    case AMENDS_PERIOD_7_DAYS:
        append_word (text, "period", "7d");
        break;
    case AMENDS_PERIOD_30_DAYS:
        append_word (text, "period", "30d");
        break;
    case AMENDS_PERIOD_90_DAYS:
        append_word (text, "period", "90d");
        break;
    case AMENDS_PERIOD_12_MONTHS:
        append_word (text, "period", "12m");
        break;
    case AMENDS_PERIOD_CUSTOM:
        append_date (text, "after", query->after, zone);
        append_date (text, "before", query->before, zone);
        break;
    case AMENDS_PERIOD_ALL:
    default:
        break;
    }
}

static void
append_order (GString *text, AmendsReviewOrder order)
{
    static const char *const NAMES[] = {
        "newest", "oldest", "lowest", "highest", "helpful", "relevance", "contact-ends"
    };

    g_return_if_fail (order < G_N_ELEMENTS (NAMES));

    if (order != AMENDS_ORDER_NEWEST)
        append_word (text, "sort", NAMES[order]);
}

static void
append_escaped (GString *text, const char *word)
{
    const char *colon = amends_query_find_colon (word);

    for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);
        gboolean first = at == word && (c == '-' || amends_query_get_closing_quote (c) != NULL);

        if (first || at == colon || c == '\\' || g_unichar_isspace (c))
            g_string_append_c (text, '\\');
        g_string_append_unichar (text, c);
    }
}

static void
append_term (GString *text, const AmendsTextTerm *term)
{
    if (text->len > 0)
        g_string_append_c (text, ' ');
    if (term->negated)
        g_string_append_c (text, '-');
    if (term->phrase)
        append_quoted (text, term->text);
    else
        append_escaped (text, term->text);
}

char *
amends_query_language_format (const AmendsReviewQuery *query, GTimeZone *zone)
{
    g_autoptr (GTimeZone) any_zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_utc ();
    GString *text = g_string_new (NULL);

    append_stars (text, query->stars);
    append_list (text, "brand", query->brands, is_plain);
    append_list (text, "product", query->products, is_plain);
    append_list (text, "marketplace", query->marketplaces, is_code);
    append_list (text, "lang", query->languages, is_language);
    append_causes (text, query->causes);
    if (query->wrong_door)
        append_word (text, "door", "wrong");
    if (query->account_id != 0)
        g_string_append_printf (text, "%saccount:%" G_GINT64_FORMAT, text->len > 0 ? " " : "", query->account_id);
    append_done (text, query->done);
    append_tri (text, "is", query->verified, "verified", "unverified");
    append_tri (text, "is", query->edited, "edited", "unedited");
    append_tri (text, "is", query->gone, "gone", "present");
    append_tri (text, "is", query->contactable, "contactable", "uncontactable");
    append_tri (text, "has", query->has_photo, "photo", "no-photo");
    append_tri (text, "has", query->has_note, "note", "no-note");
    append_period (text, query, any_zone);
    append_order (text, query->order);
    for (guint i = 0; i < query->terms->len; i++)
        append_term (text, g_ptr_array_index (query->terms, i));
    return g_string_free_and_steal (text);
}
