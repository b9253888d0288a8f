/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-cause-classifier.h"
#include "amends-store-causes.h"
#include "amends-store-feedback.h"
#include "amends-store-reviews.h"
#include "ctl-causes.h"
#include "ctl-commands.h"
#include "ctl-output.h"

/* One comment, its causes and the words that decided. */
typedef struct {
    AmendsSubject subject;
    gint64 id;
    AmendsCauses causes;
    char *text; /* (owned) (nullable) */
    char *language;
    AmendsCauseSuggestions *suggestions; /* (owned) (nullable) */
} Comment;

static void
clear_comment (Comment *comment)
{
    g_clear_pointer (&comment->text, g_free);
    g_clear_pointer (&comment->language, g_free);
    g_clear_pointer (&comment->suggestions, amends_cause_suggestions_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comment, clear_comment)

static gboolean
load_review (CtlContext *context, AmendsStore *store, Comment *comment, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewDetail) detail = NULL;

    amends_store_load_detail_async (store, comment->id, context->cancellable, amends_await_cb, &await);
    detail = amends_store_load_detail_finish (store, amends_await (&await), error);
    if (detail == NULL)
        return FALSE;
    comment->causes = detail->causes;
    comment->language = g_strdup (detail->review->language);
    comment->text = amends_causes_join_text (detail->review->title, detail->review->body);
    return TRUE;
}

static gboolean
load_feedback (CtlContext *context, AmendsStore *store, Comment *comment, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsFeedbackDetail) detail = NULL;

    amends_store_load_feedback_detail_async (store, comment->id, context->cancellable, amends_await_cb, &await);
    detail = amends_store_load_feedback_detail_finish (store, amends_await (&await), error);
    if (detail == NULL)
        return FALSE;
    comment->causes = detail->causes;
    comment->language = g_strdup (detail->feedback->language);
    comment->text = amends_causes_join_text (NULL, detail->feedback->text);
    return TRUE;
}

static gboolean
classify (CtlContext *context, AmendsStore *store, Comment *comment, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) learned = NULL;
    g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (AmendsCauseRule));

    amends_store_list_learned_rules_async (store, context->cancellable, amends_await_cb, &await);
    learned = amends_store_list_learned_rules_finish (store, amends_await (&await), error);
    for (guint i = 0; learned != NULL && i < learned->len; i++) {
        const AmendsLearnedRule *rule = learned->pdata[i];
        AmendsCauseRule taken = { rule->phrase, rule->cause, rule->weight };

        g_array_append_val (rules, taken);
    }
    if (learned != NULL && comment->text != NULL)
        comment->suggestions = amends_cause_classify (comment->language, comment->text,
                                                      (const AmendsCauseRule *) (gpointer) rules->data, rules->len);
    return learned != NULL;
}

/* Returns: (nullable): the words that spoke for a cause */
static const AmendsCauseSuggestion *
find_suggestion (const Comment *comment, AmendsCause cause)
{
    for (guint i = 0; comment->suggestions != NULL && i < comment->suggestions->n; i++)
        if (comment->suggestions->items[i].cause == cause)
            return &comment->suggestions->items[i];
    return NULL;
}

static char *
get_words (const Comment *comment, const AmendsCauseSuggestion *suggestion, guint place)
{
    const AmendsCauseWords *words = &g_array_index (suggestion->words, AmendsCauseWords, place);

    return g_strndup (comment->text + words->start, words->end - words->start);
}

static void
add_words (yyjson_mut_doc *document, yyjson_mut_val *object, const Comment *comment, AmendsCause cause)
{
    const AmendsCauseSuggestion *suggestion = find_suggestion (comment, cause);
    yyjson_mut_val *list = yyjson_mut_obj_add_arr (document, object, "words");

    for (guint i = 0; suggestion != NULL && i < suggestion->words->len; i++) {
        g_autofree char *words = get_words (comment, suggestion, i);

        yyjson_mut_arr_add_strcpy (document, list, words);
    }
}

static void
print_json (const Comment *comment)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document), *list;

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", comment->id);
    ctl_json_add_text (document, object, "subject", amends_subject_to_string (comment->subject));
    ctl_json_add_text (document, object, "origin", amends_cause_origin_to_string (comment->causes.origin));
    yyjson_mut_obj_add_bool (document, object, "wrong_door", comment->causes.wrong_door != FALSE);
    list = yyjson_mut_obj_add_arr (document, object, "causes");
    for (guint i = 0; i < comment->causes.n; i++) {
        AmendsCause cause = comment->causes.items[i];
        yyjson_mut_val *entry = yyjson_mut_arr_add_obj (document, list);

        ctl_json_add_text (document, entry, "cause", amends_cause_get_id (cause));
        ctl_json_add_text (document, entry, "code", amends_cause_get_code (cause));
        add_words (document, entry, comment, cause);
    }
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_cause (const Comment *comment, AmendsCause cause)
{
    const AmendsCauseSuggestion *suggestion = find_suggestion (comment, cause);

    printf ("%s  %s (%s)\n", amends_cause_get_code (cause),
            amends_guide_get_cause_title (ctl_causes_get_guide (), cause), amends_cause_get_id (cause));
    for (guint i = 0; suggestion != NULL && i < suggestion->words->len; i++) {
        g_autofree char *words = get_words (comment, suggestion, i);
        g_autofree char *clean = ctl_clean (words);

        /* Translators: words of a customer's comment that speak for a cause */
        printf (_ ("    “%s”\n"), clean);
    }
}

