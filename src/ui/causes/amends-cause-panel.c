/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-panel.h"

#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-fit.h"
#include "amends-text.h"

struct _AmendsCausePanel {
    GtkBox parent_instance;

    AmendsCauseOrigin origin_shown;
    guint n;

    GtkLabel *origin;
    GtkListBox *list;
    GtkLabel *nothing;
    GtkWidget *accept_button;
    GtkWidget *change_button;
    GtkWidget *add_button;
    GtkWidget *clear_button;
    GtkWidget *learn_button;
    GtkWidget *door;
    GtkLabel *door_title;
    GtkLabel *door_text;
};

enum { ACCEPT, CHOOSE, TAKE, CLEAR, LEARN, GUIDE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsCausePanel, amends_cause_panel, GTK_TYPE_BOX)

static int
get_cause (GtkWidget *row)
{
    return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "cause"));
}

static void
take_cb (GtkButton *button, gpointer user_data)
{
    GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

    g_signal_emit (user_data, signals[TAKE], 0, get_cause (row));
}

static void
row_activated_cb (AmendsCausePanel *self, GtkListBoxRow *row)
{
    g_signal_emit (self, signals[GUIDE], 0, get_cause (GTK_WIDGET (row)));
}

static void
accept_clicked_cb (AmendsCausePanel *self)
{
    g_signal_emit (self, signals[ACCEPT], 0);
}

static void
change_clicked_cb (AmendsCausePanel *self)
{
    g_signal_emit (self, signals[CHOOSE], 0, FALSE);
}

static void
add_clicked_cb (AmendsCausePanel *self)
{
    g_signal_emit (self, signals[CHOOSE], 0, TRUE);
}

static void
clear_clicked_cb (AmendsCausePanel *self)
{
    g_signal_emit (self, signals[CLEAR], 0);
}

static void
learn_clicked_cb (AmendsCausePanel *self)
{
    g_signal_emit (self, signals[LEARN], 0);
}

/* One cause */

static char *
join_quotes (const char *const *words)
{
    g_autoptr (GString) out = g_string_new (NULL);

    for (gsize i = 0; words != NULL && words[i] != NULL; i++) {
        g_autofree char *quote = amends_cause_text_dup_quote (words[i]);

        g_string_append_printf (out, "%s%s", out->len > 0 ? "  " : "", quote);
    }
    return g_string_free (g_steal_pointer (&out), FALSE);
}

static GtkWidget *
make_code (AmendsCause cause)
{
    GtkWidget *code = gtk_label_new (amends_cause_get_code (cause));

    gtk_widget_add_css_class (code, "badge");
    gtk_widget_add_css_class (code, "numeric");
    gtk_widget_set_valign (code, GTK_ALIGN_CENTER);
    /* The row's name holds it. */
    gtk_accessible_update_state (GTK_ACCESSIBLE (code), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    return code;
}

static GtkWidget *
make_take_button (AmendsCausePanel *self)
{
    GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
    const char *label = _ ("Not This One");

    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "circular");
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_set_tooltip_text (button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect_object (button, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_DEFAULT);
    return button;
}

static void
name_row (GtkWidget *row, AmendsCause cause, const char *quotes)
{
    g_autofree char *name = amends_cause_text_dup_spoken (cause);
    g_autofree char *why = quotes[0] != '\0'
                               /* Translators: %s is a list of words in quotation marks. */
                               ? g_strdup_printf (_ ("The words that decided: %s"), quotes)
                               : g_strdup ("");

    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

static GtkWidget *
make_row (AmendsCausePanel *self, AmendsCause cause, const char *const *words)
{
    const AmendsGuide *guide = amends_cause_text_get_guide ();
    const char *problem = amends_guide_get_problem_title (guide, amends_cause_get_problem (cause));
    g_autofree char *quotes = join_quotes (words);
    g_autofree char *subtitle = quotes[0] != '\0' ? g_strdup_printf ("%s\n%s", problem, quotes) : g_strdup (problem);
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), amends_guide_get_cause_title (guide, cause));
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_code (cause));
    if (self->n > 1)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_take_button (self));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_widget_set_tooltip_text (row, _ ("What to do about it"));
    g_object_set_data (G_OBJECT (row), "cause", GINT_TO_POINTER ((int) cause));
    name_row (row, cause, quotes);
    return row;
}

