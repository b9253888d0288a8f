/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-template-view.h"

#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-private-label.h"
#include "amends-review-facts.h"
#include "amends-text.h"

struct _AmendsTemplateView {
    GtkBox parent_instance;

    char *name;  /* (nullable) */
    char *order; /* (nullable) */
};

typedef enum {
    PROP_COMPACT = 1,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsTemplateView, amends_template_view, GTK_TYPE_BOX)

static void
set_up_label (GtkWidget *label, const char *style)
{
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
    if (style != NULL)
        gtk_widget_add_css_class (label, style);
}

static void
append_label (GtkWidget *box, const char *text, const char *style)
{
    GtkWidget *label = gtk_label_new (text);

    set_up_label (label, style);
    gtk_box_append (GTK_BOX (box), label);
}

/* The marketplace fills in whose order it is about. */
static GtkLabel *
append_text (AmendsTemplateView *self, GtkWidget *box, const char *text, const char *style)
{
    AmendsPrivateLabel *label = AMENDS_PRIVATE_LABEL (amends_private_label_new ());
    GtkLabel *inner = amends_private_label_get_label (label);

    set_up_label (GTK_WIDGET (inner), style);
    amends_private_label_set (label, text, amends_private_text_find (text, self->name, self->order));
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
    return inner;
}

static GtkWidget *
make_card (AmendsTemplateView *self, const AmendsContactTemplate *template, const char *caption)
{
    GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, "hexpand",
                                    TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
    g_autofree char *language = amends_review_facts_dup_language (template->language);
    g_autofree char *subject = amends_text_for_display (template->subject, 0, TRUE);
    g_autofree char *body = amends_text_for_display (template->body, 0, FALSE);
    /* Translators: above a message; %1$s says for whom it is, %2$s is a language. */
    g_autofree char *heading = g_strdup_printf (_ ("%1$s · %2$s"), caption, language);

    gtk_widget_add_css_class (card, "card");
    gtk_widget_add_css_class (card, "template");
    append_label (card, heading, "template-caption");
    append_text (self, card, subject, "heading");
    gtk_label_set_selectable (append_text (self, card, body, "review-text"), TRUE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
    return card;
}

static void
amends_template_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_COMPACT:
        g_value_set_boolean (value,
                             gtk_orientable_get_orientation (GTK_ORIENTABLE (object)) == GTK_ORIENTATION_VERTICAL);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_template_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_COMPACT:
        amends_template_view_set_compact (AMENDS_TEMPLATE_VIEW (object), g_value_get_boolean (value));
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_template_view_finalize (GObject *object)
{
    AmendsTemplateView *self = AMENDS_TEMPLATE_VIEW (object);

    g_free (self->name);
    g_free (self->order);
    G_OBJECT_CLASS (amends_template_view_parent_class)->finalize (object);
}

static void
amends_template_view_class_init (AmendsTemplateViewClass *klass)
{
    G_OBJECT_CLASS (klass)->get_property = amends_template_view_get_property;
    G_OBJECT_CLASS (klass)->set_property = amends_template_view_set_property;
    G_OBJECT_CLASS (klass)->finalize = amends_template_view_finalize;
    properties[PROP_COMPACT] = g_param_spec_boolean (
        "compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
amends_template_view_init (AmendsTemplateView *self)
{
    gtk_box_set_spacing (GTK_BOX (self), 12);
    gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
}

GtkWidget *
amends_template_view_new (void)
{
    return g_object_new (AMENDS_TYPE_TEMPLATE_VIEW, NULL);
}

void
amends_template_view_set (AmendsTemplateView *self, const AmendsContactTemplate *buyers,
                          const AmendsContactTemplate *clerks)
{
    g_return_if_fail (AMENDS_IS_TEMPLATE_VIEW (self));
    amends_children_clear_box (GTK_BOX (self));
    if (buyers != NULL)
        /* Translators: above a message, followed by its language: in the language in which the customer gets it. */
        gtk_box_append (GTK_BOX (self), make_card (self, buyers, _ ("What the customer gets")));
    if (clerks != NULL)
        /* Translators: above a message, followed by its language: the same text in the reader's language. */
        gtk_box_append (GTK_BOX (self), make_card (self, clerks, _ ("For you to read")));
}

void
amends_template_view_set_private (AmendsTemplateView *self, const char *name, const char *order)
{
    g_return_if_fail (AMENDS_IS_TEMPLATE_VIEW (self));
    g_set_str (&self->name, name);
    g_set_str (&self->order, order);
}

void
amends_template_view_set_compact (AmendsTemplateView *self, gboolean compact)
{
    GtkOrientation orientation = compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

    g_return_if_fail (AMENDS_IS_TEMPLATE_VIEW (self));
    if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self)) == orientation)
        return;
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self), orientation);
    gtk_box_set_homogeneous (GTK_BOX (self), !compact);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}
