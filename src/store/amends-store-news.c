/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-news.h"

#include "amends-news.h"
#include "amends-store-private.h"

typedef struct {
    guint stars;
    gboolean postponed;
    GArray *ids; /* (owned) (nullable) */
} Request;

static void
free_request (gpointer data)
{
    Request *self = data;

    g_clear_pointer (&self->ids, g_array_unref);
    g_free (self);
}

static gboolean
take_news (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;

    request->ids = amends_news_take (job->db, request->stars, request->postponed, job->now, error);
    return request->ids != NULL;
}

void
amends_store_take_news_async (AmendsStore *self, guint stars, gboolean postponed, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
    Request *request;

    g_return_if_fail (AMENDS_IS_STORE (self));

    request = g_new0 (Request, 1);
    request->stars = stars;
    request->postponed = postponed;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_take_news_async, take_news, request, free_request,
                        cancellable, callback, user_data);
}

GArray *
amends_store_take_news_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Request *request = amends_store_finish (self, result, amends_store_take_news_async, error);

    return request != NULL ? g_steal_pointer (&request->ids) : NULL;
}
