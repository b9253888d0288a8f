/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Measures a GTK program from inside its own process: when frames are done, how long the main thread works between two looks at its
 * events, and what each frame costs. Times are of the processor, of the main thread alone, unless they say "wall": the machine may be busy.
 */

/** ProbeWork: what the main thread did since probe_reset(). Microseconds. */
typedef struct {
    guint n_wakeups;     /* returns from a wait */
    gint64 longest;      /* without a look at events */
    gint64 longest_wall; /* the same by the clock on the wall */
    GArray *frames;      /* (element-type ProbeFrame) */
} ProbeWork;

/** ProbeFrame: all that the main thread did between the ends of two frames. Microseconds. */
typedef struct {
    gint64 total;
    gint64 layout; /* of it, updating and layout */
    gint64 paint;  /* of it, snapshots and rendering */
    gint64 ours;   /* of it, between probe_enter() and probe_leave() */
} ProbeFrame;

/** probe_init: before anything else is done with the main loop */
void probe_init (void);
/** probe_watch: begins to look at the frames of @widget, which is realized */
void probe_watch (GtkWidget *widget);
void probe_reset (void);
const ProbeWork *probe_get (void);
/** probe_wait_frame: until a frame more is done, or until @ms have passed. Returns: whether one was */
gboolean probe_wait_frame (guint ms);
/** probe_rest: runs the main loop until it has waited @ms without a frame, ten seconds at most */
void probe_rest (guint ms);

/** probe_enter, probe_leave: around our own code; may be nested */
void probe_enter (void);
void probe_leave (void);

/** probe_say: prints a figure for the script that started this */
void probe_say (const char *name, double value);
/** probe_say_frames: prints every frame since probe_reset() */
void probe_say_frames (const char *name);
/** probe_say_memory: prints anonymous memory and proportional memory, MiB */
void probe_say_memory (void);
/** probe_say_idle: lets the program alone for @seconds, and prints how often each of its threads woke */
void probe_say_idle (guint seconds);
/** probe_say_start: prints milliseconds since AMENDS_BENCH_T0, which the starter took just before it started this, and of the processor */
void probe_say_start (const char *name);

/** probe_find: the first mapped widget below @widget of the type of this name. Returns: (transfer none) (nullable) */
GtkWidget *probe_find (GtkWidget *widget, const char *type_name);
/** probe_press: does what the keys do in @widget, such as "Page_Down", without a keyboard */
void probe_press (GtkWidget *widget, const char *keys);
/** probe_page: presses @keys in @list @n times, once a frame */
void probe_page (GtkWidget *list, const char *keys, guint n);

G_END_DECLS
