/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-background-portal.h"

#include "amends-await.h"
#include "bus-fixture.h"

#include <string.h>

static const char INTERFACE[] =
    "<node><interface name='org.freedesktop.portal.Background'>"
    "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='o' direction='out'/></method>"
    "<method name='SetStatus'><arg type='a{sv}' direction='in'/></method>"
    "</interface></node>";

/* How the portal of the test answers. */
typedef enum {
    ANSWER_ALLOW,
    ANSWER_REFUSE,
    ANSWER_DISMISS,    /* the person closed the question */
    ANSWER_ALLOW_LATE, /* after the call has returned, at a path of the portal's own choice */
    ANSWER_NONE,       /* the person is thinking */
    ANSWER_ERROR,
} Answer;

typedef struct {
    BusFixture bus;
    guint registration;
    Answer answer;
    GVariant *options; /* of the last RequestBackground */
    char *status;
    AmendsBackgroundPortal *portal;
} Fixture;

static void
emit_response (Fixture *fixture, const char *path, guint response, gboolean background)
{
    GVariantBuilder results;

    g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
    g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (background));
    g_dbus_connection_emit_signal (fixture->bus.theirs, g_dbus_connection_get_unique_name (fixture->bus.ours), path,
                                   "org.freedesktop.portal.Request", "Response",
                                   g_variant_new ("(ua{sv})", response, &results), NULL);
}

/* As the portal's documentation says that it is put together. */
static char *
get_usual_path (Fixture *fixture)
{
    g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (fixture->bus.ours) + 1);
    const char *token = NULL;

    g_variant_lookup (fixture->options, "handle_token", "&s", &token);
    return g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", g_strdelimit (sender, ".", '_'), token);
}

static void
answer_request (Fixture *fixture, GDBusMethodInvocation *invocation)
{
    g_autofree char *path = get_usual_path (fixture);

    if (fixture->answer == ANSWER_ERROR) {
        g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED, "No");
        return;
    }
    if (fixture->answer == ANSWER_ALLOW_LATE) {
        g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/own/path"));
        return;
    }
    /* Before the call returns: who subscribes only afterwards would wait for ever. */
    if (fixture->answer != ANSWER_NONE)
        emit_response (fixture, path, fixture->answer == ANSWER_DISMISS ? 1 : 0, fixture->answer == ANSWER_ALLOW);
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", path));
}

static void
called_cb (GDBusConnection *connection G_GNUC_UNUSED, const char *sender G_GNUC_UNUSED, const char *path G_GNUC_UNUSED,
           const char *interface G_GNUC_UNUSED, const char *method, GVariant *parameters,
           GDBusMethodInvocation *invocation, gpointer user_data)
{
    Fixture *fixture = user_data;

    if (g_str_equal (method, "RequestBackground")) {
        g_clear_pointer (&fixture->options, g_variant_unref);
        fixture->options = g_variant_get_child_value (parameters, 1);
        answer_request (fixture, invocation);
    } else {
        g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 0);

        g_clear_pointer (&fixture->status, g_free);
        g_variant_lookup (options, "message", "s", &fixture->status);
        g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static void
set_up (Fixture *fixture, gconstpointer answer)
{
    static const GDBusInterfaceVTable TABLE = { .method_call = called_cb };
    g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (INTERFACE, NULL);
    g_autoptr (GError) error = NULL;

    fixture->answer = (Answer) GPOINTER_TO_INT (answer);
    bus_fixture_set_up (&fixture->bus);
    fixture->registration = g_dbus_connection_register_object (fixture->bus.theirs, "/org/freedesktop/portal/desktop",
                                                               info->interfaces[0], &TABLE, fixture, NULL, &error);
    g_assert_no_error (error);
    fixture->portal = amends_background_portal_new (fixture->bus.ours);
}

static gboolean
is_gone (gpointer user_data)
{
    return *(gpointer *) user_data == NULL;
}

/* What is still on its way holds the portal until it has arrived, and not longer. */
static void
tear_down (Fixture *fixture, gconstpointer answer G_GNUC_UNUSED)
{
    gpointer portal = fixture->portal;

    g_object_add_weak_pointer (G_OBJECT (fixture->portal), &portal);
    g_object_unref (fixture->portal);
    bus_fixture_wait (is_gone, &portal);
    g_dbus_connection_unregister_object (fixture->bus.theirs, fixture->registration);
    bus_fixture_tear_down (&fixture->bus);
    g_clear_pointer (&fixture->options, g_variant_unref);
    g_free (fixture->status);
}

static void
own_name (Fixture *fixture)
{
    bus_fixture_own (&fixture->bus, "org.freedesktop.portal.Desktop");
}

static void
request (Fixture *fixture, const char *const *command, GCancellable *cancellable, AmendsAwait *await)
{
    amends_background_portal_request_async (fixture->portal, "Because <b>so</b>.", command, cancellable,
                                            amends_await_cb, await);
}

static void
test_answers (Fixture *fixture, gconstpointer answer)
{
    static const char *const COMMAND[] = { "amends", "--background", NULL };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autofree const char **command = NULL;
    gboolean allowed = 2, autostart = FALSE;
    const char *reason;

    own_name (fixture);
    request (fixture, COMMAND, NULL, &await);
    g_assert_true (amends_background_portal_request_finish (fixture->portal, amends_await (&await), &allowed, &error));
    g_assert_no_error (error);
    g_assert_cmpint (allowed, ==, GPOINTER_TO_INT (answer) == ANSWER_ALLOW);
    g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &autostart));
    g_assert_true (autostart);
    g_assert_true (g_variant_lookup (fixture->options, "commandline", "^a&s", &command));
    g_assert_cmpstrv (command, COMMAND);
    g_assert_true (g_variant_lookup (fixture->options, "reason", "&s", &reason));
    g_assert_cmpstr (reason, ==, "Because <b>so</b>.");
}

