/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-window.h"

G_BEGIN_DECLS

/** amends_rule_notice_show: tells that the person's own files of rules are in use or cannot be. @warnings: (element-type utf8): a sentence each; none is no notice */
void amends_rule_notice_show (AmendsWindow *window, GPtrArray *warnings);

G_END_DECLS
