/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-notify-rules.h"

#define AT(hour, minute) ((hour) * 60 + (minute))

static void
test_contain (void)
{
    static const struct {
        gboolean on;
        int start, end, minute;
        gboolean quiet;
    } ROWS[] = {
        { FALSE, AT (0, 0), AT (23, 59), AT (12, 0), FALSE },
        { TRUE, AT (12, 0), AT (13, 0), AT (11, 59), FALSE },
        { TRUE, AT (12, 0), AT (13, 0), AT (12, 0), TRUE },
        { TRUE, AT (12, 0), AT (13, 0), AT (12, 59), TRUE },
        { TRUE, AT (12, 0), AT (13, 0), AT (13, 0), FALSE },
        /* Over midnight. */
        { TRUE, AT (20, 0), AT (7, 0), AT (19, 59), FALSE },
        { TRUE, AT (20, 0), AT (7, 0), AT (20, 0), TRUE },
        { TRUE, AT (20, 0), AT (7, 0), AT (23, 59), TRUE },
        { TRUE, AT (20, 0), AT (7, 0), AT (0, 0), TRUE },
        { TRUE, AT (20, 0), AT (7, 0), AT (6, 59), TRUE },
        { TRUE, AT (20, 0), AT (7, 0), AT (7, 0), FALSE },
        /* From midnight, and until midnight. */
        { TRUE, AT (0, 0), AT (6, 0), AT (0, 0), TRUE },
        { TRUE, AT (0, 0), AT (6, 0), AT (23, 59), FALSE },
        { TRUE, AT (22, 0), AT (0, 0), AT (23, 59), TRUE },
        { TRUE, AT (22, 0), AT (0, 0), AT (0, 0), FALSE },
        /* The same time twice is never, not always: nobody would find out why nothing is told. */
        { TRUE, AT (8, 0), AT (8, 0), AT (8, 0), FALSE },
        { TRUE, AT (8, 0), AT (8, 0), AT (20, 0), FALSE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
        g_assert_cmpint (
            amends_quiet_hours_contain (&(AmendsQuietHours) { ROWS[i].on, ROWS[i].start, ROWS[i].end }, ROWS[i].minute),
            ==, ROWS[i].quiet);
}

static gint64
parse (const char *text, GTimeZone *zone)
{
    g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (text, zone);

    return g_date_time_to_unix (when);
}

static void
test_ends (void)
{
    static const struct {
        const char *zone;
        int start, end;
        const char *now, *over; /* NULL: it is not quiet */
    } ROWS[] = {
        { "UTC", AT (20, 0), AT (7, 0), "2026-11-22T19:59:59", NULL },
        { "UTC", AT (20, 0), AT (7, 0), "2026-11-22T20:00:00", "2026-11-23T07:00:00" },
        { "UTC", AT (20, 0), AT (7, 0), "2026-11-22T06:59:59", "2026-11-22T07:00:59" },
        { "UTC", AT (20, 0), AT (7, 0), "2026-11-22T06:30:10", "2026-11-22T07:00:00" },
        { "UTC", AT (20, 0), AT (7, 0), "2026-12-31T23:00:00", "2027-01-01T07:00:00" },
        { "UTC", AT (12, 0), AT (13, 30), "2026-02-28T12:10:00", "2026-02-28T13:30:00" },
        { "UTC", AT (22, 0), AT (0, 0), "2028-02-28T22:10:00", "2028-02-29T00:00:00" },
        { "Europe/Stockholm", AT (20, 0), AT (7, 0), "2026-06-01T21:00:00", "2026-06-02T07:00:00" },
        /* The night in which an hour is left out, and the one in which it comes twice. */
        { "Europe/Stockholm", AT (20, 0), AT (7, 0), "2026-03-28T23:00:00", "2026-03-29T07:00:00" },
        { "Europe/Stockholm", AT (20, 0), AT (7, 0), "2026-10-24T23:00:00", "2026-10-25T07:00:00" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ROWS[i].zone);
        AmendsQuietHours hours = { TRUE, ROWS[i].start, ROWS[i].end };
        gint64 expected;

        if (zone == NULL)
            continue;
        expected = ROWS[i].over != NULL ? parse (ROWS[i].over, zone) : 0;
        g_assert_cmpint (amends_quiet_hours_get_end (&hours, parse (ROWS[i].now, zone), zone), ==, expected);
    }
}

/* Waiting until what it says always comes to an end, wherever and whenever one begins. */
static void
test_always_ends (void)
{
    g_autoptr (GTimeZone) local = g_time_zone_new_identifier ("Europe/Stockholm");
    g_autoptr (GTimeZone) zone = local != NULL ? g_time_zone_ref (local) : g_time_zone_new_utc ();
    const gint64 begin = parse ("2026-10-24T12:00:00", zone);

    for (gint64 now = begin; now < begin + 2 * 86400; now += 613) {
        AmendsQuietHours hours = { TRUE, AT (1, 30), AT (2, 30) };
        gint64 end = amends_quiet_hours_get_end (&hours, now, zone);

        g_assert_true (end == 0 || (end > now && end - now < 25 * 3600));
    }
}

static void
test_plans (void)
{
    static const struct {
        guint n_news, n_told;
        gboolean shown;
        AmendsNoticePlan plan;
    } ROWS[] = {
        { 0, 0, FALSE, AMENDS_NOTICE_LEAVE },
        { 1, 0, FALSE, AMENDS_NOTICE_SEND },
        { 12, 0, FALSE, AMENDS_NOTICE_SEND },
        { 1, 3, TRUE, AMENDS_NOTICE_SEND },
        /* Fewer than it says is no reason to ring again. */
        { 0, 3, TRUE, AMENDS_NOTICE_LEAVE },
        { 0, 0, TRUE, AMENDS_NOTICE_WITHDRAW },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
        g_assert_cmpint (amends_notice_plan (ROWS[i].n_news, ROWS[i].n_told, ROWS[i].shown), ==, ROWS[i].plan);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/notify-rules/contain", test_contain);
    g_test_add_func ("/app/notify-rules/ends", test_ends);
    g_test_add_func ("/app/notify-rules/always-ends", test_always_ends);
    g_test_add_func ("/app/notify-rules/plans", test_plans);
    return g_test_run ();
}
