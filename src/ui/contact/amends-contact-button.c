/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-button.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-badge.h"
#include "amends-contact-text.h"
#include "amends-fit.h"

struct _AmendsContactButton {
    GtkBox parent_instance;

    GtkWidget *button;
    GtkWidget *content;
    GtkWidget *info;
};

G_DEFINE_FINAL_TYPE (AmendsContactButton, amends_contact_button, GTK_TYPE_BOX)

static void
amends_contact_button_class_init (AmendsContactButtonClass *klass G_GNUC_UNUSED)
{
}

static void
amends_contact_button_init (AmendsContactButton *self)
{
    self->button = gtk_button_new ();
    self->content = adw_button_content_new ();
    self->info = gtk_button_new_from_icon_name ("dialog-information-symbolic");
    gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
    gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
    adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (self->content), TRUE);
    gtk_button_set_child (GTK_BUTTON (self->button), self->content);
    amends_fit_buttons (self->button);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->info), "reviews.eligibility");
    gtk_widget_set_tooltip_text (self->info, _ ("Conditions for Contact"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->info), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Conditions for Contact"), -1);
    gtk_box_append (GTK_BOX (self), self->button);
    gtk_box_append (GTK_BOX (self), self->info);
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show_button (AmendsContactButton *self, const char *icon, const char *label, const char *action, const char *why)
{
    gboolean acts = g_str_equal (action, "reviews.contact");

    adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->content), icon);
    adw_button_content_set_label (ADW_BUTTON_CONTENT (self->content), label);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
    gtk_widget_set_tooltip_text (self->button, why);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    why != NULL ? why : "", -1);
    /* Where the button itself opens the conditions, a second one would say the same. */
    gtk_widget_set_visible (self->info, acts);
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

GtkWidget *
amends_contact_button_new (void)
{
    return g_object_new (AMENDS_TYPE_CONTACT_BUTTON, NULL);
}

void
amends_contact_button_set_case (AmendsContactButton *self, const AmendsContactCase *contact_case, gint64 now)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    const AmendsContact *contact = contact_case != NULL ? amends_contact_case_get_contact (contact_case) : NULL;
    gboolean counts = contact != NULL && amends_contact_state_counts (contact->state);

    g_return_if_fail (AMENDS_IS_CONTACT_BUTTON (self));
    if (contact_case == NULL || (!counts && !amends_contact_case_is_critical (contact_case))) {
        gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    } else if (counts) {
        g_autoptr (AmendsContactBadge) badge = amends_contact_badge_new (contact, now, zone);

        show_button (self, badge->icon, badge->label, "reviews.eligibility", badge->sentence);
    } else if (contact_case->decision->eligible) {
        g_autofree char *until = amends_contact_text_dup_until (contact_case->decision, now, zone);

        show_button (self, "mail-send-symbolic", _ ("_Contact Buyer"), "reviews.contact", until);
    } else {
        g_autofree char *headline = amends_contact_text_dup_headline (contact_case->decision);

        show_button (self, "action-unavailable-symbolic", _ ("_Cannot Contact Customer"), "reviews.eligibility",
                     headline);
    }
}