static void
print_plainly (const Comment *comment)
{
    switch (comment->causes.origin) {
    case AMENDS_CAUSE_ORIGIN_SUGGESTED:
        puts (_ ("Suggested from the words:"));
        break;
    case AMENDS_CAUSE_ORIGIN_PERSON:
        puts (comment->causes.n > 0 ? _ ("You said:") : _ ("You said that there is no cause to name."));
        break;
    case AMENDS_CAUSE_ORIGIN_NONE:
    default:
        puts (_ ("No cause is known."));
        break;
    }
    for (guint i = 0; i < comment->causes.n; i++)
        print_cause (comment, comment->causes.items[i]);
    if (!comment->causes.wrong_door)
        return;
    puts (comment->subject == AMENDS_SUBJECT_REVIEW
              ? _ ("It is about delivery or service only, which belongs in feedback.")
              : _ ("It is about the product only, which belongs in a review."));
}

static int
show (CtlContext *context, Comment *comment, gboolean json)
{
    g_autoptr (GError) error = NULL;
    int exit_code = EX_OK;
    AmendsStore *store = ctl_context_open_store (context, &exit_code);

    if (store == NULL)
        return exit_code;
    if (!(comment->subject == AMENDS_SUBJECT_FEEDBACK ? load_feedback (context, store, comment, &error)
                                                      : load_review (context, store, comment, &error)) ||
        !classify (context, store, comment, &error))
        return ctl_context_fail (context, error);
    if (json)
        print_json (comment);
    else
        print_plainly (comment);
    return EX_OK;
}

int
ctl_causes_show (CtlContext *context, char **args)
{
    gboolean json = FALSE, feedback = FALSE;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "feedback", 0, 0, G_OPTION_ARG_NONE, &feedback, N_ ("It is feedback, not a review"), NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_auto (Comment) comment = { 0 };

    if (!ctl_context_parse (context, &args, entries, "ID",
                            _ ("Explains why a customer is unhappy, and which words say so."), NULL))
        return EX_USAGE;
    if (words == NULL || words[1] != NULL) {
        ctl_warn ("%s",
                  _ ("Give one number, as in “amendsctl causes show 12” or “amendsctl causes show --feedback 3”."));
        return EX_USAGE;
    }
    comment.subject = feedback ? AMENDS_SUBJECT_FEEDBACK : AMENDS_SUBJECT_REVIEW;
    return ctl_causes_read_id (words[0], &comment.id) ? show (context, &comment, json) : EX_USAGE;
}

static int
set_causes (CtlContext *context, AmendsSubject subject, const GArray *ids, const AmendsCause *causes, gsize n_causes)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };
    int exit_code = EX_OK;
    AmendsStore *store = ctl_context_open_store (context, &exit_code);

    if (store == NULL)
        return exit_code;
    amends_store_set_causes_async (store, subject, (const gint64 *) (gpointer) ids->data, ids->len, causes, n_causes,
                                   context->cancellable, amends_await_cb, &await);
    if (!amends_store_action_finish (store, amends_await (&await), &what, &error))
        return ctl_context_fail (context, error);
    printf (ngettext ("%lu comment changed.\n", "%lu comments changed.\n", (gulong) what.n_changed),
            (gulong) what.n_changed);
    return EX_OK;
}

int
ctl_causes_set (CtlContext *context, char **args)
{
    gboolean feedback = FALSE;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "feedback", 0, 0, G_OPTION_ARG_NONE, &feedback, N_ ("It is feedback, not a review"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    AmendsCause causes[AMENDS_MAX_CAUSES] = { AMENDS_CAUSE_STOCK_UNAVAILABLE };
    gsize n = 0;
    gint64 id;

    if (!ctl_context_parse (context, &args, entries, _ ("ID CAUSE [CAUSE]"), _ ("Says why a customer is unhappy."),
                            NULL))
        return EX_USAGE;
    if (words == NULL || words[1] == NULL || g_strv_length (words) > 1 + AMENDS_MAX_CAUSES) {
        ctl_warn ("%s", _ ("Give a number and one or two causes, as in “amendsctl causes set 12 slow-delivery”."));
        return EX_USAGE;
    }
    if (!ctl_causes_read_id (words[0], &id))
        return EX_USAGE;
    for (; words[n + 1] != NULL; n++)
        if (!ctl_causes_read (words[n + 1], &causes[n]))
            return EX_USAGE;
    g_array_append_val (ids, id);
    return set_causes (context, feedback ? AMENDS_SUBJECT_FEEDBACK : AMENDS_SUBJECT_REVIEW, ids, causes, n);
}

int
ctl_causes_clear (CtlContext *context, char **args)
{
    gboolean feedback = FALSE;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "feedback", 0, 0, G_OPTION_ARG_NONE, &feedback, N_ ("They are feedback, not reviews"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

    if (!ctl_context_parse (context, &args, entries, _ ("ID…"),
                            _ ("Says that there is no cause to name, so that none is suggested again."), NULL))
        return EX_USAGE;
    if (words == NULL) {
        ctl_warn ("%s", _ ("Give the numbers of the comments, as in “amendsctl causes clear 12 15”."));
        return EX_USAGE;
    }
    for (guint i = 0; words[i] != NULL; i++) {
        gint64 id;

        if (!ctl_causes_read_id (words[i], &id))
            return EX_USAGE;
        g_array_append_val (ids, id);
    }
    return set_causes (context, feedback ? AMENDS_SUBJECT_FEEDBACK : AMENDS_SUBJECT_REVIEW, ids, NULL, 0);
}
