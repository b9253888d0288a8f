/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-store.h"

G_BEGIN_DECLS

/** UiFixture: a store in a folder of its own that goes with it. */
typedef struct {
    char *folder;
    AmendsStore *store;
    gint64 account_id;
} UiFixture;

typedef gboolean (*UiPredicate) (gpointer user_data);

/** ui_fixture_init: opens an empty store with one account */
void ui_fixture_init (UiFixture *self);
/** ui_fixture_fill: adds reviews @first to @first + @n - 1, in five languages; the same number always makes the same review */
void ui_fixture_fill (UiFixture *self, guint first, guint n);
/** ui_fixture_edit: the author changes review @number to @stars stars and another text */
void ui_fixture_edit (UiFixture *self, guint number, int stars);
/** ui_fixture_remove: the source says that review @number is gone */
void ui_fixture_remove (UiFixture *self, guint number);
/** ui_fixture_find: Returns: the row of review @number */
gint64 ui_fixture_find (UiFixture *self, guint number);
void ui_fixture_clear (UiFixture *self);

/** ui_wait: runs the main loop until @predicate holds; fails the test after a minute */
void ui_wait (UiPredicate predicate, gpointer user_data);
/** UI_UNTIL: the same for any expression; the failure says where, and what did not come. A quick machine goes on at once, a busy one takes its time */
#define UI_UNTIL(condition)                                                                                            \
    G_STMT_START                                                                                                       \
    {                                                                                                                  \
        gint64 ui_end = ui_get_end ();                                                                                 \
                                                                                                                       \
        while (!(condition)) {                                                                                         \
            if (g_get_monotonic_time () > ui_end)                                                                      \
                g_error ("%s:%d: it did not come to %s", __FILE__, __LINE__, #condition);                              \
            ui_settle (1);                                                                                             \
        }                                                                                                              \
    }                                                                                                                  \
    G_STMT_END
/** ui_get_end: Returns: the instant at which a test that still waits fails */
gint64 ui_get_end (void);
/** ui_settle: runs the main loop for @ms, and then until it has had nothing to do for a while */
void ui_settle (guint ms);
/** ui_find: Returns: (transfer none) (nullable): the first widget of @type below @widget, in order */
GtkWidget *ui_find (GtkWidget *widget, GType type);
/** ui_find_label: Returns: (transfer none) (nullable): the first visible label below @widget whose text holds @text */
GtkWidget *ui_find_label (GtkWidget *widget, const char *text);
/** ui_find_button: Returns: (transfer none) (nullable): the first visible button below @widget with @label in it */
GtkWidget *ui_find_button (GtkWidget *widget, const char *label);
/** ui_find_row: Returns: (transfer none) (nullable): the first visible list row below @widget with @text in it */
GtkWidget *ui_find_row (GtkWidget *widget, const char *text);
/** ui_test_init: GTK and libadwaita, for a test that needs a display */
void ui_test_init (int *argc, char ***argv);
/** ui_present: Returns: a window with @child in it, on the screen */
GtkWidget *ui_present (GtkWidget *child, int width, int height);
/** ui_dismiss: takes the window down, and waits until nothing of it is left */
void ui_dismiss (GtkWidget *window);
/** ui_find_picker: Returns: (transfer none) (nullable): the gesture of @view that picks rows, while it does */
GtkGesture *ui_find_picker (GtkWidget *view);
/** ui_pick: a click in the middle of @widget, as the picking @view is told of it */
void ui_pick (GtkWidget *view, GtkWidget *widget);
/** ui_find_nth: the @n-th widget of @type below @widget, from 0. Returns: (transfer none) (nullable) */
GtkWidget *ui_find_nth (GtkWidget *widget, GType type, guint n);

G_END_DECLS
