/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-status.h"

#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-contact-badge.h"
#include "amends-contact-text.h"
#include "amends-dates.h"
#include "amends-store-contacts.h"

struct _AmendsContactStatus {
    GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsContactStatus, amends_contact_status, GTK_TYPE_BOX)

/* In the order in which they stand. */
static const struct {
    AmendsContactDeed deed;
    AmendsContactChange change;
    const char *label;
} deeds[] = {
    { AMENDS_CONTACT_DEED_RETRY, AMENDS_CONTACT_CHANGE_RETRY, N_ ("_Try Again") },
    { AMENDS_CONTACT_DEED_WAS_SENT, AMENDS_CONTACT_CHANGE_WAS_SENT, N_ ("It _Was Sent") },
    { AMENDS_CONTACT_DEED_NOT_SENT, AMENDS_CONTACT_CHANGE_NOT_SENT, N_ ("It Was _Not Sent") },
    { AMENDS_CONTACT_DEED_CANCEL, AMENDS_CONTACT_CHANGE_CANCEL, N_ ("Take _Back") },
};

static void
amends_contact_status_class_init (AmendsContactStatusClass *klass)
{
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
amends_contact_status_init (AmendsContactStatus *self)
{
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (GTK_BOX (self), 6);
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    if (style != NULL)
        gtk_widget_add_css_class (label, style);
    return label;
}

/* A card with a picture, a few words, a sentence, and place for buttons below. Returns: where those belong */
static GtkWidget *
append_card (AmendsContactStatus *self, const char *icon, const char *style, const char *title, const char *sentence)
{
    GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *image = gtk_image_new_from_icon_name (icon);
    GtkWidget *buttons = adw_wrap_box_new ();

    gtk_widget_add_css_class (card, "card");
    gtk_widget_add_css_class (card, "contact-status");
    gtk_widget_add_css_class (image, style[0] != '\0' ? style : "dimmed");
    gtk_widget_set_valign (image, GTK_ALIGN_START);
    gtk_widget_set_hexpand (texts, TRUE);
    adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
    adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
    gtk_widget_set_visible (buttons, FALSE);
    gtk_box_append (GTK_BOX (texts), make_label (title, "heading"));
    gtk_box_append (GTK_BOX (texts), make_label (sentence, NULL));
    gtk_box_append (GTK_BOX (texts), buttons);
    gtk_box_append (GTK_BOX (card), image);
    gtk_box_append (GTK_BOX (card), texts);
    gtk_box_append (GTK_BOX (self), card);
    return buttons;
}

static void
append_button (GtkWidget *buttons, const char *label, const char *action, GVariant *target)
{
    GtkWidget *button = gtk_button_new_with_mnemonic (label);

    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
    adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
    gtk_widget_set_margin_top (button, 6);
    gtk_widget_set_visible (buttons, TRUE);
}

static void
append_contact (AmendsContactStatus *self, const AmendsContact *contact, gint64 now, GTimeZone *zone)
{
    g_autoptr (AmendsContactBadge) badge = amends_contact_badge_new (contact, now, zone);
    GtkWidget *buttons;

    if (badge == NULL)
        return;
    buttons = append_card (self, badge->icon, badge->style, badge->label, badge->sentence);
    for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
        if ((badge->deeds & deeds[i].deed) != 0)
            append_button (buttons, _ (deeds[i].label), "reviews.change-contact",
                           g_variant_new ("(xi)", contact->id, (gint32) deeds[i].change));
}

static void
append_report (AmendsContactStatus *self, const AmendsReview *review, const AmendsReport *report, GTimeZone *zone)
{
    g_autofree char *reported = amends_dates_exact (report->reported_at, zone);
    g_autofree char *gone = amends_dates_exact (review->gone_at, zone);
    g_autofree char *sentence = NULL;
    GtkWidget *buttons;

    if (report->reported_at != 0 && review->gone_at >= report->reported_at) {
        /* Translators: %s is a date. */
        sentence = g_strdup_printf (_ ("The marketplace has removed it after your report, noticed %s."), gone);
        append_card (self, "object-select-symbolic", "success", _ ("Removed by the Marketplace"), sentence);
    } else if (report->reported_at != 0) {
        /* Translators: %s is a date. */
        sentence = g_strdup_printf (_ ("Reported by you, %s. If the marketplace removes it, the next sync says so."),
                                    reported);
        buttons = append_card (self, "emblem-important-symbolic", "accent", _ ("Reported for Abuse"), sentence);
        append_button (buttons, _ ("Not Reported After _All"), "reviews.settle-report",
                       g_variant_new ("(xb)", review->id, FALSE));
    } else if (report->opened_at != 0 && review->gone_at == 0) {
        buttons = append_card (self, "dialog-question-symbolic", "warning", _ ("Did You Report It?"),
                               _ ("Its page was opened on the marketplace, to report it there."));
        append_button (buttons, _ ("It Was _Reported"), "reviews.settle-report",
                       g_variant_new ("(xb)", review->id, TRUE));
        append_button (buttons, _ ("It Was N_ot Reported"), "reviews.settle-report",
                       g_variant_new ("(xb)", review->id, FALSE));
    }
}

GtkWidget *
amends_contact_status_new (void)
{
    return g_object_new (AMENDS_TYPE_CONTACT_STATUS, NULL);
}

void
amends_contact_status_set_case (AmendsContactStatus *self, const AmendsContactCase *contact_case, gint64 now)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    const AmendsContact *contact;

    g_return_if_fail (AMENDS_IS_CONTACT_STATUS (self));
    amends_children_clear_box (GTK_BOX (self));
    if (contact_case == NULL) {
        gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
        return;
    }
    contact = amends_contact_case_get_contact (contact_case);
    if (contact != NULL)
        append_contact (self, contact, now, zone);
    if ((contact == NULL || !amends_contact_state_counts (contact->state)) &&
        amends_contact_case_is_critical (contact_case)) {
        g_autofree char *headline = amends_contact_text_dup_headline (contact_case->decision);

        if (headline != NULL)
            gtk_box_append (GTK_BOX (self), make_label (headline, "dimmed"));
    }
    append_report (self, contact_case->detail->review, &contact_case->detail->report, zone);
    gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}
