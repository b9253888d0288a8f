/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-decimate.h"

#include <math.h>

#define NONE G_MAXSIZE

/* What is kept of one column. */
typedef struct {
    gsize first, low, high, last, gap;
} Column;

static void
begin_column (Column *self)
{
    self->first = self->low = self->high = self->last = self->gap = NONE;
}

static void
add_to_column (Column *self, const double *y, gsize i)
{
    if (isnan (y[i])) {
        if (self->gap == NONE)
            self->gap = i;
        return;
    }
    if (self->first == NONE)
        self->first = self->low = self->high = i;
    if (y[i] < y[self->low])
        self->low = i;
    if (y[i] > y[self->high])
        self->high = i;
    self->last = i;
}

static void
end_column (const Column *self, GArray *kept)
{
    gsize five[] = { self->first, self->low, self->high, self->last, self->gap };

    for (gsize i = 1; i < G_N_ELEMENTS (five); i++)
        for (gsize j = i; j > 0 && five[j] < five[j - 1]; j--) {
            gsize other = five[j];

            five[j] = five[j - 1];
            five[j - 1] = other;
        }
    for (gsize i = 0; i < G_N_ELEMENTS (five) && five[i] != NONE; i++)
        if (i == 0 || five[i] != five[i - 1])
            g_array_append_val (kept, five[i]);
}

static gsize
find_first (const double *x, gsize n, double from)
{
    gsize low = 0, high = n;

    while (low < high) {
        gsize middle = low + (high - low) / 2;

        if (x[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static GArray *
keep_all (gsize first, gsize end)
{
    GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (gsize), (guint) (end - first));

    for (gsize i = first; i < end; i++)
        g_array_append_val (kept, i);
    return kept;
}

GArray *
amends_chart_decimate (const double *x, const double *y, gsize n, double x_low, double x_high, guint columns)
{
    gsize first = find_first (x, n, x_low), end = first;
    double scale = columns / MAX (x_high - x_low, 1e-300);
    GArray *kept;
    Column column;
    double border;

    first -= first > 0;
    end = find_first (x, n, nextafter (x_high, INFINITY));
    end += end < n;
    if (end - first <= 4 * (gsize) columns)
        return keep_all (first, end);
    kept = g_array_sized_new (FALSE, FALSE, sizeof (gsize), 4 * columns);
    begin_column (&column);
    border = -INFINITY;
    for (gsize i = first; i < end; i++) {
        if (x[i] >= border) {
            end_column (&column, kept);
            begin_column (&column);
            border = x[i] < x_low ? x_low : x_low + (floor ((x[i] - x_low) * scale) + 1) / scale;
        }
        add_to_column (&column, y, i);
    }
    end_column (&column, kept);
    return kept;
}
