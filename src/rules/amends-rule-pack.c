/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amends-own-resource.h"
#include "amends-rule-json.h"
#include "amends-rule-statements.h"
#include "amends-rules-resources.h"

#define DEFAULT_PACK "/io/github/amendsapp/Amends/rules/base.json"
#define OWN " own"

typedef struct {
    int value;
    char *source;
    char *date;
} Entry;

typedef struct {
    char *address;
    GPtrArray *statements; /* (element-type AmendsRuleStatement) */
} List;

struct _AmendsRulePack {
    char *id;
    char *version;
    char *name;
    Entry entries[AMENDS_N_RULES];
    List lists[AMENDS_N_RULE_LISTS];
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

static const char *const LISTS[] = {
    [AMENDS_RULE_LIST_COMMUNICATION_GUIDELINES] = "communication_guidelines",
    [AMENDS_RULE_LIST_REPORT_REASONS] = "report_reasons",
    [AMENDS_N_RULE_LISTS] = NULL,
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
    g_free (self->name);
    for (guint i = 0; i < AMENDS_N_RULES; i++) {
        g_free (self->entries[i].source);
        g_free (self->entries[i].date);
    }
    for (guint i = 0; i < AMENDS_N_RULE_LISTS; i++) {
        g_free (self->lists[i].address);
        g_clear_pointer (&self->lists[i].statements, g_ptr_array_unref);
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
read_number (yyjson_val *object, AmendsRule rule, int *number, GError **error)
{
    yyjson_val *value = yyjson_obj_get (object, "value");
    yyjson_val *unit = yyjson_obj_get (object, "unit");

    if (!yyjson_is_int (value) || yyjson_get_sint (value) < RULES[rule].lowest ||
        yyjson_get_sint (value) > RULES[rule].highest) {
        g_autofree char *range =
            g_strdup_printf (_ ("a whole number from %d to %d"), RULES[rule].lowest, RULES[rule].highest);

        return amends_rule_json_refuse (error, RULES[rule].name, "value", range);
    }
    if (!yyjson_equals_str (unit, RULES[rule].unit))
        return amends_rule_json_refuse (error, RULES[rule].name, "unit", RULES[rule].unit);
    *number = yyjson_get_int (value);
    return TRUE;
}

static gboolean
read_entry (yyjson_val *rules, AmendsRule rule, Entry *entry, GError **error)
{
    static const char *const KNOWN[] = { "value", "unit", "numbers", "source", "date", "note", NULL };
    const char *name = RULES[rule].name;
    yyjson_val *object = amends_rule_json_get_object (rules, "rules", name, error);
    g_autofree char *note = NULL;

    if (object == NULL || !amends_rule_json_check_members (object, name, KNOWN, error))
        return FALSE;
    if (yyjson_obj_get (object, "note") != NULL && !amends_rule_json_copy_text (object, name, "note", &note, error))
        return FALSE;
    return read_number (object, rule, &entry->value, error) && amends_rule_json_check_numbers (object, name, error) &&
           amends_rule_json_copy_text (object, name, "source", &entry->source, error) &&
           amends_rule_json_copy_day (object, name, "date", &entry->date, error);
}

static gboolean
read_rules (AmendsRulePack *self, const AmendsRulePack *base, yyjson_val *root, GError **error)
{
    const char *names[AMENDS_N_RULES + 1] = { NULL };
    yyjson_val *rules = amends_rule_json_get_object (root, "rule pack", "rules", error);

    for (guint i = 0; i < AMENDS_N_RULES; i++)
        names[i] = RULES[i].name;
    if (rules == NULL || !amends_rule_json_check_members (rules, "rules", names, error))
        return FALSE;
    for (guint i = 0; i < AMENDS_N_RULES; i++) {
        if (base != NULL && yyjson_obj_get (rules, names[i]) == NULL)
            self->entries[i] = (Entry) { base->entries[i].value, g_strdup (base->entries[i].source),
                                         g_strdup (base->entries[i].date) };
        else if (!read_entry (rules, (AmendsRule) i, &self->entries[i], error))
            return FALSE;
    }
    return TRUE;
}

static void
free_statement (gpointer data)
{
    AmendsRuleStatement *statement = data;

    g_free (statement->id);
    g_free (statement->source);
    g_free (statement->date);
    g_free (statement);
}

static gboolean
read_statement (yyjson_val *object, const char *parent, GPtrArray *statements, GError **error)
{
    static const char *const KNOWN[] = { "id", "numbers", "source", "date", NULL };
    AmendsRuleStatement *statement = g_new0 (AmendsRuleStatement, 1);

    g_ptr_array_add (statements, statement);
    if (!yyjson_is_obj (object))
        return amends_rule_json_refuse (error, parent, "statements", _ ("a list of objects"));
    if (!amends_rule_json_check_members (object, parent, KNOWN, error) ||
        !amends_rule_json_copy_text (object, parent, "id", &statement->id, error) ||
        !amends_rule_json_copy_text (object, parent, "source", &statement->source, error) ||
        !amends_rule_json_copy_day (object, parent, "date", &statement->date, error) ||
        !amends_rule_json_check_numbers (object, parent, error))
        return FALSE;
    return amends_rule_statement_is_known (statement->id) ||
           amends_rule_json_refuse (error, parent, "id", _ ("one that this version of Amends has a sentence for"));
}

static gboolean
read_list (yyjson_val *object, const char *name, List *list, GError **error)
{
    static const char *const KNOWN[] = { "address", "statements", NULL };
    yyjson_val *statements = yyjson_obj_get (object, "statements");
    yyjson_val *statement;
    yyjson_arr_iter iter;

    list->statements = g_ptr_array_new_with_free_func (free_statement);
    if (!amends_rule_json_check_members (object, name, KNOWN, error) ||
        !amends_rule_json_copy_text (object, name, "address", &list->address, error))
        return FALSE;
    if (!g_str_has_prefix (list->address, "https://") ||
        !g_uri_is_valid (list->address, G_URI_FLAGS_PARSE_RELAXED, NULL))
        return amends_rule_json_refuse (error, name, "address", _ ("an address that begins with “https://”"));
    if (yyjson_arr_size (statements) == 0)
        return amends_rule_json_refuse (error, name, "statements", _ ("a list that is not empty"));
    iter = yyjson_arr_iter_with (statements);
    while ((statement = yyjson_arr_iter_next (&iter)) != NULL) {
        if (!read_statement (statement, name, list->statements, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_lists (AmendsRulePack *self, const AmendsRulePack *base, yyjson_val *root, GError **error)
{
    yyjson_val *lists = yyjson_obj_get (root, "lists");

    if ((lists != NULL || base == NULL) &&
        ((lists = amends_rule_json_get_object (root, "rule pack", "lists", error)) == NULL ||
         !amends_rule_json_check_members (lists, "lists", LISTS, error)))
        return FALSE;
    for (guint i = 0; i < AMENDS_N_RULE_LISTS; i++) {
        yyjson_val *object = yyjson_obj_get (lists, LISTS[i]);

        if (object == NULL && base != NULL)
            self->lists[i] = (List) { g_strdup (base->lists[i].address), g_ptr_array_ref (base->lists[i].statements) };
        else if ((object = amends_rule_json_get_object (lists, "lists", LISTS[i], error)) == NULL ||
                 !read_list (object, LISTS[i], &self->lists[i], error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_head (AmendsRulePack *self, const AmendsRulePack *base, yyjson_val *root, GError **error)
{
    static const char *const KNOWN[] = { "$schema", "id", "version", "title", "rules", "lists", "extends", NULL };
    g_autofree char *title = NULL;

    if (!yyjson_is_obj (root))
        return amends_rule_json_refuse (error, "rule pack", "root", _ ("an object"));
    if (!amends_rule_json_check_members (root, "rule pack", KNOWN, error) ||
        !amends_rule_json_copy_text (root, "rule pack", "id", &self->id, error) ||
        !amends_rule_json_copy_day (root, "rule pack", "version", &self->version, error) ||
        !amends_rule_json_copy_text (root, "rule pack", "title", &title, error))
        return FALSE;
    if (base == NULL && yyjson_obj_get (root, "extends") != NULL)
        return amends_rule_json_refuse (error, "rule pack", "extends", _ ("left out here"));
    return base == NULL || yyjson_equals_str (yyjson_obj_get (root, "extends"), "base") ||
           amends_rule_json_refuse (error, "rule pack", "extends", "“base”");
}

/* A change of the base changes what rests on it, so is a version of that too; days in this form compare as text. */
static void
set_name (AmendsRulePack *self, const AmendsRulePack *base, gboolean own)
{
    if (base != NULL && strcmp (base->version, self->version) > 0) {
        g_free (self->version);
        self->version = g_strdup (base->version);
    }
    own = own || (base != NULL && g_str_has_suffix (base->name, OWN));
    self->name = g_strconcat (self->id, " ", self->version, own ? OWN : NULL, NULL);
}

static AmendsRulePack *
read_pack (const AmendsRulePack *base, GBytes *bytes, gboolean own, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    yyjson_read_err problem = { 0 };
    /* Without YYJSON_READ_INSITU the text is not written to. */
    yyjson_doc *document = yyjson_read_opts ((char *) data, size, YYJSON_READ_NOFLAG, NULL, &problem);
    yyjson_val *root = yyjson_doc_get_root (document);
    AmendsRulePack *self;

    if (document == NULL) {
        g_set_error (error, AMENDS_RULE_PACK_ERROR, AMENDS_RULE_PACK_ERROR_SYNTAX,
                     _ ("The rule pack is not JSON: %s at byte %zu. Correct the file or install Amends again."),
                     problem.msg, problem.pos);
        return NULL;
    }
    self = g_atomic_rc_box_new0 (AmendsRulePack);
    if (read_head (self, base, root, error) && read_rules (self, base, root, error) &&
        read_lists (self, base, root, error))
        set_name (self, base, own);
    else
        g_clear_pointer (&self, amends_rule_pack_unref);
    yyjson_doc_free (document);
    return self;
}

AmendsRulePack *
amends_rule_pack_new_from_bytes (GBytes *bytes, GError **error)
{
    return read_pack (NULL, bytes, FALSE, error);
}

AmendsRulePack *
amends_rule_pack_new_over (const AmendsRulePack *base, GBytes *bytes, gboolean own, GError **error)
{
    g_return_val_if_fail (base != NULL, NULL);

    return read_pack (base, bytes, own, error);
}

static gpointer
load_default (gpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;
    AmendsRulePack *pack;

    bytes = g_resource_lookup_data (amends_own_resource (amends_rules_register_resource, amends_rules_get_resource),
                                    DEFAULT_PACK, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
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

const char *
amends_rule_pack_get_name (const AmendsRulePack *self)
{
    return self->name;
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

GPtrArray *
amends_rule_pack_get_statements (const AmendsRulePack *self, AmendsRuleList list)
{
    g_return_val_if_fail (list < AMENDS_N_RULE_LISTS, NULL);

    return self->lists[list].statements;
}

const char *
amends_rule_pack_get_address (const AmendsRulePack *self, AmendsRuleList list)
{
    g_return_val_if_fail (list < AMENDS_N_RULE_LISTS, NULL);

    return self->lists[list].address;
}

const char *
amends_rule_to_string (AmendsRule rule)
{
    g_return_val_if_fail (rule < AMENDS_N_RULES, NULL);

    return RULES[rule].name;
}
