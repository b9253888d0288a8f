/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * FaultServer: an HTTP server on loopback that says exactly the bytes it is told to, however wrong. It accepts in the
 * main context of the test, and answers on threads of its own, one request per connection.
 */
typedef struct _FaultServer FaultServer;

typedef struct {
    guint number;          /* from 0 */
    char *path;            /* without query */
    char *query;           /* or "" */
    char *authorization;   /* (nullable) */
    char *if_none_match;   /* (nullable) */
    char *accept_encoding; /* (nullable) */
} FaultRequest;

/* What to do with a connection; made by the fault_reply functions, then changed as wished. */
typedef struct {
    GByteArray *bytes;
    gsize chunk;    /* bytes at a time; 0 = all at once */
    guint pause_ms; /* after each chunk */
    guint64 filler; /* so many spaces follow the bytes */
    gboolean hang;  /* then say nothing until the client goes */
    gboolean reset; /* then cut the connection hard */
} FaultReply;

/* fault_reply_raw: @length: -1 = a text */
FaultReply *fault_reply_raw (const void *bytes, gssize length);
/* fault_reply_new: @headers: "A: b\r\nC: d\r\n"; the length is added */
FaultReply *fault_reply_new (guint status, const char *headers, const char *body);
FaultReply *fault_reply_json (const char *body);
/* fault_reply_hang_up: closes without a word */
FaultReply *fault_reply_hang_up (void);

/* Runs on a thread, one call at a time. */
typedef FaultReply *(*FaultHandler) (const FaultRequest *request, gpointer data);

FaultServer *fault_server_new (FaultHandler handler, gpointer data);
/* fault_server_new_tls: @pem: a certificate with its key */
FaultServer *fault_server_new_tls (FaultHandler handler, gpointer data, const char *pem);
/* fault_server_free: waits until no connection is left */
void fault_server_free (FaultServer *self);

/* Returns: "http://127.0.0.1:PORT" */
const char *fault_server_get_url (FaultServer *self);
/* How many requests were read whole, and how many connections were opened, whatever came over them. */
guint fault_server_get_n_requests (FaultServer *self);
guint fault_server_get_n_connections (FaultServer *self);
/* All bytes of all requests, lines as they came */
char *fault_server_dup_heard (FaultServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultServer, fault_server_free)

G_END_DECLS
