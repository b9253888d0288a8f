/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

typedef enum {
    AMENDS_STARS_FOUND,
    AMENDS_STARS_MISSING,  /* empty, or zero where zero means "not rated" */
    AMENDS_STARS_UNREAD,   /* no number in it */
    AMENDS_STARS_FRACTION, /* 3.5: an average, not a person's rating */
    AMENDS_STARS_OUT_OF_RANGE,
} AmendsStarsStatus;

/** amends_stars_parse: "4", "4.0", "4,0 av 5", "5.0 out of 5 stars", "★★★★☆", "5つ星のうち3.0", "FOUR". @stars: (out): 1 to 5 if FOUND */
AmendsStarsStatus amends_stars_parse (const char *text, int *stars);

/** amends_count_parse: how many: "12", "1,234 people found this helpful", "One person found this helpful"; 0 if none can be read */
int amends_count_parse (const char *text);

/** amends_verified_parse: yes or no in any of our languages; UNKNOWN for anything else */
AmendsTri amends_verified_parse (const char *text);

G_END_DECLS
