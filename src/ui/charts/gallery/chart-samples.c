/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-samples.h"

#include <math.h>

#define DAY 86400
/* 1 January 2025, UTC */
#define START 1735689600
#define N_CAUSES 8
#define N_PRODUCTS 8
#define N_MONTHS 12

typedef struct {
    const char *title, *subtitle;
} Words;

typedef const char *Texts[3];

static const char *const NAMES[N_CHART_SAMPLES] = { "rating", "feedback", "stars-over-time", "stars",
                                                    "causes", "products", "answers",         "change",
                                                    "empty",  "one",      "million" };

static const Words WORDS[N_CHART_SAMPLES][3] = {
    [CHART_SAMPLE_RATING] = { { "The 90-day rating fell below 95% in June and has recovered since",
                                "Positive share of seller feedback, rolling windows" },
                              { "Die 90-Tage-Bewertung ist im Juni unter 95 % gefallen und hat sich seit dem Wechsel des Versanddienstleisters erholt",
                                "Anteil positiver Verkäuferbewertungen, gleitende Zeiträume" },
                              { "90 天評分在六月跌破 95%，之後已回升", "賣家評價的正面比例（滾動區間）" } },
    [CHART_SAMPLE_FEEDBACK] = { { "Twice as much negative feedback in November as in a usual month",
                                  "Seller feedback per month" },
                                { "Im November doppelt so viele negative Bewertungen wie in einem gewöhnlichen Monat",
                                  "Verkäuferbewertungen je Monat" },
                                { "十一月的負評是平常月份的兩倍", "每月賣家評價" } },
    [CHART_SAMPLE_STARS_OVER_TIME] = { { "Five-star reviews keep growing", "Customer reviews per week" },
                                       { "Die Zahl der Fünf-Sterne-Rezensionen wächst weiter",
                                         "Kundenrezensionen je Woche" },
                                       { "五星評論持續增加", "每週顧客評論" } },
    [CHART_SAMPLE_STARS] = { { "The average rose from 4.0 to 4.3 stars",
                               "Reviews by stars, this year against the year before" },
                             { "Der Durchschnitt ist von 4,0 auf 4,3 Sterne gestiegen",
                               "Rezensionen nach Sternen, dieses Jahr gegenüber dem Vorjahr" },
                             { "平均星等從 4.0 升至 4.3", "各星等評論數，今年與去年比較" } },
    [CHART_SAMPLE_CAUSES] = { { "Two causes make up more than half of all complaints",
                                "Causes of critical reviews, last 12 months" },
                              { "Zwei Ursachen stehen hinter mehr als der Hälfte aller Beschwerden",
                                "Ursachen kritischer Rezensionen, letzte 12 Monate" },
                              { "兩個原因佔了超過一半的抱怨", "負面評論的原因，最近 12 個月" } },
    [CHART_SAMPLE_PRODUCTS] = { { "The travel kettle has been the worst product since August",
                                  "Critical reviews by product and month; colour is their share of all reviews" },
                                { "Der Reise-Wasserkocher ist seit August das schlechteste Produkt",
                                  "Kritische Rezensionen nach Produkt und Monat; die Farbe zeigt ihren Anteil" },
                                { "旅行電熱水壺自八月起表現最差", "各產品每月的負面評論；顏色表示佔全部評論的比例" } },
    [CHART_SAMPLE_ANSWERS] = { { "Nine of ten messages are answered within a day",
                                 "Share of messages answered within 24 hours, per week" },
                               { "Neun von zehn Nachrichten werden innerhalb eines Tages beantwortet",
                                 "Anteil der innerhalb von 24 Stunden beantworteten Nachrichten, je Woche" },
                               { "十分之九的訊息在一天內回覆", "24 小時內回覆訊息的比例，每週" } },
    [CHART_SAMPLE_CHANGE] = { { "The rating lost ground in spring", "Change against the month before, in points" },
                              { "Die Bewertung hat im Frühjahr verloren",
                                "Veränderung gegenüber dem Vormonat, in Punkten" },
                              { "評分在春季下滑", "與前一個月相比的變化（點）" } },
    [CHART_SAMPLE_EMPTY] = { { "No feedback in this period", "Seller feedback per month" },
                             { "Keine Bewertungen in diesem Zeitraum", "Verkäuferbewertungen je Monat" },
                             { "這段期間沒有評價", "每月賣家評價" } },
    [CHART_SAMPLE_ONE_POINT] = { { "One day so far", "Positive share of seller feedback" },
                                 { "Bisher ein Tag", "Anteil positiver Verkäuferbewertungen" },
                                 { "目前只有一天", "賣家評價的正面比例" } },
    [CHART_SAMPLE_MILLION] = { { "A million points, and no peak is lost", "Noise with a wave, a gap and one peak" },
                               { "Eine Million Punkte, und keine Spitze geht verloren",
                                 "Rauschen mit Welle, Lücke und einer Spitze" },
                               { "一百萬個點，沒有遺漏任何峰值", "雜訊、波形、缺口與一個峰值" } },
};

