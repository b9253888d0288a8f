/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-statement-list.h"

#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-contact-text.h"
#include "amends-fit.h"

struct _AmendsStatementList {
    GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsStatementList, amends_statement_list, GTK_TYPE_BOX)

static void
amends_statement_list_class_init (AmendsStatementListClass *klass G_GNUC_UNUSED)
{
}

static void
amends_statement_list_init (AmendsStatementList *self)
{
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (GTK_BOX (self), 12);
}

static GtkWidget *
make_row (const AmendsRuleStatement *statement)
{
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *day = amends_contact_text_dup_pack_date (statement->date);
    /* Translators: where a rule stands; %1$s is the source, %2$s the day on which it was read. */
    g_autofree char *source = g_strdup_printf (_ ("%1$s, read on %2$s"), statement->source, day);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), amends_rule_statement_get_text (statement));
    gtk_widget_set_tooltip_text (row, source);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, source, -1);
    return row;
}

GtkWidget *
amends_statement_list_new (void)
{
    return g_object_new (AMENDS_TYPE_STATEMENT_LIST, NULL);
}

void
amends_statement_list_set (AmendsStatementList *self, const AmendsRulePack *pack, AmendsRuleList list,
                           const char *link_label)
{
    GPtrArray *statements = amends_rule_pack_get_statements (pack, list);
    GtkWidget *box = gtk_list_box_new ();
    GtkWidget *link = gtk_link_button_new_with_label (amends_rule_pack_get_address (pack, list), link_label);

    g_return_if_fail (AMENDS_IS_STATEMENT_LIST (self));
    amends_children_clear_box (GTK_BOX (self));
    gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
    gtk_widget_add_css_class (box, "boxed-list");
    for (guint i = 0; i < statements->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (box), make_row (g_ptr_array_index (statements, i)));
    gtk_widget_set_halign (link, GTK_ALIGN_START);
    amends_fit_buttons (link);
    gtk_box_append (GTK_BOX (self), box);
    gtk_box_append (GTK_BOX (self), link);
}
