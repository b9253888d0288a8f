/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rating.h"

#include "amends-rating-private.h"

AmendsFeedbackKind
amends_rating_get_kind (const AmendsRulePack *pack, int stars)
{
    if (stars >= amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_POSITIVE_MIN_STARS))
        return AMENDS_FEEDBACK_POSITIVE;
    if (stars <= amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_NEGATIVE_MAX_STARS))
        return AMENDS_FEEDBACK_NEGATIVE;
    return AMENDS_FEEDBACK_NEUTRAL;
}

guint
amends_rating_get_stars (const AmendsRulePack *pack, AmendsFeedbackKind kind)
{
    guint bits = 0;

    for (int stars = 1; stars <= 5; stars++)
        if (amends_rating_get_kind (pack, stars) == kind)
            bits |= 1u << stars;
    return bits;
}

const char *
amends_rating_kind_to_string (AmendsFeedbackKind kind)
{
    static const char *const NAMES[AMENDS_N_FEEDBACK_KINDS] = { "positive", "neutral", "negative" };

    g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (NAMES), NULL);

    return NAMES[kind];
}

int
amends_rating_get_window_days (const AmendsRulePack *pack, AmendsFeedbackWindow window)
{
    static const AmendsRule DAYS[] = {
        [AMENDS_FEEDBACK_WINDOW_SHORT] = AMENDS_RULE_FEEDBACK_SHORT_DAYS,
        [AMENDS_FEEDBACK_WINDOW_MIDDLE] = AMENDS_RULE_FEEDBACK_MIDDLE_DAYS,
        [AMENDS_FEEDBACK_WINDOW_LONG] = AMENDS_RULE_FEEDBACK_LONG_DAYS,
    };

    return window < AMENDS_FEEDBACK_WINDOW_LIFETIME ? amends_rule_pack_get_value (pack, DAYS[window]) : 0;
}

gint64
amends_rating_get_count (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind)
{
    switch (kind) {
    case AMENDS_FEEDBACK_POSITIVE:
        return counts->positive;
    case AMENDS_FEEDBACK_NEUTRAL:
        return counts->neutral;
    case AMENDS_FEEDBACK_NEGATIVE:
        return counts->negative;
    case AMENDS_N_FEEDBACK_KINDS:
    default:
        g_return_val_if_reached (0);
    }
}

/* Half is rounded up: twice the share and a half of one, in whole numbers. */
static int
get_share (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind, gint64 whole)
{
    gint64 all = amends_feedback_counts_get_all (counts);

    return all > 0 ? (int) ((2 * whole * amends_rating_get_count (counts, kind) + all) / (2 * all)) : -1;
}

int
amends_rating_get_tenths (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind)
{
    return get_share (counts, kind, 1000);
}

int
amends_rating_get_percent (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind)
{
    return get_share (counts, kind, 100);
}

gboolean
amends_rating_is_known (const AmendsRatingWindow *window)
{
    return amends_feedback_counts_get_all (&window->counts) > 0 && (!window->incomplete || window->counts.positive > 0);
}

void
amends_rating_add (AmendsFeedbackCounts *counts, AmendsFeedbackKind kind, gint64 n)
{
    counts->positive += kind == AMENDS_FEEDBACK_POSITIVE ? n : 0;
    counts->neutral += kind == AMENDS_FEEDBACK_NEUTRAL ? n : 0;
    counts->negative += kind == AMENDS_FEEDBACK_NEGATIVE ? n : 0;
}

void
amends_rating_add_day (const AmendsRulePack *pack, AmendsFeedbackCounts *counts, const AmendsFeedbackDay *day)
{
    for (int stars = 1; stars <= 5; stars++)
        amends_rating_add (counts, amends_rating_get_kind (pack, stars), day->stars[stars]);
}

gboolean
amends_rating_is_in (const AmendsRulePack *pack, AmendsFeedbackWindow window, gint64 published, gint64 day)
{
    if (published > day)
        return FALSE;
    return window == AMENDS_FEEDBACK_WINDOW_LIFETIME ||
           (published != 0 && published > day - amends_rating_get_window_days (pack, window));
}

static AmendsFeedbackCounts
count_window (const AmendsRulePack *pack, const AmendsFeedbackCell *cell, AmendsFeedbackWindow window, gint64 day)
{
    AmendsFeedbackCounts counts = { 0 };

    for (guint i = 0; i < cell->days->len; i++) {
        const AmendsFeedbackDay *published = &g_array_index (cell->days, AmendsFeedbackDay, i);

        if (amends_rating_is_in (pack, window, published->day, day))
            amends_rating_add_day (pack, &counts, published);
    }
    return counts;
}

/* What is known of the window on @day at the latest: what a person typed after the source told something is newer, and the other way round. */
static const AmendsFeedbackTotal *
find_total (const AmendsFeedbackCell *cell, AmendsFeedbackWindow window, gint64 day, AmendsTotalsOrigin *origin)
{
    const AmendsFeedbackTotal *told = &cell->told[window], *typed = &cell->typed[window];
    gboolean has_told = told->at != 0 && amends_feedback_day_of (told->at) <= day;
    gboolean has_typed = typed->at != 0 && amends_feedback_day_of (typed->at) <= day;

    if (has_typed && (!has_told || typed->at >= told->at)) {
        *origin = AMENDS_TOTALS_TYPED;
        return typed;
    }
    *origin = AMENDS_TOTALS_TOLD;
    return has_told ? told : NULL;
}

static void
add_counts (AmendsRatingWindow *window, const AmendsFeedbackCounts *counts, AmendsTotalsOrigin origin)
{
    window->counts.positive += counts->positive;
    window->counts.neutral += counts->neutral;
    window->counts.negative += counts->negative;
    window->origins |= origin;
}

static void
add_cell (const AmendsRulePack *pack, const AmendsFeedbackCell *cell, AmendsFeedbackWindow window, AmendsRating *rating)
{
    AmendsRatingWindow *sum = &rating->windows[window];
    AmendsFeedbackCounts counted = count_window (pack, cell, window, rating->day);
    gboolean partial = cell->incomplete || cell->days->len == 0;
    AmendsTotalsOrigin origin;
    const AmendsFeedbackTotal *total = find_total (cell, window, rating->day, &origin);
    gboolean reaches_further =
        window == AMENDS_FEEDBACK_WINDOW_LIFETIME && total != NULL &&
        amends_feedback_counts_get_all (&total->counts) > amends_feedback_counts_get_all (&counted);

    if (total != NULL && (partial || reaches_further)) {
        add_counts (sum, &total->counts, origin);
        sum->at = sum->at == 0 ? total->at : MIN (sum->at, total->at);
        return;
    }
    add_counts (sum, &counted, AMENDS_TOTALS_COUNTED);
    sum->incomplete |= partial;
}

void
amends_rating_compute (const AmendsRulePack *pack, const AmendsFeedbackHistory *history, gint64 day,
                       AmendsRating *rating)
{
    const AmendsFeedbackCounts *lately;

    *rating = (AmendsRating) { .day = day };
    for (guint i = 0; i < history->cells->len; i++)
        for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
            add_cell (pack, history->cells->pdata[i], (AmendsFeedbackWindow) window, rating);
    lately = &rating->windows[AMENDS_FEEDBACK_WINDOW_LONG].counts;
    rating->shoppers_see = amends_feedback_counts_get_all (lately) >=
                                   amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_SHOPPERS_MIN_RATINGS)
                               ? AMENDS_FEEDBACK_WINDOW_LONG
                               : AMENDS_FEEDBACK_WINDOW_LIFETIME;
}
