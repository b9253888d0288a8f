/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-canvas.h"
#include "amends-chart-figure-private.h"

G_BEGIN_DECLS

/** AmendsChartCard: what a figure has at one place along x, in words and numbers, beside the pointer or the focus */
#define AMENDS_TYPE_CHART_CARD (amends_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartCard, amends_chart_card, AMENDS, CHART_CARD, GtkWidget)

GtkWidget *amends_chart_card_new (void);
/** amends_chart_card_show: fills it with what is at the x of @place */
void amends_chart_card_show (AmendsChartCard *self, AmendsChartFigure *figure, AmendsChartPlace place);

G_END_DECLS
