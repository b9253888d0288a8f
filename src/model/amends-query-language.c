/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-query-language.h"

#include <glib/gi18n-lib.h>

#include "amends-cause.h"
#include "amends-marketplace.h"
#include "amends-query-scan.h"
#include "amends-query-values.h"

typedef struct {
    AmendsReviewQuery *query;
    GTimeZone *zone;
    GPtrArray *problems;
    const AmendsQueryToken *token;
    gboolean stars_compared;
    gboolean period_named;
    gboolean sorted;
} Parser;

typedef void (*ApplyFunc) (Parser *self, const AmendsQueryValue *value);

static void
free_problem (gpointer data)
{
    AmendsQueryProblem *problem = data;

    g_free (problem->message);
    g_free (problem);
}

/* @message: (transfer full) */
static void
add_problem (Parser *self, char *message)
{
    AmendsQueryProblem *problem = g_new (AmendsQueryProblem, 1);

    *problem = (AmendsQueryProblem) { self->token->start, self->token->end, message };
    g_ptr_array_add (self->problems, problem);
}

static void
add_bad_value (Parser *self, const char *value, const char *right)
{
    /* Translators: the first is what was typed (“6”), the second an operator (“stars”), the third a list of what would be right */
    add_problem (self, g_strdup_printf (_ ("“%s” does not fit “%s:”. Write %s."), value, self->token->name, right));
}

static void
add_contradiction (Parser *self, const char *value)
{
    /* Translators: operator and value, as in “is:done” */
    add_problem (self,
                 g_strdup_printf (_ ("“%s:%s” contradicts what stands before it and was left out. Keep only one."),
                                  self->token->name, value));
}

static void
apply_stars (Parser *self, const AmendsQueryValue *value)
{
    guint stars, both;
    gboolean compared;

    if (!amends_query_value_parse_stars (value->text, &stars, &compared)) {
        add_bad_value (self, value->text, _ ("a number from 1 to 5, a list as in “1,2”, or a comparison as in “<=3”"));
        return;
    }
    both = self->query->stars & stars;
    if (self->query->stars == 0)
        self->query->stars = stars;
    else if (!compared && !self->stars_compared)
        self->query->stars |= stars;
    else if (both != 0)
        self->query->stars = both;
    else
        add_contradiction (self, value->text);
    self->stars_compared = self->stars_compared || compared;
}

static gboolean
same_folded (gconstpointer a, gconstpointer b)
{
    g_autofree char *one = g_utf8_casefold (a, -1);
    g_autofree char *other = g_utf8_casefold (b, -1);

    return g_str_equal (one, other);
}

static void
add_once (GPtrArray *list, const char *text)
{
    if (!g_ptr_array_find_with_equal_func (list, text, same_folded, NULL))
        g_ptr_array_add (list, g_strdup (text));
}

static void
apply_brand (Parser *self, const AmendsQueryValue *value)
{
    add_once (self->query->brands, value->text);
}

static void
apply_product (Parser *self, const AmendsQueryValue *value)
{
    add_once (self->query->products, value->text);
}

static gboolean
is_two_letters (const char *text)
{
    return g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[1]) && text[2] == '\0';
}

static void
apply_marketplace (Parser *self, const AmendsQueryValue *value)
{
    const AmendsMarketplace *known = amends_marketplace_find (value->text);
    g_autofree char *code = g_ascii_strup (value->text, -1);

    if (known != NULL)
        add_once (self->query->marketplaces, known->code);
    else if (value->quoted)
        add_once (self->query->marketplaces, value->text);
    else if (is_two_letters (value->text))
        add_once (self->query->marketplaces, code);
    else
        add_bad_value (self, value->text, _ ("two letters as in “SE”, or the name of a country"));
}

static void
apply_language (Parser *self, const AmendsQueryValue *value)
{
    g_autofree char *tag = amends_query_value_parse_language (value->text);

    if (tag != NULL || value->quoted)
        add_once (self->query->languages, tag != NULL && !value->quoted ? tag : value->text);
    else
        add_bad_value (self, value->text, _ ("a language code as in “sv” or “zh-Hant”"));
}

static int
find_cause (const char *text)
{
    for (int i = 0; i < AMENDS_N_CAUSES; i++)
        if (g_ascii_strcasecmp (amends_cause_get_id ((AmendsCause) i), text) == 0 ||
            g_ascii_strcasecmp (amends_cause_get_code ((AmendsCause) i), text) == 0)
            return i;
    return AMENDS_CAUSE_NONE;
}

