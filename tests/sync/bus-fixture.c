/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bus-fixture.h"

#include "amends-await.h"

static GDBusConnection *
connect_to (GTestDBus *daemon)
{
    g_autoptr (GError) error = NULL;
    GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
        g_test_dbus_get_bus_address (daemon),
        G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
        &error);

    g_assert_no_error (error);
    return connection;
}

void
bus_fixture_set_up (BusFixture *self)
{
    self->daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
    g_test_dbus_up (self->daemon);
    self->ours = connect_to (self->daemon);
    self->theirs = connect_to (self->daemon);
}

static void
disconnect (GDBusConnection *connection)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    g_dbus_connection_close (connection, NULL, amends_await_cb, &await);
    g_dbus_connection_close_finish (connection, amends_await (&await), NULL);
    g_object_unref (connection);
}

void
bus_fixture_tear_down (BusFixture *self)
{
    disconnect (self->ours);
    disconnect (self->theirs);
    g_test_dbus_down (self->daemon);
    g_object_unref (self->daemon);
}

GVariant *
bus_fixture_call (BusFixture *self, const char *path, const char *interface, const char *method, GVariant *parameters)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    GVariant *answer;

    g_dbus_connection_call (self->theirs, g_dbus_connection_get_unique_name (self->ours), path, interface, method,
                            parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, amends_await_cb, &await);
    answer = g_dbus_connection_call_finish (self->theirs, amends_await (&await), &error);
    g_assert_no_error (error);
    return answer;
}

void
bus_fixture_own (BusFixture *self, const char *name)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
        self->theirs, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
        g_variant_new ("(su)", name, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

    g_assert_no_error (error);
}

void
bus_fixture_wait (BusPredicate predicate, gpointer user_data)
{
    gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

    while (!predicate (user_data)) {
        g_assert_cmpint (g_get_monotonic_time (), <, end);
        if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (2000);
    }
}
