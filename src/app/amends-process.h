/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_process_forbid_dumps: customers’ texts and tokens are in memory, so a crash must not leave them in a file.
 */
void amends_process_forbid_dumps (void);

/**
 * amends_process_limit_memory: what is great and short-lived goes back to the system when it is freed. Before there is any other thread.
 */
void amends_process_limit_memory (void);

/** amends_process_set_up_translations: the person's locale, and our catalogue in it */
void amends_process_set_up_translations (void);

G_END_DECLS
