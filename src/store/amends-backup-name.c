/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-name.h"

#include <string.h>

#define STAMP "%Y-%m-%d-%H%M%SZ"
#define STAMP_PATTERN "^([0-9]{4})-([0-9]{2})-([0-9]{2})-([0-9]{2})([0-9]{2})([0-9]{2})Z(-[1-9][0-9]{0,3})?\\.db$"

char *
amends_backup_name_new (const char *prefix, gint64 instant, guint number)
{
    g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (instant);
    g_autofree char *stamp = g_date_time_format (when, STAMP);

    if (number <= 1)
        return g_strconcat (prefix, stamp, ".db", NULL);
    return g_strdup_printf ("%s%s-%u.db", prefix, stamp, number);
}

static int
get_number (GMatchInfo *match, int group)
{
    g_autofree char *digits = g_match_info_fetch (match, group);

    return (int) g_ascii_strtoll (digits, NULL, 10);
}

gboolean
amends_backup_name_read (const char *name, const char *prefix, gint64 *instant)
{
    g_autoptr (GRegex) pattern = g_regex_new (STAMP_PATTERN, G_REGEX_DOLLAR_ENDONLY, G_REGEX_MATCH_DEFAULT, NULL);
    g_autoptr (GMatchInfo) match = NULL;
    g_autoptr (GDateTime) when = NULL;

    if (!g_str_has_prefix (name, prefix) || !g_regex_match (pattern, name + strlen (prefix), 0, &match))
        return FALSE;
    when = g_date_time_new_utc (get_number (match, 1), get_number (match, 2), get_number (match, 3),
                                get_number (match, 4), get_number (match, 5), get_number (match, 6));
    if (when != NULL && instant != NULL)
        *instant = g_date_time_to_unix (when);
    return when != NULL;
}

gboolean
amends_backup_name_is_part (const char *name, const char *prefix)
{
    static const char *const SUFFIXES[] = { "", "-journal", "-wal", "-shm" };

    for (gsize i = 0; i < G_N_ELEMENTS (SUFFIXES); i++) {
        g_autofree char *ending = g_strconcat (AMENDS_BACKUP_PART, SUFFIXES[i], NULL);
        g_autofree char *whole = NULL;

        if (!g_str_has_suffix (name, ending))
            continue;
        whole = g_strndup (name, strlen (name) - strlen (ending));
        if (amends_backup_name_read (whole, prefix, NULL))
            return TRUE;
    }
    return FALSE;
}
