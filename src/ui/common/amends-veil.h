/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** AmendsVeil: tells a widget when to hide what it shows of a person: in privacy mode, but not under the pointer and not with the focus. */
#define AMENDS_TYPE_VEIL (amends_veil_get_type ())
G_DECLARE_FINAL_TYPE (AmendsVeil, amends_veil, AMENDS, VEIL, GObject)

/** AmendsVeilFunc: @widget is to hide it from now on, or to show it */
typedef void (*AmendsVeilFunc) (GtkWidget *widget, gboolean hidden);

/** AmendsVeilHit: Returns: whether what is hidden lies at @x, @y of @widget */
typedef gboolean (*AmendsVeilHit) (GtkWidget *widget, double x, double y);

/**
 * amends_veil_attach: @changed is not called for the state at the beginning.
 *
 * Returns: (transfer none): goes with @widget
 */
AmendsVeil *amends_veil_attach (GtkWidget *widget, AmendsVeilFunc changed);

gboolean amends_veil_is_hidden (AmendsVeil *self);
/** amends_veil_has_focus: whether it is shown because of the focus */
gboolean amends_veil_has_focus (AmendsVeil *self);

/** amends_veil_set_hit: the pointer is on it only there; without one, anywhere on the widget */
void amends_veil_set_hit (AmendsVeil *self, AmendsVeilHit hit);

/**
 * amends_veil_follow_row: the focus that counts is that of the list's row of which @content is the child, once the keyboard has brought it there. A
 * click that opens or selects a row is not meant to show whose it is.
 * @content: the widget itself, or one that it lies in
 */
void amends_veil_follow_row (AmendsVeil *self, GtkWidget *content);

G_END_DECLS
