/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-flow.h"
#include "amends-return-watch.h"

G_BEGIN_DECLS

struct _AmendsContactFlow {
    GObject parent_instance;

    AmendsContactDesk *desk;
    GtkWidget *over;          /* (unowned) (nullable): NULL after the end */
    AmendsReturnWatch *watch; /* (nullable): while the person is in the browser */
    gint64 handed_id;         /* the contact, or the review to be reported, that is asked about on return */
    gboolean is_report;
};

void amends_contact_flow_tell (AmendsContactFlow *self, const char *message);
void amends_contact_flow_tell_error (AmendsContactFlow *self, const GError *error);

/** amends_contact_flow_take_cases: Returns: (transfer full) (nullable): what was loaded; NULL if there is nothing to go on with */
GPtrArray *amends_contact_flow_take_cases (AmendsContactFlow *self, GAsyncResult *result);

/** amends_contact_flow_hand_over: records the contact, opens the review's page, and asks on return. @cases: of one review */
void amends_contact_flow_hand_over (AmendsContactFlow *self, GPtrArray *cases, AmendsContactReason reason);

/** amends_contact_flow_ask: the question on return */
void amends_contact_flow_ask (AmendsContactFlow *self);

G_END_DECLS
