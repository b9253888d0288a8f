/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "files-test.h"

#include <string.h>

#include <glib/gstdio.h>

FilesFixture *
files_fixture_new (void)
{
    FilesFixture *self = g_new0 (FilesFixture, 1);

    self->dir = g_dir_make_tmp ("amends-files-XXXXXX", NULL);
    g_assert_nonnull (self->dir);
    return self;
}

void
files_fixture_free (FilesFixture *self)
{
    g_autoptr (GDir) dir = g_dir_open (self->dir, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (self->dir, name, NULL);

        g_remove (path);
    }
    g_rmdir (self->dir);
    g_free (self->dir);
    g_free (self);
}

GFile *
files_fixture_write (FilesFixture *self, const char *name, const void *data, gssize length)
{
    g_autofree char *path = g_build_filename (self->dir, name, NULL);
    g_autoptr (GError) error = NULL;

    g_file_set_contents (path, data, length, &error);
    g_assert_no_error (error);
    return g_file_new_for_path (path);
}

GFile *
files_fixture_write_as (FilesFixture *self, const char *name, const char *text, const char *encoding, const char *bom,
                        gsize bom_length)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) all = g_string_new_len (bom, (gssize) bom_length);
    gsize length;
    g_autofree char *converted = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);

    g_assert_no_error (error);
    g_string_append_len (all, converted, (gssize) length);
    return files_fixture_write (self, name, all->str, (gssize) all->len);
}

static void
store_result_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    *(GAsyncResult **) user_data = g_object_ref (result);
}

AmendsImportPlan *
files_probe (GFile *file, GError **error)
{
    g_autoptr (GAsyncResult) result = NULL;

    amends_import_plan_probe_async (file, NULL, store_result_cb, &result);
    while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
    return amends_import_plan_probe_finish (result, error);
}

static gpointer
ref_review (gconstpointer review, gpointer user_data G_GNUC_UNUSED)
{
    return amends_review_ref ((AmendsReview *) review);
}

static void
move_into (AmendsBatch *all, AmendsBatch *part)
{
    for (guint i = 0; i < part->reviews->len; i++)
        g_ptr_array_add (all->reviews, ref_review (g_ptr_array_index (part->reviews, i), NULL));
    for (guint i = 0; i < part->feedback->len; i++)
        g_ptr_array_add (all->feedback, amends_feedback_ref (g_ptr_array_index (part->feedback, i)));
    all->coverage = part->coverage;
    for (guint i = 0; i < part->products->len; i++)
        g_ptr_array_add (all->products, amends_product_ref (g_ptr_array_index (part->products, i)));
    for (guint i = 0; i < part->rejections->len; i++) {
        const AmendsRejection *rejection = g_ptr_array_index (part->rejections, i);

        amends_batch_reject (all, rejection->line, g_strdup (rejection->reason));
        all->n_read--;
    }
    all->n_read += part->n_read;
}

AmendsBatch *
files_read_all (AmendsBatchSource *source, guint max_rows, GError **error)
{
    g_autoptr (AmendsBatch) all = amends_batch_new ();

    for (;;) {
        g_autoptr (AmendsBatch) part = NULL;

        if (!amends_batch_source_read (source, max_rows, &part, NULL, error))
            return NULL;
        if (part == NULL)
            return g_steal_pointer (&all);
        g_assert_cmpuint (part->n_read, <=, max_rows);
        move_into (all, part);
    }
}

AmendsBatch *
files_import (GFile *file)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsImportPlan) plan = files_probe (file, &error);
    g_autoptr (AmendsBatchSource) source = NULL;
    AmendsBatch *batch;

    g_assert_no_error (error);
    source = amends_import_plan_open (plan, &error);
    g_assert_no_error (error);
    batch = files_read_all (source, 100, &error);
    g_assert_no_error (error);
    return batch;
}

const AmendsReview *
files_batch_get (AmendsBatch *batch, guint i)
{
    for (guint j = 0; j < batch->rejections->len && i >= batch->reviews->len; j++)
        g_test_message ("rejected: %s", files_batch_get_rejection (batch, j)->reason);
    g_assert_cmpuint (i, <, batch->reviews->len);
    return g_ptr_array_index (batch->reviews, i);
}

const AmendsRejection *
files_batch_get_rejection (AmendsBatch *batch, guint i)
{
    g_assert_cmpuint (i, <, batch->rejections->len);
    return g_ptr_array_index (batch->rejections, i);
}

void
files_assert_same_review (const AmendsReview *a, const AmendsReview *b)
{
    static const char *const NONE[] = { NULL };

    g_assert_cmpstr (a->external_id, ==, b->external_id);
    g_assert_cmpstr (a->marketplace, ==, b->marketplace);
    g_assert_cmpstr (a->product_id, ==, b->product_id);
    g_assert_cmpstr (a->product_title, ==, b->product_title);
    g_assert_cmpstr (a->brand, ==, b->brand);
    g_assert_cmpint (a->stars, ==, b->stars);
    g_assert_cmpstr (a->title, ==, b->title);
    g_assert_cmpstr (a->body, ==, b->body);
    g_assert_cmpstr (a->language, ==, b->language);
    g_assert_cmpstr (a->author, ==, b->author);
    g_assert_cmpint (a->published_at, ==, b->published_at);
    g_assert_cmpint (a->verified, ==, b->verified);
    g_assert_cmpint (a->helpful, ==, b->helpful);
    g_assert_cmpstrv (a->photos != NULL ? a->photos : NONE, b->photos != NULL ? b->photos : NONE);
    g_assert_cmpstr (a->url, ==, b->url);
}
