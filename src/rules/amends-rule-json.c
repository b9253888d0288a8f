/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amends-rule-pack.h"

gboolean
amends_rule_json_refuse (GError **error, const char *parent, const char *member, const char *right)
{
    /* Translators: a file of rules is wrong; the first two name the place (“rules”, “visible_days”), the third says what belongs there */
    g_set_error (error, AMENDS_RULE_PACK_ERROR, AMENDS_RULE_PACK_ERROR_INVALID,
                 _ ("The rule pack cannot be used: “%s” in “%s” must be %s. Correct the file or install Amends again."),
                 member, parent, right);
    return FALSE;
}

gboolean
amends_rule_json_check_members (yyjson_val *object, const char *parent, const char *const *known, GError **error)
{
    yyjson_obj_iter iter = yyjson_obj_iter_with (object);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    yyjson_val *key;

    while ((key = yyjson_obj_iter_next (&iter)) != NULL) {
        const char *name = yyjson_get_str (key);

        if (!g_strv_contains (known, name) || !g_hash_table_add (seen, (gpointer) name))
            return amends_rule_json_refuse (error, parent, name, _ ("known, and there only once"));
    }
    return TRUE;
}

yyjson_val *
amends_rule_json_get_object (yyjson_val *object, const char *parent, const char *member, GError **error)
{
    yyjson_val *value = yyjson_obj_get (object, member);

    if (yyjson_is_obj (value))
        return value;
    amends_rule_json_refuse (error, parent, member, _ ("an object"));
    return NULL;
}

gboolean
amends_rule_json_copy_text (yyjson_val *object, const char *parent, const char *member, char **text, GError **error)
{
    yyjson_val *value = yyjson_obj_get (object, member);

    if (!yyjson_is_str (value) || yyjson_get_len (value) == 0 ||
        strlen (yyjson_get_str (value)) != yyjson_get_len (value))
        return amends_rule_json_refuse (error, parent, member, _ ("a text that is not empty"));
    *text = g_strdup (yyjson_get_str (value));
    return TRUE;
}

static gboolean
is_day (const char *text)
{
    static const char PATTERN[] = "dddd-dd-dd";
    guint year, month, day;

    if (strlen (text) != strlen (PATTERN))
        return FALSE;
    for (guint i = 0; PATTERN[i] != '\0'; i++) {
        if (PATTERN[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != '-')
            return FALSE;
    }
    year = (guint) g_ascii_strtoull (text, NULL, 10);
    month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
    day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
    return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

gboolean
amends_rule_json_copy_day (yyjson_val *object, const char *parent, const char *member, char **day, GError **error)
{
    if (!amends_rule_json_copy_text (object, parent, member, day, error))
        return FALSE;
    return is_day (*day) || amends_rule_json_refuse (error, parent, member, _ ("a day as in “2026-01-31”"));
}

gboolean
amends_rule_json_check_numbers (yyjson_val *object, const char *parent, GError **error)
{
    yyjson_val *numbers = yyjson_obj_get (object, "numbers");
    yyjson_val *number;
    yyjson_arr_iter iter;

    if (!yyjson_is_arr (numbers))
        return amends_rule_json_refuse (error, parent, "numbers", _ ("a list"));
    iter = yyjson_arr_iter_with (numbers);
    while ((number = yyjson_arr_iter_next (&iter)) != NULL) {
        const char *text = yyjson_get_str (number);

        if (text == NULL || (*text != '#' && *text != 'X') || text[1] == '\0' ||
            text[1 + strspn (text + 1, "0123456789")] != '\0')
            return amends_rule_json_refuse (error, parent, "numbers",
                                            _ ("a list of rule numbers as in “#18” and “X15”"));
    }
    return TRUE;
}
