/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-json-row.h"
#include "amends-json-scanner.h"

G_BEGIN_DECLS

/**
 * AmendsJsonContext: what the objects around a list of reviews say of their product. Follows the text byte by byte, as the scanner does, and holds
 * no more than a few short values.
 */
typedef struct _AmendsJsonContext AmendsJsonContext;

AmendsJsonContext *amends_json_context_new (void);
void amends_json_context_free (AmendsJsonContext *self);

/** amends_json_context_take: @scanner: after it has taken @c, which made @event; @was_in_string: before it had */
void amends_json_context_take (AmendsJsonContext *self, const AmendsJsonScanner *scanner, AmendsJsonEvent event,
                               gboolean was_in_string, char c);

/** amends_json_context_fill: adds the product's facts to @row, in columns such as "parent.product_title", unless it has a problem */
void amends_json_context_fill (const AmendsJsonContext *self, AmendsRow *row, AmendsJsonColumns *columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsJsonContext, amends_json_context_free)

G_END_DECLS
