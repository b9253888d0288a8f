/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-limits.h"

AmendsContactLimits *
amends_contact_limits_copy (const AmendsContactLimits *self)
{
    AmendsContactLimits *copy;

    if (self == NULL)
        return NULL;
    copy = g_new0 (AmendsContactLimits, 1);
    copy->n_items = self->n_items;
    copy->items = g_memdup2 (self->items, self->n_items * sizeof *self->items);
    return copy;
}

void
amends_contact_limits_free (AmendsContactLimits *self)
{
    if (self == NULL)
        return;
    g_free (self->items);
    g_free (self);
}

static const AmendsContactLimit *
find_limit (const AmendsContactLimits *self, const char *marketplace)
{
    gsize last = self->n_items - 1;

    for (gsize i = 0; i < last; i++) {
        if (g_ascii_strcasecmp (self->items[i].marketplace, marketplace) == 0)
            return &self->items[i];
    }
    return &self->items[last];
}

gboolean
amends_contact_limits_allow (const AmendsContactLimits *self, const char *marketplace, int stars, gint64 ordered_at)
{
    const AmendsContactLimit *limit;

    if (self == NULL || self->n_items == 0 || ordered_at == 0)
        return FALSE;
    limit = find_limit (self, marketplace);
    return stars >= 1 && stars <= limit->max_stars && ordered_at >= limit->ordered_since &&
           ordered_at <= limit->ordered_until;
}
