/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-sample-random.h"
#include "amends-sample-texts.h"

G_BEGIN_DECLS

/** AmendsSampleOccasion: what a review is written about, and how its writer feels. All members borrowed. */
typedef struct {
    const AmendsSampleTexts *texts;
    const char *product; /* key */
    int stars;
    const char *topic; /* (nullable): an aspect that is surely named */
    gboolean digital;  /* nothing was sent by post */
    gboolean edited;   /* something was added later */
    gboolean british;  /* spelling, for English */
} AmendsSampleOccasion;

/**
 * amends_sample_compose: writes a review from the text file's sentences: none twice, none of the wrong mood.
 *
 * @title: (out) (transfer full): never NULL
 * @body: (out) (transfer full): never NULL
 * @first_body: (out) (transfer full) (nullable): what stood there before something was added; NULL if nothing was
 * Returns: (nullable) (transfer none): the whole story that @body tells, so that the caller can see to it that nobody tells it again
 */
const char *amends_sample_compose (const AmendsSampleOccasion *occasion, AmendsSampleRandom *random, char **title,
                                   char **body, char **first_body);

G_END_DECLS
