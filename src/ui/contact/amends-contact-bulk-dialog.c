/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-bulk-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-text.h"
#include "amends-money.h"
#include "amends-obstacle-bar.h"
#include "amends-reason-list.h"
#include "amends-review-facts.h"
#include "amends-stars.h"
#include "amends-template-view.h"
#include "amends-text.h"

struct _AmendsContactBulkDialog {
    AdwDialog parent_instance;

    GPtrArray *cases;
    GPtrArray *able;      /* (element-type AmendsContactCase): of @cases */
    GPtrArray *by_hand;   /* (element-type AmendsContactCase): of @cases: could be contacted, but not from here */
    GPtrArray *templates; /* (nullable) */
    char *problem;        /* (nullable): why they could not be loaded */
    guint hold;

    GtkWidget *send_button;
    AmendsObstacleBar *obstacle_bar;
    AmendsReasonList *reasons;
    AdwPreferencesGroup *able_group;
    AdwPreferencesGroup *by_hand_group;
    AdwPreferencesGroup *unable_group;
    GtkListBox *able_list;
    GtkListBox *by_hand_list;
    GtkListBox *unable_list;
    GtkWidget *example;
    GtkWidget *texts;
    GtkWidget *retry_button;
};

typedef enum {
    SIGNAL_LOAD,
    SIGNAL_SEND,
    SIGNAL_BY_HAND,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsContactBulkDialog, amends_contact_bulk_dialog, ADW_TYPE_DIALOG)

char *
amends_contact_bulk_dup_total (GPtrArray *cases)
{
    g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
    g_autoptr (GPtrArray) currencies = g_ptr_array_new ();
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < cases->len; i++) {
        const AmendsContactCase *contact_case = g_ptr_array_index (cases, i);
        const AmendsOrder *order = contact_case->detail->order;
        gint64 *sum;

        if (order == NULL || order->currency == NULL || order->total_minor <= 0)
            continue;
        sum = g_hash_table_lookup (sums, order->currency);
        if (sum == NULL) {
            sum = g_new0 (gint64, 1);
            g_hash_table_insert (sums, (gpointer) order->currency, sum);
            g_ptr_array_add (currencies, (gpointer) order->currency);
        }
        *sum += order->total_minor;
    }
    for (guint i = 0; i < currencies->len; i++) {
        const char *currency = g_ptr_array_index (currencies, i);
        const gint64 *sum = g_hash_table_lookup (sums, currency);
        g_autofree char *amount = amends_money_format (currency, *sum);

        g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", amount);
    }
    return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

GPtrArray *
amends_contact_bulk_dialog_get_able (AmendsContactBulkDialog *self)
{
    g_return_val_if_fail (AMENDS_IS_CONTACT_BULK_DIALOG (self), NULL);
    return self->able;
}

AmendsContactReason
amends_contact_bulk_dialog_get_reason (AmendsContactBulkDialog *self)
{
    g_return_val_if_fail (AMENDS_IS_CONTACT_BULK_DIALOG (self), 0);
    return amends_reason_list_get (self->reasons);
}

const char *
amends_contact_bulk_dialog_get_obstacle (AmendsContactBulkDialog *self)
{
    AmendsContactReason reason = amends_contact_bulk_dialog_get_reason (self);

    if (self->able->len == 0 && self->by_hand->len > 0)
        return _ ("These customers are contacted one by one, in the browser.");
    if (self->able->len == 0)
        return _ ("None of these customers can be contacted.");
    if (reason == 0)
        return _ ("Choose why you contact the customers.");
    if (self->problem != NULL)
        return self->problem;
    return amends_contact_text_find_obstacle (self->templates, reason);
}

/* The texts are those of the first customer. */
static void
show_example (AmendsContactBulkDialog *self, const AmendsContactTemplate *buyers, const AmendsContactTemplate *clerks)
{
    const AmendsContactCase *first = g_ptr_array_index (self->able, 0);

    amends_template_view_set_private (AMENDS_TEMPLATE_VIEW (self->texts), first->detail->review->author,
                                      amends_contact_case_get_order_id (first));
    amends_template_view_set (AMENDS_TEMPLATE_VIEW (self->texts), buyers, clerks);
}

static void
update (AmendsContactBulkDialog *self)
{
    AmendsContactReason reason = amends_contact_bulk_dialog_get_reason (self);
    const AmendsContactTemplate *buyers =
        reason != 0 ? amends_contact_text_find_template (self->templates, reason, TRUE) : NULL;
    const char *obstacle = amends_contact_bulk_dialog_get_obstacle (self);

    if (buyers != NULL && self->able->len > 0)
        show_example (self, buyers, amends_contact_text_find_template (self->templates, reason, FALSE));
    gtk_widget_set_visible (self->texts, buyers != NULL);
    gtk_widget_set_visible (self->retry_button, self->problem != NULL);
    gtk_widget_set_visible (self->example, buyers != NULL || self->problem != NULL);
    amends_obstacle_bar_set (self->obstacle_bar, obstacle, self->send_button);
}

