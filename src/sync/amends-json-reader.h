/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <yyjson.h>

#include "amends-types.h"

G_BEGIN_DECLS

/**
 * AmendsJsonReader: reads the members of one JSON object that comes from outside. No type is taken for granted. The
 * first thing that is wrong is kept, and later reads give their defaults; so a caller reads all that it wants and
 * asks once at the end.
 *
 * A member that is missing and one that is null are the same. Made on the stack:
 *   g_auto (AmendsJsonReader) reader = { object };
 */
typedef struct {
    yyjson_val *object; /* borrowed */
    char *problem;      /* (nullable): one translated sentence about the first thing that is wrong */
} AmendsJsonReader;

void amends_json_reader_clear (AmendsJsonReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsJsonReader, amends_json_reader_clear)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_doc, yyjson_doc_free)

/**
 * amends_json_reader_parse: parses @body as one JSON object after cleaning it. Returns: (transfer full): whose root is
 * that object; AMENDS_SYNC_ERROR_MALFORMED if it is none
 */
yyjson_doc *amends_json_reader_parse (GBytes *body, GError **error);

/**
 * amends_json_reader_get_id: a text that must be there, not empty and at most 256 characters long. Returns: borrowed;
 * NULL after a problem
 */
const char *amends_json_reader_get_id (AmendsJsonReader *self, const char *member);

/** amends_json_reader_get_text: Returns: (nullable): borrowed; at most @max_chars characters */
const char *amends_json_reader_get_text (AmendsJsonReader *self, const char *member, glong max_chars);

/**
 * amends_json_reader_get_link: Returns: (nullable): borrowed; NULL also where it is no http or https address: such a
 * link is dropped, not its row
 */
const char *amends_json_reader_get_link (AmendsJsonReader *self, const char *member);

/**
 * amends_json_reader_get_links: Returns: (transfer container) (nullable): the http and https ones of a list, strings
 * borrowed
 */
const char **amends_json_reader_get_links (AmendsJsonReader *self, const char *member);

AmendsTri amends_json_reader_get_tri (AmendsJsonReader *self, const char *member);

/**
 * amends_json_reader_get_integer: @fallback: where it is missing; it may lie outside of @min to @max to be told apart
 */
gint64 amends_json_reader_get_integer (AmendsJsonReader *self, const char *member, gint64 min, gint64 max,
                                       gint64 fallback);

/**
 * amends_json_reader_get_instant: an ISO 8601 instant or day between 1990 and 2100. Returns: seconds since 1970, 0
 * where it is missing
 */
gint64 amends_json_reader_get_instant (AmendsJsonReader *self, const char *member);

/** amends_json_reader_get_array: Returns: (nullable): borrowed */
yyjson_val *amends_json_reader_get_array (AmendsJsonReader *self, const char *member);

/** amends_json_reader_get_object: Returns: (nullable): borrowed */
yyjson_val *amends_json_reader_get_object (AmendsJsonReader *self, const char *member);

/** amends_json_reader_fail: for checks of the caller's own. @problem: (transfer full) */
void amends_json_reader_fail (AmendsJsonReader *self, char *problem);

G_END_DECLS
