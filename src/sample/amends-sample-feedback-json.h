/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-sample-feedback.h"
#include "amends-sample-json.h"

G_BEGIN_DECLS

/** amends_sample_json_feedback: an AmendsSampleJsonRow for feedback and its tombstones */
void amends_sample_json_feedback (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin);

/** amends_sample_json_total: @as_of: when it was so */
void amends_sample_json_total (AmendsSampleWriter *writer, const AmendsSampleTotal *total, gint64 as_of);

G_END_DECLS
