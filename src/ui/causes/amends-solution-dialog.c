/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-solution-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-dialog-focus.h"

struct _AmendsSolutionDialog {
    AdwDialog parent_instance;

    gint64 now;
    GtkLabel *solution;
    GtkCalendar *calendar;
    GtkLabel *problem;
    AdwEntryRow *note;
    GtkWidget *done_button;
};

static guint done_signal;

G_DEFINE_FINAL_TYPE (AmendsSolutionDialog, amends_solution_dialog, ADW_TYPE_DIALOG)

/* Where the chosen day begins in @zone. */
static gint64
get_begin (AmendsSolutionDialog *self, GTimeZone *zone)
{
    g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
    g_autoptr (GDateTime) begin = g_date_time_new (zone, g_date_time_get_year (chosen), g_date_time_get_month (chosen),
                                                   g_date_time_get_day_of_month (chosen), 0, 0, 0);

    return g_date_time_to_unix (begin);
}

static gboolean
is_ahead (AmendsSolutionDialog *self)
{
    g_autoptr (GTimeZone) local = g_time_zone_new_local ();

    return get_begin (self, local) > self->now;
}

/* The first instant that lies on that day here and in UTC too, by whose days charts and the report count. */
static gint64
get_instant (AmendsSolutionDialog *self)
{
    g_autoptr (GTimeZone) local = g_time_zone_new_local ();
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    return MAX (get_begin (self, local), get_begin (self, utc));
}

static void
day_cb (AmendsSolutionDialog *self)
{
    gboolean ahead = is_ahead (self);

    gtk_widget_set_visible (GTK_WIDGET (self->problem), ahead);
    gtk_widget_set_sensitive (self->done_button, !ahead);
}

static void
done_cb (AmendsSolutionDialog *self)
{
    g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
    gint64 at = get_instant (self);

    if (is_ahead (self))
        return;
    g_object_ref (self);
    adw_dialog_close (ADW_DIALOG (self));
    g_signal_emit (self, done_signal, 0, at, note);
    g_object_unref (self);
}

static void
amends_solution_dialog_dispose (GObject *object)
{
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_SOLUTION_DIALOG);
    G_OBJECT_CLASS (amends_solution_dialog_parent_class)->dispose (object);
}

static void
amends_solution_dialog_class_init (AmendsSolutionDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_solution_dialog_dispose;
    done_signal = g_signal_new ("done", AMENDS_TYPE_SOLUTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-solution-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsSolutionDialog, solution);
    gtk_widget_class_bind_template_child (widget_class, AmendsSolutionDialog, calendar);
    gtk_widget_class_bind_template_child (widget_class, AmendsSolutionDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsSolutionDialog, note);
    gtk_widget_class_bind_template_child (widget_class, AmendsSolutionDialog, done_button);
    gtk_widget_class_bind_template_callback (widget_class, day_cb);
    gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
amends_solution_dialog_init (AmendsSolutionDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_dialog_focus_keep (ADW_DIALOG (self));
}

static void
choose (AmendsSolutionDialog *self, gint64 at)
{
    g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (at);

    gtk_calendar_select_day (self->calendar, day);
    day_cb (self);
}

AmendsSolutionDialog *
amends_solution_dialog_new (const char *solution, gint64 now)
{
    AmendsSolutionDialog *self = g_object_new (AMENDS_TYPE_SOLUTION_DIALOG, NULL);

    self->now = now;
    gtk_label_set_text (self->solution, solution);
    choose (self, now);
    return self;
}

void
amends_solution_dialog_set (AmendsSolutionDialog *self, gint64 at, const char *note)
{
    g_return_if_fail (AMENDS_IS_SOLUTION_DIALOG (self));
    choose (self, at);
    gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
}
