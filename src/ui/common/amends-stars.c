/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-stars.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_STARS 5
#define SIZE 14.0f
#define LARGE_SIZE 22.0f
#define GAP_SHARE 0.14f

struct _AmendsStars {
    GtkWidget parent_instance;

    int value;
};

typedef enum {
    PROP_VALUE = 1,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsStars, amends_stars, GTK_TYPE_WIDGET)

/* Ten corners on two circles, the first at the top. */
static GskPath *
make_star (void)
{
    const float outer = 0.5f, inner = 0.21f;
    GskPathBuilder *builder = gsk_path_builder_new ();

    for (int i = 0; i < 10; i++) {
        float radius = i % 2 == 0 ? outer : inner;
        float angle = (float) (G_PI * (i / 5.0 - 0.5));
        float x = 0.5f + radius * cosf (angle), y = 0.53f + radius * sinf (angle);

        if (i == 0)
            gsk_path_builder_move_to (builder, x, y);
        else
            gsk_path_builder_line_to (builder, x, y);
    }
    gsk_path_builder_close (builder);
    return gsk_path_builder_free_to_path (builder);
}

/* One star in a square of side 1, made once. */
static GskPath *
get_star (void)
{
    static GskPath *star;

    if (star == NULL)
        star = make_star ();
    return star;
}

static float
get_width_of (float size)
{
    return N_STARS * size + (N_STARS - 1) * size * GAP_SHARE;
}

static void
paint (GtkSnapshot *snapshot, int value, float size, float top, gboolean mirrored, const GdkRGBA *colour)
{
    float step = size * (1 + GAP_SHARE);
    GdkRGBA empty = *colour;

    empty.alpha *= 0.25f;
    for (int i = 0; i < N_STARS; i++) {
        int place = mirrored ? N_STARS - 1 - i : i;

        gtk_snapshot_save (snapshot);
        gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place * step, top));
        gtk_snapshot_scale (snapshot, size, size);
        gtk_snapshot_append_fill (snapshot, get_star (), GSK_FILL_RULE_WINDING, i < value ? colour : &empty);
        gtk_snapshot_restore (snapshot);
    }
}

static float
star_size (AmendsStars *self)
{
    return gtk_widget_has_css_class (GTK_WIDGET (self), "large") ? LARGE_SIZE : SIZE;
}

static void
amends_stars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size G_GNUC_UNUSED, int *minimum,
                      int *natural, int *minimum_baseline G_GNUC_UNUSED, int *natural_baseline G_GNUC_UNUSED)
{
    float size = star_size (AMENDS_STARS (widget));

    if (orientation == GTK_ORIENTATION_HORIZONTAL)
        size = get_width_of (size);
    *minimum = *natural = (int) ceilf (size);
}

static void
amends_stars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
    AmendsStars *self = AMENDS_STARS (widget);
    float size = star_size (self);
    float top = ((float) gtk_widget_get_height (widget) - size) / 2;
    GdkRGBA colour;

    gtk_widget_get_color (widget, &colour);
    paint (snapshot, self->value, size, top, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, &colour);
}

static void
describe_to_accessibility (AmendsStars *self)
{
    g_autofree char *label = amends_stars_describe (self->value);

    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
amends_stars_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_VALUE:
        g_value_set_int (value, AMENDS_STARS (object)->value);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_stars_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_VALUE:
        amends_stars_set_value (AMENDS_STARS (object), g_value_get_int (value));
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_stars_class_init (AmendsStarsClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->get_property = amends_stars_get_property;
    object_class->set_property = amends_stars_set_property;
    widget_class->measure = amends_stars_measure;
    widget_class->snapshot = amends_stars_snapshot;
    properties[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, 0, N_STARS, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, N_PROPS, properties);
    gtk_widget_class_set_css_name (widget_class, "stars");
    gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
amends_stars_init (AmendsStars *self)
{
    gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
    gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
    describe_to_accessibility (self);
}

GtkWidget *
amends_stars_new (int value)
{
    return g_object_new (AMENDS_TYPE_STARS, "value", CLAMP (value, 0, N_STARS), NULL);
}

void
amends_stars_set_value (AmendsStars *self, int value)
{
    g_return_if_fail (AMENDS_IS_STARS (self));
    value = CLAMP (value, 0, N_STARS);
    if (self->value == value)
        return;
    self->value = value;
    describe_to_accessibility (self);
    gtk_widget_queue_draw (GTK_WIDGET (self));
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

int
amends_stars_get_value (AmendsStars *self)
{
    g_return_val_if_fail (AMENDS_IS_STARS (self), 0);
    return self->value;
}

char *
amends_stars_describe (int value)
{
    /* Translators: a rating, spoken by screen readers; the highest is always 5. */
    return g_strdup_printf (ngettext ("%d of 5 stars", "%d of 5 stars", (gulong) value), value);
}

float
amends_stars_get_row_width (void)
{
    return get_width_of (SIZE);
}

void
amends_stars_paint_row (GtkSnapshot *snapshot, int value, gboolean mirrored, float height, const GdkRGBA *colour)
{
    paint (snapshot, CLAMP (value, 0, N_STARS), SIZE, (height - SIZE) / 2, mirrored, colour);
}
