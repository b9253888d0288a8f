/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-preview-row.h"

#include "amends-dates.h"
#include "amends-marketplace.h"
#include "amends-private-label.h"
#include "amends-stars.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

#define TEXT_CHARS 300

static void
set_up_text (GtkWidget *label, const char *text, int lines, const char *css_class)
{
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (label), lines);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_widget_set_visible (label, *text != '\0');
    if (css_class != NULL)
        gtk_widget_add_css_class (label, css_class);
}

static GtkWidget *
new_text (const char *text, int lines, const char *css_class)
{
    GtkWidget *label = gtk_label_new (text);

    set_up_text (label, text, lines, css_class);
    return label;
}

static GtkWidget *
new_facts (const char *text, const char *name, const char *order)
{
    AmendsPrivateLabel *facts = AMENDS_PRIVATE_LABEL (amends_private_label_new ());

    set_up_text (GTK_WIDGET (amends_private_label_get_label (facts)), text, 1, "dim-label");
    amends_private_label_set (facts, text, amends_private_text_find (text, name, order));
    return GTK_WIDGET (facts);
}

static char *
dup_facts (const AmendsReview *review)
{
    g_autofree char *date = NULL;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    const char *product = review->product_title != NULL ? review->product_title : review->product_id;
    const char *parts[] = { product, review->brand, NULL, review->author, NULL };

    if (review->marketplace != NULL && *review->marketplace != '\0')
        parts[2] = amends_marketplace_get_name (review->marketplace);
    if (review->published_at != 0)
        date = amends_dates_day (review->published_at, amends_dates_now (), zone);
    parts[4] = date;
    return amends_text_join (parts, G_N_ELEMENTS (parts));
}

/* @order: (nullable): stands for the product */
static GtkWidget *
new_row (const AmendsReview *review, const char *order)
{
    GtkWidget *row = gtk_list_box_row_new ();
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *stars = amends_stars_new (review->stars);
    g_autofree char *title = amends_text_for_display (review->title, TEXT_CHARS, TRUE);
    g_autofree char *body = amends_text_for_display (review->body, TEXT_CHARS, TRUE);
    g_autofree char *facts = dup_facts (review);

    gtk_widget_set_valign (stars, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (top), stars);
    gtk_box_append (GTK_BOX (top), new_text (title, 1, "heading"));
    gtk_box_append (GTK_BOX (box), top);
    gtk_box_append (GTK_BOX (box), new_text (body, 2, NULL));
    gtk_box_append (GTK_BOX (box), new_facts (facts, review->author, order));
    gtk_widget_set_margin_start (box, 12);
    gtk_widget_set_margin_end (box, 12);
    gtk_widget_set_margin_top (box, 12);
    gtk_widget_set_margin_bottom (box, 12);
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    return row;
}

GtkWidget *
amends_import_preview_row_new (const AmendsReview *review)
{
    return new_row (review, NULL);
}

/* Feedback has neither title nor product; the rest is shown as a review's. */
GtkWidget *
amends_import_preview_row_new_feedback (const AmendsFeedback *feedback)
{
    return new_row (
        &(AmendsReview) {
            .external_id = feedback->external_id,
            .marketplace = feedback->marketplace,
            .product_id = feedback->order_id,
            .stars = feedback->stars,
            .body = feedback->text,
            .author = feedback->author,
            .published_at = feedback->published_at,
        },
        feedback->order_id);
}

GtkWidget *
amends_import_preview_row_new_rejected (const AmendsRejection *rejection)
{
    AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
    GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
    g_autofree char *number = amends_text_count (rejection->line);
    /* Translators: %s is the number of a line of a file that cannot be imported */
    g_autofree char *title = g_strdup_printf (_ ("Line %s is left out"), number);

    gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    gtk_widget_add_css_class (icon, "warning");
    adw_action_row_add_prefix (row, icon);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (row, rejection->reason);
    return GTK_WIDGET (row);
}
