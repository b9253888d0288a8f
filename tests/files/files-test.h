/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-import-plan.h"

G_BEGIN_DECLS

/* What several tests of this folder need: files with a given content, and a whole import of one. */

typedef struct {
    char *dir; /* removed with all that is in it */
} FilesFixture;

FilesFixture *files_fixture_new (void);
void files_fixture_free (FilesFixture *self);

/** files_fixture_write: Returns: (transfer full): a file of that name with these bytes */
GFile *files_fixture_write (FilesFixture *self, const char *name, const void *data, gssize length);
/** files_fixture_write_as: the same from UTF-8 text, converted; @bom: put before it */
GFile *files_fixture_write_as (FilesFixture *self, const char *name, const char *text, const char *encoding,
                               const char *bom, gsize bom_length);

/** files_probe: Returns: (transfer full) (nullable): by the asynchronous call, as the interface does it */
AmendsImportPlan *files_probe (GFile *file, GError **error);

/** files_read_all: Returns: (transfer full): every batch of a source in one */
AmendsBatch *files_read_all (AmendsBatchSource *source, guint max_rows, GError **error);

/** files_import: Returns: (transfer full): probe, open and read, none of which may fail */
AmendsBatch *files_import (GFile *file);

/** files_batch_get: Returns: (transfer none): the review at @i, which must be there */
const AmendsReview *files_batch_get (AmendsBatch *batch, guint i);
/** files_batch_get_rejection: the same for rejections */
const AmendsRejection *files_batch_get_rejection (AmendsBatch *batch, guint i);

/** files_assert_same_review: fails unless all that an export holds is the same in both */
void files_assert_same_review (const AmendsReview *a, const AmendsReview *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilesFixture, files_fixture_free)

G_END_DECLS
