/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-effect.h"
#include "amends-cause-spike.h"

G_BEGIN_DECLS

/* What the numbers say of a solution or of a product, in sentences: with n, and with the reason where nothing can be said. */

/** amends_effect_text_new: Returns: (transfer full): what came of a solution */
char *amends_effect_text_new (const AmendsEffect *effect);

/** amends_effect_text_spike: why the spike watch fired. @cause: an AmendsCause, or AMENDS_CAUSE_NONE for critical reviews of any cause. Returns: (transfer full) */
char *amends_effect_text_spike (const AmendsSpike *spike, int cause);

G_END_DECLS
