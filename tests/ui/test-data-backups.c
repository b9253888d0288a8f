/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-group.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "amends-await.h"
#include "amends-backup-file.h"
#include "amends-backup-restore.h"
#include "amends-backup-row.h"
#include "ui-fixture.h"

#define SCHEMA "io.github.amendsapp.Amends"

typedef struct {
    UiFixture data;
    GSettings *settings;
    AmendsBackups *backups;
    gint64 now;
    GtkWidget *window;
    GtkWidget *group;
    char *asked; /* path that was asked to be restored */
} Fixture;

static gint64
tell_time (gpointer user_data)
{
    return ((Fixture *) user_data)->now;
}

static void
restore_requested_cb (AmendsBackups *backups G_GNUC_UNUSED, const char *path, Fixture *fixture)
{
    g_assert_null (fixture->asked);
    fixture->asked = g_strdup (path);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *page = adw_preferences_page_new ();

    ui_fixture_init (&fixture->data);
    ui_fixture_fill (&fixture->data, 0, 12);
    fixture->settings = g_settings_new (SCHEMA);
    g_settings_reset (fixture->settings, "backup-interval");
    g_settings_reset (fixture->settings, "backup-keep");
    fixture->now = 1795305600;
    fixture->backups = amends_backups_new (fixture->data.folder, tell_time, fixture);
    g_signal_connect (fixture->backups, "restore-requested", G_CALLBACK (restore_requested_cb), fixture);
    fixture->group = amends_backup_group_new ();
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (fixture->group));
    fixture->window = ui_present (page, 700, 900);
}

static gboolean
is_only_ours (gpointer user_data)
{
    return g_atomic_int_get ((gint *) &G_OBJECT (user_data)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
    ui_wait (is_only_ours, fixture->backups);
    g_assert_finalize_object (fixture->backups);
    g_object_unref (fixture->settings);
    ui_fixture_clear (&fixture->data);
    g_free (fixture->asked);
}

static void
show (Fixture *fixture)
{
    amends_backup_group_set_source (AMENDS_BACKUP_GROUP (fixture->group), fixture->backups, fixture->settings);
}

static char *
make_backup (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBackupInfo) info = NULL;

    amends_backups_make_async (fixture->backups, NULL, 0, NULL, amends_await_cb, &await);
    info = amends_backups_make_finish (fixture->backups, amends_await (&await), &error);
    g_assert_no_error (error);
    fixture->now += 60;
    return g_strdup (info->path);
}

/* A text that is on the screen sooner or later. */
typedef struct {
    Fixture *fixture;
    const char *text;
} Wanted;

static gboolean
is_shown (gpointer user_data)
{
    const Wanted *wanted = user_data;

    return ui_find_label (wanted->fixture->window, wanted->text) != NULL;
}

static void
wait_for (Fixture *fixture, const char *text)
{
    Wanted wanted = { fixture, text };

    ui_wait (is_shown, &wanted);
}

static void
expand (Fixture *fixture)
{
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (fixture->group, ADW_TYPE_EXPANDER_ROW)), TRUE);
}

static void
press (Fixture *fixture, const char *label)
{
    GtkWidget *button = ui_find_button (fixture->group, label);

    g_assert_nonnull (button);
    g_assert_true (gtk_widget_is_sensitive (button));
    g_signal_emit_by_name (button, "clicked");
}

static void
test_settings (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwComboRow *interval = ADW_COMBO_ROW (ui_find (fixture->group, ADW_TYPE_COMBO_ROW));
    AdwSpinRow *keep = ADW_SPIN_ROW (ui_find (fixture->group, ADW_TYPE_SPIN_ROW));
    g_autofree char *value = NULL;

    show (fixture);
    g_assert_cmpuint (adw_combo_row_get_selected (interval), ==, 1);
    g_assert_cmpfloat (adw_spin_row_get_value (keep), ==, 7);
    adw_combo_row_set_selected (interval, 2);
    value = g_settings_get_string (fixture->settings, "backup-interval");
    g_assert_cmpstr (value, ==, "weekly");
    g_settings_set_string (fixture->settings, "backup-interval", "off");
    g_assert_cmpuint (adw_combo_row_get_selected (interval), ==, 0);
    adw_spin_row_set_value (keep, 3);
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "backup-keep"), ==, 3);
    wait_for (fixture, "backups");
}

static void
test_makes_one (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    show (fixture);
    wait_for (fixture, "None yet");
    wait_for (fixture, "There are no backups yet");
    press (fixture, "Back Up");
    g_assert_true (amends_backups_is_running (fixture->backups));
    wait_for (fixture, "1 backup");
    g_assert_null (ui_find_label (fixture->window, "None yet"));
    expand (fixture);
    wait_for (fixture, "12 reviews");
    g_assert_nonnull (ui_find_button (fixture->group, "Restore…"));
}

