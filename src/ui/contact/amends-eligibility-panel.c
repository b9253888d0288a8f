/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-eligibility-panel.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-text.h"
#include "amends-dates.h"

struct _AmendsEligibilityPanel {
    AdwBin parent_instance;

    GtkWidget *icon;
    GtkLabel *title;
    GtkLabel *subtitle;
    GtkLabel *countdown;
    GtkLabel *pack;
    GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AmendsEligibilityPanel, amends_eligibility_panel, ADW_TYPE_BIN)

static const char *
get_style (AmendsVerdict verdict)
{
    switch (verdict) {
    case AMENDS_VERDICT_PASS:
        return "success";
    case AMENDS_VERDICT_FAIL:
        return "error";
    case AMENDS_VERDICT_UNKNOWN:
    default:
        return "warning";
    }
}

static void
add_fact (AdwExpanderRow *row, const char *title, const char *value)
{
    GtkWidget *fact = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fact), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fact), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (fact), value);
    adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (fact), TRUE);
    gtk_widget_add_css_class (fact, "property");
    adw_expander_row_add_row (row, fact);
}

static GtkWidget *
make_expander (const AmendsContactRow *row, const AmendsRulePack *pack)
{
    GtkWidget *widget = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
    GtkWidget *why = gtk_label_new (_ ("Why?"));
    g_autofree char *value = amends_contact_text_dup_limit (pack, row->rule);
    g_autofree char *date = amends_contact_text_dup_pack_date (amends_rule_pack_get_date (pack, row->rule));

    gtk_widget_add_css_class (why, "dimmed");
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (widget), row->sentence);
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (widget), why);
    add_fact (ADW_EXPANDER_ROW (widget), _ ("The marketplace’s rule"), value);
    add_fact (ADW_EXPANDER_ROW (widget), _ ("Source"), amends_rule_pack_get_source (pack, row->rule));
    add_fact (ADW_EXPANDER_ROW (widget), _ ("Read on"), date);
    return widget;
}

static GtkWidget *
make_row (const AmendsContactDecision *decision, const AmendsContactRow *row)
{
    GtkWidget *icon = gtk_image_new_from_icon_name (amends_contact_text_get_verdict_icon (row->verdict));
    g_autofree char *spoken = g_strdup_printf ("%s. %s", amends_contact_text_get_verdict (row->verdict), row->sentence);
    GtkWidget *widget;

    gtk_widget_add_css_class (icon, get_style (row->verdict));
    gtk_widget_set_tooltip_text (icon, amends_contact_text_get_verdict (row->verdict));
    if (row->has_rule && decision->pack != NULL) {
        widget = make_expander (row, decision->pack);
        adw_expander_row_add_prefix (ADW_EXPANDER_ROW (widget), icon);
    } else {
        widget = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
        adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), row->sentence);
        adw_action_row_add_prefix (ADW_ACTION_ROW (widget), icon);
    }
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), amends_contact_criterion_get_title (row->criterion));
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
    return widget;
}

static void
fill_verdict (AmendsEligibilityPanel *self, const AmendsContactDecision *decision, gint64 now, GTimeZone *zone)
{
    static const char *const styles[] = { "success", "error", "warning", NULL };
    AmendsVerdict verdict = decision->eligible        ? AMENDS_VERDICT_PASS
                            : decision->headline >= 0 ? decision->rows[decision->headline].verdict
                                                      : AMENDS_VERDICT_UNKNOWN;
    g_autofree char *headline = amends_contact_text_dup_headline (decision);
    g_autofree char *until = amends_contact_text_dup_until (decision, now, zone);
    g_autofree char *left = until != NULL ? amends_contact_text_dup_days_left (decision->until, now, zone) : NULL;

    for (gsize i = 0; styles[i] != NULL; i++)
        gtk_widget_remove_css_class (self->icon, styles[i]);
    gtk_widget_add_css_class (self->icon, get_style (verdict));
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), amends_contact_text_get_verdict_icon (verdict));
    gtk_label_set_text (self->title,
                        decision->eligible ? _ ("This customer can be contacted") : _ ("Cannot contact customer"));
    gtk_label_set_text (self->subtitle, headline != NULL ? headline : until != NULL ? until : "");
    gtk_widget_set_visible (GTK_WIDGET (self->subtitle), headline != NULL || until != NULL);
    gtk_label_set_text (self->countdown, left != NULL ? left : "");
    gtk_widget_set_visible (GTK_WIDGET (self->countdown), decision->eligible && left != NULL);
}

void
amends_eligibility_panel_set_decision (AmendsEligibilityPanel *self, const AmendsContactDecision *decision, gint64 now,
                                       GTimeZone *zone)
{
    g_autofree char *pack = NULL;

    g_return_if_fail (AMENDS_IS_ELIGIBILITY_PANEL (self));
    fill_verdict (self, decision, now, zone);
    gtk_list_box_remove_all (self->list);
    for (guint i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
        gtk_list_box_append (self->list, make_row (decision, &decision->rows[i]));
    /* Translators: %s is the name and date of a set of rules, such as "se 2026-11-22". */
    pack = g_strdup_printf (_ ("Rules: %s"), decision->pack_name != NULL ? decision->pack_name : "");
    gtk_label_set_text (self->pack, pack);
    gtk_widget_set_visible (GTK_WIDGET (self->pack), decision->pack_name != NULL);
}

static void
amends_eligibility_panel_dispose (GObject *object)
{
    /* The bin keeps its child by pointer: it lets go first. */
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_ELIGIBILITY_PANEL);
    G_OBJECT_CLASS (amends_eligibility_panel_parent_class)->dispose (object);
}

static void
amends_eligibility_panel_class_init (AmendsEligibilityPanelClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_eligibility_panel_dispose;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/contact/amends-eligibility-panel.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, icon);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, subtitle);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, countdown);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, pack);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, list);
}

static void
amends_eligibility_panel_init (AmendsEligibilityPanel *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
amends_eligibility_panel_new (void)
{
    return g_object_new (AMENDS_TYPE_ELIGIBILITY_PANEL, NULL);
}

/* libadwaita 1.7 never frees the child of a dialog that was shown. */
static void
closed_cb (AdwDialog *dialog, gpointer user_data G_GNUC_UNUSED)
{
    adw_dialog_set_child (dialog, NULL);
}

AdwDialog *
amends_eligibility_panel_present (const AmendsContactDecision *decision, gint64 now, GtkWidget *parent)
{
    AdwDialog *dialog = adw_dialog_new ();
    GtkWidget *view = adw_toolbar_view_new ();
    GtkWidget *panel = amends_eligibility_panel_new ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    amends_eligibility_panel_set_decision (AMENDS_ELIGIBILITY_PANEL (panel), decision, now, zone);
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), panel);
    adw_dialog_set_title (dialog, _ ("Contact Conditions"));
    adw_dialog_set_content_width (dialog, 560);
    adw_dialog_set_content_height (dialog, 680);
    adw_dialog_set_child (dialog, view);
    g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), NULL);
    adw_dialog_present (dialog, parent);
    return dialog;
}
