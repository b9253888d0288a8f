/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-facet-list.h"

#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-query-parts.h"
#include "amends-text-match.h"
#include "amends-text.h"

#define N_SHOWN 6
/* Of a search; whoever has more products narrows it further. */
#define MAX_FOUND 60
#define LABEL_CHARS 160

struct _AmendsFacetList {
    GtkBox parent_instance;

    AmendsFacetNamer namer;
    guint min_choices;
    GPtrArray *values; /* (owned) (element-type AmendsFacetValue) */
    GPtrArray *chosen; /* (owned) (element-type utf8) */
    gboolean filling;

    GtkWidget *title;
    GtkWidget *rows;
    GtkWidget *more;
    char *search_hint; /* (owned) */
    GtkWidget *search; /* (nullable): with the next two, until it is wanted */
    GtkWidget *found;
    GtkWidget *nothing;
};

typedef enum {
    SIGNAL_TOGGLED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsFacetList, amends_facet_list, GTK_TYPE_BOX)

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
    AmendsFacetList *self = user_data;
    g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (check), "key"));

    if (!self->filling)
        g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, key, gtk_check_button_get_active (check));
}

static char *
name_of (AmendsFacetList *self, const AmendsFacetValue *value)
{
    g_autofree char *name = self->namer != NULL ? self->namer (value) : g_strdup (value->label);

    return amends_text_for_display (name, LABEL_CHARS, TRUE);
}

static void
describe_to_accessibility (GtkWidget *check, const char *name, const char *number, guint64 count)
{
    g_autofree char *reviews = g_strdup_printf (ngettext ("%s review", "%s reviews", (gulong) count), number);
    g_autofree char *spoken = g_strdup_printf ("%s, %s", name, reviews);

    gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
make_row (AmendsFacetList *self, const AmendsFacetValue *value)
{
    g_autofree char *name = name_of (self, value);
    g_autofree char *number = amends_text_count (value->count);
    GtkWidget *check = gtk_check_button_new ();
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *label = gtk_label_new (name), *count = gtk_label_new (number);

    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_set_hexpand (label, TRUE);
    gtk_widget_add_css_class (count, "dimmed");
    gtk_widget_add_css_class (count, "numeric");
    gtk_box_append (GTK_BOX (box), label);
    gtk_box_append (GTK_BOX (box), count);
    gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), amends_query_list_contains (self->chosen, value->key));
    describe_to_accessibility (check, name, number, value->count);
    g_object_set_data_full (G_OBJECT (check), "key", g_strdup (value->key), g_free);
    g_object_set_data (G_OBJECT (check), "label", label);
    g_object_set_data (G_OBJECT (check), "count", count);
    g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
    return check;
}

static gboolean
name_matches (AmendsFacetList *self, const AmendsFacetValue *value, const char *wanted)
{
    g_autofree char *name = name_of (self, value);
    g_autofree char *folded = amends_text_fold (name, -1);

    return strstr (folded, wanted) != NULL;
}

static void
fill_found (AmendsFacetList *self)
{
    g_autofree char *wanted = amends_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
    guint n = 0;

    amends_children_clear_box (GTK_BOX (self->found));
    for (guint i = 0; i < self->values->len && n < MAX_FOUND; i++) {
        const AmendsFacetValue *value = g_ptr_array_index (self->values, i);

        if (!name_matches (self, value, wanted))
            continue;
        gtk_box_append (GTK_BOX (self->found), make_row (self, value));
        n++;
    }
    gtk_widget_set_visible (self->nothing, n == 0);
}

static void
search_changed_cb (GtkSearchEntry *entry G_GNUC_UNUSED, gpointer user_data)
{
    fill_found (user_data);
}

static void
popover_shown_cb (GtkPopover *popover G_GNUC_UNUSED, gpointer user_data)
{
    AmendsFacetList *self = user_data;

    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    fill_found (self);
    gtk_widget_grab_focus (self->search);
}

