/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-auto-backup.h"

/* A timer stands still while the computer sleeps, so it never waits for long. */
#define MOST_SECONDS 300

/* What a source brings; a person's marks are no reason to wait. */
#define BROUGHT (AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_FEEDBACK_SHAPE)

struct _AmendsAutoBackup {
    GObject parent_instance;

    AmendsAutoBackupOptions with; /* all objects owned, none NULL */
    GCancellable *cancellable;
    gint64 newest_at;
    gint64 failed_at;
    gint64 brought_at; /* or when this began */
    gboolean known;
    gboolean listing;
    AmendsBackupStage stage;
    guint timer;
};

static guint failed_signal;

G_DEFINE_FINAL_TYPE (AmendsAutoBackup, amends_auto_backup, G_TYPE_OBJECT)

static gint64
get_system_time (gpointer user_data G_GNUC_UNUSED)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
tell_time (AmendsAutoBackup *self)
{
    return self->with.clock (self->with.clock_data);
}

static AmendsBackupPlan
make_plan (AmendsAutoBackup *self)
{
    g_autofree char *interval = g_settings_get_string (self->with.settings, "backup-interval");
    const AmendsBackupFacts facts = {
        .now = tell_time (self),
        .newest_at = self->newest_at,
        .failed_at = self->failed_at,
        .brought_at = self->brought_at,
        .interval = amends_backup_schedule_parse (interval),
        .possible = !self->with.sample && !amends_store_is_read_only (self->with.store),
        .known = self->known,
        .busy = amends_sync_engine_is_running (self->with.engine) || amends_backups_is_running (self->with.backups),
    };

    return amends_backup_schedule_plan (&facts);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAutoBackup) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBackupInfo) info = amends_backups_make_finish (AMENDS_BACKUPS (source), result, &error);
    gboolean is_first = self->failed_at == 0;

    if (g_cancellable_is_cancelled (self->cancellable))
        return;
    /* Who stops it by hand does not want it again at once either. */
    if (info == NULL) {
        self->failed_at = tell_time (self);
        if (is_first && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_signal_emit (self, failed_signal, 0, error->message);
    }
    amends_auto_backup_check (self);
}

static void
timer_cb (gpointer user_data)
{
    AmendsAutoBackup *self = user_data;

    self->timer = 0;
    amends_auto_backup_check (self);
}

static void list (AmendsAutoBackup *self);

void
amends_auto_backup_check (AmendsAutoBackup *self)
{
    AmendsBackupPlan plan;

    g_return_if_fail (AMENDS_IS_AUTO_BACKUP (self));

    if (g_cancellable_is_cancelled (self->cancellable))
        return;
    if (!self->known && !self->listing && !self->with.sample)
        list (self);
    plan = make_plan (self);
    self->stage = plan.stage;
    g_clear_handle_id (&self->timer, g_source_remove);
    if (plan.stage == AMENDS_BACKUP_WAITING) {
        self->timer = g_timeout_add_seconds_once ((guint) MIN (plan.wait, MOST_SECONDS), timer_cb, self);
        g_source_set_name_by_id (self->timer, "[amends] next backup");
    }
    if (plan.stage == AMENDS_BACKUP_DUE)
        amends_backups_make_async (self->with.backups, NULL, g_settings_get_uint (self->with.settings, "backup-keep"),
                                   self->cancellable, made_cb, g_object_ref (self));
}

/* One from a time to come was made by a clock that was wrong then or is now. */
static gint64
find_newest (GPtrArray *infos, gint64 now)
{
    for (guint i = 0; infos != NULL && i < infos->len; i++) {
        const AmendsBackupInfo *info = infos->pdata[i];

        if (!info->set_aside && info->state == AMENDS_BACKUP_GOOD && info->made_at <= now)
            return info->made_at;
    }
    return 0;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAutoBackup) self = user_data;
    g_autoptr (GPtrArray) infos = amends_backups_list_finish (AMENDS_BACKUPS (source), result, NULL);
    gint64 newest_at = find_newest (infos, tell_time (self));

    self->listing = FALSE;
    if (g_cancellable_is_cancelled (self->cancellable))
        return;
    if (newest_at != self->newest_at)
        self->failed_at = 0;
    self->newest_at = newest_at;
    self->known = TRUE;
    amends_auto_backup_check (self);
}

