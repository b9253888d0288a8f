/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "amends-application.h"
#include "amends-chart.h"
#include "amends-detail-pane.h"
#include "amends-process.h"
#include "amends-review-row.h"
#include "amends-store-private.h"
#include "window-probe.h"

/*
 * Amends itself, measured from inside: window-amends TASK FOLDER [ARGUMENT…], where the task is
 *   start                  until the first frame that shows reviews
 *   scroll PAGES           pages of the list by key, in eleven stretches from end to end, and the memory after that
 *   all PAGES              so many pages from the top without a break
 *   jump TIMES             to places all over the list, until every row there is filled
 *   typing TIMES           twenty letters into the search, thirty a second
 *   feedback TIMES         the feedback page opened from another one, and its charts by day, week and month
 *   idle SECONDS           how often it wakes while nobody does anything
 * The linker puts the functions below that begin with __wrap in the place of ours, so that what is spent in them can be told apart.
 */

#define STRETCHES 10
#define LETTERS 20
#define LETTER_MS 33
#define PATIENCE 600
#define N_CHARTS 8

static char **arguments;

void __real_amends_review_row_bind (AmendsReviewRow *self, AmendsRowItem *item, GPtrArray *terms);
void __wrap_amends_review_row_bind (AmendsReviewRow *self, AmendsRowItem *item, GPtrArray *terms);
void __real_amends_detail_pane_show (AmendsDetailPane *self, gint64 review_id, AmendsReview *review);
void __wrap_amends_detail_pane_show (AmendsDetailPane *self, gint64 review_id, AmendsReview *review);
void __real_amends_store_start (AmendsStore *self, AmendsJobKind kind, gpointer tag, AmendsJobFunc func, gpointer data,
                                GDestroyNotify free_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
void __wrap_amends_store_start (AmendsStore *self, AmendsJobKind kind, gpointer tag, AmendsJobFunc func, gpointer data,
                                GDestroyNotify free_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);

void
__wrap_amends_review_row_bind (AmendsReviewRow *self, AmendsRowItem *item, GPtrArray *terms)
{
    probe_enter ();
    __real_amends_review_row_bind (self, item, terms);
    probe_leave ();
}

void
__wrap_amends_detail_pane_show (AmendsDetailPane *self, gint64 review_id, AmendsReview *review)
{
    probe_enter ();
    __real_amends_detail_pane_show (self, review_id, review);
    probe_leave ();
}

typedef struct {
    GAsyncReadyCallback callback;
    gpointer user_data;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autofree Answer *answer = user_data;

    probe_enter ();
    answer->callback (source, result, answer->user_data);
    probe_leave ();
}

void
__wrap_amends_store_start (AmendsStore *self, AmendsJobKind kind, gpointer tag, AmendsJobFunc func, gpointer data,
                           GDestroyNotify free_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
    Answer *answer = callback != NULL ? g_new (Answer, 1) : NULL;

    if (answer != NULL)
        *answer = (Answer) { callback, user_data };
    __real_amends_store_start (self, kind, tag, func, data, free_data, cancellable, answer != NULL ? answered_cb : NULL,
                               answer);
}

/* What is on the screen */

static gboolean
is_filled (GtkWidget *list)
{
    gboolean any = FALSE;

    for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL; item = gtk_widget_get_next_sibling (item)) {
        GtkWidget *row = probe_find (item, "AmendsReviewRow");

        if (row != NULL && !amends_review_row_is_filled (AMENDS_REVIEW_ROW (row)))
            return FALSE;
        any = any || row != NULL;
    }
    return any;
}

static GtkWidget *
find_list (GtkWidget *window)
{
    GtkWidget *place = probe_find (window, "AmendsReviewList");

    return place != NULL ? probe_find (place, "GtkGridView") : NULL;
}

/* Between a change and the frame that shows it no frame can be missed: the loop stops after each. */
static GtkWidget *
wait_for_rows (GtkWidget *window)
{
    GtkWidget *list = NULL;

    for (guint i = 0; i < PATIENCE; i++) {
        /* The first frame, which has been drawn, may have them already. */
        gboolean shown = i == 0 || probe_wait_frame (100);

        list = find_list (window);
        if (shown && list != NULL && is_filled (list))
            return list;
    }
    g_error ("No reviews were shown");
    return NULL;
}