static const Texts WINDOWS[] = { { "30 days", "30 Tage", "30 天" },
                                 { "90 days", "90 Tage", "90 天" },
                                 { "365 days", "365 Tage", "365 天" } };
static const Texts TONES[] = { { "Positive", "Positiv", "正面" },
                               { "Neutral", "Neutral", "中立" },
                               { "Negative", "Negativ", "負面" } };
static const Texts STARS[] = { { "5 stars", "5 Sterne", "5 星" },
                               { "4 stars", "4 Sterne", "4 星" },
                               { "3 stars", "3 Sterne", "3 星" },
                               { "2 stars", "2 Sterne", "2 星" },
                               { "1 star", "1 Stern", "1 星" } };
static const Texts CAUSES[N_CAUSES] = {
    { "Late delivery", "Verspätete Lieferung durch den Zusteller", "延遲送達" },
    { "Damaged on the way", "Beschädigung auf dem Transportweg", "運送途中損壞" },
    { "Not as described", "Artikel weicht von der Beschreibung ab", "與描述不符" },
    { "Defective", "Funktionsstörung oder Materialfehler", "瑕疵品" },
    { "Parts missing", "Unvollständiger Lieferumfang", "缺少零件" },
    { "Wrong size", "Falsche Größe oder Passform", "尺寸不合" },
    { "Slow answer", "Zu späte Antwort des Kundendienstes", "回覆太慢" },
    { "Other", "Sonstiges", "其他" },
};
static const Texts PRODUCTS[N_PRODUCTS] = {
    { "Travel kettle 0.6 l", "Reise-Wasserkocher 0,6 l mit doppelter Spannung", "旅行電熱水壺 0.6 公升" },
    { "Garden hose 20 m", "Gartenschlauch 20 m mit Schnellkupplungen", "花園水管 20 公尺" },
    { "LED desk lamp", "LED-Schreibtischleuchte, dimmbar", "LED 檯燈" },
    { "Yoga mat", "Yogamatte, rutschfest, 6 mm", "瑜珈墊" },
    { "Steel bottle 750 ml", "Edelstahlflasche 750 ml", "不鏽鋼水瓶 750 毫升" },
    { "Phone holder", "Handyhalterung fürs Fahrrad", "手機架" },
    { "Knife set, 5 pieces", "Messerset, 5-teilig", "刀具組，5 件" },
    { "Bath towel", "Badetuch", "浴巾" },
};

static double
draw_noise (guint32 *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) / (double) (1 << 24) - 0.5;
}

static AmendsChartFigure *
make_figure (ChartSample sample, ChartSampleLanguage language, AmendsChartAxis *x, AmendsChartAxis *y)
{
    AmendsChartFigure *figure = amends_chart_figure_new (x, y);

    amends_chart_figure_set_title (figure, WORDS[sample][language].title);
    amends_chart_figure_set_subtitle (figure, WORDS[sample][language].subtitle);
    return figure;
}

static AmendsChartAxis *
make_time (AmendsChartResolution resolution)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    AmendsChartAxis *axis = amends_chart_time_axis_new (resolution, utc);

    amends_chart_axis_set_name (axis, resolution == AMENDS_CHART_MONTH  ? "Month"
                                      : resolution == AMENDS_CHART_WEEK ? "Week"
                                                                        : "Day");
    return axis;
}

static void
add_series (AmendsChartLayer *layer, const char *name, AmendsChartInk ink, const double *x, const double *y, gsize n)
{
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new (name, ink);

    amends_chart_series_set_points (series, x, y, n);
    amends_chart_layer_add (layer, series);
}

