/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-row.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-row-sheet.h"
#include "amends-veil.h"

#define SPACING 6
#define MINIMUM_WIDTH 200
#define NATURAL_WIDTH 320

struct _AmendsReviewRow {
    GtkWidget parent_instance;

    GtkListItem *list_item; /* (nullable): it owns this row */
    AmendsRowItem *item;    /* (owned) (nullable) */
    GPtrArray *terms;       /* (owned) (nullable) */
    gboolean filling;
    int height;            /* as last measured */
    int measured_width;    /* for this width */
    AmendsRowText *text;   /* (owned) (nullable): until the row is drawn, and after its review has changed */
    AmendsRowSheet *sheet; /* (owned) (nullable): the same */
    AmendsVeil *veil;      /* (unowned) (nullable): goes with this; only where rows have what is private */

    GtkWidget *done_check;
};

typedef enum {
    SIGNAL_DONE_TOGGLED,
    SIGNAL_CLICKED,
    SIGNAL_LONG_PRESSED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsReviewRow, amends_review_row, GTK_TYPE_WIDGET)

static gconstpointer
get_row (AmendsReviewRow *self)
{
    return self->item != NULL ? amends_row_item_get_row (self->item) : NULL;
}

static gboolean
is_done (AmendsReviewRow *self, gconstpointer row)
{
    return row != NULL && amends_row_item_get_kind (self->item)->get_done_at (row) != 0;
}

static void
drop_sheet (AmendsReviewRow *self)
{
    g_clear_pointer (&self->sheet, amends_row_sheet_free);
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
    if (wanted)
        gtk_widget_add_css_class (widget, name);
    else
        gtk_widget_remove_css_class (widget, name);
}

static gboolean
is_hidden (AmendsReviewRow *self)
{
    return self->veil != NULL && amends_veil_is_hidden (self->veil);
}

/* A row that nobody sees is not spoken of either. */
static void
update_spoken (AmendsReviewRow *self)
{
    gconstpointer row = get_row (self);
    g_autoptr (GTimeZone) zone = NULL;
    g_autofree char *spoken = NULL;

    if (self->list_item == NULL || row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
        return;
    zone = g_time_zone_new_local ();
    spoken = amends_row_item_get_kind (self->item)->dup_spoken (row, amends_dates_now (), zone, is_hidden (self));
    gtk_list_item_set_accessible_label (self->list_item, spoken);
}

static void
refresh (AmendsReviewRow *self)
{
    gconstpointer row = get_row (self);

    g_clear_pointer (&self->text, amends_row_text_free);
    drop_sheet (self);
    set_class (GTK_WIDGET (self), "dimmed-row",
               row != NULL && (is_done (self, row) || amends_row_item_get_stale (self->item)));
    self->filling = TRUE;
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->done_check), is_done (self, row));
    self->filling = FALSE;
    update_spoken (self);
}

static void
item_changed_cb (AmendsRowItem *item G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    refresh (user_data);
}

static void
done_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
    AmendsReviewRow *self = user_data;

    if (!self->filling && self->item != NULL)
        g_signal_emit (self, signals[SIGNAL_DONE_TOGGLED], 0, amends_row_item_get_id (self->item),
                       gtk_check_button_get_active (check));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewRow *self = user_data;
    GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

    if (n_press == 1 && self->item != NULL && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
        g_signal_emit (self, signals[SIGNAL_CLICKED], 0, amends_row_item_get_id (self->item));
}

static void
long_pressed_cb (GtkGestureLongPress *gesture G_GNUC_UNUSED, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED,
                 gpointer user_data)
{
    AmendsReviewRow *self = user_data;

    if (self->item != NULL)
        g_signal_emit (self, signals[SIGNAL_LONG_PRESSED], 0, amends_row_item_get_id (self->item));
}

/* Layout: the box, then the text */

