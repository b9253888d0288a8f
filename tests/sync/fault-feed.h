/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-server.h"

G_BEGIN_DECLS

/*
 * FaultFeed: a small review feed on a FaultServer, which behaves until its fault function says otherwise. Its reviews
 * are R0, R1 … in pages; its token is FAULT_FEED_TOKEN.
 */
#define FAULT_FEED_TOKEN "CANARY-7f3a9c51"
#define FAULT_FEED_AS_OF "2026-01-31T12:00:00Z"

typedef struct _FaultFeed FaultFeed;

/* Returns: (nullable): NULL = answer well */
typedef FaultReply *(*FaultFunction) (const FaultRequest *request, gpointer data);

struct _FaultFeed {
    FaultServer *server;
    char *url; /* of its base */
    /* May be changed while no request is under way. */
    guint n_reviews;
    guint page_size;
    guint stars;         /* of every review */
    const char *account; /* JSON */
    const char *as_of;   /* the watermark it gives; reviews are asked for from here are none */
    FaultFunction fault; /* (nullable) */
    gpointer fault_data;
};

FaultFeed *fault_feed_new (guint n_reviews, guint page_size);
void fault_feed_free (FaultFeed *self);

/* fault_feed_get_parameter: Returns: (transfer full) (nullable) */
char *fault_feed_get_parameter (const FaultRequest *request, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultFeed, fault_feed_free)

G_END_DECLS
