/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** AMENDS_TEXT_LIST_CHARS: how much of a text from outside a list shows at most; laying out more blocks the main loop. */
#define AMENDS_TEXT_LIST_CHARS 2000

/**
 * amends_text_for_display: a text from outside as it may be shown: control characters become U+FFFD, carriage returns become line
 * ends, bidirectional overrides, embeddings and isolates are taken out, and chains of combining marks are cut.
 * @text: (nullable): valid UTF-8
 * @max_chars: characters kept at most, an ellipsis marks the cut; 0 = all
 * @one_line: line ends and tabs become spaces, and spaces at the ends and repeated ones go
 *
 * Returns: (transfer full): never NULL
 */
char *amends_text_for_display (const char *text, gsize max_chars, gboolean one_line);

/**
 * amends_text_isolate: @text on one line, cut at @max_chars, wrapped so that its direction cannot disturb its neighbours.
 *
 * Returns: (transfer full)
 */
char *amends_text_isolate (const char *text, gsize max_chars);

/**
 * amends_text_join: joins the parts that are not empty by a middle dot; each part is isolated.
 * @parts: NULL-terminated array with @n_parts entries, of which each may be NULL
 *
 * Returns: (transfer full)
 */
char *amends_text_join (const char *const *parts, gsize n_parts);

/**
 * amends_text_highlight: marks where @terms match in @text, which must be the text as shown.
 * @terms: (nullable) (element-type AmendsTextTerm)
 *
 * Returns: (transfer full) (nullable): NULL if nothing matches
 */
PangoAttrList *amends_text_highlight (const char *text, GPtrArray *terms);

/** amends_text_count: Returns: (transfer full): @n with the locale's digit grouping */
char *amends_text_count (guint64 n);

/** amends_text_is_web_address: TRUE for an http or https address with a host; nothing else from outside is ever opened. */
gboolean amends_text_is_web_address (const char *address);

G_END_DECLS
