/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contact-values.h"

#define DAY (24 * 60 * 60)
#define UNTIL G_GINT64_CONSTANT (1805025600) /* 14 March 2027, noon UTC */

static AmendsReview *
make_review (void)
{
    return amends_review_new (&(AmendsReview) { .id = 7,
                                                .account_id = 1,
                                                .external_id = "R7",
                                                .marketplace = "SE",
                                                .product_id = "B07NORD001",
                                                .product_title = "Nordhem Thermos Bottle 0.7 l <steel>",
                                                .stars = 2,
                                                .title = "Leaks & drips",
                                                .body = "It leaks at the lid.",
                                                .published_at = CONTACT_NOW - 3 * DAY,
                                                .updated_at = CONTACT_NOW - 3 * DAY,
                                                .order_id = "702-1",
                                                .url = "https://shop.example/reviews/7",
                                                .n_versions = 1 });
}

static AmendsContactDecision *
make_decision (void)
{
    AmendsContactDecision *self = g_new0 (AmendsContactDecision, 1);

    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
        self->rows[i] = (AmendsContactRow) { .criterion = (AmendsContactCriterion) i,
                                             .verdict = AMENDS_VERDICT_PASS,
                                             .sentence = g_strdup_printf ("Fact %d holds.", i) };
    self->rows[AMENDS_CONTACT_CRITERION_CRITICAL].has_rule = TRUE;
    self->rows[AMENDS_CONTACT_CRITERION_CRITICAL].rule = AMENDS_RULE_CRITICAL_MAX_STARS;
    self->rows[AMENDS_CONTACT_CRITERION_WINDOW].has_rule = TRUE;
    self->rows[AMENDS_CONTACT_CRITERION_WINDOW].rule = AMENDS_RULE_CONTACT_WINDOW_MONTHS;
    self->eligible = TRUE;
    self->headline = -1;
    self->until = UNTIL;
    self->pack = amends_rule_pack_ref (amends_rule_pack_get_default ());
    self->pack_name = amends_rule_pack_get_name (self->pack);
    return self;
}

AmendsContactCase *
contact_values_case (void)
{
    AmendsContactCase *self = g_new0 (AmendsContactCase, 1);
    AmendsReviewDetail *detail = g_new0 (AmendsReviewDetail, 1);

    detail->review = make_review ();
    detail->order = amends_order_new (&(AmendsOrder) { .external_id = "702-1",
                                                       .marketplace = "SE",
                                                       .ordered_at = CONTACT_NOW - 30 * DAY,
                                                       .seller_of_record = AMENDS_TRI_YES,
                                                       .currency = "SEK",
                                                       .total_minor = 19900 });
    detail->versions = g_ptr_array_new ();
    detail->events = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_event_unref);
    self->detail = detail;
    self->decision = make_decision ();
    detail->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_unref);
    detail->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_message_unref);
    self->way = AMENDS_SEND_WAY_CONNECTOR;
    return self;
}

void
contact_values_fail (AmendsContactCase *self, AmendsContactCriterion criterion, AmendsVerdict verdict,
                     const char *sentence)
{
    AmendsContactRow *row = &self->decision->rows[criterion];

    row->verdict = verdict;
    g_set_str (&row->sentence, sentence);
    self->decision->eligible = FALSE;
    self->decision->headline = (int) criterion;
}

void
contact_values_add_contact (AmendsContactCase *self, AmendsContact fields)
{
    fields.key = "key-of-test";
    g_ptr_array_insert (self->detail->contacts, 0, amends_contact_new (&fields));
}

void
contact_values_set_review (AmendsContactCase *self, const AmendsReview *fields)
{
    AmendsReview *review = amends_review_new (fields);

    amends_review_unref (self->detail->review);
    self->detail->review = review;
}

GPtrArray *
contact_values_templates (void)
{
    static const AmendsContactTemplate fields[] = {
        { AMENDS_CONTACT_COURTESY_REFUND, "sv", TRUE, "Din beställning", "Hej! Vi vill betala tillbaka 199,00 kr.",
          "SEK", 19900 },
        { AMENDS_CONTACT_COURTESY_REFUND, "en", FALSE, "Your order", "Hello! We offer you 199.00 kr back.", "SEK",
          19900 },
        { AMENDS_CONTACT_CUSTOMER_SUPPORT, "sv", TRUE, "Din beställning", "Hej! Får vi skriva till dig?", NULL, 0 },
        { AMENDS_CONTACT_CUSTOMER_SUPPORT, "en", FALSE, "Your order", "Hello! May we write to you?", NULL, 0 },
    };
    GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_template_unref);

    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        g_ptr_array_add (templates, amends_contact_template_new (&fields[i]));
    return templates;
}

AmendsMessage *
contact_values_message (gint64 id, int days, gboolean read)
{
    g_autofree char *key = g_strdup_printf ("M%d", (int) id);
    g_autofree char *author = g_strdup_printf ("Customer %d", (int) id);
    g_autofree char *text = g_strdup_printf ("Thank you, <b>message</b> %d.", (int) id);

    return amends_message_new (&(AmendsMessage) { .id = id,
                                                  .account_id = 1,
                                                  .external_id = key,
                                                  .review_id = 7,
                                                  .author = author,
                                                  .text = text,
                                                  .sent_at = CONTACT_NOW - days * DAY,
                                                  .url = "https://shop.example/messages/1",
                                                  .read_at = read ? CONTACT_NOW : 0 });
}
