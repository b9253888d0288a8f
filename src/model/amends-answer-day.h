/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsAnswerDay: the neutral and negative feedback of one day (since 1970-01-01, UTC), and how it was answered: in public, or by a message through the marketplace to the customer of the same order (rule #39, 7b). Removed feedback is left out. */
typedef struct {
    gint64 day;
    gint64 within;  /* answered within 24 hours */
    gint64 later;   /* answered after that */
    gint64 not_yet; /* without an answer, and 24 hours have passed */
    gint64 unknown; /* answered, but nobody told when */
} AmendsAnswerDay;

G_END_DECLS
