/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-cause.h"

G_BEGIN_DECLS

/** amends_cause_line_new: one cause as a row of a list: its code, its title, and at the end @suffix. @suffix: (transfer floating) (nullable) */
GtkWidget *amends_cause_line_new (AmendsCause cause, GtkWidget *suffix);
/** amends_cause_line_get: Returns: the cause of a row made by amends_cause_line_new() */
AmendsCause amends_cause_line_get (GtkListBoxRow *row);

/** amends_cause_line_group: heads the first row of each problem with its title; @list holds such rows only */
void amends_cause_line_group (GtkListBox *list);

G_END_DECLS
