/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "amends-cause-classifier.h"

G_BEGIN_DECLS

/** AmendsCausePart: a part of the classified text that a label of its own shows. */
typedef struct {
    const char *raw; /* as it is in the classified text */
    guint offset;    /* bytes before it there */
    gboolean one_line;
} AmendsCausePart;

/**
 * amends_cause_marks_new: underlines the words that decided, where a label shows @part made fit by amends_text_for_display().
 * @words: (element-type AmendsCauseWords): of the classified text; those outside of the part are left out
 *
 * Returns: (transfer full) (nullable): NULL if none is in it
 */
PangoAttrList *amends_cause_marks_new (const AmendsCausePart *part, GArray *words);

/** amends_cause_marks_join: Returns: (transfer full) (nullable): both; either may be NULL */
PangoAttrList *amends_cause_marks_join (PangoAttrList *first, PangoAttrList *second);

G_END_DECLS
