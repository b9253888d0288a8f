/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-ledger.h"

#include <string.h>

#include "amends-sample-letters.h"

#define CRITICAL_STARS 3
#define WINDOW_MONTHS 12
#define DELIVERY_SECONDS 1
#define ANSWER_PERCENT 65
#define AGREE_PERCENT 70
#define EDIT_PERCENT 25
#define DELETE_PERCENT 10

struct _AmendsSampleLedger {
    AmendsSampleData *data;
    guint32 seed;
    GHashTable *reviews;   /* (id → AmendsSampleReview): as they are now */
    GHashTable *orders;    /* (id → AmendsSampleOrder) */
    GHashTable *by_id;     /* (id → AmendsSampleContact) */
    GHashTable *by_key;    /* (key → AmendsSampleContact) */
    GHashTable *by_review; /* (review id → AmendsSampleContact) */
    GPtrArray *contacts;   /* (element-type AmendsSampleContact) (owned) */
    GPtrArray *messages;   /* (element-type AmendsSampleMessage) (owned) */
};

static void
free_contact (gpointer data)
{
    AmendsSampleContact *self = data;

    g_free (self->row.id);
    g_free (self->key);
    g_free (self->language);
    g_free (self);
}

static void
free_message (gpointer data)
{
    AmendsSampleMessage *self = data;

    g_free (self->row.id);
    g_free (self);
}

AmendsSampleLedger *
amends_sample_ledger_new (AmendsSampleData *data, guint32 seed)
{
    AmendsSampleLedger *self = g_new0 (AmendsSampleLedger, 1);

    self->data = data;
    self->seed = seed;
    self->reviews = g_hash_table_new (g_str_hash, g_str_equal);
    self->orders = g_hash_table_new (g_str_hash, g_str_equal);
    self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
    self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
    self->by_review = g_hash_table_new (g_str_hash, g_str_equal);
    self->contacts = g_ptr_array_new_with_free_func (free_contact);
    self->messages = g_ptr_array_new_with_free_func (free_message);
    for (guint i = 0; i < data->reviews->len; i++) {
        AmendsSampleReview *review = data->reviews->pdata[i];

        if (!review->replaced && review->deleted_at == 0)
            g_hash_table_insert (self->reviews, review->row.id, review);
    }
    for (guint i = 0; i < data->orders->len; i++) {
        AmendsSampleOrder *order = data->orders->pdata[i];

        g_hash_table_insert (self->orders, order->row.id, order);
    }
    return self;
}

void
amends_sample_ledger_free (AmendsSampleLedger *self)
{
    g_hash_table_unref (self->reviews);
    g_hash_table_unref (self->orders);
    g_hash_table_unref (self->by_id);
    g_hash_table_unref (self->by_key);
    g_hash_table_unref (self->by_review);
    g_ptr_array_unref (self->messages);
    g_ptr_array_unref (self->contacts);
    g_free (self);
}

const AmendsSampleReview *
amends_sample_ledger_find_review (AmendsSampleLedger *self, const char *review_id)
{
    return g_hash_table_lookup (self->reviews, review_id);
}

AmendsSampleOrder *
amends_sample_ledger_find_order (AmendsSampleLedger *self, const AmendsSampleReview *review)
{
    return review->order_id != NULL ? g_hash_table_lookup (self->orders, review->order_id) : NULL;
}

/* The last day counts whole, wherever on earth it ends last. */
static gboolean
is_in_window (gint64 ordered_at, gint64 now)
{
    g_autoptr (GDateTime) ordered = g_date_time_new_from_unix_utc (ordered_at);
    g_autoptr (GDateTime) last = g_date_time_add_months (ordered, WINDOW_MONTHS);
    g_autoptr (GDateTime) midnight = g_date_time_new_utc (g_date_time_get_year (last), g_date_time_get_month (last),
                                                          g_date_time_get_day_of_month (last), 0, 0, 0);

    return now < g_date_time_to_unix (midnight) + 36 * 3600;
}

