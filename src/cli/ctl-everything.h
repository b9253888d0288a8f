/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl-context.h"

G_BEGIN_DECLS

/** ctl_export_everything: writes all that @store holds into the folder @path. Returns: an exit code */
int ctl_export_everything (CtlContext *context, AmendsStore *store, const char *path);

/** ctl_everything_resume: ends a deletion of the data folder that was cut off, if there is one. Returns: an exit code: the data may be opened after EX_OK */
int ctl_everything_resume (CtlContext *context);

G_END_DECLS
