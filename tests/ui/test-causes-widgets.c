/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-chooser.h"
#include "amends-cause-panel.h"
#include "amends-cause-text.h"
#include "amends-guide-list.h"
#include "amends-learn-dialog.h"
#include "amends-solution-dialog.h"
#include "amends-solution-row.h"
#include "amends-spike-list.h"
#include "amends-spike-news.h"

#include "ui-fixture.h"

#define DAY 86400
#define NOW 1790000000

static void
count_cb (gpointer instance G_GNUC_UNUSED, gpointer user_data)
{
    (*(guint *) user_data)++;
}

static void
take_int_cb (gpointer instance G_GNUC_UNUSED, int value, gpointer user_data)
{
    *(int *) user_data = value;
}

static void
take_uint_cb (gpointer instance G_GNUC_UNUSED, guint value, gpointer user_data)
{
    *(guint *) user_data = value;
}

static void
take_flag_cb (gpointer instance G_GNUC_UNUSED, gboolean value, gpointer user_data)
{
    *(int *) user_data = value;
}

/* The panel */

static AmendsCausePanel *
make_panel (AmendsCauseOrigin origin, const AmendsCause *causes, gsize n)
{
    static const char *const FIRST[] = { "three weeks late", "still <b>waiting</b>", NULL };
    static const char *const *const WORDS[AMENDS_MAX_CAUSES] = { FIRST, NULL };
    AmendsCausePanel *panel = AMENDS_CAUSE_PANEL (amends_cause_panel_new ());
    AmendsCauses shown;

    amends_causes_init (&shown, origin, AMENDS_SUBJECT_REVIEW, causes, n);
    amends_cause_panel_set (panel, AMENDS_SUBJECT_REVIEW, &shown, WORDS);
    return panel;
}

static void
test_a_suggestion_shows_its_words_and_can_be_accepted (void)
{
    const AmendsCause LATE[] = { AMENDS_CAUSE_SLOW_DELIVERY };
    AmendsCausePanel *panel = make_panel (AMENDS_CAUSE_ORIGIN_SUGGESTED, LATE, 1);
    GtkWidget *window = ui_present (GTK_WIDGET (panel), 500, 500);
    g_autofree char *name = amends_cause_text_dup_spoken (AMENDS_CAUSE_SLOW_DELIVERY);
    GtkWidget *row = ui_find (GTK_WIDGET (panel), ADW_TYPE_ACTION_ROW);
    guint accepted = 0;
    int opened = -1;

    g_signal_connect (panel, "accept", G_CALLBACK (count_cb), &accepted);
    g_signal_connect (panel, "guide", G_CALLBACK (take_int_cb), &opened);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (panel), "Suggested"));
    g_assert_nonnull (ui_find_label (row, "still <b>waiting</b>"));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (panel), GTK_ACCESSIBLE_ROLE_GROUP);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (panel), "Accept"), "clicked");
    gtk_widget_activate (row);
    g_assert_cmpuint (accepted, ==, 1);
    g_assert_cmpint (opened, ==, AMENDS_CAUSE_SLOW_DELIVERY);
    ui_dismiss (window);
}

static void
test_of_two_causes_one_can_be_taken_away (void)
{
    const AmendsCause TWO[] = { AMENDS_CAUSE_PICTURE, AMENDS_CAUSE_QUALITY };
    AmendsCausePanel *panel = make_panel (AMENDS_CAUSE_ORIGIN_SUGGESTED, TWO, 2);
    GtkWidget *window = ui_present (GTK_WIDGET (panel), 500, 500);
    GtkWidget *second = ui_find_nth (GTK_WIDGET (panel), ADW_TYPE_ACTION_ROW, 1);
    GtkWidget *button = ui_find (second, GTK_TYPE_BUTTON);
    int taken = -1;

    g_signal_connect (panel, "take", G_CALLBACK (take_int_cb), &taken);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Not This One");
    g_signal_emit_by_name (button, "clicked");
    g_assert_cmpint (taken, ==, AMENDS_CAUSE_QUALITY);
    g_assert_null (ui_find_button (GTK_WIDGET (panel), "Add One More"));
    ui_dismiss (window);
}

