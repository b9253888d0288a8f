/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-quiet-gate.h"

G_BEGIN_DECLS

/**
 * AmendsAnswerNotifier: tells of customers' answers that arrive while the program runs, by one notification for all of them.
 * What was unread before is not told again; what is read elsewhere is withdrawn. In quiet hours it waits; without the key notify-answers nothing is told.
 */
#define AMENDS_TYPE_ANSWER_NOTIFIER (amends_answer_notifier_get_type ())
G_DECLARE_FINAL_TYPE (AmendsAnswerNotifier, amends_answer_notifier, AMENDS, ANSWER_NOTIFIER, GObject)

#define AMENDS_ANSWER_NOTIFICATION "answers"

/** amends_answer_notifier_new: @application: that sends; not NULL */
AmendsAnswerNotifier *amends_answer_notifier_new (AmendsStore *store, GSettings *settings, AmendsQuietGate *gate,
                                                  gboolean sample, GApplication *application);

/** amends_answer_notification_dup_title: Returns: (transfer full): @named: with the customer's name, if only one has answered */
char *amends_answer_notification_dup_title (GPtrArray *answers, gboolean named);

/** amends_answer_notification_new: Returns: (transfer full): of @answers (element-type AmendsMessage), at least one, newest first.
 * It opens the review, or the messages page for several, or marks them as read (app.mark-read). @sample: whose numbers these are, as in app.mark-done.
 * @named: as above */
GNotification *amends_answer_notification_new (GPtrArray *answers, gboolean sample, gboolean named);

/**
 * amends_answer_notifier_pick: which of @messages are news.
 * @messages: (element-type AmendsMessage)
 * @last_id: (inout): the latest that was seen before; then the latest of all
 *
 * Returns: (transfer full) (element-type AmendsMessage): unread, newer than @last_id
 */
GPtrArray *amends_answer_notifier_pick (GPtrArray *messages, gint64 *last_id);

G_END_DECLS
