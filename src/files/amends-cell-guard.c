/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cell-guard.h"

#include <string.h>

/* Spreadsheets also take full width signs for the plain ones, and pass over white space at the beginning. */
static gboolean
would_run (const char *text)
{
    static const gunichar SIGNS[] = { '=', '+', '-', '@', '\t', '\r', '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20 };
    gunichar first;

    text += strspn (text, " '");
    first = g_utf8_get_char (text);
    for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++) {
        if (first == SIGNS[i])
            return TRUE;
    }
    return FALSE;
}

char *
amends_cell_guard_add (const char *text)
{
    return would_run (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

char *
amends_cell_guard_remove (const char *text)
{
    return g_strdup (*text == '\'' && would_run (text) ? text + 1 : text);
}
