/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-preferences-dialog.h"

#include "amends-contact-preferences.h"
#include "amends-general-preferences.h"
#include "amends-notification-preferences.h"

struct _AmendsPreferencesDialog {
    AdwPreferencesDialog parent_instance;

    GPtrArray *pages; /* (element-type AdwPreferencesPage) (unowned) */
};

G_DEFINE_FINAL_TYPE (AmendsPreferencesDialog, amends_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

enum { SIGNAL_DELETE_REQUESTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
delete_requested_cb (AmendsPreferencesDialog *self)
{
    g_signal_emit (self, signals[SIGNAL_DELETE_REQUESTED], 0);
}

static void
add_page (AmendsPreferencesDialog *self, AdwPreferencesPage *page)
{
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), page);
    g_ptr_array_add (self->pages, page);
}

static void
amends_preferences_dialog_dispose (GObject *object)
{
    AmendsPreferencesDialog *self = AMENDS_PREFERENCES_DIALOG (object);

    /* libadwaita 1.7 never frees the child of a dialog that was shown, and so would keep them. */
    for (guint i = 0; self->pages != NULL && i < self->pages->len; i++)
        adw_preferences_dialog_remove (ADW_PREFERENCES_DIALOG (self), self->pages->pdata[i]);
    g_clear_pointer (&self->pages, g_ptr_array_unref);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_PREFERENCES_DIALOG);
    G_OBJECT_CLASS (amends_preferences_dialog_parent_class)->dispose (object);
}

static void
amends_preferences_dialog_class_init (AmendsPreferencesDialogClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_preferences_dialog_dispose;
    signals[SIGNAL_DELETE_REQUESTED] = g_signal_new ("delete-requested", AMENDS_TYPE_PREFERENCES_DIALOG,
                                                     G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                                 "/io/github/amendsapp/Amends/ui/window/amends-preferences-dialog.ui");
}

static void
amends_preferences_dialog_init (AmendsPreferencesDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    gtk_widget_add_css_class (GTK_WIDGET (self), "long-tabs");
    self->pages = g_ptr_array_new ();
}

AmendsPreferencesDialog *
amends_preferences_dialog_new (GSettings *settings, const AmendsDataSource *data)
{
    AmendsPreferencesDialog *self = g_object_new (AMENDS_TYPE_PREFERENCES_DIALOG, NULL);
    AdwPreferencesPage *data_page = amends_data_page_new (settings, data);

    add_page (self, amends_general_preferences_new (settings));
    add_page (self, amends_contact_preferences_new (settings));
    add_page (self, amends_notification_preferences_new (settings));
    add_page (self, data_page);
    g_signal_connect_object (data_page, "delete-requested", G_CALLBACK (delete_requested_cb), self, G_CONNECT_SWAPPED);
    return self;
}
