/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-detail-buttons.h"

#include <glib/gi18n-lib.h>

#include "amends-menu-button.h"

#define BUTTONS "/io/github/amendsapp/Amends/ui/reviews/amends-detail-buttons.ui"

static GtkWidget *
get (GtkBuilder *builder, const char *id)
{
    return GTK_WIDGET (gtk_builder_get_object (builder, id));
}

AmendsDetailButtons *
amends_detail_buttons_new (AdwToolbarView *view, AdwHeaderBar *header)
{
    g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (BUTTONS);
    GMenuModel *menu = G_MENU_MODEL (gtk_builder_get_object (builder, "review_menu"));
    AmendsDetailButtons *self = g_new (AmendsDetailButtons, 1);

    *self = (AmendsDetailButtons) {
        .previous = get (builder, "previous_button"),
        .next = get (builder, "next_button"),
        .done = get (builder, "done_button"),
        .open = get (builder, "open_button"),
        .menu = get (builder, "menu_button"),
        .bottom_bar = get (builder, "bottom_bar"),
        .bottom_open = get (builder, "bottom_open"),
        .bottom_done = get (builder, "bottom_done"),
    };
    amends_menu_button_set_menu (GTK_MENU_BUTTON (self->menu), menu);
    amends_menu_button_set_menu (GTK_MENU_BUTTON (gtk_builder_get_object (builder, "bottom_menu")), menu);
    adw_header_bar_pack_start (header, self->previous);
    adw_header_bar_pack_start (header, self->next);
    adw_header_bar_pack_end (header, self->done);
    adw_header_bar_pack_end (header, self->open);
    adw_header_bar_pack_end (header, self->menu);
    adw_toolbar_view_add_bottom_bar (view, self->bottom_bar);
    return self;
}

void
amends_detail_buttons_show (AmendsDetailButtons *self, gboolean shown, gboolean linked, gboolean compact)
{
    gtk_widget_set_visible (self->bottom_bar, shown && compact);
    gtk_widget_set_visible (self->done, shown && !compact);
    gtk_widget_set_visible (self->previous, shown && !compact);
    gtk_widget_set_visible (self->next, shown && !compact);
    gtk_widget_set_visible (self->open, linked && !compact);
    gtk_widget_set_visible (self->bottom_open, linked);
    gtk_widget_set_visible (self->menu, shown && !compact);
}

static void
label_done_button (GtkWidget *button, gboolean done)
{
    gtk_button_set_label (GTK_BUTTON (button), done ? _ ("_Reopen") : _ ("Mark as _Done"));
    if (done)
        gtk_widget_remove_css_class (button, "suggested-action");
    else
        gtk_widget_add_css_class (button, "suggested-action");
}

void
amends_detail_buttons_set_done (AmendsDetailButtons *self, gboolean done)
{
    label_done_button (self->done, done);
    label_done_button (self->bottom_done, done);
}
