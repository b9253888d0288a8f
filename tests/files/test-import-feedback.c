/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "files-test.h"

/* Reports that marketplaces offer sellers: columns by position, short dates, and as many encodings as countries. All rows are invented. */

#define DAY ((gint64) 86400)
#define MARCH_FOURTH ((gint64) 1709510400) /* 2024-03-04 */

static const AmendsFeedback *
get_feedback (AmendsBatch *batch, guint i)
{
    g_assert_cmpuint (batch->feedback->len, >, i);
    return batch->feedback->pdata[i];
}

static AmendsBatch *
import_bytes (FilesFixture *fixture, const char *name, const char *text, const char *encoding)
{
    g_autoptr (GFile) file = files_fixture_write_as (fixture, name, text, encoding, "", 0);

    return files_import (file);
}

#define US_HEADER "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n"

static void
test_report (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsBatch) batch = import_bytes (
        fixture, "amazon.com.txt",
        US_HEADER "3/4/24\t1\tNever arrived.\tWe are sorry.\t702-1234567-1234567\tabc@marketplace.example\n"
                  "3/14/24\t3\t\"Late, but \"\"fine\"\"\"\t\t702-1234567-1234568\t\n",
        "UTF-8");
    const AmendsFeedback *first, *second;

    for (guint i = 0; i < batch->rejections->len; i++)
        g_test_message ("%s", files_batch_get_rejection (batch, i)->reason);
    g_assert_cmpuint (batch->n_read, ==, 2);
    g_assert_cmpuint (batch->reviews->len, ==, 0);
    g_assert_cmpuint (batch->rejections->len, ==, 0);
    first = get_feedback (batch, 0);
    second = get_feedback (batch, 1);
    g_assert_cmpint (batch->coverage, ==, AMENDS_COVERAGE_PARTIAL);
    g_assert_cmpstr (first->external_id, ==, "702-1234567-1234567");
    g_assert_cmpstr (first->order_id, ==, "702-1234567-1234567");
    g_assert_cmpstr (first->marketplace, ==, "US");
    g_assert_cmpint (first->stars, ==, 1);
    g_assert_cmpstr (first->text, ==, "Never arrived.");
    g_assert_cmpstr (first->response, ==, "We are sorry.");
    g_assert_cmpstr (first->author, ==, "abc@marketplace.example");
    g_assert_cmpint (first->published_at, ==, MARCH_FOURTH);
    g_assert_cmpint (first->by_marketplace, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpstr (second->text, ==, "Late, but \"fine\"");
    g_assert_null (second->response);
    g_assert_null (second->author);
    g_assert_cmpint (second->published_at, ==, MARCH_FOURTH + 10 * DAY);
}

