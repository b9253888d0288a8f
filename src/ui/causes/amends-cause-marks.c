/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-marks.h"

#include "amends-text.h"

/* What is shown may be longer or shorter than what came: replaced, left out, or one space for many. */
static guint
find_shown (const AmendsCausePart *part, guint raw)
{
    /* A letter after it keeps the space before it, which would go at an end. */
    g_autofree char *before = g_strdup_printf ("%.*sx", (int) raw, part->raw);
    g_autofree char *shown = amends_text_for_display (before, 0, part->one_line);

    return (guint) strlen (shown) - 1;
}

static void
add_mark (PangoAttrList *list, guint start, guint end)
{
    /* Translucent, so that it suits light and dark text alike; the double line says it without colour, and apart from a search's hits. */
    PangoAttribute *attributes[] = {
        pango_attr_background_new (0x3535, 0x8484, 0xE4E4),
        pango_attr_background_alpha_new (0x4000),
        pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE),
    };

    for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++) {
        attributes[i]->start_index = start;
        attributes[i]->end_index = end;
        pango_attr_list_insert (list, attributes[i]);
    }
}

PangoAttrList *
amends_cause_marks_new (const AmendsCausePart *part, GArray *words)
{
    guint length = (guint) strlen (part->raw);
    PangoAttrList *list = NULL;

    for (guint i = 0; words != NULL && i < words->len; i++) {
        const AmendsCauseWords *found = &g_array_index (words, AmendsCauseWords, i);

        if (found->start < part->offset || found->end > part->offset + length)
            continue;
        if (list == NULL)
            list = pango_attr_list_new ();
        add_mark (list, find_shown (part, found->start - part->offset), find_shown (part, found->end - part->offset));
    }
    return list;
}

static gboolean
insert_cb (PangoAttribute *attribute, gpointer user_data)
{
    pango_attr_list_insert (user_data, pango_attribute_copy (attribute));
    return FALSE;
}

PangoAttrList *
amends_cause_marks_join (PangoAttrList *first, PangoAttrList *second)
{
    PangoAttrList *both;

    if (first == NULL || second == NULL)
        return first != NULL ? pango_attr_list_ref (first) : second != NULL ? pango_attr_list_ref (second) : NULL;
    both = pango_attr_list_copy (first);
    pango_attr_list_unref (pango_attr_list_filter (second, insert_cb, both));
    return both;
}