static void
test_what_a_person_said_can_be_taught_and_changed (void)
{
    const AmendsCause LATE[] = { AMENDS_CAUSE_SLOW_DELIVERY };
    AmendsCausePanel *panel = make_panel (AMENDS_CAUSE_ORIGIN_PERSON, LATE, 1);
    GtkWidget *window = ui_present (GTK_WIDGET (panel), 500, 500);
    guint learned = 0, cleared = 0;
    int second = -1;

    g_signal_connect (panel, "learn", G_CALLBACK (count_cb), &learned);
    g_signal_connect (panel, "clear", G_CALLBACK (count_cb), &cleared);
    g_signal_connect (panel, "choose", G_CALLBACK (take_flag_cb), &second);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (panel), "Confirmed by you"));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (panel), "About the seller"));
    g_assert_null (ui_find_button (GTK_WIDGET (panel), "Accept"));
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (panel), "Remember"), "clicked");
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (panel), "Clear"), "clicked");
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (panel), "Add One More"), "clicked");
    g_assert_cmpint (second, ==, TRUE);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (panel), "Change"), "clicked");
    g_assert_cmpint (second, ==, FALSE);
    g_assert_cmpuint (learned + cleared, ==, 2);
    ui_dismiss (window);
}

static void
test_no_cause_says_so (void)
{
    AmendsCausePanel *panel = make_panel (AMENDS_CAUSE_ORIGIN_NONE, NULL, 0);
    GtkWidget *window = ui_present (GTK_WIDGET (panel), 500, 500);
    AmendsCauses cleared;

    g_assert_nonnull (ui_find_label (GTK_WIDGET (panel), "Nothing in the words"));
    g_assert_nonnull (ui_find_button (GTK_WIDGET (panel), "Choose"));
    amends_causes_init (&cleared, AMENDS_CAUSE_ORIGIN_PERSON, AMENDS_SUBJECT_REVIEW, NULL, 0);
    amends_cause_panel_set (panel, AMENDS_SUBJECT_REVIEW, &cleared, NULL);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (panel), "You said that no cause fits"));
    amends_cause_panel_set (panel, AMENDS_SUBJECT_REVIEW, NULL, NULL);
    g_assert_false (gtk_widget_get_visible (GTK_WIDGET (panel)));
    ui_dismiss (window);
}

/* Choosing */

static gboolean
is_mapped (gpointer user_data)
{
    return gtk_widget_get_mapped (GTK_WIDGET (user_data));
}

static void
test_typing_and_enter_choose_a_cause (void)
{
    AmendsCauseChooser *chooser = g_object_ref_sink (amends_cause_chooser_new (AMENDS_CAUSE_PICTURE));
    GtkWidget *window = ui_present (gtk_label_new ("behind"), 600, 700);
    GtkWidget *entry;
    GtkListBox *list;
    int chosen = -1;

    g_signal_connect (chooser, "chosen", G_CALLBACK (take_int_cb), &chosen);
    adw_dialog_present (ADW_DIALOG (chooser), window);
    ui_wait (is_mapped, chooser);
    entry = ui_find (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY);
    list = GTK_LIST_BOX (ui_find (GTK_WIDGET (chooser), GTK_TYPE_LIST_BOX));
    g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, AMENDS_CAUSE_PICTURE);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, AMENDS_CAUSE_PICTURE)),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Chosen now");
    gtk_editable_set_text (GTK_EDITABLE (entry), "2b");
    g_signal_emit_by_name (entry, "search-changed");
    g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==,
                     AMENDS_CAUSE_MISSED_DELIVERY);
    gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
    g_signal_emit_by_name (entry, "search-changed");
    g_assert_null (gtk_list_box_get_selected_row (list));
    g_signal_emit_by_name (entry, "activate");
    g_assert_cmpint (chosen, ==, -1);
    gtk_editable_set_text (GTK_EDITABLE (entry), "qual");
    g_signal_emit_by_name (entry, "search-changed");
    g_signal_emit_by_name (entry, "activate");
    g_assert_cmpint (chosen, ==, AMENDS_CAUSE_QUALITY);
    ui_dismiss (window);
    g_object_unref (chooser);
}

