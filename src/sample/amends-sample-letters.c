/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-letters.h"

#include <json-glib/json-glib.h>

#include "amends-own-resource.h"
#include "amends-sample-resources.h"

#define PREFIX "/io/github/amendsapp/Amends/sample/letters/"
#define FALLBACK "en"

/* Parsed once and kept: a few kilobytes a language. (language → JsonNode) */
static GHashTable *
get_files (void)
{
    static GHashTable *files;

    if (g_once_init_enter_pointer (&files))
        g_once_init_leave_pointer (&files, g_hash_table_new (g_str_hash, g_str_equal));
    return files;
}

gboolean
amends_sample_letters_has (const char *language)
{
    g_autofree char *path = g_strconcat (PREFIX, language, ".json", NULL);

    return g_resource_get_info (
        amends_own_resource (amends_sample_resources_register_resource, amends_sample_resources_get_resource), path,
        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

static JsonObject *
load (const char *language)
{
    g_autofree char *path = g_strconcat (PREFIX, language, ".json", NULL);
    g_autoptr (GBytes) bytes = g_resource_lookup_data (
        amends_own_resource (amends_sample_resources_register_resource, amends_sample_resources_get_resource), path,
        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    g_autoptr (GError) error = NULL;
    gsize size;
    const char *text = g_bytes_get_data (bytes, &size);

    if (!json_parser_load_from_data (parser, text, (gssize) size, &error))
        g_error ("The sample letters of %s are broken: %s", language, error->message);
    g_hash_table_insert (get_files (), g_strdup (language), json_node_ref (json_parser_get_root (parser)));
    return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
get (const char *language)
{
    const char *known = amends_sample_letters_has (language) ? language : FALLBACK;
    JsonNode *root = g_hash_table_lookup (get_files (), known);

    return root != NULL ? json_node_get_object (root) : load (known);
}

static char *
fill (const char *text, const AmendsSampleLetterFields *fields)
{
    const char *const pairs[][2] = {
        { "{brand}", fields->brand },
        { "{product}", fields->product },
        { "{order}", fields->order },
        { "{amount}", fields->amount },
    };
    g_autoptr (GString) filled = g_string_new (text);

    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        g_string_replace (filled, pairs[i][0], pairs[i][1], 0);
    return g_string_free_and_steal (g_steal_pointer (&filled));
}

void
amends_sample_letters_write (const char *language, AmendsContactReason reason, const AmendsSampleLetterFields *fields,
                             char **subject, char **body)
{
    JsonObject *letter = json_object_get_object_member (get (language), amends_contact_reason_to_string (reason));

    *subject = fill (json_object_get_string_member (letter, "subject"), fields);
    *body = fill (json_object_get_string_member (letter, "body"), fields);
}

static const char *
pick (const char *language, const char *member, guint choice)
{
    JsonArray *texts = json_object_get_array_member (get (language), member);

    return json_array_get_string_element (texts, choice % json_array_get_length (texts));
}

const char *
amends_sample_letters_get_answer (const char *language, AmendsContactReason reason, gboolean agrees, guint choice)
{
    if (reason == AMENDS_CONTACT_COURTESY_REFUND)
        return pick (language, agrees ? "refund_yes" : "refund_no", choice);
    return pick (language, agrees ? "support_yes" : "support_no", choice);
}

const char *
amends_sample_letters_get_edit (const char *language, guint choice)
{
    return pick (language, "edits", choice);
}
