/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-import-job.h"

G_BEGIN_DECLS

/** AmendsImportResult: what an import did: counts, and the rows that were left out with line and reason, which can be copied. Action: result.copy. */
#define AMENDS_TYPE_IMPORT_RESULT (amends_import_result_get_type ())
G_DECLARE_FINAL_TYPE (AmendsImportResult, amends_import_result, AMENDS, IMPORT_RESULT, AdwBin)

AmendsImportResult *amends_import_result_new (void);

/** AmendsImportOutcome: what the page tells; made from a job, or by a test. */
typedef struct {
    AmendsBatchResult counts;
    guint64 n_rejected;
    GPtrArray *rejections; /* (element-type AmendsRejection): the first of them */
    const GError *error;   /* (nullable): why it stopped early */
} AmendsImportOutcome;

void amends_import_result_set_outcome (AmendsImportResult *self, const AmendsImportOutcome *outcome);

/** amends_import_result_show: the outcome of @job. @error: (nullable): what it ended with */
void amends_import_result_show (AmendsImportResult *self, AmendsImportJob *job, const GError *error);

/** amends_import_result_dup_list: Returns: (transfer full): the rows left out, one a line, line number and reason separated by a tab */
char *amends_import_result_dup_list (GPtrArray *rejections);

G_END_DECLS
