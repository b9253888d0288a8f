/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* Calls of the contact interfaces that wait, for tests. Those without @error fail the test on one. */

/* An open review "R0", "R1", … with an order of its own, "O0", "O1", …; its id. */
gint64 test_add_reviewed_order (StoreFixture *fixture, int number);

/* One contact about @review_id, held back for @hold seconds; its id, 0 if one counts already. @event_id: (out) (optional) */
gint64 test_add_contact (StoreFixture *fixture, gint64 review_id, gint64 hold, gint64 *event_id);
gint64 test_hand_over (StoreFixture *fixture, gint64 review_id);
gboolean test_change_contact (AmendsStore *store, gint64 id, AmendsContactChange change, GError **error);
GPtrArray *test_list_contacts (AmendsStore *store, gint64 review_id, gboolean unfinished);
/* The contact @id */
AmendsContact *test_get_contact (AmendsStore *store, gint64 id);
void test_assert_state (AmendsStore *store, gint64 id, AmendsContactState state);

gint64 test_get_wait (AmendsStore *store);
/* (nullable): the contact that is due */
AmendsContact *test_claim (AmendsStore *store, gboolean *must_ask);
AmendsContact *test_settle (AmendsStore *store, const AmendsSettlement *settlement);
void test_hasten (AmendsStore *store, gboolean healthy_only);

GPtrArray *test_list_messages (AmendsStore *store, gint64 review_id, guint limit);
gboolean test_mark_message (AmendsStore *store, gint64 id, gboolean read, GError **error);
gint64 test_count_unread (AmendsStore *store);

gboolean test_set_report (AmendsStore *store, gint64 review_id, gboolean reported, GError **error);
gboolean test_withdraw_report (AmendsStore *store, gint64 review_id, GError **error);
AmendsReport test_get_report (AmendsStore *store, gint64 review_id);

/* What the marketplace tells of one contact, as a sync brings it. */
void test_take_receipt (StoreFixture *fixture, const AmendsContactReceipt *fields);
void test_take_message (StoreFixture *fixture, const AmendsMessage *fields);

G_END_DECLS
