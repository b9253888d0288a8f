/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/**
 * AmendsSql: a statement that is put together: its text, and beside it the values of its parameters. Values never get into the text.
 */
typedef struct {
    GString *text;
    GArray *values; /* (element-type AmendsSqlValue) */
} AmendsSql;

AmendsSql *amends_sql_new (void);
void amends_sql_free (AmendsSql *self);

/** amends_sql_add: appends text of ours */
void amends_sql_add (AmendsSql *self, const char *text);
/** amends_sql_add_int: appends text of ours, with one "?" whose value is @value */
void amends_sql_add_int (AmendsSql *self, const char *text, gint64 value);
/** amends_sql_add_text: the same for a text; copies @value */
void amends_sql_add_text (AmendsSql *self, const char *text, const char *value);

/** amends_sql_prepare: Returns: (transfer full): with all values bound */
AmendsStatement *amends_sql_prepare (const AmendsSql *self, AmendsDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSql, amends_sql_free)

G_END_DECLS
