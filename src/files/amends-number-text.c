/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-number-text.h"

#include <string.h>

static const char *const WORDS[] = { "zero", "one", "two", "three", "four", "five" };

/* Full width digits become plain ones, case is folded. */
static char *
simplify (const char *text)
{
    g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
    char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);

    g_strstrip (folded);
    return folded;
}

static int
count_char (const char *text, const char *wanted)
{
    int n = 0;

    for (const char *c = strstr (text, wanted); c != NULL; c = strstr (c + strlen (wanted), wanted))
        n++;
    return n;
}

/* Reads "4", "4.0" and "4,0" at *@text, in hundredths; -1 if no number begins there. */
static int
read_hundredths (const char **text)
{
    int whole = 0, fraction = 0, scale = 10;
    const char *c = *text;

    if (!g_ascii_isdigit (*c))
        return -1;
    for (; g_ascii_isdigit (*c); c++)
        whole = MIN (whole * 10 + (*c - '0'), 100000);
    if ((*c == '.' || *c == ',') && g_ascii_isdigit (c[1])) {
        for (c++; g_ascii_isdigit (*c); c++) {
            fraction += (*c - '0') * scale;
            /* What lies beyond hundredths still makes it a fraction. */
            if (scale == 0 && *c != '0')
                fraction = MAX (fraction, 1);
            scale /= 10;
        }
    }
    *text = c;
    return whole * 100 + fraction;
}

static int
read_numbers (const char *text, int numbers[3])
{
    int n = 0;
    gboolean negative = FALSE;

    while (*text != '\0' && n < 3) {
        int value = read_hundredths (&text);

        if (value >= 0) {
            numbers[n++] = negative ? -value : value;
            negative = FALSE;
        } else {
            negative = *text == '-';
            text++;
        }
    }
    return n;
}

static AmendsStarsStatus
judge (int hundredths, int *stars)
{
    if (hundredths == 0)
        return AMENDS_STARS_MISSING;
    if (hundredths < 100 || hundredths > 500)
        return AMENDS_STARS_OUT_OF_RANGE;
    if (hundredths % 100 != 0)
        return AMENDS_STARS_FRACTION;
    *stars = hundredths / 100;
    return AMENDS_STARS_FOUND;
}

static AmendsStarsStatus
read_stars (const char *text, int *stars)
{
    g_autofree char *plain = simplify (text);
    int numbers[3] = { 0 };
    int n, filled = count_char (plain, "★") + count_char (plain, "⭐");

    if (*plain == '\0')
        return AMENDS_STARS_MISSING;
    if (strlen (plain) > 100 || strstr (plain, "://") != NULL)
        return AMENDS_STARS_UNREAD;
    for (int i = 0; i < (int) G_N_ELEMENTS (WORDS); i++) {
        if (g_str_equal (plain, WORDS[i]))
            return judge (i * 100, stars);
    }
    n = read_numbers (plain, numbers);
    if (n == 0 && (filled > 0 || strstr (plain, "☆") != NULL))
        return judge (filled * 100, stars);
    if (n == 0 || n > 2)
        return AMENDS_STARS_UNREAD;
    if (n == 1)
        return judge (numbers[0], stars);
    /* "5つ星のうち3.0" names the scale first; everyone else names it last. */
    if (strstr (plain, "うち") != NULL)
        return numbers[0] == 500 ? judge (numbers[1], stars) : AMENDS_STARS_UNREAD;
    return numbers[1] == 500 ? judge (numbers[0], stars) : AMENDS_STARS_OUT_OF_RANGE;
}

/* Nearly every file has a digit, and nothing else. */
AmendsStarsStatus
amends_stars_parse (const char *text, int *stars)
{
    if (text[0] < '1' || text[0] > '5' || text[1] != '\0')
        return read_stars (text, stars);
    *stars = text[0] - '0';
    return AMENDS_STARS_FOUND;
}

static int
read_count (const char *text)
{
    static const char *const ONE[] = { "one", "en", "eine", "ein", "una", "un", "jedna", "uma", "één", "een" };
    g_autofree char *plain = simplify (text);
    const char *c = plain;
    gint64 value = 0;

    for (guint i = 0; i < G_N_ELEMENTS (ONE); i++) {
        gsize length = strlen (ONE[i]);

        if (g_str_has_prefix (plain, ONE[i]) && plain[length] == ' ')
            return 1;
    }
    while (*c != '\0' && !g_ascii_isdigit (*c)) {
        if (*c == '-')
            return 0;
        c++;
    }
    for (; g_ascii_isdigit (*c); c++) {
        value = MIN (value * 10 + (*c - '0'), G_MAXINT);
        /* A separator of thousands has three digits behind it: "1,234", "1.234", "1 234". */
        if ((c[1] == ',' || c[1] == '.' || c[1] == ' ' || c[1] == '\'') && g_ascii_isdigit (c[2]) &&
            g_ascii_isdigit (c[3]) && g_ascii_isdigit (c[4]) && !g_ascii_isdigit (c[5]))
            c++;
    }
    return (int) value;
}

int
amends_count_parse (const char *text)
{
    int value = 0, n = 0;

    /* Up to nine digits alone are what they look like. */
    for (; n < 9 && g_ascii_isdigit (text[n]); n++)
        value = value * 10 + (text[n] - '0');
    return n > 0 && text[n] == '\0' ? value : read_count (text);
}

/* Case folded, each between two bars. */
static const char YES[] =
    "|true|1|1.0|y|yes|t|ja|j|tak|oui|si|sí|sim|vero|x|✓|✔|verified|verified purchase|verified buyer|"
    "verified review|amazon verified purchase|avp|verifierat köp|verifierad|verifierat|bekräftat köp|"
    "verifizierter kauf|verifiziert|bestätigter kauf|zweryfikowany zakup|zweryfikowany|"
    "zakup zweryfikowany|potwierdzony zakup|potwierdzony|potwierdzone zakupem|achat vérifié|vérifié|"
    "acquisto verificato|verificato|compra verificada|verificada|geverifieerde aankoop|geverifieerd|"
    "はい|amazonで購入|購入確認済み|認証済み|確認済みの購入|是|已驗證購買|"
    "已確認購買|已驗證|已验证购买|已验证|已確認的購買|已确认购买|"
    "verified_purchase|verified_buyer|verified-purchase|verified-buyer|doğrulanmış satın alma|";
static const char NO[] =
    "|false|0|0.0|n|no|f|nej|nein|nie|non|não|falso|nee|-|not verified|unverified|unverified purchase|"
    "not a verified purchase|overifierat|inte verifierat|ej verifierat|nicht verifiziert|"
    "kein verifizierter kauf|niezweryfikowany|niepotwierdzony|non vérifié|non verificato|no verificada|"
    "niet geverifieerd|いいえ|未確認|否|未驗證|未验证|";

static gboolean
is_in (const char *word, const char *words)
{
    g_autofree char *key = g_strconcat ("|", word, "|", NULL);

    return strchr (word, '|') == NULL && strstr (words, key) != NULL;
}

AmendsTri
amends_verified_parse (const char *text)
{
    g_autofree char *plain = NULL;

    /* What most files have. */
    if (g_str_equal (text, "true"))
        return AMENDS_TRI_YES;
    if (g_str_equal (text, "false"))
        return AMENDS_TRI_NO;
    plain = simplify (text);
    if (*plain != '\0' && is_in (plain, YES))
        return AMENDS_TRI_YES;
    return *plain != '\0' && is_in (plain, NO) ? AMENDS_TRI_NO : AMENDS_TRI_UNKNOWN;
}
