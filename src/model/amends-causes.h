/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "amends-cause.h"
#include "amends-event.h"

G_BEGIN_DECLS

/** AmendsCauseOrigin: who says why a customer is unhappy. */
typedef enum {
    AMENDS_CAUSE_ORIGIN_NONE,      /* nobody yet, or nothing in the text speaks clearly enough */
    AMENDS_CAUSE_ORIGIN_SUGGESTED, /* the classifier, from words alone (rule #35) */
    AMENDS_CAUSE_ORIGIN_PERSON,    /* the person; no suggestion takes its place */
} AmendsCauseOrigin;

#define AMENDS_MAX_CAUSES 2

/** AmendsCauses: why one customer is unhappy; a plain value. Made by the person with n 0: they have looked and cleared it. */
typedef struct {
    AmendsCauseOrigin origin;
    guint n;
    AmendsCause items[AMENDS_MAX_CAUSES]; /* the stronger first, each once */
    gboolean wrong_door;                  /* the comment is about what belongs into the other kind of comment */
} AmendsCauses;

/**
 * amends_causes_init: @causes: at most AMENDS_MAX_CAUSES; one that is there twice counts once. The door is found by
 * amends_causes_are_wrong_door().
 */
void amends_causes_init (AmendsCauses *self, AmendsCauseOrigin origin, AmendsSubject subject, const AmendsCause *causes,
                         gsize n_causes);

/** amends_causes_equal: TRUE if origin, causes and door are the same; the order of two causes counts */
gboolean amends_causes_equal (const AmendsCauses *a, const AmendsCauses *b);

/** amends_causes_has: TRUE if @cause is one of them */
gboolean amends_causes_has (const AmendsCauses *self, AmendsCause cause);

/**
 * amends_causes_are_wrong_door: TRUE if all of them belong into the other kind of comment: a product review that is about delivery or service only, or
 * feedback that is only a product review (rules #77 and #78), which one about the listing's pictures is not. FALSE without causes.
 */
gboolean amends_causes_are_wrong_door (AmendsSubject subject, const AmendsCause *causes, gsize n_causes);

/** amends_causes_format: Returns: (transfer full): the ids, "slow-delivery,quality"; "" for none. As events and JSON have them */
char *amends_causes_format (const AmendsCause *causes, gsize n_causes);
/** amends_causes_parse: the inverse. @n_causes: (out). "" gives none. FALSE if something in @text is no cause, or there are more than AMENDS_MAX_CAUSES */
gboolean amends_causes_parse (const char *text, AmendsCause *causes, gsize *n_causes);

/**
 * amends_causes_join_text: the text that causes are found in, so that the places of words are the same wherever it is looked at
 * @title, @body: (nullable): feedback has no title
 *
 * Returns: (transfer full) (nullable): title, line feed and body, or the one that there is; NULL if there is neither
 */
char *amends_causes_join_text (const char *title, const char *body);

/** amends_cause_origin_to_string: Returns: the stable name in JSON ("none", "suggested", "person") */
const char *amends_cause_origin_to_string (AmendsCauseOrigin origin);

G_END_DECLS
