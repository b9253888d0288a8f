/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-text.h"
#include "amends-eligibility-panel.h"
#include "amends-fact-grid.h"
#include "amends-money.h"
#include "amends-obstacle-bar.h"
#include "amends-reason-list.h"
#include "amends-review-facts.h"
#include "amends-stars.h"
#include "amends-statement-list.h"
#include "amends-template-view.h"
#include "amends-text.h"

struct _AmendsContactDialog {
    AdwDialog parent_instance;

    AmendsContactCase *contact_case;
    GPtrArray *templates; /* (nullable) until they are loaded */
    gboolean failed;      /* they could not be */
    gint64 now;
    guint hold;

    AdwNavigationView *navigation;
    GtkWidget *send_button;
    AmendsObstacleBar *obstacle_bar;
    GtkWidget *stars;
    GtkLabel *review_title;
    GtkWidget *facts;
    AmendsReasonList *reasons;
    GtkStack *message;
    GtkLabel *hint;
    GtkLabel *problem;
    GtkWidget *texts;
    AdwActionRow *conditions_row;
};

typedef enum {
    SIGNAL_LOAD,
    SIGNAL_SEND,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsContactDialog, amends_contact_dialog, ADW_TYPE_DIALOG)

static gboolean
is_by_hand (AmendsContactDialog *self)
{
    return self->contact_case->way == AMENDS_SEND_WAY_BROWSER;
}

AmendsContactReason
amends_contact_dialog_get_reason (AmendsContactDialog *self)
{
    g_return_val_if_fail (AMENDS_IS_CONTACT_DIALOG (self), 0);
    return amends_reason_list_get (self->reasons);
}

const AmendsContactCase *
amends_contact_dialog_get_case (AmendsContactDialog *self)
{
    g_return_val_if_fail (AMENDS_IS_CONTACT_DIALOG (self), NULL);
    return self->contact_case;
}

gint64
amends_contact_dialog_get_refund (AmendsContactDialog *self, const char **currency)
{
    const AmendsContactTemplate *template =
        amends_contact_text_find_template (self->templates, AMENDS_CONTACT_COURTESY_REFUND, TRUE);
    const AmendsOrder *order = self->contact_case->detail->order;

    *currency = NULL;
    if (template != NULL && template->currency != NULL && template->amount_minor > 0) {
        *currency = template->currency;
        return template->amount_minor;
    }
    if (order != NULL && order->currency != NULL && order->total_minor > 0) {
        *currency = order->currency;
        return order->total_minor;
    }
    return 0;
}

static char *
dup_refund (AmendsContactDialog *self)
{
    const char *currency;
    gint64 amount = amends_contact_dialog_get_refund (self, &currency);

    return amends_money_format (currency, amount);
}

static const char *
find_template_obstacle (AmendsContactDialog *self, AmendsContactReason reason)
{
    if (self->failed)
        return _ ("The marketplace’s message could not be loaded, and nothing is sent unread.");
    return amends_contact_text_find_obstacle (self->templates, reason);
}

const char *
amends_contact_dialog_get_obstacle (AmendsContactDialog *self)
{
    const AmendsContactCase *contact_case = self->contact_case;
    const AmendsContactDecision *decision = contact_case->decision;
    AmendsContactReason reason = amends_contact_dialog_get_reason (self);

    if (!decision->eligible)
        return decision->headline >= 0 ? decision->rows[decision->headline].sentence : _ ("Cannot contact customer");
    if (!amends_contact_case_may_send (contact_case))
        return _ ("This customer was contacted about this review already.");
    if (is_by_hand (self) && !amends_text_is_web_address (contact_case->detail->review->url))
        return _ ("This review came without an address. Look for it on the marketplace.");
    if (reason == 0)
        return _ ("Choose why you contact the customer.");
    return is_by_hand (self) ? NULL : find_template_obstacle (self, reason);
}

static void
show_message (AmendsContactDialog *self)
{
    AmendsContactReason reason = amends_contact_dialog_get_reason (self);
    const AmendsContactTemplate *buyers;

    if (is_by_hand (self)) {
        gtk_label_set_text (
            self->hint, _ ("This marketplace offers programs no interface for contacting customers, so the message is "
                           "sent on its own page. Amends opens the review there; choose the same reason, read the "
                           "message, and send it. Afterwards you are asked whether it was sent."));
        gtk_stack_set_visible_child_name (self->message, "hint");
        return;
    }
    if (self->failed || self->templates == NULL) {
        gtk_stack_set_visible_child_name (self->message, self->failed ? "problem" : "loading");
        return;
    }
    buyers = reason != 0 ? amends_contact_text_find_template (self->templates, reason, TRUE) : NULL;
    if (buyers == NULL) {
        gtk_label_set_text (self->hint, reason == 0 ? _ ("Choose a reason to read what the customer gets.")
                                                    : _ ("The marketplace has no message for this reason."));
        gtk_stack_set_visible_child_name (self->message, "hint");
        return;
    }
    amends_template_view_set_private (AMENDS_TEMPLATE_VIEW (self->texts), self->contact_case->detail->review->author,
                                      amends_contact_case_get_order_id (self->contact_case));
    amends_template_view_set (AMENDS_TEMPLATE_VIEW (self->texts), buyers,
                              amends_contact_text_find_template (self->templates, reason, FALSE));
    gtk_stack_set_visible_child_name (self->message, "texts");
}

