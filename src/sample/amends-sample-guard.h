/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Twice as many as a reader on the same machine needs: it takes about 90 pages of 500 rows in a second. */
#define AMENDS_SAMPLE_REQUESTS_A_SECOND 200

/** AmendsSampleGuard: who may ask, and how often. Begins as zeroes. */
typedef struct {
    char *token;                                    /* owned */
    guint16 port;                                   /* that the shop listens on */
    gint64 recent[AMENDS_SAMPLE_REQUESTS_A_SECOND]; /* ring of instants, microseconds, monotonic */
    guint next;
    guint most; /* requests in a second, up to AMENDS_SAMPLE_REQUESTS_A_SECOND, which 0 stands for */
} AmendsSampleGuard;

/** amends_sample_guard_renew_token: 32 bytes from the kernel, URL-safe. FALSE if the kernel gives none */
gboolean amends_sample_guard_renew_token (AmendsSampleGuard *self, GError **error);
void amends_sample_guard_clear (AmendsSampleGuard *self);

/** amends_sample_guard_check_token: @authorization: (nullable): the header's value. Takes equally long for every wrong token of the right length. */
gboolean amends_sample_guard_check_token (const AmendsSampleGuard *self, const char *authorization);

/** amends_sample_guard_check_host: @host: (nullable): the header's value. Only our own loopback names pass: a page of another site cannot rebind its name here. */
gboolean amends_sample_guard_check_host (const AmendsSampleGuard *self, const char *host);

/** amends_sample_guard_check_origin: @origin: (nullable): the header's value; no header passes, for programs send none */
gboolean amends_sample_guard_check_origin (const AmendsSampleGuard *self, const char *origin);

/** amends_sample_guard_get_most: Returns: how many requests are admitted in a second */
guint amends_sample_guard_get_most (const AmendsSampleGuard *self);

/** amends_sample_guard_admit: FALSE if the second before @now_us has seen enough; a refused request does not count. */
gboolean amends_sample_guard_admit (AmendsSampleGuard *self, gint64 now_us);

G_END_DECLS
