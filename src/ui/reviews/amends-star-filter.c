/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-star-filter.h"

#include <glib/gi18n-lib.h>

#include "amends-stars.h"
#include "amends-text.h"

#define N_STARS 5

struct _AmendsStarFilter {
    GtkBox parent_instance;

    GtkWidget *buttons[N_STARS + 1]; /* [0] is unused */
    GtkWidget *bars[N_STARS + 1];
    GtkWidget *counts[N_STARS + 1];
    gboolean filling;
};

typedef enum {
    SIGNAL_CHANGED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsStarFilter, amends_star_filter, GTK_TYPE_BOX)

static void
toggled_cb (GtkToggleButton *button G_GNUC_UNUSED, gpointer user_data)
{
    AmendsStarFilter *self = user_data;

    if (!self->filling)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_bar (void)
{
    static const char *const offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH,
                                           GTK_LEVEL_BAR_OFFSET_FULL };
    GtkWidget *bar = g_object_new (GTK_TYPE_LEVEL_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

    /* A share is neither good nor bad: no colours of alarm. */
    for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
        gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), offsets[i]);
    gtk_widget_set_hexpand (bar, TRUE);
    gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
    return bar;
}

static void
describe_to_accessibility (AmendsStarFilter *self, int stars, guint64 count)
{
    g_autofree char *rating = g_strdup_printf (ngettext ("%d star", "%d stars", (gulong) stars), stars);
    g_autofree char *number = amends_text_count (count);
    g_autofree char *reviews = g_strdup_printf (ngettext ("%s review", "%s reviews", (gulong) count), number);
    g_autofree char *label = g_strdup_printf ("%s, %s", rating, reviews);

    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[stars]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_button (AmendsStarFilter *self, int stars)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

    self->bars[stars] = make_bar ();
    self->counts[stars] = gtk_label_new ("0");
    gtk_label_set_width_chars (GTK_LABEL (self->counts[stars]), 5);
    gtk_label_set_xalign (GTK_LABEL (self->counts[stars]), 1);
    gtk_widget_add_css_class (self->counts[stars], "numeric");
    gtk_widget_add_css_class (self->counts[stars], "dimmed");
    gtk_box_append (GTK_BOX (box), amends_stars_new (stars));
    gtk_box_append (GTK_BOX (box), self->bars[stars]);
    gtk_box_append (GTK_BOX (box), self->counts[stars]);

    self->buttons[stars] = gtk_toggle_button_new ();
    gtk_button_set_child (GTK_BUTTON (self->buttons[stars]), box);
    gtk_widget_add_css_class (self->buttons[stars], "flat");
    gtk_widget_add_css_class (self->buttons[stars], "star-toggle");
    g_signal_connect (self->buttons[stars], "toggled", G_CALLBACK (toggled_cb), self);
    return self->buttons[stars];
}

static void
amends_star_filter_class_init (AmendsStarFilterClass *klass)
{
    signals[SIGNAL_CHANGED] =
        g_signal_new ("changed", AMENDS_TYPE_STAR_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
amends_star_filter_init (AmendsStarFilter *self)
{
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Stars"), -1);
    for (int stars = N_STARS; stars >= 1; stars--) {
        gtk_box_append (GTK_BOX (self), make_button (self, stars));
        describe_to_accessibility (self, stars, 0);
    }
}

void
amends_star_filter_set_stars (AmendsStarFilter *self, guint stars)
{
    g_return_if_fail (AMENDS_IS_STAR_FILTER (self));
    self->filling = TRUE;
    for (int i = 1; i <= N_STARS; i++)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), (stars & (1u << i)) != 0);
    self->filling = FALSE;
}

guint
amends_star_filter_get_stars (AmendsStarFilter *self)
{
    guint stars = 0;

    g_return_val_if_fail (AMENDS_IS_STAR_FILTER (self), 0);
    for (int i = 1; i <= N_STARS; i++)
        if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
            stars |= 1u << i;
    return stars;
}

void
amends_star_filter_set_counts (AmendsStarFilter *self, const guint64 counts[6])
{
    guint64 all = 0;

    g_return_if_fail (AMENDS_IS_STAR_FILTER (self));
    for (int i = 1; i <= N_STARS; i++)
        all += counts[i];
    for (int i = 1; i <= N_STARS; i++) {
        g_autofree char *number = amends_text_count (counts[i]);

        gtk_label_set_text (GTK_LABEL (self->counts[i]), number);
        gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bars[i]), all > 0 ? (double) counts[i] / (double) all : 0);
        describe_to_accessibility (self, i, counts[i]);
    }
}
