/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** amends_sample_photo_new: Returns: (transfer full): a small PNG picture that depends on @id alone */
GBytes *amends_sample_photo_new (const char *id);

G_END_DECLS
