/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-kind.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-dates.h"
#include "amends-feedback-text.h"
#include "amends-marketplace.h"
#include "amends-plan-text.h"
#include "amends-private-text.h"
#include "amends-stars.h"
#include "amends-store-feedback.h"
#include "amends-text.h"

/* Two lines hold less than that. */
#define BODY_CHARS 400

static gint64
get_id (gconstpointer row)
{
    return ((const AmendsFeedback *) row)->id;
}

static gint64
get_done_at (gconstpointer row)
{
    return ((const AmendsFeedback *) row)->done_at;
}

static gboolean
looks_the_same (gconstpointer left, gconstpointer right)
{
    const AmendsFeedback *a = left, *b = right;

    return a->stars == b->stars && a->done_at == b->done_at && a->has_note == b->has_note &&
           a->wrong_door == b->wrong_door && a->plan == b->plan && a->published_at == b->published_at &&
           amends_feedback_get_state (a) == amends_feedback_get_state (b) && g_strcmp0 (a->text, b->text) == 0 &&
           g_strcmp0 (a->response, b->response) == 0 && g_strcmp0 (a->author, b->author) == 0 &&
           g_strcmp0 (a->order_id, b->order_id) == 0;
}

static char *
dup_source (const AmendsFeedback *feedback)
{
    const char *parts[] = {
        feedback->plan != 0 ? amends_plan_text_get_badge (feedback->plan) : NULL,
        amends_feedback_text_state (amends_feedback_get_state (feedback)),
        feedback->wrong_door ? amends_cause_text_get_door (AMENDS_SUBJECT_FEEDBACK) : NULL,
        /* Translators: the seller has answered this feedback */
        feedback->response != NULL ? _ ("Answered") : NULL,
        feedback->marketplace[0] != '\0' ? amends_marketplace_get_name (feedback->marketplace) : NULL,
        feedback->author != NULL ? feedback->order_id : NULL,
        feedback->has_note ? _ ("Note") : NULL,
    };

    return amends_text_join (parts, G_N_ELEMENTS (parts));
}

static char *
dup_title (const AmendsFeedback *feedback)
{
    const char *name = feedback->author != NULL ? feedback->author : feedback->order_id;

    /* Translators: stands for the name of a customer that is not known */
    return name != NULL ? amends_text_for_display (name, AMENDS_TEXT_LIST_CHARS, TRUE) : g_strdup (_ ("Customer"));
}

AmendsRowText *
amends_feedback_row_text_new (const AmendsFeedback *feedback, gint64 now, GTimeZone *zone)
{
    AmendsRowText *self = amends_row_text_new_bare (feedback->stars);

    self->low = TRUE;
    self->title = dup_title (feedback);
    self->body = feedback->text != NULL ? amends_text_for_display (feedback->text, BODY_CHARS, TRUE)
                                        : g_strdup (_ ("No comment"));
    if (feedback->author != NULL || feedback->order_id != NULL)
        self->title_spans = amends_private_text_whole (self->title, feedback->author != NULL ? AMENDS_PRIVATE_NAME
                                                                                             : AMENDS_PRIVATE_ORDER);
    self->source = dup_source (feedback);
    if (feedback->author != NULL)
        self->source_spans = amends_private_text_find (self->source, NULL, feedback->order_id);
    self->date = amends_dates_relative (feedback->published_at, now, zone);
    self->exact = amends_dates_exact (feedback->published_at, zone);
    return self;
}

static AmendsRowText *
make_text (gconstpointer row, gint64 now, GTimeZone *zone)
{
    return amends_feedback_row_text_new (row, now, zone);
}

/* What the customer wrote ends as it likes: no second full stop is heard after it. */
static void
say (GString *spoken, const char *part)
{
    const char *last = spoken->len > 0 ? g_utf8_find_prev_char (spoken->str, spoken->str + spoken->len) : NULL;

    if (part[0] == '\0')
        return;
    if (last != NULL)
        g_string_append (spoken, g_unichar_ispunct (g_utf8_get_char (last)) ? " " : ". ");
    g_string_append (spoken, part);
}

char *
amends_feedback_row_dup_spoken (const AmendsFeedback *feedback, gint64 now, GTimeZone *zone, gboolean hidden)
{
    g_autoptr (AmendsRowText) text = amends_feedback_row_text_new (feedback, now, zone);
    g_autofree char *stars = amends_stars_describe (feedback->stars);
    g_autofree char *title = NULL, *source = NULL;
    g_autoptr (GString) spoken = g_string_new (NULL);

    title = amends_private_text_dup_hidden (text->title, hidden ? text->title_spans : NULL);
    source = amends_private_text_dup_hidden (text->source, hidden ? text->source_spans : NULL);
    say (spoken, stars);
    say (spoken, text->body);
    say (spoken, title);
    say (spoken, source);
    say (spoken, text->date);
    if (feedback->done_at != 0)
        say (spoken, _ ("Done"));
    return g_string_free (g_steal_pointer (&spoken), FALSE);
}

static char *
dup_spoken (gconstpointer row, gint64 now, GTimeZone *zone, gboolean hidden)
{
    return amends_feedback_row_dup_spoken (row, now, zone, hidden);
}

static void
find (AmendsStore *store, gconstpointer query, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
      gpointer user_data)
{
    amends_store_find_feedback_ids_async (store, query, limit, cancellable, callback, user_data);
}

static const AmendsRowKind FEEDBACK_KIND = {
    .get_type = amends_feedback_get_type,
    .get_query_type = amends_feedback_query_get_type,
    .rows_changed = AMENDS_STORE_CHANGE_FEEDBACK | AMENDS_STORE_CHANGE_CAUSES,
    .shape_changed = AMENDS_STORE_CHANGE_FEEDBACK_SHAPE | AMENDS_STORE_CHANGE_CAUSES,
    .get_id = get_id,
    .get_done_at = get_done_at,
    .looks_the_same = looks_the_same,
    .has_private = TRUE,
    .make_text = make_text,
    .dup_spoken = dup_spoken,
    .find = find,
    .find_finish = amends_store_find_feedback_ids_finish,
    .load = amends_store_load_feedback_async,
    .load_finish = amends_store_load_feedback_finish,
};

AmendsRowListModel *
amends_feedback_list_model_new (AmendsStore *store)
{
    return amends_row_list_model_new (&FEEDBACK_KIND, store);
}

AmendsFeedback *
amends_feedback_item_get (AmendsRowItem *item)
{
    return amends_row_item_get_row (item);
}
