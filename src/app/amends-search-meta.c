/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-search-meta.h"

#include "amends-row-text.h"
#include "amends-stars.h"
#include "amends-text.h"

/* Nobody types more into a search; the rest of a longer text is not looked at. */
#define MOST_CHARACTERS 500
/* The desktop shows one line, and cuts it by itself. */
#define LINE_CHARACTERS 160

GVariant *
amends_search_meta_new (const AmendsReview *review, gint64 now, GTimeZone *zone)
{
    g_autoptr (AmendsRowText) row = amends_row_text_new (review, now, zone);
    g_autofree char *stars = amends_stars_describe (review->stars);
    g_autofree char *body = amends_text_for_display (row->body, LINE_CHARACTERS, TRUE);
    const char *parts[] = { stars, row->date, row->source, body };
    g_autofree char *description = amends_text_join (parts, G_N_ELEMENTS (parts));
    g_autofree char *name = amends_text_for_display (row->title, LINE_CHARACTERS, TRUE);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review->id);
    GVariantBuilder meta;

    g_variant_builder_init (&meta, G_VARIANT_TYPE_VARDICT);
    g_variant_builder_add (&meta, "{sv}", "id", g_variant_new_string (id));
    g_variant_builder_add (&meta, "{sv}", "name", g_variant_new_string (name));
    g_variant_builder_add (&meta, "{sv}", "description", g_variant_new_string (description));
    return g_variant_builder_end (&meta);
}

gint64
amends_search_meta_parse_id (const char *id)
{
    guint64 number = 0;

    return g_ascii_string_to_unsigned (id, 10, 1, G_MAXINT64, &number, NULL) ? (gint64) number : 0;
}

GVariant *
amends_search_meta_format_ids (GArray *ids)
{
    GVariantBuilder results;

    g_variant_builder_init (&results, G_VARIANT_TYPE ("as"));
    for (guint i = 0; ids != NULL && i < ids->len; i++) {
        g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));

        g_variant_builder_add (&results, "s", id);
    }
    return g_variant_new ("(as)", &results);
}

char *
amends_search_meta_join (const char *const *terms)
{
    g_autofree char *text = g_strjoinv (" ", (char **) terms);

    return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MOST_CHARACTERS));
}