const char *
amends_sample_ledger_get_obstacle (AmendsSampleLedger *self, const AmendsSampleReview *review, gint64 now)
{
    const AmendsSampleOrder *order = amends_sample_ledger_find_order (self, review);

    if (review->stars > CRITICAL_STARS)
        return "critical";
    if (order == NULL || order->seller_of_record != AMENDS_TRI_YES)
        return "seller-of-record";
    if (review->verified != AMENDS_TRI_YES)
        return "verified";
    if (!is_in_window (order->ordered_at, now))
        return "window";
    if (order->product->digital_subscription)
        return "not-digital";
    return order->consent != AMENDS_TRI_YES ? "consent" : NULL;
}

const AmendsSampleContact *
amends_sample_ledger_find_contact (AmendsSampleLedger *self, const char *id)
{
    return g_hash_table_lookup (self->by_id, id);
}

const AmendsSampleContact *
amends_sample_ledger_find_by_key (AmendsSampleLedger *self, const char *key)
{
    return g_hash_table_lookup (self->by_key, key);
}

const AmendsSampleContact *
amends_sample_ledger_find_by_review (AmendsSampleLedger *self, const char *review_id)
{
    return g_hash_table_lookup (self->by_review, review_id);
}

static void
make_plan (AmendsSampleLedger *self, AmendsSampleContact *contact)
{
    AmendsSampleRandom random;
    guint fate;

    amends_sample_random_init (&random, self->seed, (guint64) 1 << 34 | g_str_hash (contact->review->row.id));
    contact->plan.delivery = contact->accepted_at + DELIVERY_SECONDS;
    if (!amends_sample_random_chance (&random, ANSWER_PERCENT))
        return;
    contact->plan.answer = contact->plan.delivery + amends_sample_random_between (&random, 4, 12);
    contact->plan.agrees = amends_sample_random_chance (&random, AGREE_PERCENT);
    fate = amends_sample_random_below (&random, 100);
    contact->plan.deletes = fate < DELETE_PERCENT;
    if (fate < DELETE_PERCENT + EDIT_PERCENT)
        contact->plan.change = contact->plan.answer + amends_sample_random_between (&random, 8, 20);
}

static char *
make_id (const char *prefix, const AmendsSampleReview *review)
{
    return g_strconcat (prefix, review->row.id + 1, NULL);
}

const AmendsSampleContact *
amends_sample_ledger_add (AmendsSampleLedger *self, const AmendsSampleReview *review, AmendsContactReason reason,
                          const char *key, const char *language, gint64 now)
{
    AmendsSampleContact *contact = g_new0 (AmendsSampleContact, 1);

    contact->row.id = make_id ("C", review);
    contact->row.updated_at = now;
    contact->review = review;
    contact->order = amends_sample_ledger_find_order (self, review);
    contact->reason = reason;
    contact->key = g_strdup (key);
    contact->language = g_strdup (language);
    contact->accepted_at = now;
    if (reason == AMENDS_CONTACT_COURTESY_REFUND) {
        contact->refund = AMENDS_REFUND_OFFERED;
        contact->refund_at = now;
    }
    make_plan (self, contact);
    g_ptr_array_add (self->contacts, contact);
    g_hash_table_insert (self->by_id, contact->row.id, contact);
    g_hash_table_insert (self->by_key, contact->key, contact);
    g_hash_table_insert (self->by_review, review->row.id, contact);
    self->data->as_of = MAX (self->data->as_of, now);
    return contact;
}

/* What changes comes again at the end of its list, and no list has anything later than its as_of. */
static void
touch (AmendsSampleLedger *self, AmendsSampleRow *row, gint64 at)
{
    row->updated_at = at;
    self->data->as_of = MAX (self->data->as_of, at);
}