static void
add_events (AmendsChartFigure *figure, ChartSampleLanguage language)
{
    static const Texts NOTES[] = { { "New carrier", "Neuer Versanddienstleister", "更換物流" },
                                   { "Better boxes", "Stabilere Kartons", "加強包裝" } };
    static const Texts NAME = { "Actions taken", "Maßnahmen", "採取的行動" };
    const double x[] = { START + 170.0 * DAY, START + 262.0 * DAY }, y[] = { 0, 0 };
    const char *notes[] = { NOTES[0][language], NOTES[1][language], NULL };
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new (NAME[language], AMENDS_CHART_INK_EVENT);
    AmendsChartLayer *layer = amends_chart_marker_layer_new ();

    amends_chart_series_set_points (series, x, y, 2);
    amends_chart_series_set_notes (series, notes);
    amends_chart_layer_add (layer, series);
    amends_chart_figure_take_layer (figure, layer);
}

static AmendsChartFigure *
make_rating (ChartSampleLanguage language)
{
    enum { N = 380, MEASURED = 330 };
    AmendsChartFigure *figure = make_figure (CHART_SAMPLE_RATING, language, make_time (AMENDS_CHART_DAY),
                                             amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT));
    AmendsChartLayer *layer = amends_chart_line_layer_new ();
    const double depth[] = { 0.055, 0.034, 0.012 }, width[] = { 22, 40, 90 }, late[] = { 0, 12, 40 };

    for (guint i = 0; i < 3; i++) {
        double x[N], y[N], wander = 0;
        guint32 state = 7 + i;

        for (int j = 0; j < N; j++) {
            double away = (j - 165 - late[i]) / width[i];

            wander = wander * 0.9 + draw_noise (&state) * 0.004 / (i + 1);
            x[j] = START + (double) j * DAY;
            y[j] = 0.979 - depth[i] * exp (-away * away) + (j < MEASURED ? wander : wander * 0.2);
        }
        add_series (layer, WINDOWS[i][language], (AmendsChartInk) (AMENDS_CHART_INK_FIRST + i), x, y, N);
        amends_chart_series_set_forecast_from (amends_chart_layer_get_series (layer, i),
                                               START + (double) MEASURED * DAY);
    }
    amends_chart_figure_take_layer (figure, layer);
    add_events (figure, language);
    return figure;
}

static AmendsChartFigure *
make_stack (ChartSample sample, ChartSampleLanguage language, AmendsChartResolution resolution, const Texts *names,
            guint n_series, AmendsChartInk first, int ink_step, const double *levels, gint64 end)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GArray) starts = amends_chart_buckets_list (START, end, resolution, utc);
    AmendsChartFigure *figure =
        make_figure (sample, language, make_time (resolution), amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT));
    AmendsChartLayer *layer = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
    guint32 state = 11;

    for (guint i = 0; i < n_series; i++) {
        g_autofree double *y = g_new (double, starts->len);

        for (guint j = 0; j < starts->len; j++) {
            double season = j * 24 / starts->len == 20 && i + 1 == n_series ? 2.1 : 1;

            y[j] = floor (levels[i] * season * (0.8 + 0.4 * j / starts->len + 0.5 * draw_noise (&state)) + 0.5);
        }
        add_series (layer, names[i][language], (AmendsChartInk) ((int) first + (int) i * ink_step),
                    (const double *) (const void *) starts->data, y, starts->len);
    }
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

static AmendsChartFigure *
make_stars (ChartSampleLanguage language)
{
    static const Texts PERIODS[] = { { "This year", "Dieses Jahr", "今年" },
                                     { "Year before", "Vorjahr", "去年" },
                                     { "Mean", "Mittelwert", "平均" } };
    const double now[] = { 48, 37, 66, 214, 489 }, before[] = { 74, 61, 90, 190, 352 }, mean = 3.24, zero = 0;
    const char *labels[] = { STARS[4][language], STARS[3][language], STARS[2][language],
                             STARS[1][language], STARS[0][language], NULL };
    const char *notes[] = { language == CHART_SAMPLE_GERMAN ? "Ø 4,24" : "Ø 4.24", NULL };
    AmendsChartFigure *figure = make_figure (CHART_SAMPLE_STARS, language, amends_chart_category_axis_new (labels),
                                             amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT));
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_GROUPED),
                     *marker = amends_chart_marker_layer_new ();

    amends_chart_axis_set_name (amends_chart_figure_get_x_axis (figure), "Stars");
    add_series (bars, PERIODS[1][language], AMENDS_CHART_INK_COMPARE, NULL, before, 5);
    add_series (bars, PERIODS[0][language], AMENDS_CHART_INK_FIRST, NULL, now, 5);
    add_series (marker, PERIODS[2][language], AMENDS_CHART_INK_EVENT, &mean, &zero, 1);
    amends_chart_series_set_notes (amends_chart_layer_get_series (marker, 0), notes);
    amends_chart_figure_take_layer (figure, bars);
    amends_chart_figure_take_layer (figure, marker);
    return figure;
}

