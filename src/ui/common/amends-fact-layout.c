/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-fact-layout.h"

#define COLUMN_SPACING 12
#define ROW_SPACING 6
/* Of the whole width, in percent: with less left for them, values go below their names. */
#define VALUE_SHARE 40

struct _AmendsFactLayout {
    GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsFactLayout, amends_fact_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the two columns are; value_x is 0 where there is but one. */
typedef struct {
    int name_width;
    int value_x, value_width;
} Columns;

static void
measure_width (GtkWidget *child, int *minimum, int *natural)
{
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
measure_height (GtkWidget *child, int width)
{
    int height;

    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
    return height;
}

/* The next name; every name has a value after it. */
static GtkWidget *
get_next (GtkWidget *name)
{
    return gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (name));
}

/* What the longest name, and the longest value, would like to have. */
static void
measure_naturals (GtkWidget *widget, int *names, int *values)
{
    *names = *values = 0;
    for (GtkWidget *name = gtk_widget_get_first_child (widget); name != NULL; name = get_next (name)) {
        int minimum, natural;

        measure_width (name, &minimum, &natural);
        *names = MAX (*names, natural);
        measure_width (gtk_widget_get_next_sibling (name), &minimum, &natural);
        *values = MAX (*values, natural);
    }
}

static Columns
find_columns (GtkWidget *widget, int width)
{
    int names, values, left;

    measure_naturals (widget, &names, &values);
    left = width - names - COLUMN_SPACING;
    if (left < values && left * 100 < width * VALUE_SHARE)
        return (Columns) { width, 0, width };
    return (Columns) { names, names + COLUMN_SPACING, left };
}

static int
measure_row (GtkWidget *name, const Columns *columns)
{
    int name_height = measure_height (name, columns->name_width);
    int value_height = measure_height (gtk_widget_get_next_sibling (name), columns->value_width);

    return columns->value_x == 0 ? name_height + value_height : MAX (name_height, value_height);
}

static int
measure_rows (GtkWidget *widget, int width)
{
    Columns columns = find_columns (widget, width);
    int height = 0;

    for (GtkWidget *name = gtk_widget_get_first_child (widget); name != NULL; name = get_next (name))
        height += (height > 0 ? ROW_SPACING : 0) + measure_row (name, &columns);
    return height;
}

static void
measure_columns (GtkWidget *widget, int *minimum, int *natural)
{
    int names, values;

    *minimum = 0;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        int child_minimum, child_natural;

        measure_width (child, &child_minimum, &child_natural);
        *minimum = MAX (*minimum, child_minimum);
    }
    measure_naturals (widget, &names, &values);
    *natural = MAX (*minimum, names + COLUMN_SPACING + values);
}

static GtkSizeRequestMode
amends_fact_layout_get_request_mode (GtkLayoutManager *manager G_GNUC_UNUSED, GtkWidget *widget G_GNUC_UNUSED)
{
    return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
amends_fact_layout_measure (GtkLayoutManager *manager G_GNUC_UNUSED, GtkWidget *widget, GtkOrientation orientation,
                            int for_size, int *minimum, int *natural, int *minimum_baseline G_GNUC_UNUSED,
                            int *natural_baseline G_GNUC_UNUSED)
{
    int narrowest, widest;

    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
        measure_columns (widget, minimum, natural);
        return;
    }
    measure_columns (widget, &narrowest, &widest);
    *minimum = *natural = measure_rows (widget, for_size < 0 ? widest : MAX (for_size, narrowest));
}

static void
place (GtkWidget *child, int x, int y, int width, int height, int whole)
{
    if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
        x = whole - x - width;
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
amends_fact_layout_allocate (GtkLayoutManager *manager G_GNUC_UNUSED, GtkWidget *widget, int width,
                             int height G_GNUC_UNUSED, int baseline G_GNUC_UNUSED)
{
    Columns columns = find_columns (widget, width);
    int y = 0;

    for (GtkWidget *name = gtk_widget_get_first_child (widget); name != NULL; name = get_next (name)) {
        GtkWidget *value = gtk_widget_get_next_sibling (name);
        int row_height = measure_row (name, &columns);
        int name_height = columns.value_x == 0 ? measure_height (name, columns.name_width) : row_height;
        int value_y = columns.value_x == 0 ? y + name_height : y;

        place (name, 0, y, columns.name_width, name_height, width);
        place (value, columns.value_x, value_y, columns.value_width, y + row_height - value_y, width);
        y += row_height + ROW_SPACING;
    }
}

static void
amends_fact_layout_class_init (AmendsFactLayoutClass *klass)
{
    GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

    layout_class->get_request_mode = amends_fact_layout_get_request_mode;
    layout_class->measure = amends_fact_layout_measure;
    layout_class->allocate = amends_fact_layout_allocate;
}

static void
amends_fact_layout_init (AmendsFactLayout *self G_GNUC_UNUSED)
{
}
