/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-notification-preferences.h"

#include "amends-time-row.h"

#include <glib/gi18n-lib.h>

#define STARS_KEY "notify-stars"
#define QUIET_START_KEY "quiet-hours-start"
#define QUIET_END_KEY "quiet-hours-end"

struct _AmendsNotificationPreferences {
    AdwPreferencesPage parent_instance;

    AdwSwitchRow *one_star;
    AdwSwitchRow *two_stars;
    AdwSwitchRow *three_stars;
    AdwSwitchRow *answers;
    AdwSwitchRow *quiet_hours;
    AdwSpinRow *quiet_start;
    AdwSpinRow *quiet_end;
};

G_DEFINE_FINAL_TYPE (AmendsNotificationPreferences, amends_notification_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* One of the levels of stars that share a key, as the sum of their bits. */
typedef struct {
    GSettings *settings;
    guint bit;
} Level;

static void
free_level (Level *self)
{
    g_object_unref (self->settings);
    g_free (self);
}

static gboolean
read_level (GValue *value, GVariant *variant, gpointer user_data)
{
    const Level *level = user_data;

    g_value_set_boolean (value, (g_variant_get_uint32 (variant) & level->bit) != 0);
    return TRUE;
}

static GVariant *
write_level (const GValue *value, const GVariantType *type G_GNUC_UNUSED, gpointer user_data)
{
    const Level *level = user_data;
    guint others = g_settings_get_uint (level->settings, STARS_KEY) & ~level->bit;

    return g_variant_new_uint32 (others | (g_value_get_boolean (value) ? level->bit : 0));
}

static void
bind_level (GSettings *settings, AdwSwitchRow *row, guint stars)
{
    Level *level = g_new (Level, 1);

    level->settings = g_object_ref (settings);
    level->bit = 1u << stars;
    g_settings_bind_with_mapping (settings, STARS_KEY, row, "active", G_SETTINGS_BIND_DEFAULT, read_level, write_level,
                                  level, (GDestroyNotify) free_level);
}

static void
quiet_hours_changed_cb (GSettings *settings, const char *key G_GNUC_UNUSED, AmendsNotificationPreferences *self)
{
    int start = g_settings_get_int (settings, QUIET_START_KEY);
    int end = g_settings_get_int (settings, QUIET_END_KEY);
    const char *text = "";

    if (end < start)
        /* Translators: below the time of day at which quiet hours end, which began the evening before */
        text = _ ("On the next day");
    else if (end == start)
        text = _ ("Choose another time than the start: now there are no quiet hours");
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->quiet_end), text);
}

static void
amends_notification_preferences_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_NOTIFICATION_PREFERENCES);
    G_OBJECT_CLASS (amends_notification_preferences_parent_class)->dispose (object);
}

static void
amends_notification_preferences_class_init (AmendsNotificationPreferencesClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_notification_preferences_dispose;
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/amendsapp/Amends/ui/window/amends-notification-preferences.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsNotificationPreferences, one_star);
    gtk_widget_class_bind_template_child (widget_class, AmendsNotificationPreferences, two_stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsNotificationPreferences, three_stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsNotificationPreferences, answers);
    gtk_widget_class_bind_template_child (widget_class, AmendsNotificationPreferences, quiet_hours);
    gtk_widget_class_bind_template_child (widget_class, AmendsNotificationPreferences, quiet_start);
    gtk_widget_class_bind_template_child (widget_class, AmendsNotificationPreferences, quiet_end);
}

static void
amends_notification_preferences_init (AmendsNotificationPreferences *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AdwPreferencesPage *
amends_notification_preferences_new (GSettings *settings)
{
    AmendsNotificationPreferences *self = g_object_new (AMENDS_TYPE_NOTIFICATION_PREFERENCES, NULL);

    bind_level (settings, self->one_star, 1);
    bind_level (settings, self->two_stars, 2);
    bind_level (settings, self->three_stars, 3);
    g_settings_bind (settings, "notify-answers", self->answers, "active", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "quiet-hours", self->quiet_hours, "active", G_SETTINGS_BIND_DEFAULT);
    amends_time_row_bind (self->quiet_start, settings, QUIET_START_KEY);
    amends_time_row_bind (self->quiet_end, settings, QUIET_END_KEY);
    g_signal_connect_object (settings, "changed::" QUIET_START_KEY, G_CALLBACK (quiet_hours_changed_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (settings, "changed::" QUIET_END_KEY, G_CALLBACK (quiet_hours_changed_cb), self,
                             G_CONNECT_DEFAULT);
    quiet_hours_changed_cb (settings, NULL, self);
    return ADW_PREFERENCES_PAGE (self);
}
