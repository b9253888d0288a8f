/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <yyjson.h>

G_BEGIN_DECLS

/** ctl_warn: one line on standard error: "amendsctl: …" */
void ctl_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** ctl_show_settling: says on a terminal what happens at the end of a large import or sync */
void ctl_show_settling (void);
/** ctl_clear_progress: empties the line of a terminal on which progress was shown */
void ctl_clear_progress (void);
/** ctl_warn_error: @error's sentence, and what to do where its message does not say so itself */
void ctl_warn_error (const GError *error);
/** ctl_exit_code: Returns: the exit code of sysexits.h that stands for @error */
int ctl_exit_code (const GError *error);

/** ctl_clean: Returns: (transfer full): @text (nullable) on one line without control characters, so that it cannot steer a terminal */
char *ctl_clean (const char *text);
/** ctl_count_columns: Returns: how many columns of a terminal @text takes; wide characters count as two */
guint ctl_count_columns (const char *text);
/** ctl_append_cell: appends @text cut or filled to @width columns of a terminal; wide characters count as two */
void ctl_append_cell (GString *line, const char *text, guint width);
/** ctl_get_columns: Returns: the width of the terminal that standard output is, or a usual width */
guint ctl_get_columns (void);

/** ctl_format_date: Returns: (transfer full): local day and time, or "-" for 0 */
char *ctl_format_date (gint64 instant);
/** ctl_format_iso: Returns: (transfer full) (nullable): ISO 8601 in UTC; NULL for 0 */
char *ctl_format_iso (gint64 instant);

/** ctl_print_json: prints @document on one line */
void ctl_print_json (yyjson_mut_doc *document);
/** ctl_json_add_text: adds a copy of @text, or null */
void ctl_json_add_text (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, const char *text);
/** ctl_json_add_instant: adds ISO 8601, or null for 0 */
void ctl_json_add_instant (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, gint64 instant);

/** ctl_flush: Returns: FALSE after telling that standard output could not be written */
gboolean ctl_flush (void);

G_END_DECLS
