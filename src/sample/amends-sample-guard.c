/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-guard.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

#define TOKEN_BYTES 32
#define SCHEME "Bearer "

gboolean
amends_sample_guard_renew_token (AmendsSampleGuard *self, GError **error)
{
    guchar bytes[TOKEN_BYTES];
    ssize_t got;

    do
        got = getrandom (bytes, sizeof bytes, 0);
    while (got < 0 && errno == EINTR);
    if (got != (ssize_t) sizeof bytes) {
        g_set_error_literal (
            error, G_IO_ERROR, G_IO_ERROR_FAILED,
            _ ("The sample shop needs random numbers from the system and got none. Try again, or restart the computer."));
        return FALSE;
    }
    g_free (self->token);
    self->token = g_base64_encode (bytes, sizeof bytes);
    g_strdelimit (self->token, "+", '-');
    g_strdelimit (self->token, "/", '_');
    self->token[strcspn (self->token, "=")] = '\0';
    return TRUE;
}

void
amends_sample_guard_clear (AmendsSampleGuard *self)
{
    g_clear_pointer (&self->token, g_free);
}

gboolean
amends_sample_guard_check_token (const AmendsSampleGuard *self, const char *authorization)
{
    guchar difference = 0;
    const char *token;
    gsize length;

    if (self->token == NULL || authorization == NULL ||
        g_ascii_strncasecmp (authorization, SCHEME, strlen (SCHEME)) != 0)
        return FALSE;
    token = authorization + strlen (SCHEME);
    length = strlen (self->token);
    if (strlen (token) != length)
        return FALSE;
    for (gsize i = 0; i < length; i++)
        difference |= (guchar) (token[i] ^ self->token[i]);
    return difference == 0;
}

gboolean
amends_sample_guard_check_host (const AmendsSampleGuard *self, const char *host)
{
    static const char *const names[] = { "127.0.0.1", "localhost" };

    for (guint i = 0; host != NULL && i < G_N_ELEMENTS (names); i++) {
        g_autofree char *ours = g_strdup_printf ("%s:%u", names[i], self->port);

        if (g_ascii_strcasecmp (host, ours) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean
amends_sample_guard_check_origin (const AmendsSampleGuard *self, const char *origin)
{
    if (origin == NULL)
        return TRUE;
    return g_str_has_prefix (origin, "http://") && amends_sample_guard_check_host (self, origin + strlen ("http://"));
}

guint
amends_sample_guard_get_most (const AmendsSampleGuard *self)
{
    return self->most != 0 ? MIN (self->most, G_N_ELEMENTS (self->recent)) : G_N_ELEMENTS (self->recent);
}

gboolean
amends_sample_guard_admit (AmendsSampleGuard *self, gint64 now_us)
{
    gint64 *oldest = &self->recent[self->next];

    if (*oldest != 0 && now_us - *oldest < G_USEC_PER_SEC)
        return FALSE;
    *oldest = now_us;
    self->next = (self->next + 1) % amends_sample_guard_get_most (self);
    return TRUE;
}
