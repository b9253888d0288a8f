/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When to ask a source again. Pure: what it needs of clock and chance is given to it. */

#define AMENDS_HTTP_TOO_MANY_REQUESTS 429 /* libsoup has no name for it */

#define AMENDS_RETRY_TRIES 5                 /* requests in all, the first included */
#define AMENDS_RETRY_LOST_TRIES 3            /* the same where the connection was lost instead of an answer coming */
#define AMENDS_RETRY_CAP_MS (15 * 60 * 1000) /* the longest wait, whatever the source asks for */

/** AmendsPacing: where the time comes from, and how to spend it; injected so that tests neither wait nor vary. */
typedef struct {
    gint64 (*now) (gpointer user_data);                 /* seconds since 1970 */
    double (*random) (gpointer user_data);              /* from 0.0, below 1.0 */
    guint (*pause) (guint wait_ms, gpointer user_data); /* how long to really wait for @wait_ms */
    gpointer user_data;
} AmendsPacing;

/** amends_pacing_get_default: Returns: (transfer none): the system's clock and randomness, and waits as long as told */
const AmendsPacing *amends_pacing_get_default (void);

/**
 * amends_retry_parse_after: reads a Retry-After header: seconds, or an HTTP date, which is taken relative to @now.
 * @value: (nullable)
 *
 * Returns: seconds from now, at least 1 and at most 15 minutes; or -1 if there is no @value or it says nothing
 */
gint64 amends_retry_parse_after (const char *value, gint64 now);

/**
 * amends_retry_decide: whether to ask again, and when. A wait that the source asks for is kept to; else pauses grow by
 * doubling, with full jitter.
 * @status: the HTTP status, or 0 if the connection was lost
 * @attempt: how many requests were made, at least 1
 * @after: from amends_retry_parse_after()
 * @random: from 0.0, below 1.0
 * @wait_ms: (out): milliseconds until the next try
 *
 * Returns: FALSE if it is over
 */
gboolean amends_retry_decide (guint status, guint attempt, gint64 after, double random, guint *wait_ms);

G_END_DECLS
