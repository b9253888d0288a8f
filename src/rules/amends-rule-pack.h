/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** AmendsRule: a number that a marketplace sets. Its unit is part of its name. */
typedef enum {
    AMENDS_RULE_CRITICAL_MAX_STARS,    /* a review of so many stars or fewer is critical (#18, #40, X15) */
    AMENDS_RULE_APPEARS_WITHIN_HOURS,  /* from its publication to the brand's page (#6) */
    AMENDS_RULE_VISIBLE_DAYS,          /* on the brand's page (#7) */
    AMENDS_RULE_DONE_VIEW_DAYS,        /* "Include marked as done" goes back so far (#10, X6) */
    AMENDS_RULE_CONTACT_WINDOW_MONTHS, /* calendar months since the order (#32) */
    AMENDS_RULE_NEW_HOURS,             /* a review that has arrived here is called new; ours */
    AMENDS_N_RULES,
} AmendsRule;

/** amends_rule_to_string: Returns: its name in the files ("critical_max_stars") */
const char *amends_rule_to_string (AmendsRule rule);

typedef enum {
    AMENDS_RULE_PACK_ERROR_SYNTAX,  /* not JSON */
    AMENDS_RULE_PACK_ERROR_INVALID, /* JSON, but something is missing, unknown, mistyped or out of range */
} AmendsRulePackError;

#define AMENDS_RULE_PACK_ERROR (amends_rule_pack_error_quark ())
GQuark amends_rule_pack_error_quark (void);

/** AmendsRulePack: the numbers with their sources, as data/rules/NAME.json holds them. Immutable, ref-counted. */
typedef struct _AmendsRulePack AmendsRulePack;

#define AMENDS_TYPE_RULE_PACK (amends_rule_pack_get_type ())
GType amends_rule_pack_get_type (void);

/**
 * amends_rule_pack_new_from_bytes: reads a pack strictly: a pack with anything missing or unknown is refused as a whole, for half
 * of the rules is worse than none.
 *
 * Returns: (transfer full): NULL with @error set (AMENDS_RULE_PACK_ERROR), whose message names the member
 */
AmendsRulePack *amends_rule_pack_new_from_bytes (GBytes *bytes, GError **error);

/**
 * amends_rule_pack_new_over: reads a pack that extends @base: numbers and lists that it does not have are those of @base.
 * @own: it is the person's own file, not one of ours; its name says so
 */
AmendsRulePack *amends_rule_pack_new_over (const AmendsRulePack *base, GBytes *bytes, gboolean own, GError **error);

/** amends_rule_pack_get_default: Returns: (transfer none): the pack that is built in; thread-safe */
AmendsRulePack *amends_rule_pack_get_default (void);

AmendsRulePack *amends_rule_pack_ref (AmendsRulePack *self);
void amends_rule_pack_unref (AmendsRulePack *self);

const char *amends_rule_pack_get_id (const AmendsRulePack *self);
/** amends_rule_pack_get_version: Returns: the day of its last change, or of that of the pack under it if later: "2026-11-22" */
const char *amends_rule_pack_get_version (const AmendsRulePack *self);
/** amends_rule_pack_get_name: Returns: id and version as decisions store them, "se 2026-11-22"; with " own" behind where a person's file has a say */
const char *amends_rule_pack_get_name (const AmendsRulePack *self);

int amends_rule_pack_get_value (const AmendsRulePack *self, AmendsRule rule);
/** amends_rule_pack_get_source: Returns: where the number stands, for people; not translated */
const char *amends_rule_pack_get_source (const AmendsRulePack *self, AmendsRule rule);
/** amends_rule_pack_get_date: Returns: the day on which the source was read, "2026-11-22" */
const char *amends_rule_pack_get_date (const AmendsRulePack *self, AmendsRule rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRulePack, amends_rule_pack_unref)

G_END_DECLS
