/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsFeedback, external_id), G_STRUCT_OFFSET (AmendsFeedback, marketplace),
    G_STRUCT_OFFSET (AmendsFeedback, order_id),    G_STRUCT_OFFSET (AmendsFeedback, text),
    G_STRUCT_OFFSET (AmendsFeedback, response),    G_STRUCT_OFFSET (AmendsFeedback, language),
    G_STRUCT_OFFSET (AmendsFeedback, author),      G_STRUCT_OFFSET (AmendsFeedback, url),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsFeedback), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsFeedback, amends_feedback, amends_feedback_ref, amends_feedback_unref)

AmendsFeedback *
amends_feedback_new (const AmendsFeedback *fields)
{
    g_return_val_if_fail (fields->external_id != NULL, NULL);
    g_return_val_if_fail (fields->stars >= 1 && fields->stars <= 5, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsFeedback *
amends_feedback_ref (AmendsFeedback *self)
{
    return amends_packed_ref (self);
}

void
amends_feedback_unref (AmendsFeedback *self)
{
    amends_packed_unref (self);
}

AmendsFeedbackState
amends_feedback_get_state (const AmendsFeedback *self)
{
    if (self->removed_at != 0)
        return AMENDS_FEEDBACK_REMOVED;
    return self->struck_at != 0 ? AMENDS_FEEDBACK_STRUCK_THROUGH : AMENDS_FEEDBACK_STANDS;
}

gboolean
amends_feedback_counts (const AmendsFeedback *self)
{
    return amends_feedback_get_state (self) == AMENDS_FEEDBACK_STANDS;
}

const char *
amends_feedback_state_to_string (AmendsFeedbackState state)
{
    static const char *const NAMES[AMENDS_N_FEEDBACK_STATES] = { "stands", "struck_through", "removed" };

    g_return_val_if_fail ((guint) state < G_N_ELEMENTS (NAMES), NULL);

    return NAMES[state];
}

AmendsFeedbackRemoval *
amends_feedback_removal_new (const char *external_id, gint64 removed_at)
{
    AmendsFeedbackRemoval *self = g_new (AmendsFeedbackRemoval, 1);

    *self = (AmendsFeedbackRemoval) { g_strdup (external_id), removed_at };
    return self;
}

void
amends_feedback_removal_free (AmendsFeedbackRemoval *self)
{
    g_free (self->external_id);
    g_free (self);
}
