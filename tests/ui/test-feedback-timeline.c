/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-event.h"
#include "amends-feedback-timeline.h"

#define WRITTEN 1772625600 /* 2026-03-04 12:00 UTC */

static AmendsFeedbackDetail *
make_detail (const AmendsFeedback *fields)
{
    AmendsFeedbackDetail *detail = g_new0 (AmendsFeedbackDetail, 1);

    detail->feedback = amends_feedback_new (fields);
    detail->events = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_event_unref);
    return detail;
}

static void
add_event (AmendsFeedbackDetail *detail, AmendsEventKind kind, gint64 at)
{
    g_ptr_array_insert (detail->events, 0,
                        amends_event_new (&(AmendsEvent) {
                            .at = at,
                            .kind = kind,
                            .subject = AMENDS_SUBJECT_FEEDBACK,
                            .n_reviews = 1,
                            .text = "working",
                        }));
}

static char *
spell (const AmendsFeedbackDetail *detail)
{
    g_autoptr (GPtrArray) entries = amends_feedback_timeline_new (detail);
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < entries->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " | " : "", ((AmendsTimelineEntry *) entries->pdata[i])->text);
    return g_string_free (text, FALSE);
}

static void
test_it_begins_with_what_the_customer_wrote (void)
{
    g_autoptr (AmendsFeedbackDetail) detail =
        make_detail (&(AmendsFeedback) { .external_id = "F1", .stars = 1, .published_at = WRITTEN });
    g_autofree char *text = spell (detail);

    g_assert_cmpstr (text, ==, "The customer left the feedback");
}

static void
test_the_newest_is_first (void)
{
    g_autoptr (AmendsFeedbackDetail) detail = make_detail (&(AmendsFeedback) {
        .external_id = "F1",
        .stars = 1,
        .published_at = WRITTEN,
        .response = "Sorry",
        .responded_at = WRITTEN + 100,
        .struck_at = WRITTEN + 300,
        .removed_at = WRITTEN + 500,
    });
    g_autofree char *text = NULL;

    add_event (detail, AMENDS_EVENT_PLAN, WRITTEN + 200);
    add_event (detail, AMENDS_EVENT_DONE, WRITTEN + 400);
    text = spell (detail);
    g_assert_cmpstr (
        text, ==,
        "Removed from the marketplace | Marked as done | Struck through by the marketplace | Plan changed | "
        "You answered in public | The customer left the feedback");
}

static void
test_what_nobody_dated_is_left_out (void)
{
    g_autoptr (AmendsFeedbackDetail) detail =
        make_detail (&(AmendsFeedback) { .external_id = "F1", .stars = 1, .response = "Sorry" });
    g_autofree char *text = spell (detail);

    g_assert_cmpstr (text, ==, "");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/feedback-timeline/it-begins-with-what-the-customer-wrote",
                     test_it_begins_with_what_the_customer_wrote);
    g_test_add_func ("/feedback-timeline/the-newest-is-first", test_the_newest_is_first);
    g_test_add_func ("/feedback-timeline/what-nobody-dated-is-left-out", test_what_nobody_dated_is_left_out);
    return g_test_run ();
}
