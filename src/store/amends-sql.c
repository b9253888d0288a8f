/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sql.h"

typedef struct {
    gint64 number;
    char *text; /* (nullable): NULL: it is the number */
} AmendsSqlValue;

static void
clear_value (gpointer data)
{
    AmendsSqlValue *value = data;

    g_free (value->text);
}

AmendsSql *
amends_sql_new (void)
{
    AmendsSql *self = g_new (AmendsSql, 1);

    self->text = g_string_new (NULL);
    self->values = g_array_new (FALSE, FALSE, sizeof (AmendsSqlValue));
    g_array_set_clear_func (self->values, clear_value);
    return self;
}

void
amends_sql_free (AmendsSql *self)
{
    g_string_free (self->text, TRUE);
    g_array_unref (self->values);
    g_free (self);
}

void
amends_sql_add (AmendsSql *self, const char *text)
{
    g_string_append (self->text, text);
}

void
amends_sql_add_int (AmendsSql *self, const char *text, gint64 value)
{
    AmendsSqlValue entry = { value, NULL };

    g_string_append (self->text, text);
    g_array_append_val (self->values, entry);
}

void
amends_sql_add_text (AmendsSql *self, const char *text, const char *value)
{
    AmendsSqlValue entry = { 0, g_strdup (value) };

    g_string_append (self->text, text);
    g_array_append_val (self->values, entry);
}

AmendsStatement *
amends_sql_prepare (const AmendsSql *self, AmendsDb *db, GError **error)
{
    AmendsStatement *statement = amends_db_prepare_once (db, self->text->str, error);

    for (guint i = 0; statement != NULL && i < self->values->len; i++) {
        const AmendsSqlValue *value = &g_array_index (self->values, AmendsSqlValue, i);

        if (value->text != NULL)
            amends_statement_bind_text (statement, (int) i + 1, value->text);
        else
            amends_statement_bind_int (statement, (int) i + 1, value->number);
    }
    return statement;
}
