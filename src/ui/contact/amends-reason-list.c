/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-reason-list.h"

#include "amends-contact-text.h"

struct _AmendsReasonList {
    AdwBin parent_instance;

    AdwActionRow *refund_row;
    AdwActionRow *support_row;
    GtkCheckButton *refund_check;
    GtkCheckButton *support_check;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AmendsReasonList, amends_reason_list, ADW_TYPE_BIN)

static void
toggled_cb (AmendsReasonList *self)
{
    g_signal_emit (self, changed_signal, 0);
}

static void
amends_reason_list_dispose (GObject *object)
{
    /* The bin keeps its child by pointer: it lets go first. */
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_REASON_LIST);
    G_OBJECT_CLASS (amends_reason_list_parent_class)->dispose (object);
}

static void
amends_reason_list_class_init (AmendsReasonListClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_reason_list_dispose;
    changed_signal =
        g_signal_new ("changed", AMENDS_TYPE_REASON_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/contact/amends-reason-list.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsReasonList, refund_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsReasonList, support_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsReasonList, refund_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsReasonList, support_check);
    gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
amends_reason_list_init (AmendsReasonList *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    adw_action_row_set_subtitle (self->refund_row, amends_contact_text_get_effect (AMENDS_CONTACT_COURTESY_REFUND));
    adw_action_row_set_subtitle (self->support_row, amends_contact_text_get_effect (AMENDS_CONTACT_CUSTOMER_SUPPORT));
}

AmendsContactReason
amends_reason_list_get (AmendsReasonList *self)
{
    g_return_val_if_fail (AMENDS_IS_REASON_LIST (self), 0);
    if (gtk_check_button_get_active (self->refund_check))
        return AMENDS_CONTACT_COURTESY_REFUND;
    return gtk_check_button_get_active (self->support_check) ? AMENDS_CONTACT_CUSTOMER_SUPPORT : 0;
}

GtkWidget *
amends_reason_list_get_first (AmendsReasonList *self)
{
    g_return_val_if_fail (AMENDS_IS_REASON_LIST (self), NULL);
    return GTK_WIDGET (self->support_check);
}
