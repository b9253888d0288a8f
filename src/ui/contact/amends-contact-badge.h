/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact.h"

G_BEGIN_DECLS

/** AmendsContactDeed: what a person can do about a contact in the state it is in. */
typedef enum {
    AMENDS_CONTACT_DEED_CANCEL = 1 << 0,
    AMENDS_CONTACT_DEED_RETRY = 1 << 1,
    AMENDS_CONTACT_DEED_WAS_SENT = 1 << 2,
    AMENDS_CONTACT_DEED_NOT_SENT = 1 << 3,
} AmendsContactDeed;

/** AmendsContactBadge: how a contact's state is told: never by colour alone. */
typedef struct {
    const char *icon;
    const char *style; /* CSS class: "accent", "success", "warning", "error", or "" */
    char *label;       /* short, for a badge */
    char *sentence;    /* what it means, and what to do where something is to be done */
    guint deeds;       /* of AmendsContactDeed */
} AmendsContactBadge;

/**
 * amends_contact_badge_new: how @contact stands at @now.
 *
 * Returns: (transfer full) (nullable): NULL for one that was taken back
 */
AmendsContactBadge *amends_contact_badge_new (const AmendsContact *contact, gint64 now, GTimeZone *zone);
void amends_contact_badge_free (AmendsContactBadge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsContactBadge, amends_contact_badge_free)

G_END_DECLS
