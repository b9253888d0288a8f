/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-store-actions.h"
#include "amends-store-reviews.h"
#include "ctl-commands.h"
#include "ctl-output.h"
#include "ctl-query.h"
#include "ctl-rules.h"

/* @words: (nullable) */
static GArray *
parse_ids (char **words)
{
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (; words != NULL && *words != NULL; words++) {
        gint64 id;

        if (!g_ascii_string_to_signed (*words, 10, 1, G_MAXINT64, &id, NULL)) {
            ctl_warn (_ ("“%s” is not the number of a review. See them with “amendsctl reviews”."), *words);
            return NULL;
        }
        g_array_append_val (ids, id);
    }
    return g_steal_pointer (&ids);
}

static void
print_changed (const AmendsActionResult *what, gboolean done)
{
    gulong n = (gulong) what->n_changed;

    if (n == 0)
        puts (_ ("Nothing changed."));
    else if (done)
        printf (ngettext ("%lu review marked as done. Take it back: amendsctl undo\n",
                          "%lu reviews marked as done. Take it back: amendsctl undo\n", n),
                n);
    else
        printf (ngettext ("%lu review open again. Take it back: amendsctl undo\n",
                          "%lu reviews open again. Take it back: amendsctl undo\n", n),
                n);
}

static int
finish_action (CtlContext *context, AmendsAwait *await, AmendsActionResult *what)
{
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (context->store, amends_await (await), what, &error))
        return ctl_context_fail (context, error);
    return EX_OK;
}

static gboolean
has_review (GPtrArray *reviews, gint64 id)
{
    for (guint i = 0; i < reviews->len; i++) {
        if (((const AmendsReview *) g_ptr_array_index (reviews, i))->id == id)
            return TRUE;
    }
    return FALSE;
}

/* A number that was mistyped marks nothing at all, rather than all but one. Returns: the exit code */
static int
check_ids (CtlContext *context, GArray *ids)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) reviews = NULL;
    g_autoptr (GError) error = NULL;

    amends_store_load_reviews_async (context->store, (const gint64 *) ids->data, ids->len, context->cancellable,
                                     amends_await_cb, &await);
    reviews = amends_store_load_reviews_finish (context->store, amends_await (&await), &error);
    if (reviews == NULL)
        return ctl_context_fail (context, error);
    for (guint i = 0; i < ids->len; i++) {
        gint64 id = g_array_index (ids, gint64, i);

        if (!has_review (reviews, id)) {
            ctl_warn (_ ("There is no review %" PRId64 ", so nothing was changed. See “amendsctl reviews”."), id);
            return EX_NOINPUT;
        }
    }
    return EX_OK;
}

static int
set_ids_done (CtlContext *context, char **words, gboolean done)
{
    g_autoptr (GArray) ids = parse_ids (words);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    AmendsActionResult what = { 0 };
    int exit_code = EX_USAGE;

    if (ids == NULL || ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    exit_code = check_ids (context, ids);
    if (exit_code != EX_OK)
        return exit_code;
    amends_store_set_done_async (context->store, (const gint64 *) ids->data, ids->len, done, context->cancellable,
                                 amends_await_cb, &await);
    exit_code = finish_action (context, &await, &what);
    if (exit_code == EX_OK)
        print_changed (&what, done);
    return exit_code;
}

static int
set_query_done (CtlContext *context, const char *text)
{
    char *words[] = { (char *) text, NULL };
    g_autoptr (AmendsReviewQuery) query = ctl_query_parse (words);
    g_autoptr (AmendsReviewQuery) everything = amends_review_query_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    AmendsActionResult what = { 0 };
    int exit_code = EX_USAGE;

    if (query == NULL)
        return EX_USAGE;
    if (amends_review_query_equal (query, everything)) {
        ctl_warn ("%s", _ ("The query is empty, which would mean every review. If you mean that, write “is:open”."));
        return EX_USAGE;
    }
    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    ctl_rules_set_limits (context, query);
    amends_store_set_query_done_async (context->store, query, TRUE, context->cancellable, amends_await_cb, &await);
    exit_code = finish_action (context, &await, &what);
    if (exit_code == EX_OK)
        print_changed (&what, TRUE);
    return exit_code;
}

int
ctl_done (CtlContext *context, char **args)
{
    g_autofree char *query = NULL;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "query", 0, 0, G_OPTION_ARG_STRING, &query, N_ ("Mark all that match, in one step"), N_ ("QUERY") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };

    if (!ctl_context_parse (context, &args, entries, _ ("ID…"), _ ("Marks reviews as done."),
                            _ ("Example: amendsctl done --query 'stars:5 is:open'")))
        return EX_USAGE;
    if ((query == NULL) == (words == NULL)) {
        ctl_warn ("%s", _ ("Give either numbers of reviews or “--query QUERY”."));
        return EX_USAGE;
    }
    return query != NULL ? set_query_done (context, query) : set_ids_done (context, words, TRUE);
}

