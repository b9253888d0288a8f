/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-private-text.h"

G_BEGIN_DECLS

/**
 * AmendsPrivateLabel: a label whose text, or a part of it, is covered by a bar in privacy mode, until the pointer or the focus is on it. While it is
 * covered it can have the focus, and a screen reader is told what is hidden instead of it.
 *
 * Properties: "hidden" (gboolean, read only): it is covered now.
 */
#define AMENDS_TYPE_PRIVATE_LABEL (amends_private_label_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPrivateLabel, amends_private_label, AMENDS, PRIVATE_LABEL, GtkWidget)

GtkWidget *amends_private_label_new (void);

/** amends_private_label_set: @spans: (transfer full) (nullable) (element-type AmendsPrivateSpan): of @text; NULL if nothing is private */
void amends_private_label_set (AmendsPrivateLabel *self, const char *text, GArray *spans);
/** amends_private_label_set_whole: all of @text is private */
void amends_private_label_set_whole (AmendsPrivateLabel *self, const char *text, AmendsPrivateKind kind);

/** amends_private_label_get_label: Returns: (transfer none): to set how it looks; its text is set here only */
GtkLabel *amends_private_label_get_label (AmendsPrivateLabel *self);

/** amends_private_label_dup_spoken: Returns: (transfer full): what a screen reader may say of it now */
char *amends_private_label_dup_spoken (AmendsPrivateLabel *self);

/** amends_private_label_follow_row: it lies in a list's row of which @content is the child: the row's focus counts as its own */
void amends_private_label_follow_row (AmendsPrivateLabel *self, GtkWidget *content);

G_END_DECLS
