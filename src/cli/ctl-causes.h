/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-guide.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/* What the commands about causes share. */

/** ctl_causes_get_guide: Returns: (transfer none): in the person's language */
const AmendsGuide *ctl_causes_get_guide (void);

/** ctl_causes_read_id: Returns: FALSE after telling that @text is no number of a comment */
gboolean ctl_causes_read_id (const char *text, gint64 *id);

/** ctl_causes_read: a cause by its id or its place in the guide ("2a"). Returns: FALSE after telling which there are */
gboolean ctl_causes_read (const char *text, AmendsCause *cause);

G_END_DECLS
