/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shared by the folding and the matching; nothing outside this folder needs it. */

/** amends_char_is_word: TRUE for letters, digits and the marks on them */
gboolean amends_char_is_word (gunichar c);

/** amends_char_is_extension: TRUE for what belongs to the character before it: marks, joiners, voicing signs */
gboolean amends_char_is_extension (gunichar c);

G_END_DECLS