static void
retry_cb (AmendsContactBulkDialog *self)
{
    g_clear_pointer (&self->problem, g_free);
    update (self);
    g_signal_emit (self, signals[SIGNAL_LOAD], 0);
}

static void
finish (AmendsContactBulkDialog *self)
{
    g_signal_emit (self, signals[SIGNAL_SEND], 0);
    adw_dialog_close (ADW_DIALOG (self));
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactBulkDialog) self = user_data;

    if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "send") &&
        amends_contact_bulk_dialog_get_obstacle (self) == NULL)
        finish (self);
}

static char *
dup_confirmation (AmendsContactBulkDialog *self, gboolean refund)
{
    const char *what =
        refund ? _ ("Each customer is offered a full refund.") : _ ("Each customer is asked for permission to write.");
    g_autofree char *undo = NULL;

    if (self->hold == 0)
        /* Translators: %s is a sentence that says what happens. */
        return g_strdup_printf (_ ("%s This cannot be taken back."), what);
    undo = g_strdup_printf (ngettext ("For %u second it can be taken back, then no more.",
                                      "For %u seconds it can be taken back, then no more.", self->hold),
                            self->hold);
    return g_strjoin (" ", what, undo, NULL);
}

static void
send_cb (AmendsContactBulkDialog *self)
{
    gboolean refund = amends_contact_bulk_dialog_get_reason (self) == AMENDS_CONTACT_COURTESY_REFUND;
    g_autofree char *number = amends_text_count (self->able->len);
    g_autofree char *total = refund ? amends_contact_bulk_dup_total (self->able) : NULL;
    g_autofree char *body = dup_confirmation (self, refund);
    g_autofree char *heading = NULL;
    g_autofree char *label = NULL;
    AdwDialog *dialog;

    if (amends_contact_bulk_dialog_get_obstacle (self) != NULL)
        return;
    heading = g_strdup_printf (ngettext ("Contact %s Buyer?", "Contact %s Buyers?", self->able->len), number);
    /* Translators: the button that offers refunds; %s is an amount of money. */
    label = total != NULL ? g_strdup_printf (_ ("_Refund %s"), total)
                          : g_strdup (refund ? _ ("_Refund in Full") : _ ("_Send"));
    dialog = adw_alert_dialog_new (heading, body);
    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "send", label, NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "send",
                                              refund ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
    adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), refund ? "cancel" : "send");
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, confirmed_cb, g_object_ref (self));
}

static void
by_hand_cb (AmendsContactBulkDialog *self)
{
    const AmendsContactCase *first = g_ptr_array_index (self->by_hand, 0);
    gint64 review_id = first->detail->review->id;
    g_autoptr (AmendsContactBulkDialog) alive = g_object_ref (self);

    adw_dialog_close (ADW_DIALOG (self));
    g_signal_emit (alive, signals[SIGNAL_BY_HAND], 0, review_id);
}

static void
amends_contact_bulk_dialog_dispose (GObject *object)
{
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_CONTACT_BULK_DIALOG);
    G_OBJECT_CLASS (amends_contact_bulk_dialog_parent_class)->dispose (object);
}

static void
amends_contact_bulk_dialog_finalize (GObject *object)
{
    AmendsContactBulkDialog *self = AMENDS_CONTACT_BULK_DIALOG (object);

    g_clear_pointer (&self->able, g_ptr_array_unref);
    g_clear_pointer (&self->by_hand, g_ptr_array_unref);
    g_clear_pointer (&self->cases, g_ptr_array_unref);
    g_clear_pointer (&self->templates, g_ptr_array_unref);
    g_free (self->problem);
    G_OBJECT_CLASS (amends_contact_bulk_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, send_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, obstacle_bar);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, reasons);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, able_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, by_hand_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, unable_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, able_list);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, by_hand_list);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, unable_list);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, example);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, texts);
    gtk_widget_class_bind_template_child (widget_class, AmendsContactBulkDialog, retry_button);
    gtk_widget_class_bind_template_callback (widget_class, send_cb);
    gtk_widget_class_bind_template_callback (widget_class, retry_cb);
    gtk_widget_class_bind_template_callback (widget_class, by_hand_cb);
    gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
