/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-text.h"

#include <glib/gi18n-lib.h>

const char *
amends_contact_text_get_reason (AmendsContactReason reason)
{
    switch (reason) {
    case AMENDS_CONTACT_COURTESY_REFUND:
        return _ ("Courtesy Refund");
    case AMENDS_CONTACT_CUSTOMER_SUPPORT:
    default:
        return _ ("Customer Support");
    }
}

const char *
amends_contact_text_get_effect (AmendsContactReason reason)
{
    switch (reason) {
    case AMENDS_CONTACT_COURTESY_REFUND:
        return _ ("Offers the customer a full refund, as goodwill");
    case AMENDS_CONTACT_CUSTOMER_SUPPORT:
    default:
        return _ ("Asks the customer’s permission to write, to learn more and solve the problem");
    }
}

char *
amends_contact_text_dup_headline (const AmendsContactDecision *decision)
{
    if (decision->eligible || decision->headline < 0 || decision->headline >= AMENDS_N_CONTACT_CRITERIA)
        return NULL;
    return g_strdup (decision->rows[decision->headline].sentence);
}

char *
amends_contact_text_dup_day (gint64 instant, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autoptr (GDateTime) moment = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    /* Translators: a day, as strftime writes it: day, name of the month, year. */
    char *text = moment != NULL ? g_date_time_format (moment, _ ("%-d %B %Y")) : NULL;

    return text != NULL ? text : g_strdup (_ ("Unknown date"));
}

char *
amends_contact_text_dup_until (const AmendsContactDecision *decision, gint64 now, GTimeZone *zone)
{
    g_autofree char *day = NULL;

    if (decision->until == 0 || decision->until < now)
        return NULL;
    day = amends_contact_text_dup_day (decision->until, zone);
    /* Translators: %s is a day, such as 14 March 2027. */
    return g_strdup_printf (_ ("Contact possible until %s"), day);
}

static int
count_days (gint64 from, gint64 to, GTimeZone *zone)
{
    gint64 instants[] = { from, to };
    GDate days[2];

    for (gsize i = 0; i < G_N_ELEMENTS (instants); i++) {
        g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instants[i]);
        g_autoptr (GDateTime) moment = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
        int year = 1, month = 1, day = 1;

        if (moment != NULL)
            g_date_time_get_ymd (moment, &year, &month, &day);
        g_date_clear (&days[i], 1);
        g_date_set_dmy (&days[i], (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    }
    return g_date_days_between (&days[0], &days[1]);
}

char *
amends_contact_text_dup_days_left (gint64 until, gint64 now, GTimeZone *zone)
{
    int days = count_days (now, until, zone);

    if (days <= 0)
        return g_strdup (_ ("Last day today"));
    return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
}

/* Codes of AmendsSyncError and of refusals, as they are stored with a contact. */
static const struct {
    const char *code;
    const char *sentence;
} errors[] = {
    { "offline", N_ ("There is no network. It is sent as soon as there is one.") },
    { "refused", N_ ("The marketplace does not answer. Amends tries again automatically.") },
    { "throttled", N_ ("The marketplace asks to wait. Amends tries again automatically.") },
    { "server", N_ ("The marketplace has a problem. Amends tries again automatically.") },
    { "unauthorised", N_ ("The account’s token is no longer accepted. Enter a new one in the account’s settings.") },
    { "no-token", N_ ("The account has no token. Enter it in the account’s settings.") },
    { "forbidden", N_ ("The account is not allowed to contact customers. Ask its administrator for the permission.") },
    { "tls", N_ ("The connection is not safe. Check this computer’s date and time, and the network.") },
    { "malformed", N_ ("The marketplace’s answer could not be read. Try again later.") },
    { "unsupported", N_ ("The marketplace offers no interface for this. Use the review’s page there.") },
    { "not_eligible", N_ ("The marketplace no longer allows this customer to be contacted.") },
    { "not-eligible", N_ ("The marketplace no longer allows this customer to be contacted.") },
    { "already_contacted", N_ ("This customer was contacted about this review already.") },
    { "already-contacted", N_ ("This customer was contacted about this review already.") },
    { "not_found", N_ ("The marketplace does not know this review any more.") },
    { "not-found", N_ ("The marketplace does not know this review any more.") },
    { "restored",
      N_ ("It was waiting when the restored backup was made, so it may have gone out since. Check on the marketplace "
          "whether the customer has it; it is not sent again automatically.") },
};

const char *
amends_contact_text_explain_error (const char *code)
{
    for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
        if (g_strcmp0 (code, errors[i].code) == 0)
            return _ (errors[i].sentence);
    return _ ("The marketplace did not accept it. Look at the review’s page there, then try again.");
}

const char *
amends_contact_text_get_verdict (AmendsVerdict verdict)
{
    switch (verdict) {
    case AMENDS_VERDICT_PASS:
        /* Translators: a condition for contacting a customer holds. */
        return _ ("Met");
    case AMENDS_VERDICT_FAIL:
        /* Translators: a condition for contacting a customer does not hold. */
        return _ ("Not met");
    case AMENDS_VERDICT_UNKNOWN:
    default:
        /* Translators: whether a condition for contacting a customer holds. */
        return _ ("Not known");
    }
}

const char *
amends_contact_text_get_verdict_icon (AmendsVerdict verdict)
{
    switch (verdict) {
    case AMENDS_VERDICT_PASS:
        return "object-select-symbolic";
    case AMENDS_VERDICT_FAIL:
        return "window-close-symbolic";
    case AMENDS_VERDICT_UNKNOWN:
    default:
        return "dialog-question-symbolic";
    }
}

char *
amends_contact_text_dup_limit (const AmendsRulePack *pack, AmendsRule rule)
{
    int value = amends_rule_pack_get_value (pack, rule);

    if (rule == AMENDS_RULE_CRITICAL_MAX_STARS)
        return g_strdup_printf (ngettext ("%d star or fewer", "%d stars or fewer", (gulong) value), value);
    if (rule == AMENDS_RULE_CONTACT_WINDOW_MONTHS)
        return g_strdup_printf (ngettext ("%d month from the order", "%d months from the order", (gulong) value),
                                value);
    return g_strdup_printf ("%d", value);
}

char *
amends_contact_text_dup_pack_date (const char *date)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autofree char *moment = g_strconcat (date, "T00:00:00", NULL);
    g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (moment, utc);

    return parsed != NULL ? amends_contact_text_dup_day (g_date_time_to_unix (parsed), utc) : g_strdup (date);
}

const AmendsContactTemplate *
amends_contact_text_find_template (GPtrArray *templates, AmendsContactReason reason, gboolean buyers)
{
    for (guint i = 0; templates != NULL && i < templates->len; i++) {
        const AmendsContactTemplate *template = g_ptr_array_index (templates, i);

        if (template->reason == reason && !template->is_buyers == !buyers)
            return template;
    }
    return NULL;
}

const char *
amends_contact_text_find_obstacle (GPtrArray *templates, AmendsContactReason reason)
{
    if (templates == NULL)
        return _ ("The marketplace’s message is being loaded.");
    if (amends_contact_text_find_template (templates, reason, TRUE) == NULL)
        return _ ("The marketplace has no message for this reason.");
    return NULL;
}
