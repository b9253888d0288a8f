/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-probe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What moves all the time must not keep the figures. */
#define REST_LIMIT_US (10 * G_USEC_PER_SEC)

typedef struct {
    gint64 frame_end; /* processor's time at the end of the last frame */
    gint64 phase;     /* and at the last signal of this one */
    gint64 begin;     /* of the present round of the main loop */
    gint64 begin_wall;
    gint64 entered; /* our code, outermost */
    gint64 ours;    /* since the end of the last frame */
    guint depth;
    guint n_frames;
    ProbeFrame frame;
    ProbeWork work;
} Probe;

static Probe probe;

static gint64
read_clock (clockid_t clock)
{
    struct timespec now;

    clock_gettime (clock, &now);
    return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
read_processor (void)
{
    return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

static int
wait_for_events (GPollFD *fds, guint n_fds, int timeout)
{
    int n;

    probe.work.longest = MAX (probe.work.longest, read_processor () - probe.begin);
    probe.work.longest_wall = MAX (probe.work.longest_wall, g_get_monotonic_time () - probe.begin_wall);
    n = g_poll (fds, n_fds, timeout);
    if (timeout != 0)
        probe.work.n_wakeups++;
    probe.begin = read_processor ();
    probe.begin_wall = g_get_monotonic_time ();
    return n;
}

void
probe_init (void)
{
    probe.work.frames = g_array_new (FALSE, TRUE, sizeof (ProbeFrame));
    g_main_context_set_poll_func (NULL, wait_for_events);
    probe_reset ();
}

void
probe_reset (void)
{
    g_array_set_size (probe.work.frames, 0);
    probe.work.n_wakeups = 0;
    probe.work.longest = probe.work.longest_wall = 0;
    probe.begin = probe.frame_end = read_processor ();
    probe.begin_wall = g_get_monotonic_time ();
    probe.ours = 0;
}

const ProbeWork *
probe_get (void)
{
    return &probe.work;
}

void
probe_enter (void)
{
    if (probe.depth++ == 0)
        probe.entered = read_processor ();
}

void
probe_leave (void)
{
    if (--probe.depth == 0)
        probe.ours += read_processor () - probe.entered;
}

/* Frames */

static void
before_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    probe.frame = (ProbeFrame) { 0 };
    probe.phase = read_processor ();
}

static void
layout_cb (GdkFrameClock *clock G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    gint64 now = read_processor ();

    /* A layout that asks for another one is done again in the same frame. */
    probe.frame.layout += now - probe.phase;
    probe.phase = now;
}

static void
after_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    gint64 now = read_processor ();

    probe.frame.paint = now - probe.phase;
    probe.frame.total = now - probe.frame_end;
    probe.frame.ours = probe.ours;
    probe.frame_end = now;
    probe.ours = 0;
    probe.n_frames++;
    g_array_append_val (probe.work.frames, probe.frame);
}

void
probe_watch (GtkWidget *widget)
{
    GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

    /* After: GDK's own handlers are what is measured. */
    g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
    g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), NULL);
    g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static gboolean
time_over_cb (gpointer user_data)
{
    gboolean *over = user_data;

    *over = TRUE;
    return G_SOURCE_REMOVE;
}

gboolean
probe_wait_frame (guint ms)
{
    guint before = probe.n_frames;
    gboolean over = FALSE;
    guint id = g_timeout_add (ms, time_over_cb, &over);

    while (probe.n_frames == before && !over)
        g_main_context_iteration (NULL, TRUE);
    if (!over)
        g_source_remove (id);
    return probe.n_frames != before;
}

void
probe_rest (guint ms)
{
    gint64 end = g_get_monotonic_time () + REST_LIMIT_US;

    while (probe_wait_frame (ms) && g_get_monotonic_time () < end)
        ;
}

/* Widgets */

