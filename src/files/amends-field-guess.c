/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-field-guess.h"

#include <string.h>

#include "amends-field-names.h"
#include "amends-number-text.h"
#include "amends-plain-text.h"
#include "amends-review-key.h"
#include "amends-row.h"

#define SHORT_ANSWER 5

/* What the filled cells of one column have in common. */
typedef struct {
    guint n_filled;
    guint n_ratings; /* stars, and what is rejected later with a reason of its own: 0 and 3.5 */
    guint n_stars;
    guint n_plain_stars; /* "4", "4.0" */
    guint n_rich_stars;  /* "4.0 out of 5 stars", "★★★★☆" */
    guint n_dates;
    guint n_review_ids; /* as marketplaces make them: "R3ABCDEFGHIJKL" */
    guint n_spaced;     /* cells with at least two words, or in a script without spaces */
    guint n_words;      /* cells with several words, or a sentence in a script without spaces */
    guint n_addresses;
    guint n_pictures;
    guint n_places;
    guint n_verified;
    guint n_products;
    gsize text_length;
} Census;

static gboolean
is_picture (const char *text)
{
    static const char *const ENDINGS[] = { ".jpg", ".jpeg", ".png", ".webp", ".gif" };

    for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++) {
        if (strstr (text, ENDINGS[i]) != NULL)
            return TRUE;
    }
    return strstr (text, "/images/") != NULL;
}

static gboolean
is_date_text (const char *text)
{
    AmendsDate date;

    /* A bare number is a count or an id as often as an instant. */
    if (text[strspn (text, "0123456789.")] == '\0' && strlen (text) < 9 && strchr (text, '.') == NULL)
        return FALSE;
    return strlen (text) < 100 && amends_date_parse (text, AMENDS_DATE_ORDER_UNKNOWN, &date) == AMENDS_DATE_READ;
}

static gboolean
is_place (const char *text)
{
    return (strlen (text) == 2 && g_ascii_isalpha (text[0])) || g_ascii_strncasecmp (text, "amazon.", 7) == 0 ||
                   g_ascii_strncasecmp (text, "www.amazon.", 11) == 0
               ? amends_marketplace_find (text) != NULL
               : FALSE;
}

static gboolean
is_review_id (const char *text)
{
    gsize length = strlen (text);

    return text[0] == 'R' && length >= 10 && length <= 16 && strspn (text, G_CSET_A_2_Z G_CSET_DIGITS) == length;
}

static gboolean
has_two_words (const char *text)
{
    const char *space = strchr (text, ' ');

    return (space != NULL && space[1] != '\0') || g_utf8_get_char (text) >= 0x3040;
}

static gboolean
has_words (const char *text)
{
    guint n_spaces = 0, n_wide = 0;

    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        gunichar c = g_utf8_get_char (text);

        n_spaces += c == ' ' || c == '\n';
        n_wide += c >= 0x3040 && c <= 0xD7FF;
    }
    return n_spaces >= 3 || n_wide >= 8;
}

static void
count_cell (Census *census, const char *text)
{
    gboolean bare_number = text[strspn (text, "0123456789.,")] == '\0';
    g_autofree char *product = amends_product_key_from_text (text);
    AmendsStarsStatus status;
    int stars;

    census->n_filled++;
    census->text_length += strlen (text);
    status = amends_stars_parse (text, &stars);
    census->n_ratings +=
        status == AMENDS_STARS_FOUND || status == AMENDS_STARS_FRACTION || status == AMENDS_STARS_MISSING;
    if (status == AMENDS_STARS_FOUND) {
        /* "Model 3" has a number too. */
        gboolean rich =
            !bare_number && (strchr (text, '5') != NULL || strstr (text, "★") != NULL || strstr (text, "⭐") != NULL);

        census->n_stars++;
        census->n_plain_stars += bare_number;
        census->n_rich_stars += rich;
    }
    census->n_dates += is_date_text (text);
    if (g_str_has_prefix (text, "http")) {
        census->n_addresses++;
        census->n_pictures += is_picture (text);
    } else {
        census->n_words += has_words (text);
        census->n_spaced += has_two_words (text);
        census->n_review_ids += is_review_id (text);
    }
    census->n_places += is_place (text);
    /* A bare "yes" answers any question; only a whole phrase says which. */
    census->n_verified += g_utf8_strlen (text, -1) > SHORT_ANSWER && amends_verified_parse (text) != AMENDS_TRI_UNKNOWN;
    census->n_products += product != NULL && strlen (text) == 10;
}

