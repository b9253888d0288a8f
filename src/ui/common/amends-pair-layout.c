/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-pair-layout.h"

struct _AmendsPairLayout {
    GtkLayoutManager parent_instance;

    int min_width;
    int spacing;
};

typedef enum {
    PROP_MIN_WIDTH = 1,
    PROP_SPACING,
} Property;

G_DEFINE_FINAL_TYPE (AmendsPairLayout, amends_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Returns: (transfer container) (element-type GtkWidget): those that take part */
static GPtrArray *
list_children (GtkWidget *widget)
{
    GPtrArray *children = g_ptr_array_new ();

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
            g_ptr_array_add (children, child);
    return children;
}

static guint
count_columns (const AmendsPairLayout *self, const GPtrArray *children, int width)
{
    return children->len > 1 && width >= 2 * self->min_width + self->spacing ? 2 : 1;
}

static int
get_column_width (const AmendsPairLayout *self, guint n_columns, int width)
{
    return n_columns == 2 ? (width - self->spacing) / 2 : width;
}

static int
measure_row (const GPtrArray *children, guint first, guint n_columns, int width)
{
    int height = 0;

    for (guint i = first; i < MIN (first + n_columns, children->len); i++) {
        int minimum;

        gtk_widget_measure (g_ptr_array_index (children, i), GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL,
                            NULL);
        height = MAX (height, minimum);
    }
    return height;
}

static int
measure_height (const AmendsPairLayout *self, const GPtrArray *children, int width)
{
    guint n_columns = count_columns (self, children, width);
    int height = 0;

    for (guint i = 0; i < children->len; i += n_columns)
        height += (i > 0 ? self->spacing : 0) +
                  measure_row (children, i, n_columns, get_column_width (self, n_columns, width));
    return height;
}

static int
measure_width (const GPtrArray *children)
{
    int width = 0;

    for (guint i = 0; i < children->len; i++) {
        int minimum;

        gtk_widget_measure (g_ptr_array_index (children, i), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                            NULL);
        width = MAX (width, minimum);
    }
    return width;
}

static GtkSizeRequestMode
amends_pair_layout_get_request_mode (GtkLayoutManager *manager G_GNUC_UNUSED, GtkWidget *widget G_GNUC_UNUSED)
{
    return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
amends_pair_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline G_GNUC_UNUSED,
                            int *natural_baseline G_GNUC_UNUSED)
{
    AmendsPairLayout *self = AMENDS_PAIR_LAYOUT (manager);
    g_autoptr (GPtrArray) children = list_children (widget);

    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
        *minimum = measure_width (children);
        *natural = MAX (*minimum, 2 * self->min_width + self->spacing);
    } else {
        *minimum = *natural = measure_height (self, children, for_size < 0 ? measure_width (children) : for_size);
    }
}

static void
amends_pair_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height G_GNUC_UNUSED,
                             int baseline G_GNUC_UNUSED)
{
    AmendsPairLayout *self = AMENDS_PAIR_LAYOUT (manager);
    g_autoptr (GPtrArray) children = list_children (widget);
    guint n_columns = count_columns (self, children, width);
    int column_width = get_column_width (self, n_columns, width), y = 0;
    gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

    for (guint i = 0; i < children->len; i++) {
        int row_height = measure_row (children, i - i % n_columns, n_columns, column_width);
        gboolean at_end = (i % n_columns == 1) != mirrored && n_columns == 2;
        /* The last one may be alone in its row. */
        int x = at_end ? width - column_width : 0;

        gtk_widget_size_allocate (g_ptr_array_index (children, i), &(GtkAllocation) { x, y, column_width, row_height },
                                  -1);
        if (i % n_columns == n_columns - 1)
            y += row_height + self->spacing;
    }
}

static void
amends_pair_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    AmendsPairLayout *self = AMENDS_PAIR_LAYOUT (object);

    switch ((Property) id) {
    case PROP_MIN_WIDTH:
        self->min_width = g_value_get_int (value);
        break;
    case PROP_SPACING:
        self->spacing = g_value_get_int (value);
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
    gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
amends_pair_layout_class_init (AmendsPairLayoutClass *klass)
{
    const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
    GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

    G_OBJECT_CLASS (klass)->set_property = amends_pair_layout_set_property;
    layout_class->get_request_mode = amends_pair_layout_get_request_mode;
    layout_class->measure = amends_pair_layout_measure;
    layout_class->allocate = amends_pair_layout_allocate;
    g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_MIN_WIDTH,
                                     g_param_spec_int ("min-width", NULL, NULL, 0, G_MAXINT / 4, 0, flags));
    g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_SPACING,
                                     g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT / 4, 0, flags));
}

static void
amends_pair_layout_init (AmendsPairLayout *self G_GNUC_UNUSED)
{
}
