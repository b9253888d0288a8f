/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsDeadline: a cancellable for one operation, which the caller's own cancellable, the passing of time and
 * amends_deadline_stop() all cancel.
 * Needed where a library only has timeouts of its parts, or none.
 */
typedef struct _AmendsDeadline AmendsDeadline;

/** amends_deadline_new: @outer: (nullable): the caller's. The timer runs in the thread-default main context. */
AmendsDeadline *amends_deadline_new (guint milliseconds, GCancellable *outer);
void amends_deadline_free (AmendsDeadline *self);

/** amends_deadline_get_cancellable: Returns: (transfer none): what to give to the operation */
GCancellable *amends_deadline_get_cancellable (AmendsDeadline *self);
/** amends_deadline_stop: ends the operation for a reason of our own, at once */
void amends_deadline_stop (AmendsDeadline *self);
/**
 * amends_deadline_set_held: @held: while TRUE, caller and time cancel no sooner than what is ready in the main context
 * has been told. For an operation that can't bear to be cancelled between its success and the word of it.
 */
void amends_deadline_set_held (AmendsDeadline *self, gboolean held);

/** amends_deadline_has_passed: TRUE if it was time that ended it, and not the caller */
gboolean amends_deadline_has_passed (AmendsDeadline *self);
/** amends_deadline_was_cancelled: TRUE if the caller ended it */
gboolean amends_deadline_was_cancelled (AmendsDeadline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsDeadline, amends_deadline_free)

G_END_DECLS