static Census
take_census (GPtrArray *rows, guint column)
{
    Census census = { 0 };

    for (guint i = 0; i < rows->len; i++) {
        const AmendsRow *row = g_ptr_array_index (rows, i);
        const char *text = row->problem == NULL ? amends_row_get (row, column) : NULL;

        if (!amends_plain_text_is_empty (text))
            count_cell (&census, text);
    }
    return census;
}

static gboolean
is_most (guint part, guint whole)
{
    return whole > 0 && part * 10 >= whole * 8;
}

/* A name can mislead: "Rating" may be a text, "Time" a number of days. Where the sample has cells they must agree. */
static gboolean
agrees (AmendsField field, const Census *census)
{
    if (census->n_filled == 0)
        return TRUE;
    if (field == AMENDS_FIELD_STARS)
        return census->n_ratings * 2 >= census->n_filled;
    if (field == AMENDS_FIELD_DATE)
        return census->n_dates * 2 >= census->n_filled;
    if (field == AMENDS_FIELD_URL)
        return census->n_addresses > 0;
    return TRUE;
}

static void
guess_by_name (GPtrArray *columns, const Census *censuses, AmendsField *fields)
{
    guint best[AMENDS_N_FIELDS];
    int holder[AMENDS_N_FIELDS];

    for (guint i = 0; i < AMENDS_N_FIELDS; i++) {
        best[i] = G_MAXUINT;
        holder[i] = -1;
    }
    for (guint i = 0; i < columns->len; i++) {
        AmendsField field;
        guint rank;

        if (!amends_field_names_find (g_ptr_array_index (columns, i), &field, &rank) || !agrees (field, &censuses[i]))
            continue;
        /* A column without a single filled cell gives way to one that has some. */
        if (censuses[i].n_filled == 0)
            rank += 1000;
        if (rank >= best[field])
            continue;
        if (holder[field] >= 0)
            fields[holder[field]] = AMENDS_FIELD_NONE;
        fields[i] = field;
        best[field] = rank;
        holder[field] = (int) i;
    }
}

/* How well a column suits a field by its content; 0: not at all. */
static gsize
rate (AmendsField field, const Census *c)
{
    switch ((int) field) {
    case AMENDS_FIELD_STARS:
        return c->n_plain_stars + c->n_rich_stars == c->n_filled ? c->n_stars + c->n_rich_stars * 100 : 0;
    case AMENDS_FIELD_DATE:
        return is_most (c->n_dates, c->n_filled) ? c->n_dates : 0;
    case AMENDS_FIELD_BODY:
        return c->n_words * 2 >= c->n_filled && !is_most (c->n_dates, c->n_filled) && !is_most (c->n_stars, c->n_filled)
                   ? c->text_length
                   : 0;
    case AMENDS_FIELD_URL:
        return is_most (c->n_addresses, c->n_filled) ? c->n_addresses - c->n_pictures : 0;
    case AMENDS_FIELD_PHOTOS:
        return is_most (c->n_addresses, c->n_filled) ? c->n_pictures : 0;
    case AMENDS_FIELD_MARKETPLACE:
        return c->n_places == c->n_filled ? c->n_places : 0;
    case AMENDS_FIELD_VERIFIED:
        return c->n_verified == c->n_filled ? c->n_verified : 0;
    case AMENDS_FIELD_PRODUCT:
        return is_most (c->n_products, c->n_filled) ? c->n_products : 0;
    default:
        return 0;
    }
}

static void
guess_by_content (GPtrArray *columns, const Census *censuses, AmendsField *fields, AmendsField field)
{
    gsize best = 0;
    guint found = 0;

    for (guint i = 0; i < columns->len; i++) {
        gsize score;

        if (fields[i] == field)
            return;
        score = fields[i] == AMENDS_FIELD_NONE && censuses[i].n_filled > 0 ? rate (field, &censuses[i]) : 0;
        if (score > best) {
            best = score;
            found = i;
        }
    }
    if (best > 0)
        fields[found] = field;
}

