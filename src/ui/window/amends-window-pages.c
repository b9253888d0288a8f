/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-window-private.h"

#include "amends-query-language.h"

/* The person's own doings come between two pages. */
#define PREPARE_PAUSE_MS 120

typedef enum {
    PAGE_REVIEWS,
    PAGE_MESSAGES,
    PAGE_FEEDBACK,
    PAGE_GUIDE,
    N_PAGES,
} Page;

static const char *const page_names[N_PAGES] = { "reviews", "messages", "feedback", "guide" };

static void
unread_cb (AmendsMessagesPage *messages, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsWindow *self = user_data;
    guint unread = amends_messages_page_get_unread (messages);

    for (gsize i = 0; i < G_N_ELEMENTS (self->page_lists); i++)
        if (self->page_lists[i] != NULL)
            amends_page_list_set_unread (self->page_lists[i], unread);
    amends_reviews_page_set_unread (self->reviews, unread);
}

static void
add_desk (AmendsWindow *self, AmendsOutbox *outbox, AmendsRulePacks *packs)
{
    g_autoptr (AmendsContactDesk) desk = amends_contact_desk_new (
        self->store, outbox, packs != NULL ? packs : amends_rule_packs_get_default (), self->settings, NULL, NULL);

    amends_reviews_page_set_desk (self->reviews, desk);
}

static void
reviews_requested_cb (AmendsFeedbackPage *feedback G_GNUC_UNUSED, const AmendsReviewQuery *query, gpointer user_data)
{
    AmendsWindow *self = user_data;

    amends_reviews_page_set_query (self->reviews, query);
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "reviews");
}

/* Making pages: that of the reviews at once, the others when they are gone to, or when there is time */

static GtkWidget *
add_page_list (AmendsWindow *self, Page page)
{
    self->page_lists[page] = AMENDS_PAGE_LIST (amends_page_list_new (page_names[page]));
    if (self->messages != NULL)
        amends_page_list_set_unread (self->page_lists[page], amends_messages_page_get_unread (self->messages));
    return GTK_WIDGET (self->page_lists[page]);
}

static GtkWidget *
make_messages (AmendsWindow *self)
{
    self->messages = amends_messages_page_new (self->store, self->settings, self->primary_menu);
    amends_messages_page_set_switcher (self->messages, add_page_list (self, PAGE_MESSAGES));
    g_signal_connect_object (self->messages, "notify::unread", G_CALLBACK (unread_cb), self, G_CONNECT_DEFAULT);
    return GTK_WIDGET (self->messages);
}

static GtkWidget *
make_feedback (AmendsWindow *self)
{
    self->feedback =
        amends_feedback_page_new (self->store, amends_rule_pack_get_default (), self->settings, self->primary_menu);
    amends_feedback_page_set_switcher (self->feedback, add_page_list (self, PAGE_FEEDBACK));
    g_signal_connect_object (self->feedback, "reviews-requested", G_CALLBACK (reviews_requested_cb), self,
                             G_CONNECT_DEFAULT);
    return GTK_WIDGET (self->feedback);
}

static GtkWidget *
make_guide (AmendsWindow *self)
{
    self->guide = amends_guide_page_new (self->store, amends_rule_pack_get_default (), self->primary_menu);
    amends_guide_page_set_switcher (self->guide, add_page_list (self, PAGE_GUIDE));
    return GTK_WIDGET (self->guide);
}

static void
make_page (AmendsWindow *self, Page page)
{
    GtkWidget *widget = page == PAGE_MESSAGES   ? make_messages (self)
                        : page == PAGE_FEEDBACK ? make_feedback (self)
                                                : make_guide (self);

    gtk_stack_add_named (self->pages, widget, page_names[page]);
}

static gboolean
is_made (AmendsWindow *self, Page page)
{
    return gtk_stack_get_child_by_name (self->pages, page_names[page]) != NULL;
}

/* Returns: whether there is such a page now */
static gboolean
need_page (AmendsWindow *self, const char *name)
{
    for (Page page = PAGE_REVIEWS; self->pages != NULL && page < N_PAGES; page++) {
        if (!g_str_equal (page_names[page], name))
            continue;
        if (!is_made (self, page))
            make_page (self, page);
        return TRUE;
    }
    return FALSE;
}

static gboolean
prepare_cb (gpointer user_data)
{
    AmendsWindow *self = user_data;

    for (Page page = PAGE_REVIEWS; page < N_PAGES; page++) {
        if (is_made (self, page))
            continue;
        make_page (self, page);
        return G_SOURCE_CONTINUE;
    }
    self->prepare_id = 0;
    return G_SOURCE_REMOVE;
}

void
amends_window_prepare_pages (AmendsWindow *self)
{
    if (self->prepare_id == 0 && (self->messages == NULL || self->feedback == NULL || self->guide == NULL))
        self->prepare_id = g_timeout_add_full (G_PRIORITY_LOW, PREPARE_PAUSE_MS, prepare_cb, self, NULL);
}

