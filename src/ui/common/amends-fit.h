/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * amends_fit_buttons: the words on all buttons and ticks below @widget, which may be one itself, break into lines where there is too little room for them in
 * one: large letters on a narrow screen. Where there is room nothing changes.
 */
void amends_fit_buttons (GtkWidget *widget);

G_END_DECLS