static void
apply_cause (Parser *self, const AmendsQueryValue *value)
{
    int cause = find_cause (value->text);

    if (cause == AMENDS_CAUSE_NONE)
        /* Translators: the words in quotes are not translated, they are part of the search language */
        add_bad_value (self, value->text, _ ("a cause as in “slow-delivery” or “quality”, or its number as in “2a”"));
    else
        self->query->causes |= 1u << cause;
}

static void
apply_door (Parser *self, const AmendsQueryValue *value)
{
    if (g_ascii_strcasecmp (value->text, "wrong") == 0)
        self->query->wrong_door = TRUE;
    else
        /* Translators: the word in quotes is not translated, it is part of the search language */
        add_bad_value (self, value->text, _ ("“wrong”"));
}

static void
apply_account (Parser *self, const AmendsQueryValue *value)
{
    gint64 id;

    if (!g_ascii_string_to_signed (value->text, 10, 1, G_MAXINT64, &id, NULL))
        add_bad_value (self, value->text, _ ("the account's number as “amendsctl account list” shows it"));
    else if (self->query->account_id != 0 && self->query->account_id != id)
        add_contradiction (self, value->text);
    else
        self->query->account_id = id;
}

/* What a word after "is:" or "has:" means: one of the tri-state members, or a done policy. */
typedef struct {
    const char *word;
    gsize member; /* offset of the AmendsTri, or of the done policy */
    int value;
} Flag;

#define DONE G_STRUCT_OFFSET (AmendsReviewQuery, done)

static const Flag IS[] = {
    { "open", DONE, AMENDS_DONE_OPEN },
    { "done", DONE, AMENDS_DONE_ONLY },
    { "all", DONE, AMENDS_DONE_ALL },
    { "verified", G_STRUCT_OFFSET (AmendsReviewQuery, verified), AMENDS_TRI_YES },
    { "unverified", G_STRUCT_OFFSET (AmendsReviewQuery, verified), AMENDS_TRI_NO },
    { "edited", G_STRUCT_OFFSET (AmendsReviewQuery, edited), AMENDS_TRI_YES },
    { "unedited", G_STRUCT_OFFSET (AmendsReviewQuery, edited), AMENDS_TRI_NO },
    { "gone", G_STRUCT_OFFSET (AmendsReviewQuery, gone), AMENDS_TRI_YES },
    { "present", G_STRUCT_OFFSET (AmendsReviewQuery, gone), AMENDS_TRI_NO },
    { "contactable", G_STRUCT_OFFSET (AmendsReviewQuery, contactable), AMENDS_TRI_YES },
    { "uncontactable", G_STRUCT_OFFSET (AmendsReviewQuery, contactable), AMENDS_TRI_NO },
    { NULL },
};
static const Flag HAS[] = {
    { "photo", G_STRUCT_OFFSET (AmendsReviewQuery, has_photo), AMENDS_TRI_YES },
    { "no-photo", G_STRUCT_OFFSET (AmendsReviewQuery, has_photo), AMENDS_TRI_NO },
    { "note", G_STRUCT_OFFSET (AmendsReviewQuery, has_note), AMENDS_TRI_YES },
    { "no-note", G_STRUCT_OFFSET (AmendsReviewQuery, has_note), AMENDS_TRI_NO },
    { NULL },
};

static void
set_done (Parser *self, AmendsDonePolicy done, const char *word)
{
    AmendsDonePolicy *now = &self->query->done;

    /* "is:open include:done" says open ones, and those just marked. */
    if (*now == AMENDS_DONE_UNSET || *now == done || (*now == AMENDS_DONE_OPEN && done == AMENDS_DONE_WITH_RECENT))
        *now = done;
    else if (*now != AMENDS_DONE_WITH_RECENT || done != AMENDS_DONE_OPEN)
        add_contradiction (self, word);
}

static void
set_flag (Parser *self, const Flag *flag)
{
    AmendsTri *now = G_STRUCT_MEMBER_P (self->query, flag->member);

    if (flag->member == DONE)
        set_done (self, (AmendsDonePolicy) flag->value, flag->word);
    else if (*now != AMENDS_TRI_UNKNOWN && *now != (AmendsTri) flag->value)
        add_contradiction (self, flag->word);
    else
        *now = (AmendsTri) flag->value;
}

