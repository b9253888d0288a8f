/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsContact, key),      G_STRUCT_OFFSET (AmendsContact, remote_id),
    G_STRUCT_OFFSET (AmendsContact, error),    G_STRUCT_OFFSET (AmendsContact, rule_pack),
    G_STRUCT_OFFSET (AmendsContact, currency),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsContact), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

static const char *const REASONS[] = {
    [AMENDS_CONTACT_COURTESY_REFUND] = "courtesy-refund",
    [AMENDS_CONTACT_CUSTOMER_SUPPORT] = "customer-support",
};
static const char *const STATES[] = {
    [AMENDS_CONTACT_WAITING] = "waiting",     [AMENDS_CONTACT_SENDING] = "sending",
    [AMENDS_CONTACT_SENT] = "sent",           [AMENDS_CONTACT_FAILED] = "failed",
    [AMENDS_CONTACT_UNKNOWN] = "unknown",     [AMENDS_CONTACT_HANDED_OVER] = "handed-over",
    [AMENDS_CONTACT_CANCELLED] = "cancelled",
};

G_DEFINE_BOXED_TYPE (AmendsContact, amends_contact, amends_contact_ref, amends_contact_unref)

static gboolean
find_name (const char *const *names, gsize n_names, const char *name, int *value)
{
    for (gsize i = 1; i < n_names; i++) {
        if (g_strcmp0 (names[i], name) == 0) {
            *value = (int) i;
            return TRUE;
        }
    }
    return FALSE;
}

const char *
amends_contact_reason_to_string (AmendsContactReason reason)
{
    g_return_val_if_fail (reason >= AMENDS_CONTACT_COURTESY_REFUND && reason < G_N_ELEMENTS (REASONS), NULL);

    return REASONS[reason];
}

gboolean
amends_contact_reason_from_string (const char *name, AmendsContactReason *reason)
{
    int value;

    if (!find_name (REASONS, G_N_ELEMENTS (REASONS), name, &value))
        return FALSE;
    *reason = value;
    return TRUE;
}

const char *
amends_contact_state_to_string (AmendsContactState state)
{
    g_return_val_if_fail (state >= AMENDS_CONTACT_WAITING && state < G_N_ELEMENTS (STATES), NULL);

    return STATES[state];
}

gboolean
amends_contact_state_from_string (const char *name, AmendsContactState *state)
{
    int value;

    if (!find_name (STATES, G_N_ELEMENTS (STATES), name, &value))
        return FALSE;
    *state = value;
    return TRUE;
}

gboolean
amends_contact_state_counts (AmendsContactState state)
{
    return state != AMENDS_CONTACT_FAILED && state != AMENDS_CONTACT_CANCELLED;
}

AmendsContact *
amends_contact_new (const AmendsContact *fields)
{
    g_return_val_if_fail (fields->key != NULL, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsContact *
amends_contact_ref (AmendsContact *self)
{
    return amends_packed_ref (self);
}

void
amends_contact_unref (AmendsContact *self)
{
    amends_packed_unref (self);
}
