/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-context.h"

#include <string.h>

#include <yyjson.h>

#include "amends-field-names.h"

/* A title has fewer bytes; what has more is no fact of a product. */
#define VALUE_MAX 2000

/* Normalised names of members that tell the product of the reviews inside, and the columns that they become. */
static const struct {
    const char *name;
    const char *column;
    gboolean vague; /* counts only beside something that surely names a product: a file has a title too */
} FACTS[] = {
    { "asin", "parent.asin", FALSE },
    { "productasin", "parent.asin", FALSE },
    { "parentasin", "parent.asin", FALSE },
    { "productid", "parent.product_id", FALSE },
    { "itemid", "parent.product_id", FALSE },
    { "listingid", "parent.product_id", FALSE },
    { "sku", "parent.sku", FALSE },
    { "title", "parent.product_title", TRUE },
    { "name", "parent.product_title", TRUE },
    { "producttitle", "parent.product_title", FALSE },
    { "productname", "parent.product_title", FALSE },
    { "brand", "parent.brand", FALSE },
    { "brandname", "parent.brand", FALSE },
    { "marketplace", "parent.marketplace", FALSE },
    { "domain", "parent.marketplace", FALSE },
    { "country", "parent.marketplace", FALSE },
};

typedef struct {
    const char *column;
    char *text;  /* (owned) */
    guint depth; /* of the object that it is a member of */
    gboolean vague;
} Fact;

struct _AmendsJsonContext {
    GArray *facts;  /* (element-type Fact) (owned): the innermost last */
    int member;     /* in FACTS: the one whose value is being read, or -1 */
    GString *value; /* its text as it stands in the file */
};

static void
clear_fact (gpointer data)
{
    g_free (((Fact *) data)->text);
}

AmendsJsonContext *
amends_json_context_new (void)
{
    AmendsJsonContext *self = g_new0 (AmendsJsonContext, 1);

    self->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
    g_array_set_clear_func (self->facts, clear_fact);
    self->value = g_string_new (NULL);
    self->member = -1;
    return self;
}

void
amends_json_context_free (AmendsJsonContext *self)
{
    g_array_unref (self->facts);
    g_string_free (self->value, TRUE);
    g_free (self);
}

static int
find_member (const char *name)
{
    g_autofree char *key = amends_field_names_normalize (name);

    for (guint i = 0; i < G_N_ELEMENTS (FACTS); i++) {
        if (g_str_equal (FACTS[i].name, key))
            return (int) i;
    }
    return -1;
}

/* Returns: (transfer full) (nullable): the text of a string or a number; NULL for anything else */
static char *
read_value (const GString *value)
{
    yyjson_doc *doc =
        yyjson_read (value->str, value->len, YYJSON_READ_NUMBER_AS_RAW | YYJSON_READ_ALLOW_TRAILING_COMMAS);
    yyjson_val *root = yyjson_doc_get_root (doc);
    char *text = NULL;

    if (yyjson_is_str (root) && yyjson_get_len (root) == strlen (yyjson_get_str (root)))
        text = g_strdup (yyjson_get_str (root));
    else if (yyjson_is_raw (root))
        text = g_strndup (yyjson_get_raw (root), yyjson_get_len (root));
    yyjson_doc_free (doc);
    return text;
}

static void
end_value (AmendsJsonContext *self, guint depth)
{
    char *text = self->member >= 0 && self->value->len <= VALUE_MAX ? read_value (self->value) : NULL;

    if (text != NULL) {
        Fact fact = { FACTS[self->member].column, text, depth, FACTS[self->member].vague };

        g_array_append_val (self->facts, fact);
    }
    self->member = -1;
}

/* An object "product" beside the list speaks for the object that holds both; any other that ends speaks for nothing more. */
static void
end_object (AmendsJsonContext *self, const AmendsJsonScanner *scanner)
{
    guint depth = scanner->depth;
    gboolean product =
        depth > 0 && depth < AMENDS_JSON_DEPTH_MAX && g_ascii_strcasecmp (scanner->name[depth], "product") == 0;

    for (guint i = 0; product && i < self->facts->len; i++) {
        Fact *fact = &g_array_index (self->facts, Fact, i);

        fact->depth = MIN (fact->depth, depth);
    }
    while (self->facts->len > 0 && g_array_index (self->facts, Fact, self->facts->len - 1).depth > depth)
        g_array_set_size (self->facts, self->facts->len - 1);
}

void
amends_json_context_take (AmendsJsonContext *self, const AmendsJsonScanner *scanner, AmendsJsonEvent event,
                          gboolean was_in_string, char c)
{
    if (was_in_string || scanner->in_string || event == AMENDS_JSON_STRING_END) {
        if (self->member >= 0 && self->value->len <= VALUE_MAX)
            g_string_append_c (self->value, c);
    } else if (c == ':') {
        /* The scanner still has the member's name, the string read last. */
        self->member = find_member (scanner->string);
        g_string_truncate (self->value, 0);
    } else if (event == AMENDS_JSON_OPEN) {
        self->member = -1;
    } else if (event == AMENDS_JSON_CLOSE) {
        end_value (self, scanner->depth + 1);
        end_object (self, scanner);
    } else if (c == ',') {
        end_value (self, scanner->depth);
    } else if (self->member >= 0 && self->value->len <= VALUE_MAX) {
        g_string_append_c (self->value, c);
    }
}

static gboolean
names_product (const AmendsJsonContext *self)
{
    static const char *const SURE[] = { "parent.asin", "parent.product_id", "parent.sku", NULL };

    for (guint i = 0; i < self->facts->len; i++) {
        if (g_strv_contains (SURE, g_array_index (self->facts, Fact, i).column))
            return TRUE;
    }
    return FALSE;
}

void
amends_json_context_fill (const AmendsJsonContext *self, AmendsRow *row, AmendsJsonColumns *columns)
{
    gboolean sure = names_product (self);

    if (row->problem != NULL)
        return;
    for (guint i = self->facts->len; i > 0; i--) {
        const Fact *fact = &g_array_index (self->facts, Fact, i - 1);
        int column = sure || !fact->vague ? amends_json_columns_find (columns, fact->column) : -1;

        if (column >= 0 && amends_row_get (row, (guint) column) == NULL)
            amends_row_set (row, (guint) column, fact->text, strlen (fact->text));
    }
}
