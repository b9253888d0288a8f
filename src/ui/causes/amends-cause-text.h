/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-guide.h"

G_BEGIN_DECLS

/* The words of everything about causes. */

/** amends_cause_text_get_guide: Returns: (transfer none): the table in the person's language */
const AmendsGuide *amends_cause_text_get_guide (void);

/** amends_cause_text_dup_spoken: Returns: (transfer full): "Late delivery: It takes longer than promised (2a)" */
char *amends_cause_text_dup_spoken (AmendsCause cause);

/** amends_cause_text_dup_short: Returns: (transfer full): "2a · It takes longer than promised" */
char *amends_cause_text_dup_short (AmendsCause cause);

/** amends_cause_text_matches: TRUE if every word of @typed begins a word of the cause, of its problem, or is its code; empty matches all */
gboolean amends_cause_text_matches (AmendsCause cause, const char *typed);

/** amends_cause_text_get_door: Returns: a few words for the badge of a comment of kind @subject that belongs into the other kind (rule #78) */
const char *amends_cause_text_get_door (AmendsSubject subject);

/** amends_cause_text_explain_door: Returns: what follows from it (rules #36, #77, #78) */
const char *amends_cause_text_explain_door (AmendsSubject subject);

/** amends_cause_text_dup_rate: Returns: (transfer full): "4.1" with the locale's decimal sign; an en dash without any comments */
char *amends_cause_text_dup_rate (guint64 n, guint64 of);

/** amends_cause_text_dup_decimal: Returns: (transfer full): one decimal */
char *amends_cause_text_dup_decimal (double value);

/** amends_cause_text_dup_change: Returns: (transfer full): one decimal with its sign, "−2.1" or "+0.4" */
char *amends_cause_text_dup_change (double value);

/** amends_cause_text_dup_quote: Returns: (transfer full): @words in the language's quotation marks, isolated, on one line */
char *amends_cause_text_dup_quote (const char *words);

G_END_DECLS
