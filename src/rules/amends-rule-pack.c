/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "amends-rules-resources.h"

#define DEFAULT_PACK "/io/github/amendsapp/Amends/rules/base.json"

typedef struct {
    int value;
    char *source;
    char *date;
} Entry;

struct _AmendsRulePack {
    char *id;
    char *version;
    Entry entries[AMENDS_N_RULES];
};

static const struct {
    const char *name;
    const char *unit;
    int lowest, highest;
} RULES[AMENDS_N_RULES] = {
    [AMENDS_RULE_CRITICAL_MAX_STARS] = { "critical_max_stars", "stars", 1, 4 },
    [AMENDS_RULE_APPEARS_WITHIN_HOURS] = { "appears_within_hours", "hours", 1, 720 },
    [AMENDS_RULE_VISIBLE_DAYS] = { "visible_days", "days", 1, 3660 },
    [AMENDS_RULE_DONE_VIEW_DAYS] = { "done_view_days", "days", 1, 3660 },
    [AMENDS_RULE_CONTACT_WINDOW_MONTHS] = { "contact_window_months", "months", 1, 120 },
    [AMENDS_RULE_NEW_HOURS] = { "new_hours", "hours", 1, 720 },
    [AMENDS_RULE_FEEDBACK_POSITIVE_MIN_STARS] = { "feedback_positive_min_stars", "stars", 3, 5 },
    [AMENDS_RULE_FEEDBACK_NEGATIVE_MAX_STARS] = { "feedback_negative_max_stars", "stars", 1, 2 },
    [AMENDS_RULE_FEEDBACK_RESOLVE_MAX_STARS] = { "feedback_resolve_max_stars", "stars", 1, 3 },
    [AMENDS_RULE_FEEDBACK_SHORT_DAYS] = { "feedback_short_days", "days", 1, 3660 },
    [AMENDS_RULE_FEEDBACK_MIDDLE_DAYS] = { "feedback_middle_days", "days", 1, 3660 },
    [AMENDS_RULE_FEEDBACK_LONG_DAYS] = { "feedback_long_days", "days", 1, 3660 },
    [AMENDS_RULE_FEEDBACK_SHOPPERS_MIN_RATINGS] = { "feedback_shoppers_min_ratings", "ratings", 1, 1000 },
    [AMENDS_RULE_FEEDBACK_TARGET_PERCENT] = { "feedback_target_percent", "percent", 50, 99 },
};

GQuark
amends_rule_pack_error_quark (void)
{
    return g_quark_from_static_string ("amends-rule-pack-error-quark");
}
G_DEFINE_BOXED_TYPE (AmendsRulePack, amends_rule_pack, amends_rule_pack_ref, amends_rule_pack_unref)

static void
clear_pack (gpointer data)
{
    AmendsRulePack *self = data;

    g_free (self->id);
    g_free (self->version);
    for (guint i = 0; i < AMENDS_N_RULES; i++) {
        g_free (self->entries[i].source);
        g_free (self->entries[i].date);
    }
}

AmendsRulePack *
amends_rule_pack_ref (AmendsRulePack *self)
{
    return g_atomic_rc_box_acquire (self);
}

void
amends_rule_pack_unref (AmendsRulePack *self)
{
    g_atomic_rc_box_release_full (self, clear_pack);
}

static gboolean
refuse (GError **error, const char *parent, const char *member, const char *right)
{
    /* Translators: a file of rules is wrong; the first two name the place (“rules”, “visible_days”), the third says what belongs there */
    g_set_error (error, AMENDS_RULE_PACK_ERROR, AMENDS_RULE_PACK_ERROR_INVALID,
                 _ ("The rule pack cannot be used: “%s” in “%s” must be %s. Correct the file or install Amends again."),
                 member, parent, right);
    return FALSE;
}

static gboolean
check_members (yyjson_val *object, const char *parent, const char *const *known, GError **error)
{
    yyjson_obj_iter iter = yyjson_obj_iter_with (object);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    yyjson_val *key;

    while ((key = yyjson_obj_iter_next (&iter)) != NULL) {
        const char *name = yyjson_get_str (key);

        if (!g_strv_contains (known, name) || !g_hash_table_add (seen, (gpointer) name))
            return refuse (error, parent, name, _ ("known, and there only once"));
    }
    return TRUE;
}

static yyjson_val *
get_object (yyjson_val *object, const char *parent, const char *member, GError **error)
{
    yyjson_val *value = yyjson_obj_get (object, member);

    if (yyjson_is_obj (value))
        return value;
    refuse (error, parent, member, _ ("an object"));
    return NULL;
}

