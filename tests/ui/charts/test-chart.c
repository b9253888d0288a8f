/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widget: what is spoken, where the focus goes, what is opened, and what the table says. */
#include "amends-chart-card.h"
#include "amends-chart-plot.h"
#include "amends-chart-style.h"
#include "amends-chart.h"
#include "chart-samples.h"

#include <adwaita.h>
#include <math.h>

static GtkWidget *
find (GtkWidget *widget, GType type)
{
    if (g_type_is_a (G_OBJECT_TYPE (widget), type))
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = find (child, type);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
    if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = find_text (child, text);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static void
settle (guint ms)
{
    gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

    while (g_get_monotonic_time () < until)
        if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (1000);
}

typedef struct {
    GtkWidget *window, *chart;
    AmendsChartPlot *plot;
    AmendsChartFigure *figure;
    AmendsChartSeries *activated; /* (unowned) */
    guint64 point;
    guint n_activated;
} Fixture;

static void
activated_cb (AmendsChart *chart G_GNUC_UNUSED, AmendsChartSeries *series, guint64 point, gpointer user_data)
{
    Fixture *self = user_data;

    self->activated = series;
    self->point = point;
    self->n_activated++;
}

static void
show (Fixture *self, ChartSample sample)
{
    *self = (Fixture) { .figure = chart_sample_make (sample, CHART_SAMPLE_ENGLISH) };
    self->chart = amends_chart_new (self->figure);
    self->plot = AMENDS_CHART_PLOT (find (self->chart, AMENDS_TYPE_CHART_PLOT));
    g_signal_connect (self->chart, "activated", G_CALLBACK (activated_cb), self);
    self->window = adw_window_new ();
    gtk_window_set_default_size (GTK_WINDOW (self->window), 760, 460);
    adw_window_set_content (ADW_WINDOW (self->window), self->chart);
    gtk_window_present (GTK_WINDOW (self->window));
    settle (150);
}

static void
dismiss (Fixture *self)
{
    GWeakRef chart;

    g_weak_ref_init (&chart, self->chart);
    gtk_window_destroy (GTK_WINDOW (self->window));
    settle (50);
    g_assert_null (g_weak_ref_get (&chart));
    g_weak_ref_clear (&chart);
    g_assert_finalize_object (self->figure);
}

static void
press (Fixture *self, guint key)
{
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
    g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (key, 0);

    /* The class' own bindings, found as GTK finds them: by their trigger, from the focus upwards. */
    for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget)) {
        g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

        for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
            g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

            for (guint j = 0;
                 GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
                 j++) {
                g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

                if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger)) {
                    gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                  gtk_shortcut_get_arguments (shortcut));
                    settle (20);
                    return;
                }
            }
        }
    }
    g_assert_not_reached ();
}

static void
assert_focus (Fixture *self, guint series, gsize point)
{
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
    AmendsChartPlace place;

    g_assert_true (AMENDS_IS_CHART_MARK (focus));
    place = amends_chart_mark_get_place (AMENDS_CHART_MARK (focus));
    g_assert_cmpuint (place.series, ==, series);
    g_assert_cmpuint (place.point, ==, point);
}

static void
test_spoken (void)
{
    Fixture self;
    GtkWidget *mark, *title;

    show (&self, CHART_SAMPLE_FEEDBACK);
    title = find_text (self.chart, amends_chart_figure_get_title (self.figure));
    g_assert_nonnull (title);
    gtk_test_accessible_assert_role (self.chart, GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_test_accessible_assert_relation (self.chart, GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL);
    gtk_test_accessible_assert_relation (self.chart, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                         find_text (self.chart, "Seller feedback per month"), NULL);
    gtk_test_accessible_assert_role (self.plot, GTK_ACCESSIBLE_ROLE_LIST);
    mark = amends_chart_plot_get_mark (self.plot, (AmendsChartPlace) { 0, 2, 10 });
    gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
    gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "November 2025, Negative: 11");
    gtk_test_accessible_assert_relation (mark, GTK_ACCESSIBLE_RELATION_POS_IN_SET, 35);
    gtk_test_accessible_assert_relation (mark, GTK_ACCESSIBLE_RELATION_SET_SIZE, 36);
    dismiss (&self);
}

