/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-content.h"
#include "amends-report-document.h"
#include "report-fixture.h"

#include <string.h>

#define LONG_WORD "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

/* What is said of a table stands close below it, never alone on the next page. */
static void
assert_notes_stay (const GArray *pieces, const GArray *places)
{
    for (guint i = 1; i < places->len; i++) {
        const AmendsReportPlace *place = &g_array_index (places, AmendsReportPlace, i);
        const AmendsReportPiece *piece = &g_array_index (pieces, AmendsReportPiece, place->piece);

        if (place->again || place->piece == 0 || piece->head >= 0 || piece->space > 4)
            continue;
        if (g_array_index (pieces, AmendsReportPiece, place->piece - 1).head >= 0)
            g_assert_cmpuint (place->page, ==, g_array_index (places, AmendsReportPlace, i - 1).page);
    }
}

/* Everything is on a page once, in its order, above the one after it, and within the page. */
static void
assert_well_placed (const AmendsReportDocument *document, const char *paper_name)
{
    g_autoptr (GArray) pieces = amends_report_document_get_pieces (document);
    const GArray *places = amends_report_document_get_places (document);
    AmendsReportPaper paper;
    guint next = 0, page = 0;
    double end = 0;

    g_assert_true (amends_report_paper_get (paper_name, &paper));
    for (guint i = 0; i < places->len; i++) {
        const AmendsReportPlace *place = &g_array_index (places, AmendsReportPlace, i);
        double height = g_array_index (pieces, AmendsReportPiece, place->piece).height;

        end = place->page > page ? 0 : end;
        page = place->page;
        g_assert_cmpfloat (height, >, 0);
        g_assert_cmpfloat (place->y, >=, end);
        end = place->y + height;
        g_assert_cmpfloat (end, <=, paper.height - paper.top - paper.bottom);
        if (!place->again)
            g_assert_cmpuint (place->piece, ==, next++);
    }
    g_assert_cmpuint (next, ==, pieces->len);
    assert_notes_stay (pieces, places);
    g_assert_cmpuint (amends_report_document_get_n_pages (document), ==, page + 1);
}

static void
test_nothing (void)
{
    g_autoptr (AmendsReportDocument) document = NULL;
    ReportFixture fixture;

    report_fixture_init (&fixture);
    document = report_fixture_lay_out (&fixture, "a4");
    g_assert_cmpuint (amends_report_document_get_n_pages (document), ==, 1);
    assert_well_placed (document, "a4");
}

static void
test_pages (gconstpointer paper)
{
    static const struct {
        guint n_products, least_pages, most_pages;
    } CASES[] = { { 0, 1, 2 }, { 1, 2, 3 }, { 50, 3, 5 }, { 51, 3, 5 }, { 250, 3, 5 } };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReportDocument) document = NULL;
        g_autoptr (GArray) pieces = NULL;
        ReportFixture fixture;
        guint n_rows = 0;

        report_fixture_init (&fixture);
        report_fixture_fill_feedback (&fixture);
        for (guint product = 0; product < CASES[i].n_products; product++)
            report_fixture_add_product (&fixture, NULL, 1 + product % 9, 20);
        document = report_fixture_lay_out (&fixture, paper);
        assert_well_placed (document, paper);
        g_assert_cmpuint (amends_report_document_get_n_pages (document), >=, CASES[i].least_pages);
        g_assert_cmpuint (amends_report_document_get_n_pages (document), <=, CASES[i].most_pages);
        pieces = amends_report_document_get_pieces (document);
        for (guint piece = 0; piece < pieces->len; piece++)
            n_rows += g_array_index (pieces, AmendsReportPiece, piece).head >= 0;
        g_assert_cmpuint (n_rows, >=, MIN (CASES[i].n_products, AMENDS_REPORT_MOST_PRODUCTS));
        /* the rows of windows and of stars, twice if there are reviews */
        g_assert_cmpuint (n_rows, <=, MIN (CASES[i].n_products, AMENDS_REPORT_MOST_PRODUCTS) + 4 + 5 + 5);
    }
}

/* Whatever number of rows comes before a note: somewhere among them the page ends between the two. */
static void
test_notes_stay_with_their_tables (gconstpointer paper)
{
    for (guint n = 1; n <= AMENDS_REPORT_MOST_PRODUCTS + 1; n++) {
        g_autoptr (AmendsReportDocument) document = NULL;
        ReportFixture fixture;

        report_fixture_init (&fixture);
        fixture.source.causes.reviews.n_low = fixture.source.causes.reviews.n_explained = 100;
        for (int cause = 0; cause < AMENDS_N_CAUSES; cause++)
            fixture.source.causes.reviews.causes[cause] = 3;
        for (guint product = 0; product < n; product++)
            report_fixture_add_product (&fixture, NULL, 1, 20);
        document = report_fixture_lay_out (&fixture, paper);
        assert_well_placed (document, paper);
    }
}

