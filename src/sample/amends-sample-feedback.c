/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-feedback.h"

#include <string.h>

#include "amends-sample-texts-private.h"

#define DAY ((gint64) 86400)
#define FEEDBACK_PERCENT 28
#define FEEDBACK_STREAM ((guint64) 1 << 35)
#define BEGINS_AFTER_DAYS 3 /* nobody may write before */
#define WRITTEN_WITHIN_DAYS 30
#define LATE_MONTH 10 /* since when the carrier does badly */

/* Why somebody writes, what the marketplace does about it, and what the shop answers. */
typedef struct {
    const char *texts;     /* list in the text file */
    const char *responses; /* (nullable) */
    int lowest, highest;   /* stars */
    guint share, share_when_late;
    guint responded, struck, removed; /* in 100 */
    AmendsTri by_marketplace;         /* UNKNOWN: as it comes */
} Situation;

static const Situation SITUATIONS[] = {
    { "good", NULL, 5, 5, 690, 600, 0, 0, 0, AMENDS_TRI_UNKNOWN },
    { "fair", NULL, 4, 4, 160, 130, 0, 0, 0, AMENDS_TRI_UNKNOWN },
    { "neutral", "other", 3, 3, 34, 40, 25, 0, 0, AMENDS_TRI_UNKNOWN },
    { "late", "late", 1, 2, 14, 72, 60, 0, 0, AMENDS_TRI_NO },
    { "marketplace_late", "late", 1, 2, 20, 45, 20, 80, 0, AMENDS_TRI_YES },
    { "lost", "lost", 1, 2, 9, 38, 70, 0, 0, AMENDS_TRI_NO },
    { "wrong", "wrong", 1, 3, 10, 10, 70, 0, 0, AMENDS_TRI_NO },
    { "damaged", "damaged", 1, 3, 10, 10, 60, 0, 0, AMENDS_TRI_NO },
    { "no_answer", "other", 1, 2, 9, 12, 60, 0, 0, AMENDS_TRI_UNKNOWN },
    { "returns", "other", 1, 2, 8, 8, 50, 0, 0, AMENDS_TRI_NO },
    { "out_of_stock", "other", 1, 2, 7, 6, 50, 0, 0, AMENDS_TRI_NO },
    { "described", "other", 1, 3, 7, 7, 40, 0, 0, AMENDS_TRI_UNKNOWN },
    { "product", NULL, 1, 3, 18, 20, 0, 0, 45, AMENDS_TRI_UNKNOWN },
    { "abuse", NULL, 1, 1, 9, 9, 0, 0, 60, AMENDS_TRI_UNKNOWN },
    { "personal", NULL, 1, 1, 8, 8, 0, 0, 50, AMENDS_TRI_UNKNOWN },
    { "mistake", NULL, 1, 1, 8, 8, 0, 0, 0, AMENDS_TRI_UNKNOWN },
};

/* Sold before the feed begins: adds to the lifetime only. */
static const AmendsFeedbackCounts OLDER = { 211, 6, 9 };

typedef struct {
    AmendsSampleData *data;
    GHashTable *texts; /* (element-type utf8 JsonNode) (owned): by language */
    gint64 midnight;
    gint64 late_since;
} Writer;

static void
free_feedback (gpointer data)
{
    AmendsSampleFeedback *self = data;

    g_free (self->row.id);
    g_free (self);
}

static void
unref_node (gpointer data)
{
    json_node_unref (data);
}

static JsonObject *
get_texts (Writer *writer, const char *language)
{
    JsonNode *node = g_hash_table_lookup (writer->texts, language);

    if (node == NULL) {
        g_autofree char *name = g_strconcat ("feedback/", language, ".json", NULL);

        node = amends_sample_texts_parse (name);
        g_hash_table_insert (writer->texts, (gpointer) language, node);
    }
    return json_node_get_object (node);
}

/* Interned: a text stands there as long as the program, and comes again and again. */
static const char *
pick_text (Writer *writer, const char *language, const char *part, const char *list, AmendsSampleRandom *random)
{
    JsonObject *lists = json_object_get_object_member (get_texts (writer, language), part);
    JsonArray *texts = json_object_get_array_member (lists, list);

    return g_intern_string (
        json_array_get_string_element (texts, amends_sample_random_below (random, json_array_get_length (texts))));
}

/* The latest first of October that lies more than three weeks back. */
static gint64
find_late_since (gint64 midnight)
{
    g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (midnight - 21 * DAY);
    int year = g_date_time_get_year (then) - (g_date_time_get_month (then) < LATE_MONTH ? 1 : 0);
    g_autoptr (GDateTime) since = g_date_time_new_utc (year, LATE_MONTH, 1, 0, 0, 0);

    return g_date_time_to_unix (since);
}

static const Situation *
pick_situation (const Writer *writer, gint64 published_at, AmendsSampleRandom *random)
{
    guint shares[G_N_ELEMENTS (SITUATIONS)];

    for (guint i = 0; i < G_N_ELEMENTS (SITUATIONS); i++)
        shares[i] = published_at >= writer->late_since && writer->midnight - writer->late_since < 120 * DAY
                        ? SITUATIONS[i].share_when_late
                        : SITUATIONS[i].share;
    return &SITUATIONS[amends_sample_random_weighted (random, shares, G_N_ELEMENTS (shares))];
}

static char *
make_id (AmendsSampleRandom *random)
{
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    char id[15] = "F";

    for (guint i = 1; i < sizeof id - 1; i++)
        id[i] = LETTERS[amends_sample_random_below (random, sizeof LETTERS - 1)];
    return g_strdup (id);
}

/* Some days after @from, or 0 if that has not come yet. */
static gint64
pick_later (const Writer *writer, gint64 from, int longest, AmendsSampleRandom *random)
{
    gint64 at = from + amends_sample_random_between (random, 3600, longest * 86400);

    return at < writer->midnight ? at : 0;
}

