/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-feedback-json.h"

static void
add_instant_or_null (JsonBuilder *builder, const char *member, gint64 instant)
{
    if (instant != 0)
        amends_sample_json_instant (builder, member, instant);
    else
        amends_sample_json_string (builder, member, NULL);
}

static void
add_members (JsonBuilder *builder, const AmendsSampleFeedback *feedback)
{
    g_autofree char *url = g_strdup_printf ("https://%s/sp/feedback/%s", feedback->marketplace->host, feedback->row.id);

    amends_sample_json_string (builder, "marketplace", feedback->marketplace->code);
    amends_sample_json_string (builder, "order_id", feedback->order_id);
    amends_sample_json_int (builder, "stars", feedback->stars);
    amends_sample_json_string (builder, "text", feedback->text);
    amends_sample_json_string (builder, "response", feedback->response);
    add_instant_or_null (builder, "responded_at", feedback->responded_at);
    amends_sample_json_string (builder, "language", feedback->language);
    amends_sample_json_string (builder, "author", feedback->author);
    amends_sample_json_tri (builder, "sent_by_marketplace", feedback->by_marketplace);
    amends_sample_json_instant (builder, "published_at", feedback->published_at);
    amends_sample_json_instant (builder, "updated_at", feedback->row.updated_at);
    add_instant_or_null (builder, "struck_through_at", feedback->struck_at);
    amends_sample_json_string (builder, "url", url);
}

void
amends_sample_json_feedback (JsonBuilder *builder, const AmendsSampleRow *row, const char *origin G_GNUC_UNUSED)
{
    const AmendsSampleFeedback *feedback = (const AmendsSampleFeedback *) row;

    json_builder_begin_object (builder);
    amends_sample_json_string (builder, "id", feedback->row.id);
    if (feedback->deleted_at != 0)
        amends_sample_json_instant (builder, "deleted_at", feedback->deleted_at);
    else
        add_members (builder, feedback);
    json_builder_end_object (builder);
}

void
amends_sample_json_total (JsonBuilder *builder, const AmendsSampleTotal *total, gint64 as_of)
{
    json_builder_begin_object (builder);
    amends_sample_json_string (builder, "marketplace", total->marketplace->code);
    amends_sample_json_string (builder, "window", amends_feedback_window_to_string (total->window));
    amends_sample_json_int (builder, "positive", total->counts.positive);
    amends_sample_json_int (builder, "neutral", total->counts.neutral);
    amends_sample_json_int (builder, "negative", total->counts.negative);
    amends_sample_json_instant (builder, "as_of", as_of);
    json_builder_end_object (builder);
}