static void
test_keys (void)
{
    Fixture self;

    show (&self, CHART_SAMPLE_FEEDBACK);
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_FORWARD));
    assert_focus (&self, 0, 0);
    press (&self, GDK_KEY_Right);
    press (&self, GDK_KEY_Right);
    assert_focus (&self, 0, 2);
    press (&self, GDK_KEY_Up);
    assert_focus (&self, 1, 2);
    press (&self, GDK_KEY_End);
    assert_focus (&self, 1, 11);
    press (&self, GDK_KEY_KP_Home);
    assert_focus (&self, 1, 0);
    press (&self, GDK_KEY_Return);
    g_assert_cmpuint (self.n_activated, ==, 1);
    g_assert_cmpstr (amends_chart_series_get_name (self.activated), ==, "Neutral");
    g_assert_cmpuint (self.point, ==, 0);
    /* One stop of Tab: the next press leaves, and coming back finds the same point. */
    g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_FORWARD));
    gtk_root_set_focus (GTK_ROOT (self.window), NULL);
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_BACKWARD));
    assert_focus (&self, 1, 0);
    dismiss (&self);
}

static void
test_keys_mirrored (void)
{
    Fixture self;

    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
    show (&self, CHART_SAMPLE_FEEDBACK);
    gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_FORWARD);
    press (&self, GDK_KEY_Left);
    assert_focus (&self, 0, 1);
    press (&self, GDK_KEY_Right);
    assert_focus (&self, 0, 0);
    dismiss (&self);
    gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Of a million points only some have a widget, and the focus reaches all of them. */
static void
test_keys_million (void)
{
    Fixture self;
    guint n = 0;

    show (&self, CHART_SAMPLE_MILLION);
    gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_FORWARD);
    assert_focus (&self, 0, 0);
    press (&self, GDK_KEY_End);
    assert_focus (&self, 0, 999999);
    gtk_test_accessible_assert_relation (gtk_root_get_focus (GTK_ROOT (self.window)), GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                         1000000);
    press (&self, GDK_KEY_Home);
    assert_focus (&self, 0, 0);
    for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self.plot)); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        n += AMENDS_IS_CHART_MARK (child) ? 1 : 0;
    g_assert_cmpuint (n, ==, 96);
    dismiss (&self);
}

static void
test_card (void)
{
    Fixture self;
    GtkWidget *card;
    double width, height;

    show (&self, CHART_SAMPLE_FEEDBACK);
    card = find (self.chart, AMENDS_TYPE_CHART_CARD);
    width = gtk_widget_get_width (GTK_WIDGET (self.plot));
    height = gtk_widget_get_height (GTK_WIDGET (self.plot));
    g_assert_false (gtk_widget_get_child_visible (card));
    amends_chart_plot_point_at (self.plot, width * 0.97, height * 0.7);
    settle (50);
    g_assert_true (gtk_widget_get_child_visible (card));
    g_assert_nonnull (find_text (card, "December 2025"));
    g_assert_nonnull (find_text (card, "Positive"));
    g_assert_nonnull (find_text (card, "33"));
    amends_chart_plot_point_at (self.plot, width * 0.97, 0);
    g_assert_false (gtk_widget_get_child_visible (card));
    /* The keys show it, and Escape hides it. */
    gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_FORWARD);
    g_assert_true (gtk_widget_get_child_visible (card));
    g_assert_nonnull (find_text (card, "January 2025"));
    press (&self, GDK_KEY_Escape);
    g_assert_false (gtk_widget_get_child_visible (card));
    dismiss (&self);
}

static void
test_hit (void)
{
    Fixture self;
    AmendsChartPlace place;

    show (&self, CHART_SAMPLE_FEEDBACK);
    g_assert_true (amends_chart_plot_find (self.plot, gtk_widget_get_width (GTK_WIDGET (self.plot)) - 12,
                                           gtk_widget_get_height (GTK_WIDGET (self.plot)) - 60, &place));
    g_assert_cmpuint (place.series, ==, 0);
    g_assert_cmpuint (place.point, ==, 11);
    dismiss (&self);
    show (&self, CHART_SAMPLE_EMPTY);
    g_assert_false (amends_chart_plot_find (self.plot, 200, 100, &place));
    g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_FORWARD));
    dismiss (&self);
}

