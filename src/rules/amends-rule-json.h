/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <yyjson.h>

G_BEGIN_DECLS

/*
 * Strict reading of a rule pack's members. Private to this folder. Each function that finds something wrong sets an error
 * (AMENDS_RULE_PACK_ERROR_INVALID) that names @member in @parent, and returns FALSE or NULL.
 */

/** amends_rule_json_refuse: @right: what belongs there, for people. Returns: FALSE */
gboolean amends_rule_json_refuse (GError **error, const char *parent, const char *member, const char *right);

/** amends_rule_json_check_members: no member is there twice, and none that is not in @known */
gboolean amends_rule_json_check_members (yyjson_val *object, const char *parent, const char *const *known,
                                         GError **error);

yyjson_val *amends_rule_json_get_object (yyjson_val *object, const char *parent, const char *member, GError **error);

/** amends_rule_json_copy_text: @text: (out) (transfer full): not empty, without zero bytes */
gboolean amends_rule_json_copy_text (yyjson_val *object, const char *parent, const char *member, char **text,
                                     GError **error);
/** amends_rule_json_copy_day: @day: (out) (transfer full): a day of the calendar, "2026-01-31" */
gboolean amends_rule_json_copy_day (yyjson_val *object, const char *parent, const char *member, char **day,
                                    GError **error);

/** amends_rule_json_check_numbers: "numbers" is a list as in "#18" and "X15" */
gboolean amends_rule_json_check_numbers (yyjson_val *object, const char *parent, GError **error);

G_END_DECLS
