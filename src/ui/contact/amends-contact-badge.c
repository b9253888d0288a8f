/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-badge.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-text.h"
#include "amends-dates.h"
#include "amends-money.h"

static AmendsContactBadge *
make_badge (const char *icon, const char *style, const char *label, char *sentence, guint deeds)
{
    AmendsContactBadge *self = g_new (AmendsContactBadge, 1);

    *self = (AmendsContactBadge) { icon, style, g_strdup (label), sentence, deeds };
    return self;
}

static char *
dup_time (gint64 instant, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autoptr (GDateTime) moment = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    /* Translators: a time of day, as strftime writes it. */
    char *text = moment != NULL ? g_date_time_format (moment, _ ("%H:%M")) : NULL;

    return text != NULL ? text : g_strdup ("");
}

static AmendsContactBadge *
describe_waiting (const AmendsContact *contact, gint64 now, GTimeZone *zone)
{
    g_autofree char *next = NULL;
    const char *why;

    if (contact->error == NULL)
        return make_badge ("mail-send-symbolic", "accent", _ ("Goes Out Soon"),
                           g_strdup (contact->not_before > now
                                         ? _ ("The message goes out in a moment. Until then it can be taken back.")
                                         : _ ("The message goes out as soon as the marketplace can be reached.")),
                           AMENDS_CONTACT_DEED_CANCEL);
    why = amends_contact_text_explain_error (contact->error);
    if (contact->not_before <= now)
        return make_badge ("content-loading-symbolic", "", _ ("Waiting to Be Sent"), g_strdup (why),
                           AMENDS_CONTACT_DEED_CANCEL);
    next = dup_time (contact->not_before, zone);
    return make_badge ("content-loading-symbolic", "", _ ("Waiting to Be Sent"),
                       /* Translators: %1$s is why a message waits; %2$s is a time of day. */
                       g_strdup_printf (_ ("%1$s Next try: %2$s."), why, next), AMENDS_CONTACT_DEED_CANCEL);
}

static AmendsContactBadge *
describe_sent (const AmendsContact *contact, GTimeZone *zone)
{
    gint64 at = contact->refunded_at != 0    ? contact->refunded_at
                : contact->delivered_at != 0 ? contact->delivered_at
                                             : contact->sent_at;
    g_autofree char *when = amends_dates_exact (at, zone);
    g_autofree char *money = amends_money_format (contact->currency, contact->amount_minor);

    if (contact->refunded_at != 0 && money != NULL)
        return make_badge ("object-select-symbolic", "success", _ ("Refunded"),
                           /* Translators: %1$s is an amount of money, %2$s a date. */
                           g_strdup_printf (_ ("The customer took the refund of %1$s: %2$s."), money, when), 0);
    if (contact->refunded_at != 0)
        return make_badge ("object-select-symbolic", "success", _ ("Refunded"),
                           /* Translators: %s is a date. */
                           g_strdup_printf (_ ("The customer took the refund: %s."), when), 0);
    if (contact->delivered_at != 0)
        return make_badge ("object-select-symbolic", "success", _ ("Delivered"),
                           /* Translators: %1$s is "Courtesy Refund" or "Customer Support", %2$s a date. */
                           g_strdup_printf (_ ("%1$s: in the customer’s message center since %2$s."),
                                            amends_contact_text_get_reason (contact->reason), when),
                           0);
    return make_badge (
        "object-select-symbolic", "success", _ ("Sent"),
        g_strdup_printf (contact->by_hand
                             /* Translators: %1$s is "Courtesy Refund" or "Customer Support", %2$s a date. */
                             ? _ ("%1$s: sent by you on the marketplace, %2$s.")
                             /* Translators: %1$s is "Courtesy Refund" or "Customer Support", %2$s a date. */
                             : _ ("%1$s: the marketplace has taken it, %2$s."),
                         amends_contact_text_get_reason (contact->reason), when),
        0);
}

static AmendsContactBadge *
describe_unknown (const AmendsContact *contact)
{
    const char *why =
        g_strcmp0 (contact->error, "restored") == 0
            ? amends_contact_text_explain_error (contact->error)
            : _ ("The connection broke while it was sent, so it may have arrived. Check on the marketplace whether the "
                 "customer has it; it is not sent again automatically.");

    return make_badge ("dialog-warning-symbolic", "warning", _ ("Check Before Sending Again"), g_strdup (why),
                       AMENDS_CONTACT_DEED_WAS_SENT | AMENDS_CONTACT_DEED_NOT_SENT);
}

AmendsContactBadge *
amends_contact_badge_new (const AmendsContact *contact, gint64 now, GTimeZone *zone)
{
    switch (contact->state) {
    case AMENDS_CONTACT_WAITING:
        return describe_waiting (contact, now, zone);
    case AMENDS_CONTACT_SENDING:
        return make_badge ("mail-send-symbolic", "accent", _ ("Sending"),
                           g_strdup (_ ("The message is on its way to the marketplace.")), 0);
    case AMENDS_CONTACT_SENT:
        return describe_sent (contact, zone);
    case AMENDS_CONTACT_FAILED:
        return make_badge ("dialog-error-symbolic", "error", _ ("Not Sent"),
                           g_strdup (amends_contact_text_explain_error (contact->error)),
                           AMENDS_CONTACT_DEED_RETRY | AMENDS_CONTACT_DEED_CANCEL);
    case AMENDS_CONTACT_UNKNOWN:
        return describe_unknown (contact);
    case AMENDS_CONTACT_HANDED_OVER:
        return make_badge ("dialog-question-symbolic", "warning", _ ("Did You Send It?"),
                           g_strdup (_ ("The review’s page was opened on the marketplace, to be finished there.")),
                           AMENDS_CONTACT_DEED_WAS_SENT | AMENDS_CONTACT_DEED_NOT_SENT);
    case AMENDS_CONTACT_CANCELLED:
    default:
        return NULL;
    }
}

void
amends_contact_badge_free (AmendsContactBadge *self)
{
    g_free (self->label);
    g_free (self->sentence);
    g_free (self);
}
