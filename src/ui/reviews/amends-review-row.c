/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-review-facts.h"
#include "amends-stars.h"
#include "amends-text.h"

struct _AmendsReviewRow {
    GtkBox parent_instance;

    GtkListItem *list_item; /* (nullable): it owns this row */
    AmendsReviewItem *item; /* (owned) (nullable) */
    GPtrArray *terms;       /* (owned) (nullable) */
    gboolean filling;

    GtkWidget *done_check;
    GtkWidget *stars;
    GtkWidget *title;
    GtkWidget *date;
    GtkWidget *body;
    GtkWidget *source;
    GtkWidget *badges;
    GtkWidget *badge_new;
    GtkWidget *badge_gone;
    GtkWidget *badge_edited;
    GtkWidget *badge_verified;
    GtkWidget *badge_photo;
    GtkWidget *badge_note;
    GtkWidget *badge_until;
    GtkWidget *badge_contactable;
    GtkWidget *badge_contact;
};

typedef enum {
    SIGNAL_DONE_TOGGLED,
    SIGNAL_CLICKED,
    SIGNAL_LONG_PRESSED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsReviewRow, amends_review_row, GTK_TYPE_BOX)

static void
set_text (GtkWidget *label, const char *text, GPtrArray *terms)
{
    g_autoptr (PangoAttrList) marks = amends_text_highlight (text, terms);

    gtk_label_set_text (GTK_LABEL (label), text);
    gtk_label_set_attributes (GTK_LABEL (label), marks);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
    if (wanted)
        gtk_widget_add_css_class (widget, name);
    else
        gtk_widget_remove_css_class (widget, name);
}

static void
fill_contact_badges (AmendsReviewRow *self, AmendsReview *review)
{
    const char *contact = amends_review_facts_get_contact (review);
    gboolean warns = review->contact_state == AMENDS_CONTACT_FAILED || review->contact_state == AMENDS_CONTACT_UNKNOWN;

    gtk_widget_set_visible (self->badge_contactable, review->contactable);
    gtk_widget_set_visible (self->badge_contact, contact != NULL);
    set_class (self->badge_contact, "warning", warns);
    if (contact != NULL)
        gtk_label_set_text (GTK_LABEL (self->badge_contact), contact);
}

static void
fill_badges (AmendsReviewRow *self, AmendsReview *review, gint64 now, GTimeZone *zone)
{
    gint64 until = amends_review_facts_visible_until (review, now);

    gtk_widget_set_visible (self->badge_new, amends_review_facts_is_new (review, now));
    gtk_widget_set_visible (self->badge_gone, review->gone_at != 0);
    gtk_widget_set_visible (self->badge_edited, review->n_versions > 1);
    gtk_widget_set_visible (self->badge_verified, review->verified == AMENDS_TRI_YES);
    gtk_widget_set_visible (self->badge_photo, review->photos != NULL && review->photos[0] != NULL);
    gtk_widget_set_visible (self->badge_note, review->has_note);
    fill_contact_badges (self, review);
    gtk_widget_set_visible (self->badge_until, until != 0);
    if (until != 0) {
        /* It is less than a year away: the year would only take room. */
        g_autofree char *day = amends_dates_day (until, until, zone);
        /* Translators: the review can be seen on the marketplace until that day. */
        g_autofree char *text = g_strdup_printf (_ ("On marketplace until %s"), day);

        gtk_label_set_text (GTK_LABEL (self->badge_until), text);
    }
}

static void
fill_texts (AmendsReviewRow *self, AmendsReview *review, gint64 now, GTimeZone *zone)
{
    g_autofree char *title = amends_review_facts_dup_title (review);
    g_autofree char *body = amends_text_for_display (review->body, AMENDS_TEXT_LIST_CHARS, TRUE);
    g_autofree char *source = amends_review_facts_dup_source (review);
    g_autofree char *date = amends_dates_relative (review->published_at, now, zone);
    g_autofree char *exact = amends_dates_exact (review->published_at, zone);
    g_autofree char *spoken = amends_review_facts_dup_spoken (review, now, zone);

    amends_stars_set_value (AMENDS_STARS (self->stars), review->stars);
    set_text (self->title, title, self->terms);
    set_text (self->body, body, self->terms);
    gtk_widget_set_visible (self->body, body[0] != '\0');
    set_text (self->source, source, NULL);
    set_text (self->date, date, NULL);
    gtk_widget_set_tooltip_text (self->date, exact);
    if (self->list_item != NULL)
        gtk_list_item_set_accessible_label (self->list_item, spoken);
}

