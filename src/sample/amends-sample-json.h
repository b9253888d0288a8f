/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "amends-sample-data.h"

G_BEGIN_DECLS

/** amends_sample_json_*: each adds one object to @builder, as the feed's contract wants it. */
void amends_sample_json_account (JsonBuilder *builder);
void amends_sample_json_product (JsonBuilder *builder, const AmendsSampleData *data, const AmendsSampleProduct *product,
                                 const AmendsSampleMarketplace *marketplace, const char *origin);

/** AmendsSampleJsonRow: adds one row of a list, which must be of the list's kind. @origin: scheme, host and port of the shop */
typedef void (*AmendsSampleJsonRow) (JsonBuilder *builder, const AmendsSampleRow *row, const char *origin);
void amends_sample_json_review (JsonBuilder *builder, const AmendsSampleRow *row, const char *origin);
void amends_sample_json_order (JsonBuilder *builder, const AmendsSampleRow *row, const char *origin);

/** amends_sample_json_instant: adds ISO 8601 in UTC, to the second */
void amends_sample_json_instant (JsonBuilder *builder, const char *member, gint64 instant);

/** amends_sample_json_amount: adds @minor units of the marketplace's currency, as "199.00" */
void amends_sample_json_amount (JsonBuilder *builder, const char *member, const AmendsSampleMarketplace *marketplace,
                                gint64 minor);

/** amends_sample_json_string: adds null for NULL */
void amends_sample_json_string (JsonBuilder *builder, const char *member, const char *value);

void amends_sample_json_int (JsonBuilder *builder, const char *member, gint64 value);

/** amends_sample_json_tri: adds null for unknown */
void amends_sample_json_tri (JsonBuilder *builder, const char *member, AmendsTri value);

/** amends_sample_json_print: Returns: (transfer full): what was built, on one line */
char *amends_sample_json_print (JsonBuilder *builder);

G_END_DECLS
