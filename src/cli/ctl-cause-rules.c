/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-phrase.h"
#include "amends-store-causes.h"
#include "ctl-causes.h"
#include "ctl-commands.h"
#include "ctl-output.h"

#define USUAL_WEIGHT 2 /* enough for a suggestion by itself */

static void
print_json (const AmendsLearnedRule *rule)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", rule->id);
    ctl_json_add_text (document, object, "phrase", rule->phrase);
    ctl_json_add_text (document, object, "cause", amends_cause_get_id (rule->cause));
    yyjson_mut_obj_add_int (document, object, "weight", rule->weight);
    if (rule->comment_id != 0)
        yyjson_mut_obj_add_sint (document, object, amends_subject_to_string (rule->subject), rule->comment_id);
    ctl_json_add_instant (document, object, "made_at", rule->made_at);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_rule (const AmendsLearnedRule *rule)
{
    g_autofree char *phrase = ctl_clean (rule->phrase);
    g_autofree char *day = ctl_format_date (rule->made_at);

    printf ("%6" PRId64 "  %+d  %s  %s  “%s”\n", rule->id, rule->weight, day, amends_cause_get_id (rule->cause),
            phrase);
}

int
ctl_causes_rules_list (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a line"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rules = NULL;
    int exit_code = EX_OK;
    AmendsStore *store;

    if (!ctl_context_parse (context, &args, entries, "", _ ("Lists the words that you taught as signs of a cause."),
                            NULL))
        return EX_USAGE;
    store = ctl_context_open_store (context, &exit_code);
    if (store == NULL)
        return exit_code;
    amends_store_list_learned_rules_async (store, context->cancellable, amends_await_cb, &await);
    rules = amends_store_list_learned_rules_finish (store, amends_await (&await), &error);
    if (rules == NULL)
        return ctl_context_fail (context, error);
    for (guint i = 0; i < rules->len; i++) {
        if (json)
            print_json (rules->pdata[i]);
        else
            print_rule (rules->pdata[i]);
    }
    return EX_OK;
}

static int
add_rule (CtlContext *context, const AmendsLearnedRule *rule)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    int exit_code = EX_OK;
    AmendsStore *store = ctl_context_open_store (context, &exit_code);
    gint64 id;

    if (store == NULL)
        return exit_code;
    amends_store_add_learned_rule_async (store, rule, context->cancellable, amends_await_cb, &await);
    id = amends_store_add_learned_rule_finish (store, amends_await (&await), &error);
    if (id == 0)
        return ctl_context_fail (context, error);
    printf (_ ("Rule %" PRId64 " is kept. “amendsctl causes survey” looks at all comments again.\n"), id);
    return EX_OK;
}

int
ctl_causes_rules_add (CtlContext *context, char **args)
{
    int weight = USUAL_WEIGHT;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "weight", 0, 0, G_OPTION_ARG_INT, &weight,
          N_ ("How much the words count: 1 to 3, or -3 to -1 against the cause; 2 by default"), N_ ("NUMBER") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    AmendsLearnedRule rule = { .subject = AMENDS_SUBJECT_REVIEW };
    g_autoptr (AmendsPhrase) phrase = NULL;

    if (!ctl_context_parse (context, &args, entries, _ ("CAUSE WORDS"), _ ("Teaches words as a sign of a cause."),
                            NULL))
        return EX_USAGE;
    if (words == NULL || words[1] == NULL || words[2] != NULL) {
        ctl_warn ("%s",
                  _ ("Give a cause and the words together, as in “amendsctl causes rules add quality 'came apart'”."));
        return EX_USAGE;
    }
    if (weight < -3 || weight > 3 || weight == 0) {
        ctl_warn ("%s", _ ("The weight is a number from 1 to 3, or from -3 to -1."));
        return EX_USAGE;
    }
    phrase = amends_phrase_new (words[1]);
    if (phrase == NULL) {
        ctl_warn (_ ("“%s” has no words that could be looked for. Write some of the comment's own."), words[1]);
        return EX_USAGE;
    }
    rule.phrase = words[1];
    rule.weight = weight;
    return ctl_causes_read (words[0], &rule.cause) ? add_rule (context, &rule) : EX_USAGE;
}

int
ctl_causes_rules_delete (CtlContext *context, char **args)
{
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    int exit_code = EX_OK;
    AmendsStore *store;
    gint64 id;

    if (!ctl_context_parse (context, &args, entries, "ID", _ ("Forgets words that you taught as signs of a cause."),
                            NULL))
        return EX_USAGE;
    if (words == NULL || words[1] != NULL || !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &id, NULL)) {
        ctl_warn ("%s", _ ("Give the number that “amendsctl causes rules list” shows."));
        return EX_USAGE;
    }
    store = ctl_context_open_store (context, &exit_code);
    if (store == NULL)
        return exit_code;
    amends_store_delete_learned_rule_async (store, id, context->cancellable, amends_await_cb, &await);
    if (!amends_store_delete_learned_rule_finish (store, amends_await (&await), &error))
        return ctl_context_fail (context, error);
    printf (_ ("Rule %" PRId64 " is gone. “amendsctl causes survey” looks at all comments again.\n"), id);
    return EX_OK;
}
