/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-date-words.h"

#include <string.h>

/* English, Swedish, German, Polish, French, Italian, Spanish, Dutch, Portuguese; each name and its usual short forms. */
static const char *const MONTHS[12] = {
    " january jan januari januar jänner stycznia styczeń sty janvier janv gennaio gen enero ene janeiro ",
    " february feb februari februar lutego luty lut février févr fév fevrier febbraio febrero fevereiro fev ",
    " march mar mars märz mrz marca marzec marzo maart mrt março marco maerz ",
    " april apr kwietnia kwiecień kwi avril avr aprile abril abr ",
    " may maj mai maja maggio mag mayo mei maio ",
    " june jun juni czerwca czerwiec cze juin giugno giu junio junho ",
    " july jul juli lipca lipiec lip juillet juil luglio lug julio julho ",
    " august aug augusti sierpnia sierpień sie août aout agosto ago augustus ",
    " september sep sept września wrzesień wrz septembre settembre set septiembre setiembre setembro ",
    " october oct oktober okt października październik paź octobre ottobre ott octubre outubro out ",
    " november nov listopada listopad lis novembre noviembre novembro ",
    " december dec dezember dez grudnia grudzień gru décembre déc decembre dicembre dic diciembre dezembro ",
};

static const struct {
    const char *word;
    int minutes;
} ZONES[] = {
    { "z", 0 },      { "utc", 0 },    { "gmt", 0 },    { "pst", -480 }, { "pdt", -420 }, { "mst", -420 },
    { "mdt", -360 }, { "cst", -360 }, { "cdt", -300 }, { "est", -300 }, { "edt", -240 }, { "bst", 60 },
    { "cet", 60 },   { "cest", 120 }, { "met", 60 },   { "mest", 120 }, { "mez", 60 },   { "mesz", 120 },
    { "eet", 120 },  { "eest", 180 }, { "jst", 540 },
};

/* Case folded names of the countries, as the sites write them in "Reviewed in …" sentences; longer ones before those they contain. */
static const struct {
    const char *names; /* separated by | */
    const char *code;
} COUNTRIES[] = {
    { "united states|förenta staterna|vereinigten staaten|stanach zjednoczonych|états-unis|stati uniti|estados unidos|"
      "verenigde staten|アメリカ合衆国|アメリカ|美国|美國|the us |in usa|i usa|w usa|den usa|aux usa",
      "US" },
    { "united kingdom|storbritannien|vereinigten königreich|vereinigtes königreich|wielkiej brytanii|"
      "zjednoczonym królestwie|royaume-uni|regno unito|reino unido|verenigd koninkrijk|イギリス|英国|英國",
      "UK" },
    { "germany|tyskland|deutschland|niemczech|allemagne|germania|alemania|alemanha|duitsland|ドイツ|德国|德國", "DE" },
    { "france|frankrike|frankreich|francji|francia|frança|frankrijk|フランス|法国|法國", "FR" },
    { "italy|italien|włoszech|italie|italia|itália|italië|イタリア|意大利|義大利", "IT" },
    { "spain|spanien|hiszpanii|espagne|spagna|españa|espanha|spanje|スペイン|西班牙", "ES" },
    { "sweden|sverige|schweden|szwecji|suède|svezia|suecia|suécia|zweden|スウェーデン|瑞典", "SE" },
    { "poland|polen|polsce|pologne|polonia|polônia|ポーランド|波兰|波蘭", "PL" },
    { "netherlands|nederländerna|niederlanden|niederlande|holandii|niderlandach|pays-bas|paesi bassi|países bajos|"
      "nederland|オランダ|荷兰|荷蘭",
      "NL" },
    { "belgium|belgien|belgii|belgique|belgio|bélgica|belgië|ベルギー|比利时|比利時", "BE" },
    { "japan|japonii|japon|giappone|japón|日本", "JP" },
    { "canada|kanada|kanadzie|canadá|カナダ|加拿大", "CA" },
    { "mexico|mexiko|meksyku|mexique|messico|méxico|メキシコ|墨西哥", "MX" },
    { "australia|australien|australii|australie|オーストラリア|澳大利亚|澳洲", "AU" },
    { "brazil|brasilien|brazylii|brésil|brasile|brasil|brazilië|ブラジル|巴西", "BR" },
    { "turkey|türkiye|turkiet|türkei|turcji|turquie|turchia|turquía|turkije|トルコ|土耳其", "TR" },
    { "ireland|irland|irlandii|irlande|irlanda|ierland|アイルランド|爱尔兰|愛爾蘭", "IE" },
    { "india|indien|indiach|inde|インド|印度", "IN" },
    { "singapore|singapur|singapurze|singapour|シンガポール|新加坡", "SG" },
    { "united arab emirates|förenade arabemiraten|vereinigten arabischen emiraten|émirats arabes unis|阿联酋", "AE" },
    { "saudi arabia|saudiarabien|saudi-arabien|arabii saudyjskiej|arabie saoudite|サウジアラビア", "SA" },
    { "egypt|egypten|ägypten|egipcie|égypte|エジプト", "EG" },
    { "south africa|sydafrika|südafrika|南アフリカ|南非", "ZA" },
};

int
amends_date_words_find_month (const char *word)
{
    g_autofree char *key = g_strconcat (" ", word, " ", NULL);

    for (int i = 0; i < 12; i++) {
        if (strstr (MONTHS[i], key) != NULL)
            return i + 1;
    }
    return 0;
}

gboolean
amends_date_words_find_zone (const char *word, int *offset)
{
    for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++) {
        if (g_str_equal (ZONES[i].word, word)) {
            *offset = ZONES[i].minutes * 60;
            return TRUE;
        }
    }
    return FALSE;
}

const AmendsMarketplace *
amends_date_words_find_country (const char *sentence)
{
    for (guint i = 0; i < G_N_ELEMENTS (COUNTRIES); i++) {
        g_auto (GStrv) names = g_strsplit (COUNTRIES[i].names, "|", -1);

        for (guint j = 0; names[j] != NULL; j++) {
            if (strstr (sentence, names[j]) != NULL)
                return amends_marketplace_find (COUNTRIES[i].code);
        }
    }
    return NULL;
}
