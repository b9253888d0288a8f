/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsCause: why a customer is unhappy, as the marketplace's own table has it (rule #39): 8 problems, 15 causes. */
typedef enum {
    AMENDS_CAUSE_STOCK_UNAVAILABLE, /* 1a */
    AMENDS_CAUSE_STOCK_COUNT,       /* 1b: the count was wrong */
    AMENDS_CAUSE_DROPSHIPPER,       /* 1c: a supplier's stock was not followed */
    AMENDS_CAUSE_SLOW_DELIVERY,     /* 2a */
    AMENDS_CAUSE_MISSED_DELIVERY,   /* 2b: not told that the parcel was missed or where it was */
    AMENDS_CAUSE_REFUND_LIMITED,    /* 3a */
    AMENDS_CAUSE_RETURN_BURDEN,     /* 3b */
    AMENDS_CAUSE_PICTURE,           /* 4a: not as shown */
    AMENDS_CAUSE_SIZE_OR_MATERIAL,  /* 4b */
    AMENDS_CAUSE_WRONG_PRODUCT,     /* 5a */
    AMENDS_CAUSE_QUALITY,           /* 6a */
    AMENDS_CAUSE_UNREACHABLE,       /* 7a */
    AMENDS_CAUSE_SLOW_ANSWER,       /* 7b */
    AMENDS_CAUSE_FEW_POSITIVES,     /* 8a: of a shop, never of one text */
    AMENDS_CAUSE_WRONG_FEEDBACK,    /* 8b */
    AMENDS_N_CAUSES,
} AmendsCause;

#define AMENDS_CAUSE_NONE (-1)

/** AmendsDoor: what a cause is about, so to which kind of comment it belongs (research, rule #78). */
typedef enum {
    AMENDS_DOOR_PRODUCT, /* belongs into a review */
    AMENDS_DOOR_SELLER,  /* delivery, stock, returns and service: belongs into feedback */
    AMENDS_DOOR_NEITHER,
} AmendsDoor;

/** amends_cause_get_id: Returns: the stable name ("slow-delivery"), in files, the store and JSON */
const char *amends_cause_get_id (AmendsCause cause);
/** amends_cause_from_id: Returns: the cause, or AMENDS_CAUSE_NONE */
int amends_cause_from_id (const char *id);
/** amends_cause_get_code: Returns: its place in the marketplace's table ("2a") */
const char *amends_cause_get_code (AmendsCause cause);
/** amends_cause_get_problem: Returns: 1 to 8, the problem that it belongs to */
int amends_cause_get_problem (AmendsCause cause);
AmendsDoor amends_cause_get_door (AmendsCause cause);

G_END_DECLS
