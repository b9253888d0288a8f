/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-currency.h"
#include "ctl-commands.h"
#include "ctl-contact.h"
#include "ctl-output.h"

static void
print_contact_json (const AmendsContact *contact)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    g_autofree char *amount =
        contact->currency != NULL ? amends_currency_print (contact->currency, contact->amount_minor) : NULL;

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", contact->id);
    yyjson_mut_obj_add_sint (document, object, "account", contact->account_id);
    yyjson_mut_obj_add_sint (document, object, "review", contact->review_id);
    ctl_json_add_text (document, object, "reason", amends_contact_reason_to_string (contact->reason));
    ctl_json_add_text (document, object, "state", amends_contact_state_to_string (contact->state));
    ctl_json_add_text (document, object, "error", contact->error);
    yyjson_mut_obj_add_sint (document, object, "attempts", contact->attempts);
    ctl_json_add_instant (document, object, "created_at", contact->created_at);
    ctl_json_add_instant (document, object, "not_before", contact->not_before);
    ctl_json_add_instant (document, object, "sent_at", contact->sent_at);
    ctl_json_add_instant (document, object, "delivered_at", contact->delivered_at);
    ctl_json_add_instant (document, object, "refunded_at", contact->refunded_at);
    yyjson_mut_obj_add_bool (document, object, "by_hand", contact->by_hand);
    ctl_json_add_text (document, object, "remote_id", contact->remote_id);
    ctl_json_add_text (document, object, "pack", contact->rule_pack);
    ctl_json_add_text (document, object, "currency", contact->currency);
    ctl_json_add_text (document, object, "amount", amount);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_contact (const AmendsContact *contact)
{
    g_autoptr (GString) line = g_string_new (NULL);
    g_autofree char *id = g_strdup_printf ("%" PRId64, contact->id);
    g_autofree char *review = g_strdup_printf ("%" PRId64, contact->review_id);
    g_autofree char *date = ctl_format_date (contact->created_at);
    g_autofree char *error = ctl_clean (contact->error);

    ctl_append_cell (line, id, 6);
    g_string_append_c (line, ' ');
    ctl_append_cell (line, date, 16);
    g_string_append_c (line, ' ');
    ctl_append_cell (line, review, 8);
    g_string_append_c (line, ' ');
    ctl_append_cell (line, amends_contact_reason_to_string (contact->reason), 16);
    g_string_append_printf (line, " %s%s%s", amends_contact_state_to_string (contact->state),
                            contact->error != NULL ? ": " : "", contact->error != NULL ? error : "");
    puts (line->str);
}

static int
list (CtlContext *context, gboolean all, gboolean json)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) contacts = NULL;
    g_autoptr (GError) error = NULL;

    amends_store_list_contacts_async (context->store, 0, !all, context->cancellable, amends_await_cb, &await);
    contacts = amends_store_list_contacts_finish (context->store, amends_await (&await), &error);
    if (contacts == NULL)
        return ctl_context_fail (context, error);
    for (guint i = 0; i < contacts->len; i++) {
        if (json)
            print_contact_json (contacts->pdata[i]);
        else
            print_contact (contacts->pdata[i]);
    }
    if (contacts->len == 0 && !json)
        puts (_ ("Nothing waits in the outbox."));
    return EX_OK;
}

static const struct {
    const char *name;
    AmendsContactChange change;
} CHANGES[] = {
    { "retry", AMENDS_CONTACT_CHANGE_RETRY },
    { "cancel", AMENDS_CONTACT_CHANGE_CANCEL },
    { "sent", AMENDS_CONTACT_CHANGE_WAS_SENT },
    { "not-sent", AMENDS_CONTACT_CHANGE_NOT_SENT },
};

static int
change_and_tell (CtlContext *context, gint64 id, AmendsContactChange change)
{
    int exit_code = ctl_outbox_change (context, id, change);
    g_auto (CtlOutbox) outbox = { 0 };

    if (exit_code != EX_OK)
        return exit_code;
    if (change == AMENDS_CONTACT_CHANGE_RETRY) {
        ctl_outbox_init (&outbox, context);
        return ctl_outbox_flush (&outbox, context, id);
    }
    if (change == AMENDS_CONTACT_CHANGE_CANCEL)
        printf (_ ("Contact %" PRId64 " was taken back.\n"), id);
    else if (change == AMENDS_CONTACT_CHANGE_WAS_SENT)
        printf (_ ("Contact %" PRId64 " counts as sent.\n"), id);
    else
        printf (_ ("Contact %" PRId64 " counts as not sent.\n"), id);
    return EX_OK;
}

/* @words: (nullable) */
static int
run_words (CtlContext *context, char **words, gboolean all, gboolean json)
{
    gint64 id;

    if (words == NULL)
        return list (context, all, json);
    for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
        if (g_str_equal (words[0], CHANGES[i].name) && words[1] != NULL && words[2] == NULL &&
            g_ascii_string_to_signed (words[1], 10, 1, G_MAXINT64, &id, NULL))
            return change_and_tell (context, id, CHANGES[i].change);
    ctl_warn ("%s",
              _ ("Write “amendsctl outbox”, or “retry”, “cancel”, “sent” or “not-sent” and the number of a contact."));
    return EX_USAGE;
}

int
ctl_outbox (CtlContext *context, char **args)
{
    gboolean json = FALSE, all = FALSE;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("List those too that are done with"), NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a line"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    int exit_code = EX_OK;

    if (!ctl_context_parse (context, &args, entries, _ ("[retry ID | cancel ID | sent ID | not-sent ID]"),
                            _ ("Lists contacts that wait, failed or are not known to have been sent; or settles one."),
                            _ ("“sent” and “not-sent” say what you have seen on the marketplace.")))
        return EX_USAGE;
    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    return run_words (context, words, all, json);
}
