/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-feed.h"

#include <string.h>

#include "amends-sample-cursor.h"
#include "amends-sample-feedback-json.h"
#include "amends-sample-json.h"

#define LIMIT_DEFAULT 100
#define LIMIT_MAX 500

/* What the paths that list rows have in common. */
typedef struct {
    const AmendsSampleData *data;
    const char *origin;
    guint limit;
    AmendsSampleCursor from; /* its id is NULL on the first page */
} Page;

void
amends_sample_answer_clear (AmendsSampleAnswer *self)
{
    g_clear_pointer (&self->json, g_free);
}

AmendsSampleAnswer
amends_sample_answer_error (guint status, const char *code, const char *message)
{
    return amends_sample_answer_error_about (status, code, message, NULL, NULL);
}

AmendsSampleAnswer
amends_sample_answer_error_about (guint status, const char *code, const char *message, const char *member,
                                  const char *value)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();

    amends_sample_writer_begin_object (writer);
    amends_sample_writer_add_name (writer, "error");
    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "code", code);
    amends_sample_json_string (writer, "message", message);
    if (member != NULL)
        amends_sample_json_string (writer, member, value);
    amends_sample_writer_end_object (writer);
    amends_sample_writer_end_object (writer);
    return (AmendsSampleAnswer) { .status = status, .json = amends_sample_writer_steal (writer) };
}

/* Returns: (nullable): an empty parameter counts as none */
static const char *
get_parameter (GHashTable *query, const char *name)
{
    const char *value = query != NULL ? g_hash_table_lookup (query, name) : NULL;

    return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
read_limit (Page *page, GHashTable *query, AmendsSampleAnswer *refusal)
{
    const char *text = get_parameter (query, "limit");
    guint64 limit = LIMIT_DEFAULT;

    if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, LIMIT_MAX, &limit, NULL)) {
        *refusal = amends_sample_answer_error (400, "invalid_request", "Ask for a limit from 1 to 500.");
        return FALSE;
    }
    page->limit = (guint) limit;
    return TRUE;
}

static gboolean
read_since (Page *page, GHashTable *query, AmendsSampleAnswer *refusal)
{
    const char *text = get_parameter (query, "updated_since");
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GDateTime) since = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

    if (text != NULL && since == NULL) {
        *refusal = amends_sample_answer_error (400, "invalid_request",
                                               "Write updated_since as ISO 8601, for instance 2026-01-31T08:00:00Z.");
        return FALSE;
    }
    page->from.since = since != NULL ? g_date_time_to_unix (since) : G_MININT64;
    return TRUE;
}

static gboolean
read_cursor (Page *page, GHashTable *query, AmendsSampleAnswer *refusal)
{
    const char *text = get_parameter (query, "cursor");
    AmendsSampleCursorState state =
        text != NULL ? amends_sample_cursor_decode (&page->from, text) : AMENDS_SAMPLE_CURSOR_OK;

    switch (state) {
    case AMENDS_SAMPLE_CURSOR_OK:
        return TRUE;
    case AMENDS_SAMPLE_CURSOR_EXPIRED:
        *refusal = amends_sample_answer_error (410, "cursor_expired",
                                               "This cursor is too old: start again without it, from updated_since.");
        return FALSE;
    case AMENDS_SAMPLE_CURSOR_INVALID:
    default:
        *refusal = amends_sample_answer_error (400, "invalid_cursor",
                                               "This cursor is not from this list: pass next_cursor on unchanged.");
        return FALSE;
    }
}

static gboolean
read_page (Page *page, GHashTable *query, gboolean by_time, AmendsSampleAnswer *refusal)
{
    page->from.stamp = page->data->stamp;
    page->from.since = G_MININT64;
    return read_limit (page, query, refusal) && (!by_time || read_since (page, query, refusal)) &&
           read_cursor (page, query, refusal);
}

static void
begin_list (AmendsSampleWriter *writer, const char *member)
{
    amends_sample_writer_begin_object (writer);
    amends_sample_writer_add_name (writer, member);
    amends_sample_writer_begin_array (writer);
}

/* @last_id: (nullable): NULL where no page follows */
static AmendsSampleAnswer
end_list (const Page *page, AmendsSampleWriter *writer, gint64 last_updated_at, const char *last_id, gboolean by_time)
{
    AmendsSampleCursor next = page->from;
    g_autofree char *cursor = NULL;

    next.updated_at = last_updated_at;
    next.id = (char *) last_id;
    if (last_id != NULL)
        cursor = amends_sample_cursor_encode (&next);
    amends_sample_writer_end_array (writer);
    amends_sample_json_string (writer, "next_cursor", cursor);
    if (by_time)
        amends_sample_json_instant (writer, "as_of", page->data->as_of);
    amends_sample_writer_end_object (writer);
    return (AmendsSampleAnswer) { .status = 200, .json = amends_sample_writer_steal (writer) };
}

