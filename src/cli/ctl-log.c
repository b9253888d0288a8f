/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-store-actions.h"
#include "ctl-commands.h"
#include "ctl-output.h"

static void
add_id (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, gint64 id)
{
    if (id != 0)
        yyjson_mut_obj_add_sint (document, object, name, id);
    else
        yyjson_mut_obj_add_null (document, object, name);
}

static void
print_event_json (const AmendsEvent *event)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", event->id);
    ctl_json_add_instant (document, object, "at", event->at);
    ctl_json_add_text (document, object, "event", amends_event_kind_to_string (event->kind));
    ctl_json_add_text (document, object, "subject", amends_subject_to_string (event->subject));
    add_id (document, object, "review", event->review_id);
    add_id (document, object, "feedback", event->feedback_id);
    yyjson_mut_obj_add_uint (document, object, "reviews", event->n_reviews);
    ctl_json_add_text (document, object, "text", event->text);
    ctl_json_add_text (document, object, "old_text", event->old_text);
    add_id (document, object, "undoes", event->undoes);
    add_id (document, object, "undone_by", event->undone_by);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static const AmendsEvent *
find_event (GPtrArray *events, gint64 id)
{
    for (guint i = 0; i < events->len; i++) {
        const AmendsEvent *event = g_ptr_array_index (events, i);

        if (event->id == id)
            return event;
    }
    return NULL;
}

/* What takes back an undo does the thing again. One that is not in the list any more is taken for the thing itself. */
static gboolean
takes_back (GPtrArray *events, const AmendsEvent *event)
{
    gboolean back = FALSE;

    while (event != NULL && event->undoes != 0) {
        back = !back;
        event = find_event (events, event->undoes);
    }
    return back;
}

static char *
describe (const AmendsEvent *event, gboolean back)
{
    gulong n = (gulong) event->n_reviews;
    g_autofree char *text = ctl_clean (event->text);

    switch (event->kind) {
    case AMENDS_EVENT_DONE:
        if (event->subject == AMENDS_SUBJECT_FEEDBACK)
            return g_strdup_printf (ngettext ("%lu feedback marked as done", "%lu feedback marked as done", n), n);
        return g_strdup_printf (ngettext ("%lu review marked as done", "%lu reviews marked as done", n), n);
    case AMENDS_EVENT_REOPENED:
        if (event->subject == AMENDS_SUBJECT_FEEDBACK)
            return g_strdup_printf (ngettext ("%lu feedback opened again", "%lu feedback opened again", n), n);
        return g_strdup_printf (ngettext ("%lu review opened again", "%lu reviews opened again", n), n);
    case AMENDS_EVENT_NOTE:
        return *text != '\0' ? g_strdup_printf (_ ("note: %s"), text) : g_strdup (_ ("note removed"));
    case AMENDS_EVENT_CONTACT:
        if (back)
            return g_strdup_printf (
                ngettext ("%lu message to a customer taken back", "%lu messages to customers taken back", n), n);
        return g_strdup_printf (ngettext ("%lu message to a customer put into the outbox",
                                          "%lu messages to customers put into the outbox", n),
                                n);
    case AMENDS_EVENT_REPORT_OPENED:
        return g_strdup (_ ("opened on the marketplace to report it"));
    case AMENDS_EVENT_REPORTED:
        return g_strdup (back ? _ ("not reported for abuse after all") : _ ("reported for abuse"));
    case AMENDS_EVENT_CAUSE:
        return *text != '\0' ? g_strdup_printf (_ ("cause: %s"), text) : g_strdup (_ ("cause cleared"));
    case AMENDS_EVENT_SOLUTION:
        return *text != '\0' ? g_strdup_printf (_ ("solution done: %s"), text) : g_strdup (_ ("solution not done"));
    case AMENDS_EVENT_PLAN:
        return *text != '\0' ? g_strdup_printf (_ ("plan: %s"), text) : g_strdup (_ ("plan removed"));
    case AMENDS_EVENT_STATED:
        return g_strdup (back ? _ ("what is known about the order restored")
                              : _ ("stated what is known about the order"));
    case AMENDS_EVENT_ROLES:
        return g_strdup (_ ("stated the roles of an account"));
    case AMENDS_EVENT_OPENED:
    default:
        return g_strdup (_ ("looked at on the marketplace"));
    }
}

static void
print_event (GPtrArray *events, const AmendsEvent *event)
{
    g_autofree char *at = ctl_format_date (event->at);
    g_autofree char *what = describe (event, takes_back (events, event));
    GString *line = g_string_new (NULL);

    g_string_append_printf (line, "%6" PRId64 "  %s  %s", event->id, at, what);
    if (event->n_reviews == 1 && event->subject != AMENDS_SUBJECT_SHOP)
        g_string_append_printf (line, " (%" PRId64 ")",
                                event->subject == AMENDS_SUBJECT_FEEDBACK ? event->feedback_id : event->review_id);
    if (event->undoes != 0)
        /* Translators: an entry of the log that takes back another one, whose number follows */
        g_string_append_printf (line, _ (", takes back %" PRId64), event->undoes);
    if (event->undone_by != 0)
        /* Translators: an entry of the log that another one, whose number follows, took back */
        g_string_append_printf (line, _ (", taken back by %" PRId64), event->undone_by);
    puts (line->str);
    g_string_free (line, TRUE);
}

static int
print_log (CtlContext *context, guint limit, gboolean json)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;

    amends_store_list_events_async (context->store, limit, context->cancellable, amends_await_cb, &await);
    events = amends_store_list_events_finish (context->store, amends_await (&await), &error);
    if (events == NULL)
        return ctl_context_fail (context, error);
    for (guint i = 0; i < events->len; i++) {
        if (json)
            print_event_json (g_ptr_array_index (events, i));
        else
            print_event (events, g_ptr_array_index (events, i));
    }
    return EX_OK;
}

int
ctl_log (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    int limit = 0, exit_code = EX_OK;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a line"), NULL },
        { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Print at most this many"), N_ ("NUMBER") },
        G_OPTION_ENTRY_NULL,
    };

    if (!ctl_context_parse (context, &args, entries, "", _ ("Lists what was done, the newest first."), NULL))
        return EX_USAGE;
    if (limit < 0) {
        ctl_warn ("%s", _ ("The limit is a number from 0 on; 0 means all."));
        return EX_USAGE;
    }
    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    return print_log (context, (guint) limit, json);
}

int
ctl_check_data (CtlContext *context, char **args)
{
    const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) problems = NULL;
    int exit_code = EX_OK;

    if (!ctl_context_parse (context, &args, entries, "", _ ("Checks that the data is intact."), NULL))
        return EX_USAGE;
    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    amends_store_check_async (context->store, context->cancellable, amends_await_cb, &await);
    problems = amends_store_check_finish (context->store, amends_await (&await), &error);
    if (problems == NULL)
        return ctl_context_fail (context, error);
    for (guint i = 0; problems[i] != NULL; i++)
        ctl_warn ("%s", problems[i]);
    if (problems[0] != NULL)
        return EX_DATAERR;
    puts (_ ("The data is intact."));
    return EX_OK;
}