static void
fill_facts (AmendsContactDialog *self)
{
    const AmendsReviewDetail *detail = self->contact_case->detail;
    AmendsKnownFacts known = amends_known_facts_join (detail->review, detail->order, detail->stated, NULL);
    AmendsFactGrid *grid = AMENDS_FACT_GRID (self->facts);
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *day =
        known.ordered_at.value != 0 ? amends_contact_text_dup_day (known.ordered_at.value, zone) : NULL;
    g_autofree char *refund = dup_refund (self);

    amends_fact_grid_clear (grid);
    amends_fact_grid_add (grid, _ ("Product"),
                          detail->review->product_title != NULL ? detail->review->product_title
                                                                : detail->review->product_id);
    amends_fact_grid_add_private (grid, _ ("Order number"), amends_contact_case_get_order_id (self->contact_case),
                                  AMENDS_PRIVATE_ORDER);
    amends_fact_grid_add (grid, _ ("Ordered"), day);
    if (amends_contact_dialog_get_reason (self) == AMENDS_CONTACT_COURTESY_REFUND)
        amends_fact_grid_add (grid, _ ("To be refunded"),
                              refund != NULL ? refund : _ ("The full price, as the marketplace knows it"));
}

static void
update (AmendsContactDialog *self)
{
    const char *obstacle = amends_contact_dialog_get_obstacle (self);

    fill_facts (self);
    show_message (self);
    amends_obstacle_bar_set (self->obstacle_bar, obstacle, self->send_button);
}

static void
retry_cb (AmendsContactDialog *self)
{
    self->failed = FALSE;
    update (self);
    g_signal_emit (self, signals[SIGNAL_LOAD], 0);
}

static void
finish (AmendsContactDialog *self)
{
    g_signal_emit (self, signals[SIGNAL_SEND], 0);
    adw_dialog_close (ADW_DIALOG (self));
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactDialog) self = user_data;

    if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "refund") &&
        amends_contact_dialog_get_obstacle (self) == NULL)
        finish (self);
}

static char *
dup_confirmation (AmendsContactDialog *self)
{
    if (self->hold == 0)
        return g_strdup (_ ("The customer is offered a full refund. This cannot be taken back."));
    return g_strdup_printf (
        ngettext ("The customer is offered a full refund. For %u second it can be taken back, then no more.",
                  "The customer is offered a full refund. For %u seconds it can be taken back, then no more.",
                  self->hold),
        self->hold);
}

static void
ask_about_refund (AmendsContactDialog *self)
{
    g_autofree char *refund = dup_refund (self);
    /* Translators: the button that offers a refund; %s is an amount of money. */
    g_autofree char *label =
        refund != NULL ? g_strdup_printf (_ ("_Refund %s"), refund) : g_strdup (_ ("_Refund in Full"));
    /* Translators: title of a question; %s is an amount of money. */
    g_autofree char *heading =
        refund != NULL ? g_strdup_printf (_ ("Refund %s?"), refund) : g_strdup (_ ("Refund in Full?"));
    g_autofree char *body = dup_confirmation (self);
    AdwDialog *dialog = adw_alert_dialog_new (heading, body);

    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "refund", label, NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "refund", ADW_RESPONSE_DESTRUCTIVE);
    adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, confirmed_cb, g_object_ref (self));
}

static void
send_cb (AmendsContactDialog *self)
{
    if (amends_contact_dialog_get_obstacle (self) != NULL)
        return;
    /* On its own page the marketplace asks itself. */
    if (amends_contact_dialog_get_reason (self) == AMENDS_CONTACT_COURTESY_REFUND && !is_by_hand (self))
        ask_about_refund (self);
    else
        finish (self);
}

static void
push_page (AmendsContactDialog *self, GtkWidget *content, const char *title)
{
    GtkWidget *view = adw_toolbar_view_new ();
    GtkWidget *header = adw_header_bar_new ();

    adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
    adw_navigation_view_push (self->navigation, adw_navigation_page_new (view, title));
}

static void
conditions_cb (AmendsContactDialog *self)
{
    GtkWidget *panel;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    panel = amends_eligibility_panel_new ();
    amends_eligibility_panel_set_decision (AMENDS_ELIGIBILITY_PANEL (panel), self->contact_case->decision, self->now,
                                           zone);
    push_page (self, panel, _ ("Contact Conditions"));
}

