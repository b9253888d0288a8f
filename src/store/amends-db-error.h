/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store.h"

G_BEGIN_DECLS

/** amends_db_set_error: turns SQLite's result @result into AMENDS_STORE_ERROR with a sentence for people. @error: (nullable) */
void amends_db_set_error (GError **error, int result);

/** amends_store_set_error: the sentence that belongs to @code; for what SQLite does not find out itself */
void amends_store_set_error (GError **error, AmendsStoreError code);

G_END_DECLS
