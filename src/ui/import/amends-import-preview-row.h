/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-batch.h"
#include "amends-review.h"

G_BEGIN_DECLS

/** amends_import_preview_row_new: a review of a file as it will be imported: stars, title, text, and what else is known */
GtkWidget *amends_import_preview_row_new (const AmendsReview *review);

/** amends_import_preview_row_new_feedback: the same for feedback about the seller */
GtkWidget *amends_import_preview_row_new_feedback (const AmendsFeedback *feedback);

/** amends_import_preview_row_new_rejected: a row of a file that will not be imported, and why */
GtkWidget *amends_import_preview_row_new_rejected (const AmendsRejection *rejection);

G_END_DECLS
