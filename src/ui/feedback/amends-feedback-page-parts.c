/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-feedback-page-private.h"
#include "amends-query-parts.h"

#define DAY 86400
#define COUNTED (1u << AMENDS_FEEDBACK_STANDS)

/* Which condition a chip names: of the causes, each has its own. */
enum { PART_PERIOD, PART_STARS, PART_STATES, PART_CAUSE };

static gboolean
is_narrowed (const AmendsFeedbackPart *part)
{
    return part->after != 0 || part->before != 0 || part->stars != 0 || part->causes != 0 || part->states != 0;
}

static void
set_scope (AmendsFeedbackPage *self)
{
    const AmendsFeedbackPart *part = &self->part;
    gboolean timed = part->after != 0 || part->before != 0;
    AmendsFeedbackQuery *query = amends_feedback_query_new ();
    const char *marketplace = amends_feedback_page_get_choice (self, CHOICE_MARKETPLACE);

    query->common->period = AMENDS_PERIOD_CUSTOM;
    query->common->after = timed ? part->after : self->whole ? 0 : self->span.first * DAY;
    /* All of it is all: what a source dates wrongly, to a day to come, must be found somewhere. */
    query->common->before = timed ? part->before : self->whole ? 0 : (self->span.last + 1) * DAY;
    query->common->stars = part->stars;
    query->common->causes = part->causes;
    query->states = part->states;
    if (marketplace != NULL)
        g_ptr_array_add (query->common->marketplaces, g_strdup (marketplace));
    amends_feedback_list_set_scope (self->list, query);
    amends_feedback_query_free (query);
}

static void
add_chip (AmendsFeedbackPage *self, GPtrArray *labels, guint condition, const char *label)
{
    g_array_append_val (self->part_chips, condition);
    g_ptr_array_add (labels, g_strdup (label));
}

/* What has the same words on the Reviews page. */
static void
add_shared_chips (AmendsFeedbackPage *self, GPtrArray *labels)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_inbox ();
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GPtrArray) parts = NULL;

    query->period = self->part.after != 0 || self->part.before != 0 ? AMENDS_PERIOD_CUSTOM : AMENDS_PERIOD_ALL;
    query->after = self->part.after;
    query->before = self->part.before;
    query->stars = self->part.stars;
    query->causes = self->part.causes;
    parts = amends_query_parts_list (query, NULL, amends_dates_now (), utc);
    for (guint i = 0; i < parts->len; i++) {
        const AmendsQueryPart *part = parts->pdata[i];

        if (part->kind == AMENDS_PART_PERIOD)
            add_chip (self, labels, PART_PERIOD, self->part_period != NULL ? self->part_period : part->label);
        else if (part->kind == AMENDS_PART_STARS)
            add_chip (self, labels, PART_STARS, part->label);
        else
            add_chip (self, labels, PART_CAUSE + (guint) amends_cause_from_id (part->value), part->label);
    }
}

static void
show_chips (AmendsFeedbackPage *self)
{
    g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

    g_array_set_size (self->part_chips, 0);
    add_shared_chips (self, labels);
    if (self->part.states == COUNTED)
        /* Translators: a filter: feedback that the marketplace has neither removed nor struck through */
        add_chip (self, labels, PART_STATES, _ ("Counts in the rating"));
    else if (self->part.states != 0)
        add_chip (self, labels, PART_STATES, _ ("Not removed"));
    g_ptr_array_add (labels, NULL);
    amends_feedback_list_set_chips (self->list, (const char *const *) labels->pdata);
}

/* What a chart counts is counted done or not, so that the list shows as many. */
static void
apply (AmendsFeedbackPage *self, const AmendsFeedbackPart *part)
{
    gboolean before = is_narrowed (&self->part), after = is_narrowed (part);

    g_set_str (&self->part_period, part->period);
    self->part = *part;
    self->part.period = NULL;
    if (after && !before)
        self->open_only = !amends_feedback_list_get_with_done (self->list);
    set_scope (self);
    if (after && !before)
        amends_feedback_list_set_with_done (self->list, TRUE);
    else if (before && !after && self->open_only)
        amends_feedback_list_set_with_done (self->list, FALSE);
    show_chips (self);
}

void
amends_feedback_page_narrow (AmendsFeedbackPage *self, const AmendsFeedbackPart *part)
{
    apply (self, part);
    amends_feedback_list_show (self->list);
}

void
amends_feedback_page_widen (AmendsFeedbackPage *self)
{
    apply (self, &(AmendsFeedbackPart) { 0 });
}

void
amends_feedback_page_remove_condition (AmendsFeedbackPage *self, guint chip)
{
    AmendsFeedbackPart part = self->part;
    g_autofree char *period = g_strdup (self->part_period);
    guint condition;

    if (chip >= self->part_chips->len)
        return;
    condition = g_array_index (self->part_chips, guint, chip);
    part.period = period;
    if (condition == PART_PERIOD) {
        part.after = part.before = 0;
        part.period = NULL;
    } else if (condition == PART_STARS) {
        part.stars = 0;
    } else if (condition == PART_STATES) {
        part.states = 0;
    } else {
        part.causes &= ~(1u << (condition - PART_CAUSE));
    }
    /* It only made the list as long as the chart said. */
    if (part.after == 0 && part.before == 0 && part.stars == 0 && part.causes == 0)
        part.states = 0;
    apply (self, &part);
}
