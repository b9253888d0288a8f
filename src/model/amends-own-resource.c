/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-own-resource.h"

GResource *
amends_own_resource (void (*enrol) (void), GResource *(*get) (void) )
{
    static GMutex lock;
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
    GResource *resource = get ();

    if (resource != NULL)
        return resource;
    /* There is no other way to a static one. */
    enrol ();
    resource = get ();
    g_resources_unregister (resource);
    return resource;
}
