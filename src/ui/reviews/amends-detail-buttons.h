/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsDetailButtons: what can be done with the review that is shown, above it or, where there is no room, below. None is owned. */
typedef struct {
    GtkWidget *previous;
    GtkWidget *next;
    GtkWidget *done;
    GtkWidget *open;
    GtkWidget *menu;
    GtkWidget *bottom_bar;
    GtkWidget *bottom_open;
    GtkWidget *bottom_done;
} AmendsDetailButtons;

/** amends_detail_buttons_new: puts them into @view, and those above into its @header. Returns: (transfer full): to be freed with g_free() */
AmendsDetailButtons *amends_detail_buttons_new (AdwToolbarView *view, AdwHeaderBar *header);

/** amends_detail_buttons_show: @shown: a review is; @linked: it is known on the web; @compact: there is room below only */
void amends_detail_buttons_show (AmendsDetailButtons *self, gboolean shown, gboolean linked, gboolean compact);

/** amends_detail_buttons_set_done: whether the review that is shown is marked as done */
void amends_detail_buttons_set_done (AmendsDetailButtons *self, gboolean done);

G_END_DECLS
