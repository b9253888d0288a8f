/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gi18n-lib.h>
#include <yyjson.h>

#include "amends-field-guess.h"
#include "amends-field-names.h"
#include "amends-import-plan-private.h"

#define MAPPING_VERSION 1

static int
find_column (AmendsImportPlan *self, const char *name)
{
    g_autofree char *wanted = amends_field_names_normalize (name);
    int found = -1;

    for (guint i = 0; i < self->shape->columns->len; i++) {
        const char *column = g_ptr_array_index (self->shape->columns, i);
        g_autofree char *key = amends_field_names_normalize (column);

        if (g_str_equal (column, name))
            return (int) i;
        if (found < 0 && *wanted != '\0' && g_str_equal (key, wanted))
            found = (int) i;
    }
    return found;
}

static int
find_column_or_number (AmendsImportPlan *self, const char *text)
{
    int column = find_column (self, text);
    guint64 number;

    if (column >= 0)
        return column;
    if (g_ascii_string_to_unsigned (text, 10, 1, self->shape->columns->len, &number, NULL))
        return (int) number - 1;
    return -1;
}

static gboolean
is_filled (AmendsImportPlan *self, guint column)
{
    for (guint i = 0; i < self->rows->len; i++) {
        const char *cell = amends_row_get (g_ptr_array_index (self->rows, i), column);

        if (cell != NULL && *cell != '\0')
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_filled_field (AmendsImportPlan *self, AmendsField field)
{
    for (guint i = 0; i < self->shape->columns->len; i++) {
        if (self->fields[i] == field && is_filled (self, i))
            return TRUE;
    }
    return FALSE;
}

void
amends_import_plan_use_preset (AmendsImportPlan *self, const AmendsPreset *preset)
{
    g_auto (GStrv) pairs = g_strsplit (preset->mapping, ",", -1);

    self->preset = preset;
    for (guint i = 0; i < self->shape->columns->len; i++)
        self->fields[i] = AMENDS_FIELD_NONE;
    for (guint i = 0; pairs[i] != NULL; i++) {
        char *equals = strchr (pairs[i], '=');
        AmendsField field;
        int column;

        *equals = '\0';
        column = find_column (self, pairs[i]);
        /* Where a shape has two columns for one thing, the first that holds something is taken. */
        if (column >= 0 && amends_field_from_string (equals + 1, &field) && !has_filled_field (self, field))
            amends_import_plan_set_field (self, (guint) column, field);
    }
}

AmendsMapping *
amends_import_plan_make_mapping (AmendsImportPlan *self)
{
    AmendsMapping *mapping = amends_mapping_new ();
    gboolean ambiguous;

    for (guint i = 0; i < self->shape->columns->len; i++) {
        if (self->fields[i] != AMENDS_FIELD_NONE)
            mapping->columns[self->fields[i]] = (int) i;
    }
    for (guint i = 0; i < AMENDS_N_FIELDS; i++)
        mapping->defaults[i] = g_strdup (self->defaults[i]);
    if (mapping->columns[AMENDS_FIELD_DATE] >= 0)
        mapping->order = amends_field_guess_order (self->rows, (guint) mapping->columns[AMENDS_FIELD_DATE], &ambiguous);
    mapping->subject = self->subject;
    mapping->coverage = self->coverage;
    mapping->verbatim = self->preset != NULL && self->preset->own;
    if (!amends_file_shape_is_json (self->shape)) {
        mapping->max_cells = self->shape->columns->len;
        mapping->guarded = mapping->verbatim;
    }
    return mapping;
}

char *
amends_import_plan_describe_dates (AmendsImportPlan *self)
{
    const char *place;
    gboolean ambiguous = FALSE;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    for (guint i = 0; i < self->shape->columns->len; i++) {
        if (self->fields[i] == AMENDS_FIELD_DATE)
            amends_field_guess_order (self->rows, i, &ambiguous);
        else if (self->fields[i] == AMENDS_FIELD_MARKETPLACE)
            return NULL;
    }
    place = self->defaults[AMENDS_FIELD_MARKETPLACE];
    if (!ambiguous || amends_date_order_of_marketplace (place) != AMENDS_DATE_ORDER_UNKNOWN)
        return NULL;
    return g_strdup (_ ("Dates such as 3/4/24 are read day first. Choose the marketplace if its dates begin with the "
                        "month."));
}

static gboolean fail_mapping (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail_mapping (GError **error, const char *format, ...)
{
    va_list arguments;

    va_start (arguments, format);
    g_propagate_error (error, g_error_new_valist (AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_BAD_MAPPING, format, arguments));
    va_end (arguments);
    return FALSE;
}

gboolean
amends_import_plan_set_preset (AmendsImportPlan *self, const char *preset, GError **error)
{
    const AmendsPreset *found;
    g_auto (GStrv) names = NULL;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), FALSE);

    found = amends_preset_find (preset);
    if (found == NULL) {
        g_autofree char *known = g_strjoinv (", ", (char **) amends_import_plan_list_presets ());

        return fail_mapping (error, _ ("There is no preset “%s”. Choose one of %s."), preset, known);
    }
    names = amends_import_plan_normalize_columns (self);
    if ((found->formats & (1u << self->shape->format)) == 0 || !amends_preset_fits (found, (const char *const *) names))
        return fail_mapping (
            error,
            _ ("The preset “%s” does not fit this file: it has other columns. Leave the preset out, or "
               "map the columns yourself."),
            preset);
    amends_import_plan_use_preset (self, found);
    self->subject = found->subject;
    return TRUE;
}

static gboolean
set_one_field (AmendsImportPlan *self, const char *pair, GError **error)
{
    const char *equals = strchr (pair, '=');
    g_autofree char *name = NULL;
    g_autofree char *wanted = NULL;
    AmendsField field;
    int column;

    if (equals == NULL)
        return fail_mapping (error, _ ("“%s” is no mapping. Write FIELD=COLUMN, as in stars=Rating."), pair);
    name = g_strstrip (g_strndup (pair, (gsize) (equals - pair)));
    if (!amends_field_from_string (name, &field))
        return fail_mapping (
            error, _ ("There is no field “%s”. Use stars, title, body, date, author, product and the like."), name);
    wanted = g_strstrip (g_strdup (equals + 1));
    column = find_column_or_number (self, wanted);
    if (column < 0)
        return fail_mapping (error, _ ("There is no column “%s”. Use a name of the header, or a number from 1."),
                             wanted);
    amends_import_plan_set_field (self, (guint) column, field);
    return TRUE;
}

gboolean
amends_import_plan_set_fields (AmendsImportPlan *self, const char *map, GError **error)
{
    g_auto (GStrv) pairs = NULL;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), FALSE);

    pairs = g_strsplit (map, ",", -1);
    for (guint i = 0; pairs[i] != NULL; i++) {
        if (*g_strstrip (pairs[i]) != '\0' && !set_one_field (self, pairs[i], error))
            return FALSE;
    }
    return TRUE;
}

