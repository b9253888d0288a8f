/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-marks.h"
#include "amends-causes.h"

G_BEGIN_DECLS

/** AmendsComment: a review or feedback, as far as its causes go. Strings are borrowed. */
typedef struct {
    AmendsSubject subject;
    gint64 id;
    const char *language; /* (nullable): BCP 47 */
    const char *title;    /* (nullable): reviews only */
    const char *body;     /* (nullable) */
} AmendsComment;

/** AmendsCauseEvidence: the causes of one comment, and the words of it that speak for them. */
typedef struct {
    AmendsCauses causes;
    char *text;                     /* title and body, as they were classified */
    guint body_offset;              /* bytes of it before the body */
    GStrv words[AMENDS_MAX_CAUSES]; /* (nullable): for each cause, what decided, each once */
    GArray *marks;                  /* (element-type AmendsCauseWords): all of those in the text */
} AmendsCauseEvidence;

/**
 * amends_cause_evidence_new: classifies the comment anew, as only the causes are kept, not the words.
 * @kept: what is kept of it; where that is nothing yet, what is found now is the suggestion
 * @rules: (nullable) (element-type AmendsLearnedRule): what the person taught
 */
AmendsCauseEvidence *amends_cause_evidence_new (const AmendsComment *comment, const AmendsCauses *kept,
                                                GPtrArray *rules);
void amends_cause_evidence_free (AmendsCauseEvidence *self);

/** amends_cause_evidence_mark_title: Returns: (transfer full) (nullable): for the label that shows the title on one line */
PangoAttrList *amends_cause_evidence_mark_title (const AmendsCauseEvidence *self);
/** amends_cause_evidence_mark_body: Returns: (transfer full) (nullable): for the label that shows the body */
PangoAttrList *amends_cause_evidence_mark_body (const AmendsCauseEvidence *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsCauseEvidence, amends_cause_evidence_free)

G_END_DECLS
