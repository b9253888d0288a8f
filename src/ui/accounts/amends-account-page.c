/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account-page.h"

#include "amends-account-state.h"
#include "amends-account-text.h"
#include "amends-tri-row.h"

#include <glib/gi18n-lib.h>

struct _AmendsAccountPage {
    AdwNavigationPage parent_instance;

    AdwBanner *problem;
    AdwActionRow *address;
    AdwActionRow *marketplaces;
    AdwActionRow *synced;
    AdwPreferencesGroup *roles_group;
    GtkListBox *roles;
    GtkWidget *stated_group;
    AmendsTriRow *stated_professional;
    AmendsTriRow *stated_representative;
    GtkWidget *actions;
    GtkWidget *connection_actions;
    GtkActionable *sync_row;
    GtkActionable *token_row;
    GtkActionable *remove_row;
    GtkWidget *save_button;
    gint64 account_id;
};

G_DEFINE_FINAL_TYPE (AmendsAccountPage, amends_account_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_role_icon (AmendsTri value)
{
    switch (value) {
    case AMENDS_TRI_YES:
        return "object-select-symbolic";
    case AMENDS_TRI_NO:
        return "dialog-error-symbolic";
    case AMENDS_TRI_UNKNOWN:
    default:
        return "dialog-question-symbolic";
    }
}

static const char *
get_role_class (AmendsTri value)
{
    switch (value) {
    case AMENDS_TRI_YES:
        return "success";
    case AMENDS_TRI_NO:
        return "error";
    case AMENDS_TRI_UNKNOWN:
    default:
        return "dim-label";
    }
}

static GtkWidget *
new_role_row (const AmendsAccountRole *role)
{
    AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
    GtkWidget *icon = gtk_image_new_from_icon_name (get_role_icon (role->value));
    GtkWidget *answer = gtk_label_new (role->answer);

    gtk_widget_add_css_class (icon, get_role_class (role->value));
    gtk_widget_add_css_class (answer, "dim-label");
    gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    adw_action_row_add_prefix (row, icon);
    adw_action_row_add_suffix (row, answer);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), role->title);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, role->answer, -1);
    return GTK_WIDGET (row);
}

static void
show_roles (AmendsAccountPage *self, const AmendsAccount *account)
{
    AmendsAccountRole roles[AMENDS_N_ACCOUNT_ROLES];

    amends_account_text_get_roles (account, roles);
    gtk_list_box_remove_all (self->roles);
    for (gsize i = 0; i < AMENDS_N_ACCOUNT_ROLES; i++)
        gtk_list_box_append (self->roles, new_role_row (&roles[i]));
}

static void
show_stated (AmendsTriRow *row, const AmendsAccount *account, AmendsTri told, AmendsTri stated)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    gtk_widget_set_visible (GTK_WIDGET (row), told == AMENDS_TRI_UNKNOWN);
    amends_tri_row_set (row, account->stated_at != 0 ? stated : AMENDS_TRI_UNKNOWN, account->stated_at, zone);
}

/* Only what the source leaves open is asked for. */
static void
show_stated_roles (AmendsAccountPage *self, const AmendsAccount *account)
{
    gboolean open = account->professional == AMENDS_TRI_UNKNOWN || account->brand_representative == AMENDS_TRI_UNKNOWN;

    show_stated (self->stated_professional, account, account->professional, account->stated_professional);
    show_stated (self->stated_representative, account, account->brand_representative,
                 account->stated_brand_representative);
    gtk_widget_set_visible (self->stated_group, account->id != 0 && open);
}

static void
stated_cb (AmendsAccountPage *self)
{
    gtk_widget_activate_action (GTK_WIDGET (self), "accounts.state-roles", "(xii)", self->account_id,
                                (int) amends_tri_row_get (self->stated_professional),
                                (int) amends_tri_row_get (self->stated_representative));
}

/* Properties of a row are read as plain text: the shop chooses them. */
static void
show_row (AdwActionRow *row, const char *text)
{
    gtk_widget_set_visible (GTK_WIDGET (row), text != NULL);
    adw_action_row_set_subtitle (row, text != NULL ? text : "");
}

static void
show_problem (AmendsAccountPage *self, const AmendsAccount *account)
{
    g_autoptr (AmendsAccountState) problem = amends_account_state_new_problem (account);

    adw_banner_set_revealed (self->problem, problem != NULL);
    adw_banner_set_title (self->problem, problem != NULL ? problem->description : "");
}

static void
set_target (GtkActionable *row, gint64 id)
{
    gtk_actionable_set_action_target (row, "x", id);
}

void
amends_account_page_set_account (AmendsAccountPage *self, const AmendsAccount *account, gint64 now)
{
    gboolean stored = account->id != 0;
    gboolean connected = !g_str_equal (account->kind, "file");
    g_autofree char *marketplaces = amends_account_text_dup_marketplaces (account);
    g_autofree char *synced = amends_account_text_dup_synced (account->last_synced_at, now);

    self->account_id = account->id;
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), amends_account_text_get_name (account));
    show_row (self->address, account->base_url);
    show_row (self->marketplaces, marketplaces);
    show_row (self->synced, stored && connected ? synced : NULL);
    show_roles (self, account);
    show_stated_roles (self, account);
    gtk_widget_set_visible (GTK_WIDGET (self->roles_group), connected);
    show_problem (self, account);
    gtk_widget_set_visible (self->save_button, !stored);
    gtk_widget_set_visible (self->actions, stored);
    gtk_widget_set_visible (self->connection_actions, stored && connected);
    gtk_widget_set_visible (GTK_WIDGET (self->token_row), g_str_equal (account->kind, "feed"));
    gtk_widget_set_visible (GTK_WIDGET (self->remove_row), !g_str_equal (account->kind, "sample"));
    set_target (self->sync_row, account->id);
    set_target (self->token_row, account->id);
    set_target (self->remove_row, account->id);
}

gint64
amends_account_page_get_account_id (AmendsAccountPage *self)
{
    return self->account_id;
}

static void
amends_account_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_ACCOUNT_PAGE);
    G_OBJECT_CLASS (amends_account_page_parent_class)->dispose (object);
}

static void
amends_account_page_class_init (AmendsAccountPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_account_page_dispose;
    g_type_ensure (AMENDS_TYPE_TRI_ROW);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/accounts/amends-account-page.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, address);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, marketplaces);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, synced);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, roles_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, roles);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, stated_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, stated_professional);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, stated_representative);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, actions);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, connection_actions);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, sync_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, token_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, remove_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountPage, save_button);
}

static void
amends_account_page_init (AmendsAccountPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    g_signal_connect_object (self->stated_professional, "stated", G_CALLBACK (stated_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->stated_representative, "stated", G_CALLBACK (stated_cb), self, G_CONNECT_SWAPPED);
}

AmendsAccountPage *
amends_account_page_new (const AmendsAccount *account, gint64 now)
{
    AmendsAccountPage *self = g_object_new (AMENDS_TYPE_ACCOUNT_PAGE, NULL);

    amends_account_page_set_account (self, account, now);
    return self;
}
