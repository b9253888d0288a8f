/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-feedback-page-private.h"
#include "amends-feedback-text.h"
#include "amends-filter-chip.h"
#include "amends-marketplace.h"
#include "amends-text.h"

#define NAME_CHARS 60
#define USUAL_PERIOD 1 /* a year */

static const char *const ALL[N_CHOICES] = {
    [CHOICE_MARKETPLACE] = N_ ("All marketplaces"),
    [CHOICE_BRAND] = N_ ("All brands"),
    [CHOICE_PRODUCT] = N_ ("All products"),
};

const char *
amends_feedback_page_get_choice (AmendsFeedbackPage *self, AmendsFeedbackChoice choice)
{
    const AmendsFeedbackChoices *choices = &self->choices[choice];
    guint chosen = adw_combo_row_get_selected (choices->row);

    return chosen > 0 && chosen <= choices->keys->len ? g_ptr_array_index (choices->keys, chosen - 1) : NULL;
}

static const char *
get_label (AdwComboRow *row)
{
    GtkStringObject *chosen = adw_combo_row_get_selected_item (row);

    return chosen != NULL ? gtk_string_object_get_string (chosen) : "";
}

char *
amends_feedback_page_describe_scope (AmendsFeedbackPage *self, const AmendsFeedbackSpan *span, gboolean of_reviews)
{
    g_autofree char *first = amends_feedback_text_day (span->first), *last = amends_feedback_text_day (span->last);
    GString *scope = g_string_new (NULL);

    /* Translators: the first and the last day of a period */
    g_string_append_printf (scope, _ ("%s – %s"), first, last);
    for (int choice = 0; choice < N_CHOICES; choice++)
        if ((of_reviews || choice == CHOICE_MARKETPLACE) &&
            amends_feedback_page_get_choice (self, (AmendsFeedbackChoice) choice) != NULL)
            g_string_append_printf (scope, " · %s", get_label (self->choices[choice].row));
    return g_string_free (scope, FALSE);
}

AmendsReviewQuery *
amends_feedback_page_make_query (AmendsFeedbackPage *self)
{
    AmendsReviewQuery *query = amends_review_query_new ();
    GPtrArray *const lists[N_CHOICES] = { query->marketplaces, query->brands, query->products };

    for (int choice = 0; choice < N_CHOICES; choice++) {
        const char *key = amends_feedback_page_get_choice (self, (AmendsFeedbackChoice) choice);

        if (key != NULL)
            g_ptr_array_add (lists[choice], g_strdup (key));
    }
    return query;
}

static void
add_choice (GPtrArray *keys, GtkStringList *names, const char *key, const char *name)
{
    g_autofree char *shown = amends_text_for_display (name, NAME_CHARS, TRUE);

    if (*key == '\0' || g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        return;
    g_ptr_array_add (keys, g_strdup (key));
    gtk_string_list_append (names, shown);
}

static void
add_facets (GPtrArray *keys, GtkStringList *names, GPtrArray *values)
{
    for (guint i = 0; i < values->len; i++) {
        const AmendsFacetValue *value = g_ptr_array_index (values, i);
        g_autofree char *shown = amends_text_for_display (value->label, NAME_CHARS, TRUE);

        g_ptr_array_add (keys, g_strdup (value->key));
        gtk_string_list_append (names, shown);
    }
}

/*
 * What was chosen stays so if it is still there; else the charts are about something that is not offered any more, and are read again. Where
 * nothing has changed, an open list is left alone.
 */
static void
take_choices (AmendsFeedbackPage *self, AmendsFeedbackChoice choice, GPtrArray *keys, GtkStringList *names)
{
    AmendsFeedbackChoices *choices = &self->choices[choice];
    const char *key = amends_feedback_page_get_choice (self, choice);
    gboolean same = keys->len == choices->keys->len;
    guint place = 0, chosen = 0;

    for (guint i = 0; i < keys->len && same; i++)
        same = g_str_equal (g_ptr_array_index (keys, i), g_ptr_array_index (choices->keys, i));
    if (!same) {
        if (key != NULL && g_ptr_array_find_with_equal_func (keys, key, g_str_equal, &place))
            chosen = place + 1;
        self->stale |= key != NULL && chosen == 0;
        g_ptr_array_unref (choices->keys);
        choices->keys = g_ptr_array_ref (keys);
        self->filling = TRUE;
        adw_combo_row_set_model (choices->row, G_LIST_MODEL (names));
        adw_combo_row_set_selected (choices->row, chosen);
        self->filling = FALSE;
    }
    gtk_widget_set_sensitive (GTK_WIDGET (choices->row), keys->len > 1 || chosen > 0);
}

static void
fill_marketplaces (AmendsFeedbackPage *self)
{
    g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

    gtk_string_list_append (names, _ (ALL[CHOICE_MARKETPLACE]));
    for (guint i = 0; self->all != NULL && i < self->all->cells->len; i++) {
        const AmendsFeedbackCell *cell = g_ptr_array_index (self->all->cells, i);

        add_choice (keys, names, cell->marketplace, amends_marketplace_get_name (cell->marketplace));
    }
    for (guint i = 0; self->facets != NULL && i < self->facets->marketplaces->len; i++) {
        const AmendsFacetValue *value = g_ptr_array_index (self->facets->marketplaces, i);

        add_choice (keys, names, value->key, amends_marketplace_get_name (value->key));
    }
    take_choices (self, CHOICE_MARKETPLACE, keys, names);
}

static void
fill_facets (AmendsFeedbackPage *self, AmendsFeedbackChoice choice, GPtrArray *values)
{
    g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

    gtk_string_list_append (names, _ (ALL[choice]));
    add_facets (keys, names, values);
    take_choices (self, choice, keys, names);
}

/* What is chosen, in sight also where the filters are not */

static void
removed_cb (AmendsFilterChip *chip, gpointer user_data)
{
    AmendsFeedbackPage *self =
        AMENDS_FEEDBACK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (chip), AMENDS_TYPE_FEEDBACK_PAGE));
    guint choice = GPOINTER_TO_UINT (user_data);

    if (self == NULL)
        return;
    if (choice == N_CHOICES)
        adw_combo_row_set_selected (self->period, USUAL_PERIOD);
    else
        adw_combo_row_set_selected (self->choices[choice].row, 0);
}

