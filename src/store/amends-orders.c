/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-orders.h"

#include "amends-contact-candidates.h"

gboolean
amends_orders_take (AmendsDb *db, gint64 account_id, const AmendsOrder *order, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        db,
        "INSERT INTO order_fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, external_id) DO UPDATE "
        "SET marketplace = excluded.marketplace, product_id = ifnull (excluded.product_id, product_id), "
        "ordered_at = iif (excluded.ordered_at <> 0, excluded.ordered_at, ordered_at), "
        "seller_of_record = excluded.seller_of_record, digital_subscription = excluded.digital_subscription, "
        "consent = excluded.consent, currency = excluded.currency, total_minor = excluded.total_minor, "
        "buyer_language = ifnull (excluded.buyer_language, buyer_language)",
        error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, account_id);
    amends_statement_bind_text (statement, 2, order->external_id);
    amends_statement_bind_text (statement, 3, order->marketplace != NULL ? order->marketplace : "");
    amends_statement_bind_text (statement, 4, order->product_id);
    amends_statement_bind_int (statement, 5, MAX (order->ordered_at, 0));
    amends_statement_bind_int (statement, 6, order->seller_of_record);
    amends_statement_bind_int (statement, 7, order->digital_subscription);
    amends_statement_bind_int (statement, 8, order->consent);
    amends_statement_bind_text (statement, 9, order->currency);
    amends_statement_bind_int (statement, 10, order->total_minor);
    amends_statement_bind_text (statement, 11, order->buyer_language);
    return amends_statement_run (statement, error) &&
           amends_contact_candidates_refresh_order (db, account_id, order->external_id, error);
}

gboolean
amends_orders_load (AmendsDb *db, gint64 account_id, const char *external_id, AmendsOrder **order, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (
        db,
        "SELECT marketplace, product_id, ordered_at, seller_of_record, digital_subscription, consent, currency, "
        "total_minor, buyer_language FROM order_fact WHERE account_id = ? AND external_id = ?",
        error);
    AmendsStep step;

    *order = NULL;
    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, account_id);
    amends_statement_bind_text (row, 2, external_id);
    step = amends_statement_step (row, error);
    if (step == AMENDS_STEP_ROW)
        *order = amends_order_new (&(AmendsOrder) {
            .account_id = account_id,
            .external_id = external_id,
            .marketplace = amends_statement_get_text (row, 0),
            .product_id = amends_statement_get_text (row, 1),
            .ordered_at = amends_statement_get_int (row, 2),
            .seller_of_record = (AmendsTri) amends_statement_get_int (row, 3),
            .digital_subscription = (AmendsTri) amends_statement_get_int (row, 4),
            .consent = (AmendsTri) amends_statement_get_int (row, 5),
            .currency = amends_statement_get_text (row, 6),
            .total_minor = amends_statement_get_int (row, 7),
            .buyer_language = amends_statement_get_text (row, 8),
        });
    return step != AMENDS_STEP_ERROR;
}