static GtkWidget *
make_state_page (gpointer user_data)
{
    AmendsWindow *self = user_data;

    self->state_page = amends_state_page_new ();
    if (self->state != NULL && self->state->kind == AMENDS_STATE_KIND_PAGE)
        amends_state_page_set_state (self->state_page, self->state);
    return GTK_WIDGET (self->state_page);
}

void
amends_window_add_pages (AmendsWindow *self, AmendsOutbox *outbox, AmendsRulePacks *packs)
{
    self->pages = GTK_STACK (g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL));
    self->reviews = amends_reviews_page_new (self->store, self->engine, self->settings, self->primary_menu);
    amends_reviews_page_set_placeholder (self->reviews, make_state_page, self);
    amends_reviews_page_set_switcher (self->reviews, add_page_list (self, PAGE_REVIEWS));
    add_desk (self, outbox, packs);
    gtk_stack_add_named (self->pages, GTK_WIDGET (self->reviews), page_names[PAGE_REVIEWS]);
    gtk_stack_add_named (self->stack, GTK_WIDGET (self->pages), "reviews");
}

void
amends_window_remove_pages (AmendsWindow *self)
{
    g_clear_handle_id (&self->prepare_id, g_source_remove);
    if (self->pages != NULL && self->stack != NULL)
        gtk_stack_remove (self->stack, GTK_WIDGET (self->pages));
    self->pages = NULL;
    self->reviews = NULL;
    self->messages = NULL;
    self->feedback = NULL;
    self->guide = NULL;
    self->state_page = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS (self->page_lists); i++)
        self->page_lists[i] = NULL;
}

/* Where the focus was when the page was left; the first time, where Tab leads. */
static void
focus_page (GtkWidget *page)
{
    GtkWidget *last = page;

    while (gtk_widget_get_focus_child (last) != NULL)
        last = gtk_widget_get_focus_child (last);
    if (last == page || !gtk_widget_grab_focus (last))
        gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_page (AmendsWindow *self, const char *name)
{
    if (!need_page (self, name))
        return;
    gtk_stack_set_visible_child_name (self->pages, name);
    focus_page (gtk_stack_get_visible_child (self->pages));
}

void
amends_window_show_review (AmendsWindow *self, gint64 review_id)
{
    g_return_if_fail (AMENDS_IS_WINDOW (self));
    if (self->reviews == NULL)
        return;
    show_page (self, "reviews");
    amends_reviews_page_show_review (self->reviews, review_id);
}

void
amends_window_show_query (AmendsWindow *self, const AmendsReviewQuery *query)
{
    g_return_if_fail (AMENDS_IS_WINDOW (self));
    if (self->reviews == NULL)
        return;
    show_page (self, "reviews");
    amends_reviews_page_set_query (self->reviews, query);
}

void
amends_window_show_message (AmendsWindow *self, gint64 message_id)
{
    g_return_if_fail (AMENDS_IS_WINDOW (self));
    if (self->pages == NULL)
        return;
    show_page (self, "messages");
    amends_messages_page_show_message (self->messages, message_id);
}

static void
show_page_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    show_page (AMENDS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_review_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    amends_window_show_review (AMENDS_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
show_message_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    amends_window_show_message (AMENDS_WINDOW (widget), g_variant_get_int64 (parameter));
}

/* What a page leads to on another one */

static void
show_feedback_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsWindow *self = AMENDS_WINDOW (widget);

    show_page (self, "feedback");
    if (self->feedback != NULL)
        amends_feedback_page_show_feedback (self->feedback, g_variant_get_int64 (parameter));
}

static void
show_cause_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsWindow *self = AMENDS_WINDOW (widget);
    int cause = amends_cause_from_id (g_variant_get_string (parameter, NULL));
    AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

    if (self->pages == NULL || cause == AMENDS_CAUSE_NONE)
        return;
    if (dialog != NULL)
        adw_dialog_close (dialog);
    show_page (self, "guide");
    amends_guide_page_show_cause (self->guide, (AmendsCause) cause);
}

static void
find_reviews_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsWindow *self = AMENDS_WINDOW (widget);
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (AmendsReviewQuery) query =
        amends_query_language_parse (g_variant_get_string (parameter, NULL), zone, NULL);

    show_page (self, "reviews");
    if (self->reviews != NULL)
        amends_reviews_page_set_query (self->reviews, query);
}

static void
find_feedback_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsWindow *self = AMENDS_WINDOW (widget);

    show_page (self, "feedback");
    if (self->feedback != NULL)
        amends_feedback_page_find (self->feedback, g_variant_get_string (parameter, NULL));
}

void
amends_window_install_page_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "win.show-feedback", "x", show_feedback_action);
    gtk_widget_class_install_action (widget_class, "win.show-cause", "s", show_cause_action);
    gtk_widget_class_install_action (widget_class, "win.find-reviews", "s", find_reviews_action);
    gtk_widget_class_install_action (widget_class, "win.find-feedback", "s", find_feedback_action);
    gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
    gtk_widget_class_install_action (widget_class, "win.show-review", "x", show_review_action);
    gtk_widget_class_install_action (widget_class, "win.show-message", "x", show_message_action);
}