static void
add_filter_chip (AmendsFeedbackPage *self, guint choice, AdwComboRow *row)
{
    GtkWidget *chip = amends_filter_chip_new (get_label (row));

    g_signal_connect (chip, "remove", G_CALLBACK (removed_cb), GUINT_TO_POINTER (choice));
    adw_wrap_box_append (self->chips, chip);
}

static void
show_filters (AmendsFeedbackPage *self)
{
    gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->chips)) != NULL;

    amends_children_clear_wrap_box (self->chips);
    for (guint choice = 0; choice < N_CHOICES; choice++)
        if (amends_feedback_page_get_choice (self, (AmendsFeedbackChoice) choice) != NULL)
            add_filter_chip (self, choice, self->choices[choice].row);
    if (adw_combo_row_get_selected (self->period) != USUAL_PERIOD)
        add_filter_chip (self, N_CHOICES, self->period);
    gtk_widget_set_visible (GTK_WIDGET (self->chips), gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
    if (had_focus && !gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD))
        gtk_widget_child_focus (GTK_WIDGET (self->rating_chart), GTK_DIR_TAB_FORWARD);
    adw_window_title_set_subtitle (self->title, get_label (self->period));
}

void
amends_feedback_page_fill_choices (AmendsFeedbackPage *self)
{
    fill_marketplaces (self);
    if (self->facets != NULL) {
        fill_facets (self, CHOICE_BRAND, self->facets->brands);
        fill_facets (self, CHOICE_PRODUCT, self->facets->products);
    }
    show_filters (self);
}

void
amends_feedback_page_filters_init (AmendsFeedbackPage *self)
{
    AdwComboRow *const rows[N_CHOICES] = { self->marketplace, self->brand, self->product };

    self->filling = TRUE;
    for (int choice = 0; choice < N_CHOICES; choice++) {
        const char *const all[] = { _ (ALL[choice]), NULL };
        g_autoptr (GtkStringList) names = gtk_string_list_new (all);

        self->choices[choice] = (AmendsFeedbackChoices) { rows[choice], g_ptr_array_new_with_free_func (g_free) };
        adw_combo_row_set_model (rows[choice], G_LIST_MODEL (names));
        gtk_widget_set_sensitive (GTK_WIDGET (rows[choice]), FALSE);
    }
    self->filling = FALSE;
}

void
amends_feedback_page_filters_clear (AmendsFeedbackPage *self)
{
    for (int choice = 0; choice < N_CHOICES; choice++)
        g_clear_pointer (&self->choices[choice].keys, g_ptr_array_unref);
}
