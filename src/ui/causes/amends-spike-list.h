/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AmendsSpikeList: "Worth a look": products that have become worse of late, with why, and a way to silence each. Takes values only.
 *
 * Signals: "opened" (guint n), "silence" (guint n): the n-th of the products that were set.
 */
#define AMENDS_TYPE_SPIKE_LIST (amends_spike_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSpikeList, amends_spike_list, AMENDS, SPIKE_LIST, GtkBox)

/** amends_spike_list_set: @news: (element-type AmendsSpikeNews): hidden if there are none */
void amends_spike_list_set (AmendsSpikeList *self, GPtrArray *news);

G_END_DECLS
