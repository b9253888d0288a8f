/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the pages of a report of a folder of data as PNG, to be looked at: gallery-report FOLDER FIRST-DAY LAST-DAY PAPER OUT-PREFIX [MARKETPLACE] [BRAND] */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "amends-await.h"
#include "amends-report-document.h"
#include "amends-report-gather.h"

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