/* The focus stays on its point while points are added, and moves to one that exists when they go. */
static void
test_points_change_under_focus (void)
{
    static const double y[] = { 4, 5, 6, 7, 8, 9 };
    Fixture self;
    AmendsChartLayer *layer;

    show (&self, CHART_SAMPLE_FEEDBACK);
    layer = amends_chart_figure_get_layer (self.figure, 0);
    gtk_widget_child_focus (GTK_WIDGET (self.plot), GTK_DIR_TAB_FORWARD);
    press (&self, GDK_KEY_End);
    assert_focus (&self, 0, 11);
    for (guint i = 0; i < 3; i++)
        amends_chart_series_set_points (amends_chart_layer_get_series (layer, i), NULL, y, 6);
    settle (100);
    assert_focus (&self, 0, 0);
    gtk_test_accessible_assert_property (gtk_root_get_focus (GTK_ROOT (self.window)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "January 1970, Positive: 4");
    amends_chart_layer_clear (layer);
    settle (100);
    g_assert_null (amends_chart_plot_get_mark (self.plot, (AmendsChartPlace) { 0, 0, 0 }));
    dismiss (&self);
}

static void
notified_cb (GObject *object G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    ++*(guint *) user_data;
}

/* A heading ends where its numbers do. */
static void
assert_ends_with (GtkWidget *number, GtkWidget *heading)
{
    GtkWidget *labels[] = { number, heading };
    double ends[2];

    for (int i = 0; i < 2; i++) {
        graphene_rect_t bounds;

        g_assert_true (gtk_widget_compute_bounds (labels[i], GTK_WIDGET (gtk_widget_get_root (number)), &bounds));
        ends[i] = bounds.origin.x + bounds.size.width;
        g_assert_cmpfloat (gtk_label_get_xalign (GTK_LABEL (labels[i])), ==, 1);
    }
    g_assert_cmpfloat_with_epsilon (ends[0], ends[1], 12);
}

/* In a window as narrow as a phone, the names leave room for the numbers. */
static void
test_narrow_table (void)
{
    Fixture self;
    GtkWidget *scrolled, *number;
    graphene_rect_t bounds;

    show (&self, CHART_SAMPLE_CAUSES);
    gtk_window_set_default_size (GTK_WINDOW (self.window), 360, 460);
    amends_chart_set_table_shown (AMENDS_CHART (self.chart), TRUE);
    while (find_text (self.chart, "55.6%") == NULL || gtk_widget_get_width (find_text (self.chart, "55.6%")) == 0 ||
           gtk_widget_get_width (self.chart) > 360)
        settle (50);
    number = find_text (self.chart, "55.6%");
    scrolled = gtk_widget_get_ancestor (number, GTK_TYPE_SCROLLED_WINDOW);
    g_assert_true (gtk_widget_compute_bounds (number, scrolled, &bounds));
    g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (scrolled));
    g_assert_true (gtk_label_get_ellipsize (GTK_LABEL (find_text (scrolled, "Cumulative share"))));
    dismiss (&self);
}

static void
test_table (void)
{
    Fixture self;
    GtkWidget *view, *toggle;
    guint notified = 0;

    show (&self, CHART_SAMPLE_CAUSES);
    g_signal_connect (self.chart, "notify::table-shown", G_CALLBACK (notified_cb), &notified);
    toggle = find (self.chart, GTK_TYPE_TOGGLE_BUTTON);
    gtk_widget_activate (toggle);
    settle (400);
    g_assert_true (amends_chart_get_table_shown (AMENDS_CHART (self.chart)));
    g_assert_cmpuint (notified, ==, 1);
    amends_chart_set_table_shown (AMENDS_CHART (self.chart), TRUE);
    g_assert_cmpuint (notified, ==, 1);
    view = find (self.chart, GTK_TYPE_COLUMN_VIEW);
    g_assert_nonnull (view);
    g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self.plot)));
    gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         amends_chart_figure_get_title (self.figure));
    g_assert_nonnull (find_text (view, "Damaged on the way"));
    g_assert_nonnull (find_text (view, "55.6%"));
    assert_ends_with (find_text (view, "55.6%"), find_text (view, "Cumulative share"));
    amends_chart_set_table_shown (AMENDS_CHART (self.chart), FALSE);
    settle (50);
    g_assert_null (find (self.chart, GTK_TYPE_COLUMN_VIEW));
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self.plot)));
    dismiss (&self);
}

static void
test_words_are_no_markup (void)
{
    Fixture self;

    show (&self, CHART_SAMPLE_FEEDBACK);
    amends_chart_figure_set_title (self.figure, "<b>A & B</b>");
    g_assert_nonnull (find_text (self.chart, "<b>A & B</b>"));
    dismiss (&self);
}

static int
measure_height (ChartSample sample)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (sample, CHART_SAMPLE_ENGLISH);
    GtkWidget *plot = g_object_ref_sink (amends_chart_plot_new ()), *window = gtk_window_new ();
    int height;

    amends_chart_plot_set_figure (AMENDS_CHART_PLOT (plot), figure);
    gtk_window_set_child (GTK_WINDOW (window), plot);
    settle (20);
    gtk_widget_measure (plot, GTK_ORIENTATION_VERTICAL, 600, &height, NULL, NULL, NULL);
    gtk_window_destroy (GTK_WINDOW (window));
    g_object_unref (plot);
    return height;
}

