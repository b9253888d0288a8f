/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-desk.h"

#include "amends-dates.h"
#include "amends-store-accounts.h"
#include "amends-template-languages.h"

struct _AmendsContactDesk {
    GObject parent_instance;

    AmendsStore *store;
    AmendsOutbox *outbox; /* (nullable) */
    AmendsRulePacks *packs;
    GSettings *settings; /* (nullable) */
    AmendsClock clock;   /* (nullable) */
    gpointer clock_data;
    GPtrArray *accounts;       /* (nullable) (element-type AmendsAccount): until they are listed */
    GCancellable *cancellable; /* of their listing */
};

static guint changed_signal, languages_signal;

G_DEFINE_FINAL_TYPE (AmendsContactDesk, amends_contact_desk, G_TYPE_OBJECT)

static AmendsAccount *
find_account (AmendsContactDesk *self, gint64 id)
{
    for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++) {
        AmendsAccount *account = g_ptr_array_index (self->accounts, i);

        if (account->id == id)
            return account;
    }
    return NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactDesk) self = user_data;
    GPtrArray *accounts = amends_store_list_accounts_finish (AMENDS_STORE (source), result, NULL);

    /* Without accounts every decision says that they are not known, which is so. */
    if (accounts == NULL)
        return;
    g_clear_pointer (&self->accounts, g_ptr_array_unref);
    self->accounts = accounts;
    g_signal_emit (self, changed_signal, 0);
}