static AmendsChartFigure *
make_causes (ChartSampleLanguage language)
{
    static const Texts NAMES_OF[] = { { "Complaints", "Beschwerden", "抱怨" },
                                      { "Cumulative share", "Kumulierter Anteil", "累積比例" } };
    const double counts[N_CAUSES] = { 94, 61, 38, 29, 22, 14, 9, 12 };
    double total = 0, sum = 0, share[N_CAUSES];
    const char *labels[N_CAUSES + 1] = { NULL };
    AmendsChartFigure *figure;
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED),
                     *line = amends_chart_line_layer_new ();
    AmendsChartAxis *percent = amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT);

    for (guint i = 0; i < N_CAUSES; i++) {
        labels[i] = CAUSES[i][language];
        total += counts[i];
    }
    for (guint i = 0; i < N_CAUSES; i++)
        share[i] = (sum += counts[i]) / total;
    figure = make_figure (CHART_SAMPLE_CAUSES, language, amends_chart_category_axis_new (labels),
                          amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT));
    amends_chart_figure_set_transposed (figure, TRUE);
    amends_chart_axis_set_name (amends_chart_figure_get_x_axis (figure), "Cause");
    amends_chart_axis_set_range (percent, 0, 1);
    amends_chart_figure_take_secondary (figure, percent);
    amends_chart_layer_set_secondary (line, TRUE);
    add_series (bars, NAMES_OF[0][language], AMENDS_CHART_INK_FIRST, NULL, counts, N_CAUSES);
    add_series (line, NAMES_OF[1][language], AMENDS_CHART_INK_SECOND, NULL, share, N_CAUSES);
    amends_chart_figure_take_layer (figure, bars);
    amends_chart_figure_take_layer (figure, line);
    return figure;
}

static AmendsChartFigure *
make_products (ChartSampleLanguage language)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GArray) months = amends_chart_buckets_list (START, START + 350 * DAY, AMENDS_CHART_MONTH, utc);
    AmendsChartFigure *figure = make_figure (CHART_SAMPLE_PRODUCTS, language, make_time (AMENDS_CHART_MONTH),
                                             amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT));
    AmendsChartLayer *layer = amends_chart_heat_layer_new ();
    guint32 state = 5;

    for (guint i = 0; i < N_PRODUCTS; i++) {
        double y[N_MONTHS];
        char *notes[N_MONTHS + 1] = { NULL }, *cells[N_MONTHS + 1] = { NULL };

        for (guint j = 0; j < N_MONTHS; j++) {
            double share = 0.24 / (i + 1) * (1 + (i == 0 && j > 6 ? 0.9 : 0)) + 0.06 * draw_noise (&state);
            int all = 20 + (int) (30 * (draw_noise (&state) + 0.5)), critical = (int) MAX (share * all, 0);

            y[j] = i == 3 && j < 2 ? NAN : critical / (double) all;
            notes[j] = isnan (y[j]) ? g_strdup ("") : g_strdup_printf ("%d / %d", critical, all);
            cells[j] = isnan (y[j]) ? g_strdup ("") : g_strdup_printf ("%d", critical);
        }
        add_series (layer, PRODUCTS[i][language], AMENDS_CHART_INK_HEAT, (const double *) (const void *) months->data,
                    y, N_MONTHS);
        amends_chart_series_set_notes (amends_chart_layer_get_series (layer, i), (const char *const *) notes);
        amends_chart_series_set_cells (amends_chart_layer_get_series (layer, i), (const char *const *) cells);
        for (guint j = 0; j < N_MONTHS; j++) {
            g_free (notes[j]);
            g_free (cells[j]);
        }
    }
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

