/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-rating.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-rating-forecast.h"
#include "amends-store-feedback.h"
#include "ctl-commands.h"
#include "ctl-output.h"

#define DAY 86400
#define LABEL_WIDTH 10
#define SHARE_WIDTH 18

AmendsFeedbackHistory *
ctl_rating_load_history (CtlContext *context, gint64 account_id, const char *marketplace, int *exit_code)
{
    AmendsStore *store = ctl_context_open_store (context, exit_code);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackHistory *history;

    if (store == NULL)
        return NULL;
    amends_store_load_feedback_history_async (store, account_id, marketplace, context->cancellable, amends_await_cb,
                                              &await);
    history = amends_store_load_feedback_history_finish (store, amends_await (&await), &error);
    if (history == NULL)
        *exit_code = ctl_context_fail (context, error);
    return history;
}

gboolean
ctl_rating_read_day (const char *option, const char *text, gint64 *day)
{
    g_autofree char *instant = NULL;
    g_autoptr (GDateTime) then = NULL;

    if (text == NULL) {
        *day = amends_feedback_day_of (g_get_real_time () / G_USEC_PER_SEC);
        return TRUE;
    }
    instant = g_strconcat (text, "T00:00:00Z", NULL);
    if (strlen (text) == strlen ("2026-01-31"))
        then = g_date_time_new_from_iso8601 (instant, NULL);
    if (then == NULL) {
        /* Translators: what was written, then the option that it stands behind */
        ctl_warn (_ ("“%s” is not a day. Write it as in “%s 2026-01-31”."), text, option);
        return FALSE;
    }
    *day = amends_feedback_day_of (g_date_time_to_unix (then));
    return TRUE;
}

char *
ctl_rating_format_day (gint64 day)
{
    g_autoptr (GDateTime) then = day != 0 ? g_date_time_new_from_unix_utc (day * DAY) : NULL;

    return then != NULL ? g_date_time_format (then, "%Y-%m-%d") : NULL;
}

char *
ctl_rating_format_share (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind)
{
    int tenths = amends_rating_get_tenths (counts, kind);

    /* Translators: a share with one decimal, in percent */
    return tenths < 0 ? g_strdup ("-") : g_strdup_printf (_ ("%.1f %%"), tenths / 10.0);
}

char *
ctl_rating_get_label (const AmendsRulePack *pack, AmendsFeedbackWindow window)
{
    int days = amends_rating_get_window_days (pack, window);

    if (days == 0)
        return g_strdup (_ ("lifetime"));
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}

/* Without all the positive ones nobody knows what the marketplace shows; without any of them the share is not nought, but not known either. */
static void
add_share (yyjson_mut_doc *document, yyjson_mut_val *object, const AmendsFeedbackCounts *counts, gboolean incomplete)
{
    const AmendsRatingWindow window = { .counts = *counts, .incomplete = incomplete };

    if (amends_rating_is_known (&window))
        yyjson_mut_obj_add_real (document, object, "positive_percent",
                                 amends_rating_get_tenths (counts, AMENDS_FEEDBACK_POSITIVE) / 10.0);
    else
        yyjson_mut_obj_add_null (document, object, "positive_percent");
    if (amends_rating_is_known (&window) && !incomplete)
        yyjson_mut_obj_add_int (document, object, "shown_percent",
                                amends_rating_get_percent (counts, AMENDS_FEEDBACK_POSITIVE));
    else
        yyjson_mut_obj_add_null (document, object, "shown_percent");
}

void
ctl_rating_add_needed (yyjson_mut_doc *document, yyjson_mut_val *object, const AmendsFeedbackCounts *counts,
                       int percent, gboolean incomplete)
{
    if (incomplete)
        yyjson_mut_obj_add_null (document, object, "needed");
    else
        yyjson_mut_obj_add_sint (document, object, "needed", amends_rating_get_needed (counts, percent * 10));
}

void
ctl_rating_add_counts (yyjson_mut_doc *document, yyjson_mut_val *object, const AmendsFeedbackCounts *counts,
                       gboolean incomplete)
{
    yyjson_mut_obj_add_sint (document, object, "positive", counts->positive);
    yyjson_mut_obj_add_sint (document, object, "neutral", counts->neutral);
    yyjson_mut_obj_add_sint (document, object, "negative", counts->negative);
    yyjson_mut_obj_add_sint (document, object, "all", amends_feedback_counts_get_all (counts));
    add_share (document, object, counts, incomplete);
}

void
ctl_rating_add_day (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, gint64 day)
{
    g_autofree char *text = ctl_rating_format_day (day);

    ctl_json_add_text (document, object, name, text);
}

static void
add_origins (yyjson_mut_doc *document, yyjson_mut_val *object, guint origins)
{
    yyjson_mut_val *list = yyjson_mut_obj_add_arr (document, object, "origin");

    if ((origins & AMENDS_TOTALS_COUNTED) != 0)
        yyjson_mut_arr_add_str (document, list, "counted");
    if ((origins & AMENDS_TOTALS_TOLD) != 0)
        yyjson_mut_arr_add_str (document, list, "told");
    if ((origins & AMENDS_TOTALS_TYPED) != 0)
        yyjson_mut_arr_add_str (document, list, "typed");
}

