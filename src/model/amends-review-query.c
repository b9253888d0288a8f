/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-query.h"

#include "amends-text-match.h"

G_DEFINE_BOXED_TYPE (AmendsReviewQuery, amends_review_query, amends_review_query_copy, amends_review_query_free)

/* Two texts of one list that stand for the same choice; @wider may be a whole of which @narrower is a part. */
typedef gboolean (*CoversFunc) (const char *wider, const char *narrower);

static void
free_term (gpointer data)
{
    AmendsTextTerm *term = data;

    g_free (term->text);
    g_free (term);
}

AmendsReviewQuery *
amends_review_query_new (void)
{
    AmendsReviewQuery *self = g_new0 (AmendsReviewQuery, 1);

    self->brands = g_ptr_array_new_with_free_func (g_free);
    self->products = g_ptr_array_new_with_free_func (g_free);
    self->marketplaces = g_ptr_array_new_with_free_func (g_free);
    self->languages = g_ptr_array_new_with_free_func (g_free);
    self->terms = g_ptr_array_new_with_free_func (free_term);
    self->verified = AMENDS_TRI_UNKNOWN;
    self->has_photo = AMENDS_TRI_UNKNOWN;
    self->edited = AMENDS_TRI_UNKNOWN;
    self->has_note = AMENDS_TRI_UNKNOWN;
    self->gone = AMENDS_TRI_UNKNOWN;
    self->contactable = AMENDS_TRI_UNKNOWN;
    return self;
}

static void
append_all (GPtrArray *to, GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++)
        g_ptr_array_add (to, g_strdup (g_ptr_array_index (from, i)));
}

static void
append_terms (AmendsReviewQuery *self, GPtrArray *terms)
{
    for (guint i = 0; i < terms->len; i++) {
        const AmendsTextTerm *term = g_ptr_array_index (terms, i);

        amends_review_query_add_term (self, term->text, term->phrase, term->negated);
    }
}

AmendsReviewQuery *
amends_review_query_copy (const AmendsReviewQuery *self)
{
    AmendsReviewQuery *copy = amends_review_query_new ();
    AmendsReviewQuery lists = *copy;

    *copy = *self;
    copy->brands = lists.brands;
    copy->products = lists.products;
    copy->marketplaces = lists.marketplaces;
    copy->languages = lists.languages;
    copy->terms = lists.terms;
    copy->contact_limits = amends_contact_limits_copy (self->contact_limits);
    append_all (copy->brands, self->brands);
    append_all (copy->products, self->products);
    append_all (copy->marketplaces, self->marketplaces);
    append_all (copy->languages, self->languages);
    append_terms (copy, self->terms);
    return copy;
}

void
amends_review_query_free (AmendsReviewQuery *self)
{
    g_ptr_array_unref (self->brands);
    g_ptr_array_unref (self->products);
    g_ptr_array_unref (self->marketplaces);
    g_ptr_array_unref (self->languages);
    g_ptr_array_unref (self->terms);
    amends_contact_limits_free (self->contact_limits);
    g_free (self);
}

static gboolean
same_term (gconstpointer a, gconstpointer b)
{
    const AmendsTextTerm *one = a, *other = b;

    return one->phrase == other->phrase && one->negated == other->negated && g_str_equal (one->text, other->text);
}

/* The order in which choices were ticked does not make another query. */
static gboolean
same_members (GPtrArray *a, GPtrArray *b, GEqualFunc same)
{
    if (a->len != b->len)
        return FALSE;
    for (guint i = 0; i < a->len; i++) {
        if (!g_ptr_array_find_with_equal_func (a, g_ptr_array_index (b, i), same, NULL) ||
            !g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, i), same, NULL))
            return FALSE;
    }
    return TRUE;
}

/* A custom period that is open at both ends is no period. */
static AmendsPeriod
effective_period (const AmendsReviewQuery *self)
{
    if (self->period == AMENDS_PERIOD_CUSTOM && self->after == 0 && self->before == 0)
        return AMENDS_PERIOD_ALL;
    return self->period;
}

static gboolean
same_period (const AmendsReviewQuery *a, const AmendsReviewQuery *b)
{
    if (effective_period (a) != effective_period (b))
        return FALSE;
    return effective_period (a) != AMENDS_PERIOD_CUSTOM || (a->after == b->after && a->before == b->before);
}

static gboolean
same_flags (const AmendsReviewQuery *a, const AmendsReviewQuery *b)
{
    return a->verified == b->verified && a->has_photo == b->has_photo && a->edited == b->edited &&
           a->has_note == b->has_note && a->gone == b->gone && a->contactable == b->contactable;
}

gboolean
amends_review_query_equal (const AmendsReviewQuery *a, const AmendsReviewQuery *b)
{
    return a->stars == b->stars && a->causes == b->causes && !a->wrong_door == !b->wrong_door &&
           a->account_id == b->account_id && a->done == b->done && a->order == b->order && same_flags (a, b) &&
           same_period (a, b) && same_members (a->brands, b->brands, g_str_equal) &&
           same_members (a->products, b->products, g_str_equal) &&
           same_members (a->marketplaces, b->marketplaces, g_str_equal) &&
           same_members (a->languages, b->languages, g_str_equal) && same_members (a->terms, b->terms, same_term);
}

void
amends_review_query_set_contact_limits (AmendsReviewQuery *self, const AmendsContactLimits *limits)
{
    AmendsContactLimits *copy = amends_contact_limits_copy (limits);

    amends_contact_limits_free (self->contact_limits);
    self->contact_limits = copy;
}

