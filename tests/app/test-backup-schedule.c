/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-schedule.h"

#define NOW 2000000000
#define MINUTE 60
#define DAY 86400

typedef struct {
    const char *name;
    AmendsBackupFacts facts;
    AmendsBackupPlan plan;
} Case;

/* Possible and known, at a time of the test's own. */
#define EVERY(seconds) .now = NOW, .interval = seconds, .possible = TRUE, .known = TRUE
#define FACTS EVERY (DAY)

static const Case CASES[] = {
    { "none-yet", { FACTS }, { AMENDS_BACKUP_DUE, 0 } },
    { "off", { EVERY (0) }, { AMENDS_BACKUP_OFF, 0 } },
    { "not-possible", { .now = NOW, .interval = DAY, .known = TRUE }, { AMENDS_BACKUP_OFF, 0 } },
    { "not-known", { .now = NOW, .interval = DAY, .possible = TRUE }, { AMENDS_BACKUP_BUSY, 0 } },
    { "busy", { FACTS, .busy = TRUE }, { AMENDS_BACKUP_BUSY, 0 } },
    { "off-and-busy", { EVERY (0), .busy = TRUE }, { AMENDS_BACKUP_OFF, 0 } },
    { "just-made", { FACTS, .newest_at = NOW }, { AMENDS_BACKUP_WAITING, DAY } },
    { "nearly-due", { FACTS, .newest_at = NOW - DAY + 1 }, { AMENDS_BACKUP_WAITING, 1 } },
    { "due", { FACTS, .newest_at = NOW - DAY }, { AMENDS_BACKUP_DUE, 0 } },
    { "long-due", { FACTS, .newest_at = NOW - 100 * DAY }, { AMENDS_BACKUP_DUE, 0 } },
    { "weekly", { EVERY (7 * DAY), .newest_at = NOW - DAY }, { AMENDS_BACKUP_WAITING, 6 * DAY } },
    { "clock-put-back", { FACTS, .newest_at = NOW + DAY }, { AMENDS_BACKUP_DUE, 0 } },
    { "failed", { FACTS, .failed_at = NOW - MINUTE }, { AMENDS_BACKUP_WAITING, 29 * MINUTE } },
    { "failed-long-ago", { FACTS, .failed_at = NOW - 30 * MINUTE }, { AMENDS_BACKUP_DUE, 0 } },
    { "failed-by-another-clock", { FACTS, .failed_at = NOW + 1 }, { AMENDS_BACKUP_DUE, 0 } },
    { "import-goes-on", { FACTS, .brought_at = NOW }, { AMENDS_BACKUP_WAITING, MINUTE } },
    { "import-is-over", { FACTS, .brought_at = NOW - MINUTE }, { AMENDS_BACKUP_DUE, 0 } },
    { "longest-wait-counts",
      { FACTS, .newest_at = NOW - DAY + 5, .failed_at = NOW - 20 * MINUTE, .brought_at = NOW },
      { AMENDS_BACKUP_WAITING, 10 * MINUTE } },
};

static void
test_plan (gconstpointer data)
{
    const Case *test = data;
    AmendsBackupPlan plan = amends_backup_schedule_plan (&test->facts);

    g_assert_cmpint (plan.stage, ==, test->plan.stage);
    g_assert_cmpint (plan.wait, ==, test->plan.wait);
}

static void
test_intervals (void)
{
    g_assert_cmpint (amends_backup_schedule_parse ("off"), ==, 0);
    g_assert_cmpint (amends_backup_schedule_parse ("daily"), ==, DAY);
    g_assert_cmpint (amends_backup_schedule_parse ("weekly"), ==, 7 * DAY);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *path = g_strconcat ("/app/backup-schedule/", CASES[i].name, NULL);

        g_test_add_data_func (path, &CASES[i], test_plan);
    }
    g_test_add_func ("/app/backup-schedule/intervals", test_intervals);
    return g_test_run ();
}
