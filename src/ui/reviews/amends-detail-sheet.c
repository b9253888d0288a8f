/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-detail-sheet.h"

#include "amends-cause-section.h"
#include "amends-contact-button.h"
#include "amends-contact-status.h"
#include "amends-fact-grid.h"
#include "amends-note-editor.h"
#include "amends-stars.h"
#include "amends-version-list.h"

G_DEFINE_FINAL_TYPE (AmendsDetailSheet, amends_detail_sheet, ADW_TYPE_BIN)

static void
amends_detail_sheet_dispose (GObject *object)
{
    /* The bin keeps its child by pointer: it lets go first. */
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_DETAIL_SHEET);
    G_OBJECT_CLASS (amends_detail_sheet_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, scroller);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, top);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, date);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, contact_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, contact_status);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, body);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, state);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, causes);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, photos);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, versions);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, facts);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, order_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, order_facts);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, note);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, history_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailSheet, history);
}

static void
amends_detail_sheet_class_init (AmendsDetailSheetClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_detail_sheet_dispose;
    g_type_ensure (AMENDS_TYPE_STARS);
    g_type_ensure (AMENDS_TYPE_FACT_GRID);
    g_type_ensure (AMENDS_TYPE_NOTE_EDITOR);
    g_type_ensure (AMENDS_TYPE_VERSION_LIST);
    g_type_ensure (AMENDS_TYPE_CAUSE_SECTION);
    g_type_ensure (AMENDS_TYPE_CONTACT_BUTTON);
    g_type_ensure (AMENDS_TYPE_CONTACT_STATUS);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/reviews/amends-detail-sheet.ui");
    bind_children (widget_class);
}

static void
amends_detail_sheet_init (AmendsDetailSheet *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsDetailSheet *
amends_detail_sheet_new (void)
{
    return g_object_new (AMENDS_TYPE_DETAIL_SHEET, NULL);
}