static void
list (AmendsAutoBackup *self)
{
    self->listing = TRUE;
    amends_backups_list_async (self->with.backups, self->cancellable, listed_cb, g_object_ref (self));
}

static void
backups_changed_cb (AmendsBackups *backups G_GNUC_UNUSED, AmendsAutoBackup *self)
{
    self->known = FALSE;
    amends_auto_backup_check (self);
}

/* One that has just ended is looked for before anything else is decided. */
static void
running_changed_cb (AmendsBackups *backups, GParamSpec *pspec G_GNUC_UNUSED, AmendsAutoBackup *self)
{
    if (!amends_backups_is_running (backups))
        backups_changed_cb (backups, self);
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, AmendsAutoBackup *self)
{
    if ((changes & BROUGHT) == 0)
        return;
    self->brought_at = tell_time (self);
    amends_auto_backup_check (self);
}

static void
engine_running_cb (AmendsSyncEngine *engine G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, AmendsAutoBackup *self)
{
    amends_auto_backup_check (self);
}

static void
setting_changed_cb (GSettings *settings G_GNUC_UNUSED, const char *key G_GNUC_UNUSED, AmendsAutoBackup *self)
{
    amends_auto_backup_check (self);
}

AmendsBackupStage
amends_auto_backup_get_stage (AmendsAutoBackup *self)
{
    g_return_val_if_fail (AMENDS_IS_AUTO_BACKUP (self), AMENDS_BACKUP_OFF);

    return self->stage;
}

static void
amends_auto_backup_dispose (GObject *object)
{
    AmendsAutoBackup *self = AMENDS_AUTO_BACKUP (object);

    g_clear_handle_id (&self->timer, g_source_remove);
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->with.backups);
    g_clear_object (&self->with.store);
    g_clear_object (&self->with.engine);
    g_clear_object (&self->with.settings);
    G_OBJECT_CLASS (amends_auto_backup_parent_class)->dispose (object);
}

static void
amends_auto_backup_finalize (GObject *object)
{
    g_object_unref (AMENDS_AUTO_BACKUP (object)->cancellable);
    G_OBJECT_CLASS (amends_auto_backup_parent_class)->finalize (object);
}

static void
amends_auto_backup_class_init (AmendsAutoBackupClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_auto_backup_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_auto_backup_finalize;
    failed_signal = g_signal_new ("failed", AMENDS_TYPE_AUTO_BACKUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
amends_auto_backup_init (AmendsAutoBackup *self)
{
    self->cancellable = g_cancellable_new ();
}

AmendsAutoBackup *
amends_auto_backup_new (const AmendsAutoBackupOptions *options)
{
    AmendsAutoBackup *self = g_object_new (AMENDS_TYPE_AUTO_BACKUP, NULL);
    AmendsAutoBackupOptions *with = &self->with;

    *with = *options;
    with->clock = options->clock != NULL ? options->clock : get_system_time;
    g_object_ref (with->backups);
    g_object_ref (with->store);
    g_object_ref (with->engine);
    g_object_ref (with->settings);
    /* Whoever opens the data has better things to do in the first moments, and may sync. */
    self->brought_at = tell_time (self);
    g_signal_connect_object (with->backups, "changed", G_CALLBACK (backups_changed_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (with->backups, "notify::running", G_CALLBACK (running_changed_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (with->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (with->engine, "notify::running", G_CALLBACK (engine_running_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (with->settings, "changed::backup-interval", G_CALLBACK (setting_changed_cb), self,
                             G_CONNECT_DEFAULT);
    amends_auto_backup_check (self);
    return self;
}