amends_contact_bulk_dialog_class_init (AmendsContactBulkDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_contact_bulk_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_contact_bulk_dialog_finalize;
    signals[SIGNAL_LOAD] =
        g_signal_new ("load", AMENDS_TYPE_CONTACT_BULK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[SIGNAL_SEND] =
        g_signal_new ("send", AMENDS_TYPE_CONTACT_BULK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[SIGNAL_BY_HAND] = g_signal_new ("by-hand", AMENDS_TYPE_CONTACT_BULK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
    g_type_ensure (AMENDS_TYPE_OBSTACLE_BAR);
    g_type_ensure (AMENDS_TYPE_REASON_LIST);
    g_type_ensure (AMENDS_TYPE_TEMPLATE_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/amendsapp/Amends/ui/contact/amends-contact-bulk-dialog.ui");
    bind_children (widget_class);
}

static void
amends_contact_bulk_dialog_init (AmendsContactBulkDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
find_reason_against (const AmendsContactCase *contact_case)
{
    const AmendsContactDecision *decision = contact_case->decision;

    if (!decision->eligible && decision->headline >= 0)
        return decision->rows[decision->headline].sentence;
    if (!amends_contact_case_may_send (contact_case))
        return _ ("This customer was contacted about this review already.");
    return NULL;
}

static GtkWidget *
make_row (const AmendsContactCase *contact_case, const char *against)
{
    const AmendsReview *review = contact_case->detail->review;
    const AmendsOrder *order = contact_case->detail->order;
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *title = amends_review_facts_dup_title (review);
    g_autofree char *source = amends_review_facts_dup_source (review);
    g_autofree char *amount = order != NULL ? amends_money_format (order->currency, order->total_minor) : NULL;
    GtkWidget *stars = amends_stars_new (review->stars);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), against != NULL ? against : source);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
    /* What stands against it is read whole; a product's name is known by its beginning. */
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), against != NULL ? 0 : 1);
    gtk_widget_set_valign (stars, GTK_ALIGN_CENTER);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), stars);
    if (against == NULL && amount != NULL) {
        GtkWidget *label = gtk_label_new (amount);

        gtk_widget_add_css_class (label, "numeric");
        gtk_widget_add_css_class (label, "dimmed");
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
    return row;
}

static void
set_group_title (AdwPreferencesGroup *group, GtkListBox *list, const char *title, guint n)
{
    adw_preferences_group_set_title (group, title);
    gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
title_lists (AmendsContactBulkDialog *self)
{
    guint n_unable = self->cases->len - self->able->len - self->by_hand->len;
    g_autofree char *able = amends_text_count (self->able->len);
    g_autofree char *by_hand = amends_text_count (self->by_hand->len);
    g_autofree char *unable = amends_text_count (n_unable);
    /* Translators: heading of a list; %s is how many customers are in it. */
    g_autofree char *able_title = g_strdup_printf (_ ("Can Be Contacted: %s"), able);
    /* Translators: heading of a list; %s is how many customers are in it. */
    g_autofree char *by_hand_title = g_strdup_printf (_ ("One by One in the Browser: %s"), by_hand);
    /* Translators: heading of a list; %s is how many customers are in it. */
    g_autofree char *unable_title = g_strdup_printf (_ ("Cannot Be Contacted: %s"), unable);

    set_group_title (self->able_group, self->able_list, able_title, self->able->len);
    set_group_title (self->by_hand_group, self->by_hand_list, by_hand_title, self->by_hand->len);
    set_group_title (self->unable_group, self->unable_list, unable_title, n_unable);
}

static void
list_case (AmendsContactBulkDialog *self, AmendsContactCase *contact_case)
{
    const char *against = find_reason_against (contact_case);

    if (against != NULL) {
        gtk_list_box_append (self->unable_list, make_row (contact_case, against));
    } else if (contact_case->way == AMENDS_SEND_WAY_BROWSER) {
        g_ptr_array_add (self->by_hand, contact_case);
        gtk_list_box_append (self->by_hand_list,
                             make_row (contact_case, _ ("No interface: one by one in the browser")));
    } else {
        g_ptr_array_add (self->able, contact_case);
        gtk_list_box_append (self->able_list, make_row (contact_case, NULL));
    }
}

static void
fill_lists (AmendsContactBulkDialog *self)
{
    for (guint i = 0; i < self->cases->len; i++)
        list_case (self, g_ptr_array_index (self->cases, i));
    title_lists (self);
}

AmendsContactBulkDialog *
amends_contact_bulk_dialog_new (GPtrArray *cases, guint hold)
{
    AmendsContactBulkDialog *self = g_object_new (AMENDS_TYPE_CONTACT_BULK_DIALOG, NULL);
    g_autofree char *number = NULL;
    g_autofree char *title = NULL;

    self->cases = cases;
    self->able = g_ptr_array_new ();
    self->by_hand = g_ptr_array_new ();
    self->hold = hold;
    fill_lists (self);
    number = amends_text_count (self->able->len);
    title = g_strdup_printf (ngettext ("Contact %s Buyer", "Contact %s Buyers", self->able->len), number);
    if (self->able->len > 0)
        adw_dialog_set_title (ADW_DIALOG (self), title);
    adw_dialog_set_focus (ADW_DIALOG (self), amends_reason_list_get_first (self->reasons));
    update (self);
    return self;
}

void
amends_contact_bulk_dialog_set_templates (AmendsContactBulkDialog *self, GPtrArray *templates, const char *problem)
{
    g_return_if_fail (AMENDS_IS_CONTACT_BULK_DIALOG (self));
    if (templates != NULL)
        g_ptr_array_ref (templates);
    g_clear_pointer (&self->templates, g_ptr_array_unref);
    self->templates = templates;
    g_set_str (&self->problem, templates == NULL ? problem : NULL);
    update (self);
}
