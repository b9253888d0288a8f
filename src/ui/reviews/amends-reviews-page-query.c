/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-query-language.h"
#include "amends-query-parts.h"
#include "amends-reviews-page-private.h"
#include "amends-store-reviews.h"
#include "amends-text.h"

#define FACETS_PAUSE_MS 300
/* A screen reader hears how many were found when the typing has paused, not at every letter. */
#define ANNOUNCE_PAUSE_MS 700

static AmendsReviewQuery *
parse_search (AmendsReviewsPage *self, GPtrArray **problems)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    return amends_query_language_parse (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), zone, problems);
}

gboolean
amends_reviews_page_is_searching (AmendsReviewsPage *self)
{
    return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
}

AmendsReviewQuery *
amends_reviews_page_dup_query (AmendsReviewsPage *self)
{
    g_autoptr (AmendsReviewQuery) typed = NULL;
    AmendsReviewQuery *query;

    g_return_val_if_fail (AMENDS_IS_REVIEWS_PAGE (self), NULL);
    typed = parse_search (self, NULL);
    query = amends_review_query_copy (self->filter);
    amends_review_query_narrow (query, typed);
    return query;
}

static void
explain_problems (AmendsReviewsPage *self, GPtrArray *problems)
{
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < problems->len; i++) {
        const AmendsQueryProblem *problem = g_ptr_array_index (problems, i);

        g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", problem->message);
    }
    gtk_label_set_text (self->search_problem, text->str);
    gtk_widget_set_visible (GTK_WIDGET (self->search_problem), problems->len > 0);
    if (problems->len > 0)
        gtk_widget_add_css_class (self->search_entry, "warning");
    else
        gtk_widget_remove_css_class (self->search_entry, "warning");
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
        problems->len > 0 ? text->str : _ ("Words, “phrases” and operators such as stars:<=3"), -1);
}

/* Titles */

static char *
describe_sync (AmendsReviewsPage *self)
{
    gboolean running = FALSE, settling = FALSE;
    guint64 rows = 0;
    g_autofree char *number = NULL;

    if (self->engine != NULL)
        g_object_get (self->engine, "running", &running, "rows", &rows, "settling", &settling, NULL);
    if (!running)
        return NULL;
    if (settling)
        /* Translators: shown below the title while a large sync ends: all rows are stored. */
        return g_strdup (_ ("putting the lists in order…"));
    number = amends_text_count (rows);
    /* Translators: shown below the title while a sync runs; %s is how many rows it has stored. */
    return g_strdup_printf (_ ("syncing: %s"), number);
}

static char *
describe_count (AmendsReviewsPage *self)
{
    AmendsListState state = amends_row_list_model_get_state (self->model);
    guint n = amends_row_list_model_get_n_matching (self->model);
    g_autofree char *number = amends_text_count (n);

    if (state != AMENDS_LIST_READY && self->facets == NULL)
        return g_strdup ("");
    return g_strdup_printf (ngettext ("%s review", "%s reviews", n), number);
}

void
amends_reviews_page_update_title (AmendsReviewsPage *self)
{
    g_autofree char *count = describe_count (self);
    g_autofree char *sync = describe_sync (self);
    g_autofree char *subtitle = sync != NULL && count[0] != '\0' ? g_strdup_printf ("%s · %s", count, sync)
                                : sync != NULL                   ? g_strdup (sync)
                                                                 : g_strdup (count);

    if (amends_row_list_model_get_state (self->model) != AMENDS_LIST_PARTIAL)
        adw_window_title_set_subtitle (self->title, subtitle);
}

static gboolean
announce_cb (gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    g_autofree char *count = describe_count (self);

    self->announce_id = 0;
    if (count[0] != '\0')
        gtk_accessible_announce (GTK_ACCESSIBLE (self), count, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    return G_SOURCE_REMOVE;
}

/* Facets */

static void
show_facets (AmendsReviewsPage *self)
{
    g_autoptr (AmendsReviewQuery) shown = amends_reviews_page_dup_query (self);

    amends_filter_sidebar_set_facets (self->sidebar, self->facets);
    if (self->filter->products->len > 0)
        amends_review_list_set_query (self->list, self->filter, shown->terms, self->facets);
    amends_reviews_page_update_title (self);
}

/* Returns: which frame was drawn last; -1 if none is */
static gint64
get_frame (AmendsReviewsPage *self)
{
    GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

    return clock != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) ? gdk_frame_clock_get_frame_counter (clock) : -1;
}

