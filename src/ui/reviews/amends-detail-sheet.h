/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AmendsDetailSheet: the widgets that show one review in the detail pane, which makes them when the first review is opened: most of them are
 * not needed to show the list.
 */
#define AMENDS_TYPE_DETAIL_SHEET (amends_detail_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AmendsDetailSheet, amends_detail_sheet, AMENDS, DETAIL_SHEET, AdwBin)

/** struct _AmendsDetailSheet: for the pane, which fills them */
struct _AmendsDetailSheet {
    AdwBin parent_instance;

    GtkWidget *scroller;
    GtkWidget *top;
    GtkWidget *stars;
    GtkWidget *date;
    GtkWidget *contact_button;
    GtkWidget *contact_status;
    GtkWidget *title;
    GtkWidget *body;
    GtkWidget *state;
    GtkWidget *causes;
    GtkWidget *photos;
    GtkWidget *versions;
    GtkWidget *facts;
    GtkWidget *order_group;
    GtkWidget *order_facts;
    GtkWidget *note;
    GtkWidget *history_group;
    GtkWidget *history;
};

AmendsDetailSheet *amends_detail_sheet_new (void);

G_END_DECLS
