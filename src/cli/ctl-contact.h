/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-rules.h"
#include "amends-outbox.h"
#include "amends-store-contacts.h"
#include "amends-store-reviews.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/* What the commands about contacts have in common. The store is open. */

/**
 * ctl_contact_decide: may the customer of a review be contacted?
 * @detail: (out) (transfer full): the review, with all that was decided from
 */
AmendsContactDecision *ctl_contact_decide (CtlContext *context, gint64 review_id, gint64 at, GTimeZone *zone,
                                           AmendsReviewDetail **detail, GError **error);

/** CtlOutbox: what it takes to send. */
typedef struct {
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    AmendsOutbox *outbox;
} CtlOutbox;

void ctl_outbox_init (CtlOutbox *self, CtlContext *context);
void ctl_outbox_clear (CtlOutbox *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CtlOutbox, ctl_outbox_clear)

/** ctl_outbox_flush: sends what is due, and tells how contact @id ended. Returns: the exit code */
int ctl_outbox_flush (CtlOutbox *self, CtlContext *context, gint64 id);

/** ctl_outbox_change: Returns: the exit code, after telling why it cannot be */
int ctl_outbox_change (CtlContext *context, gint64 id, AmendsContactChange change);

G_END_DECLS
