/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-json-row.h"
#include "amends-json-scanner.h"
#include "amends-line-reader.h"

G_BEGIN_DECLS

/**
 * amends_json_reader_new: reads records one by one, never the whole text; a bad one is a row with a problem and the next is read.
 * @decoder: (transfer full); @columns: (transfer none): outlives the reader
 */
AmendsRowReader *amends_json_reader_new (AmendsDecoder *decoder, const AmendsJsonShape *shape,
                                         AmendsJsonColumns *columns);

G_END_DECLS
