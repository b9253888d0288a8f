/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-scroll-column.h"

/* Between the edge and what is shown below it. */
#define ROOM_ABOVE 12

struct _AmendsScrollColumn {
    GtkWidget parent_instance;

    GtkWidget *top;
    GtkWidget *list;
    GtkAdjustment *adjustments[2]; /* (owned) (nullable): by GtkOrientation: of the whole */
    GtkScrollablePolicy policies[2];
    GtkAdjustment *inner; /* (owned): of the list alone */
    int top_height;       /* as last allocated */
    int height;           /* of all that is seen, likewise */
    gboolean adjusting;   /* the adjustments are being brought into step */
    GtkRoot *root;        /* (unowned) (nullable): whose focus is followed */
    guint focus_id;
    GtkWidget *wanted; /* (weak) (nullable): what is to be seen at the top */
    guint wanted_id;   /* of the tick that waits for its place */
    guint n_ticks;
};

typedef enum {
    PROP_TOP = 1,
    PROP_LIST,
    PROP_HADJUSTMENT,
    PROP_VADJUSTMENT,
    PROP_HSCROLL_POLICY,
    PROP_VSCROLL_POLICY,
} Property;

G_DEFINE_FINAL_TYPE_WITH_CODE (AmendsScrollColumn, amends_scroll_column, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static GtkAdjustment *
get_outer (AmendsScrollColumn *self)
{
    return self->adjustments[GTK_ORIENTATION_VERTICAL];
}

/* The two adjustments */

static void
value_changed_cb (AmendsScrollColumn *self)
{
    if (self->adjusting)
        return;
    self->adjusting = TRUE;
    gtk_adjustment_set_value (self->inner, MAX (0, gtk_adjustment_get_value (get_outer (self)) - self->top_height));
    self->adjusting = FALSE;
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The list has scrolled by itself, to a row that is wanted. */
static void
inner_changed_cb (AmendsScrollColumn *self)
{
    double inner = gtk_adjustment_get_value (self->inner);

    if (self->adjusting || get_outer (self) == NULL ||
        (inner <= 0 && gtk_adjustment_get_value (get_outer (self)) <= self->top_height))
        return;
    self->adjusting = TRUE;
    gtk_adjustment_set_value (get_outer (self), self->top_height + inner);
    self->adjusting = FALSE;
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Returns: how high the list would be if it were shown whole; it tells so exactly only when that is more than it has. */
static double
get_list_height (AmendsScrollColumn *self, int width, int height)
{
    double upper = gtk_adjustment_get_upper (self->inner);
    int natural;

    if (!gtk_widget_should_layout (self->list))
        return 0;
    if (upper > gtk_adjustment_get_page_size (self->inner))
        return upper - gtk_adjustment_get_page_size (self->inner) + height;
    gtk_widget_measure (self->list, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
    return MIN (natural, height);
}

static void
follow_top (AmendsScrollColumn *self, int top_height)
{
    double value = get_outer (self) != NULL ? gtk_adjustment_get_value (get_outer (self)) : 0;

    /* Who reads the list goes on reading it there, whatever changes above. */
    if (self->top_height != top_height && self->top_height > 0 && value > self->top_height) {
        self->adjusting = TRUE;
        gtk_adjustment_set_upper (get_outer (self),
                                  gtk_adjustment_get_upper (get_outer (self)) + top_height - self->top_height);
        gtk_adjustment_set_value (get_outer (self), value + top_height - self->top_height);
        self->adjusting = FALSE;
    }
    self->top_height = top_height;
}

static void
allocate_at (GtkWidget *child, int y, int width, int height)
{
    if (gtk_widget_should_layout (child))
        gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, height }, -1);
}

static int
measure_top (AmendsScrollColumn *self, int width)
{
    int height = 0;

    if (self->top != NULL)
        gtk_widget_measure (self->top, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
    return height;
}

static void
amends_scroll_column_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
    AmendsScrollColumn *self = AMENDS_SCROLL_COLUMN (widget);
    double before = gtk_adjustment_get_value (self->inner), value, inner, upper;

    follow_top (self, measure_top (self, width));
    value = get_outer (self) != NULL ? gtk_adjustment_get_value (get_outer (self)) : 0;
    self->adjusting = TRUE;
    if (self->list != NULL)
        allocate_at (self->list, MAX (0, self->top_height - (int) value), width, height);
    inner = gtk_adjustment_get_value (self->inner);
    /*
     * Heights of rows were guessed until they were seen: where the list is now, is where the page is. But in another height the list keeps in
     * its middle what was there, which would hide what is above while that is still in sight.
     */
    if ((inner < before || inner > before) && (value >= self->top_height || height == self->height))
        value = self->top_height + inner;
    else
        gtk_adjustment_set_value (self->inner, before);
    self->height = height;
    upper = self->top_height + (self->list != NULL ? get_list_height (self, width, height) : 0);
    if (get_outer (self) != NULL)
        gtk_adjustment_configure (get_outer (self), value, 0, MAX (upper, height), height * 0.1, height * 0.9, height);
    self->adjusting = FALSE;
    value = get_outer (self) != NULL ? gtk_adjustment_get_value (get_outer (self)) : 0;
    if (self->list != NULL)
        allocate_at (self->list, MAX (0, self->top_height - (int) value), width, height);
    if (self->top != NULL)
        allocate_at (self->top, -(int) MIN (value, self->top_height), width, self->top_height);
}

static void
amends_scroll_column_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline G_GNUC_UNUSED, int *natural_baseline G_GNUC_UNUSED)
{
    *minimum = *natural = 0;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        int child_minimum, child_natural;

        gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
        *minimum = orientation == GTK_ORIENTATION_VERTICAL ? 0 : MAX (*minimum, child_minimum);
        *natural = orientation == GTK_ORIENTATION_VERTICAL ? *natural + child_natural : MAX (*natural, child_natural);
    }
}

