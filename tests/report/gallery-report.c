/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Draws the pages of a report of a folder of data as PNG, to be looked at: gallery-report FOLDER FIRST-DAY LAST-DAY PAPER OUT-PREFIX [MARKETPLACE] [BRAND]
 * With ADD_CAUSES in the environment, causes are found and steps are ticked in that data first.
 */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "amends-await.h"
#include "amends-cause-survey.h"
#include "amends-guide.h"
#include "amends-report-document.h"
#include "amends-report-gather.h"
#include "amends-store-plans.h"

#define SCALE 1.5

static void
draw_page (const AmendsReportDocument *document, const AmendsReportPaper *paper, guint page, const char *prefix)
{
    cairo_surface_t *surface =
        cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (paper->width * SCALE), (int) (paper->height * SCALE));
    cairo_t *cr = cairo_create (surface);
    g_autofree char *path = g_strdup_printf ("%s-%u.png", prefix, page + 1);

    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_paint (cr);
    cairo_scale (cr, SCALE, SCALE);
    amends_report_document_draw (document, cr, page);
    g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
}

/* As the application does in the background; and two steps that somebody took. */
static void
add_causes (AmendsStore *store, gint64 last_day)
{
    static const struct {
        AmendsCause cause;
        const char *solution;
        int days_ago;
    } STEPS[] = { { AMENDS_CAUSE_SLOW_DELIVERY, NULL, 40 },
                  { AMENDS_CAUSE_QUALITY, NULL, 20 },
                  { AMENDS_CAUSE_PICTURE, NULL, 3 } };
    g_auto (AmendsAwait) surveyed = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsCauseSurvey) survey = amends_cause_survey_new (store, amends_rule_pack_get_default ());

    amends_cause_survey_run_async (survey, NULL, amends_await_cb, &surveyed);
    g_assert_true (amends_cause_survey_run_finish (survey, amends_await (&surveyed), NULL, NULL));
    for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++) {
        g_auto (AmendsAwait) ticked = AMENDS_AWAIT_INIT;
        gsize n;
        const AmendsGuideSolution *solutions =
            amends_guide_get_solutions (amends_guide_get (g_get_language_names ()), STEPS[i].cause, &n);
        const AmendsSolutionDone fields = { .cause = STEPS[i].cause,
                                            .solution = solutions[n - 1].id,
                                            .done_at = (last_day - STEPS[i].days_ago) * 86400 };
        g_autoptr (AmendsSolutionDone) done = amends_solution_done_new (&fields);

        amends_store_tick_solution_async (store, done, NULL, amends_await_cb, &ticked);
        g_assert_true (amends_store_action_finish (store, amends_await (&ticked), NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
    g_auto (AmendsAwait) opened = AMENDS_AWAIT_INIT, gathered = AMENDS_AWAIT_INIT;
    AmendsReportScope scope = { 0 };
    AmendsReportPaper paper;
    AmendsStore *store;
    g_autoptr (AmendsReportFacts) facts = NULL;
    g_autoptr (AmendsReportDocument) document = NULL;

    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("AMENDS_LOCALEDIR"));
    textdomain (GETTEXT_PACKAGE);
    g_assert_cmpint (argc, >=, 6);
    amends_store_open_async (argv[1], NULL, NULL, NULL, amends_await_cb, &opened);
    store = amends_store_open_finish (amends_await (&opened), NULL);
    g_assert_nonnull (store);
    scope.first_day = g_ascii_strtoll (argv[2], NULL, 10);
    scope.last_day = g_ascii_strtoll (argv[3], NULL, 10);
    scope.made_at = scope.last_day * 86400;
    scope.marketplace = argc > 6 && *argv[6] != '\0' ? argv[6] : NULL;
    scope.brand = argc > 7 ? argv[7] : NULL;
    if (g_getenv ("ADD_CAUSES") != NULL)
        add_causes (store, scope.last_day);
    g_assert_true (amends_report_paper_get (argv[4], &paper));
    amends_report_gather_async (store, &scope, NULL, amends_await_cb, &gathered);
    facts = amends_report_gather_finish (store, amends_await (&gathered), NULL);
    g_assert_nonnull (facts);
    document = amends_report_document_new (facts, &paper);
    for (guint page = 0; page < amends_report_document_get_n_pages (document); page++)
        draw_page (document, &paper, page, argv[5]);
    g_object_unref (store);
    return 0;
}
