/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-rating-forecast.h"
#include "amends-store-feedback.h"
#include "ctl-commands.h"
#include "ctl-output.h"
#include "ctl-rating.h"

#define FORECAST_DAYS 365
#define DAY_WIDTH 10
#define SHARE_WIDTH 10

static void
print_day_json (const AmendsRatingDay *point, gboolean incomplete)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);

    yyjson_mut_doc_set_root (document, object);
    ctl_rating_add_day (document, object, "day", point->day);
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++)
        ctl_rating_add_counts (
            document,
            yyjson_mut_obj_add_obj (document, object, amends_feedback_window_to_string ((AmendsFeedbackWindow) i)),
            &point->counts[i], incomplete);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static gboolean
shows_the_same (const AmendsRatingDay *a, const AmendsRatingDay *b)
{
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++)
        if (amends_rating_get_tenths (&a->counts[i], AMENDS_FEEDBACK_POSITIVE) !=
            amends_rating_get_tenths (&b->counts[i], AMENDS_FEEDBACK_POSITIVE))
            return FALSE;
    return TRUE;
}

static void
print_day (const AmendsRatingDay *point)
{
    g_autofree char *day = ctl_rating_format_day (point->day);
    GString *line = g_string_new (NULL);

    ctl_append_cell (line, day, DAY_WIDTH);
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        g_autofree char *share = ctl_rating_format_share (&point->counts[i], AMENDS_FEEDBACK_POSITIVE);

        g_string_append (line, "  ");
        ctl_append_cell (line, share, SHARE_WIDTH);
    }
    puts (g_strchomp (line->str));
    g_string_free (line, TRUE);
}

static void
print_heads (const AmendsRulePack *pack)
{
    GString *line = g_string_new (NULL);

    ctl_append_cell (line, "", DAY_WIDTH);
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        g_autofree char *label = ctl_rating_get_label (pack, (AmendsFeedbackWindow) i);

        g_string_append (line, "  ");
        ctl_append_cell (line, label, SHARE_WIDTH);
    }
    puts (g_strchomp (line->str));
    g_string_free (line, TRUE);
}

static void
warn_too_low (void)
{
    ctl_warn ("%s",
              _ ("Some sources leave out four and five stars, so what is counted from them is too low. Add a source "
                 "with all feedback."));
}

static void
print_forecast (const AmendsRulePack *pack, GArray *line, gboolean incomplete, gboolean json)
{
    const AmendsRatingDay *last = NULL;

    if (!json)
        print_heads (pack);
    for (guint i = 0; i < line->len; i++) {
        const AmendsRatingDay *point = &g_array_index (line, AmendsRatingDay, i);

        if (json)
            print_day_json (point, incomplete);
        else if (last == NULL || !shows_the_same (last, point))
            print_day (point);
        last = point;
    }
}