static gboolean
copy_text (yyjson_val *object, const char *parent, const char *member, char **text, GError **error)
{
    yyjson_val *value = yyjson_obj_get (object, member);

    if (!yyjson_is_str (value) || yyjson_get_len (value) == 0 ||
        strlen (yyjson_get_str (value)) != yyjson_get_len (value))
        return refuse (error, parent, member, _ ("a text that is not empty"));
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

static gboolean
copy_day (yyjson_val *object, const char *parent, const char *member, char **day, GError **error)
{
    if (!copy_text (object, parent, member, day, error))
        return FALSE;
    return is_day (*day) || refuse (error, parent, member, _ ("a day as in “2026-01-31”"));
}

static gboolean
read_number (yyjson_val *object, AmendsRule rule, int *number, GError **error)
{
    yyjson_val *value = yyjson_obj_get (object, "value");
    yyjson_val *unit = yyjson_obj_get (object, "unit");

    if (!yyjson_is_int (value) || yyjson_get_sint (value) < RULES[rule].lowest ||
        yyjson_get_sint (value) > RULES[rule].highest) {
        g_autofree char *range =
            g_strdup_printf (_ ("a whole number from %d to %d"), RULES[rule].lowest, RULES[rule].highest);

        return refuse (error, RULES[rule].name, "value", range);
    }
    if (!yyjson_equals_str (unit, RULES[rule].unit))
        return refuse (error, RULES[rule].name, "unit", RULES[rule].unit);
    *number = yyjson_get_int (value);
    return TRUE;
}

static gboolean
check_numbers (yyjson_val *object, const char *parent, GError **error)
{
    yyjson_val *numbers = yyjson_obj_get (object, "numbers");
    yyjson_val *number;
    yyjson_arr_iter iter;

    if (!yyjson_is_arr (numbers))
        return refuse (error, parent, "numbers", _ ("a list"));
    iter = yyjson_arr_iter_with (numbers);
    while ((number = yyjson_arr_iter_next (&iter)) != NULL) {
        const char *text = yyjson_get_str (number);

        if (text == NULL || (*text != '#' && *text != 'X') || text[1] == '\0' ||
            text[1 + strspn (text + 1, "0123456789")] != '\0')
            return refuse (error, parent, "numbers", _ ("a list of rule numbers as in “#18” and “X15”"));
    }
    return TRUE;
}

static gboolean
read_entry (yyjson_val *rules, AmendsRule rule, Entry *entry, GError **error)
{
    static const char *const KNOWN[] = { "value", "unit", "numbers", "source", "date", "note", NULL };
    const char *name = RULES[rule].name;
    yyjson_val *object = get_object (rules, "rules", name, error);
    g_autofree char *note = NULL;

    if (object == NULL || !check_members (object, name, KNOWN, error))
        return FALSE;
    if (yyjson_obj_get (object, "note") != NULL && !copy_text (object, name, "note", &note, error))
        return FALSE;
    return read_number (object, rule, &entry->value, error) && check_numbers (object, name, error) &&
           copy_text (object, name, "source", &entry->source, error) &&
           copy_day (object, name, "date", &entry->date, error);
}

static gboolean
read_pack (AmendsRulePack *self, yyjson_val *root, GError **error)
{
    static const char *const KNOWN[] = { "$schema", "id", "version", "title", "rules", NULL };
    const char *names[AMENDS_N_RULES + 1] = { NULL };
    g_autofree char *title = NULL;
    yyjson_val *rules;

    if (!yyjson_is_obj (root))
        return refuse (error, "rule pack", "root", _ ("an object"));
    if (!check_members (root, "rule pack", KNOWN, error) || !copy_text (root, "rule pack", "id", &self->id, error) ||
        !copy_day (root, "rule pack", "version", &self->version, error) ||
        !copy_text (root, "rule pack", "title", &title, error))
        return FALSE;

    for (guint i = 0; i < AMENDS_N_RULES; i++)
        names[i] = RULES[i].name;
    rules = get_object (root, "rule pack", "rules", error);
    if (rules == NULL || !check_members (rules, "rules", names, error))
        return FALSE;
    for (guint i = 0; i < AMENDS_N_RULES; i++) {
        if (!read_entry (rules, (AmendsRule) i, &self->entries[i], error))
            return FALSE;
    }
    return TRUE;
}

AmendsRulePack *
amends_rule_pack_new_from_bytes (GBytes *bytes, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    yyjson_read_err problem = { 0 };
    /* Without YYJSON_READ_INSITU the text is not written to. */
    yyjson_doc *document = yyjson_read_opts ((char *) data, size, YYJSON_READ_NOFLAG, NULL, &problem);
    AmendsRulePack *self;

    if (document == NULL) {
        g_set_error (error, AMENDS_RULE_PACK_ERROR, AMENDS_RULE_PACK_ERROR_SYNTAX,
                     _ ("The rule pack is not JSON: %s at byte %zu. Correct the file or install Amends again."),
                     problem.msg, problem.pos);
        return NULL;
    }
    self = g_atomic_rc_box_new0 (AmendsRulePack);
    if (!read_pack (self, yyjson_doc_get_root (document), error))
        g_clear_pointer (&self, amends_rule_pack_unref);
    yyjson_doc_free (document);
    return self;
}

static gpointer
load_default (gpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;
    AmendsRulePack *pack;

    bytes = g_resource_lookup_data (amends_rules_get_resource (), DEFAULT_PACK, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    pack = bytes != NULL ? amends_rule_pack_new_from_bytes (bytes, &error) : NULL;
    /* It is built in and tested: without it no rule could be decided. */
    if (pack == NULL)
        g_error ("%s", error->message);
    return pack;
}

AmendsRulePack *
amends_rule_pack_get_default (void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once (&once, load_default, NULL);
}

const char *
amends_rule_pack_get_id (const AmendsRulePack *self)
{
    return self->id;
}

const char *
amends_rule_pack_get_version (const AmendsRulePack *self)
{
    return self->version;
}

int
amends_rule_pack_get_value (const AmendsRulePack *self, AmendsRule rule)
{
    g_return_val_if_fail (rule < AMENDS_N_RULES, 0);

    return self->entries[rule].value;
}

const char *
amends_rule_pack_get_source (const AmendsRulePack *self, AmendsRule rule)
{
    g_return_val_if_fail (rule < AMENDS_N_RULES, NULL);

    return self->entries[rule].source;
}

const char *
amends_rule_pack_get_date (const AmendsRulePack *self, AmendsRule rule)
{
    g_return_val_if_fail (rule < AMENDS_N_RULES, NULL);

    return self->entries[rule].date;
}