static gint may_go_on;

static void
wait_before_verifying (const char *step)
{
    while (g_str_equal (step, "verifying") && !g_atomic_int_get (&may_go_on))
        g_usleep (1000);
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_atomic_int_set (&may_go_on, FALSE);
    amends_backup_set_step (wait_before_verifying);
    show (fixture);
    wait_for (fixture, "None yet");
    press (fixture, "Back Up");
    wait_for (fixture, "Cancel");
    g_assert_null (ui_find_button (fixture->group, "Back Up"));
    g_assert_true (gtk_widget_get_visible (ui_find (fixture->group, GTK_TYPE_PROGRESS_BAR)));
    press (fixture, "Cancel");
    g_atomic_int_set (&may_go_on, TRUE);
    wait_for (fixture, "Back Up");
    wait_for (fixture, "None yet");
    amends_backup_set_step (NULL);
    g_assert_null (ui_find_button (fixture->group, "Cancel"));
    g_assert_null (ui_find_label (fixture->window, "No backup was made"));
}

static void
test_failure (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_true (g_file_set_contents (amends_backups_get_folder (fixture->backups), "in the way", -1, NULL));
    show (fixture);
    wait_for (fixture, "None yet");
    press (fixture, "Back Up");
    wait_for (fixture, "No backup was made: its folder cannot be written to.");
    g_unlink (amends_backups_get_folder (fixture->backups));
    press (fixture, "Back Up");
    wait_for (fixture, "1 backup");
    g_assert_null (ui_find_label (fixture->window, "No backup was made"));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
    return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static gboolean
has_dialog (gpointer user_data)
{
    return get_dialog (user_data) != NULL;
}

static gboolean
has_no_dialog (gpointer user_data)
{
    return get_dialog (user_data) == NULL;
}

/* As its button does, and closing it by Escape. */
static void
answer (Fixture *fixture, const char *label)
{
    GtkWidget *button = ui_find_button (GTK_WIDGET (get_dialog (fixture)), label);

    g_assert_nonnull (button);
    g_signal_emit_by_name (button, "clicked");
    ui_wait (has_no_dialog, fixture);
}

static gboolean
is_asked (gpointer user_data)
{
    return ((Fixture *) user_data)->asked != NULL;
}

static void
test_asks_before (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = make_backup (fixture);
    AdwAlertDialog *dialog;

    show (fixture);
    wait_for (fixture, "1 backup");
    expand (fixture);
    press (fixture, "Restore…");
    ui_wait (has_dialog, fixture);
    dialog = ADW_ALERT_DIALOG (get_dialog (fixture));
    g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, "Restore This Backup?");
    g_assert_nonnull (strstr (adw_alert_dialog_get_body (dialog), "with 12 reviews"));
    g_assert_nonnull (strstr (adw_alert_dialog_get_body (dialog), "Nothing is sent a second time"));
    g_assert_cmpstr (adw_alert_dialog_get_default_response (dialog), ==, "cancel");
    answer (fixture, "Cancel");
    g_assert_null (fixture->asked);
    press (fixture, "Restore…");
    ui_wait (has_dialog, fixture);
    answer (fixture, "Restore");
    ui_wait (is_asked, fixture);
    g_assert_cmpstr (fixture->asked, ==, path);
}

/* Damage in the middle is told as soon as somebody looks at the list, and such a file is not asked about but refused. */
static void
test_damaged (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = make_backup (fixture);
    g_autofree char *good = make_backup (fixture);
    g_autofree char *zeros = g_malloc0 (8192);
    FILE *file = g_fopen (path, "r+");

    g_assert_cmpint (fseek (file, 40000, SEEK_SET), ==, 0);
    g_assert_cmpuint (fwrite (zeros, 1, 8192, file), ==, 8192);
    fclose (file);
    show (fixture);
    wait_for (fixture, "2 backups");
    expand (fixture);
    wait_for (fixture, "Damaged: choose another one");
    g_assert_nonnull (ui_find_button (fixture->group, "Restore…"));
    amends_backup_group_choose (AMENDS_BACKUP_GROUP (fixture->group), path);
    ui_wait (has_dialog, fixture);
    g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), ==,
                     "Cannot Restore This File");
    answer (fixture, "Close");
    amends_backup_group_choose (AMENDS_BACKUP_GROUP (fixture->group), "/dev/null");
    ui_wait (has_dialog, fixture);
    g_assert_nonnull (
        strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (fixture))), "Not a backup of Amends"));
    answer (fixture, "Close");
    g_assert_null (fixture->asked);
}

