/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause.h"

static const struct {
    const char *id;
    const char *code;
    AmendsDoor door;
} CAUSES[AMENDS_N_CAUSES] = {
    [AMENDS_CAUSE_STOCK_UNAVAILABLE] = { "stock-unavailable", "1a", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_STOCK_COUNT] = { "stock-count", "1b", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_DROPSHIPPER] = { "dropshipper", "1c", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_SLOW_DELIVERY] = { "slow-delivery", "2a", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_MISSED_DELIVERY] = { "missed-delivery", "2b", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_REFUND_LIMITED] = { "refund-limited", "3a", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_RETURN_BURDEN] = { "return-burden", "3b", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_PICTURE] = { "picture", "4a", AMENDS_DOOR_PRODUCT },
    [AMENDS_CAUSE_SIZE_OR_MATERIAL] = { "size-or-material", "4b", AMENDS_DOOR_PRODUCT },
    [AMENDS_CAUSE_WRONG_PRODUCT] = { "wrong-product", "5a", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_QUALITY] = { "quality", "6a", AMENDS_DOOR_PRODUCT },
    [AMENDS_CAUSE_UNREACHABLE] = { "unreachable", "7a", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_SLOW_ANSWER] = { "slow-answer", "7b", AMENDS_DOOR_SELLER },
    [AMENDS_CAUSE_FEW_POSITIVES] = { "few-positives", "8a", AMENDS_DOOR_NEITHER },
    [AMENDS_CAUSE_WRONG_FEEDBACK] = { "wrong-feedback", "8b", AMENDS_DOOR_NEITHER },
};

const char *
amends_cause_get_id (AmendsCause cause)
{
    g_return_val_if_fail (cause >= 0 && cause < AMENDS_N_CAUSES, NULL);

    return CAUSES[cause].id;
}

int
amends_cause_from_id (const char *id)
{
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        if (g_strcmp0 (CAUSES[i].id, id) == 0)
            return i;
    }
    return AMENDS_CAUSE_NONE;
}

const char *
amends_cause_get_code (AmendsCause cause)
{
    g_return_val_if_fail (cause >= 0 && cause < AMENDS_N_CAUSES, NULL);

    return CAUSES[cause].code;
}

int
amends_cause_get_problem (AmendsCause cause)
{
    g_return_val_if_fail (cause >= 0 && cause < AMENDS_N_CAUSES, 0);

    return CAUSES[cause].code[0] - '0';
}

AmendsDoor
amends_cause_get_door (AmendsCause cause)
{
    g_return_val_if_fail (cause >= 0 && cause < AMENDS_N_CAUSES, AMENDS_DOOR_NEITHER);

    return CAUSES[cause].door;
}
