/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-query-values.h"
#include "ctl-commands.h"
#include "ctl-contact.h"
#include "ctl-output.h"

static void
add_row (yyjson_mut_doc *document, yyjson_mut_val *rows, const AmendsContactRow *row)
{
    yyjson_mut_val *object = yyjson_mut_arr_add_obj (document, rows);

    ctl_json_add_text (document, object, "rule", amends_contact_criterion_to_string (row->criterion));
    ctl_json_add_text (document, object, "result", amends_verdict_to_string (row->verdict));
    ctl_json_add_text (document, object, "reason", row->sentence);
    /* Whose word it is matters where it is not a source's. */
    if (row->stated_at != 0)
        ctl_json_add_instant (document, object, "stated", row->stated_at);
}

static void
print_json (const AmendsContactDecision *decision)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    yyjson_mut_val *rows;

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_bool (document, object, "eligible", decision->eligible);
    ctl_json_add_text (document, object, "headline",
                       decision->headline >= 0
                           ? amends_contact_criterion_to_string (decision->rows[decision->headline].criterion)
                           : NULL);
    ctl_json_add_instant (document, object, "until", decision->until);
    ctl_json_add_text (document, object, "pack", decision->pack_name);
    rows = yyjson_mut_obj_add_arr (document, object, "rows");
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
        add_row (document, rows, &decision->rows[i]);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static const char *
get_word (AmendsVerdict verdict)
{
    switch (verdict) {
    case AMENDS_VERDICT_PASS:
        /* Translators: a criterion holds; as short as it can be */
        return _ ("yes");
    case AMENDS_VERDICT_FAIL:
        /* Translators: a criterion does not hold; as short as it can be */
        return _ ("no");
    case AMENDS_VERDICT_UNKNOWN:
    default:
        return "?";
    }
}

static void
print_row (const AmendsContactRow *row)
{
    GString *line = g_string_new (NULL);
    g_autofree char *sentence = ctl_clean (row->sentence);

    ctl_append_cell (line, get_word (row->verdict), 4);
    g_string_append_c (line, ' ');
    ctl_append_cell (line, amends_contact_criterion_get_title (row->criterion), 26);
    g_string_append_printf (line, " %s", sentence);
    if (row->stated_at != 0)
        /* Translators: after a sentence: no source tells it, the person entered it */
        g_string_append_printf (line, " %s", _ ("(stated by you)"));
    puts (line->str);
    g_string_free (line, TRUE);
}

static void
print_table (const AmendsContactDecision *decision)
{
    if (decision->eligible)
        puts (_ ("The customer can be contacted."));
    else
        printf (_ ("Cannot contact customer: %s\n"), decision->rows[decision->headline].sentence);
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
        print_row (&decision->rows[i]);
    /* Translators: a rule pack's name and version follow, “se 2026-11-22” */
    printf (_ ("Decided by the rules “%s”.\n"), decision->pack_name);
}

static int
check_review (CtlContext *context, gint64 review_id, gint64 at, GTimeZone *zone, gboolean json)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (AmendsContactDecision) decision = NULL;
    int exit_code = EX_OK;

    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    decision = ctl_contact_decide (context, review_id, at, zone, &detail, &error);
    if (decision == NULL)
        return ctl_context_fail (context, error);
    if (json)
        print_json (decision);
    else
        print_table (decision);
    return EX_OK;
}

int
ctl_contact_check (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    g_autofree char *date = NULL;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "at", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Decide as of that day or instant"), N_ ("DATE") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 id, at = g_get_real_time () / G_USEC_PER_SEC;

    if (!ctl_context_parse (context, &args, entries, _ ("ID"),
                            _ ("Tells whether the customer of a review can be contacted, and why not."), NULL))
        return EX_USAGE;
    if (words == NULL || words[1] != NULL || !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &id, NULL)) {
        ctl_warn ("%s", _ ("Give the number of one review, as in “amendsctl contact check 12”."));
        return EX_USAGE;
    }
    if (date != NULL && !amends_query_value_parse_date (date, zone, &at)) {
        ctl_warn (_ ("“%s” is no date. Write a day as in “2026-01-31”, or an instant as in “2026-01-31T12:00:00Z”."),
                  date);
        return EX_USAGE;
    }
    return check_review (context, id, at, zone, json);
}
