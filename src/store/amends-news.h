/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/* Which reviews are news to the person: each is, once, if it came after its account had been read whole for the first time. */

/** AMENDS_NEWS_FIND: what is newer than a mark, of an account, with certain stars; the plus keeps SQLite from reading all that the account has */
#define AMENDS_NEWS_FIND                                                                                               \
    "SELECT r.id FROM review AS r WHERE r.id > ?1 AND +r.account_id = ?2 AND (1 << r.stars) & ?3 AND r.gone_at = 0 "   \
    "AND NOT EXISTS (SELECT 1 FROM review_done WHERE review_id = r.id) ORDER BY r.id"

/** AmendsNewsStep: what to do with an account's latest reviews. */
typedef enum {
    AMENDS_NEWS_WAIT,  /* nothing yet */
    AMENDS_NEWS_BEGIN, /* all that is there is known; what comes from now on is news */
    AMENDS_NEWS_TELL,  /* what came since the last time is news, and known from now on */
} AmendsNewsStep;

/** AmendsNewsFacts: what decides it. */
typedef struct {
    gboolean begun;     /* it was decided before that what comes is news */
    gboolean whole;     /* its latest sync came to its end */
    gboolean postponed; /* nobody wants to hear of news now */
} AmendsNewsFacts;

AmendsNewsStep amends_news_decide (const AmendsNewsFacts *facts);

/**
 * amends_news_take: finds what is news in all accounts that are synced, and sees to it that the same is none again.
 * @stars: bit n set: reviews with n stars are wanted; what else came is known from now on, too
 * @postponed: leaves them for later
 *
 * Returns: (transfer full) (nullable) (element-type gint64): open reviews that are still at their source, the earliest first; NULL with @error set
 */
GArray *amends_news_take (AmendsDb *db, guint stars, gboolean postponed, gint64 now, GError **error);

G_END_DECLS