static guint
count_rows (GtkWidget *list)
{
    return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (list))));
}

/* The first rows come first: the rest is there when the number stays. */
static void
wait_for_all (GtkWidget *list)
{
    guint before;

    do {
        before = count_rows (list);
        probe_rest (500);
    } while (count_rows (list) != before || before < 100);
}

/* Tasks */

static void
go_to (GtkWidget *list, guint position)
{
    gtk_grid_view_scroll_to (GTK_GRID_VIEW (list), position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

static void
scroll (GtkWidget *list)
{
    guint n_rows = count_rows (list);

    probe_reset ();
    for (guint i = 0; i <= STRETCHES; i++) {
        go_to (list, (guint) ((guint64) (n_rows - 1) * i / STRETCHES));
        probe_wait_frame (200);
        probe_page (list, i < STRETCHES ? "Page_Down" : "Page_Up", (guint) atoi (arguments[3]));
    }
    probe_say_frames ("frame");
    probe_press (list, "End");
    probe_rest (300);
    probe_press (list, "Home");
    probe_rest (1000);
    probe_say_memory ();
    probe_say ("rows", n_rows);
}

static void
scroll_all (GtkWidget *list)
{
    go_to (list, 0);
    probe_wait_frame (200);
    probe_reset ();
    probe_page (list, "Page_Down", (guint) atoi (arguments[3]));
    probe_say_frames ("frame");
    probe_say_memory ();
}

static void
jump (GtkWidget *list)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (1);

    for (int i = 0; i < atoi (arguments[3]); i++) {
        guint position = (guint) g_rand_int_range (random, 0, (gint32) count_rows (list));
        gint64 start;

        probe_rest (200);
        probe_reset ();
        start = g_get_monotonic_time ();
        gtk_grid_view_scroll_to (GTK_GRID_VIEW (list), position, GTK_LIST_SCROLL_NONE, NULL);
        do
            probe_wait_frame (100);
        while (!is_filled (list));
        probe_say ("jump", (double) (g_get_monotonic_time () - start) / 1e3);
        probe_say_frames ("jump-frame");
    }
}

static gboolean
stop_cb (gpointer user_data)
{
    gboolean *over = user_data;

    *over = TRUE;
    return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
    gboolean over = FALSE;

    g_timeout_add (ms, stop_cb, &over);
    while (!over)
        g_main_context_iteration (NULL, TRUE);
}

static void
type_text (GtkWidget *window, GtkWidget *list, const char *text)
{
    GtkWidget *entry = probe_find (window, "GtkSearchEntry");

    probe_reset ();
    for (guint i = 0; i < LETTERS; i++) {
        const char letter[] = { text[i], '\0' };
        int at = -1;

        gtk_editable_insert_text (GTK_EDITABLE (entry), letter, 1, &at);
        wait_ms (LETTER_MS);
    }
    probe_rest (300);
    probe_say ("typing", (double) probe_get ()->longest / 1e3);
    probe_say ("typing-wall", (double) probe_get ()->longest_wall / 1e3);
    probe_say_frames ("typing-frame");
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
    wait_for_all (list);
}

static void
type_all (GtkWidget *window, GtkWidget *list)
{
    static const char *const TEXTS[] = { "the kettle leaks now", "and with the zipper ", "broke after one week" };

    /* GTK draws a blinking caret in every frame: nothing would ever rest. */
    g_object_set (gtk_widget_get_settings (window), "gtk-cursor-blink", FALSE, NULL);
    gtk_widget_activate_action (list, "reviews.search", NULL);
    wait_ms (500);
    for (guint i = 0; i < (guint) atoi (arguments[3]); i++)
        type_text (window, list, TEXTS[i % G_N_ELEMENTS (TEXTS)]);
}

/* The feedback page */

static gboolean
has_figures (GtkWidget *widget, guint *n_charts)
{
    if (AMENDS_IS_CHART (widget)) {
        (*n_charts)++;
        return amends_chart_get_figure (AMENDS_CHART (widget)) != NULL;
    }
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        if (!has_figures (child, n_charts))
            return FALSE;
    return TRUE;
}

/* All charts have their figures, and the list below them its rows. */
static gboolean
is_complete (GtkWidget *window)
{
    GtkWidget *page = probe_find (window, "AmendsFeedbackPage");
    GtkWidget *list = page != NULL ? probe_find (page, "GtkGridView") : NULL;
    guint n_charts = 0;

    return list != NULL && is_filled (list) && has_figures (page, &n_charts) && n_charts == N_CHARTS;
}

static void
show_page (GtkWidget *window, const char *name)
{
    gtk_widget_activate_action (window, "win.show-page", "s", name);
}

static void
wait_until_complete (GtkWidget *window)
{
    for (guint i = 0; i < PATIENCE; i++) {
        gboolean shown = probe_wait_frame (100);

        if (shown && is_complete (window))
            return;
    }
    g_error ("The feedback page is not complete");
}

static void
open_feedback (GtkWidget *window)
{
    GArray *frames = probe_get ()->frames;
    gint64 start, work = 0;

    show_page (window, "reviews");
    probe_rest (300);
    probe_reset ();
    start = g_get_monotonic_time ();
    show_page (window, "feedback");
    wait_until_complete (window);
    probe_say ("feedback-open", (double) (g_get_monotonic_time () - start) / 1e3);
    for (guint i = 0; i < frames->len; i++)
        work += g_array_index (frames, ProbeFrame, i).total;
    probe_say ("feedback-open-processor", (double) work / 1e3);
    probe_say_frames ("feedback-open-frame");
}

static void
change_resolution (GtkWidget *window, guint resolution)
{
    GtkWidget *page = probe_find (window, "AmendsFeedbackPage");
    AdwToggleGroup *group = ADW_TOGGLE_GROUP (gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "resolution"));

    probe_rest (200);
    probe_reset ();
    adw_toggle_group_set_active (group, resolution);
    probe_wait_frame (1000);
    probe_say_frames ("feedback-resolution");
}

