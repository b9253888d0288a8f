/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-rule-pack.h"

G_BEGIN_DECLS

/* What a marketplace says in words rather than in numbers, as short statements: the pack has their ids and sources, the program the sentences. */

typedef enum {
    AMENDS_RULE_LIST_COMMUNICATION_GUIDELINES, /* for every message to a customer (#29, #33, #49) */
    AMENDS_RULE_LIST_REPORT_REASONS,           /* what a review may not hold, so may be reported for (#11) */
    AMENDS_N_RULE_LISTS,
} AmendsRuleList;

typedef struct {
    char *id;     /* "no-removal-request" */
    char *source; /* where it stands, for people; not translated */
    char *date;   /* the day on which the source was read */
} AmendsRuleStatement;

/** amends_rule_statement_get_text: Returns: the sentence, translated */
const char *amends_rule_statement_get_text (const AmendsRuleStatement *self);

/** amends_rule_statement_is_known: TRUE if the program has a sentence for @id */
gboolean amends_rule_statement_is_known (const char *id);

/** amends_rule_pack_get_statements: Returns: (transfer none) (element-type AmendsRuleStatement): never empty, in the order in which they are told */
GPtrArray *amends_rule_pack_get_statements (const AmendsRulePack *self, AmendsRuleList list);

/** amends_rule_pack_get_address: Returns: (transfer none): the https address of the marketplace's own page with the whole of @list */
const char *amends_rule_pack_get_address (const AmendsRulePack *self, AmendsRuleList list);

G_END_DECLS
