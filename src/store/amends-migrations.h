/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/* "Amds", in the file's header: tells our file from any other program's. */
#define AMENDS_APPLICATION_ID 0x416d6473

/** amends_migrations_get_latest: the version of the schema that this program writes */
int amends_migrations_get_latest (void);

/** AmendsScriptLoader: Returns: (transfer full) (nullable): the script that leads from @version - 1 to @version */
typedef GBytes *(*AmendsScriptLoader) (int version, GError **error);

/** amends_migrations_load: the scripts of this program */
GBytes *amends_migrations_load (int version, GError **error);

/**
 * amends_migrations_run: brings @db to version @latest, each version in a transaction of its own; one that is there already does nothing.
 * @backup: (nullable): path of the copy that is made before existing data is changed
 */
gboolean amends_migrations_run (AmendsDb *db, AmendsScriptLoader load, int latest, const char *backup, GError **error);

G_END_DECLS
