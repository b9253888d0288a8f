/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * OnceProxy: stands between a client and a server on loopback, and is as bad as a network can be: cuts connections before and after the request has
 * got through, delays, hangs, delivers a request twice, and delivers one long after the client has given it up, behind later ones. Each connection on a
 * thread of its own, one request each.
 */
typedef struct _OnceProxy OnceProxy;

typedef enum {
    ONCE_PASS,
    ONCE_CUT_BEFORE, /* the request never gets there */
    ONCE_CUT_AFTER,  /* it gets there, the answer does not come back */
    ONCE_DELAY,
    ONCE_DOUBLE, /* it gets there twice */
    ONCE_LATE,   /* cut at once, and delivered later, behind others */
    ONCE_HALF,   /* half of the answer comes back */
    ONCE_HANG,   /* it gets there, and nothing comes back for long */
    N_ONCE_FAULTS,
} OnceFault;

/* @server: "http://127.0.0.1:PORT" */
OnceProxy *once_proxy_new (const char *server, guint32 seed);
/* Waits until no request is left, the late ones included. */
void once_proxy_free (OnceProxy *self);

/* "http://127.0.0.1:PORT" */
const char *once_proxy_get_url (OnceProxy *self);
guint once_proxy_count (OnceProxy *self, OnceFault fault);
const char *once_fault_get_name (OnceFault fault);
/* How many different keys came with contacts about one and the same review, at most: 1 is right. */
guint once_proxy_get_most_keys (OnceProxy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OnceProxy, once_proxy_free)

G_END_DECLS