/* Teaching */

typedef struct {
    char *phrase;
    int weight;
} Lesson;

static void
learned_cb (AmendsLearnDialog *dialog G_GNUC_UNUSED, const char *phrase, int weight, gpointer user_data)
{
    Lesson *lesson = user_data;

    g_set_str (&lesson->phrase, phrase);
    lesson->weight = weight;
}

static void
test_words_selected_in_the_comment_become_the_phrase (void)
{
    AmendsLearnDialog *dialog =
        g_object_ref_sink (amends_learn_dialog_new ("The gizmo sings off key, sadly.", NULL, AMENDS_CAUSE_QUALITY));
    GtkWidget *window = ui_present (gtk_label_new ("behind"), 600, 700);
    GtkTextBuffer *buffer;
    GtkWidget *entry, *button;
    Lesson lesson = { NULL, 0 };
    GtkTextIter start, end;

    g_signal_connect (dialog, "learned", G_CALLBACK (learned_cb), &lesson);
    adw_dialog_present (ADW_DIALOG (dialog), window);
    ui_wait (is_mapped, dialog);
    buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW)));
    entry = ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
    button = ui_find_button (GTK_WIDGET (dialog), "Remember");
    g_assert_false (gtk_widget_get_sensitive (button));
    gtk_text_buffer_get_iter_at_offset (buffer, &start, 10);
    gtk_text_buffer_get_iter_at_offset (buffer, &end, 23);
    gtk_text_buffer_select_range (buffer, &start, &end);
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "sings off key");
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "This comment contains these words"));
    gtk_editable_set_text (GTK_EDITABLE (entry), "out of tune");
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "does not contain"));
    g_signal_emit_by_name (button, "clicked");
    g_assert_cmpstr (lesson.phrase, ==, "out of tune");
    g_assert_cmpint (lesson.weight, ==, 2);
    g_free (lesson.phrase);
    ui_dismiss (window);
    g_object_unref (dialog);
}

/* The checklist */

static void
test_a_tick_waits_for_the_answer (void)
{
    GtkWidget *row = amends_solution_row_new ("own-stock", "Keep stock <aside>");
    GtkWidget *list = gtk_list_box_new ();
    GtkWidget *window = ui_present (list, 400, 200);
    GtkWidget *check = ui_find (row, GTK_TYPE_CHECK_BUTTON);
    int wanted = -1;

    gtk_list_box_append (GTK_LIST_BOX (list), row);
    g_signal_connect (row, "toggled", G_CALLBACK (take_flag_cb), &wanted);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, "Keep stock <aside>");
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    g_assert_cmpint (wanted, ==, TRUE);
    g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
    wanted = -1;
    amends_solution_row_set (AMENDS_SOLUTION_ROW (row), TRUE, "Done since 3 May");
    g_assert_cmpint (wanted, ==, -1);
    g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                         "Done since 3 May");
    ui_dismiss (window);
}

typedef struct {
    gint64 at;
    char *note;
} Since;

static void
done_cb (AmendsSolutionDialog *dialog G_GNUC_UNUSED, gint64 at, const char *note, gpointer user_data)
{
    Since *since = user_data;

    since->at = at;
    g_set_str (&since->note, note);
}

