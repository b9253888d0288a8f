/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-rules.h"
#include "amends-contact-template.h"

G_BEGIN_DECLS

/*
 * What is said about contacts, as pure functions of values.
 */

/** amends_contact_text_get_reason: Returns: (transfer none): "Courtesy Refund" or "Customer Support" */
const char *amends_contact_text_get_reason (AmendsContactReason reason);

/** amends_contact_text_get_effect: Returns: (transfer none): what choosing @reason does (#24 to #27, X14) */
const char *amends_contact_text_get_effect (AmendsContactReason reason);

/** amends_contact_text_dup_headline: why the customer cannot be contacted. Returns: (transfer full) (nullable): NULL if eligible */
char *amends_contact_text_dup_headline (const AmendsContactDecision *decision);

/** amends_contact_text_dup_until: "Contact possible until 14 March 2027". Returns: (transfer full) (nullable): NULL where the last day is not known or over */
char *amends_contact_text_dup_until (const AmendsContactDecision *decision, gint64 now, GTimeZone *zone);

/** amends_contact_text_dup_day: a day with its year, "14 March 2027". Returns: (transfer full) */
char *amends_contact_text_dup_day (gint64 instant, GTimeZone *zone);

/** amends_contact_text_dup_days_left: "in 12 days", "today". Returns: (transfer full) */
char *amends_contact_text_dup_days_left (gint64 until, gint64 now, GTimeZone *zone);

/** amends_contact_text_explain_error: Returns: (transfer none): a sentence for a contact's stable error code; general for one that is not known */
const char *amends_contact_text_explain_error (const char *code);

/** amends_contact_text_get_verdict: Returns: (transfer none): "Met", "Not met" or "Not known" */
const char *amends_contact_text_get_verdict (AmendsVerdict verdict);
const char *amends_contact_text_get_verdict_icon (AmendsVerdict verdict);

/** amends_contact_text_dup_limit: the number that decided, with its unit, "12 months". Returns: (transfer full) */
char *amends_contact_text_dup_limit (const AmendsRulePack *pack, AmendsRule rule);

/** amends_contact_text_dup_pack_date: @date: "2026-11-22". Returns: (transfer full): as people write it */
char *amends_contact_text_dup_pack_date (const char *date);

/**
 * amends_contact_text_find_template: the text for @reason, in the customer's language or in another one.
 * @templates: (nullable) (element-type AmendsContactTemplate)
 *
 * Returns: (transfer none) (nullable)
 */
const AmendsContactTemplate *amends_contact_text_find_template (GPtrArray *templates, AmendsContactReason reason,
                                                                gboolean buyers);

/** amends_contact_text_find_obstacle: Returns: (transfer none) (nullable): why the message for @reason cannot be sent: it is not there (yet). @templates: (nullable) */
const char *amends_contact_text_find_obstacle (GPtrArray *templates, AmendsContactReason reason);

G_END_DECLS
