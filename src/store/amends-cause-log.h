/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-event-log-private.h"

G_BEGIN_DECLS

/* Actions on causes: the same log as for reviews. All of it on the worker thread, inside a transaction. */

/** amends_cause_log_set: the person's causes, for those of @ids that they change. @result: (out). NOT_FOUND if none of them is there */
gboolean amends_cause_log_set (AmendsDb *db, gint64 now, AmendsSubject subject, const GArray *ids,
                               const AmendsCauses *causes, AmendsActionResult *result, GError **error);

/** amends_cause_log_reverse: takes back the event that @event undoes, about a cause, a solution or a plan */
gboolean amends_cause_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error);

G_END_DECLS
