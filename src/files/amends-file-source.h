/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-file-shape.h"
#include "amends-review-builder.h"

G_BEGIN_DECLS

/** AmendsFileSource: the rows of one file as batches of reviews; in memory is never more than a batch. */
#define AMENDS_TYPE_FILE_SOURCE (amends_file_source_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFileSource, amends_file_source, AMENDS, FILE_SOURCE, GObject)

/** amends_file_source_new: copies @shape and @mapping; opens @file at the first read */
AmendsFileSource *amends_file_source_new (GFile *file, const AmendsFileShape *shape, const AmendsMapping *mapping);

G_END_DECLS
