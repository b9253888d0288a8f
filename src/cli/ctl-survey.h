/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/**
 * ctl_survey_causes: suggests causes for all that is due, and tells a terminal how far it is: after a new version of the phrases, a million reviews take
 * a minute.
 * @n_looked_at: (out) (optional): how many comments were classified
 */
gboolean ctl_survey_causes (CtlContext *context, AmendsStore *store, guint64 *n_looked_at, GError **error);

G_END_DECLS
