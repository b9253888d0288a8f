/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-plan-text.h"

#include <glib/gi18n-lib.h>

const char *
amends_plan_text_get_state (AmendsPlanState state)
{
    switch (state) {
    case AMENDS_PLAN_WORKING:
        /* Translators: state of a plan to resolve feedback */
        return _ ("Working");
    case AMENDS_PLAN_SOLVED:
        /* Translators: state of a plan to resolve feedback */
        return _ ("Solved");
    case AMENDS_PLAN_OPEN:
    default:
        /* Translators: state of a plan to resolve feedback */
        return C_ ("plan", "Open");
    }
}

const char *
amends_plan_text_get_badge (AmendsPlanState state)
{
    switch (state) {
    case AMENDS_PLAN_WORKING:
        /* Translators: in a row of feedback: somebody works on resolving it */
        return _ ("Being resolved");
    case AMENDS_PLAN_SOLVED:
        /* Translators: in a row of feedback: its plan is solved */
        return _ ("Solved");
    case AMENDS_PLAN_OPEN:
    default:
        /* Translators: in a row of feedback: there is a plan to resolve it, but nobody works on it yet */
        return _ ("Planned");
    }
}

const char *
amends_plan_text_get_responsible (AmendsResponsible responsible)
{
    switch (responsible) {
    case AMENDS_RESPONSIBLE_OWN:
        return _ ("We are");
    case AMENDS_RESPONSIBLE_CARRIER:
        return _ ("The carrier");
    case AMENDS_RESPONSIBLE_MARKETPLACE:
        return _ ("The marketplace");
    case AMENDS_RESPONSIBLE_BUYER:
        return _ ("The buyer");
    case AMENDS_RESPONSIBLE_UNKNOWN:
    case AMENDS_N_RESPONSIBLES:
    default:
        return _ ("Not known yet");
    }
}

const char *
amends_plan_text_advise (AmendsResponsible responsible)
{
    switch (responsible) {
    case AMENDS_RESPONSIBLE_OWN:
        return _ (
            "Put it right with the buyer first. Only then may you ask once, politely, to have the feedback looked "
            "at again.");
    case AMENDS_RESPONSIBLE_CARRIER:
        return _ ("Have the tracking number and the shipping facts ready: the buyer and the marketplace both ask for "
                  "them.");
    case AMENDS_RESPONSIBLE_MARKETPLACE:
        return _ ("Where the marketplace packed and sent the order, it answers for it and strikes such feedback "
                  "through.");
    case AMENDS_RESPONSIBLE_BUYER:
        return _ ("Stay calm, and talk to the buyer. If that fails, ask the marketplace’s seller support, with the "
                  "tracking number and the shipping facts.");
    case AMENDS_RESPONSIBLE_UNKNOWN:
    case AMENDS_N_RESPONSIBLES:
    default:
        return _ ("Find out first, and stay calm: what is to be done depends on it.");
    }
}
