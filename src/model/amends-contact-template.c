/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-template.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsContactTemplate, language),
    G_STRUCT_OFFSET (AmendsContactTemplate, subject),
    G_STRUCT_OFFSET (AmendsContactTemplate, body),
    G_STRUCT_OFFSET (AmendsContactTemplate, currency),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsContactTemplate), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsContactTemplate, amends_contact_template, amends_contact_template_ref,
                     amends_contact_template_unref)

AmendsContactTemplate *
amends_contact_template_new (const AmendsContactTemplate *fields)
{
    g_return_val_if_fail (fields->language != NULL && fields->subject != NULL && fields->body != NULL, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsContactTemplate *
amends_contact_template_ref (AmendsContactTemplate *self)
{
    return amends_packed_ref (self);
}

void
amends_contact_template_unref (AmendsContactTemplate *self)
{
    amends_packed_unref (self);
}
