/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "amends-import-job.h"
#include "amends-import-plan.h"
#include "amends-marketplace.h"
#include "amends-store-batches.h"
#include "ctl-accounts.h"
#include "ctl-commands.h"
#include "ctl-output.h"

#define SHOWN_REJECTIONS 20

typedef struct {
    CtlContext *context;
    AmendsStore *store;
    gint64 account_id;
    gboolean account_is_new;
    char *preset, *map, *brand, *marketplace;
    gboolean dry_run, json;
} Import;

static AmendsImportPlan *
probe (Import *self, GFile *file, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_import_plan_probe_async (file, self->context->cancellable, amends_await_cb, &await);
    return amends_import_plan_probe_finish (amends_await (&await), error);
}

static gboolean
apply_remembered (Import *self, AmendsImportPlan *plan, GError **error)
{
    const char *key = amends_import_plan_get_header_key (plan);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) problem = NULL;
    g_autofree char *mapping = NULL;

    if (key == NULL)
        return TRUE;
    amends_store_get_import_mapping_async (self->store, key, self->context->cancellable, amends_await_cb, &await);
    mapping = amends_store_get_import_mapping_finish (self->store, amends_await (&await), &problem);
    if (problem != NULL) {
        g_propagate_error (error, g_steal_pointer (&problem));
        return FALSE;
    }
    /* One that does not fit was made for another file with the same header: what was found by looking holds. */
    if (mapping != NULL)
        amends_import_plan_apply_mapping (plan, mapping);
    return TRUE;
}

static gboolean
remember (Import *self, AmendsImportPlan *plan, GError **error)
{
    const char *key = amends_import_plan_get_header_key (plan);
    g_autofree char *mapping = amends_import_plan_save_mapping (plan);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    if (key == NULL || self->map == NULL || self->dry_run)
        return TRUE;
    amends_store_set_import_mapping_async (self->store, key, mapping, self->context->cancellable, amends_await_cb,
                                           &await);
    return amends_store_set_import_mapping_finish (self->store, amends_await (&await), error);
}

static gboolean
prepare (Import *self, AmendsImportPlan *plan, GError **error)
{
    g_autofree char *problem = NULL;

    if (!apply_remembered (self, plan, error))
        return FALSE;
    if (self->preset != NULL && !amends_import_plan_set_preset (plan, self->preset, error))
        return FALSE;
    if (self->map != NULL && !amends_import_plan_set_fields (plan, self->map, error))
        return FALSE;
    if (self->brand != NULL)
        amends_import_plan_set_default (plan, AMENDS_FIELD_BRAND, self->brand);
    if (self->marketplace != NULL)
        amends_import_plan_set_default (plan, AMENDS_FIELD_MARKETPLACE, self->marketplace);
    if (!amends_import_plan_is_ready (plan, &problem)) {
        g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_NOT_REVIEWS, "%s %s", problem,
                     _ ("Write it as “--map stars=COLUMN”."));
        return FALSE;
    }
    return remember (self, plan, error);
}