static gboolean
is_mirrored (GtkWidget *widget)
{
    return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static int
get_check_width (AmendsReviewRow *self)
{
    int width;

    gtk_widget_measure (self->done_check, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
    return width;
}

static int
get_text_width (AmendsReviewRow *self, int width)
{
    return MAX (0, width - get_check_width (self) - SPACING);
}

static gboolean
has_badges (AmendsReviewRow *self)
{
    return self->item == NULL || amends_row_item_get_kind (self->item)->has_badges;
}

/* @width: -1: the least in any */
static int
find_height (AmendsReviewRow *self, int width)
{
    return amends_row_sheet_get_height (GTK_WIDGET (self), has_badges (self),
                                        width >= 0 ? get_text_width (self, width) : width);
}

/* Of a font, a kind of rows or a width that is another than when it was measured. */
static void
follow_height (AmendsReviewRow *self)
{
    if (self->height != 0 && self->height != find_height (self, self->measured_width))
        gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
get_text_left (AmendsReviewRow *self)
{
    return is_mirrored (GTK_WIDGET (self)) ? 0 : get_check_width (self) + SPACING;
}

static GtkSizeRequestMode
amends_review_row_get_request_mode (GtkWidget *widget)
{
    return has_badges (AMENDS_REVIEW_ROW (widget)) ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
amends_review_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline G_GNUC_UNUSED, int *natural_baseline G_GNUC_UNUSED)
{
    AmendsReviewRow *self = AMENDS_REVIEW_ROW (widget);

    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
        *minimum = MINIMUM_WIDTH;
        *natural = NATURAL_WIDTH;
    } else {
        *minimum = *natural = self->height = find_height (self, for_size);
        self->measured_width = for_size;
    }
}

/* The middle of the box is level with the middle of the first line. */
static void
amends_review_row_size_allocate (GtkWidget *widget, int width, int height G_GNUC_UNUSED, int baseline G_GNUC_UNUSED)
{
    AmendsReviewRow *self = AMENDS_REVIEW_ROW (widget);
    int check_width = get_check_width (self), check_height, left, top;

    gtk_widget_measure (self->done_check, GTK_ORIENTATION_VERTICAL, -1, NULL, &check_height, NULL, NULL);
    left = is_mirrored (widget) ? width - check_width : 0;
    top = (amends_row_sheet_get_line_height (widget) - check_height) / 2;
    gtk_widget_size_allocate (self->done_check, &(GtkAllocation) { left, top, check_width, check_height }, -1);
    g_clear_pointer (&self->sheet, amends_row_sheet_free);
}

static void
make_sheet (AmendsReviewRow *self, gconstpointer row)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    if (self->text == NULL)
        self->text = amends_row_item_get_kind (self->item)->make_text (row, amends_dates_now (), zone);
    if (self->sheet == NULL)
        self->sheet = amends_row_sheet_new (GTK_WIDGET (self), self->text, self->terms,
                                            get_text_width (self, gtk_widget_get_width (GTK_WIDGET (self))));
}

static void
amends_review_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
    AmendsReviewRow *self = AMENDS_REVIEW_ROW (widget);
    gconstpointer row = get_row (self);

    gtk_widget_snapshot_child (widget, self->done_check, snapshot);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) get_text_left (self), 0));
    if (row != NULL) {
        make_sheet (self, row);
        amends_row_sheet_snapshot (self->sheet, widget, snapshot, is_hidden (self));
    } else {
        amends_row_sheet_snapshot_empty (widget, snapshot,
                                         get_text_width (self, gtk_widget_get_width (GTK_WIDGET (self))));
    }
    gtk_snapshot_restore (snapshot);
}

static void
amends_review_row_map (GtkWidget *widget)
{
    GTK_WIDGET_CLASS (amends_review_row_parent_class)->map (widget);
    update_spoken (AMENDS_REVIEW_ROW (widget));
}

/* Back among the rows that are not seen, it keeps nothing that can be made again. */
static void
amends_review_row_unmap (GtkWidget *widget)
{
    AmendsReviewRow *self = AMENDS_REVIEW_ROW (widget);

    GTK_WIDGET_CLASS (amends_review_row_parent_class)->unmap (widget);
    g_clear_pointer (&self->sheet, amends_row_sheet_free);
    g_clear_pointer (&self->text, amends_row_text_free);
}

static void
follow_font (AmendsReviewRow *self)
{
    drop_sheet (self);
    follow_height (self);
}

static void
amends_review_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
    GTK_WIDGET_CLASS (amends_review_row_parent_class)->css_changed (widget, change);
    follow_font (AMENDS_REVIEW_ROW (widget));
}

static void
amends_review_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
    GTK_WIDGET_CLASS (amends_review_row_parent_class)->system_setting_changed (widget, setting);
    follow_font (AMENDS_REVIEW_ROW (widget));
}

static void
amends_review_row_dispose (GObject *object)
{
    AmendsReviewRow *self = AMENDS_REVIEW_ROW (object);

    amends_review_row_bind (self, NULL, NULL);
    self->list_item = NULL;
    g_clear_pointer (&self->done_check, gtk_widget_unparent);
    G_OBJECT_CLASS (amends_review_row_parent_class)->dispose (object);
}

