/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-causes.h"

#include "amends-cause-log.h"
#include "amends-cause-row.h"
#include "amends-learned-rules.h"
#include "amends-store-action-private.h"

typedef struct {
    AmendsActionJob base;
    AmendsSubject subject;
    GArray *ids; /* (owned) */
    AmendsCauses causes;
} Set;

static GArray *
copy_ids (const gint64 *ids, gsize n_ids)
{
    GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);

    g_array_append_vals (copy, ids, (guint) n_ids);
    return copy;
}

static void
free_set (gpointer data)
{
    Set *self = data;

    g_array_unref (self->ids);
    g_free (self);
}

static gboolean
set_causes (AmendsJob *job, gpointer data, GError **error)
{
    Set *set = data;

    if (!amends_cause_log_set (job->db, job->now, set->subject, set->ids, &set->causes, &set->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &set->base);
    return TRUE;
}

void
amends_store_set_causes_async (AmendsStore *self, AmendsSubject subject, const gint64 *ids, gsize n_ids,
                               const AmendsCause *causes, gsize n_causes, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
    Set *set;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (subject == AMENDS_SUBJECT_REVIEW || subject == AMENDS_SUBJECT_FEEDBACK);
    g_return_if_fail (ids != NULL || n_ids == 0);
    g_return_if_fail (n_causes <= AMENDS_MAX_CAUSES);

    set = g_new0 (Set, 1);
    set->subject = subject;
    set->ids = copy_ids (ids, n_ids);
    amends_causes_init (&set->causes, AMENDS_CAUSE_ORIGIN_PERSON, subject, causes, n_causes);
    amends_action_job_start (self, set_causes, set, free_set, cancellable, callback, user_data);
}

typedef struct {
    AmendsSubject subject;
    GArray *ids;    /* (owned) */
    GArray *causes; /* (owned) (nullable) */
} Load;

static void
free_load (gpointer data)
{
    Load *self = data;

    g_array_unref (self->ids);
    g_clear_pointer (&self->causes, g_array_unref);
    g_free (self);
}

static gboolean
load_causes (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;

    load->causes = g_array_sized_new (FALSE, FALSE, sizeof (AmendsCauses), load->ids->len);
    for (guint i = 0; i < load->ids->len; i++) {
        AmendsCauses causes;

        if (!amends_cause_row_load (job->db, load->subject, g_array_index (load->ids, gint64, i), &causes, NULL, error))
            return FALSE;
        g_array_append_val (load->causes, causes);
    }
    return TRUE;
}

void
amends_store_load_causes_async (AmendsStore *self, AmendsSubject subject, const gint64 *ids, gsize n_ids,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (subject == AMENDS_SUBJECT_REVIEW || subject == AMENDS_SUBJECT_FEEDBACK);
    g_return_if_fail (ids != NULL || n_ids == 0);

    load = g_new (Load, 1);
    *load = (Load) { subject, copy_ids (ids, n_ids), NULL };
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_causes_async, load_causes, load, free_load,
                        cancellable, callback, user_data);
}

GArray *
amends_store_load_causes_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_causes_async, error);

    return load != NULL ? g_steal_pointer (&load->causes) : NULL;
}

/* What the person taught */

typedef struct {
    AmendsLearnedRule *rule; /* (owned) (nullable) */
    gint64 id;
    GPtrArray *rules; /* (owned) (nullable) */
} Teach;

static void
free_teach (gpointer data)
{
    Teach *self = data;

    g_clear_pointer (&self->rule, amends_learned_rule_unref);
    g_clear_pointer (&self->rules, g_ptr_array_unref);
    g_free (self);
}

static gboolean
add_rule (AmendsJob *job, gpointer data, GError **error)
{
    Teach *teach = data;

    job->changes = AMENDS_STORE_CHANGE_CAUSES;
    return amends_learned_rules_add (job->db, job->now, teach->rule, &teach->id, error) &&
           amends_cause_row_make_all_due (job->db, error);
}

void
amends_store_add_learned_rule_async (AmendsStore *self, const AmendsLearnedRule *rule, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
    Teach *teach;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (rule != NULL && rule->phrase != NULL && *rule->phrase != '\0');
    g_return_if_fail (rule->weight >= -3 && rule->weight <= 3 && rule->weight != 0);

    teach = g_new0 (Teach, 1);
    teach->rule = amends_learned_rule_new (rule);
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_add_learned_rule_async, add_rule, teach, free_teach,
                        cancellable, callback, user_data);
}

gint64
amends_store_add_learned_rule_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Teach *teach = amends_store_finish (self, result, amends_store_add_learned_rule_async, error);

    return teach != NULL ? teach->id : 0;
}

static gboolean
delete_rule (AmendsJob *job, gpointer data, GError **error)
{
    Teach *teach = data;

    job->changes = AMENDS_STORE_CHANGE_CAUSES;
    return amends_learned_rules_delete (job->db, teach->id, error) && amends_cause_row_make_all_due (job->db, error);
}

void
amends_store_delete_learned_rule_async (AmendsStore *self, gint64 rule_id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
    Teach *teach;

    g_return_if_fail (AMENDS_IS_STORE (self));

    teach = g_new0 (Teach, 1);
    teach->id = rule_id;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_delete_learned_rule_async, delete_rule, teach, free_teach,
                        cancellable, callback, user_data);
}

gboolean
amends_store_delete_learned_rule_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_delete_learned_rule_async, error) != NULL;
}

static gboolean
list_rules (AmendsJob *job, gpointer data, GError **error)
{
    Teach *teach = data;

    teach->rules = amends_learned_rules_list (job->db, error);
    return teach->rules != NULL;
}

void
amends_store_list_learned_rules_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    amends_store_start (self, AMENDS_JOB_READ, amends_store_list_learned_rules_async, list_rules, g_new0 (Teach, 1),
                        free_teach, cancellable, callback, user_data);
}

GPtrArray *
amends_store_list_learned_rules_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Teach *teach = amends_store_finish (self, result, amends_store_list_learned_rules_async, error);

    return teach != NULL ? g_steal_pointer (&teach->rules) : NULL;
}
