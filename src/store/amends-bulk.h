/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/** AmendsBulk: knows while sources are at work, and whether they bring so many reviews that it pays to put the list indexes off. */
typedef struct {
    int n_sources;   /* (atomic): of which more batches are to come soon */
    int number;      /* (atomic): how often there was one after there was none */
    int present;     /* the worker thread's own, as those below: the number of the one that they are of */
    guint64 n_added; /* reviews, as far as they are committed */
    gboolean dropped;
    guint rows; /* from how many reviews on it may pay */
} AmendsBulk;

void amends_bulk_init (AmendsBulk *self);
/** amends_bulk_expect: a source begins, or has come to its end. From any thread */
void amends_bulk_expect (AmendsBulk *self, gboolean expect);
/** amends_bulk_is_expected: TRUE while batches of some source are to come. From any thread */
gboolean amends_bulk_is_expected (AmendsBulk *self);

/** amends_bulk_begin: on the worker thread, at the beginning of a transaction of batches: drops the list indexes where that pays, once in a bulk */
gboolean amends_bulk_begin (AmendsBulk *self, AmendsDb *db, GError **error);
/** amends_bulk_count: on the worker thread: so many reviews were added */
void amends_bulk_count (AmendsBulk *self, guint64 n_added);

G_END_DECLS
