/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-privacy.h"

struct _AmendsPrivacy {
    GObject parent_instance;

    gboolean active;
};

typedef enum {
    PROP_ACTIVE = 1,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsPrivacy, amends_privacy, G_TYPE_OBJECT)

static void
amends_privacy_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_ACTIVE:
        g_value_set_boolean (value, AMENDS_PRIVACY (object)->active);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_privacy_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_ACTIVE:
        amends_privacy_set_active (AMENDS_PRIVACY (object), g_value_get_boolean (value));
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_privacy_class_init (AmendsPrivacyClass *klass)
{
    G_OBJECT_CLASS (klass)->get_property = amends_privacy_get_property;
    G_OBJECT_CLASS (klass)->set_property = amends_privacy_set_property;
    properties[PROP_ACTIVE] = g_param_spec_boolean (
        "active", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
amends_privacy_init (AmendsPrivacy *self G_GNUC_UNUSED)
{
}

AmendsPrivacy *
amends_privacy_get_default (void)
{
    static AmendsPrivacy *privacy;

    if (privacy == NULL)
        privacy = g_object_new (AMENDS_TYPE_PRIVACY, NULL);
    return privacy;
}

gboolean
amends_privacy_is_active (AmendsPrivacy *self)
{
    g_return_val_if_fail (AMENDS_IS_PRIVACY (self), FALSE);
    return self->active;
}

void
amends_privacy_set_active (AmendsPrivacy *self, gboolean active)
{
    g_return_if_fail (AMENDS_IS_PRIVACY (self));
    if (!self->active == !active)
        return;
    self->active = active;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}
