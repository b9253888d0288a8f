/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * amends_template_choice_bind: makes two rows the choice of the languages in which templates are read, and keeps it in the settings.
 * @first: the program's own, none, or a language
 * @second: shown while @first is a language: what is shown where the marketplace does not have that one
 */
void amends_template_choice_bind (AdwComboRow *first, AdwComboRow *second, GSettings *settings);

G_END_DECLS
