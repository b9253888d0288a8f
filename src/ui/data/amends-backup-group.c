/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-group.h"

#include "amends-backup-restore.h"
#include "amends-backup-row.h"
#include "amends-backup-text.h"
#include "amends-combo-value.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define INTERVAL_KEY "backup-interval"
#define KEEP_KEY "backup-keep"

struct _AmendsBackupGroup {
    AdwPreferencesGroup parent_instance;

    AdwComboRow *interval;
    AdwSpinRow *keep;
    AdwActionRow *folder_row;
    GtkWidget *folder_button;
    AdwActionRow *state_row;
    GtkWidget *warning;
    GtkProgressBar *progress;
    GtkWidget *cancel_button;
    GtkWidget *make_button;
    AdwExpanderRow *list;
    GtkWidget *file_row;

    AmendsBackups *backups;    /* (nullable) */
    GSettings *settings;       /* (nullable) */
    GCancellable *cancellable; /* (nullable): of what is asked of the source; goes with it */
    GPtrArray *rows;           /* (element-type AmendsBackupRow) (owned): newest first */
    guint n_checked;           /* of these, in this order */
    gboolean checking;
    gboolean listed;
};

/* In the order of the row's choices. */
static const char *const INTERVALS[] = { "off", "daily", "weekly" };

G_DEFINE_FINAL_TYPE (AmendsBackupGroup, amends_backup_group, ADW_TYPE_PREFERENCES_GROUP)

static void
interval_selected_cb (AmendsBackupGroup *self)
{
    guint selected = adw_combo_row_get_selected (self->interval);

    if (self->settings != NULL && selected < G_N_ELEMENTS (INTERVALS))
        g_settings_set_string (self->settings, INTERVAL_KEY, INTERVALS[selected]);
}

static void
interval_changed_cb (GSettings *settings, const char *key G_GNUC_UNUSED, AmendsBackupGroup *self)
{
    g_autofree char *interval = g_settings_get_string (settings, INTERVAL_KEY);

    for (guint i = 0; i < G_N_ELEMENTS (INTERVALS); i++) {
        if (g_str_equal (interval, INTERVALS[i]))
            adw_combo_row_set_selected (self->interval, i);
    }
}

/* What is told of the newest one that can be restored. */
static char *
describe_latest (AmendsBackupGroup *self)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    for (guint i = 0; i < self->rows->len; i++) {
        const AmendsBackupInfo *info = amends_backup_row_get_info (self->rows->pdata[i]);

        if (!info->set_aside && info->state == AMENDS_BACKUP_GOOD)
            return amends_backup_text_dup_title (info, zone);
    }
    return g_strdup (_ ("None yet"));
}

static char *
describe_progress (double progress)
{
    if (progress >= 0.9)
        return g_strdup (_ ("Checking that it is intact…"));
    /* Translators: %d is a number from 0 to 90 */
    return g_strdup_printf (_ ("Copying: %d %%"), (int) (progress * 100));
}

static void
show_state (AmendsBackupGroup *self)
{
    gboolean running = self->backups != NULL && amends_backups_is_running (self->backups);
    const char *failure = self->backups != NULL ? amends_backups_get_failure (self->backups) : NULL;
    double progress = self->backups != NULL ? amends_backups_get_progress (self->backups) : 0;
    g_autofree char *text = NULL;

    if (self->backups == NULL)
        text = g_strdup (_ ("The sample shop is invented, so it is not backed up. Leave it to see your own backups."));
    else if (running)
        text = describe_progress (progress);
    else if (failure != NULL)
        text = g_strdup (failure);
    else if (self->listed)
        text = describe_latest (self);
    adw_action_row_set_subtitle (self->state_row, text != NULL ? text : "");
    gtk_widget_set_visible (self->warning, !running && failure != NULL);
    gtk_progress_bar_set_fraction (self->progress, progress);
    gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
    gtk_widget_set_visible (self->cancel_button, running);
    gtk_widget_set_visible (self->make_button, !running);
}

static void
show_count (AmendsBackupGroup *self)
{
    g_autofree char *text =
        self->rows->len == 0 ? g_strdup (_ ("There are no backups yet"))
                             : g_strdup_printf (ngettext ("%u backup", "%u backups", self->rows->len), self->rows->len);

    adw_expander_row_set_subtitle (self->list, self->listed ? text : "");
}

static void check_next (AmendsBackupGroup *self);

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsBackupGroup) self = user_data;
    g_autoptr (AmendsBackupInfo) info = amends_backups_check_finish (AMENDS_BACKUPS (source), result, NULL);

    /* The list may be another one by now. */
    if (info == NULL || self->backups != AMENDS_BACKUPS (source))
        return;
    self->checking = FALSE;
    for (guint i = 0; i < self->rows->len; i++) {
        if (g_str_equal (amends_backup_row_get_info (self->rows->pdata[i])->path, info->path))
            amends_backup_row_set_info (self->rows->pdata[i], info);
    }
    show_state (self);
    check_next (self);
}

