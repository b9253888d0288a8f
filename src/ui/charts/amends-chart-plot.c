/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-plot.h"

#include "amends-chart-card.h"
#include "amends-chart-marks.h"
#include "amends-chart-pointer.h"
#include "amends-chart-walk.h"

#include <adwaita.h>
#include <math.h>

#define USUAL_HEIGHT 240
#define USUAL_LINES 15 /* as many as fit into that, where text is as large as usual */
#define LEAST_WIDTH 120
#define USUAL_WIDTH 480
/* Without a width, the height is the least that any width needs. */
#define ANY_WIDTH 100000
#define GROWTH_MS 350
#define CARD_DISTANCE 14.0f
/* A click farther away than this means nothing. */
#define CLICK_REACH 16.0

enum {
    INK_DIM = AMENDS_CHART_N_SERIES_INKS,
    INK_GRID,
    INK_PAPER,
    N_INKS,
};

struct _AmendsChartPlot {
    GtkWidget parent_instance;

    AmendsChartFigure *figure; /* (nullable) */
    AmendsChartStyle style;
    AmendsChartPlan plan;
    gboolean planned;
    gboolean fresh; /* since the last frame: nobody else has laid out the axes */
    int height;

    GtkWidget *inks[N_INKS];
    GtkWidget *canvas, *pointer, *card;
    AmendsChartMarks *marks;
    guint update_id; /* of the idle that makes the marks */
    AdwAnimation *growth;

    AmendsChartPlace cursor; /* where the focus is, or was last */
    AmendsChartPlace meant;  /* what the card is about */
    gboolean has_cursor, has_meant;
};

G_DEFINE_FINAL_TYPE (AmendsChartPlot, amends_chart_plot, GTK_TYPE_WIDGET)

enum {
    ACTIVATED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Returns: whether it looks otherwise than before. */
static gboolean
resolve_style (AmendsChartPlot *self)
{
    AmendsChartStyle *style = &self->style;
    AmendsChartStyle before = *style;

    for (guint i = 0; i < AMENDS_CHART_N_SERIES_INKS; i++)
        gtk_widget_get_color (self->inks[i], &style->inks[i]);
    gtk_widget_get_color (GTK_WIDGET (self), &style->text);
    gtk_widget_get_color (self->inks[INK_DIM], &style->dim);
    gtk_widget_get_color (self->inks[INK_GRID], &style->grid);
    gtk_widget_get_color (self->inks[INK_PAPER], &style->paper);
    style->context = gtk_widget_get_pango_context (GTK_WIDGET (self));
    style->contrast = adw_style_manager_get_high_contrast (
        adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));
    return !amends_chart_style_equal (&before, style);
}

static GtkSizeRequestMode
amends_chart_plot_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
    return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