static GtkSizeRequestMode
amends_scroll_column_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
    return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What is above goes no further than out of sight, however far the list is scrolled: where @widget would be if it did. */
static gboolean
find_place (AmendsScrollColumn *self, GtkWidget *widget, graphene_rect_t *place)
{
    if (get_outer (self) == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (self), place))
        return FALSE;
    if (self->top != NULL && (widget == self->top || gtk_widget_is_ancestor (widget, self->top)))
        place->origin.y -= (float) MAX (0, gtk_adjustment_get_value (get_outer (self)) - self->top_height);
    return TRUE;
}

/* The focus */

static void
scroll_by (AmendsScrollColumn *self, double by)
{
    gtk_adjustment_set_value (get_outer (self), gtk_adjustment_get_value (get_outer (self)) + by);
}

static void
show_focus (AmendsScrollColumn *self)
{
    GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
    double height = gtk_widget_get_height (GTK_WIDGET (self));
    graphene_rect_t bounds;
    double start, end;

    if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || !find_place (self, focus, &bounds))
        return;
    start = bounds.origin.y;
    end = start + bounds.size.height;
    if (start < 0 || bounds.size.height > height)
        scroll_by (self, start);
    else if (end > height)
        scroll_by (self, end - height);
}

static gboolean
focus_settled_cb (gpointer user_data)
{
    AmendsScrollColumn *self = user_data;

    self->focus_id = 0;
    show_focus (self);
    return G_SOURCE_REMOVE;
}

/* A row that gets the focus may have no place before the next layout. */
static void
focus_cb (AmendsScrollColumn *self)
{
    if (self->focus_id == 0)
        self->focus_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, focus_settled_cb, self, NULL);
}