static void
amends_review_row_class_init (AmendsReviewRowClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_review_row_dispose;
    widget_class->get_request_mode = amends_review_row_get_request_mode;
    widget_class->measure = amends_review_row_measure;
    widget_class->size_allocate = amends_review_row_size_allocate;
    widget_class->snapshot = amends_review_row_snapshot;
    widget_class->map = amends_review_row_map;
    widget_class->unmap = amends_review_row_unmap;
    widget_class->css_changed = amends_review_row_css_changed;
    widget_class->system_setting_changed = amends_review_row_system_setting_changed;
    signals[SIGNAL_DONE_TOGGLED] = g_signal_new ("done-toggled", AMENDS_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
    signals[SIGNAL_CLICKED] = g_signal_new ("clicked", AMENDS_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_INT64);
    signals[SIGNAL_LONG_PRESSED] = g_signal_new ("long-pressed", AMENDS_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
    gtk_widget_class_set_css_name (widget_class, "reviewrow");
}

static void
add_gestures (AmendsReviewRow *self)
{
    GtkGesture *click = gtk_gesture_click_new ();
    GtkGesture *press = gtk_gesture_long_press_new ();

    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
    g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
    gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
    g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
amends_review_row_init (AmendsReviewRow *self)
{
    self->done_check = gtk_check_button_new ();
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Mark as done"), -1);
    g_signal_connect (self->done_check, "toggled", G_CALLBACK (done_toggled_cb), self);
    gtk_widget_set_parent (self->done_check, GTK_WIDGET (self));
    add_gestures (self);
}

GtkWidget *
amends_review_row_new (GtkListItem *list_item)
{
    AmendsReviewRow *self = g_object_new (AMENDS_TYPE_REVIEW_ROW, NULL);

    self->list_item = list_item;
    return GTK_WIDGET (self);
}

static void
veil_changed (GtkWidget *widget, gboolean hidden G_GNUC_UNUSED)
{
    update_spoken (AMENDS_REVIEW_ROW (widget));
    gtk_widget_queue_draw (widget);
}

static gboolean
is_on_private (GtkWidget *widget, double x, double y)
{
    AmendsReviewRow *self = AMENDS_REVIEW_ROW (widget);

    return self->sheet != NULL && amends_row_sheet_is_on_private (self->sheet, x - get_text_left (self), y);
}

static void
attach_veil (AmendsReviewRow *self)
{
    self->veil = amends_veil_attach (GTK_WIDGET (self), veil_changed);
    amends_veil_set_hit (self->veil, is_on_private);
    amends_veil_follow_row (self->veil, GTK_WIDGET (self));
}

void
amends_review_row_bind (AmendsReviewRow *self, AmendsRowItem *item, GPtrArray *terms)
{
    g_return_if_fail (AMENDS_IS_REVIEW_ROW (self));
    if (self->item != NULL)
        g_signal_handlers_disconnect_by_data (self->item, self);
    g_clear_object (&self->item);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    g_clear_pointer (&self->text, amends_row_text_free);
    g_clear_pointer (&self->sheet, amends_row_sheet_free);
    if (item == NULL)
        return;
    if (self->veil == NULL && amends_row_item_get_kind (item)->has_private)
        attach_veil (self);
    self->item = g_object_ref (item);
    self->terms = terms != NULL ? g_ptr_array_ref (terms) : NULL;
    g_signal_connect (item, "notify::row", G_CALLBACK (item_changed_cb), self);
    g_signal_connect (item, "notify::stale", G_CALLBACK (item_changed_cb), self);
    refresh (self);
    follow_height (self);
}

void
amends_review_row_set_terms (AmendsReviewRow *self, GPtrArray *terms)
{
    g_return_if_fail (AMENDS_IS_REVIEW_ROW (self));
    if (self->terms == terms)
        return;
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    self->terms = terms != NULL ? g_ptr_array_ref (terms) : NULL;
    drop_sheet (self);
}

gboolean
amends_review_row_is_filled (AmendsReviewRow *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_ROW (self), FALSE);
    return get_row (self) != NULL;
}

guint
amends_review_row_get_position (AmendsReviewRow *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_ROW (self), GTK_INVALID_LIST_POSITION);
    return self->list_item != NULL && self->item != NULL ? gtk_list_item_get_position (self->list_item)
                                                         : GTK_INVALID_LIST_POSITION;
}

AmendsRowItem *
amends_review_row_get_item (AmendsReviewRow *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_ROW (self), NULL);
    return self->item;
}

const char *
amends_review_row_get_tooltip (AmendsReviewRow *self, double x, double y)
{
    graphene_rect_t check;

    g_return_val_if_fail (AMENDS_IS_REVIEW_ROW (self), NULL);
    if (gtk_widget_compute_bounds (self->done_check, GTK_WIDGET (self), &check) &&
        graphene_rect_contains_point (&check, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return _ ("Mark as done");
    if (self->sheet != NULL && amends_row_sheet_is_on_date (self->sheet, x - get_text_left (self), y))
        return self->text->exact;
    return self->sheet != NULL ? amends_row_sheet_get_icon_label (self->sheet, x - get_text_left (self), y) : NULL;
}