static void
test_heads_on_each_page (void)
{
    g_autoptr (AmendsReportDocument) document = NULL;
    const GArray *places;
    ReportFixture fixture;
    guint n_again = 0;

    report_fixture_init (&fixture);
    for (guint product = 0; product < 200; product++)
        report_fixture_add_product (&fixture, NULL, 1, 20);
    document = report_fixture_lay_out (&fixture, "a4");
    places = amends_report_document_get_places (document);
    for (guint i = 0; i < places->len; i++)
        n_again += g_array_index (places, AmendsReportPlace, i).again;
    g_assert_cmpuint (n_again, >=, 1);
    g_assert_cmpuint (n_again, <, amends_report_document_get_n_pages (document));
}

static void
test_long_words (gconstpointer paper)
{
    static const char *const TITLES[] = {
        LONG_WORD,
        LONG_WORD " " LONG_WORD " " LONG_WORD " " LONG_WORD,
        "超長商品名稱測試用文字超長商品名稱測試用文字超長商品名稱測試用文字超長商品名稱測試用文字",
        "line\nend\ttab \342\200\256 turned around",
        "<b>& no markup",
        " ",
    };
    g_autoptr (AmendsReportDocument) document = NULL;
    g_autoptr (GArray) pieces = NULL;
    ReportFixture fixture;

    report_fixture_init (&fixture);
    report_fixture_fill_feedback (&fixture);
    fixture.scope.brand = LONG_WORD " " LONG_WORD;
    fixture.scope.marketplace = "SE";
    for (guint i = 0; i < G_N_ELEMENTS (TITLES); i++)
        report_fixture_add_product (&fixture, TITLES[i], 1000000, 123456789);
    document = report_fixture_lay_out (&fixture, paper);
    assert_well_placed (document, paper);
    /* A row is never taller than its two lines, in whatever script. */
    pieces = amends_report_document_get_pieces (document);
    for (guint i = 0; i < pieces->len; i++)
        if (g_array_index (pieces, AmendsReportPiece, i).head >= 0)
            g_assert_cmpfloat (g_array_index (pieces, AmendsReportPiece, i).height, <, 48);
}

/* Returns: how many of a page's pixels in the given part are not white */
static guint
count_ink (const AmendsReportDocument *document, guint page, int x, int y, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
    cairo_t *cr = cairo_create (surface);
    int stride = cairo_image_surface_get_stride (surface);
    guint n = 0;

    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_paint (cr);
    amends_report_document_draw (document, cr, page);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_flush (surface);
    for (int row = y; row < y + height; row++)
        for (int column = x; column < x + width; column++) {
            const unsigned char *pixel = cairo_image_surface_get_data (surface) + row * stride + column * 4;

            n += pixel[0] < 250 || pixel[1] < 250 || pixel[2] < 250;
        }
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
    return n;
}

/* The margins hold header and footer; beside the text there is nothing. */
static void
test_margins_are_free (void)
{
    g_autoptr (AmendsReportDocument) document = NULL;
    ReportFixture fixture;

    report_fixture_init (&fixture);
    report_fixture_fill_feedback (&fixture);
    for (guint product = 0; product < 60; product++)
        report_fixture_add_product (&fixture, LONG_WORD " " LONG_WORD, 1000, 2000000);
    document = report_fixture_lay_out (&fixture, "a4");
    for (guint page = 0; page < amends_report_document_get_n_pages (document); page++) {
        g_assert_cmpuint (count_ink (document, page, 0, 0, 50, 842), ==, 0);
        g_assert_cmpuint (count_ink (document, page, 596 - 50, 0, 50, 842), ==, 0);
        g_assert_cmpuint (count_ink (document, page, 54, 60, 487, 700), >, 1000);
        /* a page's number */
        g_assert_cmpuint (count_ink (document, page, 400, 790, 142, 30), >, 20);
    }
}

static void
test_paper (void)
{
    AmendsReportPaper paper;

    g_assert_true (amends_report_paper_get ("A4", &paper));
    g_assert_cmpfloat_with_epsilon (paper.width * 25.4 / 72, 210, 0.1);
    g_assert_cmpfloat_with_epsilon (paper.height * 25.4 / 72, 297, 0.1);
    g_assert_true (amends_report_paper_get ("letter", &paper));
    g_assert_cmpfloat_with_epsilon (paper.width / 72, 8.5, 0.01);
    g_assert_false (amends_report_paper_get ("a5", &paper));
    amends_report_paper_widen (&paper, 80, 10, 100, 0);
    g_assert_cmpfloat (paper.left, ==, 80);
    g_assert_cmpfloat (paper.right, ==, 54);
    g_assert_cmpfloat (paper.top, >, 100);
}

