/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-encoding-choice.h"

#include <glib/gi18n-lib.h>

static const AmendsEncodingChoice CHOICES[] = {
    { "UTF-8", N_ ("Unicode (UTF-8)") },
    { "UTF-16LE", N_ ("Unicode (UTF-16, little-endian)") },
    { "UTF-16BE", N_ ("Unicode (UTF-16, big-endian)") },
    { "WINDOWS-1252", N_ ("Western Europe (windows-1252)") },
    { "WINDOWS-1250", N_ ("Central Europe (windows-1250)") },
    { "WINDOWS-1251", N_ ("Cyrillic (windows-1251)") },
    { "SHIFT_JIS", N_ ("Japanese (Shift_JIS)") },
    { "EUC-JP", N_ ("Japanese (EUC-JP)") },
    { "GB18030", N_ ("Simplified Chinese (GB18030)") },
    { "BIG5", N_ ("Traditional Chinese (Big5)") },
    { "EUC-KR", N_ ("Korean (EUC-KR)") },
};

const AmendsEncodingChoice *
amends_encoding_choice_list (guint *n)
{
    *n = G_N_ELEMENTS (CHOICES);
    return CHOICES;
}

int
amends_encoding_choice_find (const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS (CHOICES); i++)
        if (g_ascii_strcasecmp (name, CHOICES[i].name) == 0)
            return (int) i;
    return -1;
}
