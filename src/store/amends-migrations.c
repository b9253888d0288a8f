/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-migrations.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "amends-db-error.h"
#include "amends-own-resource.h"
#include "amends-store-resources.h"

#define LATEST 4
#define SCRIPTS "/io/github/amendsapp/Amends/schema"

typedef struct {
    const char *script;
    int version;
} Step;

int
amends_migrations_get_latest (void)
{
    return LATEST;
}

GBytes *
amends_migrations_load (int version, GError **error)
{
    g_autofree char *path = g_strdup_printf (SCRIPTS "/%03d.sql", version);

    /* A static library's resource is linked in only if something names it. */
    return g_resource_lookup_data (amends_own_resource (amends_store_register_resource, amends_store_get_resource),
                                   path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/* Another process may have done the step while this one waited for the lock. */
static gboolean
take_step (AmendsDb *db, gpointer data, GError **error)
{
    Step *step = data;
    g_autofree char *mark =
        g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", AMENDS_APPLICATION_ID, step->version);
    gint64 version;

    if (!amends_db_get_int (db, "PRAGMA user_version", &version, error))
        return FALSE;
    if (version >= step->version)
        return TRUE;
    return amends_db_run (db, step->script, error) && amends_db_run (db, mark, error);
}

/* Written beside and renamed, so that a copy that was cut short never looks like a copy. */
static gboolean
keep_copy (AmendsDb *db, const char *path, GError **error)
{
    g_autofree char *part = g_strconcat (path, ".part", NULL);
    g_autoptr (AmendsStatement) statement = amends_db_prepare_once (db, "VACUUM INTO ?", error);

    if (statement == NULL)
        return FALSE;
    g_unlink (part);
    amends_statement_bind_text (statement, 1, part);
    if (!amends_statement_run (statement, error))
        return FALSE;
    if (g_chmod (part, 0600) == 0 && g_rename (part, path) == 0)
        return TRUE;
    amends_store_set_error (error, errno == ENOSPC ? AMENDS_STORE_ERROR_FULL : AMENDS_STORE_ERROR_CANNOT_OPEN);
    return FALSE;
}

gboolean
amends_migrations_run (AmendsDb *db, AmendsScriptLoader load, int latest, const char *backup, GError **error)
{
    gint64 version;

    if (!amends_db_get_int (db, "PRAGMA user_version", &version, error))
        return FALSE;
    if (version > latest) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_NEWER);
        return FALSE;
    }
    if (version > 0 && version < latest && backup != NULL && !keep_copy (db, backup, error))
        return FALSE;
    for (int next = (int) version + 1; next <= latest; next++) {
        g_autoptr (GBytes) script = load (next, error);
        Step step = { script != NULL ? g_bytes_get_data (script, NULL) : NULL, next };

        if (script == NULL || !amends_db_write (db, AMENDS_DURABILITY_POWER, take_step, &step, error))
            return FALSE;
    }
    return TRUE;
}
