/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-message.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsMessage, external_id), G_STRUCT_OFFSET (AmendsMessage, review_key),
    G_STRUCT_OFFSET (AmendsMessage, contact_key), G_STRUCT_OFFSET (AmendsMessage, author),
    G_STRUCT_OFFSET (AmendsMessage, language),    G_STRUCT_OFFSET (AmendsMessage, text),
    G_STRUCT_OFFSET (AmendsMessage, url),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsMessage), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsMessage, amends_message, amends_message_ref, amends_message_unref)

AmendsMessage *
amends_message_new (const AmendsMessage *fields)
{
    g_return_val_if_fail (fields->external_id != NULL && fields->text != NULL, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsMessage *
amends_message_ref (AmendsMessage *self)
{
    return amends_packed_ref (self);
}

void
amends_message_unref (AmendsMessage *self)
{
    amends_packed_unref (self);
}