static gboolean
comes_before_page (const Page *page, const AmendsSampleRow *row)
{
    if (row->updated_at < page->from.since)
        return TRUE;
    if (page->from.id == NULL)
        return FALSE;
    return row->updated_at < page->from.updated_at ||
           (row->updated_at == page->from.updated_at && strcmp (row->id, page->from.id) <= 0);
}

static guint
find_first (const Page *page, GPtrArray *rows)
{
    guint low = 0;

    for (guint high = rows->len; low < high;) {
        guint middle = low + (high - low) / 2;

        if (comes_before_page (page, rows->pdata[middle]))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static AmendsSampleAnswer
answer_rows (const Page *page, const char *member, GPtrArray *rows, AmendsSampleJsonRow add_row)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();
    const AmendsSampleRow *last = NULL;
    guint first = find_first (page, rows);
    guint end = MIN (rows->len, first + page->limit);

    begin_list (writer, member);
    for (guint i = first; i < end; i++) {
        last = rows->pdata[i];
        add_row (writer, last, page->origin);
    }
    return end_list (page, writer, last != NULL ? last->updated_at : 0,
                     last != NULL && end < rows->len ? last->id : NULL, TRUE);
}

static AmendsSampleAnswer
answer_reviews (const Page *page)
{
    return answer_rows (page, "reviews", page->data->reviews, amends_sample_json_review);
}

static AmendsSampleAnswer
answer_orders (const Page *page)
{
    return answer_rows (page, "orders", page->data->orders, amends_sample_json_order);
}

static AmendsSampleAnswer
answer_feedback (const Page *page)
{
    return answer_rows (page, "feedback", page->data->feedback, amends_sample_json_feedback);
}

static AmendsSampleAnswer
answer_totals (const Page *page)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();
    guint n = page->data->totals->len;
    guint first = page->from.id != NULL ? (guint) MIN ((guint64) page->from.updated_at, n) : 0;
    guint end = MIN (n, first + page->limit);

    begin_list (writer, "totals");
    for (guint i = first; i < end; i++)
        amends_sample_json_total (writer, &g_array_index (page->data->totals, AmendsSampleTotal, i), page->data->as_of);
    return end_list (page, writer, end, end < n ? "totals" : NULL, FALSE);
}

/* Products have no instant: they are few, and are walked product by product, marketplace by marketplace. */
static AmendsSampleAnswer
answer_products (const Page *page)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();
    guint n_products;
    guint n_marketplaces;
    const AmendsSampleProduct *products = amends_sample_catalog_get_products (&n_products);
    const AmendsSampleMarketplace *marketplaces = amends_sample_catalog_get_marketplaces (&n_marketplaces);
    guint n = n_products * n_marketplaces;
    guint first = page->from.id != NULL ? (guint) MIN ((guint64) page->from.updated_at, n) : 0;
    guint end = MIN (n, first + page->limit);

    begin_list (writer, "products");
    for (guint i = first; i < end; i++)
        amends_sample_json_product (writer, page->data, &products[i / n_marketplaces],
                                    &marketplaces[i % n_marketplaces], page->origin);
    return end_list (page, writer, end, end < n ? "products" : NULL, FALSE);
}

static AmendsSampleAnswer
answer_account (void)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();

    amends_sample_json_account (writer);
    return (AmendsSampleAnswer) { .status = 200, .json = amends_sample_writer_steal (writer) };
}

AmendsSampleAnswer
amends_sample_feed_answer_rows (const AmendsSampleData *data, const char *list, GPtrArray *rows,
                                AmendsSampleJsonRow add_row, GHashTable *query, const char *origin)
{
    Page page = { .data = data, .origin = origin, .from = { .list = list } };
    AmendsSampleAnswer answer = { 0 };

    if (read_page (&page, query, TRUE, &answer))
        answer = answer_rows (&page, list + 1, rows, add_row);
    amends_sample_cursor_clear (&page.from);
    return answer;
}

AmendsSampleAnswer
amends_sample_feed_answer (const AmendsSampleData *data, const char *resource, GHashTable *query, const char *origin)
{
    static const struct {
        const char *resource;
        gboolean by_time;
        AmendsSampleAnswer (*answer) (const Page *page);
    } lists[] = {
        { "/products", FALSE, answer_products },      { "/reviews", TRUE, answer_reviews },
        { "/orders", TRUE, answer_orders },           { "/feedback", TRUE, answer_feedback },
        { "/feedback/totals", FALSE, answer_totals },
    };

    if (g_str_equal (resource, "/account"))
        return answer_account ();
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
        Page page = { .data = data, .origin = origin, .from = { .list = lists[i].resource } };
        AmendsSampleAnswer answer = { 0 };

        if (!g_str_equal (resource, lists[i].resource))
            continue;
        if (read_page (&page, query, lists[i].by_time, &answer))
            answer = lists[i].answer (&page);
        amends_sample_cursor_clear (&page.from);
        return answer;
    }
    return amends_sample_answer_error (
        404, "not_found", "The feed has /account, /products, /reviews, /orders and /feedback: check the address.");
}