is_mirrored (AmendsChartPlot *self)
{
    return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
make_plan (AmendsChartPlot *self, int width, int height)
{
    resolve_style (self);
    self->planned = self->figure != NULL;
    if (self->planned)
        amends_chart_plan_make (&self->plan, self->figure, &self->style, is_mirrored (self),
                                &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
draw_cb (GtkSnapshot *snapshot, gpointer owner)
{
    AmendsChartPlot *self = owner;

    if (self->planned)
        amends_chart_plan_draw (&self->plan, self->figure, adw_animation_get_value (self->growth), snapshot);
}

static void
draw_pointer_cb (GtkSnapshot *snapshot, gpointer owner)
{
    AmendsChartPlot *self = owner;

    if (self->planned && self->has_meant)
        amends_chart_pointer_draw (&self->plan, self->figure, self->meant, snapshot);
}

static void
show_card (AmendsChartPlot *self, AmendsChartPlace place)
{
    if (self->has_meant && amends_chart_place_equal (self->meant, place) && gtk_widget_get_child_visible (self->card))
        return;
    self->meant = place;
    self->has_meant = TRUE;
    amends_chart_card_show (AMENDS_CHART_CARD (self->card), self->figure, place);
    gtk_widget_set_child_visible (self->card, TRUE);
    gtk_widget_queue_allocate (GTK_WIDGET (self));
    gtk_widget_queue_draw (self->pointer);
}

static gboolean
hide_card (AmendsChartPlot *self)
{
    if (!self->has_meant)
        return FALSE;
    self->has_meant = FALSE;
    gtk_widget_set_child_visible (self->card, FALSE);
    gtk_widget_queue_draw (self->pointer);
    return TRUE;
}

void
amends_chart_plot_flush (AmendsChartPlot *self)
{
    gboolean focused;

    g_clear_handle_id (&self->update_id, g_source_remove);
    if (self->figure == NULL) {
        amends_chart_marks_clear (self->marks);
        return;
    }
    make_plan (self, MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1),
               MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1));
    gtk_widget_queue_draw (self->canvas);
    self->fresh = TRUE;
    if (!self->has_cursor || !amends_chart_walk_is_valid (&self->plan, self->figure, self->cursor))
        self->has_cursor = amends_chart_walk_begin (&self->plan, self->figure, &self->cursor);
    focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
    amends_chart_marks_update (self->marks, &self->plan, self->figure, self->cursor);
    /* What had the focus may be another point now, or none. */
    if (focused && self->has_cursor)
        gtk_widget_grab_focus (amends_chart_marks_find (self->marks, self->cursor));
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer user_data)
{
    AmendsChartPlot *self = user_data;

    self->update_id = 0;
    amends_chart_plot_flush (self);
    return G_SOURCE_REMOVE;
}

/* Several series that change at once are one change. */
static void
figure_changed_cb (AmendsChartFigure *figure G_GNUC_UNUSED, gpointer user_data)
{
    AmendsChartPlot *self = user_data;

    hide_card (self);
    self->planned = FALSE;
    if (self->update_id == 0)
        self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
amends_chart_plot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline G_GNUC_UNUSED, int *natural_baseline G_GNUC_UNUSED)
{
    AmendsChartPlot *self = AMENDS_CHART_PLOT (widget);
    double across = for_size > 0 ? for_size : ANY_WIDTH, rows = 0;
    int height;

    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
        *minimum = LEAST_WIDTH;
        *natural = USUAL_WIDTH;
        return;
    }
    self->style.context = gtk_widget_get_pango_context (widget);
    height = (int) MAX (USUAL_HEIGHT, USUAL_LINES * amends_chart_plan_line_height (&self->style));
    if (self->figure != NULL)
        rows = amends_chart_plan_rows_height (self->figure, &self->style, across);
    if (self->height > 0 || rows > 0)
        height = self->height > 0 ? self->height : (int) rows;
    if (self->figure != NULL)
        height += (int) amends_chart_legend_measure (self->figure, &self->style, across);
    *minimum = *natural = height;
}

/* Beside the point, on the side where there is room. */
static void
place_card (AmendsChartPlot *self, int width, int height)
{
    graphene_rect_t at;
    int card_width, card_height;
    float x, y;

    if (!self->has_meant || !amends_chart_walk_locate (&self->plan, self->figure, self->meant, &at))
        return;
    gtk_widget_measure (self->card, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &card_width, NULL, NULL);
    card_width = MIN (card_width, width);
    gtk_widget_measure (self->card, GTK_ORIENTATION_VERTICAL, card_width, NULL, &card_height, NULL, NULL);
    x = at.origin.x + at.size.width + CARD_DISTANCE;
    if (x + (float) card_width > (float) width)
        x = at.origin.x - CARD_DISTANCE - (float) card_width;
    if (x < 0)
        x = CLAMP (at.origin.x + at.size.width / 2 - (float) card_width / 2, 0, (float) MAX (width - card_width, 0));
    y = CLAMP (at.origin.y + at.size.height / 2 - (float) card_height / 2, 0, (float) MAX (height - card_height, 0));
    gtk_widget_allocate (self->card, card_width, card_height, -1,
                         gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (floorf (x), floorf (y))));
}

