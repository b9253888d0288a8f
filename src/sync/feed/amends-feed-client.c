/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-client.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "amends-feed-parser.h"
#include "amends-http-address.h"
#include "amends-secrets.h"
#include "amends-sync-error.h"

/* A connection that is lost at once is worth another try; one that used up a good part of its deadline is not. */
#define QUICK_US (5 * G_USEC_PER_SEC)

struct _AmendsFeedClient {
    GObject parent_instance;
    AmendsHttp *http;
    const AmendsPacing *pacing;
    AmendsSyncProgress *progress;
    char *url;
    char *token;
};

G_DEFINE_FINAL_TYPE (AmendsFeedClient, amends_feed_client, G_TYPE_OBJECT)

typedef struct {
    char *url;
    char *etag;
    guint attempt;
    gint64 asked_at; /* monotonic */
} Asking;

static void ask (GTask *task);

static void
free_asking (gpointer data)
{
    Asking *asking = data;

    g_free (asking->url);
    g_free (asking->etag);
    g_free (asking);
}

void
amends_feed_answer_free (AmendsFeedAnswer *self)
{
    g_clear_pointer (&self->body, g_bytes_unref);
    g_free (self->etag);
    g_free (self);
}

static void
set_waiting (AmendsFeedClient *self, gint64 until)
{
    if (self->progress != NULL)
        amends_sync_progress_set_waiting (self->progress, until);
}

static gboolean
ask_again_cb (gpointer data)
{
    g_autoptr (GTask) task = g_object_ref (data);

    set_waiting (g_task_get_source_object (task), 0);
    if (!g_task_return_error_if_cancelled (task))
        ask (g_steal_pointer (&task));
    return G_SOURCE_REMOVE;
}

/* @task: (transfer full) */
static void
wait_and_ask (GTask *task, guint wait_ms, gboolean told)
{
    AmendsFeedClient *self = g_task_get_source_object (task);
    const AmendsPacing *pacing = self->pacing;
    GCancellable *cancellable = g_task_get_cancellable (task);
    g_autoptr (GSource) timer = g_timeout_source_new (pacing->pause (wait_ms, pacing->user_data));

    if (told)
        set_waiting (self, pacing->now (pacing->user_data) + (wait_ms + 999) / 1000);
    if (cancellable != NULL) {
        g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

        g_source_set_dummy_callback (cancelled);
        g_source_add_child_source (timer, cancelled);
    }
    g_task_attach_source (task, timer, ask_again_cb);
    g_object_unref (task);
}

/* Takes the task over and asks again if that is worth it. */
static gboolean
retry (GTask **task, guint status, const char *retry_after)
{
    AmendsFeedClient *self = g_task_get_source_object (*task);
    const AmendsPacing *pacing = self->pacing;
    Asking *asking = g_task_get_task_data (*task);
    gint64 after = amends_retry_parse_after (retry_after, pacing->now (pacing->user_data));
    guint wait_ms;

    if (!amends_retry_decide (status, asking->attempt, after, pacing->random (pacing->user_data), &wait_ms))
        return FALSE;
    wait_and_ask (g_steal_pointer (task), wait_ms, status == AMENDS_HTTP_TOO_MANY_REQUESTS || after > 0);
    return TRUE;
}

static void
return_answer (GTask *task, AmendsFeedAnswerKind kind, AmendsHttpResponse *response)
{
    AmendsFeedAnswer *answer = g_new0 (AmendsFeedAnswer, 1);

    answer->kind = kind;
    answer->etag = g_steal_pointer (&response->etag);
    if (kind == AMENDS_FEED_ANSWER_PAGE)
        answer->body = g_steal_pointer (&response->body);
    g_task_return_pointer (task, answer, (GDestroyNotify) amends_feed_answer_free);
}

static GError *
make_status_error (guint status, const char *code)
{
    if (status == SOUP_STATUS_UNAUTHORIZED)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNAUTHORISED,
                            _ ("The source does not accept the token: it is wrong, or it was withdrawn."));
    if (status == SOUP_STATUS_FORBIDDEN && g_strcmp0 (code, "not_brand_owner") == 0)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NOT_BRAND_OWNER,
                            _ ("This account is not identified as brand owner."));
    if (status == SOUP_STATUS_FORBIDDEN && g_strcmp0 (code, "not_eligible") == 0)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NOT_ELIGIBLE,
                            _ ("The marketplace does not let this customer be contacted."));
    if (status == SOUP_STATUS_FORBIDDEN)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_FORBIDDEN,
                            _ ("This account is not allowed to read customer reviews."));
    if (status == AMENDS_HTTP_TOO_MANY_REQUESTS)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_THROTTLED,
                            _ ("The source has asked for a longer and longer wait."));
    if (status >= 500)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_SERVER,
                            _ ("The source reports an error of its own (%u)."), status);
    return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                        _ ("The source did not understand the request (%u)."), status);
}

