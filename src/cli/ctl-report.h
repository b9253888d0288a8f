/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl-context.h"

G_BEGIN_DECLS

/** CtlReportOptions: what was written after "report"; the strings are owned by the caller. */
typedef struct {
    char *from, *to;           /* (nullable) */
    char *marketplace, *brand; /* (nullable) */
    char *paper, *path;        /* (nullable) */
    gboolean force;
} CtlReportOptions;

/** ctl_report_abuse: "report ID": where a review that breaks the rules can be reported. @words: (nullable): the arguments. Returns: the exit code */
int ctl_report_abuse (CtlContext *context, char **words, gboolean reported, gboolean withdraw);

/** ctl_report_write: "report -o FILE": the report of a period as a PDF. Returns: the exit code */
int ctl_report_write (CtlContext *context, const CtlReportOptions *options);

G_END_DECLS
