/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl-context.h"

G_BEGIN_DECLS

/* The commands, one file a group; each is a CtlCommandFunc. */

int ctl_account (CtlContext *context, char **args);
int ctl_account_add_feed (CtlContext *context, char **args);
int ctl_account_list (CtlContext *context, char **args);
int ctl_backup (CtlContext *context, char **args);
int ctl_backups (CtlContext *context, char **args);
int ctl_causes (CtlContext *context, char **args);
int ctl_causes_clear (CtlContext *context, char **args);
int ctl_causes_list (CtlContext *context, char **args);
int ctl_causes_rules (CtlContext *context, char **args);
int ctl_causes_rules_add (CtlContext *context, char **args);
int ctl_causes_rules_delete (CtlContext *context, char **args);
int ctl_causes_rules_list (CtlContext *context, char **args);
int ctl_causes_set (CtlContext *context, char **args);
int ctl_causes_show (CtlContext *context, char **args);
int ctl_causes_survey (CtlContext *context, char **args);
int ctl_check_data (CtlContext *context, char **args);
int ctl_contact (CtlContext *context, char **args);
int ctl_contact_check (CtlContext *context, char **args);
int ctl_contact_send (CtlContext *context, char **args);
int ctl_delete_everything (CtlContext *context, char **args);
int ctl_done (CtlContext *context, char **args);
int ctl_export (CtlContext *context, char **args);
int ctl_feedback (CtlContext *context, char **args);
int ctl_feedback_forecast (CtlContext *context, char **args);
int ctl_feedback_list (CtlContext *context, char **args);
int ctl_feedback_rating (CtlContext *context, char **args);
int ctl_feedback_what_if (CtlContext *context, char **args);
int ctl_import (CtlContext *context, char **args);
int ctl_log (CtlContext *context, char **args);
int ctl_messages (CtlContext *context, char **args);
int ctl_outbox (CtlContext *context, char **args);
int ctl_redo (CtlContext *context, char **args);
int ctl_reopen (CtlContext *context, char **args);
int ctl_report (CtlContext *context, char **args);
int ctl_restore (CtlContext *context, char **args);
int ctl_reviews (CtlContext *context, char **args);
int ctl_sample_data (CtlContext *context, char **args);
int ctl_sample_shop (CtlContext *context, char **args);
int ctl_sync (CtlContext *context, char **args);
int ctl_undo (CtlContext *context, char **args);

G_END_DECLS