/* Each marketplace's words, encoding and way to write the fourth of March. */
static void
test_every_place (void)
{
    static const struct {
        const char *name, *encoding, *header, *date, *text;
    } CASES[] = {
        { "amazon.com.txt", "WINDOWS-1252", "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email", "3/4/24",
          "Café cup came late" },
        { "amazon.co.uk.txt", "WINDOWS-1252", "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email", "4/3/24",
          "Naïve of me to trust “next day” – it took a week" },
        { "amazon.ca.txt", "WINDOWS-1252", "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email", "4/3/24",
          "Trop tard, très déçu" },
        { "amazon.de.txt", "WINDOWS-1252",
          "Datum\tBewertung\tKommentare\tIhre Antwort\tBestellnummer\tE-Mail des Bewertenden", "4.3.24",
          "Verspätet und beschädigt, außerdem unhöflich" },
        { "amazon.de.txt", "UTF-8", "Datum\tBewertung\tKommentare\tIhre Antwort\tBestellnummer\tE-Mail", "04.03.2024",
          "Größe falsch" },
        { "amazon.fr.txt", "WINDOWS-1252", "Date\tÉvaluation\tCommentaires\tVotre réponse\tNuméro de commande\tE-mail",
          "4/3/24", "Livré trop tard, boîte abîmée" },
        { "amazon.it.txt", "ISO-8859-1", "Data\tGiudizio\tCommenti\tLa tua risposta\tNumero ordine\tE-mail", "4/3/24",
          "È arrivato già rotto" },
        { "amazon.es.txt", "ISO-8859-1", "Fecha\tPuntos\tComentarios\tSu respuesta\tPedido\tCorreo", "4/3/24",
          "Llegó después de la fecha, qué lástima" },
        { "amazon.nl.txt", "WINDOWS-1252", "Datum\tCijfer\tOpmerkingen\tUw reactie\tBestelling\tE-mail", "4/3/24",
          "Te laat, ’s avonds nog gebeld – niets" },
        { "amazon.pl.txt", "UTF-8", "Data\tOcena\tKomentarze\tTwoja odpowiedź\tNumer zamówienia\tE-mail", "4/3/24",
          "Przesyłka spóźniona, źle zapakowana" },
        { "amazon.se.txt", "UTF-8", "Datum\tBetyg\tKommentarer\tDitt svar\tOrdernummer\tE-post", "2024-03-04",
          "Kom för sent, trasig låda" },
        { "amazon.se.txt", "WINDOWS-1252", "Datum\tBetyg\tKommentarer\tDitt svar\tOrdernummer\tE-post", "2024-03-04",
          "Kom för sent, trasig låda" },
        { "amazon.co.jp.txt", "CP932", "日付\t評価\tコメント\tあなたの返信\t注文番号\tメール", "24/3/4",
          "届くのが遅く、箱がつぶれていました。" },
        { "amazon.co.jp.txt", "UTF-8", "日付\t評価\tコメント\tあなたの返信\t注文番号\tメール", "24/3/4",
          "届くのが遅く、箱がつぶれていました。" },
        { "amazon.com.tr.txt", "UTF-8", "Tarih\tPuan\tYorum\tYanıtınız\tSipariş\tE-posta", "4/3/24", "Çok geç geldi" },
        { "amazon.com.au.txt", "UTF-8", "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email", "4/3/24",
          "Late – twice" },
        { "amazon.se.txt", "UTF-16LE", "Datum\tBetyg\tKommentarer\tDitt svar\tOrdernummer\tE-post", "2024-03-04",
          "Fel färg på skärmen" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autofree char *text = g_strdup_printf (
            "%s\n%s\t2\t%s\t\t302-7654321-7654321\tx1@marketplace.example\n%s\t1\t%s!\t\t302-7654321-7654322\t\n",
            CASES[i].header, CASES[i].date, CASES[i].text, CASES[i].date, CASES[i].text);
        gboolean utf16 = g_str_equal (CASES[i].encoding, "UTF-16LE");
        g_autoptr (GFile) file =
            files_fixture_write_as (fixture, CASES[i].name, text, CASES[i].encoding, "\xff\xfe", utf16 ? 2 : 0);
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsImportPlan) plan = files_probe (file, &error);
        g_autoptr (AmendsBatch) batch = files_import (file);
        const AmendsFeedback *feedback = get_feedback (batch, 0);

        g_test_message ("%s in %s", CASES[i].name, CASES[i].encoding);
        g_assert_no_error (error);
        g_assert_cmpint (amends_import_plan_get_subject (plan), ==, AMENDS_IMPORT_FEEDBACK);
        g_assert_cmpuint (batch->feedback->len, ==, 2);
        g_assert_cmpstr (feedback->text, ==, CASES[i].text);
        g_assert_cmpint (feedback->published_at, ==, MARCH_FOURTH);
        g_assert_cmpint (feedback->stars, ==, 2);
        g_assert_cmpstr (feedback->order_id, ==, "302-7654321-7654321");
        g_assert_cmpint (batch->coverage, ==, AMENDS_COVERAGE_PARTIAL);
    }
}

/* Where the year has two digits and comes first, a day above twelve does not make the year one. */
static void
test_years_first (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsBatch) batch = import_bytes (
        fixture, "amazon.co.jp.txt",
        "24/3/14\t2\tLate\t\t302-7654321-7654321\t\n24/12/31\t1\tLate\t\t302-7654321-7654322\t\n", "UTF-8");

    g_assert_cmpint (get_feedback (batch, 0)->published_at, ==, MARCH_FOURTH + 10 * DAY);
    g_assert_cmpint (get_feedback (batch, 1)->published_at, ==, MARCH_FOURTH + 302 * DAY);
}

/* In a file whose name says nothing, a day of one digit at the end says it. */
static void
test_years_first_by_proof (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsBatch) batch =
        import_bytes (fixture, "report.txt",
                      "日付\t評価\tコメント\t返信\t注文番号\tメール\n"
                      "24/3/14\t2\tLate\t\t302-7654321-7654321\t\n24/3/4\t1\tLate\t\t302-7654321-7654322\t\n",
                      "UTF-8");

    g_assert_cmpint (get_feedback (batch, 0)->published_at, ==, MARCH_FOURTH + 10 * DAY);
    g_assert_cmpint (get_feedback (batch, 1)->published_at, ==, MARCH_FOURTH);
}

