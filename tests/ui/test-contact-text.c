/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-badge.h"
#include "amends-contact-bulk-dialog.h"
#include "amends-contact-text.h"
#include "amends-contact-timeline.h"
#include "amends-event.h"
#include "amends-money.h"
#include "contact-values.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

#define RETRY AMENDS_CONTACT_DEED_RETRY
#define CANCEL AMENDS_CONTACT_DEED_CANCEL
#define SAY (AMENDS_CONTACT_DEED_WAS_SENT | AMENDS_CONTACT_DEED_NOT_SENT)

static const struct {
    AmendsContact contact;
    const char *label;
    const char *sentence; /* a part of it */
    guint deeds;
} badges[] = {
    { { .state = AMENDS_CONTACT_WAITING, .not_before = CONTACT_NOW + 10 },
      "Goes Out Soon",
      "can be taken back",
      CANCEL },
    { { .state = AMENDS_CONTACT_WAITING, .not_before = CONTACT_NOW - 1 }, "Goes Out Soon", "can be reached", CANCEL },
    { { .state = AMENDS_CONTACT_WAITING, .error = "offline", .not_before = CONTACT_NOW + 5 * 60, .attempts = 1 },
      "Waiting to Be Sent",
      "no network",
      CANCEL },
    { { .state = AMENDS_CONTACT_WAITING, .error = "throttled", .not_before = CONTACT_NOW + 5 * 60, .attempts = 1 },
      "Waiting to Be Sent",
      "Next try: 12:05",
      CANCEL },
    { { .state = AMENDS_CONTACT_WAITING, .error = "server", .not_before = CONTACT_NOW - 5, .attempts = 1 },
      "Waiting to Be Sent",
      "has a problem",
      CANCEL },
    { { .state = AMENDS_CONTACT_SENDING }, "Sending", "on its way", 0 },
    { { .state = AMENDS_CONTACT_SENT, .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT, .sent_at = CONTACT_NOW },
      "Sent",
      "Customer Support: the marketplace has taken it",
      0 },
    { { .state = AMENDS_CONTACT_SENT,
        .reason = AMENDS_CONTACT_COURTESY_REFUND,
        .sent_at = CONTACT_NOW,
        .by_hand = TRUE },
      "Sent",
      "sent by you",
      0 },
    { { .state = AMENDS_CONTACT_SENT,
        .reason = AMENDS_CONTACT_COURTESY_REFUND,
        .sent_at = CONTACT_NOW - 9,
        .delivered_at = CONTACT_NOW },
      "Delivered",
      "message center",
      0 },
    { { .state = AMENDS_CONTACT_SENT,
        .sent_at = CONTACT_NOW - 9,
        .refunded_at = CONTACT_NOW,
        .currency = "SEK",
        .amount_minor = 19900 },
      "Refunded",
      "199.00\u00a0kr",
      0 },
    { { .state = AMENDS_CONTACT_SENT, .sent_at = CONTACT_NOW - 9, .refunded_at = CONTACT_NOW },
      "Refunded",
      "took the refund",
      0 },
    { { .state = AMENDS_CONTACT_FAILED, .error = "not_eligible" }, "Not Sent", "no longer allows", RETRY | CANCEL },
    { { .state = AMENDS_CONTACT_FAILED, .error = "who-knows" }, "Not Sent", "did not accept it", RETRY | CANCEL },
    { { .state = AMENDS_CONTACT_UNKNOWN, .error = "restored" },
      "Check Before Sending Again",
      "when the restored backup was made",
      SAY },
    { { .state = AMENDS_CONTACT_UNKNOWN }, "Check Before Sending Again", "not sent again automatically", SAY },
    { { .state = AMENDS_CONTACT_HANDED_OVER }, "Did You Send It?", "opened on the marketplace", SAY },
};

static void
test_badges (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

    for (gsize i = 0; i < G_N_ELEMENTS (badges); i++) {
        AmendsContact fields = badges[i].contact;
        g_autoptr (AmendsContact) contact = NULL;
        g_autoptr (AmendsContactBadge) badge = NULL;

        fields.key = "k";
        contact = amends_contact_new (&fields);
        badge = amends_contact_badge_new (contact, CONTACT_NOW, zone);
        g_assert_cmpstr (badge->label, ==, badges[i].label);
        if (strstr (badge->sentence, badges[i].sentence) == NULL)
            g_error ("“%s” is not in “%s”", badges[i].sentence, badge->sentence);
        g_assert_cmpuint (badge->deeds, ==, badges[i].deeds);
        g_assert_nonnull (badge->icon);
    }
}

