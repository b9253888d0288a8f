/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-eligibility-panel.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-text.h"
#include "amends-dates.h"
#include "amends-tri-row.h"

struct _AmendsEligibilityPanel {
    AdwBin parent_instance;

    GtkWidget *icon;
    GtkLabel *title;
    GtkLabel *subtitle;
    GtkLabel *countdown;
    GtkLabel *pack;
    GtkListBox *list;
    AmendsStatedGroup *stated;
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

static void
know_cb (GtkButton *button, gpointer user_data)
{
    AmendsEligibilityPanel *self = user_data;
    int criterion = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "criterion"));

    amends_stated_group_focus (self->stated, (AmendsContactCriterion) criterion);
}

/* Leads to the question below. Returns: (nullable): NULL where it is not for the person to say */
static GtkWidget *
make_know_button (AmendsEligibilityPanel *self, const AmendsContactRow *row)
{
    GtkWidget *button;

    if (!amends_stated_group_asks (self->stated, row->criterion))
        return NULL;
    button = gtk_button_new_with_label (row->verdict == AMENDS_VERDICT_UNKNOWN ? _ ("I Know This") : _ ("Change"));
    g_object_set_data (G_OBJECT (button), "criterion", GINT_TO_POINTER (row->criterion));
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    amends_contact_criterion_get_title (row->criterion), -1);
    g_signal_connect_object (button, "clicked", G_CALLBACK (know_cb), self, G_CONNECT_DEFAULT);
    return button;
}

static GtkWidget *
make_expander (const AmendsContactRow *row, const char *text, const AmendsRulePack *pack, GtkWidget *know)
{
    GtkWidget *widget = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
    GtkWidget *suffix = know != NULL ? know : gtk_label_new (_ ("Why?"));
    g_autofree char *value = amends_contact_text_dup_limit (pack, row->rule);
    g_autofree char *date = amends_contact_text_dup_pack_date (amends_rule_pack_get_date (pack, row->rule));

    /* There is room for one of them in a narrow window. */
    if (know == NULL)
        gtk_widget_add_css_class (suffix, "dimmed");
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (widget), text);
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (widget), suffix);
    add_fact (ADW_EXPANDER_ROW (widget), _ ("The marketplace’s rule"), value);
    add_fact (ADW_EXPANDER_ROW (widget), _ ("Source"), amends_rule_pack_get_source (pack, row->rule));
    add_fact (ADW_EXPANDER_ROW (widget), _ ("Read on"), date);
    return widget;
}

/* The sentence, and whose word it rests on if that is the person's. */
static char *
dup_text (const AmendsContactRow *row, GTimeZone *zone)
{
    g_autofree char *origin = amends_tri_row_dup_origin (row->stated_at, zone);

    return origin != NULL ? g_strjoin ("\n", row->sentence, origin, NULL) : g_strdup (row->sentence);
}

static GtkWidget *
make_row (AmendsEligibilityPanel *self, const AmendsContactDecision *decision, const AmendsContactRow *row,
          GTimeZone *zone)
{
    GtkWidget *icon = gtk_image_new_from_icon_name (amends_contact_text_get_verdict_icon (row->verdict));
    g_autofree char *text = dup_text (row, zone);
    g_autofree char *spoken = g_strdup_printf ("%s. %s", amends_contact_text_get_verdict (row->verdict), text);
    GtkWidget *know = make_know_button (self, row);
    GtkWidget *widget;

    gtk_widget_add_css_class (icon, get_style (row->verdict));
    gtk_widget_set_tooltip_text (icon, amends_contact_text_get_verdict (row->verdict));
    if (row->has_rule && decision->pack != NULL) {
        widget = make_expander (row, text, decision->pack, know);
        adw_expander_row_add_prefix (ADW_EXPANDER_ROW (widget), icon);
    } else {
        widget = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
        adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), text);
        adw_action_row_add_prefix (ADW_ACTION_ROW (widget), icon);
        if (know != NULL)
            adw_action_row_add_suffix (ADW_ACTION_ROW (widget), know);
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
        gtk_list_box_append (self->list, make_row (self, decision, &decision->rows[i], zone));
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
    g_type_ensure (AMENDS_TYPE_STATED_GROUP);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/contact/amends-eligibility-panel.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, icon);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, subtitle);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, countdown);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, pack);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, list);
    gtk_widget_class_bind_template_child (widget_class, AmendsEligibilityPanel, stated);
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

AmendsStatedGroup *
amends_eligibility_panel_get_stated (AmendsEligibilityPanel *self)
{
    g_return_val_if_fail (AMENDS_IS_ELIGIBILITY_PANEL (self), NULL);
    return self->stated;
}
