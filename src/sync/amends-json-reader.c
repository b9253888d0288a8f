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

yyjson_doc *
amends_json_reader_parse (GBytes *body, GError **error)
{
    g_autoptr (yyjson_doc) doc = NULL;
    g_autofree char *text = NULL;
    gsize size;

    text = amends_json_clean (body, &size, error);
    if (text == NULL)
        return NULL;
    /* A number that no type holds is the trouble of its row, not of the page. */
    doc = yyjson_read (text, size, YYJSON_READ_BIGNUM_AS_RAW);
    /* The parser's own message may quote what it could not read, which may be a customer's text. */
    if (doc == NULL) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The answer is not a complete JSON document: it may have been cut off."));
        return NULL;
    }
    if (!yyjson_is_obj (yyjson_doc_get_root (doc))) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The answer is not one of a review feed."));
        return NULL;
    }
    return g_steal_pointer (&doc);
}

/* NULL where the member is missing or null, or where something was wrong before. */
static yyjson_val *
find_member (AmendsJsonReader *self, const char *member)
{
    yyjson_val *value = self->problem == NULL ? yyjson_obj_get (self->object, member) : NULL;

    return yyjson_is_null (value) ? NULL : value;
}

static yyjson_val *
find_string (AmendsJsonReader *self, const char *member)
{
    yyjson_val *value = find_member (self, member);

    if (value == NULL || yyjson_is_str (value))
        return value;
    /* Translators: %s is the name of a member of the source's data, like “title” */
    amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is not a text."), member));
    return NULL;
}

const char *
amends_json_reader_get_text (AmendsJsonReader *self, const char *member, glong max_chars)
{
    yyjson_val *value = find_string (self, member);
    const char *text = yyjson_get_str (value);

    if (text == NULL || *text == '\0')
        return NULL;
    if (yyjson_get_len (value) > (gsize) max_chars && g_utf8_strlen (text, -1) > max_chars) {
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
    const char *text = yyjson_get_str (find_string (self, member));

    return text != NULL && is_link (text) ? text : NULL;
}

const char **
amends_json_reader_get_links (AmendsJsonReader *self, const char *member)
{
    yyjson_val *array = amends_json_reader_get_array (self, member), *value;
    g_autoptr (GPtrArray) links = g_ptr_array_new ();
    size_t i, n;

    yyjson_arr_foreach (array, i, n, value)
    {
        if (i >= MAX_LINKS)
            break;
        if (!yyjson_is_str (value)) {
            amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” holds something that is not a text."), member));
            return NULL;
        }
        if (is_link (yyjson_get_str (value)))
            g_ptr_array_add (links, (gpointer) yyjson_get_str (value));
    }
    if (links->len == 0)
        return NULL;
    g_ptr_array_add (links, NULL);
    return (const char **) g_ptr_array_free (g_steal_pointer (&links), FALSE);
}

AmendsTri
amends_json_reader_get_tri (AmendsJsonReader *self, const char *member)
{
    yyjson_val *value = find_member (self, member);

    if (value == NULL)
        return AMENDS_TRI_UNKNOWN;
    if (!yyjson_is_bool (value)) {
        amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is neither true nor false."), member));
        return AMENDS_TRI_UNKNOWN;
    }
    return yyjson_get_bool (value) ? AMENDS_TRI_YES : AMENDS_TRI_NO;
}

/* A whole number may be written as 5.0; one that a double cannot hold exactly is none. */
static gboolean
get_whole_number (yyjson_val *value, gint64 *whole)
{
    double number;

    if (yyjson_is_int (value)) {
        *whole = yyjson_get_sint (value);
        return yyjson_is_sint (value) || yyjson_get_uint (value) <= G_MAXINT64;
    }
    if (!yyjson_is_real (value))
        return FALSE;
    number = yyjson_get_real (value);
    if (!isfinite (number) || fabs (number) > MAX_EXACT_DOUBLE || trunc (number) < number || trunc (number) > number)
        return FALSE;
    *whole = (gint64) number;
    return TRUE;
}

gint64
amends_json_reader_get_integer (AmendsJsonReader *self, const char *member, gint64 min, gint64 max, gint64 fallback)
{
    yyjson_val *found = find_member (self, member);
    gint64 value = fallback;

    if (found == NULL)
        return fallback;
    if (!get_whole_number (found, &value) || value < min || value > max) {
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
    const char *text = yyjson_get_str (find_string (self, member));
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

yyjson_val *
amends_json_reader_get_array (AmendsJsonReader *self, const char *member)
{
    yyjson_val *value = find_member (self, member);

    if (value == NULL || yyjson_is_arr (value))
        return value;
    amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is not a list."), member));
    return NULL;
}

yyjson_val *
amends_json_reader_get_object (AmendsJsonReader *self, const char *member)
{
    yyjson_val *value = find_member (self, member);

    if (value == NULL || yyjson_is_obj (value))
        return value;
    amends_json_reader_fail (self, g_strdup_printf (_ ("“%s” is not an object."), member));
    return NULL;
}
