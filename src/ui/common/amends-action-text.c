/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-action-text.h"

#include <glib/gi18n-lib.h>

#include "amends-text.h"

/* What is the same for either kind of comment, and for none. */
static const char *
describe_causes (AmendsEventKind kind)
{
    switch ((int) kind) {
    case AMENDS_EVENT_CAUSE:
        return _ ("Cause changed");
    case AMENDS_EVENT_SOLUTION:
        return _ ("Solution changed");
    case AMENDS_EVENT_PLAN:
        return _ ("Plan changed");
    default:
        return NULL;
    }
}

static char *
describe_reviews (AmendsEventKind kind, guint64 n)
{
    g_autofree char *number = amends_text_count (n);

    switch (kind) {
    case AMENDS_EVENT_DONE:
        return g_strdup_printf (ngettext ("%s review marked as done", "%s reviews marked as done", (gulong) n), number);
    case AMENDS_EVENT_REOPENED:
        return g_strdup_printf (ngettext ("%s review reopened", "%s reviews reopened", (gulong) n), number);
    case AMENDS_EVENT_NOTE:
        return g_strdup (_ ("Note changed"));
    case AMENDS_EVENT_CONTACT:
        return g_strdup_printf (ngettext ("%s contact taken back", "%s contacts taken back", (gulong) n), number);
    case AMENDS_EVENT_REPORTED:
        return g_strdup (_ ("Not reported after all"));
    case AMENDS_EVENT_CAUSE:
    case AMENDS_EVENT_SOLUTION:
    case AMENDS_EVENT_PLAN:
    case AMENDS_EVENT_OPENED:
    case AMENDS_EVENT_REPORT_OPENED:
    default:
        return g_strdup (_ ("Changed"));
    }
}

static char *
describe_feedback (AmendsEventKind kind, guint64 n)
{
    g_autofree char *number = amends_text_count (n);

    if (kind == AMENDS_EVENT_DONE) /* Translators: a number of comments on the seller */
        return g_strdup_printf (ngettext ("%s feedback marked as done", "%s feedback marked as done", (gulong) n),
                                number);
    if (kind == AMENDS_EVENT_REOPENED) /* Translators: a number of comments on the seller */
        return g_strdup_printf (ngettext ("%s feedback reopened", "%s feedback reopened", (gulong) n), number);
    return g_strdup (_ ("Feedback changed"));
}

char *
amends_action_text_describe (const AmendsActionResult *what, AmendsSubject here)
{
    /* The log is one for all pages: what is taken back on one of them may belong to another, and says so. */
    if (what->subject == here && what->n_changed == 1 && what->kind == AMENDS_EVENT_DONE)
        return g_strdup (_ ("Marked as done"));
    if (what->subject == here && what->n_changed == 1 && what->kind == AMENDS_EVENT_REOPENED)
        return g_strdup (_ ("Reopened"));
    if (describe_causes (what->kind) != NULL)
        return g_strdup (describe_causes (what->kind));
    return what->subject == AMENDS_SUBJECT_FEEDBACK ? describe_feedback (what->kind, what->n_changed)
                                                    : describe_reviews (what->kind, what->n_changed);
}
