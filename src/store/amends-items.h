/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-product.h"
#include "amends-review.h"

G_BEGIN_DECLS

/*
 * Products, and the items that reviews refer to: see schema/001.sql. All of it on the worker thread, inside a transaction.
 */

/** amends_items_take_product: keeps what a source tells of a product and gives its title and brand to the items that have none. @changed: (out) */
gboolean amends_items_take_product (AmendsDb *db, gint64 account_id, const AmendsProduct *product, gboolean *changed,
                                    GError **error);

/** amends_items_find: the item that @review is about, made where needed; what @review does not tell is taken from item @old_id (or 0) */
gboolean amends_items_find (AmendsDb *db, gint64 account_id, const AmendsReview *review, gint64 old_id, gint64 *id,
                            GError **error);

/** amends_items_find_language: the key of a language tag. @tag: (nullable) */
gboolean amends_items_find_language (AmendsDb *db, const char *tag, gint64 *id, GError **error);

/** amends_items_fold_name: Returns: (transfer full): a brand's name as brands are compared */
char *amends_items_fold_name (const char *name);

G_END_DECLS
