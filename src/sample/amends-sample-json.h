/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-sample-data.h"
#include "amends-sample-writer.h"

G_BEGIN_DECLS

/** amends_sample_json_*: each adds one object to @writer, as the feed's contract wants it. */
void amends_sample_json_account (AmendsSampleWriter *writer);
void amends_sample_json_product (AmendsSampleWriter *writer, const AmendsSampleData *data,
                                 const AmendsSampleProduct *product, const AmendsSampleMarketplace *marketplace,
                                 const char *origin);

/** AmendsSampleJsonRow: adds one row of a list, which must be of the list's kind. @origin: scheme, host and port of the shop */
typedef void (*AmendsSampleJsonRow) (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin);
void amends_sample_json_review (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin);
void amends_sample_json_order (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin);

/** amends_sample_json_instant: adds ISO 8601 in UTC, to the second */
void amends_sample_json_instant (AmendsSampleWriter *writer, const char *member, gint64 instant);

/** amends_sample_json_amount: adds @minor units of the marketplace's currency, as "199.00" */
void amends_sample_json_amount (AmendsSampleWriter *writer, const char *member,
                                const AmendsSampleMarketplace *marketplace, gint64 minor);

/** amends_sample_json_string: adds null for NULL */
void amends_sample_json_string (AmendsSampleWriter *writer, const char *member, const char *value);

void amends_sample_json_int (AmendsSampleWriter *writer, const char *member, gint64 value);

/** amends_sample_json_tri: adds null for unknown */
void amends_sample_json_tri (AmendsSampleWriter *writer, const char *member, AmendsTri value);

G_END_DECLS
