/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "amends-text.h"

#define QUOTE_CHARS 80

const AmendsGuide *
amends_cause_text_get_guide (void)
{
    return amends_guide_get (g_get_language_names ());
}

char *
amends_cause_text_dup_spoken (AmendsCause cause)
{
    const AmendsGuide *guide = amends_cause_text_get_guide ();

    /* Translators: %1$s is a problem ("Late delivery"), %2$s its cause ("It took longer than promised"), %3$s the cause's code ("2a"). */
    return g_strdup_printf (_ ("%1$s: %2$s (%3$s)"),
                            amends_guide_get_problem_title (guide, amends_cause_get_problem (cause)),
                            amends_guide_get_cause_title (guide, cause), amends_cause_get_code (cause));
}

char *
amends_cause_text_dup_short (AmendsCause cause)
{
    return g_strdup_printf ("%s · %s", amends_cause_get_code (cause),
                            amends_guide_get_cause_title (amends_cause_text_get_guide (), cause));
}

gboolean
amends_cause_text_matches (AmendsCause cause, const char *typed)
{
    g_autofree char *words = g_strstrip (g_strdup (typed));
    g_autofree char *all = amends_cause_text_dup_spoken (cause);

    return words[0] == '\0' || g_str_match_string (words, all, TRUE) || strstr (all, words) != NULL;
}

const char *
amends_cause_text_get_door (AmendsSubject subject)
{
    if (subject == AMENDS_SUBJECT_FEEDBACK)
        /* Translators: badge of feedback on a seller that says nothing about the seller */
        return _ ("About the product");
    /* Translators: badge of a review of a product that says nothing about the product */
    return _ ("About the seller");
}

const char *
amends_cause_text_explain_door (AmendsSubject subject)
{
    if (subject == AMENDS_SUBJECT_FEEDBACK)
        return _ ("This is about the product only, so it belongs in a product review. Feedback that is entirely a "
                  "product review is one of the kinds that the marketplace removes when you ask for it.");
    return _ ("This is about delivery or service, not about the product, so it belongs in seller feedback. Where the "
              "marketplace packed and sent the order, it answers for that, not you.");
}

char *
amends_cause_text_dup_decimal (double value)
{
    return g_strdup_printf ("%.1f", value);
}

char *
amends_cause_text_dup_change (double value)
{
    g_autofree char *number = amends_cause_text_dup_decimal (fabs (value));

    /* What rounds to nothing has no sign. */
    return fabs (value) < 0.05 ? g_steal_pointer (&number) : g_strconcat (value < 0 ? "−" : "+", number, NULL);
}

char *
amends_cause_text_dup_rate (guint64 n, guint64 of)
{
    return of == 0 ? g_strdup ("–") : amends_cause_text_dup_decimal (100.0 * (double) n / (double) of);
}

char *
amends_cause_text_dup_quote (const char *words)
{
    g_autofree char *clean = amends_text_isolate (words, QUOTE_CHARS);

    /* Translators: words of a customer, in your language's quotation marks */
    return g_strdup_printf (_ ("“%s”"), clean);
}
