/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-message-item.h"

struct _AmendsMessageItem {
    GObject parent_instance;

    AmendsMessage *message;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AmendsMessageItem, amends_message_item, G_TYPE_OBJECT)

static void
amends_message_item_finalize (GObject *object)
{
    g_clear_pointer (&AMENDS_MESSAGE_ITEM (object)->message, amends_message_unref);
    G_OBJECT_CLASS (amends_message_item_parent_class)->finalize (object);
}

static void
amends_message_item_class_init (AmendsMessageItemClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_message_item_finalize;
    changed_signal =
        g_signal_new ("changed", AMENDS_TYPE_MESSAGE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_message_item_init (AmendsMessageItem *self G_GNUC_UNUSED)
{
}

AmendsMessageItem *
amends_message_item_new (AmendsMessage *message)
{
    AmendsMessageItem *self = g_object_new (AMENDS_TYPE_MESSAGE_ITEM, NULL);

    self->message = amends_message_ref (message);
    return self;
}

AmendsMessage *
amends_message_item_get_message (AmendsMessageItem *self)
{
    g_return_val_if_fail (AMENDS_IS_MESSAGE_ITEM (self), NULL);
    return self->message;
}

void
amends_message_item_set_message (AmendsMessageItem *self, AmendsMessage *message)
{
    g_return_if_fail (AMENDS_IS_MESSAGE_ITEM (self));
    amends_message_ref (message);
    amends_message_unref (self->message);
    self->message = message;
    g_signal_emit (self, changed_signal, 0);
}