/* A comment that opens a quotation and never closes it takes no other customer's row with it, even if a later one closes one. */
static void
test_an_open_quotation_keeps_to_its_row (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsBatch) batch =
        import_bytes (fixture, "amazon.co.uk.txt",
                      US_HEADER "4/3/24\t2\t\"Arrives tomorrow, they said\t\t302-7654321-7654321\t \r\n"
                                "5/3/24\t1\tLate\t\t302-7654321-7654322\t\r\n"
                                "6/3/24\t3\tThey call this \"new\"\t\t302-7654321-7654323\t\r\n"
                                "7/3/24\t3\t\"Two\r\nlines\"\t\t302-7654321-7654324\t\r\n",
                      "UTF-8");

    g_assert_cmpuint (batch->rejections->len, ==, 0);
    g_assert_cmpuint (batch->feedback->len, ==, 4);
    g_assert_cmpstr (get_feedback (batch, 0)->text, ==, "\"Arrives tomorrow, they said");
    g_assert_cmpstr (get_feedback (batch, 0)->order_id, ==, "302-7654321-7654321");
    g_assert_cmpstr (get_feedback (batch, 1)->text, ==, "Late");
    g_assert_cmpstr (get_feedback (batch, 2)->text, ==, "They call this \"new\"");
    g_assert_nonnull (strstr (get_feedback (batch, 3)->text, "Two"));
    g_assert_nonnull (strstr (get_feedback (batch, 3)->text, "lines"));
}

/* What older reports hold besides, and what stands where it always stands. */
static void
test_by_position (void)
{
    static const char *const FILES[] = {
        /* Ten columns. */
        ("Date\tRating\tComments\tYour Response\tArrived on Time\tItem as Described\tCustomer Service\tOrder ID\tRater "
         "Email\tRater Role\n4/3/24\t2\tLate\tSorry\tNo\tYes\tGood\t302-7654321-7654321\tx@example.com\tBuyer\n"),
        /* No e-mail. */
        "Datum\tBewertung\tText\tAntwort\tBestellung\n4/3/24\t2\tLate\tSorry\t302-7654321-7654321\n",
        /* No header at all. */
        "4/3/24\t2\tLate\tSorry\t302-7654321-7654321\tx@example.com\n",
        /* Words that nobody knows. */
        "Kuupäev\tHinnang\tKommentaar\tVastus\tTellimus\tPost\n4/3/24\t2\tLate\tSorry\t302-7654321-7654321\tx@example.com\n",
    };

    for (guint i = 0; i < G_N_ELEMENTS (FILES); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autoptr (AmendsBatch) batch = import_bytes (fixture, "amazon.de.txt", FILES[i], "UTF-8");
        const AmendsFeedback *feedback = get_feedback (batch, 0);

        g_test_message ("file %u", i);
        g_assert_cmpuint (batch->n_read, ==, 1);
        g_assert_cmpstr (feedback->text, ==, "Late");
        g_assert_cmpstr (feedback->response, ==, "Sorry");
        g_assert_cmpint (feedback->stars, ==, 2);
        g_assert_cmpstr (feedback->order_id, ==, "302-7654321-7654321");
        g_assert_cmpint (feedback->published_at, ==, MARCH_FOURTH);
        g_assert_cmpint (batch->coverage, ==, AMENDS_COVERAGE_PARTIAL);
    }
}

/* A list of one's own, by its header, with all stars; an order's number may look as it likes. */
static void
test_by_header (void)
{
    static const char *const FILES[] = {
        "Date,Rating,Comments,Your Response,Order ID\n2024-03-04,5,\"Fast, thanks\",,A-17\n2024-03-05,1,Late,Sorry,A-18\n",
        "Datum;Betyg;Kommentarer;Ditt svar;Ordernummer\n2024-03-04;5;Fast, thanks;;A-17\n2024-03-05;1;Late;Sorry;A-18\n",
    };

    for (guint i = 0; i < G_N_ELEMENTS (FILES); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autoptr (AmendsBatch) batch = import_bytes (fixture, "feedback.csv", FILES[i], "UTF-8");

        g_assert_cmpuint (batch->feedback->len, ==, 2);
        g_assert_cmpint (batch->coverage, ==, AMENDS_COVERAGE_UNKNOWN);
        g_assert_cmpstr (get_feedback (batch, 0)->text, ==, "Fast, thanks");
        g_assert_cmpint (get_feedback (batch, 0)->stars, ==, 5);
        g_assert_cmpstr (get_feedback (batch, 0)->marketplace, ==, "");
        g_assert_cmpstr (get_feedback (batch, 1)->external_id, ==, "A-18");
        g_assert_cmpstr (get_feedback (batch, 1)->response, ==, "Sorry");
    }
}

/* A report with happy customers in it is no report of unhappy ones only. */
static void
test_whole_by_position (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsBatch) batch =
        import_bytes (fixture, "amazon.de.txt",
                      "4/3/24\t2\tLate\t\t302-7654321-7654321\t\n4/3/24\t5\tFast\t\t302-7654321-7654322\t\n", "UTF-8");

    g_assert_cmpuint (batch->feedback->len, ==, 2);
    g_assert_cmpint (batch->coverage, ==, AMENDS_COVERAGE_UNKNOWN);
}