static void
apply_flag (Parser *self, const Flag *flags, const AmendsQueryValue *value, const char *right)
{
    for (; flags->word != NULL; flags++) {
        if (g_ascii_strcasecmp (flags->word, value->text) == 0) {
            set_flag (self, flags);
            return;
        }
    }
    add_bad_value (self, value->text, right);
}

static void
apply_is (Parser *self, const AmendsQueryValue *value)
{
    /* Translators: the words in quotes are not translated, they are part of the search language */
    apply_flag (self, IS, value,
                _ ("“open”, “done”, “all”, “verified”, “unverified”, “edited”, “gone” or “contactable”"));
}

static void
apply_has (Parser *self, const AmendsQueryValue *value)
{
    /* Translators: the words in quotes are not translated, they are part of the search language */
    apply_flag (self, HAS, value, _ ("“photo”, “note”, “no-photo” or “no-note”"));
}

static void
apply_include (Parser *self, const AmendsQueryValue *value)
{
    if (g_ascii_strcasecmp (value->text, "done") == 0)
        set_done (self, AMENDS_DONE_WITH_RECENT, value->text);
    else
        /* Translators: the word in quotes is not translated, it is part of the search language */
        add_bad_value (self, value->text, _ ("“done”"));
}

static int
find_word (const char *const *words, const char *text)
{
    for (int i = 0; words[i] != NULL; i++) {
        if (g_ascii_strcasecmp (words[i], text) == 0)
            return i;
    }
    return -1;
}

static void
apply_period (Parser *self, const AmendsQueryValue *value)
{
    static const char *const WORDS[] = { "all", "7d", "30d", "90d", "12m", NULL }; /* as AmendsPeriod */
    int period = find_word (WORDS, value->text);

    if (period < 0)
        add_bad_value (self, value->text, _ ("“7d”, “30d”, “90d”, “12m” or “all”"));
    else if (self->query->period == AMENDS_PERIOD_CUSTOM ||
             (self->period_named && self->query->period != (AmendsPeriod) period))
        add_contradiction (self, value->text);
    else
        self->query->period = (AmendsPeriod) period;
    self->period_named = self->period_named || period >= 0;
}

static void
apply_date (Parser *self, const AmendsQueryValue *value, gint64 *edge, gint64 *other, gboolean is_before)
{
    gint64 instant;

    if (!amends_query_value_parse_date (value->text, self->zone, &instant)) {
        add_bad_value (self, value->text, _ ("a day as in “2026-01-31”, a month as in “2026-01”, or a year"));
        return;
    }
    if ((self->period_named && self->query->period != AMENDS_PERIOD_CUSTOM) || (*edge != 0 && *edge != instant) ||
        (*other != 0 && (is_before ? instant <= *other : instant >= *other))) {
        add_contradiction (self, value->text);
        return;
    }
    self->query->period = AMENDS_PERIOD_CUSTOM;
    *edge = instant;
}

static void
apply_after (Parser *self, const AmendsQueryValue *value)
{
    apply_date (self, value, &self->query->after, &self->query->before, FALSE);
}

static void
apply_before (Parser *self, const AmendsQueryValue *value)
{
    apply_date (self, value, &self->query->before, &self->query->after, TRUE);
}

static void
apply_sort (Parser *self, const AmendsQueryValue *value)
{
    static const char *const WORDS[] = { "newest",  "oldest",    "lowest",       "highest",
                                         "helpful", "relevance", "contact-ends", NULL }; /* as AmendsReviewOrder */
    int order = find_word (WORDS, value->text);

    if (order < 0)
        /* Translators: the words in quotes are not translated, they are part of the search language */
        add_bad_value (self, value->text,
                       _ ("“newest”, “oldest”, “lowest”, “highest”, “helpful”, “relevance” or “contact-ends”"));
    else if (self->sorted && self->query->order != (AmendsReviewOrder) order)
        add_contradiction (self, value->text);
    else
        self->query->order = (AmendsReviewOrder) order;
    self->sorted = self->sorted || order >= 0;
}