static AmendsChartFigure *
make_answers (ChartSampleLanguage language)
{
    enum { N = 52 };
    AmendsChartFigure *figure = make_figure (CHART_SAMPLE_ANSWERS, language, make_time (AMENDS_CHART_WEEK),
                                             amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT));
    AmendsChartLayer *layer = amends_chart_line_layer_new ();
    double x[N], y[N];
    guint32 state = 3;

    for (int i = 0; i < N; i++) {
        x[i] = START - 2.0 * DAY + 7.0 * i * DAY;
        y[i] = i >= 30 && i < 33 ? NAN : MIN (0.78 + 0.15 * i / N + 0.09 * draw_noise (&state), 1);
    }
    add_series (layer, WORDS[CHART_SAMPLE_ANSWERS][language].subtitle, AMENDS_CHART_INK_THIRD, x, y, N);
    amends_chart_axis_set_range (amends_chart_figure_get_y_axis (figure), 0, 1);
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

static AmendsChartFigure *
make_change (ChartSampleLanguage language)
{
    const double points[] = { 0.4, 0.2, -0.3, -1.6, -2.2, -0.4, 0.9, 1.4, 0, 0.6, 0.3, 0.1 };
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GArray) months = amends_chart_buckets_list (START, START + 350 * DAY, AMENDS_CHART_MONTH, utc);
    AmendsChartFigure *figure = make_figure (CHART_SAMPLE_CHANGE, language, make_time (AMENDS_CHART_MONTH),
                                             amends_chart_value_axis_new (AMENDS_CHART_UNIT_NUMBER));
    AmendsChartLayer *layer = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);

    add_series (layer, WORDS[CHART_SAMPLE_CHANGE][language].subtitle, AMENDS_CHART_INK_FIRST,
                (const double *) (const void *) months->data, points, N_MONTHS);
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

static AmendsChartFigure *
make_few (ChartSample sample, ChartSampleLanguage language, gsize n)
{
    const double x[] = { START }, y[] = { 0.96 };
    AmendsChartFigure *figure = make_figure (sample, language, make_time (AMENDS_CHART_DAY),
                                             amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT));
    AmendsChartLayer *layer = amends_chart_line_layer_new ();

    add_series (layer, WINDOWS[0][language], AMENDS_CHART_INK_FIRST, x, y, n);
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

static AmendsChartFigure *
make_million (ChartSampleLanguage language)
{
    const gsize n = 1000000;
    g_autofree double *x = g_new (double, n), *y = g_new (double, n);
    AmendsChartFigure *figure = make_figure (CHART_SAMPLE_MILLION, language, make_time (AMENDS_CHART_INSTANT),
                                             amends_chart_value_axis_new (AMENDS_CHART_UNIT_NUMBER));
    AmendsChartLayer *layer = amends_chart_line_layer_new ();
    guint32 state = 1;

    for (gsize i = 0; i < n; i++) {
        x[i] = START + (double) i * 60;
        y[i] = 20 * sin ((double) i / 90000) + 12 * draw_noise (&state);
        if (i > 400000 && i < 440000)
            y[i] = NAN;
    }
    y[700000] = 60;
    add_series (layer, "Noise", AMENDS_CHART_INK_FIRST, x, y, n);
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

AmendsChartFigure *
chart_sample_make (ChartSample sample, ChartSampleLanguage language)
{
    static const double TONE_LEVELS[] = { 31, 3, 5 }, STAR_LEVELS[] = { 46, 19, 8, 4, 6 };

    switch (sample) {
    case CHART_SAMPLE_RATING:
        return make_rating (language);
    case CHART_SAMPLE_FEEDBACK:
        return make_stack (sample, language, AMENDS_CHART_MONTH, TONES, 3, AMENDS_CHART_INK_POSITIVE, 1, TONE_LEVELS,
                           START + 350 * DAY);
    case CHART_SAMPLE_STARS_OVER_TIME:
        return make_stack (sample, language, AMENDS_CHART_WEEK, STARS, 5, AMENDS_CHART_INK_STARS_5, -1, STAR_LEVELS,
                           START + 355 * DAY);
    case CHART_SAMPLE_STARS:
        return make_stars (language);
    case CHART_SAMPLE_CAUSES:
        return make_causes (language);
    case CHART_SAMPLE_PRODUCTS:
        return make_products (language);
    case CHART_SAMPLE_ANSWERS:
        return make_answers (language);
    case CHART_SAMPLE_CHANGE:
        return make_change (language);
    case CHART_SAMPLE_MILLION:
        return make_million (language);
    case CHART_SAMPLE_EMPTY:
    case CHART_SAMPLE_ONE_POINT:
    case N_CHART_SAMPLES:
    default:
        return make_few (sample, language, sample == CHART_SAMPLE_ONE_POINT ? 1 : 0);
    }
}

const char *
chart_sample_name (ChartSample sample)
{
    return NAMES[sample];
}