static void
print_json (AmendsImportPlan *plan, AmendsImportJob *job)
{
    const AmendsBatchResult *counts = amends_import_job_get_counts (job);
    GPtrArray *rejections = amends_import_job_get_rejections (job);
    const char *format = amends_file_format_to_string (amends_import_plan_get_format (plan));
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    yyjson_mut_val *list = yyjson_mut_arr (document);

    yyjson_mut_doc_set_root (document, object);
    ctl_json_add_text (document, object, "format", format);
    ctl_json_add_text (document, object, "subject",
                       amends_import_plan_get_subject (plan) == AMENDS_IMPORT_FEEDBACK ? "feedback" : "reviews");
    ctl_json_add_text (document, object, "preset", amends_import_plan_get_preset (plan));
    yyjson_mut_obj_add_uint (document, object, "read", amends_import_job_get_n_read (job));
    yyjson_mut_obj_add_uint (document, object, "added", counts->added);
    yyjson_mut_obj_add_uint (document, object, "updated", counts->updated);
    yyjson_mut_obj_add_uint (document, object, "unchanged", counts->unchanged);
    yyjson_mut_obj_add_uint (document, object, "rejected", amends_import_job_get_n_rejected (job));
    yyjson_mut_obj_add_val (document, object, "rejections", list);
    for (guint i = 0; i < rejections->len; i++) {
        const AmendsRejection *rejection = g_ptr_array_index (rejections, i);
        yyjson_mut_val *entry = yyjson_mut_arr_add_obj (document, list);

        yyjson_mut_obj_add_uint (document, entry, "line", rejection->line);
        ctl_json_add_text (document, entry, "reason", rejection->reason);
    }
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_sentence (Import *self, const char *name, AmendsImportJob *job)
{
    const AmendsBatchResult *counts = amends_import_job_get_counts (job);
    GPtrArray *rejections = amends_import_job_get_rejections (job);
    guint64 n_rejected = amends_import_job_get_n_rejected (job);
    if (self->dry_run)
        /* Translators: a file's name, then numbers of rows */
        printf (_ ("%s: of %" PRIu64 " rows, %" PRIu64 " would be added, %" PRIu64 " updated, %" PRIu64
                   " unchanged, %" PRIu64 " rejected\n"),
                name, amends_import_job_get_n_read (job), counts->added, counts->updated, counts->unchanged,
                n_rejected);
    else
        /* Translators: a file's name, then numbers of rows */
        printf (_ ("%s: %" PRIu64 " rows read, %" PRIu64 " added, %" PRIu64 " updated, %" PRIu64 " unchanged, %" PRIu64
                   " rejected\n"),
                name, amends_import_job_get_n_read (job), counts->added, counts->updated, counts->unchanged,
                n_rejected);
    for (guint i = 0; i < rejections->len && i < SHOWN_REJECTIONS; i++) {
        const AmendsRejection *rejection = g_ptr_array_index (rejections, i);

        /* Translators: a file's name, the number of a line in it, and why it was rejected */
        ctl_warn (_ ("%s, line %" PRIu64 ": %s"), name, rejection->line, rejection->reason);
    }
    if (n_rejected > SHOWN_REJECTIONS)
        ctl_warn (_ ("%s: %" PRIu64 " more were rejected. See them all with “--json”."), name,
                  n_rejected - SHOWN_REJECTIONS);
}

static void
show_progress_cb (AmendsImportJob *job, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    if (amends_import_job_is_settling (job))
        ctl_show_settling ();
    else
        fprintf (stderr, "\r%" PRIu64 " ", amends_import_job_get_n_read (job));
}

static int
run_job (Import *self, AmendsImportPlan *plan, const char *name)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBatchSource) source = amends_import_plan_open (plan, &error);
    g_autoptr (AmendsImportJob) job = NULL;
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gboolean done;

    if (source == NULL)
        return ctl_context_fail (self->context, error);
    job = amends_import_job_new (self->store, self->account_id, source, self->dry_run);
    if (isatty (STDERR_FILENO))
        g_signal_connect (job, "notify", G_CALLBACK (show_progress_cb), NULL);
    amends_import_job_run_async (job, self->context->cancellable, amends_await_cb, &await);
    done = amends_import_job_run_finish (job, amends_await (&await), &error);
    if (isatty (STDERR_FILENO))
        ctl_clear_progress ();
    if (self->json)
        print_json (plan, job);
    else
        print_sentence (self, name, job);
    if (!done)
        return ctl_context_fail (self->context, error);
    if (amends_import_job_get_n_read (job) > 0 &&
        amends_import_job_get_n_rejected (job) == amends_import_job_get_n_read (job)) {
        ctl_warn (_ ("%s: no row could be read. Say which column is which with “--map stars=COLUMN,…”."), name);
        return EX_DATAERR;
    }
    return EX_OK;
}

static int
import_file (Import *self, const char *path)
{
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
    g_autofree char *display_name = g_filename_display_name (path);
    g_autofree char *name = ctl_clean (display_name);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsImportPlan) plan = probe (self, file, &error);

    if (plan == NULL || !prepare (self, plan, &error)) {
        g_prefix_error (&error, "%s: ", name);
        return ctl_context_fail (self->context, error);
    }
    return run_job (self, plan, name);
}