static void
list_accounts (AmendsContactDesk *self)
{
    amends_store_list_accounts_async (self->store, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    if ((changes & AMENDS_STORE_CHANGE_ACCOUNTS) != 0)
        list_accounts (user_data);
}

static GStrv
dup_languages (AmendsContactDesk *self)
{
    return self->settings != NULL ? g_settings_get_strv (self->settings, AMENDS_TEMPLATE_LANGUAGES_KEY)
                                  : g_new0 (char *, 1);
}

static void
languages_changed_cb (AmendsContactDesk *self)
{
    g_signal_emit (self, languages_signal, 0);
}

static void
amends_contact_desk_dispose (GObject *object)
{
    AmendsContactDesk *self = AMENDS_CONTACT_DESK (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->store);
    g_clear_object (&self->outbox);
    g_clear_object (&self->settings);
    g_clear_pointer (&self->packs, amends_rule_packs_unref);
    g_clear_pointer (&self->accounts, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_contact_desk_parent_class)->dispose (object);
}

static void
amends_contact_desk_class_init (AmendsContactDeskClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_contact_desk_dispose;
    changed_signal =
        g_signal_new ("changed", AMENDS_TYPE_CONTACT_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    languages_signal = g_signal_new ("languages-changed", AMENDS_TYPE_CONTACT_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
}

static void
amends_contact_desk_init (AmendsContactDesk *self)
{
    self->cancellable = g_cancellable_new ();
}

AmendsContactDesk *
amends_contact_desk_new (AmendsStore *store, AmendsOutbox *outbox, AmendsRulePacks *packs, GSettings *settings,
                         AmendsClock clock, gpointer clock_data)
{
    AmendsContactDesk *self = g_object_new (AMENDS_TYPE_CONTACT_DESK, NULL);

    self->store = g_object_ref (store);
    g_set_object (&self->outbox, outbox);
    g_set_object (&self->settings, settings);
    self->packs = amends_rule_packs_ref (packs);
    self->clock = clock;
    self->clock_data = clock_data;
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
    if (settings != NULL)
        g_signal_connect_object (settings, "changed::" AMENDS_TEMPLATE_LANGUAGES_KEY, G_CALLBACK (languages_changed_cb),
                                 self, G_CONNECT_SWAPPED);
    list_accounts (self);
    return self;
}

AmendsStore *
amends_contact_desk_get_store (AmendsContactDesk *self)
{
    g_return_val_if_fail (AMENDS_IS_CONTACT_DESK (self), NULL);
    return self->store;
}

gint64
amends_contact_desk_get_now (AmendsContactDesk *self)
{
    g_return_val_if_fail (AMENDS_IS_CONTACT_DESK (self), 0);
    return self->clock != NULL ? self->clock (self->clock_data) : amends_dates_now ();
}

guint
amends_contact_desk_get_hold (AmendsContactDesk *self)
{
    g_return_val_if_fail (AMENDS_IS_CONTACT_DESK (self), 0);
    return self->settings != NULL ? g_settings_get_uint (self->settings, "contact-hold-seconds") : 0;
}

AmendsContactCase *
amends_contact_desk_make_case (AmendsContactDesk *self, AmendsReviewDetail *detail)
{
    AmendsContactCase *contact_case = g_new0 (AmendsContactCase, 1);
    AmendsAccount *account;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    g_return_val_if_fail (AMENDS_IS_CONTACT_DESK (self), contact_case);
    account = find_account (self, detail->review->account_id);
    contact_case->detail = detail;
    contact_case->account = account != NULL ? amends_account_ref (account) : NULL;
    contact_case->decision = amends_contact_rules_decide (self->packs, detail->review, detail->order, detail->stated,
                                                          account, amends_contact_case_get_contact (contact_case),
                                                          amends_contact_desk_get_now (self), zone);
    contact_case->way = account != NULL && self->outbox != NULL ? amends_outbox_get_way (self->outbox, account->kind)
                                                                : AMENDS_SEND_WAY_BROWSER;
    return contact_case;
}

/* Several cases, one after the other */

typedef struct {
    gint64 *ids;
    gsize n_ids;
    gsize next;
    GPtrArray *cases;
} Loading;

static void
free_loading (gpointer data)
{
    Loading *loading = data;

    g_free (loading->ids);
    g_ptr_array_unref (loading->cases);
    g_free (loading);
}

static void
free_case (gpointer data)
{
    amends_contact_case_free (data);
}

static void load_next (GTask *task);

static void
detail_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Loading *loading = g_task_get_task_data (task);
    GError *error = NULL;
    AmendsReviewDetail *detail = amends_store_load_detail_finish (AMENDS_STORE (source), result, &error);

    if (detail != NULL) {
        g_ptr_array_add (loading->cases, amends_contact_desk_make_case (g_task_get_source_object (task), detail));
    } else if (!g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND)) {
        g_task_return_error (task, error);
        return;
    }
    g_clear_error (&error);
    load_next (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
load_next (GTask *task)
{
    AmendsContactDesk *self = g_task_get_source_object (task);
    Loading *loading = g_task_get_task_data (task);

    if (loading->next < loading->n_ids) {
        amends_store_load_detail_async (self->store, loading->ids[loading->next++], g_task_get_cancellable (task),
                                        detail_loaded_cb, task);
        return;
    }
    g_task_return_pointer (task, g_ptr_array_ref (loading->cases), (GDestroyNotify) g_ptr_array_unref);
    g_object_unref (task);
}

void
amends_contact_desk_load_cases_async (AmendsContactDesk *self, const gint64 *ids, gsize n_ids,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);
    Loading *loading = g_new0 (Loading, 1);

    g_task_set_source_tag (task, amends_contact_desk_load_cases_async);
    loading->ids = g_memdup2 (ids, n_ids * sizeof *ids);
    loading->n_ids = n_ids;
    loading->cases = g_ptr_array_new_with_free_func (free_case);
    g_task_set_task_data (task, loading, free_loading);
    load_next (task);
}

GPtrArray *
amends_contact_desk_load_cases_finish (AmendsContactDesk *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_contact_desk_load_cases_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

/* Templates */

static void
templates_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    g_auto (GStrv) chosen = dup_languages (g_task_get_source_object (task));
    GError *error = NULL;
    GPtrArray *templates = amends_outbox_load_templates_finish (AMENDS_OUTBOX (source), result, &error);

    if (templates == NULL) {
        g_task_return_error (task, error);
        return;
    }
    amends_template_languages_filter (templates, (const char *const *) chosen);
    g_task_return_pointer (task, templates, (GDestroyNotify) g_ptr_array_unref);
}

void
amends_contact_desk_load_templates_async (AmendsContactDesk *self, const AmendsContactCase *contact_case,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);
    g_auto (GStrv) chosen = dup_languages (self);
    g_autofree char *languages =
        amends_template_languages_join ((const char *const *) chosen, g_get_language_names ()[0]);

    g_task_set_source_tag (task, amends_contact_desk_load_templates_async);
    amends_outbox_load_templates_async (self->outbox, contact_case->detail->review, languages, cancellable,
                                        templates_loaded_cb, task);
}

GPtrArray *
amends_contact_desk_load_templates_finish (AmendsContactDesk *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_contact_desk_load_templates_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

/* Sending */

static AmendsContactDraft
make_draft (const AmendsContactCase *contact_case, AmendsContactReason reason)
{
    const AmendsOrder *order = contact_case->detail->order;
    AmendsContactDraft draft = { .review_id = contact_case->detail->review->id,
                                 .reason = reason,
                                 .rule_pack = contact_case->decision->pack_name };

    if (reason == AMENDS_CONTACT_COURTESY_REFUND && order != NULL && order->currency != NULL) {
        draft.currency = order->currency;
        draft.amount_minor = order->total_minor;
    }
    return draft;
}

void
amends_contact_desk_send_async (AmendsContactDesk *self, GPtrArray *cases, AmendsContactReason reason,
                                const char *currency, gint64 amount, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autofree AmendsContactDraft *drafts = g_new0 (AmendsContactDraft, MAX (cases->len, 1));
    gboolean by_hand = FALSE;
    gint64 now;

    g_return_if_fail (AMENDS_IS_CONTACT_DESK (self));
    now = amends_contact_desk_get_now (self);
    for (guint i = 0; i < cases->len; i++) {
        const AmendsContactCase *contact_case = g_ptr_array_index (cases, i);

        drafts[i] = make_draft (contact_case, reason);
        by_hand = by_hand || contact_case->way == AMENDS_SEND_WAY_BROWSER;
    }
    if (cases->len == 1 && reason == AMENDS_CONTACT_COURTESY_REFUND && currency != NULL) {
        drafts[0].currency = currency;
        drafts[0].amount_minor = amount;
    }
    amends_store_add_contacts_async (self->store, drafts, cases->len,
                                     by_hand ? now : now + (gint64) amends_contact_desk_get_hold (self), by_hand, NULL,
                                     callback, user_data);
}
