/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "amends-export-writer.h"
#include "amends-import-plan-private.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_text (const char *text)
{
    g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

/* What every reader promises of every byte it is given. */
static void
check_batch (AmendsBatch *batch)
{
    g_assert_cmpuint (batch->n_read, ==, batch->reviews->len + batch->rejections->len);
    for (guint i = 0; i < batch->reviews->len; i++) {
        const AmendsReview *review = g_ptr_array_index (batch->reviews, i);
        g_autofree char *json = amends_export_review_to_json (review);

        g_assert_true (review->stars >= 1 && review->stars <= 5);
        g_assert_true (*review->external_id != '\0');
        check_text (review->title);
        check_text (review->body);
        check_text (review->author);
        g_assert_nonnull (json);
    }
    for (guint i = 0; i < batch->rejections->len; i++)
        check_text (((AmendsRejection *) g_ptr_array_index (batch->rejections, i))->reason);
}

static void
read_file (GFile *file)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsImportPlan) plan = amends_import_plan_new_probed (file, NULL, &error);
    g_autoptr (AmendsBatchSource) source = NULL;
    gboolean more = TRUE;

    g_assert_true ((plan != NULL) == (error == NULL));
    if (plan == NULL || (source = amends_import_plan_open (plan, NULL)) == NULL)
        return;
    while (more) {
        g_autoptr (AmendsBatch) batch = NULL;

        more = amends_batch_source_read (source, 64, &batch, NULL, NULL) && batch != NULL;
        if (batch != NULL)
            check_batch (batch);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    int fd = memfd_create ("fuzz", MFD_CLOEXEC);
    g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    if (fd >= 0 && write (fd, data, size) == (ssize_t) size)
        read_file (file);
    close (fd);
    return 0;
}