static void
test_sample_shop (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = make_backup (fixture);

    show (fixture);
    wait_for (fixture, "1 backup");
    amends_backup_group_set_source (AMENDS_BACKUP_GROUP (fixture->group), NULL, fixture->settings);
    wait_for (fixture, "The sample shop is invented");
    g_assert_false (gtk_widget_is_sensitive (ui_find_button (fixture->group, "Back Up")));
    g_assert_false (gtk_widget_get_visible (ui_find (fixture->group, ADW_TYPE_EXPANDER_ROW)));
    show (fixture);
    wait_for (fixture, "1 backup");
}

/* A phone is 360 pixels wide, of which the page's margins take 24. */
static void
test_narrow (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = make_backup (fixture);
    GtkWidget *row;

    show (fixture);
    wait_for (fixture, "1 backup");
    expand (fixture);
    wait_for (fixture, "12 reviews");
    for (guint i = 0; (row = ui_find_nth (fixture->group, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++) {
        int least;

        gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
        g_test_message ("%s: %d", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), least);
        g_assert_cmpint (least, <=, 360 - 24);
    }
}

/* It is taken down while it waits for answers. */
static void
test_goes_in_between (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = make_backup (fixture);

    show (fixture);
    wait_for (fixture, "1 backup");
    expand (fixture);
    amends_backup_group_choose (AMENDS_BACKUP_GROUP (fixture->group), path);
    press (fixture, "Back Up");
}

static AmendsBackupInfo *
make_info (AmendsBackupState state, gint64 n_reviews, gboolean set_aside)
{
    return amends_backup_info_new (&(AmendsBackupInfo) { .path = "/x/amends.db",
                                                         .made_at = 1795305600 + 3 * 3600,
                                                         .size = 2500000,
                                                         .n_reviews = n_reviews,
                                                         .state = state,
                                                         .set_aside = set_aside });
}

static void
test_texts (void)
{
    static const struct {
        AmendsBackupState state;
        gint64 n_reviews;
        gboolean set_aside;
        const char *title, *facts;
    } CASES[] = {
        { AMENDS_BACKUP_GOOD, 1, FALSE, "22 November 2026", "1 review" },
        { AMENDS_BACKUP_GOOD, 12, TRUE, "Before Restoring, ", "12 reviews" },
        { AMENDS_BACKUP_DAMAGED, -1, FALSE, "22 November 2026", "Damaged" },
        { AMENDS_BACKUP_NEWER, -1, FALSE, "22 November 2026", "update Amends" },
        { AMENDS_BACKUP_FOREIGN, -1, FALSE, "22 November 2026", "Not a backup" },
    };
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsBackupInfo) info = make_info (CASES[i].state, CASES[i].n_reviews, CASES[i].set_aside);
        g_autofree char *title = amends_backup_text_dup_title (info, utc);
        g_autofree char *facts = amends_backup_text_dup_facts (info);

        g_assert_nonnull (strstr (title, CASES[i].title));
        g_assert_nonnull (strstr (facts, CASES[i].facts));
        g_assert_nonnull (strstr (facts, "2.5"));
        g_assert_cmpint (amends_backup_text_get_obstacle (CASES[i].state) == NULL, ==,
                         CASES[i].state == AMENDS_BACKUP_GOOD);
    }
}

static void
test_outcome (void)
{
    g_autofree char *nothing = amends_backup_text_dup_outcome (&(AmendsRestoreFacts) { 0 });
    g_autofree char *all = amends_backup_text_dup_outcome (
        &(AmendsRestoreFacts) { .aside = "/data/before-restore-1.db", .n_kept = 2, .n_unknown = 1, .n_tokens = 3 });

    g_assert_cmpstr (nothing, ==, "");
    g_assert_nonnull (strstr (all, "“before-restore-1.db”"));
    g_assert_null (strstr (all, "/data/"));
    g_assert_nonnull (strstr (all, "2 messages have gone on"));
    g_assert_nonnull (strstr (all, "1 message may have gone out"));
    g_assert_nonnull (strstr (all, "3 accounts need their tokens again"));
}

#define ADD(name, func) g_test_add ("/data/backups/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    ADD ("settings", test_settings);
    ADD ("makes-one", test_makes_one);
    ADD ("cancel", test_cancel);
    ADD ("failure", test_failure);
    ADD ("asks-before", test_asks_before);
    ADD ("damaged", test_damaged);
    ADD ("sample-shop", test_sample_shop);
    ADD ("narrow", test_narrow);
    ADD ("goes-in-between", test_goes_in_between);
    g_test_add_func ("/data/backups/texts", test_texts);
    g_test_add_func ("/data/backups/outcome", test_outcome);
    return g_test_run ();
}
