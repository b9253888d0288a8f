/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-feedback.h"
#include "amends-timeline.h"

G_BEGIN_DECLS

/**
 * amends_feedback_timeline_new: all that happened to a feedback, newest first: the customer wrote it, it was answered, struck through or removed, and what the
 * person did about it.
 *
 * Returns: (transfer full) (element-type AmendsTimelineEntry)
 */
GPtrArray *amends_feedback_timeline_new (const AmendsFeedbackDetail *detail);

G_END_DECLS