static gboolean
is_known (AmendsFacetList *self, const char *key)
{
    for (guint i = 0; i < self->values->len; i++) {
        const AmendsFacetValue *value = g_ptr_array_index (self->values, i);
        GPtrArray one = { .pdata = (gpointer *) &value->key, .len = 1 };

        if (amends_query_list_contains (&one, key))
            return TRUE;
    }
    return FALSE;
}

/* What is chosen stays in sight even where nothing matches it now. */
static void
add_unknown (AmendsFacetList *self, GArray *shown)
{
    for (guint i = 0; i < self->chosen->len; i++) {
        char *key = g_ptr_array_index (self->chosen, i);
        AmendsFacetValue value = { key, key, 0 };

        if (!is_known (self, key))
            g_array_append_val (shown, value);
    }
}

/* Returns: (transfer full) (element-type AmendsFacetValue): their texts belong to the values and the chosen keys */
static GArray *
choose_shown (AmendsFacetList *self)
{
    GArray *shown = g_array_new (FALSE, FALSE, sizeof (AmendsFacetValue));
    guint n_known = 0;

    add_unknown (self, shown);
    for (guint i = 0; i < self->values->len; i++) {
        const AmendsFacetValue *value = g_ptr_array_index (self->values, i);

        if (i >= N_SHOWN && !amends_query_list_contains (self->chosen, value->key))
            continue;
        g_array_append_vals (shown, value, 1);
        n_known++;
    }
    gtk_widget_set_visible (self->more, n_known < self->values->len);
    return shown;
}

static void
update_row (AmendsFacetList *self, GtkWidget *check, const AmendsFacetValue *value)
{
    GtkLabel *count = g_object_get_data (G_OBJECT (check), "count");
    g_autofree char *name = name_of (self, value);
    g_autofree char *number = amends_text_count (value->count);

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), amends_query_list_contains (self->chosen, value->key));
    if (g_str_equal (gtk_label_get_text (count), number))
        return;
    gtk_label_set_text (count, number);
    describe_to_accessibility (check, name, number, value->count);
}

/* Counts change with each letter of a search, the choices seldom do: then the rows stay. */
static gboolean
update_rows (AmendsFacetList *self, GArray *shown)
{
    GtkWidget *check = gtk_widget_get_first_child (self->rows);

    for (guint i = 0; i < shown->len; i++, check = gtk_widget_get_next_sibling (check)) {
        const AmendsFacetValue *value = &g_array_index (shown, AmendsFacetValue, i);

        if (check == NULL || !g_str_equal (g_object_get_data (G_OBJECT (check), "key"), value->key))
            return FALSE;
        update_row (self, check, value);
    }
    return check == NULL;
}

static void
fill_rows (AmendsFacetList *self)
{
    g_autoptr (GArray) shown = choose_shown (self);
    GtkWidget *focus = gtk_widget_get_focus_child (self->rows);
    g_autofree char *focused = NULL;

    if (update_rows (self, shown))
        return;
    if (focus != NULL)
        focused = g_strdup (g_object_get_data (G_OBJECT (focus), "key"));
    amends_children_clear_box (GTK_BOX (self->rows));
    for (guint i = 0; i < shown->len; i++) {
        const AmendsFacetValue *value = &g_array_index (shown, AmendsFacetValue, i);
        GtkWidget *row = make_row (self, value);

        gtk_box_append (GTK_BOX (self->rows), row);
        if (g_strcmp0 (focused, value->key) == 0)
            gtk_widget_grab_focus (row);
    }
}

/* One tooltip for all rows: each of its own would ask the display where the pointer is. */
static gboolean
query_tooltip_cb (GtkWidget *rows, int x, int y, gboolean from_keys, GtkTooltip *tooltip,
                  gpointer user_data G_GNUC_UNUSED)
{
    GtkWidget *picked = from_keys ? NULL : gtk_widget_pick (rows, x, y, GTK_PICK_DEFAULT);
    GtkWidget *check = picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_CHECK_BUTTON) : NULL;

    if (check == NULL)
        return FALSE;
    gtk_tooltip_set_text (tooltip, gtk_label_get_text (g_object_get_data (G_OBJECT (check), "label")));
    return TRUE;
}