/* Reviews that name an order are reviews all the same. */
static void
test_reviews_stay_reviews (void)
{
    static const char *const FILES[] = {
        "date,stars,title,body,reply,order id\n2024-03-04,2,Broken,It broke,Sorry,302-7654321-7654321\n",
        "date\trating\treview text\tproduct\torder\n2024-03-04\t2\tIt broke in a week\tB0C7KQ2N4M\t302-7654321-7654321\n",
        "date,rating,comment\n2024-03-04,2,It broke in a week\n",
    };

    for (guint i = 0; i < G_N_ELEMENTS (FILES); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autoptr (AmendsBatch) batch = import_bytes (fixture, "reviews.csv", FILES[i], "UTF-8");

        g_test_message ("file %u", i);
        g_assert_cmpuint (batch->reviews->len, ==, 1);
        g_assert_cmpuint (batch->feedback->len, ==, 0);
    }
}

/* Without an order the row's own content is its id, the same each time. */
static void
test_ids (void)
{
    static const char TEXT[] =
        "Date,Rating,Comments,Your Response,Order ID\n2024-03-04,2,Late,,\n2024-03-04,2,Later,,\n";
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsBatch) first = import_bytes (fixture, "feedback.csv", TEXT, "UTF-8");
    g_autoptr (AmendsBatch) second = import_bytes (fixture, "again.csv", TEXT, "UTF-8");

    g_assert_cmpuint (first->feedback->len, ==, 2);
    g_assert_cmpstr (get_feedback (first, 0)->external_id, !=, get_feedback (first, 1)->external_id);
    g_assert_cmpstr (get_feedback (first, 0)->external_id, ==, get_feedback (second, 0)->external_id);
    g_assert_cmpstr (get_feedback (first, 1)->external_id, ==, get_feedback (second, 1)->external_id);
}

static void
test_bad_rows (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsBatch) batch =
        import_bytes (fixture, "amazon.de.txt",
                      "Date,Rating,Comments,Your Response,Order ID\n2024-03-04,2,Late,,A-1\n2024-03-04,0,Late,,A-2\n"
                      "2024-02-30,2,Late,,A-3\n2024-03-04,,Late,,A-4\n2024-03-04,1,Late,,A-5\n",
                      "UTF-8");

    g_assert_cmpuint (batch->feedback->len, ==, 2);
    g_assert_cmpuint (batch->rejections->len, ==, 3);
    g_assert_cmpuint (batch->n_read, ==, 5);
    g_assert_cmpuint (files_batch_get_rejection (batch, 0)->line, ==, 3);
}

static void
test_preview (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file =
        files_fixture_write (fixture, "x.txt", US_HEADER "3/4/24\t1\tLate\t\t702-1234567-1234567\t\n", -1);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsImportPlan) plan = files_probe (file, &error);
    g_autoptr (AmendsBatch) preview = NULL;
    g_autofree char *saved = NULL;

    g_assert_no_error (error);
    preview = amends_import_plan_preview (plan);
    g_assert_cmpuint (preview->feedback->len, ==, 1);
    g_assert_cmpint (amends_import_plan_get_field (plan, 3), ==, AMENDS_FIELD_RESPONSE);
    saved = amends_import_plan_save_mapping (plan);
    g_assert_true (amends_import_plan_apply_mapping (plan, saved));
    g_assert_cmpint (amends_import_plan_get_field (plan, 3), ==, AMENDS_FIELD_RESPONSE);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/files/import-feedback/report", test_report);
    g_test_add_func ("/files/import-feedback/every-place", test_every_place);
    g_test_add_func ("/files/import-feedback/years-first", test_years_first);
    g_test_add_func ("/import-feedback/years-first-by-proof", test_years_first_by_proof);
    g_test_add_func ("/import-feedback/an-open-quotation-keeps-to-its-row", test_an_open_quotation_keeps_to_its_row);
    g_test_add_func ("/files/import-feedback/by-position", test_by_position);
    g_test_add_func ("/files/import-feedback/by-header", test_by_header);
    g_test_add_func ("/files/import-feedback/whole-by-position", test_whole_by_position);
    g_test_add_func ("/files/import-feedback/reviews-stay-reviews", test_reviews_stay_reviews);
    g_test_add_func ("/files/import-feedback/ids", test_ids);
    g_test_add_func ("/files/import-feedback/bad-rows", test_bad_rows);
    g_test_add_func ("/files/import-feedback/preview", test_preview);
    return g_test_run ();
}