static void
take_heading (const char *text, guint page, gpointer user_data)
{
    g_string_append_printf (user_data, "%s%s", ((GString *) user_data)->len > 0 ? "|" : "", text);
    g_assert_cmpuint (page, <, 20);
}

static void
test_headings (void)
{
    g_autoptr (AmendsReportDocument) document = NULL;
    g_autoptr (GString) headings = g_string_new (NULL);
    ReportFixture fixture;

    report_fixture_init (&fixture);
    report_fixture_fill_feedback (&fixture);
    report_fixture_add_product (&fixture, NULL, 2, 3);
    document = report_fixture_lay_out (&fixture, "a4");
    amends_report_document_each_heading (document, take_heading, headings);
    g_assert_cmpstr (headings->str, ==,
                     "Overview|Seller Rating on 22 November 2026|Product Reviews|"
                     "Products That Customers Criticise Most|What Was Done");
    g_assert_cmpstr (amends_report_document_get_title (document), ==,
                     "Reviews and Seller Feedback, 25 August 2026 to 22 November 2026");
}

static void
add_steps (AmendsReportSource *source)
{
    static const AmendsSolutionDone STEPS[] = {
        { .cause = AMENDS_CAUSE_QUALITY, .solution = "no-such-solution", .done_at = REPORT_FIRST * 86400 },
        { .cause = AMENDS_CAUSE_SLOW_DELIVERY, .solution = "another", .done_at = REPORT_LAST * 86400 },
    };
    const AmendsEffectSide before = { 1000, 100 }, after = { 1000, 10 };

    for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++) {
        g_autoptr (AmendsSolutionDone) done = amends_solution_done_new (&STEPS[i]);
        AmendsReportSolution *solution = amends_report_source_add (source, done);

        g_assert_cmpint (solution->effect.verdict, ==, AMENDS_EFFECT_TOO_EARLY);
        if (i == 0)
            solution->effect = amends_cause_effect_measure (before, after);
    }
}

/* Causes have a section as soon as somebody is unhappy, and each that is known has a row; so has each step. */
static void
test_causes (void)
{
    guint n_pieces[3];

    for (guint round = 0; round < G_N_ELEMENTS (n_pieces); round++) {
        g_autoptr (AmendsReportDocument) document = NULL;
        g_autoptr (GString) headings = g_string_new (NULL);
        g_autoptr (GArray) pieces = NULL;
        ReportFixture fixture;

        report_fixture_init (&fixture);
        fixture.source.causes.reviews.n_low = 9;
        if (round > 0) {
            fixture.source.causes.reviews.n_explained = 8;
            fixture.source.causes.reviews.causes[AMENDS_CAUSE_QUALITY] = 7;
            fixture.source.causes.feedback.causes[AMENDS_CAUSE_SLOW_DELIVERY] = 3;
        }
        if (round > 1)
            add_steps (&fixture.source);
        document = report_fixture_lay_out (&fixture, "a4");
        assert_well_placed (document, "a4");
        amends_report_document_each_heading (document, take_heading, headings);
        g_assert_nonnull (strstr (headings->str, "Why Customers Are Unhappy"));
        pieces = amends_report_document_get_pieces (document);
        n_pieces[round] = pieces->len;
    }
    /* heads and two causes; then a title, heads and two steps instead of the sentence that nothing was done */
    g_assert_cmpuint (n_pieces[1], ==, n_pieces[0] + 3);
    g_assert_cmpuint (n_pieces[2], ==, n_pieces[1] + 3);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/document/nothing", test_nothing);
    g_test_add_data_func ("/document/pages/a4", "a4", test_pages);
    g_test_add_data_func ("/document/pages/letter", "letter", test_pages);
    g_test_add_func ("/document/heads-on-each-page", test_heads_on_each_page);
    g_test_add_data_func ("/document/notes-stay-with-their-tables", "a4", test_notes_stay_with_their_tables);
    g_test_add_data_func ("/document/long-words/a4", "a4", test_long_words);
    g_test_add_data_func ("/document/long-words/letter", "letter", test_long_words);
    g_test_add_func ("/document/margins-are-free", test_margins_are_free);
    g_test_add_func ("/document/paper", test_paper);
    g_test_add_func ("/document/headings", test_headings);
    g_test_add_func ("/document/causes", test_causes);
    return g_test_run ();
}
