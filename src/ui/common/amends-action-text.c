/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-action-text.h"

#include <glib/gi18n-lib.h>

#include "amends-text.h"

static char *
describe (AmendsEventKind kind, guint64 n)
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
        return g_strdup (_ ("Cause changed"));
    case AMENDS_EVENT_SOLUTION:
        return g_strdup (_ ("Solution changed"));
    case AMENDS_EVENT_PLAN:
        return g_strdup (_ ("Plan changed"));
    case AMENDS_EVENT_STATED:
        return g_strdup (_ ("What you know about the order changed"));
    case AMENDS_EVENT_OPENED:
    case AMENDS_EVENT_REPORT_OPENED:
    case AMENDS_EVENT_ROLES:
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
    return kind == AMENDS_EVENT_NOTE || kind == AMENDS_EVENT_OPENED ? g_strdup (_ ("Feedback changed"))
                                                                    : describe (kind, n);
}

char *
amends_action_text_describe (const AmendsActionResult *what, AmendsSubject here)
{
    /* The log is one for all pages: what is taken back on one of them may belong to another, and says so. */
    if (what->subject == here && what->n_changed == 1 && what->kind == AMENDS_EVENT_DONE)
        return g_strdup (_ ("Marked as done"));
    if (what->subject == here && what->n_changed == 1 && what->kind == AMENDS_EVENT_REOPENED)
        return g_strdup (_ ("Reopened"));
    return what->subject == AMENDS_SUBJECT_FEEDBACK ? describe_feedback (what->kind, what->n_changed)
                                                    : describe (what->kind, what->n_changed);
}