int
ctl_feedback_forecast (CtlContext *context, char **args)
{
    g_autofree char *at = NULL;
    g_autofree char *marketplace = NULL;
    gboolean json = FALSE, incomplete;
    int exit_code = EX_OK;
    gint64 day;
    const GOptionEntry entries[] = {
        { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("From that day on, not from today"), N_ ("DATE") },
        { "marketplace", 0, 0, G_OPTION_ARG_STRING, &marketplace, N_ ("Of one marketplace only"), N_ ("CODE") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a day"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    g_autoptr (AmendsFeedbackHistory) history = NULL;
    g_autoptr (GArray) line = NULL;

    if (!ctl_context_parse (
            context, &args, entries, "",
            _ ("Prints the share of positive feedback over the next 365 days if no new feedback comes."),
            _ ("Only days on which it changes are listed; “--json” prints every day.")) ||
        !ctl_rating_read_day ("--at", at, &day))
        return EX_USAGE;
    history = ctl_rating_load_history (context, 0, marketplace, &exit_code);
    if (history == NULL)
        return exit_code;
    incomplete = amends_feedback_history_is_incomplete (history);
    if (incomplete)
        warn_too_low ();
    line = amends_rating_roll (pack, history, day, day + FORECAST_DAYS);
    print_forecast (pack, line, incomplete, json);
    return EX_OK;
}

/* Returns: (transfer full) (nullable): NULL after telling why */
static AmendsFeedback *
load_feedback (CtlContext *context, gint64 id, int *exit_code)
{
    AmendsStore *store = ctl_context_open_store (context, exit_code);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsFeedbackDetail) detail = NULL;
    g_autoptr (GError) error = NULL;

    if (store == NULL)
        return NULL;
    amends_store_load_feedback_detail_async (store, id, context->cancellable, amends_await_cb, &await);
    detail = amends_store_load_feedback_detail_finish (store, amends_await (&await), &error);
    if (detail != NULL)
        return amends_feedback_ref (detail->feedback);
    *exit_code = ctl_context_fail (context, error);
    return NULL;
}

static void
print_what_json (const AmendsRulePack *pack, const AmendsFeedback *feedback, const AmendsWhatIf *what)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    int target = amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_TARGET_PERCENT);
    yyjson_mut_val *windows;

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", feedback->id);
    yyjson_mut_obj_add_int (document, object, "stars", feedback->stars);
    ctl_json_add_text (document, object, "kind",
                       amends_rating_kind_to_string (amends_rating_get_kind (pack, feedback->stars)));
    ctl_json_add_text (document, object, "state",
                       amends_feedback_state_to_string (amends_feedback_get_state (feedback)));
    yyjson_mut_obj_add_int (document, object, "target_percent", target);
    windows = yyjson_mut_obj_add_arr (document, object, "windows");
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        yyjson_mut_val *entry = yyjson_mut_arr_add_obj (document, windows);

        ctl_json_add_text (document, entry, "window", amends_feedback_window_to_string ((AmendsFeedbackWindow) i));
        yyjson_mut_obj_add_bool (document, entry, "counts", what->is_in[i] != FALSE);
        ctl_rating_add_day (document, entry, "leaves_on", what->leaves_on[i]);
        ctl_rating_add_counts (document, yyjson_mut_obj_add_obj (document, entry, "with"), &what->with[i],
                               what->incomplete[i]);
        ctl_rating_add_counts (document, yyjson_mut_obj_add_obj (document, entry, "without"), &what->without[i],
                               what->incomplete[i]);
        ctl_rating_add_needed (document, entry, &what->with[i], target, what->incomplete[i]);
    }
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_window (const AmendsRulePack *pack, const AmendsWhatIf *what, AmendsFeedbackWindow window)
{
    g_autofree char *label = ctl_rating_get_label (pack, window);
    g_autofree char *with = ctl_rating_format_share (&what->with[window], AMENDS_FEEDBACK_POSITIVE);
    g_autofree char *without = ctl_rating_format_share (&what->without[window], AMENDS_FEEDBACK_POSITIVE);
    g_autofree char *day = ctl_rating_format_day (what->leaves_on[window]);

    if (!what->is_in[window])
        /* Translators: a window of the rating ("30 days") and its share of positive feedback */
        printf (_ ("%s: %s, this one does not count\n"), label, with);
    else if (day == NULL)
        /* Translators: a window of the rating ("lifetime") and its share with and without one feedback */
        printf (_ ("%s: %s, without it %s; it does not leave\n"), label, with, without);
    else
        /* Translators: a window of the rating ("30 days"), its share with and without one feedback, and a day */
        printf (_ ("%s: %s, without it %s; it leaves on %s\n"), label, with, without, day);
}

static void
print_what (const AmendsRulePack *pack, const AmendsWhatIf *what)
{
    int target = amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_TARGET_PERCENT);

    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        gint64 needed = what->incomplete[i] ? 0 : amends_rating_get_needed (&what->with[i], target * 10);

        print_window (pack, what, (AmendsFeedbackWindow) i);
        if (needed > 0)
            printf (ngettext ("  %" PRId64 " positive one more makes %d %%\n",
                              "  %" PRId64 " positive ones more make %d %%\n", (gulong) needed),
                    needed, target);
    }
}

int
ctl_feedback_what_if (CtlContext *context, char **args)
{
    g_autofree char *at = NULL;
    g_auto (GStrv) words = NULL;
    gboolean json = FALSE;
    int exit_code = EX_OK;
    gint64 id, day;
    const GOptionEntry entries[] = {
        { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("On that day, not today"), N_ ("DATE") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    g_autoptr (AmendsFeedbackHistory) history = NULL;
    g_autoptr (AmendsFeedback) feedback = NULL;
    AmendsRating rating;
    AmendsWhatIf what;

    if (!ctl_context_parse (
            context, &args, entries, _ ("ID"),
            _ ("Shows what one feedback does to the rating of its marketplace, and when it drops out of it."), NULL) ||
        !ctl_rating_read_day ("--at", at, &day))
        return EX_USAGE;
    if (words == NULL || words[1] != NULL || !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &id, NULL)) {
        ctl_warn ("%s", _ ("Give the number of one feedback, as in “amendsctl feedback what-if 12”."));
        return EX_USAGE;
    }
    feedback = load_feedback (context, id, &exit_code);
    if (feedback != NULL)
        history = ctl_rating_load_history (context, feedback->account_id, feedback->marketplace, &exit_code);
    if (history == NULL)
        return exit_code;
    amends_rating_compute (pack, history, day, &rating);
    amends_rating_what_if (pack, &rating, feedback, &what);
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        if (what.incomplete[window]) {
            warn_too_low ();
            break;
        }
    }
    if (json)
        print_what_json (pack, feedback, &what);
    else
        print_what (pack, &what);
    return EX_OK;
}
