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