static GtkWidget *
find_title (GtkWidget *widget)
{
    if (gtk_widget_has_css_class (widget, "chart-title"))
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = find_title (child);

        if (found != NULL)
            return found;
    }
    return NULL;
}

/* A title that begins with a name in Hebrew is an English sentence all the same. */
static void
test_titles_read_as_the_others (void)
{
    static const struct {
        const char *title;
        GtkTextDirection direction;
        PangoDirection reads;
        gboolean marked;
    } CASES[] = {
        { "“\u2068מנורה\u2069” is the worst product", GTK_TEXT_DIR_LTR, PANGO_DIRECTION_LTR, TRUE },
        { "The worst is “\u2068מנורה\u2069”", GTK_TEXT_DIR_LTR, PANGO_DIRECTION_LTR, FALSE },
        { "“\u2068Lamp\u2069” הוא המוצר הגרוע", GTK_TEXT_DIR_RTL, PANGO_DIRECTION_RTL, TRUE },
        { "3 of 4", GTK_TEXT_DIR_LTR, PANGO_DIRECTION_LTR, FALSE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        Fixture self;
        GtkWidget *title;
        PangoLayoutLine *line;

        gtk_widget_set_default_direction (CASES[i].direction);
        show (&self, CHART_SAMPLE_STARS);
        title = find_title (self.chart);
        g_assert_nonnull (title);
        amends_chart_figure_set_title (self.figure, CASES[i].title);
        amends_chart_set_figure (AMENDS_CHART (self.chart), NULL);
        amends_chart_set_figure (AMENDS_CHART (self.chart), self.figure);
        line = pango_layout_get_line_readonly (gtk_label_get_layout (GTK_LABEL (title)), 0);
        g_assert_cmpint (pango_layout_line_get_resolved_direction (line), ==, CASES[i].reads);
        g_assert_cmpint (strcmp (gtk_label_get_text (GTK_LABEL (title)), CASES[i].title) != 0, ==, CASES[i].marked);
        g_assert_true (g_str_has_suffix (gtk_label_get_text (GTK_LABEL (title)), CASES[i].title));
        dismiss (&self);
    }
    gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Who reads large text gets a picture that has room for it: rows for their names, and lines for their values. */
static void
test_large_text_has_room (void)
{
    static const ChartSample SAMPLES[] = { CHART_SAMPLE_RATING, CHART_SAMPLE_CAUSES, CHART_SAMPLE_PRODUCTS };
    GtkSettings *settings = gtk_settings_get_default ();
    int dpi, usual[G_N_ELEMENTS (SAMPLES)];

    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
        usual[i] = measure_height (SAMPLES[i]);
    g_object_set (settings, "gtk-xft-dpi", dpi * 3 / 2, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
        g_assert_cmpint (measure_height (SAMPLES[i]), >, usual[i] * 13 / 10);
    g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_no_figure (void)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_STARS, CHART_SAMPLE_ENGLISH);
    GtkWidget *chart = g_object_ref_sink (amends_chart_new (NULL));

    g_assert_null (amends_chart_get_figure (AMENDS_CHART (chart)));
    gtk_widget_activate_action (chart, "chart.save-csv", NULL);
    amends_chart_set_table_shown (AMENDS_CHART (chart), TRUE);
    amends_chart_set_figure (AMENDS_CHART (chart), figure);
    g_assert_true (amends_chart_get_figure (AMENDS_CHART (chart)) == figure);
    g_assert_nonnull (find (chart, GTK_TYPE_COLUMN_VIEW));
    amends_chart_set_figure (AMENDS_CHART (chart), NULL);
    g_assert_finalize_object (chart);
}

static void
collect_inks (GtkWidget *plot, GdkRGBA *inks)
{
    GtkWidget *child = gtk_widget_get_first_child (plot);

    for (guint i = 0; i < AMENDS_CHART_N_SERIES_INKS; i++, child = gtk_widget_get_next_sibling (child)) {
        g_assert_true (gtk_widget_has_css_class (child, amends_chart_style_ink_name ((AmendsChartInk) i)));
        gtk_widget_get_color (child, &inks[i]);
    }
}

/* Paper has the colours of the light style sheet. */
static void
test_paper_is_light (void)
{
    Fixture self;
    AmendsChartStyle paper;
    GdkRGBA inks[AMENDS_CHART_N_SERIES_INKS];

    show (&self, CHART_SAMPLE_STARS);
    amends_chart_style_init_paper (&paper, FALSE);
    collect_inks (GTK_WIDGET (self.plot), inks);
    for (guint i = 0; i < AMENDS_CHART_N_SERIES_INKS; i++)
        g_assert_true (gdk_rgba_equal (&inks[i], &paper.inks[i]));
    amends_chart_style_clear (&paper);
    dismiss (&self);
}

/* What an eye without red cones or without green cones makes of a colour (Viénot, Brettel and Mollon 1999). */
static void
simulate (const GdkRGBA *color, gboolean without_red, double lab[3])
{
    double r = pow (color->red, 2.2), g = pow (color->green, 2.2), b = pow (color->blue, 2.2);
    double l = 17.8824 * r + 43.5161 * g + 4.11935 * b, m = 3.45565 * r + 27.1554 * g + 3.86714 * b;
    double s = 0.0299566 * r + 0.184309 * g + 1.46709 * b, y;

    if (without_red)
        l = 2.02344 * m - 2.52581 * s;
    else
        m = 0.494207 * l + 1.24827 * s;
    r = 0.0809444479 * l - 0.130504409 * m + 0.116721066 * s;
    g = -0.0102485335 * l + 0.0540193266 * m - 0.113614708 * s;
    b = -0.000365296938 * l - 0.00412161469 * m + 0.693511405 * s;
    y = 0.2126 * MAX (r, 0) + 0.7152 * MAX (g, 0) + 0.0722 * MAX (b, 0);
    lab[0] = 116 * cbrt (y) - 16;
    lab[1] = 500 * (cbrt (MAX (0.4124 * r + 0.3576 * g + 0.1805 * b, 0) / 0.9505) - cbrt (y));
    lab[2] = 200 * (cbrt (y) - cbrt (MAX (0.0193 * r + 0.1192 * g + 0.9505 * b, 0) / 1.089));
}

/* Inks that stand together stay apart, by lightness or by what hue is left; 12 is plain to see, 2.3 the least that can be seen. */
static void
assert_apart (const GdkRGBA *inks, AmendsChartInk first, AmendsChartInk last)
{
    for (guint a = first; a <= last; a++)
        for (guint b = a + 1; b <= last; b++)
            for (int eye = 0; eye < 2; eye++) {
                double one[3], other[3], distance;

                simulate (&inks[a], eye == 0, one);
                simulate (&inks[b], eye == 0, other);
                distance = sqrt (pow (one[0] - other[0], 2) + pow (one[1] - other[1], 2) + pow (one[2] - other[2], 2));
                g_test_message ("%s, %s: %.1f", amends_chart_style_ink_name ((AmendsChartInk) a),
                                amends_chart_style_ink_name ((AmendsChartInk) b), distance);
                g_assert_cmpfloat (distance, >, 12);
            }
}

static void
test_inks_are_told_apart (void)
{
    for (int dark = 0; dark < 2; dark++) {
        Fixture self;
        GdkRGBA inks[AMENDS_CHART_N_SERIES_INKS];

        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
        show (&self, CHART_SAMPLE_STARS);
        collect_inks (GTK_WIDGET (self.plot), inks);
        assert_apart (inks, AMENDS_CHART_INK_FIRST, AMENDS_CHART_INK_THIRD);
        assert_apart (inks, AMENDS_CHART_INK_POSITIVE, AMENDS_CHART_INK_NEGATIVE);
        assert_apart (inks, AMENDS_CHART_INK_STARS_1, AMENDS_CHART_INK_STARS_5);
        dismiss (&self);
    }
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

int
main (int argc, char **argv)
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
    g_test_add_func ("/chart/spoken", test_spoken);
    g_test_add_func ("/chart/keys", test_keys);
    g_test_add_func ("/chart/keys-mirrored", test_keys_mirrored);
    g_test_add_func ("/chart/keys-million", test_keys_million);
    g_test_add_func ("/chart/card", test_card);
    g_test_add_func ("/chart/hit", test_hit);
    g_test_add_func ("/chart/points-change-under-focus", test_points_change_under_focus);
    g_test_add_func ("/chart/table", test_table);
    g_test_add_func ("/chart/narrow-table", test_narrow_table);
    g_test_add_func ("/chart/words-are-no-markup", test_words_are_no_markup);
    g_test_add_func ("/chart/titles-read-as-the-others", test_titles_read_as_the_others);
    g_test_add_func ("/chart/large-text-has-room", test_large_text_has_room);
    g_test_add_func ("/chart/no-figure", test_no_figure);
    g_test_add_func ("/chart/paper-is-light", test_paper_is_light);
    g_test_add_func ("/chart/inks-are-told-apart", test_inks_are_told_apart);
    return g_test_run ();
}
