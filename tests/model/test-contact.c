/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-limits.h"
#include "amends-contact-receipt.h"
#include "amends-contact-template.h"
#include "amends-contact.h"
#include "amends-currency.h"
#include "amends-message.h"

static void
test_values_keep_their_texts (void)
{
    char text[] = "Hej!";
    g_autoptr (AmendsContact) contact =
        amends_contact_new (&(AmendsContact) { .key = text, .state = AMENDS_CONTACT_WAITING, .amount_minor = 19900 });
    g_autoptr (AmendsMessage) message =
        amends_message_new (&(AmendsMessage) { .external_id = "M1", .text = text, .sent_at = 7 });
    g_autoptr (AmendsContactTemplate) template = amends_contact_template_new (
        &(AmendsContactTemplate) { .language = "sv", .subject = "Om din beställning", .body = text });

    g_autoptr (AmendsContactReceipt) receipt =
        amends_contact_receipt_new (&(AmendsContactReceipt) { .remote_id = text, .review_key = "R1" });

    text[0] = 'x';
    g_assert_cmpstr (receipt->remote_id, ==, "Hej!");
    g_assert_cmpstr (receipt->review_key, ==, "R1");
    g_assert_null (receipt->key);
    g_assert_cmpstr (contact->key, ==, "Hej!");
    g_assert_null (contact->error);
    g_assert_cmpint (contact->amount_minor, ==, 19900);
    g_assert_cmpstr (message->text, ==, "Hej!");
    g_assert_null (message->review_key);
    g_assert_cmpstr (template->body, ==, "Hej!");
    g_assert_null (template->currency);
}

static void
test_money (void)
{
    static const struct {
        const char *currency;
        gint64 minor;
        const char *text;
    } CASES[] = {
        { "SEK", 19900, "199.00" }, { "SEK", 5, "0.05" },         { "JPY", 8980, "8980" },
        { "KWD", 1234, "1.234" },   { "EUR", 100007, "1000.07" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *text = amends_currency_print (CASES[i].currency, CASES[i].minor);

        g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_names_lead_back (void)
{
    for (int state = AMENDS_CONTACT_WAITING; state <= AMENDS_CONTACT_CANCELLED; state++) {
        AmendsContactState found = 0;

        g_assert_true (amends_contact_state_from_string (amends_contact_state_to_string (state), &found));
        g_assert_cmpint (found, ==, state);
    }
    for (int reason = AMENDS_CONTACT_COURTESY_REFUND; reason <= AMENDS_CONTACT_CUSTOMER_SUPPORT; reason++) {
        AmendsContactReason found = 0;

        g_assert_true (amends_contact_reason_from_string (amends_contact_reason_to_string (reason), &found));
        g_assert_cmpint (found, ==, reason);
    }
}

static void
test_unknown_names_are_refused (void)
{
    AmendsContactState state;
    AmendsContactReason reason;

    g_assert_false (amends_contact_state_from_string ("lost", &state));
    g_assert_false (amends_contact_state_from_string (NULL, &state));
    g_assert_false (amends_contact_reason_from_string ("", &reason));
}

/* A customer who may have got a message must not get a second one. */
static void
test_what_counts_as_contacted (void)
{
    const gboolean counts[] = {
        [AMENDS_CONTACT_WAITING] = TRUE,    [AMENDS_CONTACT_SENDING] = TRUE, [AMENDS_CONTACT_SENT] = TRUE,
        [AMENDS_CONTACT_FAILED] = FALSE,    [AMENDS_CONTACT_UNKNOWN] = TRUE, [AMENDS_CONTACT_HANDED_OVER] = TRUE,
        [AMENDS_CONTACT_CANCELLED] = FALSE,
    };

    for (int state = AMENDS_CONTACT_WAITING; state <= AMENDS_CONTACT_CANCELLED; state++)
        g_assert_cmpint (amends_contact_state_counts (state), ==, counts[state]);
}

static void
test_limits_are_copied (void)
{
    AmendsContactLimit items[] = { { "SE", 3, 100 }, { "", 2, 200 } };
    AmendsContactLimits limits = { items, G_N_ELEMENTS (items) };
    g_autoptr (AmendsContactLimits) copy = amends_contact_limits_copy (&limits);

    items[1].max_stars = 5;
    g_assert_cmpuint (copy->n_items, ==, 2);
    g_assert_cmpstr (copy->items[0].marketplace, ==, "SE");
    g_assert_cmpint (copy->items[1].max_stars, ==, 2);
    g_assert_null (amends_contact_limits_copy (NULL));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/contact/values-keep-their-texts", test_values_keep_their_texts);
    g_test_add_func ("/contact/names-lead-back", test_names_lead_back);
    g_test_add_func ("/contact/money", test_money);
    g_test_add_func ("/contact/unknown-names-are-refused", test_unknown_names_are_refused);
    g_test_add_func ("/contact/what-counts-as-contacted", test_what_counts_as_contacted);
    g_test_add_func ("/contact/limits-are-copied", test_limits_are_copied);
    return g_test_run ();
}