static const struct {
    const char *name;
    ApplyFunc apply;
    const char *example;
} OPERATORS[] = {
    { "stars", apply_stars, "stars:<=3" },
    { "brand", apply_brand, "brand:\"X\"" },
    { "product", apply_product, "product:B0ABCDEFGH" },
    { "marketplace", apply_marketplace, "marketplace:SE" },
    { "lang", apply_language, "lang:sv" },
    { "cause", apply_cause, "cause:slow-delivery" },
    { "door", apply_door, "door:wrong" },
    { "account", apply_account, "account:1" },
    { "is", apply_is, "is:open" },
    { "has", apply_has, "has:photo" },
    { "include", apply_include, "include:done" },
    { "period", apply_period, "period:90d" },
    { "before", apply_before, "before:2026-01-31" },
    { "after", apply_after, "after:2026-01-01" },
    { "sort", apply_sort, "sort:oldest" },
};

/* What people write elsewhere for the same. */
static const struct {
    const char *other;
    const char *name;
} SYNONYMS[] = {
    { "star", "stars" },    { "rating", "stars" },        { "asin", "product" },       { "sku", "product" },
    { "item", "product" },  { "country", "marketplace" }, { "market", "marketplace" }, { "site", "marketplace" },
    { "language", "lang" }, { "locale", "lang" },         { "status", "is" },          { "since", "after" },
    { "from", "after" },    { "newer", "after" },         { "until", "before" },       { "to", "before" },
    { "older", "before" },  { "date", "after" },          { "order", "sort" },         { "with", "has" },
    { "contains", "has" },  { "manufacturer", "brand" },  { "days", "period" },        { "title", "product" },
    { "reason", "cause" },  { "why", "cause" },           { "problem", "cause" },
};

static const char *
find_meant (const char *name)
{
    const char *names[G_N_ELEMENTS (OPERATORS) + 1] = { NULL };

    for (guint i = 0; i < G_N_ELEMENTS (SYNONYMS); i++) {
        if (g_str_equal (SYNONYMS[i].other, name))
            return SYNONYMS[i].name;
    }
    for (guint i = 0; i < G_N_ELEMENTS (OPERATORS); i++)
        names[i] = OPERATORS[i].name;
    return amends_query_value_find_similar (name, names);
}

static void
add_unknown (Parser *self)
{
    const char *name = self->token->name, *meant = find_meant (name);

    if (meant != NULL)
        /* Translators: both are operators of the search language, as “stars” */
        add_problem (self, g_strdup_printf (_ ("Unknown operator “%s:”. Did you mean “%s:”?"), name, meant));
    else
        add_problem (
            self,
            g_strdup_printf (_ ("Unknown operator “%s:”. To search for these very words, put them in quotes."), name));
}

static void
apply_operator (Parser *self)
{
    const AmendsQueryToken *token = self->token;
    guint i = 0;

    while (i < G_N_ELEMENTS (OPERATORS) && !g_str_equal (OPERATORS[i].name, token->name))
        i++;
    if (i == G_N_ELEMENTS (OPERATORS)) {
        add_unknown (self);
        return;
    }
    if (token->negated) {
        add_problem (self, g_strdup_printf (_ ("“-” works before words, not before “%s:”. Name what you want to see."),
                                            token->name));
        return;
    }
    if (token->values->len == 0)
        add_problem (self, g_strdup_printf (_ ("“%s:” needs a value, as in “%s”."), token->name, OPERATORS[i].example));
    for (guint j = 0; j < token->values->len; j++)
        OPERATORS[i].apply (self, g_ptr_array_index (token->values, j));
}

static void
apply_token (Parser *self)
{
    const AmendsQueryToken *token = self->token;

    if (token->name != NULL) {
        apply_operator (self);
    } else if (token->values->len > 0) {
        const AmendsQueryValue *value = g_ptr_array_index (token->values, 0);

        amends_review_query_add_term (self->query, value->text, value->quoted, token->negated);
    }
}

AmendsReviewQuery *
amends_query_language_parse (const char *text, GTimeZone *zone, GPtrArray **problems)
{
    g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
    g_autoptr (GTimeZone) any_zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_utc ();
    g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_problem);
    Parser self = { .query = amends_review_query_new (), .zone = any_zone, .problems = found };
    const char *at = valid;

    for (;;) {
        g_auto (AmendsQueryToken) token = { 0 };

        if (!amends_query_scan (valid, &at, &token))
            break;
        self.token = &token;
        apply_token (&self);
    }
    if (problems != NULL)
        *problems = g_steal_pointer (&found);
    return self.query;
}
