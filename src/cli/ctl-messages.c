/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-store-messages.h"
#include "amends-store-reports.h"
#include "amends-store-reviews.h"
#include "ctl-commands.h"
#include "ctl-output.h"
#include "ctl-report.h"

static void
print_message_json (const AmendsMessage *message)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", message->id);
    yyjson_mut_obj_add_sint (document, object, "account", message->account_id);
    if (message->review_id != 0)
        yyjson_mut_obj_add_sint (document, object, "review", message->review_id);
    else
        yyjson_mut_obj_add_null (document, object, "review");
    ctl_json_add_instant (document, object, "sent_at", message->sent_at);
    ctl_json_add_text (document, object, "author", message->author);
    ctl_json_add_text (document, object, "language", message->language);
    ctl_json_add_text (document, object, "text", message->text);
    ctl_json_add_text (document, object, "url", message->url);
    ctl_json_add_instant (document, object, "read_at", message->read_at);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_message (const AmendsMessage *message)
{
    g_autoptr (GString) line = g_string_new (NULL);
    g_autofree char *date = ctl_format_date (message->sent_at);
    g_autofree char *review =
        message->review_id != 0 ? g_strdup_printf ("%" PRId64, message->review_id) : g_strdup ("-");
    g_autofree char *author = ctl_clean (message->author);
    g_autofree char *text = ctl_clean (message->text);

    g_string_append (line, message->read_at == 0 ? "* " : "  ");
    ctl_append_cell (line, date, 16);
    g_string_append_c (line, ' ');
    ctl_append_cell (line, review, 8);
    g_string_append_c (line, ' ');
    ctl_append_cell (line, author, 16);
    g_string_append_printf (line, " %s", text);
    puts (line->str);
}

int
ctl_messages (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a line"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) messages = NULL;
    g_autoptr (GError) error = NULL;
    int exit_code = EX_OK;

    if (!ctl_context_parse (context, &args, entries, "", _ ("Lists what customers answered, unread first."),
                            _ ("A star marks what is unread. Sync to fetch new ones.")))
        return EX_USAGE;
    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    amends_store_list_messages_async (context->store, 0, 0, context->cancellable, amends_await_cb, &await);
    messages = amends_store_list_messages_finish (context->store, amends_await (&await), &error);
    if (messages == NULL)
        return ctl_context_fail (context, error);
    for (guint i = 0; i < messages->len; i++) {
        if (json)
            print_message_json (messages->pdata[i]);
        else
            print_message (messages->pdata[i]);
    }
    return EX_OK;
}

static int
finish_report (CtlContext *context, AmendsAwait *await)
{
    g_autoptr (GError) error = NULL;

    if (amends_store_report_finish (context->store, amends_await (await), &error))
        return EX_OK;
    return ctl_context_fail (context, error);
}

/* The marketplace takes reports on the review's own page only, from a person. */
static int
open_report (CtlContext *context, gint64 id)
{
    g_auto (AmendsAwait) loaded = AMENDS_AWAIT_INIT, recorded = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (GError) error = NULL;
    int exit_code;

    amends_store_load_detail_async (context->store, id, context->cancellable, amends_await_cb, &loaded);
    detail = amends_store_load_detail_finish (context->store, amends_await (&loaded), &error);
    if (detail == NULL)
        return ctl_context_fail (context, error);
    if (detail->report.reported_at != 0) {
        g_autofree char *date = ctl_format_date (detail->report.reported_at);

        ctl_warn (_ ("Review %" PRId64 " was reported on %s. Reporting it again does not help."), id, date);
        return EX_USAGE;
    }
    if (detail->review->url == NULL) {
        ctl_warn (_ ("The address of the page of review %" PRId64 " is not known. Look for it on the marketplace."),
                  id);
        return EX_UNAVAILABLE;
    }
    amends_store_set_report_async (context->store, id, FALSE, NULL, amends_await_cb, &recorded);
    exit_code = finish_report (context, &recorded);
    if (exit_code == EX_OK)
        printf (_ ("%s\nReport it there, then write “amendsctl report %" PRId64 " --reported”.\n"), detail->review->url,
                id);
    return exit_code;
}

static int
record_report (CtlContext *context, gint64 id, gboolean withdraw)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    int exit_code;

    if (withdraw)
        amends_store_withdraw_report_async (context->store, id, NULL, amends_await_cb, &await);
    else
        amends_store_set_report_async (context->store, id, TRUE, NULL, amends_await_cb, &await);
    exit_code = finish_report (context, &await);
    if (exit_code == EX_OK && withdraw)
        printf (_ ("Review %" PRId64 " counts as not reported.\n"), id);
    else if (exit_code == EX_OK)
        printf (_ ("Review %" PRId64 " counts as reported. Take it back: amendsctl undo\n"), id);
    return exit_code;
}

int
ctl_report_abuse (CtlContext *context, char **words, gboolean reported, gboolean withdraw)
{
    int exit_code = EX_OK;
    gint64 id;

    if (words == NULL || words[1] != NULL || (reported && withdraw) ||
        !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &id, NULL)) {
        ctl_warn ("%s", _ ("Give the number of one review, as in “amendsctl report 12”."));
        return EX_USAGE;
    }
    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    return reported || withdraw ? record_report (context, id, withdraw) : open_report (context, id);
}
