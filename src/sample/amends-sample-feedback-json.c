/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-feedback-json.h"

static void
add_instant_or_null (AmendsSampleWriter *writer, const char *member, gint64 instant)
{
    if (instant != 0)
        amends_sample_json_instant (writer, member, instant);
    else
        amends_sample_json_string (writer, member, NULL);
}

static void
add_members (AmendsSampleWriter *writer, const AmendsSampleFeedback *feedback)
{
    g_autofree char *url = g_strdup_printf ("https://%s/sp/feedback/%s", feedback->marketplace->host, feedback->row.id);

    amends_sample_json_string (writer, "marketplace", feedback->marketplace->code);
    amends_sample_json_string (writer, "order_id", feedback->order_id);
    amends_sample_json_int (writer, "stars", feedback->stars);
    amends_sample_json_string (writer, "text", feedback->text);
    amends_sample_json_string (writer, "response", feedback->response);
    add_instant_or_null (writer, "responded_at", feedback->responded_at);
    amends_sample_json_string (writer, "language", feedback->language);
    amends_sample_json_string (writer, "author", feedback->author);
    amends_sample_json_tri (writer, "sent_by_marketplace", feedback->by_marketplace);
    amends_sample_json_instant (writer, "published_at", feedback->published_at);
    amends_sample_json_instant (writer, "updated_at", feedback->row.updated_at);
    add_instant_or_null (writer, "struck_through_at", feedback->struck_at);
    amends_sample_json_string (writer, "url", url);
}

void
amends_sample_json_feedback (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin G_GNUC_UNUSED)
{
    const AmendsSampleFeedback *feedback = (const AmendsSampleFeedback *) row;

    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "id", feedback->row.id);
    if (feedback->deleted_at != 0)
        amends_sample_json_instant (writer, "deleted_at", feedback->deleted_at);
    else
        add_members (writer, feedback);
    amends_sample_writer_end_object (writer);
}

void
amends_sample_json_total (AmendsSampleWriter *writer, const AmendsSampleTotal *total, gint64 as_of)
{
    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "marketplace", total->marketplace->code);
    amends_sample_json_string (writer, "window", amends_feedback_window_to_string (total->window));
    amends_sample_json_int (writer, "positive", total->counts.positive);
    amends_sample_json_int (writer, "neutral", total->counts.neutral);
    amends_sample_json_int (writer, "negative", total->counts.negative);
    amends_sample_json_instant (writer, "as_of", as_of);
    amends_sample_writer_end_object (writer);
}
