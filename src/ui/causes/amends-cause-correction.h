/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-cause-evidence.h"
#include "amends-store.h"

G_BEGIN_DECLS

/*
 * What a person says about the causes of a comment: into the store at once, told in a toast of the overlay that @over is in, with undo. @over and @store
 * are kept until it is done; everything else is copied.
 */

/** amends_cause_correction_say: these causes are right; none: none fits */
void amends_cause_correction_say (GtkWidget *over, AmendsStore *store, const AmendsComment *comment,
                                  const AmendsCause *causes, gsize n_causes);

/**
 * amends_cause_correction_choose: lets the person choose a cause from the list; afterwards words of the comment can be remembered.
 * @shown: the causes that the person sees now
 * @second: the chosen one comes beside the first instead of in its place
 */
void amends_cause_correction_choose (GtkWidget *over, AmendsStore *store, const AmendsComment *comment,
                                     const AmendsCauses *shown, gboolean second);

/** amends_cause_correction_learn: lets the person choose words of the comment that speak for @cause from now on */
void amends_cause_correction_learn (GtkWidget *over, AmendsStore *store, const AmendsComment *comment,
                                    AmendsCause cause);

G_END_DECLS
