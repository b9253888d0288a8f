/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-import-plan.h"
#include "amends-review-query.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/** ctl_export_to_stdout: writes the reviews that match to standard output. Returns: the exit code */
int ctl_export_to_stdout (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, guint limit,
                          AmendsFileFormat format);

G_END_DECLS
