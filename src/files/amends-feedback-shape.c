/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-shape.h"

#include <string.h>

#include "amends-date-text.h"
#include "amends-field-names.h"
#include "amends-row.h"

/* The report's columns: day, stars, comment, answer, then the order and who wrote; older ones have three answers of the customer in between. */
#define COLUMN_DATE 0
#define COLUMN_STARS 1
#define COLUMN_TEXT 2
#define COLUMN_RESPONSE 3
#define FIRST_ORDER_COLUMN 4
#define FEWEST_COLUMNS 5
#define MOST_COLUMNS 10
#define LISTED_STARS 3

static gboolean
has_field (const AmendsFileShape *shape, const AmendsField *fields, AmendsField field)
{
    for (guint i = 0; i < shape->columns->len; i++) {
        if (fields[i] == field)
            return TRUE;
    }
    return FALSE;
}

/* Feedback is about an order: where a product or a title is named, reviews are meant. */
static gboolean
names_a_product (const AmendsFileShape *shape, const AmendsField *fields)
{
    return has_field (shape, fields, AMENDS_FIELD_PRODUCT) || has_field (shape, fields, AMENDS_FIELD_PRODUCT_TITLE) ||
           has_field (shape, fields, AMENDS_FIELD_TITLE);
}

/* Returns: the column whose name says that it is the seller's answer, or -1 */
static int
find_answer (const AmendsFileShape *shape)
{
    static const char *const ANSWERS[] = {
        "yourresponse", "response",     "yourreply",      "reply",     "sellerresponse", "ihreantwort", "antwort",
        "dittsvar",     "svar",         "twojaodpowiedź", "odpowiedź", "votreréponse",   "réponse",     "turespuesta",
        "turisposta",   "あなたの返信", "返信",           "您的回复",  "回复",           "您的回覆",    "回覆",
        NULL,
    };

    for (guint i = 0; i < shape->columns->len; i++) {
        g_autofree char *name = amends_field_names_normalize (g_ptr_array_index (shape->columns, i));

        if (g_strv_contains (ANSWERS, name))
            return (int) i;
    }
    return -1;
}

/* What older reports asked the customer, and nobody else asks. */
static gboolean
asks_about_arrival (const AmendsFileShape *shape)
{
    for (guint i = 0; i < shape->columns->len; i++) {
        g_autofree char *name = amends_field_names_normalize (g_ptr_array_index (shape->columns, i));

        if (g_str_equal (name, "arrivedontime") || g_str_equal (name, "itemasdescribed"))
            return TRUE;
    }
    return FALSE;
}

static gboolean
find_by_name (const AmendsFileShape *shape, AmendsField *fields)
{
    int answer = find_answer (shape);

    if (!has_field (shape, fields, AMENDS_FIELD_STARS) || !has_field (shape, fields, AMENDS_FIELD_ORDER) ||
        names_a_product (shape, fields) || (answer < 0 && !asks_about_arrival (shape)))
        return FALSE;
    if (answer >= 0)
        fields[answer] = AMENDS_FIELD_RESPONSE;
    return TRUE;
}

/* "304-5550143-9921708" */
static gboolean
is_order (const char *text)
{
    static const char PATTERN[] = "ddd-ddddddd-ddddddd";

    if (strlen (text) != strlen (PATTERN))
        return FALSE;
    for (guint i = 0; PATTERN[i] != '\0'; i++) {
        if (PATTERN[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != '-')
            return FALSE;
    }
    return TRUE;
}

/* In Japan the year comes first and has two digits: 24/3/4. */
static gboolean
is_day (const char *text)
{
    AmendsDate date;

    return strlen (text) <= strlen ("2026-01-31") && strpbrk (text, "/.-") != NULL &&
           (amends_date_parse (text, AMENDS_DATE_ORDER_UNKNOWN, &date) != AMENDS_DATE_NONE ||
            amends_date_parse (text, AMENDS_DATE_ORDER_YEAR_FIRST, &date) != AMENDS_DATE_NONE);
}

static gboolean
is_star (const char *text)
{
    return text[0] >= '1' && text[0] <= '5' && text[1] == '\0';
}

static gboolean
is_address (const char *text)
{
    return strchr (text, '@') != NULL && strchr (text, ' ') == NULL;
}

typedef gboolean (*IsCell) (const char *text);

/* TRUE if every row has such a cell there; where @may_be_empty, if one at least has. */
static gboolean
is_column (GPtrArray *rows, guint column, IsCell is_cell, gboolean may_be_empty)
{
    guint n = 0;

    for (guint i = 0; i < rows->len; i++) {
        const AmendsRow *row = g_ptr_array_index (rows, i);
        const char *text = row->problem == NULL ? amends_row_get (row, column) : NULL;
        g_autofree char *cell = g_strstrip (g_strdup (text != NULL ? text : ""));

        if (row->problem != NULL || (*cell == '\0' && may_be_empty))
            continue;
        if (!is_cell (cell))
            return FALSE;
        n++;
    }
    return n > 0;
}

static int
find_column (const AmendsFileShape *shape, GPtrArray *rows, IsCell is_cell, gboolean may_be_empty)
{
    for (guint column = FIRST_ORDER_COLUMN; column < shape->columns->len; column++) {
        if (is_column (rows, column, is_cell, may_be_empty))
            return (int) column;
    }
    return -1;
}

static gboolean
find_by_position (const AmendsFileShape *shape, GPtrArray *rows, AmendsField *fields)
{
    int order, author;

    if (shape->columns->len < FEWEST_COLUMNS || shape->columns->len > MOST_COLUMNS || names_a_product (shape, fields) ||
        !is_column (rows, COLUMN_DATE, is_day, FALSE) || !is_column (rows, COLUMN_STARS, is_star, FALSE))
        return FALSE;
    order = find_column (shape, rows, is_order, FALSE);
    author = find_column (shape, rows, is_address, TRUE);
    if (order < 0)
        return FALSE;
    for (guint i = 0; i < shape->columns->len; i++)
        fields[i] = AMENDS_FIELD_NONE;
    fields[COLUMN_DATE] = AMENDS_FIELD_DATE;
    fields[COLUMN_STARS] = AMENDS_FIELD_STARS;
    fields[COLUMN_TEXT] = AMENDS_FIELD_BODY;
    fields[COLUMN_RESPONSE] = AMENDS_FIELD_RESPONSE;
    fields[order] = AMENDS_FIELD_ORDER;
    if (author >= 0)
        fields[author] = AMENDS_FIELD_AUTHOR;
    return TRUE;
}

static gboolean
lists_only_low (GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const AmendsRow *row = g_ptr_array_index (rows, i);
        const char *text = row->problem == NULL ? amends_row_get (row, COLUMN_STARS) : NULL;

        if (text != NULL && g_ascii_strtoll (text, NULL, 10) > LISTED_STARS)
            return FALSE;
    }
    return TRUE;
}

gboolean
amends_feedback_shape_find (const AmendsFileShape *shape, GPtrArray *rows, AmendsField *fields,
                            AmendsCoverage *coverage)
{
    *coverage = AMENDS_COVERAGE_UNKNOWN;
    if (!amends_file_shape_is_json (shape) && find_by_position (shape, rows, fields)) {
        if (lists_only_low (rows))
            *coverage = AMENDS_COVERAGE_PARTIAL;
        return TRUE;
    }
    return find_by_name (shape, fields);
}
