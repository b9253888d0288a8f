/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-period-filter.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"

#define DAY (24 * 60 * 60)

/* The order of the list is that of AmendsPeriod, from the shortest on, with "any time" first. */
static const char *const names[] = {
    N_ ("Any time"),     N_ ("Last 7 days"),    N_ ("Last 30 days"),
    N_ ("Last 90 days"), N_ ("Last 12 months"), N_ ("Custom period"),
};

struct _AmendsPeriodFilter {
    GtkBox parent_instance;

    GtkWidget *choice;
    GtkWidget *days;
    GtkWidget *buttons
        [2]; /* (nullable): the first and the last day; with the calendars, once a period of one's own is wanted */
    GtkWidget *calendars[2]; /* (nullable) */
    gint64 first;            /* beginning of the first day, 0 = open */
    gint64 end;              /* end of the last day, 0 = open */
    gboolean filling;
};

typedef enum {
    SIGNAL_CHANGED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsPeriodFilter, amends_period_filter, GTK_TYPE_BOX)

static void day_selected_cb (GtkCalendar *calendar, gpointer user_data);

static void
append_day (AmendsPeriodFilter *self, int i, const char *label)
{
    self->buttons[i] = gtk_menu_button_new ();
    gtk_widget_set_hexpand (self->buttons[i], TRUE);
    gtk_widget_set_tooltip_text (self->buttons[i], label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
    gtk_box_append (GTK_BOX (self->days), self->buttons[i]);
}

/* A calendar is a hundred widgets, and most people never open one: not at the start of the program. */
static void
make_days (AmendsPeriodFilter *self)
{
    if (self->buttons[0] != NULL)
        return;
    append_day (self, 0, _ ("First day of the period"));
    append_day (self, 1, _ ("Last day of the period"));
    for (gsize i = 0; i < G_N_ELEMENTS (self->calendars); i++) {
        GtkWidget *popover = gtk_popover_new ();

        self->calendars[i] = gtk_calendar_new ();
        g_signal_connect (self->calendars[i], "day-selected", G_CALLBACK (day_selected_cb), self);
        gtk_popover_set_child (GTK_POPOVER (popover), self->calendars[i]);
        gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->buttons[i]), popover);
    }
}

static void
label_days (AmendsPeriodFilter *self)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 now = amends_dates_now ();
    g_autofree char *first = amends_dates_day (self->first, now, zone);
    g_autofree char *last = amends_dates_day (self->end - DAY / 2, now, zone);

    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->buttons[0]), self->first != 0 ? first : _ ("From…"));
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->buttons[1]), self->end != 0 ? last : _ ("Until…"));
}

static void
show_days (AmendsPeriodFilter *self)
{
    gboolean custom = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)) == AMENDS_PERIOD_CUSTOM;

    if (custom) {
        make_days (self);
        label_days (self);
    }
    gtk_widget_set_visible (self->days, custom);
}

static void
chosen_cb (GtkDropDown *choice G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsPeriodFilter *self = user_data;

    show_days (self);
    if (!self->filling)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gint64
start_of_day (GtkCalendar *calendar, int days_later)
{
    g_autoptr (GDateTime) chosen = gtk_calendar_get_date (calendar);
    g_autoptr (GDateTime) moved = g_date_time_add_days (chosen, days_later);
    g_autoptr (GDateTime) start = g_date_time_new_local (g_date_time_get_year (moved), g_date_time_get_month (moved),
                                                         g_date_time_get_day_of_month (moved), 0, 0, 0);

    return g_date_time_to_unix (start);
}

static void
day_selected_cb (GtkCalendar *calendar, gpointer user_data)
{
    AmendsPeriodFilter *self = user_data;
    gboolean first = GTK_WIDGET (calendar) == self->calendars[0];

    if (self->filling)
        return;
    if (first)
        self->first = start_of_day (calendar, 0);
    else
        self->end = start_of_day (calendar, 1);
    /* Days in the wrong order would show nothing for a reason that is hard to see. */
    if (self->first != 0 && self->end != 0 && self->end <= self->first) {
        if (first)
            self->end = 0;
        else
            self->first = 0;
    }
    show_days (self);
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->buttons[first ? 0 : 1]));
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
amends_period_filter_class_init (AmendsPeriodFilterClass *klass)
{
    signals[SIGNAL_CHANGED] =
        g_signal_new ("changed", AMENDS_TYPE_PERIOD_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
amends_period_filter_init (AmendsPeriodFilter *self)
{
    g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        gtk_string_list_append (list, _ (names[i]));
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (GTK_BOX (self), 6);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Period"), -1);
    self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Period"), -1);
    gtk_box_append (GTK_BOX (self), self->choice);
    self->days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    gtk_box_set_homogeneous (GTK_BOX (self->days), TRUE);
    gtk_box_append (GTK_BOX (self), self->days);
    show_days (self);
    g_signal_connect (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
}

static void
point_calendar (GtkWidget *calendar, gint64 instant)
{
    g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (instant);

    if (date != NULL)
        gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
}

void
amends_period_filter_set (AmendsPeriodFilter *self, const AmendsReviewQuery *query)
{
    g_return_if_fail (AMENDS_IS_PERIOD_FILTER (self));
    self->filling = TRUE;
    if (query->period == AMENDS_PERIOD_CUSTOM) {
        make_days (self);
        self->first = query->after;
        self->end = query->before;
        if (self->first != 0)
            point_calendar (self->calendars[0], self->first);
        if (self->end != 0)
            point_calendar (self->calendars[1], self->end - DAY / 2);
    }
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), query->period);
    show_days (self);
    self->filling = FALSE;
}

void
amends_period_filter_apply (AmendsPeriodFilter *self, AmendsReviewQuery *query)
{
    g_return_if_fail (AMENDS_IS_PERIOD_FILTER (self));
    query->period = (AmendsPeriod) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
    query->after = query->period == AMENDS_PERIOD_CUSTOM ? self->first : 0;
    query->before = query->period == AMENDS_PERIOD_CUSTOM ? self->end : 0;
}
