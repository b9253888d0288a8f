/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_plain_text_from_html: entities become characters, <br> and paragraphs become line breaks; all else stays. Ends are trimmed, line
 * ends become line feeds, other controls U+FFFD.
 *
 * Returns: (transfer full) (nullable): %NULL if nothing is left
 */
char *amends_plain_text_from_html (const char *text);

/** amends_plain_text_is_plain: TRUE if amends_plain_text_from_html() would return @text as it is; FALSE also where that is hard to say */
gboolean amends_plain_text_is_plain (const char *text);

/** amends_plain_text_is_clean: the same of amends_plain_text_clean() */
gboolean amends_plain_text_is_clean (const char *text);

/** amends_plain_text_clean: replaces controls other than tab and line ends. Returns: (transfer full) (nullable): %NULL if empty */
char *amends_plain_text_clean (const char *text);

/** amends_plain_text_is_empty: TRUE for %NULL, white space and what programs write for nothing: "NaN", "null", "None", "Unknown", "N/A" */
gboolean amends_plain_text_is_empty (const char *text);

G_END_DECLS
