/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AmendsTri: a fact that a source may leave open. Unknown is never taken for yes (rule X5).
 */
typedef enum {
    AMENDS_TRI_UNKNOWN = -1,
    AMENDS_TRI_NO = 0,
    AMENDS_TRI_YES = 1,
} AmendsTri;

/* Instants are seconds since 1970-01-01 UTC in a gint64 everywhere below the interface. Zero means "not known" or "never". */

G_END_DECLS
