/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "amends-cause.h"
#include "amends-event.h"

G_BEGIN_DECLS

/** AmendsLearnedRule: words that a person's correction made a sign of a cause, or against one. Immutable. What the classifier takes is AmendsCauseRule. */
typedef struct {
    gint64 id;
    const char *phrase; /* words as a person reads them, never empty */
    AmendsCause cause;
    int weight;            /* -3 to 3, not 0; 2 is enough for a suggestion */
    AmendsSubject subject; /* what it was made from: a review or feedback */
    gint64 comment_id;     /* its id; 0: from none, or it is gone */
    gint64 made_at;
} AmendsLearnedRule;

#define AMENDS_TYPE_LEARNED_RULE (amends_learned_rule_get_type ())
GType amends_learned_rule_get_type (void);

AmendsLearnedRule *amends_learned_rule_new (const AmendsLearnedRule *fields);
AmendsLearnedRule *amends_learned_rule_ref (AmendsLearnedRule *self);
void amends_learned_rule_unref (AmendsLearnedRule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsLearnedRule, amends_learned_rule_unref)

G_END_DECLS
