/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** AmendsStoreFailure: what to tell a person whose data cannot be opened. Static, translated texts. */
typedef struct {
    const char *icon;
    const char *title;
    const char *advice;    /* (nullable): what can be done besides what the error's message says */
    gboolean can_retry;    /* trying again may help */
    gboolean start_afresh; /* the file is damaged: it can be put aside */
} AmendsStoreFailure;

/** amends_store_failure_explain: @error: from opening the store or the sample shop; any domain */
AmendsStoreFailure amends_store_failure_explain (const GError *error);

G_END_DECLS