/* One after the other, and only while somebody looks at them: each is read to its end. */
static void
check_next (AmendsBackupGroup *self)
{
    const AmendsBackupInfo *info;

    if (self->checking || self->backups == NULL || self->n_checked >= self->rows->len ||
        !adw_expander_row_get_expanded (self->list))
        return;
    info = amends_backup_row_get_info (self->rows->pdata[self->n_checked++]);
    self->checking = TRUE;
    amends_backups_check_async (self->backups, info->path, self->cancellable, checked_cb, g_object_ref (self));
}

static void
expanded_cb (AmendsBackupGroup *self)
{
    check_next (self);
}

static void
restore_cb (AmendsBackupRow *row, AmendsBackupGroup *self)
{
    amends_backup_group_choose (self, amends_backup_row_get_info (row)->path);
}

static void
remove_rows (AmendsBackupGroup *self)
{
    for (guint i = 0; i < self->rows->len; i++)
        adw_expander_row_remove (self->list, self->rows->pdata[i]);
    g_ptr_array_set_size (self->rows, 0);
    self->n_checked = 0;
}

/* Below them the row for a file from elsewhere stays the last one. */
static void
fill_rows (AmendsBackupGroup *self, GPtrArray *infos)
{
    remove_rows (self);
    g_object_ref (self->file_row);
    adw_expander_row_remove (self->list, self->file_row);
    for (guint i = 0; i < infos->len; i++) {
        GtkWidget *row = amends_backup_row_new (infos->pdata[i]);

        g_signal_connect_object (row, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_DEFAULT);
        adw_expander_row_add_row (self->list, row);
        g_ptr_array_add (self->rows, g_object_ref (row));
    }
    adw_expander_row_add_row (self->list, self->file_row);
    g_object_unref (self->file_row);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsBackupGroup) self = user_data;
    g_autoptr (GPtrArray) infos = amends_backups_list_finish (AMENDS_BACKUPS (source), result, NULL);

    if (infos == NULL || self->backups != AMENDS_BACKUPS (source))
        return;
    self->listed = TRUE;
    fill_rows (self, infos);
    show_count (self);
    show_state (self);
    check_next (self);
}

static void
backups_changed_cb (AmendsBackupGroup *self)
{
    amends_backups_list_async (self->backups, self->cancellable, listed_cb, g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsBackupGroup) self = user_data;
    g_autoptr (AmendsBackupInfo) info = amends_backups_make_finish (AMENDS_BACKUPS (source), result, NULL);

    /* The source keeps what went wrong, and the list shows what was made. */
    if (info != NULL && self->backups != NULL)
        gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Backup made"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
make_cb (AmendsBackupGroup *self)
{
    if (self->backups == NULL || amends_backups_is_running (self->backups))
        return;
    amends_backups_make_async (self->backups, NULL, g_settings_get_uint (self->settings, KEEP_KEY), NULL, made_cb,
                               g_object_ref (self));
    gtk_widget_grab_focus (self->cancel_button);
}

static void
cancel_cb (AmendsBackupGroup *self)
{
    if (self->backups != NULL)
        amends_backups_cancel (self->backups);
}

static void
running_changed_cb (AmendsBackupGroup *self)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
    gboolean had_focus = root != NULL && gtk_root_get_focus (root) == self->cancel_button;

    show_state (self);
    if (had_focus && gtk_widget_get_visible (self->make_button))
        gtk_widget_grab_focus (self->make_button);
}

static GtkWindow *
get_window (AmendsBackupGroup *self)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsBackupGroup) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) && self->backups != NULL &&
        !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        adw_action_row_set_subtitle (self->folder_row, error->message);
}

static void
open_folder_cb (AmendsBackupGroup *self)
{
    g_autoptr (GFile) file = NULL;
    g_autoptr (GtkFileLauncher) launcher = NULL;

    if (self->backups == NULL)
        return;
    /* Before the first backup there is none, and a file manager shows nothing that is not there. */
    g_mkdir_with_parents (amends_backups_get_folder (self->backups), 0700);
    file = g_file_new_for_path (amends_backups_get_folder (self->backups));
    launcher = gtk_file_launcher_new (file);
    gtk_file_launcher_launch (launcher, get_window (self), NULL, opened_cb, g_object_ref (self));
}

/* A question about one file of one source. */
typedef struct {
    AmendsBackupGroup *group;
    AmendsBackups *backups;
    char *path;
} Question;

static void
free_question (Question *self)
{
    g_object_unref (self->group);
    g_object_unref (self->backups);
    g_free (self->path);
    g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Question) question = user_data;

    if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "restore"))
        amends_backups_request_restore (question->backups, question->path);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Question) question = user_data;
    GtkWidget *parent = GTK_WIDGET (question->group);
    g_autoptr (AmendsBackupInfo) info = amends_backups_check_finish (AMENDS_BACKUPS (source), result, NULL);
    AdwAlertDialog *dialog;

    /* Taken down meanwhile, or about other data. */
    if (question->group->backups != question->backups)
        return;
    gtk_widget_set_sensitive (GTK_WIDGET (question->group->list), TRUE);
    if (info == NULL || gtk_widget_get_root (parent) == NULL)
        return;
    if (info->state != AMENDS_BACKUP_GOOD) {
        adw_dialog_present (ADW_DIALOG (amends_backup_restore_refuse (info)), parent);
        return;
    }
    dialog = amends_backup_restore_ask (info);
    adw_alert_dialog_choose (dialog, parent, NULL, answered_cb, g_steal_pointer (&question));
}