static void
amends_chart_plot_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
    AmendsChartPlot *self = AMENDS_CHART_PLOT (widget);

    if (resolve_style (self) || !self->planned ||
        !amends_chart_plan_is_for (&self->plan, is_mirrored (self), width, height)) {
        gtk_widget_queue_draw (self->canvas);
        self->fresh = FALSE;
    }
    if (!self->fresh)
        make_plan (self, width, height);
    self->fresh = FALSE;
    for (guint i = 0; i < N_INKS; i++)
        gtk_widget_size_allocate (self->inks[i], &(GtkAllocation) { 0, 0, 0, 0 }, -1);
    gtk_widget_size_allocate (self->canvas, &(GtkAllocation) { 0, 0, width, height }, -1);
    gtk_widget_size_allocate (self->pointer, &(GtkAllocation) { 0, 0, width, height }, -1);
    if (!self->planned)
        return;
    amends_chart_marks_allocate (self->marks, &self->plan, self->figure);
    place_card (self, width, height);
}

static void
amends_chart_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
    AmendsChartPlot *self = AMENDS_CHART_PLOT (widget);

    gtk_widget_snapshot_child (widget, self->pointer, snapshot);
    gtk_widget_snapshot_child (widget, self->canvas, snapshot);
    amends_chart_marks_snapshot (self->marks, snapshot);
    gtk_widget_snapshot_child (widget, self->card, snapshot);
}

static void
focus_place (AmendsChartPlot *self, AmendsChartPlace place)
{
    self->cursor = place;
    self->has_cursor = TRUE;
    if (amends_chart_marks_find (self->marks, place) == NULL) {
        amends_chart_marks_update (self->marks, &self->plan, self->figure, place);
        amends_chart_marks_allocate (self->marks, &self->plan, self->figure);
    }
    gtk_widget_grab_focus (amends_chart_marks_find (self->marks, place));
    show_card (self, place);
}

static gboolean
amends_chart_plot_focus (GtkWidget *widget, GtkDirectionType direction)
{
    AmendsChartPlot *self = AMENDS_CHART_PLOT (widget);
    gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

    if (self->update_id != 0)
        amends_chart_plot_flush (self);
    if (!self->planned || !self->has_cursor)
        return FALSE;
    /* The arrows are the points', and never lead out by themselves. */
    if (inside)
        return direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD;
    focus_place (self, self->cursor);
    return TRUE;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data G_GNUC_UNUSED)
{
    AmendsChartPlot *self = AMENDS_CHART_PLOT (widget);
    AmendsChartPlace place = self->cursor;

    if (self->update_id != 0)
        amends_chart_plot_flush (self);
    if (!self->planned || !self->has_cursor)
        return FALSE;
    if (amends_chart_walk (&self->plan, self->figure, &place, (AmendsChartStep) g_variant_get_int32 (args)))
        focus_place (self, place);
    else
        gtk_widget_error_bell (widget);
    return TRUE;
}

static void
activate (AmendsChartPlot *self, AmendsChartPlace place)
{
    AmendsChartLayer *layer = amends_chart_figure_get_layer (self->figure, place.layer);

    g_signal_emit (self, signals[ACTIVATED], 0, amends_chart_layer_get_series (layer, place.series),
                   (guint64) place.point);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    AmendsChartPlot *self = AMENDS_CHART_PLOT (widget);

    if (!self->planned || !self->has_cursor)
        return FALSE;
    activate (self, self->cursor);
    return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    return hide_card (AMENDS_CHART_PLOT (widget));
}

gboolean
amends_chart_plot_find (AmendsChartPlot *self, double x, double y, AmendsChartPlace *place)
{
    graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);

    return self->planned && isfinite (amends_chart_plan_hit (&self->plan, self->figure, &at, &place->layer,
                                                             &place->series, &place->point));
}

GtkWidget *
amends_chart_plot_get_mark (AmendsChartPlot *self, AmendsChartPlace place)
{
    return amends_chart_marks_find (self->marks, place);
}