static void
test_a_day_ahead_cannot_be_ticked (void)
{
    AmendsSolutionDialog *dialog = g_object_ref_sink (amends_solution_dialog_new ("Keep stock aside", NOW));
    GtkWidget *window = ui_present (gtk_label_new ("behind"), 600, 700);
    GtkCalendar *calendar;
    GtkWidget *button;
    g_autoptr (GDateTime) ahead = g_date_time_new_from_unix_local (NOW + 2 * DAY);
    g_autoptr (GDateTime) before = g_date_time_new_from_unix_local (NOW - 40 * DAY);
    Since since = { 0, NULL };

    g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &since);
    adw_dialog_present (ADW_DIALOG (dialog), window);
    ui_wait (is_mapped, dialog);
    calendar = GTK_CALENDAR (ui_find (GTK_WIDGET (dialog), GTK_TYPE_CALENDAR));
    button = ui_find_button (GTK_WIDGET (dialog), "Done");
    g_assert_true (gtk_widget_get_sensitive (button));
    gtk_calendar_select_day (calendar, ahead);
    g_assert_false (gtk_widget_get_sensitive (button));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "is in the future"));
    gtk_calendar_select_day (calendar, before);
    gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), " with Ola ");
    g_signal_emit_by_name (button, "clicked");
    g_assert_cmpint (since.at, <=, NOW - 40 * DAY);
    g_assert_cmpint (since.at, >, NOW - 41 * DAY - 3600);
    g_assert_cmpstr (since.note, ==, "with Ola");
    g_free (since.note);
    ui_dismiss (window);
    g_object_unref (dialog);
}

/* The guide tells it in the person's own zone, charts and the report in days of UTC: the day is the chosen one in all of them. */
static void
test_a_day_is_the_same_in_charts (void)
{
    static const char *const ZONES[] = { "UTC", "Europe/Stockholm", "America/Los_Angeles", "Pacific/Kiritimati" };

    for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++) {
        AmendsSolutionDialog *dialog = g_object_ref_sink (amends_solution_dialog_new ("Keep stock aside", NOW));
        GtkWidget *window = ui_present (gtk_label_new ("behind"), 600, 700);
        g_autoptr (GDateTime) chosen = NULL, local = NULL, utc = NULL;
        g_autofree char *utc_day = NULL, *local_day = NULL;
        Since since = { 0, NULL };

        g_setenv ("TZ", ZONES[i], TRUE);
        chosen = g_date_time_new_local (2026, 3, 1, 12, 0, 0);
        g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &since);
        adw_dialog_present (ADW_DIALOG (dialog), window);
        ui_wait (is_mapped, dialog);
        gtk_calendar_select_day (GTK_CALENDAR (ui_find (GTK_WIDGET (dialog), GTK_TYPE_CALENDAR)), chosen);
        g_signal_emit_by_name (ui_find_button (GTK_WIDGET (dialog), "Done"), "clicked");
        utc = g_date_time_new_from_unix_utc (since.at);
        local = g_date_time_new_from_unix_local (since.at);
        utc_day = g_date_time_format (utc, "%F");
        local_day = g_date_time_format (local, "%F");
        g_assert_cmpstr (utc_day, ==, "2026-03-01");
        g_assert_cmpstr (local_day, ==, "2026-03-01");
        g_free (since.note);
        ui_dismiss (window);
        g_object_unref (dialog);
    }
    g_setenv ("TZ", "UTC", TRUE);
}

/* The guide's list */

