/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-learned-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-cause-toast.h"
#include "amends-dates.h"
#include "amends-store-causes.h"
#include "amends-text.h"

struct _AmendsLearnedDialog {
    AdwDialog parent_instance;

    AmendsStore *store; /* (nullable) */
    GCancellable *cancellable;

    GtkStack *stack;
    GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AmendsLearnedDialog, amends_learned_dialog, ADW_TYPE_DIALOG)

/* Forgetting */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsLearnedDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (amends_store_add_learned_rule_finish (AMENDS_STORE (source), result, &error) == 0 && self->store != NULL)
        amends_cause_toast_fail (GTK_WIDGET (self->list), error);
}

static void
undo_clicked_cb (AdwToast *toast, gpointer user_data)
{
    AmendsLearnedDialog *self = user_data;

    if (self->store != NULL)
        amends_store_add_learned_rule_async (self->store, g_object_get_data (G_OBJECT (toast), "rule"), NULL, added_cb,
                                             g_object_ref (self));
}

typedef struct {
    AmendsLearnedDialog *self; /* (owned) */
    AmendsLearnedRule *rule;   /* (owned) */
} Forgetting;

static void
free_forgetting (Forgetting *forgetting)
{
    g_object_unref (forgetting->self);
    amends_learned_rule_unref (forgetting->rule);
    g_free (forgetting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Forgetting, free_forgetting)

static void
free_rule (gpointer data)
{
    amends_learned_rule_unref (data);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Forgetting) forgetting = user_data;
    AmendsLearnedDialog *self = forgetting->self;
    g_autoptr (GError) error = NULL;
    AdwToast *toast;

    if (self->store == NULL)
        return;
    if (!amends_store_delete_learned_rule_finish (AMENDS_STORE (source), result, &error)) {
        amends_cause_toast_fail (GTK_WIDGET (self->list), error);
        return;
    }
    toast = amends_cause_toast_offer (GTK_WIDGET (self->list), _ ("Words forgotten"), _ ("_Undo"));
    if (toast == NULL)
        return;
    g_object_set_data_full (G_OBJECT (toast), "rule", amends_learned_rule_ref (forgetting->rule), free_rule);
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, G_CONNECT_DEFAULT);
}

static void
delete_clicked_cb (GtkButton *button, gpointer user_data)
{
    AmendsLearnedDialog *self = user_data;
    AmendsLearnedRule *rule = g_object_get_data (G_OBJECT (button), "rule");
    Forgetting *forgetting = g_new (Forgetting, 1);

    *forgetting = (Forgetting) { g_object_ref (self), amends_learned_rule_ref (rule) };
    amends_store_delete_learned_rule_async (self->store, rule->id, NULL, deleted_cb, forgetting);
}

/* Showing */

static const char *
describe_weight (int weight)
{
    if (weight < 0)
        return _ ("Speak against it");
    if (weight >= 3)
        return _ ("Say it for certain");
    return weight == 2 ? _ ("Are enough for a suggestion") : _ ("Are a hint only");
}

static const char *
describe_source (const AmendsLearnedRule *rule)
{
    if (rule->comment_id == 0)
        return NULL;
    return rule->subject == AMENDS_SUBJECT_FEEDBACK ? _ ("From feedback") : _ ("From a review");
}

static char *
dup_facts (const AmendsLearnedRule *rule)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *cause = amends_cause_text_dup_short (rule->cause);
    g_autofree char *when = amends_dates_day (rule->made_at, amends_dates_now (), zone);
    const char *parts[] = { describe_weight (rule->weight), describe_source (rule), when };
    g_autofree char *rest = amends_text_join (parts, G_N_ELEMENTS (parts));

    return g_strdup_printf ("%s\n%s", cause, rest);
}

static void
open_source_cb (AmendsLearnedDialog *self, GtkListBoxRow *row)
{
    const AmendsLearnedRule *rule = g_object_get_data (G_OBJECT (row), "rule");
    const char *action = rule->subject == AMENDS_SUBJECT_FEEDBACK ? "win.show-feedback" : "win.show-review";

    g_object_ref (self);
    adw_dialog_close (ADW_DIALOG (self));
    gtk_widget_activate_action (GTK_WIDGET (self), action, "x", rule->comment_id);
    g_object_unref (self);
}

static GtkWidget *
make_row (AmendsLearnedDialog *self, AmendsLearnedRule *rule)
{
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
    g_autofree char *phrase = amends_cause_text_dup_quote (rule->phrase);
    g_autofree char *facts = dup_facts (rule);
    /* Translators: %s is words in quotation marks. */
    g_autofree char *label = g_strdup_printf (_ ("Forget %s"), phrase);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), phrase);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), rule->comment_id != 0);
    if (rule->comment_id != 0)
        gtk_widget_set_tooltip_text (row, _ ("Show the comment"));
    g_object_set_data_full (G_OBJECT (row), "rule", amends_learned_rule_ref (rule), free_rule);
    g_object_set_data_full (G_OBJECT (button), "rule", amends_learned_rule_ref (rule), free_rule);
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, _ ("Forget"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, G_CONNECT_DEFAULT);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsLearnedDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rules = amends_store_list_learned_rules_finish (AMENDS_STORE (source), result, &error);

    if (self->store == NULL)
        return;
    if (rules == NULL) {
        amends_cause_toast_fail (GTK_WIDGET (self->list), error);
        return;
    }
    gtk_list_box_remove_all (self->list);
    for (guint i = 0; i < rules->len; i++)
        gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (rules, i)));
    gtk_stack_set_visible_child_name (self->stack, rules->len > 0 ? "words" : "empty");
}

static void
list_rules (AmendsLearnedDialog *self)
{
    amends_store_list_learned_rules_async (self->store, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    if ((changes & AMENDS_STORE_CHANGE_CAUSES) != 0)
        list_rules (user_data);
}

static void
amends_learned_dialog_dispose (GObject *object)
{
    AmendsLearnedDialog *self = AMENDS_LEARNED_DIALOG (object);

    g_cancellable_cancel (self->cancellable);
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    g_clear_object (&self->store);
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_LEARNED_DIALOG);
    G_OBJECT_CLASS (amends_learned_dialog_parent_class)->dispose (object);
}

static void
amends_learned_dialog_finalize (GObject *object)
{
    g_clear_object (&AMENDS_LEARNED_DIALOG (object)->cancellable);
    G_OBJECT_CLASS (amends_learned_dialog_parent_class)->finalize (object);
}

static void
amends_learned_dialog_class_init (AmendsLearnedDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_learned_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_learned_dialog_finalize;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-learned-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnedDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnedDialog, list);
    gtk_widget_class_bind_template_callback (widget_class, open_source_cb);
}

static void
amends_learned_dialog_init (AmendsLearnedDialog *self)
{
    self->cancellable = g_cancellable_new ();
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsLearnedDialog *
amends_learned_dialog_new (AmendsStore *store)
{
    AmendsLearnedDialog *self = g_object_new (AMENDS_TYPE_LEARNED_DIALOG, NULL);

    self->store = g_object_ref (store);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    list_rules (self);
    return self;
}