void
amends_backup_group_choose (AmendsBackupGroup *self, const char *path)
{
    Question *question;

    g_return_if_fail (AMENDS_IS_BACKUP_GROUP (self));
    g_return_if_fail (path != NULL);

    if (self->backups == NULL)
        return;
    question = g_new (Question, 1);
    question->group = g_object_ref (self);
    question->backups = g_object_ref (self->backups);
    question->path = g_strdup (path);
    gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
    amends_backups_check_async (self->backups, path, self->cancellable, looked_cb, question);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsBackupGroup) self = user_data;
    g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
    g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

    if (path != NULL)
        amends_backup_group_choose (self, path);
}

static void
choose_file_cb (AmendsBackupGroup *self)
{
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
    g_autoptr (GtkFileFilter) backups = gtk_file_filter_new ();
    g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

    if (self->backups == NULL)
        return;
    gtk_file_filter_set_name (backups, _ ("Backups"));
    gtk_file_filter_add_suffix (backups, "db");
    g_list_store_append (filters, backups);
    gtk_file_dialog_set_title (dialog, _ ("Restore From File"));
    gtk_file_dialog_set_accept_label (dialog, _ ("_Choose"));
    gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
    gtk_file_dialog_open (dialog, get_window (self), NULL, file_chosen_cb, g_object_ref (self));
}

static void
let_go_of_source (AmendsBackupGroup *self)
{
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    if (self->backups != NULL)
        g_signal_handlers_disconnect_by_data (self->backups, self);
    g_clear_object (&self->backups);
    self->listed = FALSE;
    self->checking = FALSE;
}

static void
watch_source (AmendsBackupGroup *self, AmendsBackups *backups)
{
    g_autofree char *shown = g_filename_display_name (amends_backups_get_folder (backups));

    self->backups = g_object_ref (backups);
    self->cancellable = g_cancellable_new ();
    adw_action_row_set_subtitle (self->folder_row, shown);
    g_signal_connect_object (backups, "changed", G_CALLBACK (backups_changed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (backups, "notify::running", G_CALLBACK (running_changed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (backups, "notify::progress", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (backups, "notify::failure", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
    backups_changed_cb (self);
}

static void
bind_settings (AmendsBackupGroup *self, GSettings *settings)
{
    if (self->settings != NULL)
        return;
    self->settings = g_object_ref (settings);
    g_settings_bind (settings, KEEP_KEY, self->keep, "value", G_SETTINGS_BIND_DEFAULT);
    g_signal_connect_object (settings, "changed::" INTERVAL_KEY, G_CALLBACK (interval_changed_cb), self,
                             G_CONNECT_DEFAULT);
    interval_changed_cb (settings, NULL, self);
}

void
amends_backup_group_set_source (AmendsBackupGroup *self, AmendsBackups *backups, GSettings *settings)
{
    g_return_if_fail (AMENDS_IS_BACKUP_GROUP (self));
    g_return_if_fail (backups == NULL || AMENDS_IS_BACKUPS (backups));
    g_return_if_fail (G_IS_SETTINGS (settings));

    let_go_of_source (self);
    remove_rows (self);
    bind_settings (self, settings);
    if (backups != NULL)
        watch_source (self, backups);
    gtk_widget_set_visible (GTK_WIDGET (self->folder_row), backups != NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->list), backups != NULL);
    gtk_widget_set_sensitive (self->make_button, backups != NULL);
    show_count (self);
    show_state (self);
}

static void
amends_backup_group_dispose (GObject *object)
{
    AmendsBackupGroup *self = AMENDS_BACKUP_GROUP (object);

    let_go_of_source (self);
    g_clear_object (&self->settings);
    g_clear_pointer (&self->rows, g_ptr_array_unref);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_BACKUP_GROUP);
    G_OBJECT_CLASS (amends_backup_group_parent_class)->dispose (object);
}

static void
amends_backup_group_class_init (AmendsBackupGroupClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_backup_group_dispose;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/data/amends-backup-group.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, interval);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, keep);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, folder_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, folder_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, state_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, warning);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, progress);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, cancel_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, make_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, list);
    gtk_widget_class_bind_template_child (widget_class, AmendsBackupGroup, file_row);
    gtk_widget_class_bind_template_callback (widget_class, interval_selected_cb);
    gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
    gtk_widget_class_bind_template_callback (widget_class, make_cb);
    gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
    gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
    gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
}

static void
amends_backup_group_init (AmendsBackupGroup *self)
{
    self->rows = g_ptr_array_new_with_free_func (g_object_unref);
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_combo_value_keep (self->interval);
}

GtkWidget *
amends_backup_group_new (void)
{
    return g_object_new (AMENDS_TYPE_BACKUP_GROUP, NULL);
}
