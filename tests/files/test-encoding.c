/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-encoding.h"

#include <string.h>

static const char SWEDISH[] = "Datum;Betyg;Recension\n2024-01-15;2;Går sönder på en vecka, tråkigt nog. Köp inte.\n";
static const char GERMAN[] =
    "Datum;Sterne;Bewertung\n2024-01-15;5;Schönes Gerät, genügt völlig für unterwegs – „sehr gut“.\n";
static const char POLISH[] =
    "Data;Ocena;Treść opinii\n2024-01-15;1;Zepsuło się po tygodniu, bardzo źle wykończone. Żałuję.\n";
static const char JAPANESE[] =
    "日付,星評価,タイトル,本文\n2024/01/15,2,すぐに壊れました,一週間で動かなくなりました。残念です。\n";
static const char SIMPLIFIED[] =
    "日期,评分,标题,评论内容\n2024-01-15,1,质量很差,用了一个星期就坏了，客服也没有回复，不推荐购买。\n";
static const char TRADITIONAL[] =
    "日期,評分,標題,評論內容\n2024-01-15,1,品質很差,用了一個星期就壞了，客服也沒有回覆，不推薦購買。\n";
/* In windows-1250 the signs of money, questions and measures are letters: Ł, ż, ł, ş. */
static const char POUNDS[] = "Date,Rating,Review\n3/4/25,1,\"Took weeks and £5 gone\"\n";
static const char QUOTED_POUNDS[] = "Date,Rating,Review\n3/4/25,1,Took weeks – “never again”, £5 gone…\n";
static const char POUNDS_BEHIND[] = "Date,Rating,Review\n3/4/25,1,Paid 20£. Broken.\n";
static const char SPANISH[] =
    "Fecha,Puntuación,Opinión\n3/4/25,1,¿Por qué no llegó? ¡Nunca más! Es el nº 5, de 30 cm³.\n";
static const char QUESTION[] = "Fecha,Puntos,Texto\n3/4/25,1,¿Llega o no llega?\n";
/* Their few marks make one Chinese character each with the letter behind, and ł is the sign ³. */
static const char SHORT_GERMAN[] = "Datum\tBewertung\tKommentare\n3.4.25\t1\tmehr Stück eingestellt, als es gibt\n";
static const char SHORT_POLISH[] = "Data\tOcena\tKomentarze\n3/4/25\t1\tpuste półki, puste obietnice\n";
static const char SHORTER_POLISH[] = "Data\tOcena\tKomentarze\n3/4/25\t1\tpieszo byłoby prędzej\n";
/* Some of their bytes happen to be UTF-8. */
static const char SHORT_JAPANESE[] = "日付\t評価\tコメント\n25/3/4\t1\tページでは数十個、倉庫では一つもなし。\n";
static const char SHORT_TRADITIONAL[] = "日期\t評分\t評論\n25/3/4\t1\t空空的貨架空空的承諾\n";
/* Kana have the same bytes in the encodings of Chinese. */
static const char PLAIN_JAPANESE[] = "Date\tRating\tComments\n3/4/25\t1\t返品が複雑\n";
static const char PLAIN_KANA[] = "Date\tRating\tComments\n3/4/25\t1\t切れない\n";
/* Each mark is a letter of another language as well, ê, æ, ñ or œ, but stands where that one never has it; pairs are Polish only. */
static const char POLISH_E[] = "Data\tOcena\tKomentarze\n3/4/25\t1\tprzegrzewa się\n";
static const char POLISH_E_INSIDE[] = "Data\tOcena\tKomentarze\n3/4/25\t1\tNa zdjęciu USB-C, w kablu stara wtyczka.\n";
static const char POLISH_C[] = "Data\tOcena\tKomentarze\n3/4/25\t1\tNie ma co pisać.\n";
static const char POLISH_N[] = "Data\tOcena\tKomentarze\n3/4/25\t1\todbiór do końca\n";
static const char POLISH_S[] = "Data\tOcena\tKomentarze\n3/4/25\t1\tbez śrubek\n";
static const char POLISH_PAIR[] = "Data\tOcena\tKomentarze\n3/4/25\t1\tnie pasuje na moje łóżko\n";
static const char FRENCH[] = "Date\tNote\tAvis\n3/4/25\t1\tla fenêtre ne tient pas, des nœuds, même un œuf\n";
static const char PORTUGUESE[] = "Data\tNota\tTexto\n3/4/25\t1\tum português com muita experiência, o bebê gosta\n";
static const char PORTUGUESE_END[] = "Data\tNota\tTexto\n3/4/25\t1\tvoltou porquê\n";
static const char DANISH[] = "Dato\tStjerner\tTekst\n3/4/25\t1\tet knæ af træ, uægte og for lille\n";
static const char SHORT_SPANISH[] = "Fecha\tPuntos\tTexto\n3/4/25\t1\tdos niños y un año\n";
static const char CYRILLIC[] =
    "дата;оценка;текст\n2024-01-15;5;Отличный товар, всем рекомендую, доставка быстрая и упаковка хорошая.\n";