static void
test_taken_back_is_no_badge (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsContact) contact =
        amends_contact_new (&(AmendsContact) { .key = "k", .state = AMENDS_CONTACT_CANCELLED });

    g_assert_null (amends_contact_badge_new (contact, CONTACT_NOW, zone));
}

static void
test_until (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    AmendsContactDecision *decision = contact_case->decision;
    g_autofree char *text = amends_contact_text_dup_until (decision, CONTACT_NOW, zone);
    g_autofree char *left = amends_contact_text_dup_days_left (decision->until, CONTACT_NOW, zone);
    g_autofree char *last = amends_contact_text_dup_days_left (decision->until, decision->until - HOUR, zone);
    g_autofree char *next = amends_contact_text_dup_days_left (decision->until, decision->until - DAY, zone);

    g_assert_cmpstr (text, ==, "Contact possible until 14 March 2027");
    g_assert_cmpstr (left, ==, "120 days left");
    g_assert_cmpstr (last, ==, "Last day today");
    g_assert_cmpstr (next, ==, "1 day left");
    g_assert_null (amends_contact_text_dup_until (decision, decision->until + 1, zone));
    decision->until = 0;
    g_assert_null (amends_contact_text_dup_until (decision, CONTACT_NOW, zone));
}

static void
test_headline (void)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    g_autofree char *headline = NULL;

    g_assert_null (amends_contact_text_dup_headline (contact_case->decision));
    g_assert_true (amends_contact_case_may_send (contact_case));
    contact_values_fail (contact_case, AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_UNKNOWN,
                         "Consent is not known.");
    headline = amends_contact_text_dup_headline (contact_case->decision);
    g_assert_cmpstr (headline, ==, "Consent is not known.");
    g_assert_false (amends_contact_case_may_send (contact_case));
}

/* A failed or cancelled contact does not count; every other one forbids a second. */
static void
test_one_contact_is_enough (void)
{
    for (int state = AMENDS_CONTACT_WAITING; state <= AMENDS_CONTACT_CANCELLED; state++) {
        g_autoptr (AmendsContactCase) contact_case = contact_values_case ();

        contact_values_add_contact (contact_case, (AmendsContact) { .state = (AmendsContactState) state });
        g_assert_cmpint (amends_contact_case_may_send (contact_case), ==,
                         state == AMENDS_CONTACT_FAILED || state == AMENDS_CONTACT_CANCELLED);
    }
}

