/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * amends_own_resource: a resource that is built in and read by nothing but its own layer. GTK asks every resource that is registered for every folder
 * of its icons, thousands of times before the first window, so this one stays out of that. Thread-safe.
 * @enrol: the function that glib-compile-resources made for registering (--manual-register)
 * @get: the one that it made for getting
 *
 * Returns: (transfer none): the same for the life of the program
 */
GResource *amends_own_resource (void (*enrol) (void), GResource *(*get) (void) );

G_END_DECLS
