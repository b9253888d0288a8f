/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** amends_file_problem_get_title: Returns: (transfer none): what happened, in a few words; the error's message says what to do. @error: of any domain */
const char *amends_file_problem_get_title (const GError *error);

G_END_DECLS
