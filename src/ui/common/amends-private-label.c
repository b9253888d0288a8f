/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-private-label.h"

#include "amends-privacy.h"
#include "amends-veil.h"

struct _AmendsPrivateLabel {
    GtkWidget parent_instance;

    GtkWidget *label;
    GArray *spans;    /* (nullable): nothing is private */
    AmendsVeil *veil; /* (unowned): goes with this */
    gboolean hidden;
    gboolean in_row;
};

typedef enum {
    PROP_HIDDEN = 1,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsPrivateLabel, amends_private_label, GTK_TYPE_WIDGET)

static gboolean
is_private (AmendsPrivateLabel *self)
{
    return self->spans != NULL && self->spans->len > 0;
}

char *
amends_private_label_dup_spoken (AmendsPrivateLabel *self)
{
    g_return_val_if_fail (AMENDS_IS_PRIVATE_LABEL (self), NULL);
    return amends_private_text_dup_hidden (gtk_label_get_text (GTK_LABEL (self->label)),
                                           self->hidden ? self->spans : NULL);
}

/* What is covered is not there for assistive technology either. */
static void
update_spoken (AmendsPrivateLabel *self)
{
    g_autofree char *spoken = amends_private_label_dup_spoken (self);

    if (self->hidden)
        gtk_accessible_update_state (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    else
        gtk_accessible_reset_state (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_STATE_HIDDEN);
    if (is_private (self) && amends_privacy_is_active (amends_privacy_get_default ()))
        gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
update (AmendsPrivateLabel *self)
{
    gboolean hidden = is_private (self) && amends_veil_is_hidden (self->veil);
    gboolean changed = !hidden != !self->hidden;

    self->hidden = hidden;
    /* A label that can be selected has the focus itself, and a list's row has it for what is in it. */
    gtk_widget_set_focusable (GTK_WIDGET (self), is_private (self) && !self->in_row &&
                                                     !gtk_label_get_selectable (GTK_LABEL (self->label)) &&
                                                     amends_privacy_is_active (amends_privacy_get_default ()));
    update_spoken (self);
    gtk_widget_queue_draw (GTK_WIDGET (self));
    if (changed)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN]);
}

static void
changed_cb (AmendsPrivateLabel *self)
{
    update (self);
}

static void
veil_changed (GtkWidget *widget, gboolean hidden)
{
    AmendsPrivateLabel *self = AMENDS_PRIVATE_LABEL (widget);

    update (self);
    if (!hidden && !self->in_row && amends_veil_has_focus (self->veil) && is_private (self))
        gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (GTK_LABEL (self->label)),
                                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_on_bar (GtkWidget *widget, double x, double y)
{
    AmendsPrivateLabel *self = AMENDS_PRIVATE_LABEL (widget);
    GtkLabel *label = GTK_LABEL (self->label);
    int left, top;

    gtk_label_get_layout_offsets (label, &left, &top);
    return amends_private_text_hit (gtk_label_get_layout (label), self->spans, x - left, y - top);
}

/* A finger does not hover. */
static void
pressed_cb (AmendsPrivateLabel *self)
{
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
amends_private_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
    AmendsPrivateLabel *self = AMENDS_PRIVATE_LABEL (widget);
    GtkLabel *label = GTK_LABEL (self->label);
    GdkRGBA colour;
    int left, top;

    if (!self->hidden) {
        gtk_widget_snapshot_child (widget, self->label, snapshot);
        return;
    }
    gtk_widget_get_color (self->label, &colour);
    gtk_label_get_layout_offsets (label, &left, &top);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) top));
    amends_private_text_snapshot (snapshot, gtk_label_get_layout (label), self->spans, &colour);
    gtk_snapshot_restore (snapshot);
}

/* A widget that is mapped takes itself for shown. */
static void
amends_private_label_map (GtkWidget *widget)
{
    GTK_WIDGET_CLASS (amends_private_label_parent_class)->map (widget);
    update_spoken (AMENDS_PRIVATE_LABEL (widget));
}

static gboolean
amends_private_label_grab_focus (GtkWidget *widget)
{
    AmendsPrivateLabel *self = AMENDS_PRIVATE_LABEL (widget);

    return gtk_widget_get_focusable (widget) ? GTK_WIDGET_CLASS (amends_private_label_parent_class)->grab_focus (widget)
                                             : gtk_widget_grab_focus (self->label);
}

static void
amends_private_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_HIDDEN:
        g_value_set_boolean (value, AMENDS_PRIVATE_LABEL (object)->hidden);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_private_label_dispose (GObject *object)
{
    AmendsPrivateLabel *self = AMENDS_PRIVATE_LABEL (object);

    g_clear_pointer (&self->label, gtk_widget_unparent);
    g_clear_pointer (&self->spans, g_array_unref);
    G_OBJECT_CLASS (amends_private_label_parent_class)->dispose (object);
}

static void
amends_private_label_class_init (AmendsPrivateLabelClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->get_property = amends_private_label_get_property;
    G_OBJECT_CLASS (klass)->dispose = amends_private_label_dispose;
    widget_class->snapshot = amends_private_label_snapshot;
    widget_class->map = amends_private_label_map;
    widget_class->grab_focus = amends_private_label_grab_focus;
    properties[PROP_HIDDEN] = g_param_spec_boolean (
        "hidden", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
    gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_widget_class_set_css_name (widget_class, "privatelabel");
}

static void
amends_private_label_init (AmendsPrivateLabel *self)
{
    GtkGesture *click = gtk_gesture_click_new ();

    self->label = gtk_label_new (NULL);
    gtk_label_set_xalign (GTK_LABEL (self->label), 0);
    gtk_widget_set_parent (self->label, GTK_WIDGET (self));
    self->veil = amends_veil_attach (GTK_WIDGET (self), veil_changed);
    amends_veil_set_hit (self->veil, is_on_bar);
    g_signal_connect_swapped (self->label, "notify::selectable", G_CALLBACK (changed_cb), self);
    /* Even what was shown as the setting changed can have the focus now, or no more. */
    g_signal_connect_object (amends_privacy_get_default (), "notify::active", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (click), TRUE);
    g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
amends_private_label_new (void)
{
    return g_object_new (AMENDS_TYPE_PRIVATE_LABEL, NULL);
}

void
amends_private_label_set (AmendsPrivateLabel *self, const char *text, GArray *spans)
{
    g_return_if_fail (AMENDS_IS_PRIVATE_LABEL (self));
    g_clear_pointer (&self->spans, g_array_unref);
    self->spans = spans;
    /* The same text again would drop what the person has selected in it. */
    if (!g_str_equal (gtk_label_get_text (GTK_LABEL (self->label)), text))
        gtk_label_set_text (GTK_LABEL (self->label), text);
    update (self);
}

void
amends_private_label_set_whole (AmendsPrivateLabel *self, const char *text, AmendsPrivateKind kind)
{
    amends_private_label_set (self, text, amends_private_text_whole (text, kind));
}

GtkLabel *
amends_private_label_get_label (AmendsPrivateLabel *self)
{
    g_return_val_if_fail (AMENDS_IS_PRIVATE_LABEL (self), NULL);
    return GTK_LABEL (self->label);
}

void
amends_private_label_follow_row (AmendsPrivateLabel *self, GtkWidget *content)
{
    g_return_if_fail (AMENDS_IS_PRIVATE_LABEL (self));
    self->in_row = TRUE;
    amends_veil_follow_row (self->veil, content);
    update (self);
}
