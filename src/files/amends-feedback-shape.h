/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-file-shape.h"

G_BEGIN_DECLS

/**
 * amends_feedback_shape_find: whether the rows are feedback about a seller and not reviews: by the names of the columns, or by the position of what is
 * in them, because a marketplace's report has the words of its own language in the header and the same columns everywhere.
 * @rows: (element-type AmendsRow): the sample
 * @fields: (array) (inout): as guessed; what was found stands in it afterwards
 * @coverage: (out): partial for a marketplace's own report, which leaves out four and five stars
 */
gboolean amends_feedback_shape_find (const AmendsFileShape *shape, GPtrArray *rows, AmendsField *fields,
                                     AmendsCoverage *coverage);

G_END_DECLS