static void
test_detects (void)
{
    static const struct {
        const char *text;
        const char *encoding; /* written as */
        const char *expected;
        guint times;
    } CASES[] = {
        { "plain ASCII,5\n", "UTF-8", "UTF-8", 1 },
        { SWEDISH, "UTF-8", "UTF-8", 1 },
        { SWEDISH, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { SWEDISH, "WINDOWS-1252", "WINDOWS-1252", 500 },
        { GERMAN, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { POUNDS, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { POUNDS, "WINDOWS-1252", "WINDOWS-1252", 300 },
        { QUOTED_POUNDS, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { QUOTED_POUNDS, "WINDOWS-1252", "WINDOWS-1252", 300 },
        { POUNDS_BEHIND, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { SPANISH, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { QUESTION, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { SHORT_GERMAN, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { SHORT_POLISH, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { SHORTER_POLISH, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { SHORT_JAPANESE, "CP932", "CP932", 1 },
        { SHORT_TRADITIONAL, "BIG5", "BIG5", 1 },
        { PLAIN_JAPANESE, "EUC-JP", "EUC-JP", 1 },
        { PLAIN_KANA, "EUC-JP", "EUC-JP", 1 },
        { POLISH_E, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { POLISH_E_INSIDE, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { POLISH_C, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { POLISH_N, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { POLISH_S, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { POLISH_PAIR, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { FRENCH, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { PORTUGUESE, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { PORTUGUESE_END, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { DANISH, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { SHORT_SPANISH, "WINDOWS-1252", "WINDOWS-1252", 1 },
        { POLISH, "WINDOWS-1250", "WINDOWS-1250", 1 },
        { POLISH, "WINDOWS-1250", "WINDOWS-1250", 300 },
        { JAPANESE, "CP932", "CP932", 1 },
        { JAPANESE, "CP932", "CP932", 300 },
        { JAPANESE, "EUC-JP", "EUC-JP", 1 },
        { JAPANESE, "EUC-JP", "EUC-JP", 300 },
        { SIMPLIFIED, "GB18030", "GB18030", 1 },
        { SIMPLIFIED, "GB18030", "GB18030", 300 },
        { TRADITIONAL, "BIG5", "BIG5", 1 },
        { TRADITIONAL, "BIG5", "BIG5", 300 },
        { SWEDISH, "UTF-16LE", "UTF-16LE", 1 },
        { SWEDISH, "UTF-16BE", "UTF-16BE", 1 },
        { JAPANESE, "UTF-16LE", "UTF-16LE", 3 },
        { CYRILLIC, "WINDOWS-1251", "WINDOWS-1251", 20 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree char *bytes = NULL;
        gsize length;

        for (guint n = 0; n < CASES[i].times; n++)
            g_string_append (text, CASES[i].text);
        bytes = g_convert (text->str, (gssize) text->len, CASES[i].encoding, "UTF-8", NULL, &length, NULL);
        g_assert_nonnull (bytes);
        g_test_message ("%u: %s", i, CASES[i].encoding);
        g_assert_cmpstr (amends_encoding_detect ((const guint8 *) bytes, length), ==, CASES[i].expected);
    }
}

static void
test_marks (void)
{
    static const struct {
        const char *bytes;
        gsize length;
        const char *encoding;
        gsize mark;
    } CASES[] = {
        { "\xef\xbb\xbfstars", 8, "UTF-8", 3 },
        { "\xff\xfes\0t\0", 6, "UTF-16LE", 2 },
        { "\xfe\xff\0s\0t", 6, "UTF-16BE", 2 },
        { "\xff\xfe\0\0s\0\0\0", 8, "UTF-32LE", 4 },
        { "\0\0\xfe\xff\0\0\0s", 8, "UTF-32BE", 4 },
        { "stars", 5, "UTF-8", 0 },
        { "", 0, "UTF-8", 0 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const guint8 *bytes = (const guint8 *) CASES[i].bytes;

        g_assert_cmpstr (amends_encoding_detect (bytes, CASES[i].length), ==, CASES[i].encoding);
        g_assert_cmpuint (amends_encoding_get_bom_length (CASES[i].encoding, bytes, CASES[i].length), ==,
                          CASES[i].mark);
    }
}

/* A file of UTF-8 stays one although somebody pasted lines from elsewhere, and although the sample cuts a character. */
static void
test_mixed_is_utf8 (void)
{
    static const char MIXED[] = "Går sönder\nG\xe5r s\xf6nder\nFärdig åäö\n";

    g_assert_cmpstr (amends_encoding_detect ((const guint8 *) MIXED, strlen (MIXED)), ==, "UTF-8");
    g_assert_cmpstr (amends_encoding_detect ((const guint8 *) "G\xc3\xa5r \xe2\x82", 7), ==, "UTF-8");
}

static void
test_names (void)
{
    static const struct {
        const char *name;
        const char *expected;
    } CASES[] = {
        { "utf8", "UTF-8" },
        { "Cp1252", "WINDOWS-1252" },
        { "windows-31j", "CP932" },
        { "Shift_JIS", "CP932" },
        { "ISO-8859-1", "WINDOWS-1252" },
        { "gb2312", "GB18030" },
        { "Big5", "BIG5" },
        { "utf-16", "UTF-16LE" },
        { "iso-8859-2", "ISO-8859-2" },
        { "no such encoding", NULL },
        { "", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *name = amends_encoding_normalize (CASES[i].name);

        g_assert_cmpstr (name, ==, CASES[i].expected);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/encoding/detects", test_detects);
    g_test_add_func ("/encoding/marks", test_marks);
    g_test_add_func ("/encoding/mixed-is-utf8", test_mixed_is_utf8);
    g_test_add_func ("/encoding/names", test_names);
    return g_test_run ();
}