void
amends_chart_plot_point_at (AmendsChartPlot *self, double x, double y)
{
    graphene_rect_t area = self->plan.plot;
    AmendsChartPlace place;

    graphene_rect_inset (&area, -12, -24);
    if (self->planned && graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)) &&
        amends_chart_plot_find (self, x, y, &place))
        show_card (self, place);
    else
        hide_card (self);
}

static void
motion_cb (GtkEventControllerMotion *controller G_GNUC_UNUSED, double x, double y, gpointer user_data)
{
    amends_chart_plot_point_at (user_data, x, y);
}

static void
leave_cb (GtkEventControllerMotion *controller G_GNUC_UNUSED, gpointer user_data)
{
    hide_card (user_data);
}

static void
leave_focus_cb (GtkEventControllerFocus *controller G_GNUC_UNUSED, gpointer user_data)
{
    hide_card (user_data);
}

/* A finger cannot hover: its first tap shows the card, and one on the same point opens what is behind it. */
static void
released_cb (GtkGestureClick *gesture, int n_press G_GNUC_UNUSED, double x, double y, gpointer user_data)
{
    AmendsChartPlot *self = user_data;
    GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));
    gboolean touch = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
    graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);
    AmendsChartPlace place;
    gboolean known;

    if (!self->planned ||
        amends_chart_plan_hit (&self->plan, self->figure, &at, &place.layer, &place.series, &place.point) > CLICK_REACH)
        return;
    known = self->has_cursor && amends_chart_place_equal (self->cursor, place) &&
            gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
    focus_place (self, place);
    if (!touch || known)
        activate (self, place);
}

static void
grown_cb (double value G_GNUC_UNUSED, gpointer user_data)
{
    gtk_widget_queue_draw (AMENDS_CHART_PLOT (user_data)->canvas);
}

static void
amends_chart_plot_map (GtkWidget *widget)
{
    GTK_WIDGET_CLASS (amends_chart_plot_parent_class)->map (widget);
    adw_animation_play (AMENDS_CHART_PLOT (widget)->growth);
}

static void
amends_chart_plot_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
    GTK_WIDGET_CLASS (amends_chart_plot_parent_class)->css_changed (widget, change);
    gtk_widget_queue_resize (widget);
}

static void
amends_chart_plot_dispose (GObject *object)
{
    AmendsChartPlot *self = AMENDS_CHART_PLOT (object);
    GtkWidget *child;

    g_clear_handle_id (&self->update_id, g_source_remove);
    if (self->figure != NULL)
        g_signal_handlers_disconnect_by_data (self->figure, self);
    g_clear_object (&self->figure);
    self->planned = self->has_meant = self->has_cursor = FALSE;
    g_clear_pointer (&self->marks, amends_chart_marks_free);
    if (self->growth != NULL)
        adw_animation_reset (self->growth);
    g_clear_object (&self->growth);
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
        gtk_widget_unparent (child);
    G_OBJECT_CLASS (amends_chart_plot_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
    static const struct {
        guint key, pad_key;
        AmendsChartStep step;
    } KEYS[] = {
        { GDK_KEY_Left, GDK_KEY_KP_Left, AMENDS_CHART_STEP_LEFT },
        { GDK_KEY_Right, GDK_KEY_KP_Right, AMENDS_CHART_STEP_RIGHT },
        { GDK_KEY_Up, GDK_KEY_KP_Up, AMENDS_CHART_STEP_UP },
        { GDK_KEY_Down, GDK_KEY_KP_Down, AMENDS_CHART_STEP_DOWN },
        { GDK_KEY_Home, GDK_KEY_KP_Home, AMENDS_CHART_STEP_FIRST },
        { GDK_KEY_End, GDK_KEY_KP_End, AMENDS_CHART_STEP_LAST },
    };
    static const guint OPENERS[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space,
                                     GDK_KEY_KP_Space };

    for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++) {
        gtk_widget_class_add_binding (widget_class, KEYS[i].key, 0, step_cb, "i", (int) KEYS[i].step);
        gtk_widget_class_add_binding (widget_class, KEYS[i].pad_key, 0, step_cb, "i", (int) KEYS[i].step);
    }
    for (gsize i = 0; i < G_N_ELEMENTS (OPENERS); i++)
        gtk_widget_class_add_binding (widget_class, OPENERS[i], 0, activate_cb, NULL);
    gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
amends_chart_plot_class_init (AmendsChartPlotClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_chart_plot_dispose;
    widget_class->get_request_mode = amends_chart_plot_get_request_mode;
    widget_class->measure = amends_chart_plot_measure;
    widget_class->size_allocate = amends_chart_plot_size_allocate;
    widget_class->snapshot = amends_chart_plot_snapshot;
    widget_class->focus = amends_chart_plot_focus;
    widget_class->map = amends_chart_plot_map;
    widget_class->css_changed = amends_chart_plot_css_changed;
    signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, AMENDS_TYPE_CHART_SERIES, G_TYPE_UINT64);
    gtk_widget_class_set_css_name (widget_class, "plot");
    gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
    bind_keys (widget_class);
}

