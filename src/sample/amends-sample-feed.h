/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-sample-data.h"
#include "amends-sample-json.h"

G_BEGIN_DECLS

/** AmendsSampleAnswer: what a feed path answers, before the transport adds its headers. */
typedef struct {
    guint status; /* HTTP */
    char *json;   /* owned */
} AmendsSampleAnswer;

void amends_sample_answer_clear (AmendsSampleAnswer *self);

/** amends_sample_answer_error: Returns: the contract's error object; @message is a sentence that says what to do */
AmendsSampleAnswer amends_sample_answer_error (guint status, const char *code, const char *message);

/** amends_sample_answer_error_about: the same, naming what it is about. @member: (nullable): the name of one more member, whose text is @value */
AmendsSampleAnswer amends_sample_answer_error_about (guint status, const char *code, const char *message,
                                                     const char *member, const char *value);

/**
 * amends_sample_feed_answer: answers one request of the review feed (data/feed/amends-feed.openapi.yaml).
 *
 * @resource: the path below the base, "/reviews"
 * @query: (nullable) (element-type utf8 utf8): the decoded parameters
 * @origin: scheme, host and port, for the photos' addresses
 */
AmendsSampleAnswer amends_sample_feed_answer (const AmendsSampleData *data, const char *resource, GHashTable *query,
                                              const char *origin);

/** amends_sample_feed_answer_rows: a page of @rows, which are by (updated_at, id). @list: their path, static, "/contacts" */
AmendsSampleAnswer amends_sample_feed_answer_rows (const AmendsSampleData *data, const char *list, GPtrArray *rows,
                                                   AmendsSampleJsonRow add_row, GHashTable *query, const char *origin);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsSampleAnswer, amends_sample_answer_clear)

G_END_DECLS
