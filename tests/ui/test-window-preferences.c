/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-interval-row.h"
#include "amends-preferences-dialog.h"
#include "ui-fixture.h"

#define SCHEMA "io.github.amendsapp.Amends"

typedef struct {
    GSettings *settings;
    GtkWidget *window;
    GtkWidget *dialog;
} Fixture;

static void
present_dialog (Fixture *fixture)
{
    const AmendsDataSource source = { .folder = "/srv/data" };

    fixture->dialog = GTK_WIDGET (amends_preferences_dialog_new (fixture->settings, &source));
    adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
    ui_settle (50);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const KEYS[] = { "notify-stars",      "notify-answers",  "quiet-hours",
                                        "quiet-hours-start", "quiet-hours-end", "background-sync",
                                        "sync-interval",     "privacy-mode",    "template-languages" };

    fixture->settings = g_settings_new (SCHEMA);
    for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
        g_settings_reset (fixture->settings, KEYS[i]);
    fixture->window = ui_present (adw_bin_new (), 900, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
    ui_dismiss (fixture->window);
    g_clear_object (&fixture->settings);
}

static GtkWidget *
find_row (Fixture *fixture, const char *title)
{
    GtkWidget *row = ui_find_row (fixture->dialog, title);

    g_assert_nonnull (row);
    return row;
}

static void
test_switches (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *title;
        const char *key;
    } ROWS[] = {
        { "Answers", "notify-answers" },
        { "Quiet Hours", "quiet-hours" },
        { "Background Sync", "background-sync" },
        { "Privacy Mode", "privacy-mode" },
    };

    present_dialog (fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        AdwSwitchRow *row = ADW_SWITCH_ROW (find_row (fixture, ROWS[i].title));
        gboolean was_on = g_settings_get_boolean (fixture->settings, ROWS[i].key);

        g_assert_true (adw_switch_row_get_active (row) == was_on);
        adw_switch_row_set_active (row, !was_on);
        g_assert_true (g_settings_get_boolean (fixture->settings, ROWS[i].key) == !was_on);
        g_settings_set_boolean (fixture->settings, ROWS[i].key, was_on);
        g_assert_true (adw_switch_row_get_active (row) == was_on);
    }
}

/* Which languages there are, and what becomes of a choice, is tested with the rows themselves. */
static void
test_language_of_templates (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwComboRow *language, *otherwise;
    g_auto (GStrv) chosen = NULL;

    present_dialog (fixture);
    language = ADW_COMBO_ROW (find_row (fixture, "Language of Templates"));
    g_assert_null (ui_find_row (fixture->dialog, "Otherwise In"));
    adw_combo_row_set_selected (language, 2);
    otherwise = ADW_COMBO_ROW (find_row (fixture, "Otherwise In"));
    adw_combo_row_set_selected (otherwise, 2);
    chosen = g_settings_get_strv (fixture->settings, "template-languages");
    g_assert_cmpstr (chosen[0], ==, "sv");
    g_assert_cmpstr (chosen[1], ==, "de");
    g_assert_null (chosen[2]);
}

static void
test_stars_share_a_key (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwSwitchRow *rows[3];

    present_dialog (fixture);
    rows[0] = ADW_SWITCH_ROW (find_row (fixture, "One Star"));
    rows[1] = ADW_SWITCH_ROW (find_row (fixture, "Two Stars"));
    rows[2] = ADW_SWITCH_ROW (find_row (fixture, "Three Stars"));
    for (guint stars = 0; stars <= 14; stars += 2) {
        g_settings_set_uint (fixture->settings, "notify-stars", stars);
        for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
            g_assert_true (adw_switch_row_get_active (rows[i]) == ((stars >> (i + 1) & 1) != 0));
    }
    adw_switch_row_set_active (rows[1], FALSE);
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "notify-stars"), ==, 2 | 8);
    adw_switch_row_set_active (rows[0], FALSE);
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "notify-stars"), ==, 8);
    adw_switch_row_set_active (rows[2], FALSE);
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "notify-stars"), ==, 0);
    adw_switch_row_set_active (rows[1], TRUE);
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "notify-stars"), ==, 4);
}

static void
type_time (GtkWidget *row, const char *text)
{
    gtk_editable_set_text (GTK_EDITABLE (row), text);
    adw_spin_row_update (ADW_SPIN_ROW (row));
}

static void
test_quiet_hours (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *start;
    GtkWidget *end;

    present_dialog (fixture);
    start = find_row (fixture, "Quiet From");
    end = find_row (fixture, "Quiet Until");
    g_assert_false (gtk_widget_get_sensitive (start));
    g_settings_set_boolean (fixture->settings, "quiet-hours", TRUE);
    g_assert_true (gtk_widget_get_sensitive (start) && gtk_widget_get_sensitive (end));
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start)), ==, "20:00");
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (end)), ==, "07:00");
    type_time (start, "21:30");
    g_assert_cmpint (g_settings_get_int (fixture->settings, "quiet-hours-start"), ==, 21 * 60 + 30);
    type_time (end, "tomorrow");
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (end)), ==, "07:00");
    g_assert_cmpint (g_settings_get_int (fixture->settings, "quiet-hours-end"), ==, 7 * 60);
    g_settings_set_int (fixture->settings, "quiet-hours-end", 6 * 60 + 5);
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (end)), ==, "06:05");
}

static void
test_past_midnight (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *start;
    GtkAdjustment *adjustment;

    g_settings_set_boolean (fixture->settings, "quiet-hours", TRUE);
    g_settings_set_int (fixture->settings, "quiet-hours-start", 23 * 60 + 45);
    present_dialog (fixture);
    start = find_row (fixture, "Quiet From");
    adjustment = adw_spin_row_get_adjustment (ADW_SPIN_ROW (start));
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 15);
    g_assert_cmpint (g_settings_get_int (fixture->settings, "quiet-hours-start"), ==, 0);
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start)), ==, "00:00");
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 60);
    g_assert_cmpint (g_settings_get_int (fixture->settings, "quiet-hours-start"), ==, 23 * 60);
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start)), ==, "23:00");
}