static void
refresh (AmendsReviewRow *self)
{
    AmendsReview *review = self->item != NULL ? amends_review_item_get_review (self->item) : NULL;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 now = amends_dates_now ();

    gtk_widget_set_sensitive (self->done_check, review != NULL);
    set_class (GTK_WIDGET (self), "loading", review == NULL);
    set_class (GTK_WIDGET (self), "dimmed-row",
               review != NULL && (review->done_at != 0 || amends_review_item_get_stale (self->item)));
    if (review == NULL)
        return;
    self->filling = TRUE;
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->done_check), review->done_at != 0);
    self->filling = FALSE;
    fill_texts (self, review, now, zone);
    fill_badges (self, review, now, zone);
}

static void
item_changed_cb (AmendsReviewItem *item G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    refresh (user_data);
}

static void
done_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
    AmendsReviewRow *self = user_data;

    if (!self->filling && self->item != NULL)
        g_signal_emit (self, signals[SIGNAL_DONE_TOGGLED], 0, amends_review_item_get_id (self->item),
                       gtk_check_button_get_active (check));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewRow *self = user_data;
    GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

    if (n_press == 1 && self->item != NULL && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
        g_signal_emit (self, signals[SIGNAL_CLICKED], 0, amends_review_item_get_id (self->item));
}

static void
long_pressed_cb (GtkGestureLongPress *gesture G_GNUC_UNUSED, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED,
                 gpointer user_data)
{
    AmendsReviewRow *self = user_data;

    if (self->item != NULL)
        g_signal_emit (self, signals[SIGNAL_LONG_PRESSED], 0, amends_review_item_get_id (self->item));
}

static void
amends_review_row_dispose (GObject *object)
{
    AmendsReviewRow *self = AMENDS_REVIEW_ROW (object);

    amends_review_row_bind (self, NULL, NULL);
    self->list_item = NULL;
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_REVIEW_ROW);
    G_OBJECT_CLASS (amends_review_row_parent_class)->dispose (object);
}

static void
amends_review_row_class_init (AmendsReviewRowClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_review_row_dispose;
    signals[SIGNAL_DONE_TOGGLED] = g_signal_new ("done-toggled", AMENDS_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
    signals[SIGNAL_CLICKED] = g_signal_new ("clicked", AMENDS_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_INT64);
    signals[SIGNAL_LONG_PRESSED] = g_signal_new ("long-pressed", AMENDS_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
    g_type_ensure (AMENDS_TYPE_STARS);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/reviews/amends-review-row.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, done_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, date);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, body);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, source);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badges);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_new);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_gone);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_edited);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_verified);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_photo);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_note);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_until);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_contactable);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewRow, badge_contact);
    gtk_widget_class_bind_template_callback (widget_class, done_toggled_cb);
    gtk_widget_class_bind_template_callback (widget_class, released_cb);
    gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
    gtk_widget_class_set_css_name (widget_class, "reviewrow");
}

static void
amends_review_row_init (AmendsReviewRow *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
amends_review_row_new (GtkListItem *list_item)
{
    AmendsReviewRow *self = g_object_new (AMENDS_TYPE_REVIEW_ROW, NULL);

    self->list_item = list_item;
    return GTK_WIDGET (self);
}

void
amends_review_row_bind (AmendsReviewRow *self, AmendsReviewItem *item, GPtrArray *terms)
{
    g_return_if_fail (AMENDS_IS_REVIEW_ROW (self));
    if (self->item != NULL)
        g_signal_handlers_disconnect_by_data (self->item, self);
    g_clear_object (&self->item);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    if (item == NULL)
        return;
    self->item = g_object_ref (item);
    self->terms = terms != NULL ? g_ptr_array_ref (terms) : NULL;
    g_signal_connect (item, "notify::review", G_CALLBACK (item_changed_cb), self);
    g_signal_connect (item, "notify::stale", G_CALLBACK (item_changed_cb), self);
    refresh (self);
}

void
amends_review_row_set_terms (AmendsReviewRow *self, GPtrArray *terms)
{
    g_return_if_fail (AMENDS_IS_REVIEW_ROW (self));
    if (self->terms == terms)
        return;
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    self->terms = terms != NULL ? g_ptr_array_ref (terms) : NULL;
    refresh (self);
}
