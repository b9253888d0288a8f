/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart.h"

#include "amends-chart-css.h"
#include "amends-chart-plot.h"
#include "amends-chart-save.h"
#include "amends-chart-table.h"

#include <glib/gi18n-lib.h>

#define SPACING 12
/* The marks that set a direction and show nothing. */
#define LEFT_TO_RIGHT "\u200E"
#define RIGHT_TO_LEFT "\u200F"

struct _AmendsChart {
    GtkWidget parent_instance;

    AmendsChartFigure *figure; /* (nullable) */
    GtkWidget *title, *subtitle, *toggle, *plot;
    GtkWidget *table; /* (nullable): only while it is shown */
    gboolean table_shown;
    guint table_id; /* of the idle that makes the table anew */
};

typedef enum {
    PROP_TABLE_SHOWN = 1,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

enum {
    ACTIVATED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsChart, amends_chart, GTK_TYPE_WIDGET)

/* A sentence that begins with a name in another script still reads as the others do. */
static void
show_words (GtkWidget *label, const char *text)
{
    g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, text);
    PangoDirection reads = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));
    gboolean rtl = gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL;
    g_autofree char *marked =
        (reads == PANGO_DIRECTION_RTL) != rtl ? g_strconcat (rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT, text, NULL) : NULL;

    gtk_label_set_text (GTK_LABEL (label), marked != NULL ? marked : text);
    gtk_widget_set_visible (label, *text != '\0');
}

static void
refresh_words (AmendsChart *self)
{
    show_words (self->title, self->figure != NULL ? amends_chart_figure_get_title (self->figure) : "");
    show_words (self->subtitle, self->figure != NULL ? amends_chart_figure_get_subtitle (self->figure) : "");
}

static void
refresh_table (AmendsChart *self)
{
    g_clear_handle_id (&self->table_id, g_source_remove);
    g_clear_pointer (&self->table, gtk_widget_unparent);
    gtk_widget_set_visible (self->plot, !self->table_shown || self->figure == NULL);
    if (!self->table_shown || self->figure == NULL)
        return;
    self->table = amends_chart_table_new (self->figure);
    gtk_widget_set_size_request (self->table, -1, MAX (gtk_widget_get_height (self->plot), 240));
    gtk_widget_set_vexpand (self->table, TRUE);
    gtk_widget_insert_after (self->table, GTK_WIDGET (self), self->plot);
}

static gboolean
refresh_table_cb (gpointer user_data)
{
    AmendsChart *self = user_data;

    self->table_id = 0;
    refresh_table (self);
    return G_SOURCE_REMOVE;
}

static void
figure_changed_cb (AmendsChartFigure *figure G_GNUC_UNUSED, gpointer user_data)
{
    AmendsChart *self = user_data;

    refresh_words (self);
    if (self->table_shown && self->table_id == 0)
        self->table_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_table_cb, self, NULL);
}

static void
plot_activated_cb (AmendsChartPlot *plot G_GNUC_UNUSED, AmendsChartSeries *series, guint64 point, gpointer user_data)
{
    g_signal_emit (user_data, signals[ACTIVATED], 0, series, point);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsChart *self = AMENDS_CHART (widget);
    AmendsChartFormat format = g_str_has_suffix (action, "png")   ? AMENDS_CHART_FORMAT_PNG
                               : g_str_has_suffix (action, "svg") ? AMENDS_CHART_FORMAT_SVG
                                                                  : AMENDS_CHART_FORMAT_CSV;

    if (self->figure != NULL)
        amends_chart_save (self->figure, format, widget);
}

static GtkSizeRequestMode
amends_chart_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
    return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* One below the other. How wide it may be does not depend on its height, as it would in a box with words that wrap. */
static void
amends_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline G_GNUC_UNUSED, int *natural_baseline G_GNUC_UNUSED)
{
    gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
    int n = 0;

    *minimum = *natural = 0;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        int child_minimum, child_natural;

        if (!gtk_widget_should_layout (child))
            continue;
        gtk_widget_measure (child, orientation, across ? -1 : for_size, &child_minimum, &child_natural, NULL, NULL);
        *minimum = across ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
        *natural = across ? MAX (*natural, child_natural) : *natural + child_natural;
        n++;
    }
    if (!across && n > 1) {
        *minimum += (n - 1) * SPACING;
        *natural += (n - 1) * SPACING;
    }
}

static void
amends_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
    int y = 0;

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        int child_height;

        if (!gtk_widget_should_layout (child))
            continue;
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &child_height, NULL, NULL, NULL);
        /* The words take what they need, and the picture or the table has the rest. */
        if (gtk_widget_get_vexpand (child))
            child_height = MAX (child_height, height - y);
        gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, child_height }, -1);
        y += child_height + SPACING;
    }
}

static void
amends_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_TABLE_SHOWN:
        g_value_set_boolean (value, AMENDS_CHART (object)->table_shown);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_TABLE_SHOWN:
        amends_chart_set_table_shown (AMENDS_CHART (object), g_value_get_boolean (value));
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_chart_dispose (GObject *object)
{
    AmendsChart *self = AMENDS_CHART (object);
    GtkWidget *child;

    g_clear_handle_id (&self->table_id, g_source_remove);
    if (self->figure != NULL)
        g_signal_handlers_disconnect_by_data (self->figure, self);
    g_clear_object (&self->figure);
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
        gtk_widget_unparent (child);
    self->table = NULL;
    G_OBJECT_CLASS (amends_chart_parent_class)->dispose (object);
}

