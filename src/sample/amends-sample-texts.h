/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define AMENDS_SAMPLE_LEVELS 6 /* indexed by stars; 0 is not used */

/** AmendsSampleAspect: one thing that people praise or curse about a product. All members owned. */
typedef struct {
    GStrv good;
    GStrv bad;
    GStrv title_good;
    GStrv title_bad;
    char *topic; /* (nullable): a name that is the same in every language, see amends_sample_catalog_get_topic() */
} AmendsSampleAspect;

/** AmendsSampleProductTexts: what people of one language write about one product. All members owned. */
typedef struct {
    char *title;
    GStrv variants;
    GPtrArray *aspects; /* (element-type AmendsSampleAspect) */
    GStrv stories[AMENDS_SAMPLE_LEVELS];
} AmendsSampleProductTexts;

/** AmendsSampleTexts: one text file, in memory. All members owned. */
typedef struct {
    char *language;
    GStrv titles[AMENDS_SAMPLE_LEVELS];
    GStrv openings[AMENDS_SAMPLE_LEVELS];
    GStrv closings[AMENDS_SAMPLE_LEVELS];
    GStrv shorts[AMENDS_SAMPLE_LEVELS];
    GStrv delivery_good;
    GStrv delivery_bad;
    GStrv edits;      /* additions of any mood; one that ends in a colon wants a sentence after it */
    GStrv edits_good; /* only for four and five stars */
    GStrv edits_bad;  /* only for one and two */
    GStrv authors;
    GStrv british;        /* pairs: American spelling, British spelling; empty but for English */
    GHashTable *products; /* key → AmendsSampleProductTexts */
} AmendsSampleTexts;

/** amends_sample_texts_load: Returns: (transfer full): the text file of @language; a missing or malformed one is a fault of the build, and fatal */
AmendsSampleTexts *amends_sample_texts_load (const char *language);
void amends_sample_texts_free (AmendsSampleTexts *self);

/** amends_sample_texts_get_product: Returns: (transfer none): never NULL for a key of the catalogue */
const AmendsSampleProductTexts *amends_sample_texts_get_product (const AmendsSampleTexts *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSampleTexts, amends_sample_texts_free)

G_END_DECLS
