/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-row.h"

#include "amends-backup-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsBackupRow {
    AdwActionRow parent_instance;

    GtkWidget *warning;
    GtkWidget *button;
    AmendsBackupInfo *info;
};

static guint restore_signal;

G_DEFINE_FINAL_TYPE (AmendsBackupRow, amends_backup_row, ADW_TYPE_ACTION_ROW)

static void
clicked_cb (AmendsBackupRow *self)
{
    g_signal_emit (self, restore_signal, 0);
}

static void
amends_backup_row_finalize (GObject *object)
{
    g_clear_pointer (&AMENDS_BACKUP_ROW (object)->info, amends_backup_info_unref);
    G_OBJECT_CLASS (amends_backup_row_parent_class)->finalize (object);
}

static void
amends_backup_row_class_init (AmendsBackupRowClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_backup_row_finalize;
    restore_signal =
        g_signal_new ("restore", AMENDS_TYPE_BACKUP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_backup_row_init (AmendsBackupRow *self)
{
    self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Cannot be restored"), -1);
    gtk_widget_add_css_class (self->warning, "warning");
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->warning);
    self->button = gtk_button_new_with_label (_ ("Restore…"));
    gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (self->button, "flat");
    g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

void
amends_backup_row_set_info (AmendsBackupRow *self, AmendsBackupInfo *info)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *title = amends_backup_text_dup_title (info, zone);
    g_autofree char *facts = amends_backup_text_dup_facts (info);
    gboolean is_good = info->state == AMENDS_BACKUP_GOOD;

    g_return_if_fail (AMENDS_IS_BACKUP_ROW (self));
    amends_backup_info_ref (info);
    g_clear_pointer (&self->info, amends_backup_info_unref);
    self->info = info;
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
    gtk_widget_set_visible (self->warning, !is_good);
    gtk_widget_set_visible (self->button, is_good);
    /* Which of the buttons of that name it is. */
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}

AmendsBackupInfo *
amends_backup_row_get_info (AmendsBackupRow *self)
{
    g_return_val_if_fail (AMENDS_IS_BACKUP_ROW (self), NULL);

    return self->info;
}

GtkWidget *
amends_backup_row_new (AmendsBackupInfo *info)
{
    AmendsBackupRow *self = g_object_new (AMENDS_TYPE_BACKUP_ROW, NULL);

    amends_backup_row_set_info (self, info);
    return GTK_WIDGET (self);
}