char *
amends_import_plan_save_mapping (AmendsImportPlan *self)
{
    yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *root = yyjson_mut_obj (doc);
    yyjson_mut_val *columns = yyjson_mut_arr (doc);
    yyjson_mut_val *defaults = yyjson_mut_obj (doc);
    g_autofree char *json = NULL;
    char *copy;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    yyjson_mut_doc_set_root (doc, root);
    yyjson_mut_obj_add_int (doc, root, "version", MAPPING_VERSION);
    for (guint i = 0; i < self->shape->columns->len; i++) {
        yyjson_mut_val *column = yyjson_mut_arr_add_obj (doc, columns);

        yyjson_mut_obj_add_str (doc, column, "name", g_ptr_array_index (self->shape->columns, i));
        yyjson_mut_obj_add_str (doc, column, "field", amends_field_to_string (self->fields[i]));
    }
    yyjson_mut_obj_add_val (doc, root, "columns", columns);
    for (guint i = 1; i < AMENDS_N_FIELDS; i++) {
        /* The product is one file's, not every file's with that header. */
        if (self->defaults[i] != NULL && i != AMENDS_FIELD_PRODUCT)
            yyjson_mut_obj_add_str (doc, defaults, amends_field_to_string (i), self->defaults[i]);
    }
    yyjson_mut_obj_add_val (doc, root, "defaults", defaults);
    json = yyjson_mut_write (doc, 0, NULL);
    copy = g_strdup (json);
    free (g_steal_pointer (&json));
    yyjson_mut_doc_free (doc);
    return copy;
}

static gboolean
is_same_name (const char *a, const char *b)
{
    g_autofree char *key_a = amends_field_names_normalize (a);
    g_autofree char *key_b = amends_field_names_normalize (b);

    return g_str_equal (key_a, key_b);
}

/* NULL unless every column stands where it stood, with a field that there is. */
static AmendsField *
read_fields (AmendsImportPlan *self, yyjson_val *columns)
{
    g_autofree AmendsField *fields = g_new0 (AmendsField, self->shape->columns->len + 1);
    size_t i, n;
    yyjson_val *column;

    if (yyjson_arr_size (columns) != self->shape->columns->len)
        return NULL;
    yyjson_arr_foreach (columns, i, n, column)
    {
        const char *name = yyjson_get_str (yyjson_obj_get (column, "name"));
        const char *field = yyjson_get_str (yyjson_obj_get (column, "field"));

        if (name == NULL || field == NULL || !is_same_name (name, g_ptr_array_index (self->shape->columns, i)) ||
            !amends_field_from_string (field, &fields[i]))
            return NULL;
    }
    return g_steal_pointer (&fields);
}

gboolean
amends_import_plan_apply_mapping (AmendsImportPlan *self, const char *mapping)
{
    g_autofree AmendsField *fields = NULL;
    yyjson_doc *doc;
    yyjson_val *root, *key, *value;
    size_t i, n;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), FALSE);

    doc = yyjson_read (mapping, strlen (mapping), 0);
    root = yyjson_doc_get_root (doc);
    if (yyjson_get_int (yyjson_obj_get (root, "version")) == MAPPING_VERSION)
        fields = read_fields (self, yyjson_obj_get (root, "columns"));
    if (fields == NULL) {
        yyjson_doc_free (doc);
        return FALSE;
    }
    for (guint column = 0; column < self->shape->columns->len; column++)
        self->fields[column] = AMENDS_FIELD_NONE;
    for (guint column = 0; column < self->shape->columns->len; column++)
        amends_import_plan_set_field (self, column, fields[column]);
    yyjson_obj_foreach (yyjson_obj_get (root, "defaults"), i, n, key, value)
    {
        AmendsField field;

        if (amends_field_from_string (yyjson_get_str (key), &field) && yyjson_is_str (value))
            amends_import_plan_set_default (self, field, yyjson_get_str (value));
    }
    yyjson_doc_free (doc);
    return TRUE;
}