/* All of them */

static void
show_origin (AmendsCausePanel *self)
{
    gboolean by_person = self->origin_shown == AMENDS_CAUSE_ORIGIN_PERSON;

    gtk_label_set_text (self->origin, by_person ? _ ("Confirmed by you") : _ ("Suggested"));
    gtk_widget_set_visible (GTK_WIDGET (self->origin), self->n > 0);
    gtk_label_set_text (self->nothing, by_person ? _ ("You said that no cause fits.")
                                                 : _ ("Nothing in the words points clearly to a cause."));
    gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->n == 0);
    gtk_widget_set_visible (GTK_WIDGET (self->list), self->n > 0);
}

static void
show_buttons (AmendsCausePanel *self)
{
    gboolean by_person = self->origin_shown == AMENDS_CAUSE_ORIGIN_PERSON;

    gtk_button_set_label (GTK_BUTTON (self->change_button), self->n > 0 ? _ ("C_hange…") : _ ("_Choose…"));
    gtk_widget_set_visible (self->accept_button, self->n > 0 && !by_person);
    gtk_widget_set_visible (self->add_button, self->n == 1);
    gtk_widget_set_visible (self->clear_button, self->n > 0);
    gtk_widget_set_visible (self->learn_button, self->n > 0 && by_person);
}

void
amends_cause_panel_set (AmendsCausePanel *self, AmendsSubject subject, const AmendsCauses *causes,
                        const char *const *const words[AMENDS_MAX_CAUSES])
{
    g_return_if_fail (AMENDS_IS_CAUSE_PANEL (self));
    gtk_widget_set_visible (GTK_WIDGET (self), causes != NULL);
    gtk_list_box_remove_all (self->list);
    if (causes == NULL)
        return;
    self->n = causes->n;
    self->origin_shown = causes->origin;
    for (guint i = 0; i < self->n; i++)
        gtk_list_box_append (self->list, make_row (self, causes->items[i], words != NULL ? words[i] : NULL));
    show_origin (self);
    show_buttons (self);
    gtk_widget_set_visible (self->door, causes->wrong_door);
    gtk_label_set_text (self->door_title, amends_cause_text_get_door (subject));
    gtk_label_set_text (self->door_text, amends_cause_text_explain_door (subject));
}

static void
amends_cause_panel_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_CAUSE_PANEL);
    G_OBJECT_CLASS (amends_cause_panel_parent_class)->dispose (object);
}

static void
add_signals (void)
{
    static const struct {
        const char *name;
        GType type;
    } all[N_SIGNALS] = {
        [ACCEPT] = { "accept", G_TYPE_NONE }, [CHOOSE] = { "choose", G_TYPE_BOOLEAN },
        [TAKE] = { "take", G_TYPE_INT },      [CLEAR] = { "clear", G_TYPE_NONE },
        [LEARN] = { "learn", G_TYPE_NONE },   [GUIDE] = { "guide", G_TYPE_INT },
    };

    for (guint i = 0; i < N_SIGNALS; i++)
        signals[i] = g_signal_new (all[i].name, AMENDS_TYPE_CAUSE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, all[i].type == G_TYPE_NONE ? 0 : 1, all[i].type);
}

static void
amends_cause_panel_class_init (AmendsCausePanelClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_cause_panel_dispose;
    add_signals ();
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-cause-panel.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, origin);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, list);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, nothing);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, accept_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, change_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, add_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, clear_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, learn_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, door);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, door_title);
    gtk_widget_class_bind_template_child (widget_class, AmendsCausePanel, door_text);
    gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, change_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, learn_clicked_cb);
}

static void
amends_cause_panel_init (AmendsCausePanel *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_fit_buttons (GTK_WIDGET (self));
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
amends_cause_panel_new (void)
{
    return g_object_new (AMENDS_TYPE_CAUSE_PANEL, NULL);
}
