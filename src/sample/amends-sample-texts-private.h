/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** amends_sample_texts_parse: @name: below the texts' folder, "de.json". Returns: (transfer full): its object; a file that is missing or malformed is a fault of the build, and fatal */
JsonNode *amends_sample_texts_parse (const char *name);

/** amends_sample_texts_read_strings: Returns: (transfer full): empty if there is no such member */
GStrv amends_sample_texts_read_strings (JsonObject *object, const char *member);

G_END_DECLS
