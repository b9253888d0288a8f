/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-order.h"

G_BEGIN_DECLS

/** amends_orders_take: keeps an order's facts */
gboolean amends_orders_take (AmendsDb *db, gint64 account_id, const AmendsOrder *order, GError **error);

/** amends_orders_load: @order: (out) (transfer full) (nullable): NULL if the order is not known */
gboolean amends_orders_load (AmendsDb *db, gint64 account_id, const char *external_id, AmendsOrder **order,
                             GError **error);

G_END_DECLS
