/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-fts-tokenizer.h"

/*
 * Our tokenizer as an extension of the sqlite3 shell, so that the peer of bench-import.py can build the very same search index.
 * The shell and this module share the library, so no table of its functions is needed.
 */
int sqlite3_peertokenizer_init (sqlite3 *handle, char **message, const void *routines);

int
sqlite3_peertokenizer_init (sqlite3 *handle, char **message G_GNUC_UNUSED, const void *routines G_GNUC_UNUSED)
{
    return amends_fts_tokenizer_register (handle, NULL) ? SQLITE_OK : SQLITE_ERROR;
}