static void
test_no_autostart (Fixture *fixture, gconstpointer answer G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gboolean allowed = FALSE, autostart = TRUE;

    own_name (fixture);
    request (fixture, NULL, NULL, &await);
    g_assert_true (amends_background_portal_request_finish (fixture->portal, amends_await (&await), &allowed, NULL));
    g_assert_true (allowed);
    g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &autostart));
    g_assert_false (autostart);
    g_assert_false (g_variant_lookup (fixture->options, "commandline", "as", NULL));
}

static gboolean
was_asked (gpointer user_data)
{
    return ((Fixture *) user_data)->options != NULL;
}

static void
test_own_path (Fixture *fixture, gconstpointer answer G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gboolean allowed = FALSE;

    own_name (fixture);
    request (fixture, NULL, NULL, &await);
    /* The answer of our call, and the subscription after it, go before what a later call on the same connection brings. */
    bus_fixture_wait (was_asked, fixture);
    for (int i = 0; i < 2; i++) {
        g_autoptr (GVariant) pong = bus_fixture_call (&fixture->bus, "/", "org.freedesktop.DBus.Peer", "Ping", NULL);
    }
    emit_response (fixture, "/own/path", 0, TRUE);
    g_assert_true (amends_background_portal_request_finish (fixture->portal, amends_await (&await), &allowed, NULL));
    g_assert_true (allowed);
}

static void
test_no_portal (Fixture *fixture, gconstpointer answer G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    gboolean allowed = TRUE;

    request (fixture, NULL, NULL, &await);
    g_assert_false (amends_background_portal_request_finish (fixture->portal, amends_await (&await), &allowed, &error));
    g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
    g_assert_false (allowed);
    /* Nobody reads it, and nobody minds. */
    amends_background_portal_set_status (fixture->portal, "Looks for new reviews");
}

static void
test_error (Fixture *fixture, gconstpointer answer G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    gboolean allowed = TRUE;

    own_name (fixture);
    request (fixture, NULL, NULL, &await);
    g_assert_false (amends_background_portal_request_finish (fixture->portal, amends_await (&await), &allowed, &error));
    g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED);
    g_assert_cmpstr (error->message, ==, "No");
}

static void
test_cancelled (Fixture *fixture, gconstpointer answer G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT, early = AMENDS_AWAIT_INIT;
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    gboolean allowed = TRUE;

    own_name (fixture);
    request (fixture, NULL, cancellable, &await);
    bus_fixture_wait (was_asked, fixture);
    g_cancellable_cancel (cancellable);
    g_assert_false (amends_background_portal_request_finish (fixture->portal, amends_await (&await), &allowed, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    request (fixture, NULL, cancellable, &early);
    g_assert_false (amends_background_portal_request_finish (fixture->portal, amends_await (&early), &allowed, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
has_status (gpointer user_data)
{
    return ((Fixture *) user_data)->status != NULL;
}

static void
test_status (Fixture *fixture, gconstpointer answer G_GNUC_UNUSED)
{
    g_autofree char *text = g_strnfill (300, 'x');

    own_name (fixture);
    amends_background_portal_set_status (fixture->portal, "Looks for new reviews every hour");
    bus_fixture_wait (has_status, fixture);
    g_assert_cmpstr (fixture->status, ==, "Looks for new reviews every hour");
    g_clear_pointer (&fixture->status, g_free);
    amends_background_portal_set_status (fixture->portal, text);
    bus_fixture_wait (has_status, fixture);
    g_assert_cmpuint (strlen (fixture->status), <, 96);
}

int
main (int argc, char *argv[])
{
    static const struct {
        const char *path;
        Answer answer;
        void (*test) (Fixture *, gconstpointer);
    } TESTS[] = {
        { "/sync/background-portal/allowed", ANSWER_ALLOW, test_answers },
        { "/sync/background-portal/refused", ANSWER_REFUSE, test_answers },
        { "/sync/background-portal/dismissed", ANSWER_DISMISS, test_answers },
        { "/sync/background-portal/no-autostart", ANSWER_ALLOW, test_no_autostart },
        { "/sync/background-portal/own-path", ANSWER_ALLOW_LATE, test_own_path },
        { "/sync/background-portal/no-portal", ANSWER_NONE, test_no_portal },
        { "/sync/background-portal/error", ANSWER_ERROR, test_error },
        { "/sync/background-portal/cancelled", ANSWER_NONE, test_cancelled },
        { "/sync/background-portal/status", ANSWER_NONE, test_status },
    };

    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, GINT_TO_POINTER (TESTS[i].answer), set_up, TESTS[i].test, tear_down);
    return g_test_run ();
}
