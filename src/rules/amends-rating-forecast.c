/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rating-forecast.h"

#include "amends-rating-private.h"

#define ALL_TENTHS 1000

static int
compare_days (gconstpointer a, gconstpointer b)
{
    const AmendsRatingDay *left = a, *right = b;

    return (left->day > right->day) - (left->day < right->day);
}

/* The days of all cells, earliest first; "counts" [0] holds what was published that day. A day may come once for each cell. */
static GArray *
collect_days (const AmendsRulePack *pack, const AmendsFeedbackHistory *history)
{
    GArray *days = g_array_new (FALSE, TRUE, sizeof (AmendsRatingDay));

    for (guint i = 0; i < history->cells->len; i++) {
        const AmendsFeedbackCell *cell = history->cells->pdata[i];

        for (guint j = 0; j < cell->days->len; j++) {
            const AmendsFeedbackDay *published = &g_array_index (cell->days, AmendsFeedbackDay, j);
            AmendsRatingDay day = { .day = published->day };

            amends_rating_add_day (pack, &day.counts[0], published);
            g_array_append_val (days, day);
        }
    }
    g_array_sort (days, compare_days);
    return days;
}

/* Where one end of a window stands among the days: what it has passed. */
typedef struct {
    guint next;
    AmendsFeedbackCounts passed;
} End;

static void
move_end (End *end, GArray *days, gint64 day, gboolean with_undated)
{
    for (; end->next < days->len; end->next++) {
        const AmendsRatingDay *published = &g_array_index (days, AmendsRatingDay, end->next);

        if (published->day > day)
            return;
        if (published->day == 0 && !with_undated)
            continue;
        for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++)
            amends_rating_add (&end->passed, (AmendsFeedbackKind) kind,
                               amends_rating_get_count (&published->counts[0], (AmendsFeedbackKind) kind));
    }
}

static AmendsFeedbackCounts
subtract (const AmendsFeedbackCounts *from, const AmendsFeedbackCounts *what)
{
    return (AmendsFeedbackCounts) { from->positive - what->positive, from->neutral - what->neutral,
                                    from->negative - what->negative };
}

static AmendsFeedbackCounts
add (const AmendsFeedbackCounts *one, const AmendsFeedbackCounts *other)
{
    return (AmendsFeedbackCounts) { one->positive + other->positive, one->neutral + other->neutral,
                                    one->negative + other->negative };
}

/* What totals know of the lifetime beyond what is counted. */
static AmendsFeedbackCounts
find_uncounted (const AmendsRulePack *pack, const AmendsFeedbackHistory *history, gint64 day,
                const AmendsFeedbackCounts *counted)
{
    AmendsRating rating;

    amends_rating_compute (pack, history, day, &rating);
    return subtract (&rating.windows[AMENDS_FEEDBACK_WINDOW_LIFETIME].counts, counted);
}

GArray *
amends_rating_roll (const AmendsRulePack *pack, const AmendsFeedbackHistory *history, gint64 first, gint64 last)
{
    g_autoptr (GArray) days = collect_days (pack, history);
    GArray *line = g_array_sized_new (FALSE, TRUE, sizeof (AmendsRatingDay), (guint) MAX (last - first + 1, 0));
    End newest = { 0 }, ever = { 0 }, oldest[AMENDS_FEEDBACK_WINDOW_LIFETIME] = { { 0 } };
    AmendsFeedbackCounts uncounted;

    move_end (&ever, days, first, TRUE);
    uncounted = find_uncounted (pack, history, first, &ever.passed);
    for (gint64 day = first; day <= last; day++) {
        AmendsRatingDay point = { .day = day };

        move_end (&newest, days, day, FALSE);
        move_end (&ever, days, day, TRUE);
        for (int i = 0; i < AMENDS_FEEDBACK_WINDOW_LIFETIME; i++) {
            move_end (&oldest[i], days, day - amends_rating_get_window_days (pack, (AmendsFeedbackWindow) i), FALSE);
            point.counts[i] = subtract (&newest.passed, &oldest[i].passed);
        }
        point.counts[AMENDS_FEEDBACK_WINDOW_LIFETIME] = add (&ever.passed, &uncounted);
        g_array_append_val (line, point);
    }
    return line;
}

void
amends_rating_what_if (const AmendsRulePack *pack, const AmendsRating *rating, const AmendsFeedback *feedback,
                       AmendsWhatIf *what)
{
    gint64 published = amends_feedback_day_of (feedback->published_at);
    AmendsFeedbackKind kind = amends_rating_get_kind (pack, feedback->stars);

    *what = (AmendsWhatIf) { 0 };
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        AmendsFeedbackWindow window = (AmendsFeedbackWindow) i;
        const AmendsFeedbackCounts *counts = &rating->windows[i].counts;

        /* A total that was typed or told may know nothing of it. */
        what->is_in[i] = amends_feedback_counts (feedback) && amends_rating_get_count (counts, kind) > 0 &&
                         amends_rating_is_in (pack, window, published, rating->day);
        if (published != 0 && window != AMENDS_FEEDBACK_WINDOW_LIFETIME)
            what->leaves_on[i] = published + amends_rating_get_window_days (pack, window);
        what->incomplete[i] = rating->windows[i].incomplete;
        what->with[i] = what->without[i] = *counts;
        if (what->is_in[i])
            amends_rating_add (&what->without[i], kind, -1);
    }
}

gint64
amends_rating_get_needed (const AmendsFeedbackCounts *counts, int tenths)
{
    gint64 all = amends_feedback_counts_get_all (counts);
    gint64 missing = tenths * all - ALL_TENTHS * counts->positive;
    gint64 step = ALL_TENTHS - tenths;

    if (all == 0)
        return 1;
    if (missing <= 0)
        return 0;
    return step > 0 ? (missing + step - 1) / step : -1;
}