static void
amends_facet_list_finalize (GObject *object)
{
    AmendsFacetList *self = AMENDS_FACET_LIST (object);

    g_ptr_array_unref (self->values);
    g_ptr_array_unref (self->chosen);
    g_free (self->search_hint);
    G_OBJECT_CLASS (amends_facet_list_parent_class)->finalize (object);
}

static void
amends_facet_list_class_init (AmendsFacetListClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_facet_list_finalize;
    signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", AMENDS_TYPE_FACET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_popover (AmendsFacetList *self)
{
    GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *scroller = gtk_scrolled_window_new ();

    self->search = gtk_search_entry_new ();
    gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), self->search_hint);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, self->search_hint,
                                    -1);
    self->found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    self->nothing = gtk_label_new (_ ("Nothing found"));
    gtk_widget_add_css_class (self->nothing, "dimmed");
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->found);
    gtk_widget_set_size_request (box, 280, -1);
    gtk_box_append (GTK_BOX (box), self->search);
    gtk_box_append (GTK_BOX (box), self->nothing);
    gtk_box_append (GTK_BOX (box), scroller);
    gtk_popover_set_child (GTK_POPOVER (popover), box);
    g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
    g_signal_connect (popover, "show", G_CALLBACK (popover_shown_cb), self);
    return popover;
}

/* Made when it is opened for the first time. */
static void
make_popover_cb (GtkMenuButton *more, gpointer user_data)
{
    if (gtk_menu_button_get_popover (more) == NULL)
        gtk_menu_button_set_popover (more, make_popover (user_data));
}

static void
amends_facet_list_init (AmendsFacetList *self)
{
    self->values = g_ptr_array_new ();
    self->chosen = g_ptr_array_new ();
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

    self->title = gtk_label_new (NULL);
    gtk_label_set_xalign (GTK_LABEL (self->title), 0);
    gtk_widget_add_css_class (self->title, "filter-heading");
    gtk_box_append (GTK_BOX (self), self->title);
    self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    gtk_widget_set_has_tooltip (self->rows, TRUE);
    g_signal_connect (self->rows, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
    gtk_box_append (GTK_BOX (self), self->rows);
    self->more = gtk_menu_button_new ();
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), _ ("Find More…"));
    gtk_widget_add_css_class (self->more, "flat");
    gtk_widget_set_halign (self->more, GTK_ALIGN_START);
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), make_popover_cb, self, NULL);
    gtk_box_append (GTK_BOX (self), self->more);
}

GtkWidget *
amends_facet_list_new (const char *title, const char *search_hint, guint min_choices, AmendsFacetNamer namer)
{
    AmendsFacetList *self = g_object_new (AMENDS_TYPE_FACET_LIST, NULL);

    self->namer = namer;
    self->min_choices = min_choices;
    gtk_label_set_text (GTK_LABEL (self->title), title);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    self->search_hint = g_strdup (search_hint);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, search_hint, -1);
    return GTK_WIDGET (self);
}

void
amends_facet_list_set_values (AmendsFacetList *self, GPtrArray *values, GPtrArray *chosen)
{
    g_return_if_fail (AMENDS_IS_FACET_LIST (self));
    g_ptr_array_ref (values);
    g_ptr_array_unref (self->values);
    self->values = values;
    g_ptr_array_unref (self->chosen);
    self->chosen = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < chosen->len; i++)
        g_ptr_array_add (self->chosen, g_strdup (g_ptr_array_index (chosen, i)));
    self->filling = TRUE;
    fill_rows (self);
    self->filling = FALSE;
    gtk_widget_set_visible (GTK_WIDGET (self), values->len >= self->min_choices || chosen->len > 0);
}
