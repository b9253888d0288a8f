/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-pdf.h"

#include <string.h>

#include "report-fixture.h"

static AmendsReportDocument *
make_document (AmendsReportPaper *paper)
{
    ReportFixture fixture;

    report_fixture_init (&fixture);
    report_fixture_fill_feedback (&fixture);
    for (guint product = 0; product < 40; product++)
        report_fixture_add_product (&fixture, NULL, 1, 20);
    g_assert_true (amends_report_paper_get ("a4", paper));
    return report_fixture_lay_out (&fixture, "a4");
}

static GBytes *
write_pdf (void)
{
    AmendsReportPaper paper;
    g_autoptr (AmendsReportDocument) document = make_document (&paper);
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autoptr (GError) error = NULL;

    g_assert_true (amends_report_pdf_write (document, &paper, 1763769600, stream, NULL, &error));
    g_assert_no_error (error);
    g_assert_true (g_output_stream_close (stream, NULL, &error));
    return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_is_whole (void)
{
    g_autoptr (GBytes) pdf = write_pdf ();
    gsize size;
    const char *data = g_bytes_get_data (pdf, &size);

    g_assert_cmpuint (size, >, 5000);
    g_assert_cmpmem (data, 5, "%PDF-", 5);
    g_assert_nonnull (g_strrstr_len (data + size - 16, 16, "%%EOF"));
}

/* The same data on the same day makes the same file, to the byte. */
static void
test_is_repeatable (void)
{
    g_autoptr (GBytes) first = write_pdf (), second = write_pdf ();

    g_assert_true (g_bytes_equal (first, second));
}

static void
test_cancelled (void)
{
    AmendsReportPaper paper;
    g_autoptr (AmendsReportDocument) document = make_document (&paper);
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_false (amends_report_pdf_write (document, &paper, 0, stream, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_stream_fails (void)
{
    AmendsReportPaper paper;
    g_autoptr (AmendsReportDocument) document = make_document (&paper);
    char buffer[2000];
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new (buffer, sizeof buffer, NULL, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (amends_report_pdf_write (document, &paper, 0, stream, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* All of a PDF, with what is deflated in it inflated. */
static GString *
inflate_all (GBytes *pdf)
{
    gsize size;
    const char *data = g_bytes_get_data (pdf, &size), *end = data + size, *at = data;
    GString *all = g_string_new_len (data, (gssize) size);
    static const char MARK[] = "\nstream\n";

    while ((at = memmem (at, (gsize) (end - at), MARK, strlen (MARK))) != NULL) {
        g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
        g_autofree char *buffer = g_malloc (4 << 20);
        gsize n_read, n_written;

        at += strlen (MARK);
        if (g_converter_convert (inflater, at, (gsize) (end - at), buffer, 4 << 20, G_CONVERTER_INPUT_AT_END, &n_read,
                                 &n_written, NULL) != G_CONVERTER_ERROR)
            g_string_append_len (all, buffer, (gssize) n_written);
    }
    return all;
}

static guint
count_in (GString *all, const char *what)
{
    guint n = 0;
    const char *at = all->str, *end = all->str + all->len;

    while ((at = memmem (at, (gsize) (end - at), what, strlen (what))) != NULL) {
        at += strlen (what);
        n++;
    }
    return n;
}

/* Headings, tables and figures are told to whoever has the file read aloud. */
static void
test_tags (void)
{
    static const struct {
        const char *tag;
        guint least;
    } TAGS[] = { { "H1", 1 }, { "H2", 4 }, { "H3", 5 }, { "Figure", 3 }, { "Table", 4 }, { "TH", 20 }, { "TD", 200 } };
    g_autoptr (GBytes) pdf = write_pdf ();
    g_autoptr (GString) all = inflate_all (pdf);

    for (guint i = 0; i < G_N_ELEMENTS (TAGS); i++) {
        g_autofree char *structure = g_strdup_printf ("/S /%s\n", TAGS[i].tag);
        guint n = count_in (all, structure);

        g_test_message ("%s: %u", TAGS[i].tag, n);
        g_assert_cmpuint (n, >=, TAGS[i].least);
    }
}

static void
test_properties (void)
{
    g_autoptr (GBytes) pdf = write_pdf ();
    g_autoptr (GString) all = inflate_all (pdf);

    g_assert_cmpuint (count_in (all, "/Title (Reviews and Seller Feedback, 25 August 2026 to 22 November 2026)"), ==,
                      1);
    g_assert_cmpuint (count_in (all, "/CreationDate (20251122"), ==, 1);
    g_assert_cmpuint (count_in (all, "/Author"), ==, 0);
    g_assert_cmpuint (count_in (all, "/Title (Product Reviews)"), ==, 1);
    /* A page is A4. */
    g_assert_cmpuint (count_in (all, "/MediaBox [ 0 0 595.276"), >=, 1);
}

/* Letters are letters: there is a font, and a way back from its shapes to them. */
static void
test_text_is_text (void)
{
    g_autoptr (GBytes) pdf = write_pdf ();
    g_autoptr (GString) all = inflate_all (pdf);

    g_assert_cmpuint (count_in (all, "/ToUnicode"), >=, 1);
    g_assert_cmpuint (count_in (all, "beginbfchar"), >=, 1);
    g_assert_cmpuint (count_in (all, "/Subtype /Type3"), ==, 0);
    g_assert_cmpuint (count_in (all, "/Subtype /Image"), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/pdf/is-whole", test_is_whole);
    g_test_add_func ("/pdf/is-repeatable", test_is_repeatable);
    g_test_add_func ("/pdf/cancelled", test_cancelled);
    g_test_add_func ("/pdf/stream-fails", test_stream_fails);
    g_test_add_func ("/pdf/tags", test_tags);
    g_test_add_func ("/pdf/properties", test_properties);
    g_test_add_func ("/pdf/text-is-text", test_text_is_text);
    return g_test_run ();
}
