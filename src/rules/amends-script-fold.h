/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_script_fold: makes one of what is written in two scripts, in place and in as many bytes: Katakana becomes Hiragana, and traditional
 * Chinese characters become simplified ones. Buyers mix them, and mean the same. The search does not do so: there a person means what they type.
 * @text: valid UTF-8, folded by amends_text_fold()
 */
void amends_script_fold (char *text);

G_END_DECLS