/* The frame that comes shows the rows, the one after it the counts. */
static gboolean
facets_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    if (gdk_frame_clock_get_frame_counter (clock) <= self->rows_frame + 1)
        return G_SOURCE_CONTINUE;
    self->facets_tick = 0;
    if (self->store != NULL)
        show_facets (self);
    return G_SOURCE_REMOVE;
}

/* Rows and counts in one frame are more than a frame has time for while somebody types. */
static void
show_facets_after_rows (AmendsReviewsPage *self)
{
    gint64 frame = get_frame (self);

    if (frame < 0 || frame > self->rows_frame)
        show_facets (self);
    else if (self->facets_tick == 0)
        self->facets_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), facets_tick_cb, NULL, NULL);
}

static void
facets_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsReviewsPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFacets *facets = amends_store_find_facets_finish (AMENDS_STORE (source), result, &error);

    /* Without counts the filters still work, and the list tells what is wrong. */
    if (facets == NULL || self->store == NULL) {
        g_clear_pointer (&facets, amends_facets_unref);
        return;
    }
    g_clear_pointer (&self->facets, amends_facets_unref);
    self->facets = facets;
    show_facets_after_rows (self);
}

static void
find_facets (AmendsReviewsPage *self)
{
    g_autoptr (AmendsReviewQuery) query = amends_reviews_page_dup_query (self);

    g_clear_handle_id (&self->facets_id, g_source_remove);
    self->facets_wanted = FALSE;
    g_cancellable_cancel (self->facets_cancellable);
    g_clear_object (&self->facets_cancellable);
    self->facets_cancellable = g_cancellable_new ();
    amends_store_find_facets_async (self->store, query, self->facets_cancellable, facets_found_cb, g_object_ref (self));
}

static gboolean
facets_cb (gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    self->facets_id = 0;
    find_facets (self);
    return G_SOURCE_REMOVE;
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint flags, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    if ((flags & (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE)) && self->facets_id == 0)
        self->facets_id = g_timeout_add (FACETS_PAUSE_MS, facets_cb, self);
    if (flags & AMENDS_STORE_CHANGE_SHAPE)
        amends_reviews_page_count_everything (self);
}

/* Query */

static void
remember (AmendsReviewsPage *self, const AmendsReviewQuery *query)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *text = amends_query_language_format (query, zone);

    if (self->settings != NULL)
        g_settings_set_string (self->settings, "last-query", text);
}

static void
apply (AmendsReviewsPage *self)
{
    g_autoptr (AmendsReviewQuery) query = amends_reviews_page_dup_query (self);

    g_free (self->searched);
    self->searched = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
    if (self->wanted_id == 0)
        self->wanted_id = self->opened_id;
    amends_filter_sidebar_set_query (self->sidebar, self->filter, query);
    amends_review_list_set_query (self->list, self->filter, query->terms, self->facets);
    amends_detail_pane_set_terms (self->detail, query->terms);
    self->facets_wanted = TRUE;
    g_cancellable_cancel (self->facets_cancellable);
    amends_row_list_model_set_query (self->model, query);
    remember (self, query);
}

static void
view_chosen_cb (AmendsFilterSidebar *sidebar G_GNUC_UNUSED, const AmendsReviewQuery *query, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    amends_reviews_page_set_query (self, query);
    if (adw_overlay_split_view_get_collapsed (self->split))
        adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
sidebar_changed_cb (AmendsFilterSidebar *sidebar G_GNUC_UNUSED, const AmendsReviewQuery *query, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    g_clear_pointer (&self->filter, amends_review_query_free);
    self->filter = amends_review_query_copy (query);
    apply (self);
}

static void
sidebar_failed_cb (AmendsFilterSidebar *sidebar G_GNUC_UNUSED, const GError *error, gpointer user_data)
{
    amends_reviews_page_tell_error (user_data, error);
}

static void
part_removed_cb (AmendsReviewList *list G_GNUC_UNUSED, gpointer part, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    amends_query_parts_remove (self->filter, part);
    apply (self);
}

static void
search_changed_cb (GtkSearchEntry *entry G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (AmendsReviewQuery) typed = parse_search (self, &problems);

    explain_problems (self, problems);
    /* The entry tells late, also of what was put into it together with a filter. */
    if (g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))) == 0)
        return;
    apply (self);
    g_clear_handle_id (&self->announce_id, g_source_remove);
    self->announce_id = g_timeout_add (ANNOUNCE_PAUSE_MS, announce_cb, self);
}