static void
test_the_list_tells_how_many_there_are (void)
{
    AmendsGuideList *list = g_object_new (AMENDS_TYPE_GUIDE_LIST, NULL);
    GtkWidget *scroller =
        g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", list, NULL);
    GtkWidget *window = ui_present (scroller, 400, 900);
    GtkListBox *rows = GTK_LIST_BOX (ui_find (GTK_WIDGET (list), GTK_TYPE_LIST_BOX));
    g_autofree char *name = amends_cause_text_dup_spoken (AMENDS_CAUSE_QUALITY);
    g_autofree char *spoken = g_strdup_printf ("%s, 12 comments", name);
    guint64 counts[AMENDS_N_CAUSES] = { 0 };
    int chosen = -1;

    counts[AMENDS_CAUSE_QUALITY] = 12;
    amends_guide_list_set_counts (list, counts);
    g_signal_connect (list, "chosen", G_CALLBACK (take_int_cb), &chosen);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (rows, AMENDS_CAUSE_QUALITY)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (list), "12"));
    amends_guide_list_select (list, AMENDS_CAUSE_QUALITY);
    g_assert_cmpint (chosen, ==, AMENDS_CAUSE_QUALITY);
    ui_dismiss (window);
}

static void
test_a_spike_says_why_and_can_be_silenced (void)
{
    AmendsSpikeNews spike = { .marketplace = (char *) "SE",
                              .product_id = (char *) "B07",
                              .title = (char *) "Lamp <1>",
                              .cause = AMENDS_CAUSE_NONE,
                              .spike = { .n = 30, .k = 9, .customers = 8, .baseline = 5.0, .recent = 30.0 } };
    AmendsSpikeList *list = g_object_new (AMENDS_TYPE_SPIKE_LIST, NULL);
    GtkWidget *window = ui_present (GTK_WIDGET (list), 400, 400);
    g_autoptr (GPtrArray) news = g_ptr_array_new ();
    guint opened = G_MAXUINT, silenced = G_MAXUINT;
    GtkWidget *row;

    amends_spike_list_set (list, news);
    g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
    g_ptr_array_add (news, &spike);
    amends_spike_list_set (list, news);
    g_signal_connect (list, "opened", G_CALLBACK (take_uint_cb), &opened);
    g_signal_connect (list, "silence", G_CALLBACK (take_uint_cb), &silenced);
    row = ui_find (GTK_WIDGET (list), ADW_TYPE_ACTION_ROW);
    g_assert_nonnull (ui_find_label (row, "9 of 30 reviews"));
    g_assert_nonnull (ui_find_label (row, "Lamp <1>"));
    g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON), "clicked");
    gtk_widget_activate (row);
    g_assert_cmpuint (silenced, ==, 0);
    g_assert_cmpuint (opened, ==, 0);
    ui_dismiss (window);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/causes/panel/a-suggestion-shows-its-words-and-can-be-accepted",
                     test_a_suggestion_shows_its_words_and_can_be_accepted);
    g_test_add_func ("/causes/panel/of-two-causes-one-can-be-taken-away", test_of_two_causes_one_can_be_taken_away);
    g_test_add_func ("/causes/panel/what-a-person-said-can-be-taught-and-changed",
                     test_what_a_person_said_can_be_taught_and_changed);
    g_test_add_func ("/causes/panel/no-cause-says-so", test_no_cause_says_so);
    g_test_add_func ("/causes/chooser/typing-and-enter-choose-a-cause", test_typing_and_enter_choose_a_cause);
    g_test_add_func ("/causes/learn/words-selected-in-the-comment-become-the-phrase",
                     test_words_selected_in_the_comment_become_the_phrase);
    g_test_add_func ("/causes/solution/a-tick-waits-for-the-answer", test_a_tick_waits_for_the_answer);
    g_test_add_func ("/causes/solution/a-day-ahead-cannot-be-ticked", test_a_day_ahead_cannot_be_ticked);
    g_test_add_func ("/causes/solution/a-day-is-the-same-in-charts", test_a_day_is_the_same_in_charts);
    g_test_add_func ("/causes/guide/the-list-tells-how-many-there-are", test_the_list_tells_how_many_there_are);
    g_test_add_func ("/causes/guide/a-spike-says-why-and-can-be-silenced", test_a_spike_says_why_and_can_be_silenced);
    return g_test_run ();
}
