/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What privacy mode costs a list that is scrolled: rows of feedback laid out and drawn without it, with it, and with a real blur over the same two
 * places, in turn, by the renderer of machines without a graphics card. Ends with an error if rows with bars take half as much time again.
 */
#include <adwaita.h>
#include <time.h>

#include "amends-feedback-kind.h"
#include "amends-feedback.h"
#include "amends-row-sheet.h"

#define N_ROWS 100
#define N_ROUNDS 31
#define WIDTH 420
#define BLUR 6.0
#define BOUND 1.5

typedef enum { WAY_OPEN, WAY_BARS, WAY_BLUR, N_WAYS } Way;

static const char *const NAMES[N_WAYS] = { "open", "bars", "blur" };

static AmendsFeedback *
make_feedback (guint number)
{
    static const char *const authors[] = { "Anna-Karin Bergström", "Ö. Lindqvist", "王小明", "Zacharias Quist", "m" };
    static const char *const texts[] = { "Kam nach drei Wochen, der Karton war offen.",
                                         "遅いです。箱も潰れていました。",
                                         "Allt bra, snabb leverans och fin kontakt hela vägen.", "OK" };
    g_autofree char *order = g_strdup_printf ("405-%07u-%07u", number * 7919u, number * 104729u % 9999999u);

    return amends_feedback_new (&(AmendsFeedback) { .external_id = order,
                                                    .marketplace = "SE",
                                                    .order_id = order,
                                                    .author = authors[number % G_N_ELEMENTS (authors)],
                                                    .text = texts[number % G_N_ELEMENTS (texts)],
                                                    .stars = 1 + (int) (number % 5),
                                                    .published_at = 1794657600 - (gint64) number * 86400 });
}

static void
draw_row (GtkWidget *widget, const AmendsRowSheet *sheet, Way way, cairo_t *cr)
{
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) node = NULL;

    amends_row_sheet_snapshot ((AmendsRowSheet *) sheet, widget, snapshot, way == WAY_BARS);
    node = gtk_snapshot_free_to_node (snapshot);
    if (way == WAY_BLUR) {
        GtkSnapshot *blurred = gtk_snapshot_new ();

        /* The title's and the source's lines: a blur each, as it would be. */
        for (int i = 0; i < 2; i++) {
            gtk_snapshot_push_clip (blurred, &GRAPHENE_RECT_INIT (0, (float) i * 50, WIDTH, 18));
            gtk_snapshot_push_blur (blurred, BLUR);
            gtk_snapshot_append_node (blurred, node);
            gtk_snapshot_pop (blurred);
            gtk_snapshot_pop (blurred);
        }
        gtk_snapshot_append_node (blurred, node);
        gsk_render_node_unref (node);
        node = gtk_snapshot_free_to_node (blurred);
    }
    gsk_render_node_draw (node, cr);
}

/* The processor's time of this thread: the wall tells mostly of what else the machine does. */
static double
get_time_us (void)
{
    struct timespec now;

    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
    return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static double
time_rows (GtkWidget *widget, GPtrArray *rows, Way way)
{
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, 120);
    cairo_t *cr = cairo_create (surface);
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    double start = get_time_us ();
    double taken;

    for (guint i = 0; i < rows->len; i++) {
        g_autoptr (AmendsRowText) text = amends_feedback_row_text_new (g_ptr_array_index (rows, i), 1794657600, zone);
        g_autoptr (AmendsRowSheet) sheet = amends_row_sheet_new (widget, text, NULL, WIDTH);

        draw_row (widget, sheet, way, cr);
    }
    taken = (get_time_us () - start) / rows->len;
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
    return taken;
}

static int
compare (gconstpointer a, gconstpointer b)
{
    const double *first = a, *second = b;

    return (*first > *second) - (*first < *second);
}

int
main (void)
{
    g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_feedback_unref);
    double taken[N_WAYS][N_ROUNDS];
    GtkWidget *widget;

    adw_init ();
    widget = g_object_ref_sink (gtk_label_new (NULL));
    for (guint i = 0; i < N_ROWS; i++)
        g_ptr_array_add (rows, make_feedback (i));
    for (guint way = 0; way < N_WAYS; way++)
        time_rows (widget, rows, (Way) way);
    for (guint round = 0; round < N_ROUNDS; round++)
        for (guint way = 0; way < N_WAYS; way++)
            taken[way][round] = time_rows (widget, rows, (Way) way);
    for (guint way = 0; way < N_WAYS; way++) {
        qsort (taken[way], N_ROUNDS, sizeof (double), compare);
        g_print ("%-5s %7.1f us a row, %.2f of open\n", NAMES[way], taken[way][N_ROUNDS / 2],
                 taken[way][N_ROUNDS / 2] / taken[WAY_OPEN][N_ROUNDS / 2]);
    }
    g_object_unref (widget);
    return taken[WAY_BARS][N_ROUNDS / 2] > BOUND * taken[WAY_OPEN][N_ROUNDS / 2];
}