static void
amends_scroll_column_root (GtkWidget *widget)
{
    AmendsScrollColumn *self = AMENDS_SCROLL_COLUMN (widget);

    GTK_WIDGET_CLASS (amends_scroll_column_parent_class)->root (widget);
    self->root = gtk_widget_get_root (widget);
    g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

static void
amends_scroll_column_unroot (GtkWidget *widget)
{
    AmendsScrollColumn *self = AMENDS_SCROLL_COLUMN (widget);

    g_clear_handle_id (&self->focus_id, g_source_remove);
    g_signal_handlers_disconnect_by_func (self->root, focus_cb, self);
    self->root = NULL;
    GTK_WIDGET_CLASS (amends_scroll_column_parent_class)->unroot (widget);
}

/* Properties */

static void
set_adjustment (AmendsScrollColumn *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
    GtkAdjustment **place = &self->adjustments[orientation];

    if (*place != NULL)
        g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
    g_clear_object (place);
    if (adjustment == NULL)
        return;
    *place = g_object_ref_sink (adjustment);
    if (orientation == GTK_ORIENTATION_VERTICAL)
        g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_child (AmendsScrollColumn *self, GtkWidget **place, GtkWidget *child)
{
    g_clear_pointer (place, gtk_widget_unparent);
    if (child == NULL)
        return;
    /* What is above is read and reached first. */
    gtk_widget_insert_before (child, GTK_WIDGET (self), place == &self->top ? self->list : NULL);
    *place = child;
}

static void
set_list (AmendsScrollColumn *self, GtkWidget *list)
{
    g_return_if_fail (list == NULL || GTK_IS_SCROLLABLE (list));
    set_child (self, &self->list, list);
    if (list != NULL)
        gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (list), self->inner);
}

static void
amends_scroll_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    AmendsScrollColumn *self = AMENDS_SCROLL_COLUMN (object);

    switch ((Property) id) {
    case PROP_TOP:
        set_child (self, &self->top, g_value_get_object (value));
        break;
    case PROP_LIST:
        set_list (self, g_value_get_object (value));
        break;
    case PROP_HADJUSTMENT:
        set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
        break;
    case PROP_VADJUSTMENT:
        set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
        break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
        self->policies[id == PROP_VSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_scroll_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    AmendsScrollColumn *self = AMENDS_SCROLL_COLUMN (object);

    switch ((Property) id) {
    case PROP_TOP:
        g_value_set_object (value, self->top);
        break;
    case PROP_LIST:
        g_value_set_object (value, self->list);
        break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
        g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
        break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
        g_value_set_enum (value, (int) self->policies[id == PROP_VSCROLL_POLICY]);
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_scroll_column_dispose (GObject *object)
{
    AmendsScrollColumn *self = AMENDS_SCROLL_COLUMN (object);

    g_clear_weak_pointer (&self->wanted);
    g_clear_pointer (&self->top, gtk_widget_unparent);
    g_clear_pointer (&self->list, gtk_widget_unparent);
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
    G_OBJECT_CLASS (amends_scroll_column_parent_class)->dispose (object);
}

static void
amends_scroll_column_finalize (GObject *object)
{
    g_object_unref (AMENDS_SCROLL_COLUMN (object)->inner);
    G_OBJECT_CLASS (amends_scroll_column_parent_class)->finalize (object);
}

static void
amends_scroll_column_class_init (AmendsScrollColumnClass *klass)
{
    const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->set_property = amends_scroll_column_set_property;
    object_class->get_property = amends_scroll_column_get_property;
    object_class->dispose = amends_scroll_column_dispose;
    object_class->finalize = amends_scroll_column_finalize;
    widget_class->measure = amends_scroll_column_measure;
    widget_class->size_allocate = amends_scroll_column_size_allocate;
    widget_class->get_request_mode = amends_scroll_column_get_request_mode;
    widget_class->root = amends_scroll_column_root;
    widget_class->unroot = amends_scroll_column_unroot;
    g_object_class_install_property (object_class, PROP_TOP,
                                     g_param_spec_object ("top", NULL, NULL, GTK_TYPE_WIDGET, flags));
    g_object_class_install_property (object_class, PROP_LIST,
                                     g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, flags));
    g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
    g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
    g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
    g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
amends_scroll_column_init (AmendsScrollColumn *self)
{
    self->inner = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
    g_signal_connect_object (self->inner, "value-changed", G_CALLBACK (inner_changed_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
scroll_to (AmendsScrollColumn *self, GtkWidget *widget)
{
    graphene_rect_t bounds;

    if (find_place (self, widget, &bounds))
        scroll_by (self, bounds.origin.y - ROOM_ABOVE);
}

/* The second one follows a layout. Out of sight there are none, so what is not there yet is waited for. */
static gboolean
wanted_cb (GtkWidget *widget, GdkFrameClock *clock G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    AmendsScrollColumn *self = AMENDS_SCROLL_COLUMN (widget);

    if (++self->n_ticks < 2)
        return G_SOURCE_CONTINUE;
    if (self->wanted != NULL)
        scroll_to (self, self->wanted);
    g_clear_weak_pointer (&self->wanted);
    self->wanted_id = 0;
    return G_SOURCE_REMOVE;
}

void
amends_scroll_column_show (AmendsScrollColumn *self, GtkWidget *widget)
{
    g_return_if_fail (AMENDS_IS_SCROLL_COLUMN (self));
    scroll_to (self, widget);
    g_set_weak_pointer (&self->wanted, widget);
    self->n_ticks = 0;
    if (self->wanted_id == 0)
        self->wanted_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), wanted_cb, NULL, NULL);
}