GtkWidget *
probe_find (GtkWidget *widget, const char *type_name)
{
    if (!gtk_widget_get_mapped (widget))
        return NULL;
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = probe_find (child, type_name);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static gboolean
press_in (GtkWidget *widget, GListModel *shortcuts, GtkShortcutTrigger *wanted)
{
    for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++) {
        g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

        if (gtk_shortcut_trigger_compare (gtk_shortcut_get_trigger (shortcut), wanted) == 0)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
    }
    return FALSE;
}

void
probe_press (GtkWidget *widget, const char *keys)
{
    g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (keys);
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (GTK_IS_SHORTCUT_CONTROLLER (controller) && press_in (widget, G_LIST_MODEL (controller), wanted))
            return;
    }
    g_error ("%s has nothing for %s", G_OBJECT_TYPE_NAME (widget), keys);
}

void
probe_page (GtkWidget *list, const char *keys, guint n)
{
    for (guint i = 0; i < n; i++) {
        probe_press (list, keys);
        probe_wait_frame (200);
    }
}

/* Figures */

void
probe_say (const char *name, double value)
{
    g_print ("%s %.3f\n", name, value);
}

void
probe_say_frames (const char *name)
{
    for (guint i = 0; i < probe.work.frames->len; i++) {
        const ProbeFrame *frame = &g_array_index (probe.work.frames, ProbeFrame, i);

        g_print ("%s %.3f %.3f %.3f %.3f\n", name, (double) frame->total / 1e3, (double) frame->layout / 1e3,
                 (double) frame->paint / 1e3, (double) frame->ours / 1e3);
    }
}

static double
read_kib (const char *path, const char *key)
{
    g_autofree char *text = NULL;
    const char *found;

    g_file_get_contents (path, &text, NULL, NULL);
    found = text != NULL ? strstr (text, key) : NULL;
    return found != NULL ? strtod (found + strlen (key), NULL) : 0;
}

void
probe_say_memory (void)
{
    probe_say ("anonymous", read_kib ("/proc/self/status", "RssAnon:") / 1024);
    probe_say ("proportional", read_kib ("/proc/self/smaps_rollup", "Pss:") / 1024);
}

static double
count_switches (GHashTable *names, GHashTable *counts)
{
    g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
    double sum = 0;

    for (const char *id; (id = g_dir_read_name (dir)) != NULL;) {
        g_autofree char *status = g_build_filename ("/proc/self/task", id, "status", NULL);
        g_autofree char *comm = g_build_filename ("/proc/self/task", id, "comm", NULL);
        double n = read_kib (status, "\nvoluntary_ctxt_switches:");
        double *before = g_hash_table_lookup (counts, id);
        char *name = NULL;

        sum += n;
        if (before != NULL && n > *before && g_file_get_contents (comm, &name, NULL, NULL))
            g_hash_table_insert (names, name, GINT_TO_POINTER ((int) (n - *before)));
        g_hash_table_insert (counts, g_strdup (id), g_memdup2 (&n, sizeof n));
    }
    return sum;
}

void
probe_say_idle (guint seconds)
{
    g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    GHashTableIter iter;
    gpointer name, n;
    gboolean over = FALSE;

    g_timeout_add_seconds (seconds, time_over_cb, &over);
    probe_reset ();
    count_switches (names, counts);
    while (!over)
        g_main_context_iteration (NULL, TRUE);
    /* One is the end of this very wait. */
    probe_say ("wakeups", probe.work.n_wakeups - 1.0);
    probe_say ("idle-frames", probe.work.frames->len);
    count_switches (names, counts);
    g_hash_table_iter_init (&iter, names);
    while (g_hash_table_iter_next (&iter, &name, &n))
        g_print ("thread %s %d\n", g_strdelimit (g_strstrip (name), " ", '-'), GPOINTER_TO_INT (n));
}

void
probe_say_start (const char *name)
{
    const char *start = g_getenv ("AMENDS_BENCH_T0");
    g_autofree char *processor = g_strconcat (name, "-processor", NULL);

    if (start == NULL)
        return;
    probe_say (name, (double) (g_get_monotonic_time () - g_ascii_strtoll (start, NULL, 10)) / 1e3);
    probe_say (processor, (double) read_processor () / 1e3);
}