static void
show_feedback (GtkWidget *window)
{
    show_page (window, "feedback");
    wait_until_complete (window);
    probe_rest (2000);
    for (guint i = 0; i < (guint) atoi (arguments[3]); i++)
        open_feedback (window);
    for (guint i = 0; i < (guint) atoi (arguments[3]); i++)
        change_resolution (window, i % 3);
}

static void
do_task (GtkWidget *window, const char *task)
{
    GtkWidget *list = wait_for_rows (window);

    gdk_display_sync (gtk_widget_get_display (window));
    probe_say_start ("start");
    if (g_str_equal (task, "start"))
        return;
    wait_for_all (list);
    gtk_widget_grab_focus (list);
    if (g_str_equal (task, "scroll"))
        scroll (list);
    else if (g_str_equal (task, "all"))
        scroll_all (list);
    else if (g_str_equal (task, "jump"))
        jump (list);
    else if (g_str_equal (task, "typing"))
        type_all (window, list);
    else if (g_str_equal (task, "feedback"))
        show_feedback (window);
    else if (g_str_equal (task, "idle"))
        probe_say_idle ((guint) atoi (arguments[3]));
}

static gboolean
begin_cb (gpointer user_data)
{
    GtkWidget *window = user_data;

    probe_watch (window);
    while (probe_get ()->frames->len == 0)
        probe_wait_frame (1000);
    probe_say_start ("window");
    do_task (window, arguments[1]);
    gtk_window_destroy (GTK_WINDOW (window));
    return G_SOURCE_REMOVE;
}

static void
realized_cb (GtkWidget *window, gpointer user_data G_GNUC_UNUSED)
{
    g_idle_add_full (G_PRIORITY_HIGH, begin_cb, window, NULL);
}

static void
window_added_cb (GtkApplication *application G_GNUC_UNUSED, GtkWindow *window, gpointer user_data G_GNUC_UNUSED)
{
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

int
main (int argc, char *argv[])
{
    g_autoptr (AmendsApplication) application = NULL;
    char option[] = "--data";
    char *given[] = { argv[0], option, argc > 2 ? argv[2] : NULL, NULL };

    if (argc < 3)
        return EXIT_FAILURE;
    arguments = argv;
    amends_process_limit_memory ();
    probe_init ();
    amends_process_set_up_translations ();
    application = amends_application_new ();
    g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
    return g_application_run (G_APPLICATION (application), 3, given);
}
