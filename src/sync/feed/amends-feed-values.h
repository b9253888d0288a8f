/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-json-reader.h"

G_BEGIN_DECLS

/* Members that several rows of a feed have. */

/** amends_feed_values_read_marketplace: Returns: (transfer full): the code in "marketplace", or "" */
char *amends_feed_values_read_marketplace (AmendsJsonReader *reader);

/** amends_feed_values_read_language: Returns: (transfer full) (nullable): BCP 47, NULL where it does not look like it */
char *amends_feed_values_read_language (AmendsJsonReader *reader, const char *member);

/** amends_feed_values_read_currency: Returns: (nullable): borrowed: the code in "currency" */
const char *amends_feed_values_read_currency (AmendsJsonReader *reader);

/** amends_feed_values_read_amount: Returns: in the minor unit of @currency (nullable); 0 where it is missing */
gint64 amends_feed_values_read_amount (AmendsJsonReader *reader, const char *member, const char *currency);

G_END_DECLS
