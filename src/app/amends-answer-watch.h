/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-outbox.h"

G_BEGIN_DECLS

/**
 * AmendsAnswerWatch: asks for what came of contacts a few times after one has gone out (a quarter of a minute, a minute, five and thirty minutes later),
 * then rests until the next: no customer answers by the second, and an idle program sleeps.
 */
#define AMENDS_TYPE_ANSWER_WATCH (amends_answer_watch_get_type ())
G_DECLARE_FINAL_TYPE (AmendsAnswerWatch, amends_answer_watch, AMENDS, ANSWER_WATCH, GObject)

AmendsAnswerWatch *amends_answer_watch_new (AmendsOutbox *outbox, AmendsSyncEngine *engine);

/** amends_answer_watch_get_wait: Returns: seconds from look @n (from 0) to the next one, 0 = that was the last */
guint amends_answer_watch_get_wait (guint n);

G_END_DECLS
