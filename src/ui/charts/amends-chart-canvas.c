/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-canvas.h"

#define N_CLIPS 64 /* before one comes again: a picture made in vain leaves those of two frames different */

struct _AmendsChartCanvas {
    GtkWidget parent_instance;

    AmendsChartCanvasDraw draw;
    gpointer owner;   /* (unowned) */
    guint n_pictures; /* made so far */
};

G_DEFINE_FINAL_TYPE (AmendsChartCanvas, amends_chart_canvas, GTK_TYPE_WIDGET)

/*
 * GTK paints what differs from the frame before, and gives up for the whole window when that is more than 30 rectangles: as the bars of a
 * few charts are. Two clips that differ are one rectangle; neither cuts anything off.
 */
static void
amends_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
    AmendsChartCanvas *self = AMENDS_CHART_CANVAS (widget);
    g_autoptr (GtkSnapshot) inner = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) picture = NULL, whole = NULL;
    graphene_rect_t clip;

    self->draw (inner, self->owner);
    picture = gtk_snapshot_to_node (inner);
    if (picture == NULL)
        return;
    self->n_pictures++;
    gsk_render_node_get_bounds (picture, &clip);
    graphene_rect_inset (&clip, -1 - (float) (self->n_pictures % N_CLIPS), 0);
    whole = gsk_clip_node_new (picture, &clip);
    gtk_snapshot_append_node (snapshot, whole);
}

static void
amends_chart_canvas_class_init (AmendsChartCanvasClass *klass)
{
    GTK_WIDGET_CLASS (klass)->snapshot = amends_chart_canvas_snapshot;
    gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "canvas");
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
amends_chart_canvas_init (AmendsChartCanvas *self)
{
    gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
amends_chart_canvas_new (AmendsChartCanvasDraw draw, gpointer owner)
{
    AmendsChartCanvas *self = g_object_new (AMENDS_TYPE_CHART_CANVAS, NULL);

    self->draw = draw;
    self->owner = owner;
    return GTK_WIDGET (self);
}

struct _AmendsChartInkNode {
    GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsChartInkNode, amends_chart_ink_node, GTK_TYPE_WIDGET)

/* The layers use the colour, so the whole plot is drawn again. */
static void
amends_chart_ink_node_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
    GtkWidget *parent = gtk_widget_get_parent (widget);

    GTK_WIDGET_CLASS (amends_chart_ink_node_parent_class)->css_changed (widget, change);
    if (parent != NULL)
        gtk_widget_queue_allocate (parent);
}

/* On a card, where it has a size, it shows the colour itself. */
static void
amends_chart_ink_node_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
    graphene_rect_t box =
        GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
    GskRoundedRect rounded;
    GdkRGBA color;

    gtk_widget_get_color (widget, &color);
    gsk_rounded_rect_init_from_rect (&rounded, &box, 3);
    gtk_snapshot_push_rounded_clip (snapshot, &rounded);
    gtk_snapshot_append_color (snapshot, &color, &box);
    gtk_snapshot_pop (snapshot);
}

static void
amends_chart_ink_node_class_init (AmendsChartInkNodeClass *klass)
{
    GTK_WIDGET_CLASS (klass)->css_changed = amends_chart_ink_node_css_changed;
    GTK_WIDGET_CLASS (klass)->snapshot = amends_chart_ink_node_snapshot;
    gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ink");
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
amends_chart_ink_node_init (AmendsChartInkNode *self)
{
    gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
amends_chart_ink_node_new (const char *name)
{
    GtkWidget *node = g_object_new (AMENDS_TYPE_CHART_INK_NODE, NULL);

    gtk_widget_add_css_class (node, name);
    return node;
}

struct _AmendsChartMark {
    GtkWidget parent_instance;

    AmendsChartPlace place;
};

G_DEFINE_FINAL_TYPE (AmendsChartMark, amends_chart_mark, GTK_TYPE_WIDGET)

static void
amends_chart_mark_class_init (AmendsChartMarkClass *klass)
{
    gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mark");
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
amends_chart_mark_init (AmendsChartMark *self)
{
    gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
    /* Pointers are the plot's business: points lie too close for widgets. */
    gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
amends_chart_mark_new (void)
{
    return g_object_new (AMENDS_TYPE_CHART_MARK, NULL);
}

void
amends_chart_mark_set (AmendsChartMark *self, AmendsChartPlace place, const char *spoken, gsize position, gsize total)
{
    self->place = place;
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                    (int) MIN (position, G_MAXINT), GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                    (int) MIN (total, G_MAXINT), -1);
}

AmendsChartPlace
amends_chart_mark_get_place (AmendsChartMark *self)
{
    return self->place;
}
