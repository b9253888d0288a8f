/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsAccount, kind),       G_STRUCT_OFFSET (AmendsAccount, name),
    G_STRUCT_OFFSET (AmendsAccount, base_url),   G_STRUCT_OFFSET (AmendsAccount, external_id),
    G_STRUCT_OFFSET (AmendsAccount, last_error), G_STRUCT_OFFSET (AmendsAccount, token_file),
};
static const gsize LISTS[] = {
    G_STRUCT_OFFSET (AmendsAccount, marketplaces),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsAccount), STRINGS, G_N_ELEMENTS (STRINGS), LISTS,
                                           G_N_ELEMENTS (LISTS) };

G_DEFINE_BOXED_TYPE (AmendsAccount, amends_account, amends_account_ref, amends_account_unref)

AmendsAccount *
amends_account_new (const AmendsAccount *fields)
{
    g_return_val_if_fail (fields->kind != NULL, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsAccount *
amends_account_ref (AmendsAccount *self)
{
    return amends_packed_ref (self);
}

void
amends_account_unref (AmendsAccount *self)
{
    amends_packed_unref (self);
}
