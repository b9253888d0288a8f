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
        "Removed from the marketplace | Marked as done | Struck through by the marketplace | Being resolved | "
        "You answered in public | The customer left the feedback");
}

/* What was done is named, and how far the plan has come; what undo did says so. */
static void
test_it_says_what_was_done (void)
{
    static const struct {
        AmendsEvent event;
        const char *expected;
    } CASES[] = {
        { { .kind = AMENDS_EVENT_PLAN, .text = "open" }, "Planned" },
        { { .kind = AMENDS_EVENT_PLAN, .text = "solved", .old_text = "working" }, "Solved" },
        { { .kind = AMENDS_EVENT_PLAN, .text = "working", .old_text = "working" }, "Plan changed" },
        { { .kind = AMENDS_EVENT_PLAN, .text = "working", .old_text = "working", .undoes = 1 },
          "Plan restored by undo" },
        { { .kind = AMENDS_EVENT_PLAN, .text = "working", .old_text = "solved", .undoes = 1 },
          "Being resolved again by undo" },
        { { .kind = AMENDS_EVENT_PLAN, .old_text = "open", .undoes = 1 }, "Plan removed by undo" },
        { { .kind = AMENDS_EVENT_CAUSE, .text = "slow-delivery,quality" },
          "Cause set: 2a · Took longer than promised; 6a · Buyer is not satisfied with the quality" },
        { { .kind = AMENDS_EVENT_CAUSE, .old_text = "quality" }, "Cause cleared" },
        { { .kind = AMENDS_EVENT_CAUSE, .text = "of-a-later-version" }, "Cause set" },
        { { .kind = AMENDS_EVENT_SOLUTION, .text = "no-back-orders" },
          "Solution done: Do not list items that are on back order" },
        { { .kind = AMENDS_EVENT_SOLUTION, .old_text = "no-back-orders" },
          "Solution not done after all: Do not list items that are on back order" },
        { { .kind = AMENDS_EVENT_SOLUTION, .text = "of-a-later-version" }, "Solution done" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsFeedbackDetail) detail = make_detail (&(AmendsFeedback) { .external_id = "F1", .stars = 1 });
        AmendsEvent event = CASES[i].event;
        g_autofree char *text = NULL;

        event.at = WRITTEN;
        event.subject = AMENDS_SUBJECT_FEEDBACK;
        event.n_reviews = 1;
        g_ptr_array_add (detail->events, amends_event_new (&event));
        text = spell (detail);
        g_assert_cmpstr (text, ==, CASES[i].expected);
    }
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
    g_test_add_func ("/feedback-timeline/it-says-what-was-done", test_it_says_what_was_done);
    g_test_add_func ("/feedback-timeline/what-nobody-dated-is-left-out", test_what_nobody_dated_is_left_out);
    return g_test_run ();
}
