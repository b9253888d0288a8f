/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-state-page.h"

#include <glib/gi18n-lib.h>

struct _AmendsStatePage {
    AdwBin parent_instance;

    AdwStatusPage *status;
    GtkListBox *steps;
    GtkButton *button;
    char *steps_text; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AmendsStatePage, amends_state_page, ADW_TYPE_BIN)

static void
copy_steps_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsStatePage *self = AMENDS_STATE_PAGE (widget);

    if (self->steps_text == NULL)
        return;
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->steps_text);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Steps copied"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GtkWidget *
new_step_row (guint number, const char *text)
{
    AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
    g_autofree char *digits = g_strdup_printf ("%u", number);
    GtkWidget *label = gtk_label_new (digits);

    gtk_widget_add_css_class (label, "dim-label");
    gtk_widget_add_css_class (label, "numeric");
    gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    adw_action_row_add_prefix (row, label);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
    adw_action_row_set_title_lines (row, 0);
    return GTK_WIDGET (row);
}

/* The target first: GTK compares both with the action as soon as it has a name. */
static void
set_action (GtkActionable *button, const char *detailed)
{
    g_autoptr (GVariant) target = NULL;
    g_autofree char *name = NULL;

    gtk_actionable_set_action_name (button, NULL);
    if (detailed == NULL || !g_action_parse_detailed_name (detailed, &name, &target, NULL))
        return;
    gtk_actionable_set_action_target_value (button, target);
    gtk_actionable_set_action_name (button, name);
}

void
amends_state_page_set_state (AmendsStatePage *self, const AmendsAccountState *state)
{
    g_autofree char *description = NULL;

    g_return_if_fail (AMENDS_IS_STATE_PAGE (self));

    /* AdwStatusPage reads its description as markup, and account names come from outside. */
    if (state->description != NULL)
        description = g_markup_escape_text (state->description, -1);
    adw_status_page_set_icon_name (self->status, state->icon);
    adw_status_page_set_title (self->status, state->title != NULL ? state->title : "");
    adw_status_page_set_description (self->status, description);
    gtk_list_box_remove_all (self->steps);
    for (guint i = 0; state->steps != NULL && state->steps[i] != NULL; i++)
        gtk_list_box_append (self->steps, new_step_row (i + 1, state->steps[i]));
    gtk_widget_set_visible (GTK_WIDGET (self->steps), state->steps != NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->button), state->button != NULL);
    gtk_button_set_label (self->button, state->button != NULL ? state->button : "");
    set_action (GTK_ACTIONABLE (self->button), state->action);
    g_free (self->steps_text);
    self->steps_text = amends_account_state_dup_steps_text (state);
}

static void
amends_state_page_dispose (GObject *object)
{
    /* The bin holds its child by a pointer that disposing the template would leave dangling. */
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_STATE_PAGE);
    G_OBJECT_CLASS (amends_state_page_parent_class)->dispose (object);
}

static void
amends_state_page_finalize (GObject *object)
{
    g_free (AMENDS_STATE_PAGE (object)->steps_text);
    G_OBJECT_CLASS (amends_state_page_parent_class)->finalize (object);
}

static void
amends_state_page_class_init (AmendsStatePageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_state_page_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_state_page_finalize;
    gtk_widget_class_install_action (widget_class, "state.copy-steps", NULL, copy_steps_cb);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/accounts/amends-state-page.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsStatePage, status);
    gtk_widget_class_bind_template_child (widget_class, AmendsStatePage, steps);
    gtk_widget_class_bind_template_child (widget_class, AmendsStatePage, button);
}

static void
amends_state_page_init (AmendsStatePage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsStatePage *
amends_state_page_new (void)
{
    return g_object_new (AMENDS_TYPE_STATE_PAGE, NULL);
}

/* libadwaita 1.7 never frees the child of a dialog that was shown. */
static void
drop_child_cb (AdwDialog *dialog)
{
    adw_dialog_set_child (dialog, NULL);
}

AdwDialog *
amends_state_page_present (const AmendsAccountState *state, GtkWidget *parent)
{
    AdwDialog *dialog = adw_dialog_new ();
    GtkWidget *view = adw_toolbar_view_new ();
    GtkWidget *bar = adw_header_bar_new ();
    AmendsStatePage *page = amends_state_page_new ();

    amends_state_page_set_state (page, state);
    /* The page has the title already; the dialog keeps it for screen readers. */
    adw_header_bar_set_show_title (ADW_HEADER_BAR (bar), FALSE);
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
    adw_dialog_set_title (dialog, state->title);
    adw_dialog_set_content_width (dialog, 600);
    adw_dialog_set_content_height (dialog, 640);
    adw_dialog_set_child (dialog, view);
    g_signal_connect (dialog, "closed", G_CALLBACK (drop_child_cb), NULL);
    adw_dialog_present (dialog, parent);
    return dialog;
}
