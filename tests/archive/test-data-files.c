/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-data-files.h"

#include <glib/gstdio.h>

#include "amends-await.h"
#include "archive-fixture.h"
#include "store-fixture.h"

#define FOREIGN AMENDS_N_DATA_PARTS

static void
test_parts (void)
{
    static const struct {
        const char *path;
        AmendsDataPart part; /* or FOREIGN */
    } CASES[] = {
        { "amends.db", AMENDS_DATA_PART_COMMENTS },
        { "amends.db-wal", AMENDS_DATA_PART_COMMENTS },
        { "amends.db-shm", AMENDS_DATA_PART_COMMENTS },
        { "amends.db.part", AMENDS_DATA_PART_COMMENTS },
        { "amends.db.part-journal", AMENDS_DATA_PART_COMMENTS },
        { "amends-before-v5.db", AMENDS_DATA_PART_BACKUPS },
        { "amends-before-v5.db.part", AMENDS_DATA_PART_BACKUPS },
        { "broken-2026-11-22-100000.db", AMENDS_DATA_PART_BACKUPS },
        { "broken-2026-11-22-100000.db-wal", AMENDS_DATA_PART_BACKUPS },
        { "before-restore-2026-11-22-180500Z.db", AMENDS_DATA_PART_BACKUPS },
        { "restored-2026-11-22-180500Z.db.part", AMENDS_DATA_PART_BACKUPS },
        { "backups/amends-2026-11-22-180500Z.db", AMENDS_DATA_PART_BACKUPS },
        { "backups/amends-2026-11-22-180500Z.db.part", AMENDS_DATA_PART_BACKUPS },
        { "rules/de.json", AMENDS_DATA_PART_OTHER },
        { "amends.lock", AMENDS_DATA_PART_OTHER },
        { "outbox.lock", AMENDS_DATA_PART_OTHER },
        { "backup.lock", AMENDS_DATA_PART_OTHER },
        { "active", AMENDS_DATA_PART_OTHER },
        /* The window holds it, and the mark goes last. */
        { "lock", FOREIGN },
        { "erasing", FOREIGN },
        { "sample", FOREIGN },
        { "sample/amends.db", FOREIGN },
        { "taxes.db", FOREIGN },
        { "amends.db.old", FOREIGN },
        { "amends.dbx", FOREIGN },
        { "amends.txt", FOREIGN },
        { "backups/taxes.db", FOREIGN },
        { "backups/amends-letter.txt", FOREIGN },
        { "backups/older/amends-2026-11-22-180500Z.db", FOREIGN },
        { "rules/notes.txt", FOREIGN },
        { "rules/old/de.json", FOREIGN },
        { "photos/amends.db", FOREIGN },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsDataPart part;
        gboolean ours = amends_data_files_find_part (CASES[i].path, &part);

        g_test_message ("%s", CASES[i].path);
        g_assert_true (ours == (CASES[i].part != FOREIGN));
        if (ours)
            g_assert_cmpint (part, ==, CASES[i].part);
    }
}

static AmendsDataSizes
measure (const char *folder)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsDataSizes sizes;

    amends_data_files_measure_async (folder, NULL, amends_await_cb, &await);
    amends_data_files_measure_finish (amends_await (&await), &sizes, &error);
    g_assert_no_error (error);
    return sizes;
}

static void
test_sizes (void)
{
    g_autofree char *folder = test_make_folder ();
    AmendsDataSizes sizes;

    archive_write (folder, "amends.db", "12345");
    archive_write (folder, "amends.db-wal", "123");
    archive_write (folder, "backups/amends-2026-11-22-180500Z.db", "1234");
    archive_write (folder, "backups/amends-2026-11-21-180500Z.db", "12");
    archive_write (folder, "backups/amends-2026-11-20-180500Z.db.part", "1");
    archive_write (folder, "broken-2026.db", "123456");
    archive_write (folder, "rules/de.json", "{}");
    archive_write (folder, "sample/amends.db", "1234567890");
    archive_write (folder, "taxes.ods", "1234567890");
    sizes = measure (folder);
    g_assert_cmpuint (sizes.bytes[AMENDS_DATA_PART_COMMENTS], ==, 8);
    g_assert_cmpuint (sizes.bytes[AMENDS_DATA_PART_BACKUPS], ==, 13);
    g_assert_cmpuint (sizes.bytes[AMENDS_DATA_PART_OTHER], ==, 2);
    g_assert_cmpuint (sizes.n_backups, ==, 3);
    test_remove_folder (folder);
}

static void
test_nothing (void)
{
    AmendsDataSizes sizes = measure ("/nonexistent/amends");

    g_assert_cmpuint (sizes.bytes[AMENDS_DATA_PART_COMMENTS], ==, 0);
    g_assert_cmpuint (sizes.n_backups, ==, 0);
}

static void
test_cancel (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsDataSizes sizes;

    archive_write (folder, "amends.db", "12345");
    g_cancellable_cancel (cancellable);
    amends_data_files_measure_async (folder, cancellable, amends_await_cb, &await);
    g_assert_false (amends_data_files_measure_finish (amends_await (&await), &sizes, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/data-files/parts", test_parts);
    g_test_add_func ("/data-files/sizes", test_sizes);
    g_test_add_func ("/data-files/nothing", test_nothing);
    g_test_add_func ("/data-files/cancel", test_cancel);
    return g_test_run ();
}
