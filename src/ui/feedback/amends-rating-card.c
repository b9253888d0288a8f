/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rating-card.h"

#include <glib/gi18n-lib.h>

#include "amends-feedback-text.h"

struct _AmendsRatingCard {
    GtkBox parent_instance;

    GtkLabel *window;
    GtkLabel *badge;
    GtkLabel *share;
    GtkLabel *shown;
    GtkLabel *counts;
    GtkLabel *note;
    GtkLabel *origin;
};

G_DEFINE_FINAL_TYPE (AmendsRatingCard, amends_rating_card, GTK_TYPE_BOX)

static void
show_or_hide (GtkLabel *label, const char *text)
{
    gtk_label_set_text (label, text != NULL ? text : "");
    gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

void
amends_rating_card_set (AmendsRatingCard *self, const AmendsRulePack *pack, const AmendsRating *rating,
                        AmendsFeedbackWindow window)
{
    const AmendsRatingWindow *of = &rating->windows[window];
    g_autofree char *name = amends_feedback_text_window (pack, window);
    g_autofree char *share = amends_feedback_text_share (of);
    g_autofree char *shown = amends_feedback_text_shown (&of->counts);
    g_autofree char *counts = amends_feedback_text_window_counts (of);
    int goal = amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_TARGET_PERCENT);
    g_autofree char *needed = amends_feedback_text_needed (&of->counts, goal * 10);
    g_autofree char *origin = amends_feedback_text_origin (of);
    gboolean is_known = amends_rating_is_known (of);
    g_autofree char *spoken = NULL;

    gtk_label_set_text (self->window, name);
    gtk_label_set_text (self->share, share);
    show_or_hide (self->shown, of->incomplete ? _ ("Incomplete") : shown != NULL ? shown : _ ("No rating yet"));
    gtk_label_set_text (self->counts, counts);
    show_or_hide (self->note, of->incomplete ? NULL : needed);
    show_or_hide (self->origin, origin);
    gtk_widget_set_visible (GTK_WIDGET (self->badge),
                            rating->shoppers_see == window && shown != NULL && !of->incomplete);
    spoken =
        is_known /* Translators: spoken: a window (“90 days”), its rating, what the marketplace shows, the counts */
            ? g_strdup_printf (_ ("%s: %s positive. %s. %s"), name, share, gtk_label_get_text (self->shown), counts)
            /* Translators: spoken: a window (“90 days”), why its rating is not known, the counts */
            : g_strdup_printf (_ ("%s: rating not known. %s. %s"), name, gtk_label_get_text (self->shown), counts);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
amends_rating_card_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_RATING_CARD);
    G_OBJECT_CLASS (amends_rating_card_parent_class)->dispose (object);
}

static void
amends_rating_card_class_init (AmendsRatingCardClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_rating_card_dispose;
    gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-rating-card.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsRatingCard, window);
    gtk_widget_class_bind_template_child (widget_class, AmendsRatingCard, badge);
    gtk_widget_class_bind_template_child (widget_class, AmendsRatingCard, share);
    gtk_widget_class_bind_template_child (widget_class, AmendsRatingCard, shown);
    gtk_widget_class_bind_template_child (widget_class, AmendsRatingCard, counts);
    gtk_widget_class_bind_template_child (widget_class, AmendsRatingCard, note);
    gtk_widget_class_bind_template_child (widget_class, AmendsRatingCard, origin);
}

static void
amends_rating_card_init (AmendsRatingCard *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
amends_rating_card_new (void)
{
    return g_object_new (AMENDS_TYPE_RATING_CARD, NULL);
}
