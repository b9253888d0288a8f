/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-writer.h"

#define DELETE 0x7f

AmendsSampleWriter *
amends_sample_writer_new (void)
{
    AmendsSampleWriter *self = g_new0 (AmendsSampleWriter, 1);

    self->text = g_string_new (NULL);
    return self;
}

void
amends_sample_writer_free (AmendsSampleWriter *self)
{
    if (self == NULL)
        return;
    g_string_free (self->text, TRUE);
    g_free (self);
}

static void
begin_value (AmendsSampleWriter *self)
{
    if (self->has_value)
        g_string_append_c (self->text, ',');
    self->has_value = TRUE;
}

static void
begin (AmendsSampleWriter *self, char bracket)
{
    begin_value (self);
    g_string_append_c (self->text, bracket);
    self->has_value = FALSE;
}

static void
end (AmendsSampleWriter *self, char bracket)
{
    g_string_append_c (self->text, bracket);
    self->has_value = TRUE;
}

void
amends_sample_writer_begin_object (AmendsSampleWriter *self)
{
    begin (self, '{');
}

void
amends_sample_writer_end_object (AmendsSampleWriter *self)
{
    end (self, '}');
}

void
amends_sample_writer_begin_array (AmendsSampleWriter *self)
{
    begin (self, '[');
}

void
amends_sample_writer_end_array (AmendsSampleWriter *self)
{
    end (self, ']');
}

void
amends_sample_writer_add_name (AmendsSampleWriter *self, const char *name)
{
    begin_value (self);
    g_string_append_c (self->text, '"');
    g_string_append (self->text, name);
    g_string_append (self->text, "\":");
    self->has_value = FALSE;
}

static gboolean
is_plain (char c)
{
    return (guchar) c >= ' ' && c != '"' && c != '\\' && c != DELETE;
}

static void
append_escaped (GString *text, char c)
{
    static const char SHORT[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r' };
    guint code = (guchar) c;

    if (c == '"' || c == '\\') {
        g_string_append_c (text, '\\');
        g_string_append_c (text, c);
    } else if (code < sizeof SHORT && SHORT[code] != '\0') {
        g_string_append_c (text, '\\');
        g_string_append_c (text, SHORT[code]);
    } else {
        g_string_append_printf (text, "\\u%04x", code);
    }
}

void
amends_sample_writer_add_string (AmendsSampleWriter *self, const char *value)
{
    begin_value (self);
    if (value == NULL) {
        g_string_append (self->text, "null");
        return;
    }
    g_string_append_c (self->text, '"');
    while (*value != '\0') {
        const char *start = value;

        while (is_plain (*value))
            value++;
        g_string_append_len (self->text, start, value - start);
        if (*value != '\0')
            append_escaped (self->text, *value++);
    }
    g_string_append_c (self->text, '"');
}

void
amends_sample_writer_add_int (AmendsSampleWriter *self, gint64 value)
{
    begin_value (self);
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
amends_sample_writer_add_boolean (AmendsSampleWriter *self, gboolean value)
{
    begin_value (self);
    g_string_append (self->text, value ? "true" : "false");
}

char *
amends_sample_writer_steal (AmendsSampleWriter *self)
{
    char *text = g_string_free_and_steal (self->text);

    self->text = g_string_new (NULL);
    self->has_value = FALSE;
    return text;
}