static void
amends_chart_class_init (AmendsChartClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->get_property = amends_chart_get_property;
    object_class->set_property = amends_chart_set_property;
    object_class->dispose = amends_chart_dispose;
    properties[PROP_TABLE_SHOWN] = g_param_spec_boolean (
        "table-shown", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
    g_object_class_install_properties (object_class, N_PROPS, properties);
    signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, AMENDS_TYPE_CHART_SERIES, G_TYPE_UINT64);
    gtk_widget_class_install_property_action (widget_class, "chart.table", "table-shown");
    gtk_widget_class_install_action (widget_class, "chart.save-png", NULL, save_cb);
    gtk_widget_class_install_action (widget_class, "chart.save-svg", NULL, save_cb);
    gtk_widget_class_install_action (widget_class, "chart.save-csv", NULL, save_cb);
    widget_class->get_request_mode = amends_chart_get_request_mode;
    widget_class->measure = amends_chart_measure;
    widget_class->size_allocate = amends_chart_size_allocate;
    gtk_widget_class_set_css_name (widget_class, "chart");
    gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_words (const char *css_class, GtkAccessibleRole role)
{
    GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_widget_add_css_class (label, css_class);
    return label;
}

static GtkWidget *
make_menu_button (void)
{
    g_autoptr (GMenu) menu = g_menu_new ();
    GtkWidget *button = gtk_menu_button_new ();

    g_menu_append (menu, _ ("Save as PNG…"), "chart.save-png");
    g_menu_append (menu, _ ("Save as SVG…"), "chart.save-svg");
    g_menu_append (menu, _ ("Save as CSV…"), "chart.save-csv");
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
    gtk_widget_set_tooltip_text (button, _ ("Save Chart"));
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_valign (button, GTK_ALIGN_START);
    return button;
}

static GtkWidget *
make_header (AmendsChart *self)
{
    GtkWidget *header = g_object_new (GTK_TYPE_BOX, "css-name", "header", NULL);

    self->title = make_words ("chart-title", GTK_ACCESSIBLE_ROLE_HEADING);
    self->subtitle = make_words ("chart-subtitle", GTK_ACCESSIBLE_ROLE_LABEL);
    gtk_widget_add_css_class (self->subtitle, "dimmed");
    gtk_widget_set_hexpand (self->title, TRUE);
    gtk_widget_set_valign (self->title, GTK_ALIGN_CENTER);
    self->toggle = gtk_toggle_button_new ();
    gtk_button_set_icon_name (GTK_BUTTON (self->toggle), "view-list-symbolic");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->toggle), "chart.table");
    gtk_widget_set_tooltip_text (self->toggle, _ ("Show as Table"));
    gtk_widget_add_css_class (self->toggle, "flat");
    gtk_widget_set_valign (self->toggle, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (header), self->title);
    gtk_box_append (GTK_BOX (header), self->toggle);
    gtk_box_append (GTK_BOX (header), make_menu_button ());
    return header;
}

static void
amends_chart_init (AmendsChart *self)
{
    amends_chart_css_ensure (gtk_widget_get_display (GTK_WIDGET (self)));
    gtk_widget_set_parent (make_header (self), GTK_WIDGET (self));
    gtk_widget_set_parent (self->subtitle, GTK_WIDGET (self));
    self->plot = amends_chart_plot_new ();
    gtk_widget_set_vexpand (self->plot, TRUE);
    gtk_widget_set_parent (self->plot, GTK_WIDGET (self));
    g_signal_connect (self->plot, "activated", G_CALLBACK (plot_activated_cb), self);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->subtitle, NULL, -1);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                    -1);
    refresh_words (self);
}

GtkWidget *
amends_chart_new (AmendsChartFigure *figure)
{
    AmendsChart *self = g_object_new (AMENDS_TYPE_CHART, NULL);

    amends_chart_set_figure (self, figure);
    return GTK_WIDGET (self);
}

void
amends_chart_set_figure (AmendsChart *self, AmendsChartFigure *figure)
{
    g_return_if_fail (AMENDS_IS_CHART (self));
    if (self->figure == figure)
        return;
    if (self->figure != NULL)
        g_signal_handlers_disconnect_by_data (self->figure, self);
    g_set_object (&self->figure, figure);
    if (figure != NULL)
        g_signal_connect (figure, "changed", G_CALLBACK (figure_changed_cb), self);
    amends_chart_plot_set_figure (AMENDS_CHART_PLOT (self->plot), figure);
    refresh_words (self);
    refresh_table (self);
}

AmendsChartFigure *
amends_chart_get_figure (AmendsChart *self)
{
    return self->figure;
}

void
amends_chart_set_table_shown (AmendsChart *self, gboolean shown)
{
    g_return_if_fail (AMENDS_IS_CHART (self));
    if (self->table_shown == !!shown)
        return;
    self->table_shown = !!shown;
    refresh_table (self);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE_SHOWN]);
}

gboolean
amends_chart_get_table_shown (AmendsChart *self)
{
    return self->table_shown;
}

void
amends_chart_set_plot_height (AmendsChart *self, int height)
{
    g_return_if_fail (AMENDS_IS_CHART (self));
    amends_chart_plot_set_height (AMENDS_CHART_PLOT (self->plot), height);
}
