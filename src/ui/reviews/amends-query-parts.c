/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-query-parts.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-dates.h"
#include "amends-guide.h"
#include "amends-marketplace.h"
#include "amends-review-facts.h"

#define DAY (24 * 60 * 60)

void
amends_query_part_free (AmendsQueryPart *self)
{
    g_free (self->value);
    g_free (self->label);
    g_free (self);
}

static void
add_part (GPtrArray *parts, AmendsQueryPartKind kind, const char *value, char *label)
{
    AmendsQueryPart *part = g_new (AmendsQueryPart, 1);

    *part = (AmendsQueryPart) { kind, g_strdup (value), label };
    g_ptr_array_add (parts, part);
}

static char *
describe_stars (guint stars)
{
    g_autoptr (GString) list = g_string_new (NULL);
    int n = 0, last = 0;

    for (int i = 1; i <= 5; i++)
        if (stars & (1u << i)) {
            g_string_append_printf (list, "%s%d", n > 0 ? ", " : "", i);
            n++;
            last = i;
        }
    if (n > 2 && ((stars >> (last - n + 1)) & ((1u << n) - 1)) == (1u << n) - 1)
        /* Translators: a span of ratings, such as "1–3 stars". */
        return g_strdup_printf (_ ("%d–%d stars"), last - n + 1, last);
    /* Translators: ratings, such as "1, 2 stars"; the plural follows the last number. */
    return g_strdup_printf (ngettext ("%s star", "%s stars", (gulong) last), list->str);
}

static char *
describe_period (const AmendsReviewQuery *query, gint64 now, GTimeZone *zone)
{
    g_autofree char *after = amends_dates_day (query->after, now, zone);
    g_autofree char *before = amends_dates_day (query->before - DAY, now, zone);

    switch (query->period) {
    case AMENDS_PERIOD_7_DAYS:
        return g_strdup (_ ("Last 7 days"));
    case AMENDS_PERIOD_30_DAYS:
        return g_strdup (_ ("Last 30 days"));
    case AMENDS_PERIOD_90_DAYS:
        return g_strdup (_ ("Last 90 days"));
    case AMENDS_PERIOD_12_MONTHS:
        return g_strdup (_ ("Last 12 months"));
    case AMENDS_PERIOD_CUSTOM:
        if (query->after != 0 && query->before != 0)
            /* Translators: a period: the first and the last day. */
            return g_strdup_printf (_ ("%s – %s"), after, before);
        /* Translators: a period without an end: its first day. A period without a beginning: its last day. */
        return query->after != 0 ? g_strdup_printf (_ ("From %s"), after) : g_strdup_printf (_ ("Until %s"), before);
    case AMENDS_PERIOD_ALL:
    default:
        return g_strdup (_ ("Any time"));
    }
}

static const char *
describe_done (AmendsDonePolicy done)
{
    switch (done) {
    case AMENDS_DONE_WITH_RECENT:
        return _ ("Including done");
    case AMENDS_DONE_ONLY:
        return _ ("Only done");
    case AMENDS_DONE_UNSET:
    case AMENDS_DONE_ALL:
        return _ ("Open and done");
    case AMENDS_DONE_OPEN:
    default:
        return _ ("Open");
    }
}

static const char *
find_label (GPtrArray *values, const char *key)
{
    for (guint i = 0; values != NULL && i < values->len; i++) {
        const AmendsFacetValue *value = g_ptr_array_index (values, i);

        if (g_strcmp0 (value->key, key) == 0)
            return value->label;
    }
    return key;
}

static void
add_list (GPtrArray *parts, AmendsQueryPartKind kind, GPtrArray *list, GPtrArray *values)
{
    for (guint i = 0; i < list->len; i++) {
        const char *key = g_ptr_array_index (list, i);
        char *label = NULL;

        if (kind == AMENDS_PART_MARKETPLACE)
            label = g_strdup (amends_marketplace_get_name (key));
        else if (kind == AMENDS_PART_LANGUAGE)
            label = amends_review_facts_dup_language (key);
        else
            label = g_strdup (find_label (values, key));
        add_part (parts, kind, key, label);
    }
}

static void
add_tri (GPtrArray *parts, AmendsQueryPartKind kind, AmendsTri value, const char *yes, const char *no)
{
    if (value != AMENDS_TRI_UNKNOWN)
        add_part (parts, kind, NULL, g_strdup (value == AMENDS_TRI_YES ? yes : no));
}

static void
add_causes (GPtrArray *parts, guint causes)
{
    const AmendsGuide *guide = amends_guide_get (g_get_language_names ());

    for (int i = 0; i < AMENDS_N_CAUSES; i++)
        if ((causes & 1u << i) != 0)
            add_part (parts, AMENDS_PART_CAUSE, amends_cause_get_id ((AmendsCause) i),
                      g_strdup (amends_guide_get_cause_title (guide, (AmendsCause) i)));
}