static void
print_json (const AmendsRulePack *pack, const AmendsRating *rating)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    int target = amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_TARGET_PERCENT);
    yyjson_mut_val *windows;

    yyjson_mut_doc_set_root (document, object);
    ctl_rating_add_day (document, object, "at", rating->day);
    ctl_json_add_text (document, object, "shoppers_see", amends_feedback_window_to_string (rating->shoppers_see));
    yyjson_mut_obj_add_int (document, object, "target_percent", target);
    windows = yyjson_mut_obj_add_arr (document, object, "windows");
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        const AmendsRatingWindow *window = &rating->windows[i];
        yyjson_mut_val *entry = yyjson_mut_arr_add_obj (document, windows);

        ctl_json_add_text (document, entry, "window", amends_feedback_window_to_string ((AmendsFeedbackWindow) i));
        ctl_rating_add_counts (document, entry, &window->counts, window->incomplete);
        ctl_rating_add_needed (document, entry, &window->counts, target, window->incomplete);
        add_origins (document, entry, window->origins);
        ctl_json_add_instant (document, entry, "as_of", window->at);
        yyjson_mut_obj_add_bool (document, entry, "incomplete", window->incomplete != FALSE);
    }
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

/* "97.9 % (98 %) 47": the share, as the marketplace shows it, and how many. Of an incomplete window only how many is true. */
static void
append_share (GString *line, const AmendsRatingWindow *window, AmendsFeedbackKind kind)
{
    int percent = amends_rating_get_percent (&window->counts, kind);
    gint64 n = amends_rating_get_count (&window->counts, kind);
    g_autofree char *share = ctl_rating_format_share (&window->counts, kind);
    g_autofree char *cell =
        window->incomplete && n > 0 ? g_strdup_printf ("%" PRId64, n)
        : window->incomplete        ? g_strdup ("-")
        : percent < 0
            ? g_strdup (share)
            /* Translators: a share with one decimal, the whole number that the marketplace shows, and how many */
            : g_strdup_printf (_ ("%s (%d %%) %" PRId64), share, percent, n);

    g_string_append (line, "  ");
    ctl_append_cell (line, cell, SHARE_WIDTH);
}

static const char *
describe_origin (const AmendsRatingWindow *window)
{
    if (window->incomplete)
        return _ ("incomplete: the source leaves out four and five stars");
    if (window->origins == AMENDS_TOTALS_TOLD)
        return _ ("as the source reports it");
    if (window->origins == AMENDS_TOTALS_TYPED)
        return _ ("as it was entered");
    return (window->origins & (AMENDS_TOTALS_TOLD | AMENDS_TOTALS_TYPED)) != 0 ? _ ("partly counted, partly reported")
                                                                               : "";
}

static void
print_heads (void)
{
    const char *const heads[] = { _ ("positive"), _ ("neutral"), _ ("negative") };
    GString *line = g_string_new (NULL);

    ctl_append_cell (line, "", LABEL_WIDTH);
    for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
        g_string_append (line, "  ");
        ctl_append_cell (line, heads[i], SHARE_WIDTH);
    }
    puts (g_strchomp (line->str));
    g_string_free (line, TRUE);
}

static void
print_table (const AmendsRulePack *pack, const AmendsRating *rating)
{
    print_heads ();
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        g_autofree char *label = ctl_rating_get_label (pack, (AmendsFeedbackWindow) i);
        GString *line = g_string_new (NULL);

        ctl_append_cell (line, label, LABEL_WIDTH);
        for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++)
            append_share (line, &rating->windows[i], (AmendsFeedbackKind) kind);
        g_string_append_printf (line, "  %s", describe_origin (&rating->windows[i]));
        puts (g_strchomp (line->str));
        g_string_free (line, TRUE);
    }
}

int
ctl_feedback_rating (CtlContext *context, char **args)
{
    g_autofree char *at = NULL;
    g_autofree char *marketplace = NULL;
    gboolean json = FALSE;
    int exit_code = EX_OK;
    gint64 day;
    const GOptionEntry entries[] = {
        { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("On that day, not today"), N_ ("DATE") },
        { "marketplace", 0, 0, G_OPTION_ARG_STRING, &marketplace, N_ ("Of one marketplace only"), N_ ("CODE") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    g_autoptr (AmendsFeedbackHistory) history = NULL;
    AmendsRating rating;

    if (!ctl_context_parse (context, &args, entries, "",
                            _ ("Prints the seller's rating: shares and counts of feedback over each window."), NULL) ||
        !ctl_rating_read_day ("--at", at, &day))
        return EX_USAGE;
    history = ctl_rating_load_history (context, 0, marketplace, &exit_code);
    if (history == NULL)
        return exit_code;
    amends_rating_compute (pack, history, day, &rating);
    if (json)
        print_json (pack, &rating);
    else
        print_table (pack, &rating);
    return EX_OK;
}
