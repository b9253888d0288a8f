/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-backups.h"

G_BEGIN_DECLS

/** AmendsDataSource: the data that preferences are about. Plain value, all borrowed. */
typedef struct {
    const char *folder;     /* where it is kept */
    AmendsStore *store;     /* (nullable): NULL while nothing is open: then little can be done with it */
    gboolean sample;        /* it is the sample shop's */
    AmendsBackups *backups; /* (nullable): of this data; NULL: it is not backed up */
} AmendsDataSource;

/**
 * AmendsDataPage: the preferences' page of the data itself: where it is, how much there is of it, and what can be done with all of it.
 *
 * Signals: "delete-requested": the person wants everything deleted, and was asked
 */
#define AMENDS_TYPE_DATA_PAGE (amends_data_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsDataPage, amends_data_page, AMENDS, DATA_PAGE, AdwPreferencesPage)

AdwPreferencesPage *amends_data_page_new (GSettings *settings, const AmendsDataSource *data);

G_END_DECLS
