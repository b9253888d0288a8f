/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-db.h"

G_BEGIN_DECLS

/* What is kept of why customers are unhappy, comment by comment. All of it on the worker thread; what writes, inside a transaction. */

/** amends_cause_row_load: @causes: (out): origin NONE if nothing is known. @exists: (out) (optional): FALSE if there is no such comment */
gboolean amends_cause_row_load (AmendsDb *db, AmendsSubject subject, gint64 id, AmendsCauses *causes, gboolean *exists,
                                GError **error);

/** amends_cause_row_write: keeps them whatever was there; origin NONE takes them away */
gboolean amends_cause_row_write (AmendsDb *db, AmendsSubject subject, gint64 id, const AmendsCauses *causes,
                                 GError **error);

/** amends_cause_row_suggest: the same, but leaves alone what a person said, and a comment that is gone. @changed: (out) */
gboolean amends_cause_row_suggest (AmendsDb *db, AmendsSubject subject, gint64 id, const AmendsCauses *causes,
                                   gboolean *changed, GError **error);

/** amends_cause_row_make_due: the classifier has to look at a comment again */
gboolean amends_cause_row_make_due (AmendsDb *db, AmendsSubject subject, gint64 id, GError **error);
/** amends_cause_row_make_all_due: it has to look at everything again */
gboolean amends_cause_row_make_all_due (AmendsDb *db, GError **error);

/** amends_cause_row_follow: takes over where and when a comment that has changed now belongs */
gboolean amends_cause_row_follow (AmendsDb *db, AmendsSubject subject, gint64 id, GError **error);

/** amends_cause_row_are_right: @right: (out): they are where and when their comments are */
gboolean amends_cause_row_are_right (AmendsDb *db, gboolean *right, GError **error);

G_END_DECLS