static gboolean
find_account (Import *self, int *exit_code)
{
    const AmendsAccount fields = {
        .kind = "file",
        .name = _ ("Files"),
        .professional = AMENDS_TRI_UNKNOWN,
        .brand_owner = AMENDS_TRI_UNKNOWN,
        .brand_representative = AMENDS_TRI_UNKNOWN,
        .may_view = AMENDS_TRI_UNKNOWN,
        .may_edit = AMENDS_TRI_UNKNOWN,
    };
    g_autoptr (GPtrArray) accounts = ctl_list_accounts (self->context, self->store, exit_code);

    if (accounts == NULL)
        return FALSE;
    for (guint i = 0; i < accounts->len && self->account_id == 0; i++) {
        const AmendsAccount *account = g_ptr_array_index (accounts, i);

        if (g_str_equal (account->kind, "file"))
            self->account_id = account->id;
    }
    if (self->account_id == 0) {
        self->account_id = ctl_save_account (self->context, self->store, &fields, exit_code);
        self->account_is_new = TRUE;
    }
    return self->account_id != 0;
}

static gboolean
use_marketplace_code (Import *self)
{
    const AmendsMarketplace *known = self->marketplace != NULL ? amends_marketplace_find (self->marketplace) : NULL;

    if (known != NULL) {
        g_free (self->marketplace);
        self->marketplace = g_strdup (known->code);
    }
    return self->marketplace == NULL || *self->marketplace != '\0';
}

static int
import_files (Import *self, char **paths)
{
    int first = EX_OK;

    self->store = ctl_context_open_store (self->context, &first);
    if (self->store == NULL || !find_account (self, &first))
        return first;
    for (; *paths != NULL && !g_cancellable_is_cancelled (self->context->cancellable); paths++) {
        int exit_code = import_file (self, *paths);

        first = first != EX_OK ? first : exit_code;
    }
    /* A dry run compares with an account; one that it had to make for that goes again. */
    if (self->dry_run && self->account_is_new)
        ctl_remove_account (self->context, self->store, self->account_id);
    return first;
}

static char *
describe_presets (void)
{
    g_autofree char *names = g_strjoinv (", ", (char **) amends_import_plan_list_presets ());
    GString *fields = g_string_new (NULL);
    char *text;

    for (int i = AMENDS_FIELD_NONE + 1; i < AMENDS_N_FIELDS; i++)
        g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "", amends_field_to_string ((AmendsField) i));
    /* Translators: two lists of names that are typed as they are */
    text = g_strdup_printf (
        _ ("Presets: %s\nFields: %s\n\nImporting a file again adds nothing; a changed row becomes a new version.\n"
           "A mapping given with “--map” is remembered for files with the same header."),
        names, fields->str);
    g_string_free (fields, TRUE);
    return text;
}

int
ctl_import (CtlContext *context, char **args)
{
    Import self = { .context = context };
    g_auto (GStrv) paths = NULL;
    const GOptionEntry entries[] = {
        { "preset", 0, 0, G_OPTION_ARG_STRING, &self.preset, N_ ("Shape of the file"), N_ ("NAME") },
        { "map", 0, 0, G_OPTION_ARG_STRING, &self.map, N_ ("Columns by name or number"), N_ ("FIELD=COLUMN,…") },
        { "brand", 0, 0, G_OPTION_ARG_STRING, &self.brand, N_ ("Brand of rows that name none"), N_ ("BRAND") },
        { "marketplace", 0, 0, G_OPTION_ARG_STRING, &self.marketplace, N_ ("Marketplace of rows that name none"),
          N_ ("CODE") },
        { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self.dry_run, N_ ("Show what would happen, store nothing"), NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_ ("Print one JSON object a file"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autofree char *details = describe_presets ();
    int exit_code = EX_USAGE;

    if (ctl_context_parse (context, &args, entries, _ ("FILE…"),
                           _ ("Imports reviews, and feedback about the seller, from CSV, TSV, JSON and JSON Lines."),
                           details)) {
        if (paths == NULL)
            ctl_warn ("%s", _ ("Name at least one file, as in “amendsctl import reviews.csv”."));
        else if (!use_marketplace_code (&self))
            ctl_warn ("%s", _ ("The marketplace is empty. Write two letters, as in “--marketplace SE”."));
        else
            exit_code = import_files (&self, paths);
    }
    g_free (self.preset);
    g_free (self.map);
    g_free (self.brand);
    g_free (self.marketplace);
    return exit_code;
}
