/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-figure.h"

G_BEGIN_DECLS

/** ChartSampleLanguage: whose words the samples have: plain, long, or in another script */
typedef enum {
    CHART_SAMPLE_ENGLISH,
    CHART_SAMPLE_GERMAN,
    CHART_SAMPLE_CHINESE,
} ChartSampleLanguage;

/** ChartSample: the kinds of chart that the product has, and the shapes of data that are hard */
typedef enum {
    CHART_SAMPLE_RATING,
    CHART_SAMPLE_FEEDBACK,
    CHART_SAMPLE_STARS_OVER_TIME,
    CHART_SAMPLE_STARS,
    CHART_SAMPLE_CAUSES,
    CHART_SAMPLE_PRODUCTS,
    CHART_SAMPLE_ANSWERS,
    CHART_SAMPLE_CHANGE,
    CHART_SAMPLE_EMPTY,
    CHART_SAMPLE_ONE_POINT,
    CHART_SAMPLE_MILLION,
    N_CHART_SAMPLES,
} ChartSample;

/** chart_sample_make: invented, and the same each time. Returns: (transfer full) */
AmendsChartFigure *chart_sample_make (ChartSample sample, ChartSampleLanguage language);
/** chart_sample_name: Returns: (transfer none): for options and files */
const char *chart_sample_name (ChartSample sample);

G_END_DECLS
