/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-query.h"

G_DEFINE_BOXED_TYPE (AmendsFeedbackQuery, amends_feedback_query, amends_feedback_query_copy, amends_feedback_query_free)
G_DEFINE_BOXED_TYPE (AmendsFeedbackFacets, amends_feedback_facets, amends_feedback_facets_ref,
                     amends_feedback_facets_unref)

AmendsFeedbackQuery *
amends_feedback_query_new_for (AmendsReviewQuery *common)
{
    AmendsFeedbackQuery *self = g_new (AmendsFeedbackQuery, 1);

    *self = (AmendsFeedbackQuery) { .common = common, .has_response = AMENDS_TRI_UNKNOWN };
    return self;
}

AmendsFeedbackQuery *
amends_feedback_query_new (void)
{
    return amends_feedback_query_new_for (amends_review_query_new ());
}

AmendsFeedbackQuery *
amends_feedback_query_copy (const AmendsFeedbackQuery *self)
{
    AmendsFeedbackQuery *copy = g_memdup2 (self, sizeof *self);

    copy->common = amends_review_query_copy (self->common);
    return copy;
}

void
amends_feedback_query_free (AmendsFeedbackQuery *self)
{
    amends_review_query_free (self->common);
    g_free (self);
}

AmendsFeedbackFacets *
amends_feedback_facets_new (void)
{
    AmendsFeedbackFacets *self = g_atomic_rc_box_new0 (AmendsFeedbackFacets);

    self->marketplaces = amends_facets_list_new ();
    self->languages = amends_facets_list_new ();
    return self;
}

AmendsFeedbackFacets *
amends_feedback_facets_ref (AmendsFeedbackFacets *self)
{
    return g_atomic_rc_box_acquire (self);
}

static void
clear_facets (gpointer data)
{
    AmendsFeedbackFacets *self = data;

    g_ptr_array_unref (self->marketplaces);
    g_ptr_array_unref (self->languages);
}

void
amends_feedback_facets_unref (AmendsFeedbackFacets *self)
{
    g_atomic_rc_box_release_full (self, clear_facets);
}
