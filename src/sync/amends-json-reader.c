/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "amends-json-clean.h"
#include "amends-sync-error.h"

#define MAX_ID 256
#define MAX_LINK 2048
#define MAX_LINKS 100
#define MAX_EXACT_DOUBLE 9007199254740992.0 /* 2^53: beyond it a double skips whole numbers */
#define YEAR_1990 G_GINT64_CONSTANT (631152000)
#define YEAR_2100 G_GINT64_CONSTANT (4102444800)

void
amends_json_reader_clear (AmendsJsonReader *self)
{
    g_clear_pointer (&self->problem, g_free);
}

void
amends_json_reader_fail (AmendsJsonReader *self, char *problem)
{
    if (self->problem == NULL)
        self->problem = problem;
    else
        g_free (problem);
}

JsonNode *
amends_json_reader_parse (GBytes *body, GError **error)
{
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    g_autofree char *text = NULL;
    JsonNode *root;
    gsize size;

    text = amends_json_clean (body, &size, error);
    if (text == NULL)
        return NULL;
    /* The parser's own message may quote what it could not read, which may be a customer's text. */
    if (!json_parser_load_from_data (parser, text, (gssize) size, NULL) ||
        (root = json_parser_get_root (parser)) == NULL) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The answer is no whole JSON document: it may have been cut."));
        return NULL;
    }
    if (!JSON_NODE_HOLDS_OBJECT (root)) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The answer is not one of a review feed."));
        return NULL;
    }
    return json_node_ref (root);
}

/* NULL where the member is missing or null, or where something was wrong before. */
static JsonNode *
find_member (AmendsJsonReader *self, const char *member)
{
    JsonNode *node = self->problem == NULL ? json_object_get_member (self->object, member) : NULL;

    return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static const char *
find_string (AmendsJsonReader *self, const char *member)
{
    JsonNode *node = find_member (self, member);

    if (node == NULL)
        return NULL;
    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING) {
        /* Translators: %s is the name of a member of the source's data, like “title” */
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is not a text."), member));
        return NULL;
    }
    return json_node_get_string (node);
}

const char *
amends_json_reader_get_text (AmendsJsonReader *self, const char *member, glong max_chars)
{
    const char *text = find_string (self, member);

    if (text == NULL || *text == '\0')
        return NULL;
    if (g_utf8_strlen (text, -1) > max_chars) {
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is longer than %ld characters."), member, max_chars));
        return NULL;
    }
    return text;
}

const char *
amends_json_reader_get_id (AmendsJsonReader *self, const char *member)
{
    const char *text = amends_json_reader_get_text (self, member, MAX_ID);

    if (text == NULL)
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is missing."), member));
    return text;
}

static gboolean
is_link (const char *text)
{
    const char *scheme = g_uri_peek_scheme (text);

    return scheme != NULL && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) &&
           strlen (text) <= MAX_LINK && g_uri_is_valid (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

const char *
amends_json_reader_get_link (AmendsJsonReader *self, const char *member)
{
    const char *text = find_string (self, member);

    return text != NULL && is_link (text) ? text : NULL;
}

const char **
amends_json_reader_get_links (AmendsJsonReader *self, const char *member)
{
    JsonArray *array = amends_json_reader_get_array (self, member);
    guint length = array != NULL ? MIN (json_array_get_length (array), MAX_LINKS) : 0;
    g_autoptr (GPtrArray) links = g_ptr_array_new ();

    for (guint i = 0; i < length; i++) {
        JsonNode *node = json_array_get_element (array, i);

        if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING) {
            amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” holds something that is not a text."), member));
            return NULL;
        }
        if (is_link (json_node_get_string (node)))
            g_ptr_array_add (links, (gpointer) json_node_get_string (node));
    }
    if (links->len == 0)
        return NULL;
    g_ptr_array_add (links, NULL);
    return (const char **) g_ptr_array_free (g_steal_pointer (&links), FALSE);
}

AmendsTri
amends_json_reader_get_tri (AmendsJsonReader *self, const char *member)
{
    JsonNode *node = find_member (self, member);

    if (node == NULL)
        return AMENDS_TRI_UNKNOWN;
    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN) {
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is neither true nor false."), member));
        return AMENDS_TRI_UNKNOWN;
    }
    return json_node_get_boolean (node) ? AMENDS_TRI_YES : AMENDS_TRI_NO;
}

/* A whole number may be written as 5.0; one that a double cannot hold exactly is none. */
static gboolean
get_whole_number (JsonNode *node, gint64 *value)
{
    double number;

    if (!JSON_NODE_HOLDS_VALUE (node))
        return FALSE;
    if (json_node_get_value_type (node) == G_TYPE_INT64) {
        *value = json_node_get_int (node);
        return TRUE;
    }
    if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
        return FALSE;
    number = json_node_get_double (node);
    if (!isfinite (number) || fabs (number) > MAX_EXACT_DOUBLE || trunc (number) < number || trunc (number) > number)
        return FALSE;
    *value = (gint64) number;
    return TRUE;
}

gint64
amends_json_reader_get_integer (AmendsJsonReader *self, const char *member, gint64 min, gint64 max, gint64 fallback)
{
    JsonNode *node = find_member (self, member);
    gint64 value = fallback;

    if (node == NULL)
        return fallback;
    if (!get_whole_number (node, &value) || value < min || value > max) {
        amends_json_reader_fail (
            self,
            g_strdup_printf (_ ("“%s” is not a whole number from %" PRId64 " to %" PRId64 "."), member, min, max));
        return fallback;
    }
    return value;
}

gint64
amends_json_reader_get_instant (AmendsJsonReader *self, const char *member)
{
    const char *text = find_string (self, member);
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GDateTime) date = NULL;
    g_autofree char *midnight = NULL;
    gint64 instant;

    if (text == NULL || *text == '\0')
        return 0;
    if (strchr (text, 'T') == NULL && strchr (text, ' ') == NULL)
        midnight = g_strconcat (text, "T00:00:00Z", NULL);
    date = g_date_time_new_from_iso8601 (midnight != NULL ? midnight : text, utc);
    instant = date != NULL ? g_date_time_to_unix (date) : 0;
    if (instant < YEAR_1990 || instant >= YEAR_2100) {
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is not a date between 1990 and 2100."), member));
        return 0;
    }
    return instant;
}

JsonArray *
amends_json_reader_get_array (AmendsJsonReader *self, const char *member)
{
    JsonNode *node = find_member (self, member);

    if (node == NULL)
        return NULL;
    if (!JSON_NODE_HOLDS_ARRAY (node)) {
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is not a list."), member));
        return NULL;
    }
    return json_node_get_array (node);
}

JsonObject *
amends_json_reader_get_object (AmendsJsonReader *self, const char *member)
{
    JsonNode *node = find_member (self, member);

    if (node == NULL)
        return NULL;
    if (!JSON_NODE_HOLDS_OBJECT (node)) {
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is not an object."), member));
        return NULL;
    }
    return json_node_get_object (node);
}
