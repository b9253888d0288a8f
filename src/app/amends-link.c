/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-link.h"

#include <string.h>

/* More than anybody types, and little enough to parse without a thought. */
#define MOST_BYTES 4096

AmendsLink *
amends_link_new_review (gint64 review_id)
{
    AmendsLink *self = g_new0 (AmendsLink, 1);

    self->kind = AMENDS_LINK_REVIEW;
    self->review_id = review_id;
    return self;
}

AmendsLink *
amends_link_new_view (const char *query)
{
    AmendsLink *self = g_new0 (AmendsLink, 1);

    self->kind = AMENDS_LINK_VIEW;
    self->query = g_strdup (query);
    return self;
}

AmendsLink *
amends_link_new_messages (void)
{
    AmendsLink *self = g_new0 (AmendsLink, 1);

    self->kind = AMENDS_LINK_MESSAGES;
    return self;
}

/* Returns: (nullable): what follows @prefix, whose letters may be in either case */
static const char *
skip_prefix (const char *text, const char *prefix)
{
    gsize length = strlen (prefix);

    return g_ascii_strncasecmp (text, prefix, length) == 0 ? text + length : NULL;
}

static gboolean
is_one_line (const char *text)
{
    if (!g_utf8_validate (text, -1, NULL))
        return FALSE;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
        GUnicodeType type = g_unichar_type (g_utf8_get_char (at));

        if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
            return FALSE;
    }
    return TRUE;
}

static AmendsLink *
parse_review (const char *text)
{
    guint64 id;

    if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
        return NULL;
    return amends_link_new_review ((gint64) id);
}

static AmendsLink *
parse_view (const char *text)
{
    g_autofree char *query = g_uri_unescape_string (text, NULL);

    return query != NULL && is_one_line (query) ? amends_link_new_view (query) : NULL;
}

AmendsLink *
amends_link_parse (const char *uri)
{
    const char *rest, *value;

    g_return_val_if_fail (uri != NULL, NULL);

    if (strlen (uri) > MOST_BYTES)
        return NULL;
    rest = skip_prefix (uri, AMENDS_LINK_SCHEME "://");
    if (rest == NULL)
        return NULL;
    if ((value = skip_prefix (rest, "review/")) != NULL)
        return parse_review (value);
    if ((value = skip_prefix (rest, "view/")) != NULL)
        return parse_view (value);
    if (g_ascii_strcasecmp (rest, "messages") == 0)
        return amends_link_new_messages ();
    return NULL;
}

char *
amends_link_format (const AmendsLink *self)
{
    g_autofree char *escaped = NULL;

    if (self->kind == AMENDS_LINK_REVIEW)
        return g_strdup_printf (AMENDS_LINK_SCHEME "://review/%" G_GINT64_FORMAT, self->review_id);
    if (self->kind == AMENDS_LINK_MESSAGES)
        return g_strdup (AMENDS_LINK_SCHEME "://messages");
    escaped = g_uri_escape_string (self->query, NULL, FALSE);
    return g_strconcat (AMENDS_LINK_SCHEME "://view/", escaped, NULL);
}

void
amends_link_free (AmendsLink *self)
{
    g_free (self->query);
    g_free (self);
}
