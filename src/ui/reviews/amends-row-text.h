/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "amends-review.h"

G_BEGIN_DECLS

typedef enum {
    AMENDS_BADGE_PLAIN,
    AMENDS_BADGE_ACCENT,
    AMENDS_BADGE_WARNING,
} AmendsBadgeKind;

typedef struct {
    AmendsBadgeKind kind;
    char *label;
    const char *icon; /* (nullable): drawn instead of the label, which is then its tooltip */
} AmendsBadge;

/** AmendsRowText: what one row of a list shows, ready to be drawn. */
typedef struct {
    int stars;
    char *title;
    char *body;           /* the beginning; may be empty */
    char *source;         /* product, brand and marketplace */
    GArray *title_spans;  /* (element-type AmendsPrivateSpan) (nullable): what is private of @title */
    GArray *source_spans; /* (element-type AmendsPrivateSpan) (nullable): what is private of @source */
    char *date;           /* as near as it is said: "3 days ago" */
    char *exact;          /* the same to the minute */
    GPtrArray *badges;    /* (element-type AmendsBadge): the most important first */
    gboolean low;         /* a wide row has one line of @body instead of two: its rows have no badges */
} AmendsRowText;

/** amends_row_text_new: Returns: (transfer full): what @review says at @now, in @zone */
AmendsRowText *amends_row_text_new (const AmendsReview *review, gint64 now, GTimeZone *zone);
/** amends_row_text_new_bare: Returns: (transfer full): all is empty but @stars; the texts are to be set before it is shown */
AmendsRowText *amends_row_text_new_bare (int stars);
/** amends_row_text_add_badge: @label: copied */
void amends_row_text_add_badge (AmendsRowText *self, AmendsBadgeKind kind, const char *label);
void amends_row_text_free (AmendsRowText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRowText, amends_row_text_free)

G_END_DECLS
