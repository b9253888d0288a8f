/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-cause-survey.h"
#include "amends-outbox.h"
#include "amends-rule-packs.h"
#include "amends-secrets.h"
#include "amends-store.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/**
 * AmendsContext: what works on one data folder: its store, its secrets, the engine that syncs it, the outbox that sends from it, and what looks for causes in it. The sample shop's folder lies inside the
 * person's own, so that invented customers never mix with real ones; its token lives in memory only.
 */
#define AMENDS_TYPE_CONTEXT (amends_context_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContext, amends_context, AMENDS, CONTEXT, GObject)

/** amends_context_open_async: @root: the person's data folder. Errors: AMENDS_STORE_ERROR_* */
void amends_context_open_async (const char *root, gboolean sample, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
AmendsContext *amends_context_open_finish (GAsyncResult *result, GError **error);

/** amends_context_close_async: waits until a contact that is on its way is settled, and until what was asked for is written */
void amends_context_close_async (AmendsContext *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_context_close_finish (AmendsContext *self, GAsyncResult *result, GError **error);

AmendsStore *amends_context_get_store (AmendsContext *self);
AmendsSecrets *amends_context_get_secrets (AmendsContext *self);
AmendsSyncEngine *amends_context_get_engine (AmendsContext *self);
/** amends_context_get_outbox: sends nothing before it is started */
AmendsOutbox *amends_context_get_outbox (AmendsContext *self);
/** amends_context_get_cause_survey: suggests causes by itself until the context is closed */
AmendsCauseSurvey *amends_context_get_cause_survey (AmendsContext *self);
/** amends_context_get_rule_packs: the marketplaces' rules, and what the person's own files in the folder "rules" replace of them */
AmendsRulePacks *amends_context_get_rule_packs (AmendsContext *self);
/** amends_context_get_rule_warnings: Returns: (transfer none) (element-type utf8): a sentence for each of these files */
GPtrArray *amends_context_get_rule_warnings (AmendsContext *self);
gboolean amends_context_is_sample (AmendsContext *self);

/** amends_context_dup_folder: Returns: (transfer full): where the store of the person's own data, or of the sample shop, is kept under @root */
char *amends_context_dup_folder (const char *root, gboolean sample);

/**
 * amends_context_set_aside: renames a damaged data file, with what belongs to it, to "broken-DATE.db", so that an empty one can take its place.
 * @now: instant that names it
 *
 * Returns: (transfer full): the new name, or NULL with @error set and nothing renamed
 */
char *amends_context_set_aside (const char *folder, gint64 now, GError **error);

G_END_DECLS
