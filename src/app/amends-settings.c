/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-settings.h"

#include "amends-config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#define COMPILED_SCHEMA "/io/github/amendsapp/Amends/gschemas.compiled"

/* GLib reads schemas from a folder only, and has mapped the file once the source is made. */
static GSettingsSchemaSource *
load_built_in_source (GError **error)
{
    g_autoptr (GBytes) schema = g_resources_lookup_data (COMPILED_SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    g_autofree char *folder = schema != NULL ? g_dir_make_tmp ("amends-schema-XXXXXX", error) : NULL;
    g_autofree char *path = NULL;
    GSettingsSchemaSource *source = NULL;

    if (folder == NULL)
        return NULL;
    path = g_build_filename (folder, "gschemas.compiled", NULL);
    if (g_file_set_contents (path, g_bytes_get_data (schema, NULL), (gssize) g_bytes_get_size (schema), error))
        source = g_settings_schema_source_new_from_directory (folder, NULL, TRUE, error);
    g_unlink (path);
    g_rmdir (folder);
    return source;
}

GSettings *
amends_settings_new_in_memory (void)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GSettingsSchemaSource) source = load_built_in_source (&error);
    g_autoptr (GSettingsSchema) schema = NULL;
    g_autoptr (GSettingsBackend) backend = NULL;

    if (source == NULL)
        g_error ("The settings' description cannot be read: %s. Set TMPDIR to a writable folder.", error->message);
    schema = g_settings_schema_source_lookup (source, AMENDS_APP_ID, FALSE);
    backend = g_memory_settings_backend_new ();
    return g_settings_new_full (schema, backend, NULL);
}

GSettings *
amends_settings_new (void)
{
    GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
    g_autoptr (GSettingsSchema) schema = NULL;

    if (installed != NULL)
        schema = g_settings_schema_source_lookup (installed, AMENDS_APP_ID, TRUE);
    if (schema == NULL)
        return amends_settings_new_in_memory ();
    return g_settings_new_full (schema, NULL, NULL);
}
