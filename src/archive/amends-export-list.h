/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-export-folder.h"

G_BEGIN_DECLS

#define AMENDS_EXPORT_MANIFEST "manifest.json"
#define AMENDS_EXPORT_README "README.txt"
#define AMENDS_EXPORT_VERSION 1

/** amends_export_list_to_json: Returns: (transfer full): the list of @files for programs */
char *amends_export_list_to_json (GPtrArray *files, gint64 now);
/** amends_export_list_to_text: Returns: (transfer full): what is in the folder, for people */
char *amends_export_list_to_text (GPtrArray *files, gint64 now);

G_END_DECLS
