/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-preferences.h"

#include "amends-combo-value.h"
#include "amends-template-choice.h"

struct _AmendsContactPreferences {
    AdwPreferencesPage parent_instance;

    AdwSpinRow *hold;
    AdwComboRow *language;
    AdwComboRow *second_language;
};

G_DEFINE_FINAL_TYPE (AmendsContactPreferences, amends_contact_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
amends_contact_preferences_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_CONTACT_PREFERENCES);
    G_OBJECT_CLASS (amends_contact_preferences_parent_class)->dispose (object);
}

static void
amends_contact_preferences_class_init (AmendsContactPreferencesClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_contact_preferences_dispose;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/window/amends-contact-preferences.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsContactPreferences, hold);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactPreferences, language);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactPreferences, second_language);
}

static void
amends_contact_preferences_init (AmendsContactPreferences *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_combo_value_keep (self->language);
    amends_combo_value_keep (self->second_language);
}

AdwPreferencesPage *
amends_contact_preferences_new (GSettings *settings)
{
    AmendsContactPreferences *self = g_object_new (AMENDS_TYPE_CONTACT_PREFERENCES, NULL);

    g_settings_bind (settings, "contact-hold-seconds", self->hold, "value", G_SETTINGS_BIND_DEFAULT);
    amends_template_choice_bind (self->language, self->second_language, settings);
    return ADW_PREFERENCES_PAGE (self);
}
