/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-await.h"
#include "amends-store.h"

G_BEGIN_DECLS

/** CtlContext: what every command of amendsctl works with. */
typedef struct {
    char *data_folder;
    GCancellable *cancellable; /* cancelled by SIGINT, SIGTERM and SIGHUP */
    int signal_number;         /* the signal that came, or 0 */
    AmendsStore *store;        /* (nullable): see ctl_context_open_store() */
} CtlContext;

/** CtlCommandFunc: runs a command. @args: (array zero-terminated=1): the command's name and what follows it. Returns: the exit code */
typedef int (*CtlCommandFunc) (CtlContext *context, char **args);

typedef struct {
    const char *name;
    CtlCommandFunc run;
    const char *summary; /* marked for translation */
} CtlCommand;

void ctl_context_init (CtlContext *self);
void ctl_context_clear (CtlContext *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CtlContext, ctl_context_clear)

/** ctl_context_get_folder: Returns: where the data is */
const char *ctl_context_get_folder (CtlContext *self);

/** ctl_context_open_store: Returns: (transfer none) (nullable): the store, opened at the first call; NULL after telling why, with @exit_code set */
AmendsStore *ctl_context_open_store (CtlContext *self, int *exit_code);

/** ctl_context_fail: tells @error on standard error. Returns: the exit code that stands for it; that of the signal after a cancel */
int ctl_context_fail (CtlContext *self, const GError *error);

/**
 * ctl_context_parse: parses a command's options; `--help` is answered and ends the program. Words that no entry takes are refused.
 * @usage: what follows the command's name, "ID…"; @details: (nullable): more help
 *
 * Returns: FALSE after telling what is wrong: the command then ends with EX_USAGE
 */
gboolean ctl_context_parse (CtlContext *self, char ***args, const GOptionEntry *entries, const char *usage,
                            const char *summary, const char *details);

G_END_DECLS