static void
test_end_explains_itself (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwActionRow *end;

    present_dialog (fixture);
    end = ADW_ACTION_ROW (find_row (fixture, "Quiet Until"));
    g_assert_cmpstr (adw_action_row_get_subtitle (end), ==, "On the next day");
    g_settings_set_int (fixture->settings, "quiet-hours-start", 6 * 60);
    g_assert_cmpstr (adw_action_row_get_subtitle (end), ==, "");
    g_settings_set_int (fixture->settings, "quiet-hours-start", 7 * 60);
    g_assert_nonnull (strstr (adw_action_row_get_subtitle (end), "no quiet hours"));
    g_settings_set_int (fixture->settings, "quiet-hours-end", 5 * 60);
    g_assert_cmpstr (adw_action_row_get_subtitle (end), ==, "On the next day");
}

static const char *
get_shown (AdwComboRow *row)
{
    return gtk_string_object_get_string (GTK_STRING_OBJECT (adw_combo_row_get_selected_item (row)));
}

static void
test_interval (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwComboRow *row;

    present_dialog (fixture);
    row = ADW_COMBO_ROW (find_row (fixture, "Sync Interval"));
    g_assert_cmpstr (get_shown (row), ==, "1 hour");
    adw_combo_row_set_selected (row, 0);
    g_assert_cmpstr (get_shown (row), ==, "15 minutes");
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "sync-interval"), ==, 15);
    g_settings_set_uint (fixture->settings, "sync-interval", 24 * 60);
    g_assert_cmpstr (get_shown (row), ==, "24 hours");
}

static void
test_unusual_interval (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwComboRow *row;
    guint n;

    g_settings_set_uint (fixture->settings, "sync-interval", 45);
    present_dialog (fixture);
    row = ADW_COMBO_ROW (find_row (fixture, "Sync Interval"));
    n = g_list_model_get_n_items (adw_combo_row_get_model (row));
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "sync-interval"), ==, 45);
    g_assert_cmpstr (get_shown (row), ==, "45 minutes");
    g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
    adw_combo_row_set_selected (row, 3);
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "sync-interval"), ==, 60);
    adw_combo_row_set_selected (row, 2);
    g_assert_cmpuint (g_settings_get_uint (fixture->settings, "sync-interval"), ==, 45);
    g_settings_set_uint (fixture->settings, "sync-interval", 16);
    g_assert_cmpstr (get_shown (row), ==, "16 minutes");
    g_assert_cmpuint (amends_interval_row_get_minutes (AMENDS_INTERVAL_ROW (row)), ==, 16);
    g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, n + 1);
}

/* What the pages are called, and what is found on which of them. */
static void
test_pages (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *page, *title, *row;
    } ROWS[] = {
        { "general", "General", "Accounts" },
        { "general", "General", "Sync Interval" },
        { "general", "General", "Single-Key Shortcuts" },
        { "contact", "Contact", "Hold Messages Back" },
        { "notifications", "Notifications", "Quiet Hours" },
        { "data", "Data", "Data Folder" },
    };

    present_dialog (fixture);
    g_assert_true (adw_preferences_dialog_get_search_enabled (ADW_PREFERENCES_DIALOG (fixture->dialog)));
    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        GtkWidget *page = gtk_widget_get_ancestor (find_row (fixture, ROWS[i].row), ADW_TYPE_PREFERENCES_PAGE);

        g_assert_nonnull (page);
        g_assert_cmpstr (adw_preferences_page_get_name (ADW_PREFERENCES_PAGE (page)), ==, ROWS[i].page);
        g_assert_cmpstr (adw_preferences_page_get_title (ADW_PREFERENCES_PAGE (page)), ==, ROWS[i].title);
        g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (page)),
                                                adw_preferences_page_get_icon_name (ADW_PREFERENCES_PAGE (page))));
    }
}

/* An access key on two things of a page is one that has to be pressed twice. */
static void
test_access_keys (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const PAGES[] = { "general", "contact", "notifications", "data" };

    present_dialog (fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (PAGES); i++) {
        AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (fixture->dialog);
        g_autoptr (GString) used = g_string_new (NULL);
        GtkWidget *label;

        adw_preferences_dialog_set_visible_page_name (dialog, PAGES[i]);
        for (guint n = 0; (label = ui_find_nth (GTK_WIDGET (adw_preferences_dialog_get_visible_page (dialog)),
                                                GTK_TYPE_LABEL, n)) != NULL;
             n++) {
            guint key = gtk_label_get_mnemonic_keyval (GTK_LABEL (label));

            if (key == GDK_KEY_VoidSymbol)
                continue;
            g_assert_null (strchr (used->str, (int) key));
            g_string_append_c (used, (char) key);
        }
        g_assert_cmpuint (used->len, >, 0);
    }
}

#define ADD(name, func) g_test_add ("/window/preferences/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    ADD ("pages", test_pages);
    ADD ("access-keys", test_access_keys);
    ADD ("switches", test_switches);
    ADD ("language-of-templates", test_language_of_templates);
    ADD ("stars-share-a-key", test_stars_share_a_key);
    ADD ("quiet-hours", test_quiet_hours);
    ADD ("past-midnight", test_past_midnight);
    ADD ("end-explains-itself", test_end_explains_itself);
    ADD ("interval", test_interval);
    ADD ("unusual-interval", test_unusual_interval);
    return g_test_run ();
}