static void
test_money (void)
{
    static const struct {
        const char *currency;
        gint64 minor;
        const char *text;
    } cases[] = {
        { "SEK", 19900, "199.00\u00a0kr" },
        { "JPY", 2500, "2500\u00a0¥" },
        { "EUR", 5, "0.05\u00a0€" },
        { "XTS", 100, "1.00\u00a0XTS" },
        { "SEK", 0, NULL },
        { NULL, 100, NULL },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *text = amends_money_format (cases[i].currency, cases[i].minor);

        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_total_of_several (void)
{
    g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_case_free);
    g_autofree char *total = NULL;
    AmendsContactCase *euro = contact_values_case (), *unknown = contact_values_case ();

    g_assert_null (amends_contact_bulk_dup_total (cases));
    g_clear_pointer (&euro->detail->order, amends_order_unref);
    euro->detail->order = amends_order_new (
        &(AmendsOrder) { .external_id = "1", .marketplace = "DE", .currency = "EUR", .total_minor = 2000 });
    g_clear_pointer (&unknown->detail->order, amends_order_unref);
    g_ptr_array_add (cases, contact_values_case ());
    g_ptr_array_add (cases, euro);
    g_ptr_array_add (cases, unknown);
    g_ptr_array_add (cases, contact_values_case ());
    total = amends_contact_bulk_dup_total (cases);
    g_assert_cmpstr (total, ==, "398.00\u00a0kr + 20.00\u00a0€");
}

static void
test_timeline_is_newest_first (void)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    static const char *const expected[] = { "The customer changed the review: 2 to 4 stars",
                                            "Refund issued",
                                            "The customer answered: “Thank you",
                                            "Delivered",
                                            "Sent: Courtesy Refund",
                                            "Customer contacted" };
    AmendsReviewVersion before = { .number = 1, .stars = 2, .seen_at = CONTACT_NOW - 9 * DAY };
    AmendsReview changed = *contact_case->detail->review;
    g_autoptr (GPtrArray) entries = NULL;

    changed.stars = 4;
    changed.updated_at = CONTACT_NOW;
    contact_values_set_review (contact_case, &changed);
    g_ptr_array_add (contact_case->detail->versions, &before);
    g_ptr_array_add (contact_case->detail->events,
                     amends_event_new (&(AmendsEvent) {
                         .id = 1, .at = CONTACT_NOW - 5 * DAY, .kind = AMENDS_EVENT_CONTACT, .n_reviews = 1 }));
    contact_values_add_contact (contact_case, (AmendsContact) { .state = AMENDS_CONTACT_SENT,
                                                                .reason = AMENDS_CONTACT_COURTESY_REFUND,
                                                                .sent_at = CONTACT_NOW - 4 * DAY,
                                                                .delivered_at = CONTACT_NOW - 3 * DAY,
                                                                .refunded_at = CONTACT_NOW - DAY });
    g_ptr_array_add (contact_case->detail->messages, contact_values_message (1, 2, FALSE));
    entries = amends_contact_timeline_new (contact_case->detail);
    g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));
    for (guint i = 0; i < entries->len; i++) {
        const AmendsTimelineEntry *entry = g_ptr_array_index (entries, i);

        g_assert_true (g_str_has_prefix (entry->text, expected[i]));
    }
}

static void
test_timeline_tells_what_became_of_a_report (void)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    AmendsReview gone = *contact_case->detail->review;

    gone.gone_at = CONTACT_NOW;
    contact_values_set_review (contact_case, &gone);
    for (int reported = 0; reported < 2; reported++) {
        g_autoptr (GPtrArray) entries = NULL;

        contact_case->detail->report.reported_at = reported ? CONTACT_NOW - DAY : 0;
        entries = amends_contact_timeline_new (contact_case->detail);
        g_assert_cmpuint (entries->len, ==, 1);
        g_assert_cmpstr (((AmendsTimelineEntry *) g_ptr_array_index (entries, 0))->text, ==,
                         reported ? "Removed by the marketplace, after it was reported"
                                  : "Removed by the customer or the marketplace");
    }
}

static void
test_limits_have_units (void)
{
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    g_autofree char *stars = amends_contact_text_dup_limit (pack, AMENDS_RULE_CRITICAL_MAX_STARS);
    g_autofree char *months = amends_contact_text_dup_limit (pack, AMENDS_RULE_CONTACT_WINDOW_MONTHS);
    g_autofree char *day = amends_contact_text_dup_pack_date ("2026-11-22");
    g_autofree char *odd = amends_contact_text_dup_pack_date ("lately");

    g_assert_cmpstr (stars, ==, "3 stars or fewer");
    g_assert_cmpstr (months, ==, "12 months from the order");
    g_assert_cmpstr (day, ==, "22 November 2026");
    g_assert_cmpstr (odd, ==, "lately");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_setenv ("TZ", "UTC", TRUE);
    g_test_add_func ("/contact/text/badges", test_badges);
    g_test_add_func ("/contact/text/taken-back", test_taken_back_is_no_badge);
    g_test_add_func ("/contact/text/until", test_until);
    g_test_add_func ("/contact/text/headline", test_headline);
    g_test_add_func ("/contact/text/one-contact-is-enough", test_one_contact_is_enough);
    g_test_add_func ("/contact/text/money", test_money);
    g_test_add_func ("/contact/text/total", test_total_of_several);
    g_test_add_func ("/contact/text/timeline", test_timeline_is_newest_first);
    g_test_add_func ("/contact/text/timeline-report", test_timeline_tells_what_became_of_a_report);
    g_test_add_func ("/contact/text/limits", test_limits_have_units);
    return g_test_run ();
}
