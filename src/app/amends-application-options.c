/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-config.h"

#include <glib/gi18n-lib.h>
#include <sysexits.h>

static char *
dup_default_root (void)
{
    return g_build_filename (g_get_user_data_dir (), "amends", NULL);
}

char *
amends_application_choose_id (const char *root)
{
    g_autofree char *usual = dup_default_root ();
    g_autoptr (GFile) usual_file = g_file_new_for_path (usual);
    g_autoptr (GFile) file = g_file_new_for_path (root);
    g_autofree char *path = NULL;
    g_autofree char *digest = NULL;

    if (g_file_equal (file, usual_file))
        return g_strdup (AMENDS_APP_ID);
    path = g_file_get_path (file);
    digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
    return g_strdup_printf ("%s.Data_%.12s", AMENDS_APP_ID, digest);
}

static gboolean
use_folder (AmendsApplication *self, const char *folder, GError **error)
{
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (folder);
    g_autofree char *path = g_file_get_path (file);
    g_autofree char *id = NULL;

    if (path == NULL) {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _ ("“%s” is not a folder on this computer. Give --data a path."), folder);
        return FALSE;
    }
    g_free (self->root);
    self->root = g_steal_pointer (&path);
    id = amends_application_choose_id (self->root);
    g_application_set_application_id (G_APPLICATION (self), id);
    return TRUE;
}

/* Here or in the program that runs already, which shows its window then. */
static void
activate_chosen (GApplication *application, GVariantDict *options)
{
    static const char *const ACTIONS[] = { "sync", "inbox" };

    for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++) {
        if (g_variant_dict_contains (options, ACTIONS[i]))
            g_action_group_activate_action (G_ACTION_GROUP (application), ACTIONS[i], NULL);
    }
}

static int
handle_local_options_cb (GApplication *application, GVariantDict *options, gpointer user_data G_GNUC_UNUSED)
{
    AmendsApplication *self = AMENDS_APPLICATION (application);
    g_autofree char *folder = NULL;
    g_autoptr (GError) error = NULL;
    gboolean want_sample = g_variant_dict_contains (options, "sample-shop");

    if (g_variant_dict_contains (options, "version")) {
        g_print ("Amends %s\n", AMENDS_VERSION);
        return EX_OK;
    }
    if (g_variant_dict_lookup (options, "data", "^ay", &folder) && !use_folder (self, folder, &error)) {
        g_printerr ("amends: %s\n", error->message);
        return EX_USAGE;
    }
    /* At login: there is no window until somebody asks for one. */
    if (g_variant_dict_contains (options, "background"))
        g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_IS_SERVICE);
    self->sample = want_sample || amends_sample_session_is_remembered (self->root);
    if (!g_application_register (application, NULL, &error)) {
        /* It runs already, and does that anyway. */
        if (g_variant_dict_contains (options, "background"))
            return EX_OK;
        g_printerr ("amends: %s\n", error->message);
        return EX_UNAVAILABLE;
    }
    if (g_application_get_is_remote (application)) {
        if (want_sample)
            g_action_group_activate_action (G_ACTION_GROUP (application), "sample-shop", NULL);
        activate_chosen (application, options);
        return -1;
    }
    activate_chosen (application, options);
    if (g_variant_dict_contains (options, "background"))
        amends_application_run_without_window (self);
    return self->exit_status != 0 ? self->exit_status : -1;
}

void
amends_application_add_options (AmendsApplication *self)
{
    static const GOptionEntry OPTIONS[] = {
        { "data", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep all data in this folder"), N_ ("DIR") },
        { "sample-shop", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample shop"), NULL },
        { "sync", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Look for new reviews now"), NULL },
        { "inbox", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show all reviews that are open"), NULL },
        { "background", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
          N_ ("Only look for new reviews from time to time, without a window"), NULL },
        { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
        { NULL },
    };

    g_application_add_main_option_entries (G_APPLICATION (self), OPTIONS);
    g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
    g_application_set_option_context_summary (
        G_APPLICATION (self), _ ("A local inbox for your customers’ reviews. FILEs are review exports to import, "
                                 "or links such as amends://review/7 and amends://view/stars:1."));
    g_signal_connect (self, "handle-local-options", G_CALLBACK (handle_local_options_cb), NULL);
}
