/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-news.h"

/* The mark is kept beside the marks of the account's own streams, and goes with the account. */
#define LIST                                                                                                           \
    "SELECT a.id, s.cursor, a.last_synced_at > 0 AND a.last_error IS NULL FROM account AS a "                          \
    "LEFT JOIN sync_state AS s ON s.account_id = a.id AND s.stream = 'news' WHERE a.kind <> 'file'"
#define MARK                                                                                                           \
    "INSERT OR REPLACE INTO sync_state (account_id, stream, cursor, at) "                                              \
    "SELECT ?1, 'news', ifnull (max (id), 0), ?2 FROM review"

typedef struct {
    gint64 id;
    gint64 mark; /* the latest review that is known; -1 = not begun */
    gboolean whole;
} Source;

AmendsNewsStep
amends_news_decide (const AmendsNewsFacts *facts)
{
    if (!facts->begun)
        return facts->whole ? AMENDS_NEWS_BEGIN : AMENDS_NEWS_WAIT;
    return facts->postponed ? AMENDS_NEWS_WAIT : AMENDS_NEWS_TELL;
}

static GArray *
list_sources (AmendsDb *db, GError **error)
{
    g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
    g_autoptr (AmendsStatement) list = amends_db_prepare (db, LIST, error);
    AmendsStep step = AMENDS_STEP_ERROR;

    while (list != NULL && (step = amends_statement_step (list, error)) == AMENDS_STEP_ROW) {
        const char *mark = amends_statement_get_text (list, 1);
        Source source = {
            .id = amends_statement_get_int (list, 0),
            .mark = mark != NULL ? g_ascii_strtoll (mark, NULL, 10) : -1,
            .whole = amends_statement_get_int (list, 2) != 0,
        };

        g_array_append_val (sources, source);
    }
    return step == AMENDS_STEP_DONE ? g_steal_pointer (&sources) : NULL;
}

static gboolean
find (AmendsDb *db, const Source *source, guint stars, GArray *ids, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (db, AMENDS_NEWS_FIND, error);
    AmendsStep step = AMENDS_STEP_ERROR;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, source->mark);
    amends_statement_bind_int (find, 2, source->id);
    amends_statement_bind_int (find, 3, stars);
    while ((step = amends_statement_step (find, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (find, 0);

        g_array_append_val (ids, id);
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
set_mark (AmendsDb *db, gint64 account_id, gint64 now, GError **error)
{
    g_autoptr (AmendsStatement) mark = amends_db_prepare (db, MARK, error);

    if (mark == NULL)
        return FALSE;
    amends_statement_bind_int (mark, 1, account_id);
    amends_statement_bind_int (mark, 2, now);
    return amends_statement_run (mark, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
    const gint64 *first = a, *second = b;

    return (*first > *second) - (*first < *second);
}

GArray *
amends_news_take (AmendsDb *db, guint stars, gboolean postponed, gint64 now, GError **error)
{
    g_autoptr (GArray) sources = list_sources (db, error);
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (guint i = 0; sources != NULL && i < sources->len; i++) {
        const Source *source = &g_array_index (sources, Source, i);
        AmendsNewsStep step = amends_news_decide (&(AmendsNewsFacts) { source->mark >= 0, source->whole, postponed });

        if (step == AMENDS_NEWS_TELL && !find (db, source, stars, ids, error))
            return NULL;
        if (step != AMENDS_NEWS_WAIT && !set_mark (db, source->id, now, error))
            return NULL;
    }
    g_array_sort (ids, compare_ids);
    return sources != NULL ? g_steal_pointer (&ids) : NULL;
}
