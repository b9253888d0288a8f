/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-json-reader.h"

G_BEGIN_DECLS

/* What a feed tells of contacts. Pure and thread-safe. */

/** amends_feed_contact_rows_read_contact: adds one to the receipts of @batch, or leaves it alone and the reader with a problem */
void amends_feed_contact_rows_read_contact (AmendsJsonReader *reader, AmendsBatch *batch);
/** amends_feed_contact_rows_read_message: the same for the messages */
void amends_feed_contact_rows_read_message (AmendsJsonReader *reader, AmendsBatch *batch);

/** amends_feed_contact_rows_parse_contact: Returns: (transfer full): or NULL with AMENDS_SYNC_ERROR_MALFORMED set */
AmendsContactReceipt *amends_feed_contact_rows_parse_contact (GBytes *body, GError **error);

/**
 * amends_feed_contact_rows_parse_found: the answer about one key.
 * @receipt: (out) (transfer full) (nullable): NULL if it is an empty list
 *
 * Returns: FALSE with AMENDS_SYNC_ERROR_MALFORMED set
 */
gboolean amends_feed_contact_rows_parse_found (GBytes *body, AmendsContactReceipt **receipt, GError **error);

/** amends_feed_contact_rows_parse_templates: Returns: (transfer full) (element-type AmendsContactTemplate): or NULL with MALFORMED set */
GPtrArray *amends_feed_contact_rows_parse_templates (GBytes *body, GError **error);

/** amends_feed_contact_rows_parse_criterion: Returns: (transfer full) (nullable): why a customer is not eligible. @body: (nullable) */
char *amends_feed_contact_rows_parse_criterion (GBytes *body);

G_END_DECLS
