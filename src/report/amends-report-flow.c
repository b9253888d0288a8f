/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-flow.h"

#include <math.h>

typedef struct {
    const AmendsReportPiece *pieces;
    guint n;
    double page_height;
    GArray *places;
    guint page;
    double y;
} Flow;

static void
place (Flow *self, guint piece, gboolean again)
{
    const AmendsReportPiece *what = &self->pieces[piece];
    AmendsReportPlace where = { .piece = piece, .page = self->page, .again = again };

    self->y += self->y > 0 ? what->space : 0;
    where.y = self->y;
    self->y += what->height;
    g_array_append_val (self->places, where);
}

/* Returns: the piece after those that stay together from @first on */
static guint
find_end (const Flow *self, guint first)
{
    guint end = first + 1;

    while (end < self->n && self->pieces[end - 1].keeps_next)
        end++;
    return end;
}

static double
measure (const Flow *self, guint first, guint end, gboolean at_top)
{
    double height = 0;

    for (guint i = first; i < end; i++)
        height += self->pieces[i].height + (i == first && at_top ? 0 : self->pieces[i].space);
    return height;
}

static void
begin_page (Flow *self, guint next)
{
    int head = self->pieces[next].head;

    self->page++;
    self->y = 0;
    if (head >= 0 && (guint) head != next)
        place (self, (guint) head, TRUE);
}

GArray *
amends_report_flow (const AmendsReportPiece *pieces, guint n, double page_height, guint *n_pages)
{
    Flow self = { pieces, n, page_height, g_array_new (FALSE, FALSE, sizeof (AmendsReportPlace)), 0, 0 };
    guint end;

    for (guint i = 0; i < n; i = end) {
        end = find_end (&self, i);
        if (self.y > 0 && self.y + measure (&self, i, end, FALSE) > page_height)
            begin_page (&self, i);
        /* What would fill more than a page together is parted after all. */
        for (guint j = i; j < end; j++) {
            if (j > i && self.y + measure (&self, j, j + 1, FALSE) > page_height)
                begin_page (&self, j);
            place (&self, j, FALSE);
        }
    }
    *n_pages = self.page + 1;
    return self.places;
}

double
amends_report_ticks (double greatest, guint most, double least)
{
    double step = pow (10, floor (log10 (MAX (greatest / MAX (most, 1), least))));
    static const double FACTORS[] = { 1, 2, 5, 10 };

    for (guint i = 0; i < G_N_ELEMENTS (FACTORS); i++)
        if (step * FACTORS[i] >= least && step * FACTORS[i] * MAX (most, 1) >= greatest)
            return step * FACTORS[i];
    return step * 10;
}

guint
amends_report_thin (double width, double distance)
{
    return distance > 0 ? MAX ((guint) ceil (width / distance), 1u) : 1;
}