static void
search_activated_cb (GtkSearchEntry *entry G_GNUC_UNUSED, gpointer user_data)
{
    amends_review_list_focus (((AmendsReviewsPage *) user_data)->list);
}

static void
search_stopped_cb (GtkSearchEntry *entry G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
    amends_review_list_focus (self->list);
}

static void
matching_changed_cb (AmendsRowListModel *model G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    amends_reviews_page_update_title (user_data);
}

/* The store answers in order: the first screen, then the counts, then all the rest of the list. */
static void
state_changed_cb (AmendsRowListModel *model, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    if (amends_row_list_model_get_state (model) != AMENDS_LIST_LOADING)
        self->rows_frame = get_frame (self);
    if (self->facets_wanted && amends_row_list_model_get_state (model) != AMENDS_LIST_LOADING)
        find_facets (self);
    amends_reviews_page_update_title (self);
}

void
amends_reviews_page_query_init (AmendsReviewsPage *self)
{
    self->filter = amends_query_inbox ();
    g_signal_connect (self->sidebar, "changed", G_CALLBACK (sidebar_changed_cb), self);
    g_signal_connect (self->sidebar, "view-chosen", G_CALLBACK (view_chosen_cb), self);
    g_signal_connect (self->sidebar, "failed", G_CALLBACK (sidebar_failed_cb), self);
    g_signal_connect (self->list, "part-removed", G_CALLBACK (part_removed_cb), self);
    g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self);
    g_signal_connect (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self);
    g_signal_connect (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self);
    g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), self);
    g_signal_connect (self->model, "notify::state", G_CALLBACK (state_changed_cb), self);
    g_signal_connect (self->model, "notify::n-matching", G_CALLBACK (matching_changed_cb), self);
}

void
amends_reviews_page_query_dispose (AmendsReviewsPage *self)
{
    g_clear_handle_id (&self->facets_id, g_source_remove);
    g_clear_handle_id (&self->announce_id, g_source_remove);
    if (self->facets_tick != 0)
        gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->facets_tick);
    self->facets_tick = 0;
    g_cancellable_cancel (self->facets_cancellable);
    g_clear_object (&self->facets_cancellable);
}

void
amends_reviews_page_set_query (AmendsReviewsPage *self, const AmendsReviewQuery *query)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (AmendsReviewQuery) words = amends_review_query_new ();
    g_autofree char *text = NULL;

    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    for (guint i = 0; i < query->terms->len; i++) {
        const AmendsTextTerm *term = g_ptr_array_index (query->terms, i);

        amends_review_query_add_term (words, term->text, term->phrase, term->negated);
    }
    text = amends_query_language_format (words, zone);
    g_clear_pointer (&self->filter, amends_review_query_free);
    self->filter = amends_review_query_copy (query);
    g_ptr_array_set_size (self->filter->terms, 0);
    if (self->filter->done == AMENDS_DONE_UNSET)
        self->filter->done = AMENDS_DONE_ALL;

    g_free (self->searched);
    self->searched = g_strdup (text);
    gtk_search_bar_set_search_mode (self->search_bar, text[0] != '\0');
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
    /* Where there is room for one of them only, it is the list that was asked for. */
    adw_navigation_split_view_set_show_content (self->inner, FALSE);
    apply (self);
}

void
amends_reviews_page_query_reset (AmendsReviewsPage *self)
{
    g_autoptr (AmendsReviewQuery) inbox = amends_query_inbox ();

    amends_reviews_page_set_query (self, inbox);
}

void
amends_reviews_page_query_restore (AmendsReviewsPage *self)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *text = self->settings != NULL ? g_settings_get_string (self->settings, "last-query") : NULL;
    g_autoptr (AmendsReviewQuery) query = NULL;

    if (self->settings != NULL)
        self->wanted_id = g_settings_get_int64 (self->settings, "selected-review");
    if (text == NULL || text[0] == '\0') {
        amends_reviews_page_query_reset (self);
        return;
    }
    query = amends_query_language_parse (text, zone, NULL);
    amends_reviews_page_set_query (self, query);
}