static void
take_answer (AmendsSampleLedger *self, AmendsSampleContact *contact)
{
    AmendsSampleMessage *message = g_new0 (AmendsSampleMessage, 1);
    gint64 at = contact->plan.answer;

    contact->plan.answer = 0;
    message->row.id = make_id ("M", contact->review);
    message->contact = contact;
    message->text = amends_sample_letters_get_answer (contact->order->buyer_language, contact->reason,
                                                      contact->plan.agrees, g_str_hash (contact->row.id));
    g_ptr_array_add (self->messages, message);
    touch (self, &message->row, at);
    if (contact->reason != AMENDS_CONTACT_COURTESY_REFUND)
        return;
    contact->refund = contact->plan.agrees ? AMENDS_REFUND_ACCEPTED : AMENDS_REFUND_DECLINED;
    contact->refund_at = at;
    touch (self, &contact->row, at);
}

/* Some think again about what they wrote, whatever the shop offered; it never asks them to. */
static void
change_review (AmendsSampleLedger *self, AmendsSampleContact *contact)
{
    AmendsSampleReview *old = g_hash_table_lookup (self->reviews, contact->review->row.id);
    AmendsSampleReview *review = g_memdup2 (old, sizeof *old);
    const char *addition = amends_sample_letters_get_edit (review->language, g_str_hash (contact->row.id));
    gint64 at = contact->plan.change;

    contact->plan.change = 0;
    old->replaced = TRUE;
    review->row.id = g_strdup (old->row.id);
    review->title = g_strdup (old->title);
    review->order_id = g_strdup (old->order_id);
    review->body = g_strconcat (old->body, "\n\n", addition, NULL);
    if (contact->plan.deletes)
        review->deleted_at = at;
    else
        review->stars = MIN (review->stars + 1, AMENDS_SAMPLE_STARS);
    g_ptr_array_add (self->data->reviews, review);
    touch (self, &review->row, at);
    if (contact->plan.deletes)
        g_hash_table_remove (self->reviews, review->row.id);
    else
        g_hash_table_replace (self->reviews, review->row.id, review);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
    const AmendsSampleRow *left = *(AmendsSampleRow *const *) a;
    const AmendsSampleRow *right = *(AmendsSampleRow *const *) b;

    if (left->updated_at != right->updated_at)
        return left->updated_at < right->updated_at ? -1 : 1;
    return strcmp (left->id, right->id);
}

static gboolean
is_due (gint64 planned, gint64 now)
{
    return planned != 0 && planned <= now;
}

void
amends_sample_ledger_advance (AmendsSampleLedger *self, gint64 now)
{
    gboolean reviews_changed = FALSE;

    for (guint i = 0; i < self->contacts->len; i++) {
        AmendsSampleContact *contact = self->contacts->pdata[i];

        if (is_due (contact->plan.delivery, now)) {
            contact->delivered_at = contact->plan.delivery;
            contact->plan.delivery = 0;
            touch (self, &contact->row, contact->delivered_at);
        }
        if (is_due (contact->plan.answer, now))
            take_answer (self, contact);
        if (is_due (contact->plan.change, now)) {
            change_review (self, contact);
            reviews_changed = TRUE;
        }
    }
    g_ptr_array_sort (self->contacts, compare_rows);
    g_ptr_array_sort (self->messages, compare_rows);
    if (reviews_changed)
        g_ptr_array_sort (self->data->reviews, compare_rows);
}

void
amends_sample_ledger_withdraw_consent (AmendsSampleLedger *self, const AmendsSampleReview *review, gint64 now)
{
    AmendsSampleOrder *order = amends_sample_ledger_find_order (self, review);

    if (order == NULL)
        return;
    order->consent = AMENDS_TRI_NO;
    touch (self, &order->row, now);
    g_ptr_array_sort (self->data->orders, compare_rows);
}

GPtrArray *
amends_sample_ledger_get_contacts (AmendsSampleLedger *self)
{
    return self->contacts;
}

GPtrArray *
amends_sample_ledger_get_messages (AmendsSampleLedger *self)
{
    return self->messages;
}