static void
add_controllers (AmendsChartPlot *self)
{
    GtkEventController *motion = gtk_event_controller_motion_new (), *focus = gtk_event_controller_focus_new ();
    GtkGesture *click = gtk_gesture_click_new ();

    g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
    g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
    g_signal_connect (focus, "leave", G_CALLBACK (leave_focus_cb), self);
    g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), motion);
    gtk_widget_add_controller (GTK_WIDGET (self), focus);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
amends_chart_plot_init (AmendsChartPlot *self)
{
    static const char *const OTHER_INKS[] = { "dim", "grid", "paper" };
    GtkWidget *widget = GTK_WIDGET (self);

    for (guint i = 0; i < N_INKS; i++) {
        self->inks[i] =
            amends_chart_ink_node_new (i < AMENDS_CHART_N_SERIES_INKS ? amends_chart_style_ink_name (i)
                                                                      : OTHER_INKS[i - AMENDS_CHART_N_SERIES_INKS]);
        gtk_widget_set_parent (self->inks[i], widget);
    }
    self->pointer = amends_chart_canvas_new (draw_pointer_cb, self);
    self->canvas = amends_chart_canvas_new (draw_cb, self);
    self->card = amends_chart_card_new ();
    gtk_widget_set_parent (self->pointer, widget);
    gtk_widget_set_parent (self->canvas, widget);
    self->marks = amends_chart_marks_new (widget);
    gtk_widget_set_parent (self->card, widget);
    gtk_widget_set_child_visible (self->card, FALSE);
    self->growth =
        adw_timed_animation_new (widget, 0, 1, GROWTH_MS, adw_callback_animation_target_new (grown_cb, self, NULL));
    adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->growth), ADW_EASE_OUT_CUBIC);
    add_controllers (self);
}

GtkWidget *
amends_chart_plot_new (void)
{
    return g_object_new (AMENDS_TYPE_CHART_PLOT, NULL);
}

void
amends_chart_plot_set_figure (AmendsChartPlot *self, AmendsChartFigure *figure)
{
    g_return_if_fail (AMENDS_IS_CHART_PLOT (self));
    if (self->figure == figure)
        return;
    hide_card (self);
    if (self->figure != NULL)
        g_signal_handlers_disconnect_by_data (self->figure, self);
    self->has_cursor = self->planned = FALSE;
    g_set_object (&self->figure, figure);
    if (figure != NULL)
        g_signal_connect (figure, "changed", G_CALLBACK (figure_changed_cb), self);
    amends_chart_plot_flush (self);
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        adw_animation_play (self->growth);
}

void
amends_chart_plot_set_height (AmendsChartPlot *self, int height)
{
    g_return_if_fail (AMENDS_IS_CHART_PLOT (self));
    if (self->height == height)
        return;
    self->height = height;
    gtk_widget_queue_resize (GTK_WIDGET (self));
}
