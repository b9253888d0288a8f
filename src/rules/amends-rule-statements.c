/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-statements.h"

#include <glib/gi18n-lib.h>

static const struct {
    const char *id;
    const char *text;
} SENTENCES[] = {
    { "no-influence", N_ ("Do not try to influence ratings, feedback or reviews.") },
    { "no-removal-request", N_ ("Do not ask for a review to be changed or removed.") },
    { "no-praise-request", N_ ("Do not ask for a positive review.") },
    { "no-incentive", N_ ("Offer nothing in return for a review, or for changing or removing one.") },
    { "fixed-messages", N_ ("Send the marketplace's message as it is: it cannot be changed.") },
    { "only-messaging", N_ ("Write through the marketplace's own messages only.") },
    { "no-advertising", N_ ("Do not advertise.") },
    { "seller-service", N_ ("It is about the seller's service, not about the product.") },
    { "order-and-shipping", N_ ("It is about the order or its shipping: the cost, the speed.") },
    { "packaging", N_ ("It is about the packaging of the parcel.") },
    { "price-or-availability", N_ ("It is about the price, or about where the product can be had.") },
    { "spam", N_ ("It repeats the same text, or is spam.") },
    { "other-language", N_ ("It is in a language that the marketplace does not support.") },
    { "private-information",
      N_ ("It gives private information, such as a name with an address or a telephone number.") },
    { "obscene", N_ ("It swears, threatens or is otherwise indecent.") },
    { "external-link", N_ ("It links to another site.") },
    { "promotion", N_ ("It advertises something.") },
};

static const char *
find_sentence (const char *id)
{
    for (guint i = 0; i < G_N_ELEMENTS (SENTENCES); i++) {
        if (g_strcmp0 (SENTENCES[i].id, id) == 0)
            return SENTENCES[i].text;
    }
    return NULL;
}

const char *
amends_rule_statement_get_text (const AmendsRuleStatement *self)
{
    return g_dgettext (GETTEXT_PACKAGE, find_sentence (self->id));
}

gboolean
amends_rule_statement_is_known (const char *id)
{
    return find_sentence (id) != NULL;
}