static void
take_status (GTask *task, AmendsHttpResponse *response)
{
    g_autofree char *code = amends_feed_parser_parse_error (response->status == SOUP_STATUS_OK ? NULL : response->body);

    if (response->status == SOUP_STATUS_OK)
        return_answer (task, AMENDS_FEED_ANSWER_PAGE, response);
    else if (response->status == SOUP_STATUS_NOT_MODIFIED)
        return_answer (task, AMENDS_FEED_ANSWER_UNCHANGED, response);
    else if (response->status == SOUP_STATUS_GONE ||
             (response->status == SOUP_STATUS_BAD_REQUEST && g_strcmp0 (code, "invalid_cursor") == 0))
        return_answer (task, AMENDS_FEED_ANSWER_CURSOR_EXPIRED, response);
    else if (response->status == SOUP_STATUS_NOT_FOUND)
        return_answer (task, AMENDS_FEED_ANSWER_NOT_FOUND, response);
    else
        g_task_return_error (task, make_status_error (response->status, code));
}

static gboolean
was_lost (GTask *task, const GError *error)
{
    Asking *asking = g_task_get_task_data (task);

    return g_error_matches (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED) &&
           g_get_monotonic_time () - asking->asked_at < QUICK_US;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;
    g_autoptr (AmendsHttpResponse) response = amends_http_get_finish (AMENDS_HTTP (source), result, &error);

    if (response == NULL) {
        if (was_lost (task, error) && retry (&task, 0, NULL))
            g_clear_error (&error);
        else
            g_task_return_error (task, error);
        return;
    }
    if (!retry (&task, response->status, response->retry_after))
        take_status (task, response);
}

/* @task: (transfer full) */
static void
ask (GTask *task)
{
    AmendsFeedClient *self = g_task_get_source_object (task);
    Asking *asking = g_task_get_task_data (task);

    asking->attempt++;
    asking->asked_at = g_get_monotonic_time ();
    amends_http_get_async (self->http, asking->url, self->token, asking->etag, g_task_get_cancellable (task),
                           answered_cb, task);
}

void
amends_feed_client_get_async (AmendsFeedClient *self, const char *path, const char *query, const char *etag,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    Asking *asking = g_new0 (Asking, 1);

    g_return_if_fail (AMENDS_IS_FEED_CLIENT (self));

    asking->url = g_strconcat (self->url, "/", path, query != NULL ? "?" : "", query, NULL);
    asking->etag = g_strdup (etag);
    g_task_set_source_tag (task, amends_feed_client_get_async);
    g_task_set_task_data (task, asking, free_asking);
    if (!g_task_return_error_if_cancelled (task))
        ask (g_steal_pointer (&task));
}

AmendsFeedAnswer *
amends_feed_client_get_finish (AmendsFeedClient *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_feed_client_get_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
amends_feed_client_get_url (AmendsFeedClient *self)
{
    g_return_val_if_fail (AMENDS_IS_FEED_CLIENT (self), NULL);

    return self->url;
}

static void
amends_feed_client_finalize (GObject *object)
{
    AmendsFeedClient *self = AMENDS_FEED_CLIENT (object);

    g_clear_object (&self->http);
    g_clear_object (&self->progress);
    g_free (self->url);
    amends_secret_free (self->token);

    G_OBJECT_CLASS (amends_feed_client_parent_class)->finalize (object);
}

static void
amends_feed_client_class_init (AmendsFeedClientClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_feed_client_finalize;
}

static void
amends_feed_client_init (AmendsFeedClient *self G_GNUC_UNUSED)
{
}

AmendsFeedClient *
amends_feed_client_new (AmendsHttp *http, const AmendsPacing *pacing, const char *url, const char *token,
                        AmendsSyncProgress *progress, GError **error)
{
    g_autoptr (AmendsFeedClient) self = g_object_new (AMENDS_TYPE_FEED_CLIENT, NULL);

    self->url = amends_http_address_parse (url, error);
    if (self->url == NULL)
        return NULL;
    self->http = g_object_ref (http);
    self->pacing = pacing;
    self->progress = progress != NULL ? g_object_ref (progress) : NULL;
    self->token = g_strdup (token);
    return g_steal_pointer (&self);
}
