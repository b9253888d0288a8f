/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-event.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsEvent, text),
    G_STRUCT_OFFSET (AmendsEvent, old_text),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsEvent), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsEvent, amends_event, amends_event_ref, amends_event_unref)

AmendsEvent *
amends_event_new (const AmendsEvent *fields)
{
    return amends_packed_new (&LAYOUT, fields);
}

AmendsEvent *
amends_event_ref (AmendsEvent *self)
{
    return amends_packed_ref (self);
}

void
amends_event_unref (AmendsEvent *self)
{
    amends_packed_unref (self);
}

const char *
amends_event_kind_to_string (AmendsEventKind kind)
{
    switch (kind) {
    case AMENDS_EVENT_DONE:
        return "done";
    case AMENDS_EVENT_REOPENED:
        return "reopened";
    case AMENDS_EVENT_NOTE:
        return "note";
    case AMENDS_EVENT_OPENED:
        return "opened";
    case AMENDS_EVENT_CONTACT:
        return "contact";
    case AMENDS_EVENT_REPORT_OPENED:
        return "report-opened";
    case AMENDS_EVENT_REPORTED:
        return "reported";
    case AMENDS_EVENT_CAUSE:
        return "cause";
    case AMENDS_EVENT_SOLUTION:
        return "solution";
    case AMENDS_EVENT_PLAN:
        return "plan";
    case AMENDS_EVENT_STATED:
        return "stated";
    case AMENDS_EVENT_ROLES:
        return "roles";
    default:
        g_return_val_if_reached ("unknown");
    }
}

const char *
amends_subject_to_string (AmendsSubject subject)
{
    static const char *const NAMES[] = { NULL, "review", "feedback", "shop" };

    g_return_val_if_fail (subject >= AMENDS_SUBJECT_REVIEW && subject <= AMENDS_SUBJECT_SHOP, NULL);

    return NAMES[subject];
}
