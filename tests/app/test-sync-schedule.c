/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-schedule.h"

#define NOW 1795305600

static void
test_plans (void)
{
    const AmendsSyncFacts usual = {
        .now = NOW,
        .last_at = NOW - 60,
        .interval = 60,
        .wanted = TRUE,
        .possible = TRUE,
        .available = TRUE,
    };
    AmendsSyncFacts unwanted = usual, impossible = usual, offline = usual, metered = usual, both = usual, busy = usual;
    AmendsSyncFacts first = usual, due = usual, almost = usual, late = usual, put_back = usual, short_one = usual;
    AmendsSyncFacts busy_offline = usual;
    const struct {
        const AmendsSyncFacts *facts;
        AmendsSyncStep step;
        gint64 wait;
    } ROWS[] = {
        { &usual, AMENDS_SYNC_WAITING, 59 * 60 }, { &unwanted, AMENDS_SYNC_OFF, 0 },
        { &impossible, AMENDS_SYNC_OFF, 0 },      { &offline, AMENDS_SYNC_OFFLINE, 0 },
        { &metered, AMENDS_SYNC_METERED, 0 },     { &both, AMENDS_SYNC_OFFLINE, 0 },
        { &busy, AMENDS_SYNC_BUSY, 0 },           { &busy_offline, AMENDS_SYNC_BUSY, 0 },
        { &first, AMENDS_SYNC_DUE, 0 },           { &due, AMENDS_SYNC_DUE, 0 },
        { &almost, AMENDS_SYNC_WAITING, 1 },      { &late, AMENDS_SYNC_DUE, 0 },
        { &put_back, AMENDS_SYNC_DUE, 0 },        { &short_one, AMENDS_SYNC_WAITING, 14 * 60 },
    };

    unwanted.wanted = FALSE;
    impossible.possible = FALSE;
    /* What is due waits for the network all the same. */
    offline.available = both.available = busy_offline.available = FALSE;
    offline.last_at = metered.last_at = 0;
    metered.metered = both.metered = TRUE;
    busy.running = busy_offline.running = TRUE;
    first.last_at = 0;
    due.last_at = NOW - 3600;
    almost.last_at = NOW - 3599;
    late.last_at = NOW - 86400;
    put_back.last_at = NOW + 7200;
    short_one.interval = 15;
    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        AmendsSyncPlan plan = amends_sync_schedule_plan (ROWS[i].facts);

        g_assert_cmpint (plan.step, ==, ROWS[i].step);
        g_assert_cmpint (plan.wait, ==, ROWS[i].wait);
    }
}

static void
test_descriptions (void)
{
    static const struct {
        AmendsSyncStep step;
        guint interval;
        const char *text;
    } ROWS[] = {
        { AMENDS_SYNC_WAITING, 15, "Looks for new reviews every 15 minutes" },
        { AMENDS_SYNC_BUSY, 60, "Looks for new reviews every hour" },
        { AMENDS_SYNC_DUE, 180, "Looks for new reviews every 3 hours" },
        { AMENDS_SYNC_WAITING, 90, "Looks for new reviews every 90 minutes" },
        { AMENDS_SYNC_OFFLINE, 60, "Waits for a network to look for new reviews" },
        { AMENDS_SYNC_METERED, 60, "Paused on a metered network" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        g_autofree char *text = amends_sync_schedule_describe (ROWS[i].step, ROWS[i].interval);

        g_assert_cmpstr (text, ==, ROWS[i].text);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/sync-schedule/plans", test_plans);
    g_test_add_func ("/app/sync-schedule/descriptions", test_descriptions);
    return g_test_run ();
}