static void
settle (Writer *writer, AmendsSampleFeedback *feedback, const Situation *situation, AmendsSampleRandom *random)
{
    gboolean responded = amends_sample_random_chance (random, situation->responded);
    gboolean struck = amends_sample_random_chance (random, situation->struck);
    gboolean removed = amends_sample_random_chance (random, situation->removed);

    if (responded)
        feedback->responded_at = pick_later (writer, feedback->published_at, 4, random);
    if (feedback->responded_at != 0)
        feedback->response = pick_text (writer, feedback->language, "responses", situation->responses, random);
    if (struck)
        feedback->struck_at = pick_later (writer, feedback->published_at, 12, random);
    if (removed)
        feedback->deleted_at = pick_later (writer, feedback->published_at, 9, random);
    feedback->row.updated_at = MAX (feedback->published_at, MAX (feedback->responded_at, feedback->struck_at));
    if (feedback->deleted_at != 0)
        feedback->row.updated_at = feedback->deleted_at;
}

static void
write_feedback (Writer *writer, const AmendsSampleOrder *order, AmendsSampleRandom *random)
{
    AmendsSampleFeedback *feedback = g_new0 (AmendsSampleFeedback, 1);
    gint64 first = order->ordered_at + BEGINS_AFTER_DAYS * DAY;
    gint64 span = MIN (writer->midnight - first, (WRITTEN_WITHIN_DAYS - BEGINS_AFTER_DAYS) * DAY);
    const AmendsSampleTexts *texts = amends_sample_data_get_texts (writer->data, order->buyer_language);
    const Situation *situation;

    feedback->row.id = make_id (random);
    feedback->order_id = order->row.id;
    feedback->marketplace = order->marketplace;
    feedback->published_at = first + amends_sample_random_between (random, 0, (int) span - 1);
    situation = pick_situation (writer, feedback->published_at, random);
    feedback->stars = amends_sample_random_between (random, situation->lowest, situation->highest);
    feedback->language = order->buyer_language;
    feedback->author = amends_sample_random_pick (random, (const char *const *) texts->authors);
    feedback->by_marketplace = situation->by_marketplace;
    if (feedback->by_marketplace == AMENDS_TRI_UNKNOWN && amends_sample_random_chance (random, 90))
        feedback->by_marketplace = amends_sample_random_chance (random, 55) ? AMENDS_TRI_YES : AMENDS_TRI_NO;
    feedback->text = pick_text (writer, feedback->language, "texts", situation->texts, random);
    settle (writer, feedback, situation, random);
    g_ptr_array_add (writer->data->feedback, feedback);
}

static gboolean
is_in_window (gint64 published_at, AmendsFeedbackWindow window, gint64 midnight)
{
    static const int DAYS[] = { 30, 90, 365 };

    return window == AMENDS_FEEDBACK_WINDOW_LIFETIME || published_at / DAY > midnight / DAY - DAYS[window];
}

static void
add_to_totals (const AmendsSampleFeedback *feedback, AmendsSampleTotal *totals, gint64 midnight)
{
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        if (!is_in_window (feedback->published_at, (AmendsFeedbackWindow) window, midnight))
            continue;
        totals[window].counts.positive += feedback->stars >= 4;
        totals[window].counts.neutral += feedback->stars == 3;
        totals[window].counts.negative += feedback->stars <= 2;
    }
}

/* As the marketplace's page would show it; what was struck through or removed does not count. */
static void
add_totals (AmendsSampleData *data, gint64 midnight)
{
    guint n;
    const AmendsSampleMarketplace *marketplaces = amends_sample_catalog_get_marketplaces (&n);

    for (guint i = 0; i < n; i++) {
        AmendsSampleTotal totals[AMENDS_N_FEEDBACK_WINDOWS] = { 0 };

        totals[AMENDS_FEEDBACK_WINDOW_LIFETIME].counts = OLDER;
        for (guint j = 0; j < data->feedback->len; j++) {
            const AmendsSampleFeedback *feedback = data->feedback->pdata[j];

            if (feedback->marketplace == &marketplaces[i] && feedback->deleted_at == 0 && feedback->struck_at == 0)
                add_to_totals (feedback, totals, midnight);
        }
        for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
            totals[window].marketplace = &marketplaces[i];
            totals[window].window = (AmendsFeedbackWindow) window;
            g_array_append_val (data->totals, totals[window]);
        }
    }
}

void
amends_sample_feedback_add (AmendsSampleData *data, guint n_reviews, guint32 seed, gint64 midnight)
{
    g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref_node);
    Writer writer = { data, texts, midnight, find_late_since (midnight) };
    guint n = (guint) ((guint64) n_reviews * FEEDBACK_PERCENT / 100);

    data->feedback = g_ptr_array_new_with_free_func (free_feedback);
    data->totals = g_array_new (FALSE, FALSE, sizeof (AmendsSampleTotal));
    /* Orders are as many as need be: whether one is written about is drawn for each, as often as leaves the right number. */
    for (guint i = 0; i < data->orders->len && data->feedback->len < n; i++) {
        const AmendsSampleOrder *order = data->orders->pdata[i];
        AmendsSampleRandom random;
        guint left = data->orders->len - i;

        amends_sample_random_init (&random, seed, FEEDBACK_STREAM + i);
        if (order->ordered_at + (BEGINS_AFTER_DAYS + 1) * DAY < midnight &&
            amends_sample_random_below (&random, left) < n - data->feedback->len)
            write_feedback (&writer, order, &random);
    }
    g_ptr_array_sort (data->feedback, amends_sample_row_compare);
    add_totals (data, midnight);
}
