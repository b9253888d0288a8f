/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-background-portal.h"

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"
/* The desktop takes no longer one. */
#define MOST_STATUS_CHARACTERS 95

struct _AmendsBackgroundPortal {
    GObject parent_instance;

    GDBusConnection *connection;
};

G_DEFINE_FINAL_TYPE (AmendsBackgroundPortal, amends_background_portal, G_TYPE_OBJECT)

/* One question, from when it is asked until the person has answered. */
typedef struct {
    GDBusConnection *connection;
    char *path; /* of the portal's request */
    guint subscription;
    GSource *cancelled; /* (nullable): waits for the caller to lose interest */
} Question;

static void
unsubscribe (Question *self)
{
    if (self->subscription != 0)
        g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
    self->subscription = 0;
}

static void
stop_watching (Question *self)
{
    unsubscribe (self);
    if (self->cancelled != NULL)
        g_source_destroy (self->cancelled);
    g_clear_pointer (&self->cancelled, g_source_unref);
}

static void
free_question (gpointer data)
{
    Question *self = data;

    stop_watching (self);
    g_object_unref (self->connection);
    g_free (self->path);
    g_free (self);
}

static void
answered_cb (GDBusConnection *connection G_GNUC_UNUSED, const char *sender G_GNUC_UNUSED,
             const char *path G_GNUC_UNUSED, const char *interface G_GNUC_UNUSED, const char *signal G_GNUC_UNUSED,
             GVariant *parameters, gpointer user_data)
{
    g_autoptr (GTask) task = g_object_ref (user_data);
    Question *question = g_task_get_task_data (task);
    g_autoptr (GVariant) results = NULL;
    guint32 response;
    gboolean background = FALSE;

    if (question->subscription == 0 || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
        return;
    g_variant_get (parameters, "(u@a{sv})", &response, &results);
    g_variant_lookup (results, "background", "b", &background);
    stop_watching (question);
    g_task_return_boolean (task, response == 0 && background);
}

static void
subscribe (GTask *task, const char *path)
{
    Question *question = g_task_get_task_data (task);

    unsubscribe (question);
    g_free (question->path);
    question->path = g_strdup (path);
    question->subscription =
        g_dbus_connection_signal_subscribe (question->connection, NAME, REQUEST, "Response", path, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, g_object_ref (task), g_object_unref);
}

static gboolean
cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED, gpointer user_data)
{
    g_autoptr (GTask) task = g_object_ref (user_data);
    Question *question = g_task_get_task_data (task);

    stop_watching (question);
    g_dbus_connection_call (question->connection, NAME, question->path, REQUEST, "Close", NULL, NULL,
                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
    g_task_return_error_if_cancelled (task);
    return G_SOURCE_REMOVE;
}

static void
watch (GTask *task, const char *path)
{
    Question *question = g_task_get_task_data (task);
    GCancellable *cancellable = g_task_get_cancellable (task);

    subscribe (task, path);
    if (cancellable == NULL)
        return;
    question->cancelled = g_cancellable_source_new (cancellable);
    g_source_set_callback (question->cancelled, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task), g_object_unref);
    g_source_attach (question->cancelled, g_task_get_context (task));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Question *question = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
    const char *path;

    /* It was answered or given up before. */
    if (question->subscription == 0) {
        g_clear_error (&error);
        return;
    }
    if (reply == NULL) {
        stop_watching (question);
        g_dbus_error_strip_remote_error (error);
        g_task_return_error (task, error);
        return;
    }
    /* Portals of long ago chose the request's path by themselves. */
    g_variant_get (reply, "(&o)", &path);
    if (!g_str_equal (path, question->path))
        subscribe (task, path);
}

/* Known before it is asked, so that no answer comes too early to be heard. */
static char *
make_path (GDBusConnection *connection, const char *token)
{
    g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (connection) + 1);

    g_strdelimit (sender, ".", '_');
    return g_strdup_printf (PATH "/request/%s/%s", sender, token);
}

static GVariant *
make_parameters (const char *token, const char *reason, const char *const *command)
{
    GVariantBuilder options;

    g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
    g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
    g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
    g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (command != NULL));
    g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
    if (command != NULL)
        g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
    return g_variant_new ("(sa{sv})", "", &options);
}

void
amends_background_portal_request_async (AmendsBackgroundPortal *self, const char *reason, const char *const *command,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);
    g_autofree char *token = g_strdup_printf ("amends_%u", g_random_int ());
    g_autofree char *path = NULL;
    Question *question;

    g_return_if_fail (AMENDS_IS_BACKGROUND_PORTAL (self));

    g_task_set_source_tag (task, amends_background_portal_request_async);
    question = g_new0 (Question, 1);
    question->connection = g_object_ref (self->connection);
    g_task_set_task_data (task, question, free_question);
    path = make_path (self->connection, token);
    watch (task, path);
    g_dbus_connection_call (self->connection, NAME, PATH, BACKGROUND, "RequestBackground",
                            make_parameters (token, reason, command), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE,
                            -1, NULL, asked_cb, task);
}

gboolean
amends_background_portal_request_finish (AmendsBackgroundPortal *self, GAsyncResult *result, gboolean *allowed,
                                         GError **error)
{
    g_autoptr (GError) problem = NULL;

    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_background_portal_request_async), FALSE);

    *allowed = g_task_propagate_boolean (G_TASK (result), &problem);
    if (problem == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
}

static void
status_set_cb (GObject *source, GAsyncResult *result, gpointer user_data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

    if (reply == NULL)
        g_debug ("The desktop does not show what runs in the background: %s", error->message);
}

void
amends_background_portal_set_status (AmendsBackgroundPortal *self, const char *text)
{
    g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MOST_STATUS_CHARACTERS));
    GVariantBuilder options;

    g_return_if_fail (AMENDS_IS_BACKGROUND_PORTAL (self));

    g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
    g_variant_builder_add (&options, "{sv}", "message", g_variant_new_string (start));
    g_dbus_connection_call (self->connection, NAME, PATH, BACKGROUND, "SetStatus", g_variant_new ("(a{sv})", &options),
                            NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, status_set_cb, NULL);
}

static void
amends_background_portal_finalize (GObject *object)
{
    g_object_unref (AMENDS_BACKGROUND_PORTAL (object)->connection);
    G_OBJECT_CLASS (amends_background_portal_parent_class)->finalize (object);
}

static void
amends_background_portal_class_init (AmendsBackgroundPortalClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_background_portal_finalize;
}

static void
amends_background_portal_init (AmendsBackgroundPortal *self G_GNUC_UNUSED)
{
}

AmendsBackgroundPortal *
amends_background_portal_new (GDBusConnection *connection)
{
    AmendsBackgroundPortal *self = g_object_new (AMENDS_TYPE_BACKGROUND_PORTAL, NULL);

    self->connection = g_object_ref (connection);
    return self;
}
