/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-template-choice.h"

#include <glib/gi18n-lib.h>

#include "amends-review-facts.h"
#include "amends-template-languages.h"

/* What sources have in any case, and are asked for last. */
#define COMMON "en"

/* What a row offers: labels to be seen, and for each the tag that it stands for. "" stands for the program's own. */
typedef struct {
    AdwComboRow *row;     /* (unowned) */
    GtkStringList *names; /* (owned) */
    GPtrArray *tags;      /* (owned) (element-type utf8) */
} Offer;

typedef struct {
    GSettings *settings;
    Offer first;
    Offer second;
    gboolean showing; /* rows are being set by us, not by the person */
} Choice;

static void
offer (Offer *self, const char *tag, const char *name)
{
    gtk_string_list_append (self->names, name);
    g_ptr_array_add (self->tags, g_strdup (tag));
}

static void
offer_language (Offer *self, const char *tag)
{
    g_autofree char *name = amends_review_facts_dup_language (tag);

    offer (self, tag, name);
}

static void
start_offer (Offer *self, AdwComboRow *row)
{
    *self = (Offer) { row, gtk_string_list_new (NULL), g_ptr_array_new_with_free_func (g_free) };
}

static void
offer_languages (Offer *self)
{
    const char *const *languages = amends_template_languages_list ();

    for (guint i = 0; languages[i] != NULL; i++)
        offer_language (self, languages[i]);
    adw_combo_row_set_model (self->row, G_LIST_MODEL (self->names));
}

static const char *
get_chosen (const Offer *self)
{
    guint selected = adw_combo_row_get_selected (self->row);

    return selected < self->tags->len ? g_ptr_array_index (self->tags, selected) : "";
}

/* A setting that was made elsewhere may name what is not offered yet. */
static void
choose (Offer *self, const char *tag)
{
    guint index;

    for (index = 0; index < self->tags->len; index++)
        if (g_ascii_strcasecmp (g_ptr_array_index (self->tags, index), tag) == 0)
            break;
    if (index == self->tags->len)
        offer_language (self, tag);
    adw_combo_row_set_selected (self->row, index);
}

static gboolean
is_language (const char *tag)
{
    return *tag != '\0' && !g_str_equal (tag, AMENDS_TEMPLATE_LANGUAGE_NONE);
}

static void
show_second (Choice *self)
{
    gtk_widget_set_visible (GTK_WIDGET (self->second.row), is_language (get_chosen (&self->first)));
}

static void
settings_changed_cb (Choice *self)
{
    g_auto (GStrv) chosen = g_settings_get_strv (self->settings, AMENDS_TEMPLATE_LANGUAGES_KEY);

    self->showing = TRUE;
    choose (&self->first, chosen[0] != NULL ? chosen[0] : "");
    choose (&self->second, chosen[0] != NULL && chosen[1] != NULL ? chosen[1] : COMMON);
    show_second (self);
    self->showing = FALSE;
}

static void
selected_cb (Choice *self)
{
    const char *first = get_chosen (&self->first), *second = get_chosen (&self->second);
    const char *chosen[] = { NULL, NULL, NULL };

    if (self->showing)
        return;
    if (*first != '\0')
        chosen[0] = first;
    if (is_language (first) && !g_str_equal (first, second) && !g_str_equal (second, COMMON))
        chosen[1] = second;
    g_settings_set_strv (self->settings, AMENDS_TEMPLATE_LANGUAGES_KEY, chosen);
    show_second (self);
}

static void
clear_offer (Offer *self)
{
    g_object_unref (self->names);
    g_ptr_array_unref (self->tags);
}

static void
free_choice (Choice *self)
{
    g_signal_handlers_disconnect_by_data (self->settings, self);
    g_object_unref (self->settings);
    clear_offer (&self->first);
    clear_offer (&self->second);
    g_free (self);
}

static void
listen (Choice *self)
{
    g_autofree char *signal = g_strconcat ("changed::", AMENDS_TEMPLATE_LANGUAGES_KEY, NULL);

    g_signal_connect_swapped (self->settings, signal, G_CALLBACK (settings_changed_cb), self);
    g_signal_connect_swapped (self->first.row, "notify::selected", G_CALLBACK (selected_cb), self);
    g_signal_connect_swapped (self->second.row, "notify::selected", G_CALLBACK (selected_cb), self);
}

void
amends_template_choice_bind (AdwComboRow *first, AdwComboRow *second, GSettings *settings)
{
    Choice *self = g_new0 (Choice, 1);

    self->settings = g_object_ref (settings);
    self->showing = TRUE;
    start_offer (&self->first, first);
    /* Translators: the language of the program's own texts */
    offer (&self->first, "", _ ("As in Amends"));
    /* Translators: choice of a language: the message is shown only as the customer gets it */
    offer (&self->first, AMENDS_TEMPLATE_LANGUAGE_NONE, _ ("Only the Customer’s"));
    offer_languages (&self->first);
    start_offer (&self->second, second);
    offer_languages (&self->second);
    settings_changed_cb (self);
    listen (self);
    g_object_set_data_full (G_OBJECT (first), "amends-template-choice", self, (GDestroyNotify) free_choice);
}
