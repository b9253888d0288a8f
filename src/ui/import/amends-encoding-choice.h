/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsEncodingChoice: an encoding that a person may say a file is in. Static. */
typedef struct {
    const char *name;  /* iconv's */
    const char *label; /* untranslated */
} AmendsEncodingChoice;

/** amends_encoding_choice_list: Returns: (array length=n): the usual ones */
const AmendsEncodingChoice *amends_encoding_choice_list (guint *n);

/** amends_encoding_choice_find: Returns: the index of @name in the list, whatever its case, or -1 */
int amends_encoding_choice_find (const char *name);

G_END_DECLS
