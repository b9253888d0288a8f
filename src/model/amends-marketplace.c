/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-marketplace.h"

#include <glib/gi18n-lib.h>

#include "amends-text-match.h"

/*
 * There is no marketplace for Taiwan: buyers there order abroad, so their reviews are in zh-Hant under another code. Language and
 * marketplace are never derived from each other for that reason.
 */
static const AmendsMarketplace MARKETPLACES[] = {
    { "AE", N_ ("United Arab Emirates"), "A2VIGQ35RCS4UG", "www.amazon.ae", "en", "AED" },
    { "AU", N_ ("Australia"), "A39IBJ37TRP1C6", "www.amazon.com.au", "en", "AUD" },
    { "BE", N_ ("Belgium"), "AMEN7PMS3EDWL", "www.amazon.com.be", "fr", "EUR" },
    { "BR", N_ ("Brazil"), "A2Q3Y263D00KWC", "www.amazon.com.br", "pt", "BRL" },
    { "CA", N_ ("Canada"), "A2EUQ1WTGCTBG2", "www.amazon.ca", "en", "CAD" },
    { "DE", N_ ("Germany"), "A1PA6795UKMFR9", "www.amazon.de", "de", "EUR" },
    { "EG", N_ ("Egypt"), "ARBP9OOSHTCHU", "www.amazon.eg", "ar", "EGP" },
    { "ES", N_ ("Spain"), "A1RKKUPIHCS9HS", "www.amazon.es", "es", "EUR" },
    { "FR", N_ ("France"), "A13V1IB3VIYZZH", "www.amazon.fr", "fr", "EUR" },
    { "IE", N_ ("Ireland"), "A28R8C7NBKEWEA", "www.amazon.ie", "en", "EUR" },
    { "IN", N_ ("India"), "A21TJRUUN4KGV", "www.amazon.in", "en", "INR" },
    { "IT", N_ ("Italy"), "APJ6JRA9NG5V4", "www.amazon.it", "it", "EUR" },
    { "JP", N_ ("Japan"), "A1VC38T7YXB528", "www.amazon.co.jp", "ja", "JPY" },
    { "MX", N_ ("Mexico"), "A1AM78C64UM0Y8", "www.amazon.com.mx", "es", "MXN" },
    { "NL", N_ ("Netherlands"), "A1805IZSGTT6HS", "www.amazon.nl", "nl", "EUR" },
    { "PL", N_ ("Poland"), "A1C3SOZRARQ6R3", "www.amazon.pl", "pl", "PLN" },
    { "SA", N_ ("Saudi Arabia"), "A17E79C6D8DWNP", "www.amazon.sa", "ar", "SAR" },
    { "SE", N_ ("Sweden"), "A2NODRKZP88ZB9", "www.amazon.se", "sv", "SEK" },
    { "SG", N_ ("Singapore"), "A19VAU5U5O7RUS", "www.amazon.sg", "en", "SGD" },
    { "TR", N_ ("Türkiye"), "A33AVAJ2PDY3EV", "www.amazon.com.tr", "tr", "TRY" },
    { "UK", N_ ("United Kingdom"), "A1F83G8C2ARO7P", "www.amazon.co.uk", "en", "GBP" },
    { "US", N_ ("United States"), "ATVPDKIKX0DER", "www.amazon.com", "en", "USD" },
    { "ZA", N_ ("South Africa"), "AE08WJ6YKNBMC", "www.amazon.co.za", "en", "ZAR" },
};

/* Other spellings that exports and people use. */
static const struct {
    const char *spelling; /* folded */
    const char *code;
} ALIASES[] = {
    { "gb", "UK" },
    { "great britain", "UK" },
    { "usa", "US" },
    { "united states of america", "US" },
    { "the netherlands", "NL" },
    { "turkey", "TR" },
    { "uae", "AE" },
    { "brasil", "BR" },
    { "deutschland", "DE" },
    { "espana", "ES" },
    { "italia", "IT" },
    { "sverige", "SE" },
    { "polska", "PL" },
    { "日本", "JP" },
};

static const char *
skip_www (const char *host)
{
    return g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host;
}

static gboolean
folds_to (const char *text, const char *folded)
{
    g_autofree char *mine = amends_text_fold (text, -1);

    return g_str_equal (mine, folded);
}

static gboolean
is_called (const AmendsMarketplace *marketplace, const char *folded)
{
    return g_ascii_strcasecmp (marketplace->id, folded) == 0 ||
           g_str_equal (skip_www (marketplace->host), skip_www (folded)) || folds_to (marketplace->name, folded) ||
           folds_to (g_dgettext (GETTEXT_PACKAGE, marketplace->name), folded);
}

static const AmendsMarketplace *
find_code (const char *code)
{
    for (guint i = 0; i < G_N_ELEMENTS (MARKETPLACES); i++) {
        if (g_ascii_strcasecmp (MARKETPLACES[i].code, code) == 0)
            return &MARKETPLACES[i];
    }
    return NULL;
}

const AmendsMarketplace *
amends_marketplace_find (const char *any)
{
    g_autofree char *trimmed = NULL;
    g_autofree char *folded = NULL;
    const AmendsMarketplace *found;

    g_return_val_if_fail (any != NULL, NULL);

    /* Codes are not folded: "aé" is not "AE". They are nearly all that is ever asked for. */
    trimmed = g_strstrip (g_strdup (any));
    found = find_code (trimmed);
    if (found != NULL)
        return found;

    folded = amends_text_fold (trimmed, -1);
    for (guint i = 0; i < G_N_ELEMENTS (ALIASES); i++) {
        if (g_str_equal (ALIASES[i].spelling, folded))
            return find_code (ALIASES[i].code);
    }
    for (guint i = 0; i < G_N_ELEMENTS (MARKETPLACES); i++) {
        if (is_called (&MARKETPLACES[i], folded))
            return &MARKETPLACES[i];
    }
    return NULL;
}

const AmendsMarketplace *
amends_marketplace_get_all (guint *n)
{
    *n = G_N_ELEMENTS (MARKETPLACES);
    return MARKETPLACES;
}

const char *
amends_marketplace_get_name (const char *code)
{
    const AmendsMarketplace *marketplace = find_code (code);

    return marketplace != NULL ? g_dgettext (GETTEXT_PACKAGE, marketplace->name) : code;
}
