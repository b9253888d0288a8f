/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-preferences-dialog.h"

#include "amends-contact-preferences.h"
#include "amends-general-preferences.h"
#include "amends-notification-preferences.h"

struct _AmendsPreferencesDialog {
    AdwPreferencesDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsPreferencesDialog, amends_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
amends_preferences_dialog_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_PREFERENCES_DIALOG);
    G_OBJECT_CLASS (amends_preferences_dialog_parent_class)->dispose (object);
}

static void
amends_preferences_dialog_class_init (AmendsPreferencesDialogClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_preferences_dialog_dispose;
    gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                                 "/io/github/amendsapp/Amends/ui/window/amends-preferences-dialog.ui");
}

static void
amends_preferences_dialog_init (AmendsPreferencesDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsPreferencesDialog *
amends_preferences_dialog_new (GSettings *settings, const AmendsDataSource *data)
{
    AmendsPreferencesDialog *self = g_object_new (AMENDS_TYPE_PREFERENCES_DIALOG, NULL);
    AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (self);

    adw_preferences_dialog_add (dialog, amends_general_preferences_new (settings));
    adw_preferences_dialog_add (dialog, amends_contact_preferences_new (settings));
    adw_preferences_dialog_add (dialog, amends_notification_preferences_new (settings));
    adw_preferences_dialog_add (dialog, amends_data_page_new (settings, data));
    return self;
}
