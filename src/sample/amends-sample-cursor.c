/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-cursor.h"

#include <string.h>

#define LONGEST 256
#define CHECK_LENGTH 12
#define FIELDS 5

void
amends_sample_cursor_clear (AmendsSampleCursor *self)
{
    g_clear_pointer (&self->id, g_free);
}

/* Guards against mistakes, not against forgers: whoever holds the token may read every row anyway. */
static char *
make_check (const char *payload)
{
    char *check = g_compute_checksum_for_string (G_CHECKSUM_SHA256, payload, -1);

    check[CHECK_LENGTH] = '\0';
    return check;
}

static char *
encode_payload (const char *payload)
{
    g_autofree char *check = make_check (payload);
    g_autofree char *whole = g_strconcat (check, " ", payload, NULL);
    char *text = g_base64_encode ((const guchar *) whole, strlen (whole));

    for (char *p = text; *p != '\0'; p++) {
        if (*p == '+')
            *p = '-';
        else if (*p == '/')
            *p = '_';
        else if (*p == '=')
            *p = '\0';
    }
    return text;
}

char *
amends_sample_cursor_encode (const AmendsSampleCursor *self)
{
    g_autofree char *payload = g_strdup_printf ("%s %08x %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", self->list,
                                                self->stamp, self->since, self->updated_at, self->id);

    return encode_payload (payload);
}

/* Returns: (nullable) (transfer full): what encode_payload() was given */
static char *
decode_payload (const char *text)
{
    g_autofree char *padded = NULL;
    g_autofree char *whole = NULL;
    g_autofree char *again = NULL;
    gsize length = strlen (text);
    guchar *bytes;

    if (length == 0 || length > LONGEST || strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_") != length)
        return NULL;
    padded = g_strconcat (text, &"==="[3 - (4 - length % 4) % 4], NULL);
    g_strdelimit (padded, "-", '+');
    g_strdelimit (padded, "_", '/');
    bytes = g_base64_decode (padded, &length);
    whole = g_strndup ((const char *) bytes, length);
    g_free (bytes);
    if (strlen (whole) != length || length <= CHECK_LENGTH + 1)
        return NULL;
    again = encode_payload (whole + CHECK_LENGTH + 1);
    return g_str_equal (again, text) ? g_strdup (whole + CHECK_LENGTH + 1) : NULL;
}

AmendsSampleCursorState
amends_sample_cursor_decode (AmendsSampleCursor *self, const char *text)
{
    g_autofree char *payload = decode_payload (text);
    g_auto (GStrv) fields = payload != NULL ? g_strsplit (payload, " ", FIELDS) : NULL;
    guint64 stamp;

    if (fields == NULL || g_strv_length (fields) != FIELDS || !g_str_equal (fields[0], self->list))
        return AMENDS_SAMPLE_CURSOR_INVALID;
    stamp = g_ascii_strtoull (fields[1], NULL, 16);
    if (stamp != self->stamp)
        return AMENDS_SAMPLE_CURSOR_EXPIRED;
    self->since = g_ascii_strtoll (fields[2], NULL, 10);
    self->updated_at = g_ascii_strtoll (fields[3], NULL, 10);
    g_free (self->id);
    self->id = g_strdup (fields[4]);
    return AMENDS_SAMPLE_CURSOR_OK;
}
