/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-key.h"

#include <string.h>

/* 16 bytes a slot. A file with more rows forgets the first ones: what it could miss is a twin a million rows away. */
#define SLOTS_MIN (1u << 10)
#define SLOTS_MAX (1u << 20)
#define ORDINAL_MAX 999

typedef struct {
    guint64 key; /* 0: free */
    guint64 content;
} Slot;

struct _AmendsReviewKeys {
    Slot *slots; /* (array length=n_slots) (owned) */
    guint n_slots;
    guint n_used;
};

AmendsReviewKeys *
amends_review_keys_new (void)
{
    AmendsReviewKeys *self = g_new0 (AmendsReviewKeys, 1);

    self->n_slots = SLOTS_MIN;
    self->slots = g_new0 (Slot, self->n_slots);
    return self;
}

void
amends_review_keys_free (AmendsReviewKeys *self)
{
    g_free (self->slots);
    g_free (self);
}

static Slot *
find_slot (AmendsReviewKeys *self, guint64 key)
{
    guint i = (guint) (key & (self->n_slots - 1));

    while (self->slots[i].key != 0 && self->slots[i].key != key)
        i = (i + 1) & (self->n_slots - 1);
    return &self->slots[i];
}

static void
make_room (AmendsReviewKeys *self)
{
    g_autofree Slot *old = NULL;
    guint n_old = self->n_slots;

    if (self->n_used * 4 < self->n_slots * 3)
        return;
    old = g_steal_pointer (&self->slots);
    self->n_slots = MIN (self->n_slots * 2, SLOTS_MAX);
    self->slots = g_new0 (Slot, self->n_slots);
    self->n_used = 0;
    if (self->n_slots == n_old)
        return;
    for (guint i = 0; i < n_old; i++) {
        if (old[i].key != 0) {
            *find_slot (self, old[i].key) = old[i];
            self->n_used++;
        }
    }
}

/* Lengths are hashed with the texts, so that no two lists of texts are one. */
static void
add_text (GChecksum *checksum, const char *text)
{
    guint64 length = GUINT64_TO_LE (text != NULL ? strlen (text) : 0);

    g_checksum_update (checksum, (const guchar *) &length, sizeof length);
    if (text != NULL)
        g_checksum_update (checksum, (const guchar *) text, -1);
}

static guint64
get_number (GChecksum *checksum)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    guint64 number;

    g_checksum_get_digest (checksum, digest, &length);
    memcpy (&number, digest, sizeof number);
    return number != 0 ? number : 1;
}

static char *
hash_identity (const AmendsReview *review)
{
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    g_autofree char *date = g_strdup_printf ("%" G_GINT64_FORMAT, review->published_at);
    gboolean known = review->author != NULL && review->published_at != 0;

    add_text (checksum, review->marketplace);
    add_text (checksum, review->product_id);
    add_text (checksum, review->author);
    add_text (checksum, date);
    if (!known) {
        add_text (checksum, review->title);
        add_text (checksum, review->body);
    }
    return g_strdup_printf ("file-%.32s", g_checksum_get_string (checksum));
}

static guint64
hash_content (const AmendsReview *review)
{
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    g_autofree char *stars = g_strdup_printf ("%d", review->stars);

    add_text (checksum, stars);
    add_text (checksum, review->title);
    add_text (checksum, review->body);
    for (guint i = 0; review->photos != NULL && review->photos[i] != NULL; i++)
        add_text (checksum, review->photos[i]);
    return get_number (checksum);
}

/* FNV-1a: the id is a strong hash already, only its ordinal is to be mixed in. */
static guint64
hash_id (const char *id)
{
    guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

    for (; *id != '\0'; id++)
        hash = (hash ^ (guchar) *id) * G_GUINT64_CONSTANT (1099511628211);
    return hash != 0 ? hash : 1;
}

char *
amends_review_keys_make (AmendsReviewKeys *self, const AmendsReview *review)
{
    g_autofree char *identity = hash_identity (review);
    guint64 content = hash_content (review);

    for (guint ordinal = 1; ordinal <= ORDINAL_MAX; ordinal++) {
        g_autofree char *id = ordinal == 1 ? g_strdup (identity) : g_strdup_printf ("%s#%u", identity, ordinal);
        guint64 key = hash_id (id);
        Slot *slot = find_slot (self, key);

        if (slot->key == 0) {
            make_room (self);
            *find_slot (self, key) = (Slot) { key, content };
            self->n_used++;
            return g_steal_pointer (&id);
        }
        if (slot->content == content)
            return g_steal_pointer (&id);
    }
    return g_steal_pointer (&identity);
}

static gboolean
is_code_char (char c)
{
    return g_ascii_isupper (c) || g_ascii_isdigit (c);
}

static gsize
measure_code (const char *text)
{
    gsize n = 0;

    while (is_code_char (text[n]))
        n++;
    return n;
}

char *
amends_review_key_from_url (const char *url)
{
    static const char *const PLACES[] = { "/customer-reviews/", "/review/", "/reviews/", "reviewId=" };

    for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++) {
        const char *place = strstr (url, PLACES[i]);

        for (; place != NULL; place = strstr (place + 1, PLACES[i])) {
            const char *code = place + strlen (PLACES[i]);
            gsize length = measure_code (code);

            if (*code == 'R' && length >= 11 && length <= 15 && !g_ascii_isalnum (code[length]))
                return g_strndup (code, length);
        }
    }
    return NULL;
}

char *
amends_product_key_from_text (const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        gboolean begins = c == text || !g_ascii_isalnum (c[-1]);

        if (begins && c[0] == 'B' && c[1] == '0' && measure_code (c) == 10 && !g_ascii_isalnum (c[10]))
            return g_strndup (c, 10);
    }
    return NULL;
}
