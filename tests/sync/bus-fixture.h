/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** BusFixture: a session bus of the test's own, with two connections: of the program, and of whom it talks to. */
typedef struct {
    GTestDBus *daemon;
    GDBusConnection *ours;
    GDBusConnection *theirs;
} BusFixture;

void bus_fixture_set_up (BusFixture *self);
void bus_fixture_tear_down (BusFixture *self);

/** bus_fixture_call: their call to us. @parameters: (transfer floating). Returns: (transfer full): the answer; an error fails the test */
GVariant *bus_fixture_call (BusFixture *self, const char *path, const char *interface, const char *method,
                            GVariant *parameters);

/** bus_fixture_own: they own @name from now on */
void bus_fixture_own (BusFixture *self, const char *name);

typedef gboolean (*BusPredicate) (gpointer user_data);
/** bus_fixture_wait: runs the main loop until @predicate holds; fails the test after half a minute */
void bus_fixture_wait (BusPredicate predicate, gpointer user_data);

G_END_DECLS