int
ctl_reopen (CtlContext *context, char **args)
{
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };

    if (!ctl_context_parse (context, &args, entries, _ ("ID…"), _ ("Opens reviews again that were marked as done."),
                            NULL))
        return EX_USAGE;
    if (words == NULL) {
        ctl_warn ("%s", _ ("Give the numbers of the reviews, as in “amendsctl reopen 12 15”."));
        return EX_USAGE;
    }
    return set_ids_done (context, words, FALSE);
}

/* What an undo or redo took back or did again is told by what the reviews are now. */
static void
print_step (const AmendsActionResult *what)
{
    gulong n = (gulong) what->n_changed;

    switch (what->kind) {
    case AMENDS_EVENT_DONE:
        if (what->subject == AMENDS_SUBJECT_FEEDBACK)
            printf (ngettext ("%lu feedback is done.\n", "%lu feedback are done.\n", n), n);
        else
            printf (ngettext ("%lu review is done.\n", "%lu reviews are done.\n", n), n);
        break;
    case AMENDS_EVENT_REOPENED:
        if (what->subject == AMENDS_SUBJECT_FEEDBACK)
            printf (ngettext ("%lu feedback is open.\n", "%lu feedback are open.\n", n), n);
        else
            printf (ngettext ("%lu review is open.\n", "%lu reviews are open.\n", n), n);
        break;
    case AMENDS_EVENT_NOTE:
        puts (_ ("The note is as it was."));
        break;
    case AMENDS_EVENT_CONTACT:
        printf (ngettext ("%lu contact taken back.\n", "%lu contacts taken back.\n", n), n);
        break;
    case AMENDS_EVENT_REPORTED:
        puts (_ ("The review is not reported any more."));
        break;
    case AMENDS_EVENT_CAUSE:
        puts (_ ("The cause is as it was."));
        break;
    case AMENDS_EVENT_SOLUTION:
        puts (_ ("The solution is as it was."));
        break;
    case AMENDS_EVENT_PLAN:
        puts (_ ("The plan is as it was."));
        break;
    case AMENDS_EVENT_STATED:
        puts (_ ("What is known about the order is as it was."));
        break;
    case AMENDS_EVENT_OPENED:
    case AMENDS_EVENT_REPORT_OPENED:
    case AMENDS_EVENT_ROLES:
    default:
        puts (_ ("Nothing changed."));
        break;
    }
}

static int
step (CtlContext *context, char **args, const char *summary, gboolean redo)
{
    const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    AmendsActionResult what = { 0 };
    int exit_code = EX_OK;

    if (!ctl_context_parse (context, &args, entries, "", summary, NULL))
        return EX_USAGE;
    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    if (redo)
        amends_store_redo_async (context->store, context->cancellable, amends_await_cb, &await);
    else
        amends_store_undo_async (context->store, context->cancellable, amends_await_cb, &await);
    exit_code = finish_action (context, &await, &what);
    if (exit_code == EX_OK)
        print_step (&what);
    return exit_code;
}

int
ctl_undo (CtlContext *context, char **args)
{
    return step (context, args, _ ("Takes back the last action; repeat it to go further back."), FALSE);
}

int
ctl_redo (CtlContext *context, char **args)
{
    return step (context, args, _ ("Does again what undo took back."), TRUE);
}