void
amends_review_query_add_term (AmendsReviewQuery *self, const char *text, gboolean phrase, gboolean negated)
{
    AmendsTextTerm *term;

    g_return_if_fail (text != NULL);

    if (*text == '\0')
        return;
    term = g_new (AmendsTextTerm, 1);
    *term = (AmendsTextTerm) { g_strdup (text), phrase, negated };
    g_ptr_array_add (self->terms, term);
}

static gboolean
covers_name (const char *wider, const char *narrower)
{
    g_autofree char *a = g_utf8_casefold (wider, -1);
    g_autofree char *b = g_utf8_casefold (narrower, -1);

    return g_str_equal (a, b);
}

static gboolean
covers_language (const char *wider, const char *narrower)
{
    gsize length = strlen (wider);

    return g_ascii_strncasecmp (wider, narrower, length) == 0 && (narrower[length] == '\0' || narrower[length] == '-');
}

static gboolean
covers_any (GPtrArray *wider, const char *narrower, CoversFunc covers)
{
    for (guint i = 0; i < wider->len; i++) {
        if (covers (g_ptr_array_index (wider, i), narrower))
            return TRUE;
    }
    return FALSE;
}

static void
add_covered (GPtrArray *common, GPtrArray *wider, GPtrArray *narrower, CoversFunc covers)
{
    for (guint i = 0; i < narrower->len; i++) {
        const char *text = g_ptr_array_index (narrower, i);

        if (covers_any (wider, text, covers) && !covers_any (common, text, covers))
            g_ptr_array_add (common, g_strdup (text));
    }
}

static void
narrow_list (GPtrArray *mine, GPtrArray *typed, CoversFunc covers)
{
    g_autoptr (GPtrArray) common = g_ptr_array_new_with_free_func (g_free);

    if (typed->len == 0)
        return;
    add_covered (common, mine, typed, covers);
    add_covered (common, typed, mine, covers);
    g_ptr_array_set_size (mine, 0);
    append_all (mine, common->len > 0 ? common : typed);
}

static void
narrow_tri (AmendsTri *mine, AmendsTri typed)
{
    if (typed != AMENDS_TRI_UNKNOWN)
        *mine = typed;
}

static void
narrow_bits (guint *mine, guint typed)
{
    guint common = *mine & typed;

    if (typed != 0)
        *mine = common != 0 ? common : typed;
}

void
amends_review_query_narrow (AmendsReviewQuery *self, const AmendsReviewQuery *typed)
{
    narrow_bits (&self->stars, typed->stars);
    narrow_bits (&self->causes, typed->causes);
    self->wrong_door = self->wrong_door || typed->wrong_door;
    narrow_list (self->brands, typed->brands, covers_name);
    narrow_list (self->products, typed->products, covers_name);
    narrow_list (self->marketplaces, typed->marketplaces, covers_name);
    narrow_list (self->languages, typed->languages, covers_language);
    if (typed->account_id != 0)
        self->account_id = typed->account_id;
    if (effective_period (typed) != AMENDS_PERIOD_ALL) {
        self->period = typed->period;
        self->after = typed->after;
        self->before = typed->before;
    }
    if (typed->done != AMENDS_DONE_UNSET)
        self->done = typed->done;
    narrow_tri (&self->verified, typed->verified);
    narrow_tri (&self->has_photo, typed->has_photo);
    narrow_tri (&self->edited, typed->edited);
    narrow_tri (&self->has_note, typed->has_note);
    narrow_tri (&self->gone, typed->gone);
    narrow_tri (&self->contactable, typed->contactable);
    append_terms (self, typed->terms);
    if (typed->order != AMENDS_ORDER_NEWEST)
        self->order = typed->order;
}

/* The first instant of the day, which is not midnight where summer time begins at midnight. */
static gint64
start_of_day (GDateTime *day, GTimeZone *zone)
{
    int year, month, day_of_month;
    g_autoptr (GDateTime) midnight = NULL;

    g_date_time_get_ymd (day, &year, &month, &day_of_month);
    midnight = g_date_time_new (zone, year, month, day_of_month, 0, 0, 0);
    return g_date_time_to_unix (midnight);
}

static gint64
days_before (gint64 now, GTimeZone *zone, int days, int months)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
    g_autoptr (GDateTime) today = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    g_autoptr (GDateTime) by_months = today != NULL ? g_date_time_add_months (today, -months) : NULL;
    g_autoptr (GDateTime) day = by_months != NULL ? g_date_time_add_days (by_months, -days) : NULL;

    return day != NULL ? start_of_day (day, zone) : 0;
}

void
amends_review_query_get_range (const AmendsReviewQuery *self, gint64 now, GTimeZone *zone, gint64 *after,
                               gint64 *before)
{
    *after = 0;
    *before = 0;
    switch (self->period) {
    case AMENDS_PERIOD_7_DAYS:
        *after = days_before (now, zone, 7, 0);
        break;
    case AMENDS_PERIOD_30_DAYS:
        *after = days_before (now, zone, 30, 0);
        break;
    case AMENDS_PERIOD_90_DAYS:
        *after = days_before (now, zone, 90, 0);
        break;
    case AMENDS_PERIOD_12_MONTHS:
        *after = days_before (now, zone, 0, 12);
        break;
    case AMENDS_PERIOD_CUSTOM:
        *after = self->after;
        *before = self->before;
        break;
    case AMENDS_PERIOD_ALL:
    default:
        break;
    }
}
