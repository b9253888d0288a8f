/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-retry.h"

#include <libsoup/soup.h>

#define BASE_MS 1000u

static gint64
get_system_time (gpointer user_data G_GNUC_UNUSED)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}

static double
get_system_random (gpointer user_data G_GNUC_UNUSED)
{
    return g_random_double ();
}

static guint
wait_as_told (guint wait_ms, gpointer user_data G_GNUC_UNUSED)
{
    return wait_ms;
}

const AmendsPacing *
amends_pacing_get_default (void)
{
    static const AmendsPacing pacing = { get_system_time, get_system_random, wait_as_told, NULL };

    return &pacing;
}

/* TRUE for a whole number, also one that is too large for 64 bits, which is then as large as can be. */
static gboolean
parse_seconds (const char *text, gint64 *seconds)
{
    char *end = NULL;

    *seconds = g_ascii_strtoll (text, &end, 10);
    return end != text && *end == '\0';
}

gint64
amends_retry_parse_after (const char *value, gint64 now)
{
    g_autofree char *text = NULL;
    gint64 seconds;

    if (value == NULL)
        return -1;
    text = g_strstrip (g_strdup (value));
    if (!parse_seconds (text, &seconds)) {
        g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);

        if (date == NULL)
            return -1;
        seconds = g_date_time_to_unix (date) - now;
    }
    return CLAMP (seconds, 1, AMENDS_RETRY_CAP_MS / 1000);
}

static gboolean
is_passing (guint status)
{
    return status == AMENDS_HTTP_TOO_MANY_REQUESTS || (status >= 500 && status <= 599);
}

gboolean
amends_retry_decide (guint status, guint attempt, gint64 after, double random, guint *wait_ms)
{
    guint tries = status == 0 ? AMENDS_RETRY_LOST_TRIES : AMENDS_RETRY_TRIES;
    guint ceiling;

    g_return_val_if_fail (attempt > 0, FALSE);

    if (attempt >= tries || (status != 0 && !is_passing (status)))
        return FALSE;
    if (after > 0) {
        *wait_ms = (guint) MIN (after * 1000, AMENDS_RETRY_CAP_MS);
        return TRUE;
    }
    ceiling = MIN (BASE_MS << attempt, AMENDS_RETRY_CAP_MS);
    *wait_ms = (guint) (CLAMP (random, 0.0, 1.0) * ceiling);
    return TRUE;
}