static void
guidelines_cb (AmendsContactDialog *self)
{
    GtkWidget *page = adw_preferences_page_new ();
    GtkWidget *group = adw_preferences_group_new ();
    GtkWidget *list = amends_statement_list_new ();
    const AmendsContactDecision *decision = self->contact_case->decision;

    amends_statement_list_set (AMENDS_STATEMENT_LIST (list), decision->pack, AMENDS_RULE_LIST_COMMUNICATION_GUIDELINES,
                               _ ("Read the Guidelines on the Marketplace"));
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (group),
        _ ("They apply to every message to a customer. Amends has no field that could tie a refund to a review: "
           "offering one for a changed or removed review can cost you the account."));
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    push_page (self, page, _ ("Communication Guidelines"));
}

static void
amends_contact_dialog_dispose (GObject *object)
{
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_CONTACT_DIALOG);
    G_OBJECT_CLASS (amends_contact_dialog_parent_class)->dispose (object);
}

static void
amends_contact_dialog_finalize (GObject *object)
{
    AmendsContactDialog *self = AMENDS_CONTACT_DIALOG (object);

    g_clear_pointer (&self->contact_case, amends_contact_case_free);
    g_clear_pointer (&self->templates, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_contact_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, navigation);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, send_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, obstacle_bar);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, reasons);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, review_title);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, facts);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, message);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, hint);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, texts);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactDialog, conditions_row);
    gtk_widget_class_bind_template_callback (widget_class, send_cb);
    gtk_widget_class_bind_template_callback (widget_class, retry_cb);
    gtk_widget_class_bind_template_callback (widget_class, update);
    gtk_widget_class_bind_template_callback (widget_class, conditions_cb);
    gtk_widget_class_bind_template_callback (widget_class, guidelines_cb);
}

static void
amends_contact_dialog_class_init (AmendsContactDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_contact_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_contact_dialog_finalize;
    signals[SIGNAL_LOAD] =
        g_signal_new ("load", AMENDS_TYPE_CONTACT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[SIGNAL_SEND] =
        g_signal_new ("send", AMENDS_TYPE_CONTACT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    g_type_ensure (AMENDS_TYPE_STARS);
    g_type_ensure (AMENDS_TYPE_FACT_GRID);
    g_type_ensure (AMENDS_TYPE_OBSTACLE_BAR);
    g_type_ensure (AMENDS_TYPE_REASON_LIST);
    g_type_ensure (AMENDS_TYPE_TEMPLATE_VIEW);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/contact/amends-contact-dialog.ui");
    bind_children (widget_class);
}

static void
amends_contact_dialog_init (AmendsContactDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_conditions (AmendsContactDialog *self)
{
    const AmendsContactDecision *decision = self->contact_case->decision;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *until = NULL;
    g_autofree char *headline = NULL;

    headline = amends_contact_text_dup_headline (decision);
    until = amends_contact_text_dup_until (decision, self->now, zone);
    adw_action_row_set_subtitle (self->conditions_row, headline != NULL ? headline
                                                       : until != NULL  ? until
                                                                        : _ ("All conditions are met"));
}

AmendsContactDialog *
amends_contact_dialog_new (AmendsContactCase *contact_case, gint64 now, guint hold)
{
    AmendsContactDialog *self = g_object_new (AMENDS_TYPE_CONTACT_DIALOG, NULL);
    g_autofree char *title = amends_review_facts_dup_title (contact_case->detail->review);

    self->contact_case = contact_case;
    self->now = now;
    self->hold = hold;
    amends_stars_set_value (AMENDS_STARS (self->stars), contact_case->detail->review->stars);
    gtk_label_set_text (self->review_title, title);
    if (is_by_hand (self))
        gtk_button_set_label (GTK_BUTTON (self->send_button), _ ("Open _Page"));
    fill_conditions (self);
    adw_dialog_set_focus (ADW_DIALOG (self), amends_reason_list_get_first (self->reasons));
    update (self);
    return self;
}

void
amends_contact_dialog_set_templates (AmendsContactDialog *self, GPtrArray *templates)
{
    g_return_if_fail (AMENDS_IS_CONTACT_DIALOG (self));
    g_ptr_array_ref (templates);
    g_clear_pointer (&self->templates, g_ptr_array_unref);
    self->templates = templates;
    self->failed = FALSE;
    update (self);
}

void
amends_contact_dialog_set_problem (AmendsContactDialog *self, const GError *error)
{
    g_return_if_fail (AMENDS_IS_CONTACT_DIALOG (self));
    self->failed = TRUE;
    gtk_label_set_text (self->problem, error->message);
    update (self);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
