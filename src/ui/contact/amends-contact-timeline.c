/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-timeline.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-text.h"
#include "amends-contact.h"
#include "amends-event.h"
#include "amends-message.h"
#include "amends-money.h"
#include "amends-review-facts.h"
#include "amends-text.h"
#include "amends-timeline.h"

#define ANSWER_CHARS 160

static void
add_events (GPtrArray *entries, GPtrArray *events)
{
    for (guint i = 0; i < events->len; i++) {
        const AmendsEvent *event = g_ptr_array_index (events, i);

        amends_timeline_add (entries, event->at, amends_review_facts_dup_event (event));
    }
}

static char *
describe_refund (const AmendsContact *contact)
{
    g_autofree char *money = amends_money_format (contact->currency, contact->amount_minor);

    if (money == NULL)
        return g_strdup (_ ("Refund issued: the customer took it"));
    /* Translators: %s is an amount of money. */
    return g_strdup_printf (_ ("Refund issued: the customer took %s"), money);
}

static void
add_contacts (GPtrArray *entries, GPtrArray *contacts)
{
    for (guint i = 0; i < contacts->len; i++) {
        const AmendsContact *contact = g_ptr_array_index (contacts, i);
        const char *reason = amends_contact_text_get_reason (contact->reason);

        if (contact->sent_at != 0)
            /* Translators: %s is "Courtesy Refund" or "Customer Support". */
            amends_timeline_add (
                entries, contact->sent_at,
                g_strdup_printf (contact->by_hand ? _ ("Sent by you on the marketplace: %s") : _ ("Sent: %s"), reason));
        amends_timeline_add (entries, contact->delivered_at,
                             g_strdup (_ ("Delivered to the customer’s message center")));
        if (contact->refunded_at != 0)
            amends_timeline_add (entries, contact->refunded_at, describe_refund (contact));
    }
}

static void
add_messages (GPtrArray *entries, GPtrArray *messages)
{
    for (guint i = 0; i < messages->len; i++) {
        const AmendsMessage *message = g_ptr_array_index (messages, i);
        g_autofree char *text = amends_text_for_display (message->text, ANSWER_CHARS, TRUE);

        /* Translators: %s is the beginning of what the customer wrote. */
        amends_timeline_add (entries, message->sent_at, g_strdup_printf (_ ("The customer answered: “%s”"), text));
    }
}

/* Each older version ended when the next one was written. */
static void
add_edits (GPtrArray *entries, const AmendsReviewDetail *detail)
{
    const AmendsReview *review = detail->review;
    int stars = review->stars;
    gint64 at = review->updated_at;

    for (guint i = 0; i < detail->versions->len; i++) {
        const AmendsReviewVersion *before = g_ptr_array_index (detail->versions, i);

        amends_timeline_add (
            entries, at,
            before->stars == stars
                ? g_strdup (_ ("The customer changed the review"))
                /* Translators: %1$d and %2$d are numbers of stars. */
                : g_strdup_printf (_ ("The customer changed the review: %1$d to %2$d stars"), before->stars, stars));
        stars = before->stars;
        at = before->seen_at;
    }
}

static void
add_removal (GPtrArray *entries, const AmendsReview *review, gboolean reported)
{
    amends_timeline_add (entries, review->gone_at,
                         g_strdup (reported ? _ ("Removed by the marketplace, after it was reported")
                                            : _ ("Removed by the customer or the marketplace")));
}

GPtrArray *
amends_contact_timeline_new (const AmendsReviewDetail *detail)
{
    GPtrArray *entries = amends_timeline_new ();

    /* What was written first comes first where instants are the same, as far as the sort is stable: newest things are added first. */
    add_messages (entries, detail->messages);
    add_contacts (entries, detail->contacts);
    add_removal (entries, detail->review, detail->report.reported_at != 0);
    add_edits (entries, detail);
    add_events (entries, detail->events);
    amends_timeline_sort (entries);
    return entries;
}
