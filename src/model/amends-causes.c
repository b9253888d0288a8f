/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-causes.h"

void
amends_causes_init (AmendsCauses *self, AmendsCauseOrigin origin, AmendsSubject subject, const AmendsCause *causes,
                    gsize n_causes)
{
    g_return_if_fail (n_causes <= AMENDS_MAX_CAUSES);
    g_return_if_fail (causes != NULL || n_causes == 0);

    *self = (AmendsCauses) { .origin = origin };
    for (gsize i = 0; i < n_causes; i++)
        if (!amends_causes_has (self, causes[i]))
            self->items[self->n++] = causes[i];
    self->wrong_door = amends_causes_are_wrong_door (subject, self->items, self->n);
}

gboolean
amends_causes_equal (const AmendsCauses *a, const AmendsCauses *b)
{
    if (a->origin != b->origin || a->n != b->n || !a->wrong_door != !b->wrong_door)
        return FALSE;
    for (guint i = 0; i < a->n; i++)
        if (a->items[i] != b->items[i])
            return FALSE;
    return TRUE;
}

gboolean
amends_causes_has (const AmendsCauses *self, AmendsCause cause)
{
    for (guint i = 0; i < self->n; i++)
        if (self->items[i] == cause)
            return TRUE;
    return FALSE;
}

gboolean
amends_causes_are_wrong_door (AmendsSubject subject, const AmendsCause *causes, gsize n_causes)
{
    AmendsDoor other = subject == AMENDS_SUBJECT_REVIEW ? AMENDS_DOOR_SELLER : AMENDS_DOOR_PRODUCT;

    for (gsize i = 0; i < n_causes; i++) {
        if (amends_cause_get_door (causes[i]) != other)
            return FALSE;
        /* What the listing shows is the seller's part, so that it stays in feedback as well. */
        if (causes[i] == AMENDS_CAUSE_PICTURE)
            return FALSE;
    }
    return n_causes > 0;
}

char *
amends_causes_format (const AmendsCause *causes, gsize n_causes)
{
    GString *text = g_string_new (NULL);

    for (gsize i = 0; i < n_causes; i++) {
        if (i > 0)
            g_string_append_c (text, ',');
        g_string_append (text, amends_cause_get_id (causes[i]));
    }
    return g_string_free_and_steal (text);
}

gboolean
amends_causes_parse (const char *text, AmendsCause *causes, gsize *n_causes)
{
    g_auto (GStrv) ids = g_strsplit (text, ",", -1);

    *n_causes = 0;
    for (guint i = 0; ids[i] != NULL; i++) {
        int cause = amends_cause_from_id (ids[i]);

        if (cause == AMENDS_CAUSE_NONE || *n_causes == AMENDS_MAX_CAUSES)
            return FALSE;
        causes[(*n_causes)++] = (AmendsCause) cause;
    }
    return TRUE;
}

static gboolean
has_text (const char *text)
{
    return text != NULL && *text != '\0';
}

char *
amends_causes_join_text (const char *title, const char *body)
{
    if (has_text (title) && has_text (body))
        return g_strconcat (title, "\n", body, NULL);
    return g_strdup (has_text (title) ? title : has_text (body) ? body : NULL);
}

const char *
amends_cause_origin_to_string (AmendsCauseOrigin origin)
{
    static const char *const NAMES[] = { "none", "suggested", "person" };

    g_return_val_if_fail (origin < G_N_ELEMENTS (NAMES), NULL);

    return NAMES[origin];
}