GPtrArray *
amends_query_parts_list (const AmendsReviewQuery *query, AmendsFacets *facets, gint64 now, GTimeZone *zone)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_query_part_free);

    if (query->stars != 0)
        add_part (parts, AMENDS_PART_STARS, NULL, describe_stars (query->stars));
    add_list (parts, AMENDS_PART_BRAND, query->brands, facets != NULL ? facets->brands : NULL);
    add_list (parts, AMENDS_PART_PRODUCT, query->products, facets != NULL ? facets->products : NULL);
    add_list (parts, AMENDS_PART_MARKETPLACE, query->marketplaces, NULL);
    add_list (parts, AMENDS_PART_LANGUAGE, query->languages, NULL);
    if (query->account_id != 0)
        add_part (parts, AMENDS_PART_ACCOUNT, NULL, g_strdup (_ ("One account")));
    if (query->period != AMENDS_PERIOD_ALL)
        add_part (parts, AMENDS_PART_PERIOD, NULL, describe_period (query, now, zone));
    if (query->done != AMENDS_DONE_OPEN)
        add_part (parts, AMENDS_PART_DONE, NULL, g_strdup (describe_done (query->done)));
    add_tri (parts, AMENDS_PART_VERIFIED, query->verified, _ ("Verified"), _ ("Not verified"));
    add_tri (parts, AMENDS_PART_PHOTO, query->has_photo, _ ("With photos"), _ ("Without photos"));
    add_tri (parts, AMENDS_PART_EDITED, query->edited, _ ("Edited"), _ ("Not edited"));
    add_tri (parts, AMENDS_PART_NOTE, query->has_note, _ ("With a note"), _ ("Without a note"));
    add_tri (parts, AMENDS_PART_GONE, query->gone, _ ("Removed"), _ ("Not removed"));
    add_tri (parts, AMENDS_PART_CONTACTABLE, query->contactable, _ ("Can be contacted"), _ ("Cannot be contacted"));
    add_causes (parts, query->causes);
    if (query->wrong_door)
        add_part (parts, AMENDS_PART_DOOR, NULL, g_strdup (amends_cause_text_get_door (AMENDS_SUBJECT_REVIEW)));
    return parts;
}

void
amends_query_parts_remove (AmendsReviewQuery *query, const AmendsQueryPart *part)
{
    switch (part->kind) {
    case AMENDS_PART_STARS:
        query->stars = 0;
        break;
    case AMENDS_PART_BRAND:
        amends_query_list_set (query->brands, part->value, FALSE);
        break;
    case AMENDS_PART_PRODUCT:
        amends_query_list_set (query->products, part->value, FALSE);
        break;
    case AMENDS_PART_MARKETPLACE:
        amends_query_list_set (query->marketplaces, part->value, FALSE);
        break;
    case AMENDS_PART_LANGUAGE:
        amends_query_list_set (query->languages, part->value, FALSE);
        break;
    case AMENDS_PART_ACCOUNT:
        query->account_id = 0;
        break;
    case AMENDS_PART_PERIOD:
        query->period = AMENDS_PERIOD_ALL;
        query->after = query->before = 0;
        break;
    case AMENDS_PART_DONE:
        query->done = AMENDS_DONE_OPEN;
        break;
    case AMENDS_PART_VERIFIED:
        query->verified = AMENDS_TRI_UNKNOWN;
        break;
    case AMENDS_PART_PHOTO:
        query->has_photo = AMENDS_TRI_UNKNOWN;
        break;
    case AMENDS_PART_EDITED:
        query->edited = AMENDS_TRI_UNKNOWN;
        break;
    case AMENDS_PART_NOTE:
        query->has_note = AMENDS_TRI_UNKNOWN;
        break;
    case AMENDS_PART_GONE:
        query->gone = AMENDS_TRI_UNKNOWN;
        break;
    case AMENDS_PART_CONTACTABLE:
        query->contactable = AMENDS_TRI_UNKNOWN;
        break;
    case AMENDS_PART_CAUSE:
        query->causes &= ~(1u << amends_cause_from_id (part->value));
        break;
    case AMENDS_PART_DOOR:
        query->wrong_door = FALSE;
        break;
    default:
        g_assert_not_reached ();
    }
}

static gboolean
find_key (GPtrArray *list, const char *key, guint *index)
{
    g_autofree char *wanted = g_utf8_casefold (key, -1);

    for (guint i = 0; i < list->len; i++) {
        g_autofree char *there = g_utf8_casefold (g_ptr_array_index (list, i), -1);

        if (g_str_equal (there, wanted)) {
            *index = i;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean
amends_query_list_contains (GPtrArray *list, const char *key)
{
    guint ignored;

    return find_key (list, key, &ignored);
}

void
amends_query_list_set (GPtrArray *list, const char *key, gboolean wanted)
{
    guint index;
    gboolean there = find_key (list, key, &index);

    if (wanted && !there)
        g_ptr_array_add (list, g_strdup (key));
    else if (!wanted && there)
        g_ptr_array_remove_index (list, index);
}

AmendsReviewQuery *
amends_query_inbox (void)
{
    AmendsReviewQuery *query = amends_review_query_new ();

    query->done = AMENDS_DONE_OPEN;
    return query;
}

AmendsReviewQuery *
amends_query_critical (void)
{
    AmendsReviewQuery *query = amends_query_inbox ();

    query->stars = 1u << 1 | 1u << 2 | 1u << 3;
    return query;
}

AmendsReviewQuery *
amends_query_contactable (void)
{
    AmendsReviewQuery *query = amends_query_inbox ();

    query->contactable = AMENDS_TRI_YES;
    query->order = AMENDS_ORDER_CONTACT_ENDS;
    return query;
}

AmendsReviewQuery *
amends_query_all (void)
{
    AmendsReviewQuery *query = amends_review_query_new ();

    query->done = AMENDS_DONE_ALL;
    return query;
}
