/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-answer-notifier.h"
#include "amends-answer-watch.h"
#include "amends-message.h"

static GPtrArray *
make_messages (const AmendsMessage *fields, gsize n)
{
    GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_message_unref);

    for (gsize i = 0; i < n; i++)
        g_ptr_array_add (messages, amends_message_new (&fields[i]));
    return messages;
}

static void
test_only_news (void)
{
    static const AmendsMessage FIELDS[] = {
        { .id = 4, .external_id = "M4", .text = "new" },
        { .id = 2, .external_id = "M2", .text = "unread before" },
        { .id = 5, .external_id = "M5", .text = "read elsewhere", .read_at = 9 },
    };
    g_autoptr (GPtrArray) messages = make_messages (FIELDS, G_N_ELEMENTS (FIELDS));
    gint64 last_id = 3;
    g_autoptr (GPtrArray) news = amends_answer_notifier_pick (messages, &last_id);
    g_autoptr (GPtrArray) again = amends_answer_notifier_pick (messages, &last_id);

    g_assert_cmpuint (news->len, ==, 1);
    g_assert_cmpstr (((const AmendsMessage *) news->pdata[0])->text, ==, "new");
    g_assert_cmpint (last_id, ==, 5);
    g_assert_cmpuint (again->len, ==, 0);
}

/* GNotification tells nothing of itself; what it is made of must not disturb it. */
static void
test_notifications_are_made (void)
{
    g_autofree char *text = g_strnfill (4000, 'x');
    const AmendsMessage fields[] = {
        { .id = 1, .external_id = "M1", .text = text, .author = "<b>Åsa</b> & 100 %s", .review_id = 7 },
        { .id = 2, .external_id = "M2", .text = "" },
    };
    g_autoptr (GPtrArray) one = make_messages (fields, 1);
    g_autoptr (GPtrArray) both = make_messages (fields, 2);
    g_autoptr (GPtrArray) nameless = make_messages (fields + 1, 1);
    g_autoptr (GNotification) first = amends_answer_notification_new (one, FALSE, TRUE);
    g_autoptr (GNotification) second = amends_answer_notification_new (both, TRUE, TRUE);
    g_autoptr (GNotification) third = amends_answer_notification_new (nameless, FALSE, TRUE);

    g_assert_true (G_IS_NOTIFICATION (first) && G_IS_NOTIFICATION (second) && G_IS_NOTIFICATION (third));
}

/* On a screen that others see, a notification says that a customer has answered, not who. */
static void
test_titles (void)
{
    const AmendsMessage fields[] = {
        { .id = 1, .external_id = "M1", .text = "Tack!", .author = "Åsa Lind", .review_id = 7 },
        { .id = 2, .external_id = "M2", .text = "Hej", .author = "Bo Ek" },
    };
    g_autoptr (GPtrArray) one = make_messages (fields, 1);
    g_autoptr (GPtrArray) both = make_messages (fields, 2);
    g_autofree char *named = amends_answer_notification_dup_title (one, TRUE);
    g_autofree char *private = amends_answer_notification_dup_title (one, FALSE);
    g_autofree char *several = amends_answer_notification_dup_title (both, TRUE);

    g_assert_cmpstr (named, ==, "Åsa Lind has answered");
    g_assert_cmpstr (private, ==, "A customer has answered");
    g_assert_cmpstr (several, ==, "2 customers have answered");
}

/* It looks more and more seldom, and comes to an end. */
static void
test_watch_rests (void)
{
    guint last = 0, n = 0;

    for (guint wait; (wait = amends_answer_watch_get_wait (n)) != 0; n++) {
        g_assert_cmpuint (wait, >, last);
        last = wait;
    }
    g_assert_cmpuint (n, ==, 4);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/answer-notifier/only-news", test_only_news);
    g_test_add_func ("/answer-notifier/notifications-are-made", test_notifications_are_made);
    g_test_add_func ("/answer-notifier/titles", test_titles);
    g_test_add_func ("/answer-watch/rests", test_watch_rests);
    return g_test_run ();
}
