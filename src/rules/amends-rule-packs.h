/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-rule-pack.h"

G_BEGIN_DECLS

/** AmendsRulePacks: the base pack and one a marketplace over it, each whole. Immutable, ref-counted, thread-safe. */
typedef struct _AmendsRulePacks AmendsRulePacks;

#define AMENDS_TYPE_RULE_PACKS (amends_rule_packs_get_type ())
GType amends_rule_packs_get_type (void);

/** amends_rule_packs_get_default: Returns: (transfer none): those that are built in */
AmendsRulePacks *amends_rule_packs_get_default (void);

/**
 * amends_rule_packs_load: those that are built in, with what the person's own folder has over them (NAME.json of the same shape). Blocks.
 * @folder: (nullable): may be missing
 * @warnings: (out) (transfer full) (element-type utf8): a sentence for each file that overrides numbers or was refused; refused files change nothing
 */
AmendsRulePacks *amends_rule_packs_load (const char *folder, GPtrArray **warnings);

AmendsRulePacks *amends_rule_packs_ref (AmendsRulePacks *self);
void amends_rule_packs_unref (AmendsRulePacks *self);

/** amends_rule_packs_get: Returns: (transfer none): the pack of @marketplace ("SE"), or the base where it has none */
AmendsRulePack *amends_rule_packs_get (const AmendsRulePacks *self, const char *marketplace);

/** amends_rule_packs_list: Returns: (transfer container) (array zero-terminated): the codes that have a pack of their own */
const char **amends_rule_packs_list (const AmendsRulePacks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRulePacks, amends_rule_packs_unref)

G_END_DECLS