void
amends_field_guess (GPtrArray *columns, GPtrArray *rows, AmendsField *fields)
{
    static const AmendsField BY_CONTENT[] = {
        AMENDS_FIELD_STARS,   AMENDS_FIELD_DATE,        AMENDS_FIELD_PHOTOS,   AMENDS_FIELD_URL,
        AMENDS_FIELD_PRODUCT, AMENDS_FIELD_MARKETPLACE, AMENDS_FIELD_VERIFIED, AMENDS_FIELD_BODY,
    };
    g_autofree Census *censuses = g_new0 (Census, columns->len);

    for (guint i = 0; i < columns->len; i++) {
        censuses[i] = take_census (rows, i);
        fields[i] = AMENDS_FIELD_NONE;
    }
    guess_by_name (columns, censuses, fields);
    for (guint i = 0; i < G_N_ELEMENTS (BY_CONTENT); i++)
        guess_by_content (columns, censuses, fields, BY_CONTENT[i]);
}

static gboolean
is_text (const Census *c)
{
    return c->n_spaced * 2 >= MAX (c->n_filled, 1) && !is_most (c->n_dates, c->n_filled);
}

/* Returns: the column that has @field, or -1 */
static int
find_holder (guint n_columns, const AmendsField *fields, AmendsField field)
{
    for (guint i = 0; i < n_columns; i++) {
        if (fields[i] == field)
            return (int) i;
    }
    return -1;
}

static int
find_longest_text (guint n_columns, const Census *censuses, const AmendsField *fields)
{
    int longest = -1;

    for (guint i = 0; i < n_columns; i++) {
        if (fields[i] == AMENDS_FIELD_NONE && is_text (&censuses[i]) &&
            (longest < 0 || censuses[i].text_length > censuses[longest].text_length))
            longest = (int) i;
    }
    return longest;
}

void
amends_field_guess_unnamed (GPtrArray *columns, GPtrArray *rows, AmendsField *fields)
{
    g_autofree Census *censuses = g_new0 (Census, columns->len);
    int body;

    for (guint i = 0; i < columns->len; i++)
        censuses[i] = take_census (rows, i);
    for (guint i = 0; i < columns->len && find_holder (columns->len, fields, AMENDS_FIELD_ID) < 0; i++) {
        if (fields[i] == AMENDS_FIELD_NONE && censuses[i].n_filled > 0 &&
            censuses[i].n_review_ids == censuses[i].n_filled)
            fields[i] = AMENDS_FIELD_ID;
    }
    body = find_holder (columns->len, fields, AMENDS_FIELD_BODY);
    if (body < 0)
        body = find_longest_text (columns->len, censuses, fields);
    if (body < 0)
        return;
    fields[body] = AMENDS_FIELD_BODY;
    /* Elsewhere a short text may as well be a name. */
    if (body > 0 && fields[body - 1] == AMENDS_FIELD_NONE && is_text (&censuses[body - 1]) &&
        find_holder (columns->len, fields, AMENDS_FIELD_TITLE) < 0)
        fields[body - 1] = AMENDS_FIELD_TITLE;
}

AmendsDateOrder
amends_field_guess_order (GPtrArray *rows, guint column, gboolean *ambiguous)
{
    AmendsDateOrder proved = AMENDS_DATE_ORDER_UNKNOWN;
    gboolean contradicted = FALSE;

    *ambiguous = FALSE;
    for (guint i = 0; i < rows->len; i++) {
        const char *text = amends_row_get (g_ptr_array_index (rows, i), column);
        AmendsDate date;

        if (text == NULL || amends_date_parse (text, AMENDS_DATE_ORDER_UNKNOWN, &date) != AMENDS_DATE_READ)
            continue;
        /* Where years come first, 26/3/14 only seems to begin with the day. */
        if (date.proves == AMENDS_DATE_ORDER_YEAR_FIRST) {
            *ambiguous = FALSE;
            return AMENDS_DATE_ORDER_YEAR_FIRST;
        }
        *ambiguous |= date.ambiguous;
        if (date.proves == AMENDS_DATE_ORDER_UNKNOWN)
            continue;
        contradicted |= proved != AMENDS_DATE_ORDER_UNKNOWN && proved != date.proves;
        proved = date.proves;
    }
    *ambiguous &= proved == AMENDS_DATE_ORDER_UNKNOWN;
    return contradicted ? AMENDS_DATE_ORDER_UNKNOWN : proved;
}
