/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
    AMENDS_PRIVATE_NAME,
    AMENDS_PRIVATE_ORDER,
} AmendsPrivateKind;

/** AmendsPrivateSpan: bytes of a text that privacy mode hides */
typedef struct {
    AmendsPrivateKind kind;
    guint start;
    guint end;
} AmendsPrivateSpan;

/** amends_private_text_whole: Returns: (transfer full) (element-type AmendsPrivateSpan): all of @text */
GArray *amends_private_text_whole (const char *text, AmendsPrivateKind kind);

/**
 * amends_private_text_find: wherever a name and an order number stand in a text, as that is displayed.
 * @name: (nullable): from outside; short ones only as words of their own
 * @order: (nullable): the same
 *
 * Returns: (transfer full) (element-type AmendsPrivateSpan): from the beginning on, apart from each other; may be empty
 */
GArray *amends_private_text_find (const char *text, const char *name, const char *order);

/** amends_private_text_dup_hidden: Returns: (transfer full): @text, with what each span stands for instead of it, as in "Hidden name" */
char *amends_private_text_dup_hidden (const char *text, const GArray *spans);

/** amends_private_text_snapshot: draws @layout from the origin on, and bars of the same length over @spans; no letter of these is drawn */
void amends_private_text_snapshot (GtkSnapshot *snapshot, PangoLayout *layout, const GArray *spans,
                                   const GdkRGBA *colour);

/** amends_private_text_hit: Returns: whether a bar lies at @x, @y of @layout, in pixels */
gboolean amends_private_text_hit (PangoLayout *layout, const GArray *spans, double x, double y);

G_END_DECLS
