/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-tokens-ahead.h"

#include <string.h>

#include "amends-fts-tokenizer.h"

#define CHUNK_TEXTS 512
#define CHUNK_BYTES (64 * 1024)
#define MOST_REACHED 2

/* A stretch of the texts. Each word is its length, doubled, with a one if it stands where the one before stands, and then its bytes. */
typedef struct {
    guint first, end;
    GByteArray *words;
    GArray *ends; /* (element-type gsize): where each text's words end */
    int mark;     /* tells ThreadSanitizer, which does not know GLib's locks, that it was handed over */
} Chunk;

typedef struct {
    const char *text;
    int length;
    const guint8 *words;
    gsize size;
} Ready;

struct _AmendsTokensAhead {
    GPtrArray *texts;   /* (owned) */
    GThreadPool *pool;  /* of one */
    GAsyncQueue *ready; /* (element-type Chunk) (owned) */
    Chunk *present;     /* (nullable) */
    gboolean waits;     /* for a chunk that is being made */
    Ready reached[MOST_REACHED];
};

static _Thread_local const AmendsTokensAhead *current;

static void
free_chunk (gpointer data)
{
    Chunk *chunk = data;

    g_byte_array_unref (chunk->words);
    g_array_unref (chunk->ends);
    g_free (chunk);
}

static int
keep_word_cb (void *data, int colocated, const char *token, int length, int start G_GNUC_UNUSED, int end G_GNUC_UNUSED)
{
    GByteArray *words = data;
    guint32 head = (guint32) length << 1 | (colocated ? 1 : 0);

    g_byte_array_append (words, (const guint8 *) &head, sizeof head);
    g_byte_array_append (words, (const guint8 *) token, (guint) length);
    return 0;
}

static void
split_in_thread (gpointer data, gpointer user_data)
{
    Chunk *chunk = data;
    AmendsTokensAhead *self = user_data;
    gsize n_bytes = 0;

    g_assert (g_atomic_int_get (&chunk->mark) == 1);
    for (guint i = chunk->first; i < self->texts->len && i < chunk->first + CHUNK_TEXTS && n_bytes < CHUNK_BYTES; i++) {
        const char *text = self->texts->pdata[i];
        gsize length = text != NULL ? strlen (text) : 0, end;

        if (length > 0 && length < G_MAXINT)
            amends_fts_tokenize (AMENDS_TOKENS_DOCUMENT, text, (int) length, keep_word_cb, chunk->words);
        n_bytes += length;
        end = chunk->words->len;
        g_array_append_val (chunk->ends, end);
    }
    chunk->end = chunk->first + chunk->ends->len;
    g_atomic_int_set (&chunk->mark, 2);
    g_async_queue_push (self->ready, chunk);
}

static void
ask_for (AmendsTokensAhead *self, guint first)
{
    Chunk *chunk;

    self->waits = first < self->texts->len;
    if (!self->waits)
        return;
    chunk = g_new0 (Chunk, 1);
    chunk->first = first;
    chunk->words = g_byte_array_new ();
    chunk->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
    g_atomic_int_set (&chunk->mark, 1);
    g_thread_pool_push (self->pool, chunk, NULL);
}

static void
take_chunk (AmendsTokensAhead *self)
{
    g_clear_pointer (&self->present, free_chunk);
    self->present = g_async_queue_pop (self->ready);
    g_assert (g_atomic_int_get (&self->present->mark) == 2);
    ask_for (self, self->present->end);
}

AmendsTokensAhead *
amends_tokens_ahead_new (GPtrArray *texts)
{
    AmendsTokensAhead *self = g_new0 (AmendsTokensAhead, 1);

    self->texts = g_ptr_array_ref (texts);
    self->ready = g_async_queue_new ();
    self->pool = g_thread_pool_new (split_in_thread, self, 1, FALSE, NULL);
    ask_for (self, 0);
    return self;
}

void
amends_tokens_ahead_free (AmendsTokensAhead *self)
{
    if (self == NULL)
        return;
    if (current == self)
        current = NULL;
    if (self->waits)
        free_chunk (g_async_queue_pop (self->ready));
    g_thread_pool_free (self->pool, FALSE, TRUE);
    g_clear_pointer (&self->present, free_chunk);
    g_async_queue_unref (self->ready);
    g_ptr_array_unref (self->texts);
    g_free (self);
}

static Ready
find_ready (AmendsTokensAhead *self, guint i)
{
    const Chunk *chunk = self->present;
    gsize start = 0, end;

    if (chunk == NULL || i < chunk->first || i >= chunk->end || self->texts->pdata[i] == NULL)
        return (Ready) { NULL };
    if (i > chunk->first)
        start = g_array_index (chunk->ends, gsize, i - chunk->first - 1);
    end = g_array_index (chunk->ends, gsize, i - chunk->first);
    return (Ready) { self->texts->pdata[i], (int) strlen (self->texts->pdata[i]), chunk->words->data + start,
                     end - start };
}

/* Of two texts the second may be in the next chunk: then it is split where it is needed. */
void
amends_tokens_ahead_reach (AmendsTokensAhead *self, guint first, guint n)
{
    g_return_if_fail (n <= MOST_REACHED && first + n <= self->texts->len);

    while (self->present == NULL || first >= self->present->end)
        take_chunk (self);
    for (guint i = 0; i < MOST_REACHED; i++)
        self->reached[i] = i < n ? find_ready (self, first + i) : (Ready) { NULL };
    current = self;
}

gboolean
amends_tokens_ahead_replay (const char *text, int length, int colocated_flag, AmendsTokensAheadFunc func, void *context,
                            int *result)
{
    const Ready *ready = NULL;

    for (guint i = 0; current != NULL && i < MOST_REACHED && ready == NULL; i++)
        if (current->reached[i].text == text && current->reached[i].length == length && length > 0)
            ready = &current->reached[i];
    if (ready == NULL)
        return FALSE;
    *result = 0;
    for (gsize at = 0; at < ready->size && *result == 0;) {
        guint32 head;

        memcpy (&head, ready->words + at, sizeof head);
        at += sizeof head;
        *result = func (context, (head & 1) != 0 ? colocated_flag : 0, (const char *) ready->words + at,
                        (int) (head >> 1), 0, 0);
        at += head >> 1;
    }
    return TRUE;
}
