/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-composer.h"

typedef struct {
    const AmendsSampleOccasion *occasion;
    const AmendsSampleProductTexts *product;
    AmendsSampleRandom *random;
    GPtrArray *parts;   /* (element-type utf8) (unowned): the sentences so far */
    GPtrArray *aspects; /* (element-type AmendsSampleAspect) (unowned): shuffled, those still to be named */
    const char *title;  /* (nullable): one that fits the first aspect named */
    const char *story;  /* (nullable) */
} Draft;

static void
add_sentence (Draft *draft, const char *part)
{
    if (part != NULL && !g_ptr_array_find_with_equal_func (draft->parts, part, g_str_equal, NULL))
        g_ptr_array_add (draft->parts, (gpointer) part);
}

static void
add_part (Draft *draft, const char *const *choices)
{
    add_sentence (draft, amends_sample_random_pick (draft->random, choices));
}

static AmendsSampleAspect *
take_aspect (Draft *draft)
{
    const char *topic = draft->occasion->topic;

    for (guint i = 0; topic != NULL && i < draft->aspects->len; i++) {
        AmendsSampleAspect *aspect = draft->aspects->pdata[i];

        if (g_strcmp0 (aspect->topic, topic) == 0)
            return g_ptr_array_remove_index (draft->aspects, i);
    }
    return draft->aspects->len > 0 ? g_ptr_array_steal_index (draft->aspects, draft->aspects->len - 1) : NULL;
}

/*
 * The text files go from mild to strong. A small "but" in a review of four stars must not be that the thing caught fire, nor the one kind word of
 * two stars that nothing ever was so good; and nobody gives a single star for a slightly short cord.
 */
static const char *
pick_sentence (Draft *draft, const char *const *sentences, gboolean good)
{
    int stars = draft->occasion->stars;
    guint n = g_strv_length ((char **) sentences);
    gboolean mild = good ? stars <= 3 : stars >= 3;
    guint first = !good && stars == 1 ? n / 2 : 0;
    guint end = mild ? (n + 1) / 2 : n;

    return n > 0 ? sentences[first + amends_sample_random_below (draft->random, end - first)] : NULL;
}

static void
add_aspects (Draft *draft, gboolean good, int n)
{
    for (int i = 0; i < n; i++) {
        AmendsSampleAspect *aspect = take_aspect (draft);
        GStrv titles;

        if (aspect == NULL)
            return;
        add_sentence (draft, pick_sentence (draft, (const char *const *) (good ? aspect->good : aspect->bad), good));
        titles = good ? aspect->title_good : aspect->title_bad;
        if (draft->title == NULL && draft->occasion->stars != 3 && good == (draft->occasion->stars > 3))
            draft->title = amends_sample_random_pick (draft->random, (const char *const *) titles);
    }
}

static void
shuffle_aspects (Draft *draft)
{
    GPtrArray *source = draft->product->aspects;

    for (guint i = 0; i < source->len; i++)
        g_ptr_array_insert (draft->aspects, (int) amends_sample_random_below (draft->random, i + 1), source->pdata[i]);
}

/* Three and four stars mix praise and blame, as people do who give them. */
static void
add_moods (Draft *draft)
{
    AmendsSampleRandom *random = draft->random;

    switch (draft->occasion->stars) {
    case 5:
        add_aspects (draft, TRUE, amends_sample_random_between (random, 1, 3));
        break;
    case 4:
        add_aspects (draft, TRUE, amends_sample_random_between (random, 1, 2));
        if (amends_sample_random_chance (random, 85))
            add_aspects (draft, FALSE, 1);
        break;
    case 3:
        add_aspects (draft, TRUE, 1);
        add_aspects (draft, FALSE, amends_sample_random_between (random, 1, 2));
        break;
    case 2:
        if (draft->occasion->topic == NULL && amends_sample_random_chance (random, 30))
            add_aspects (draft, TRUE, 1);
        add_aspects (draft, FALSE, amends_sample_random_between (random, 1, 2));
        break;
    default:
        add_aspects (draft, FALSE, amends_sample_random_between (random, 1, 3));
        break;
    }
}

static void
add_delivery (Draft *draft, guint percent)
{
    const AmendsSampleTexts *texts = draft->occasion->texts;
    int stars = draft->occasion->stars;
    gboolean good = stars > 3 || (stars == 3 && amends_sample_random_chance (draft->random, 50));

    if (!draft->occasion->digital && amends_sample_random_chance (draft->random, percent))
        add_part (draft, (const char *const *) (good ? texts->delivery_good : texts->delivery_bad));
}

static void
draft_whole (Draft *draft)
{
    const AmendsSampleTexts *texts = draft->occasion->texts;
    int stars = draft->occasion->stars;

    /* Openings and closings speak of things that one holds, gives away or throws into the bin. */
    if (!draft->occasion->digital && amends_sample_random_chance (draft->random, 45))
        add_part (draft, (const char *const *) texts->openings[stars]);
    add_moods (draft);
    add_delivery (draft, 10);
    if (!draft->occasion->digital && amends_sample_random_chance (draft->random, 30))
        add_part (draft, (const char *const *) texts->closings[stars]);
}

static void
draft_story (Draft *draft)
{
    draft->story = amends_sample_random_pick (draft->random,
                                              (const char *const *) draft->product->stories[draft->occasion->stars]);
    add_sentence (draft, draft->story);
    add_delivery (draft, 12);
    if (!draft->occasion->digital && amends_sample_random_chance (draft->random, 25))
        add_part (draft, (const char *const *) draft->occasion->texts->closings[draft->occasion->stars]);
}

static gboolean
is_spaced (const AmendsSampleOccasion *occasion)
{
    return !g_str_has_prefix (occasion->texts->language, "ja") && !g_str_has_prefix (occasion->texts->language, "zh");
}

/* Some of the written pieces end without a full stop, as people do at the end; in the middle it would be hard to read. */
static void
end_sentence (GString *text, gboolean spaced)
{
    const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

    if (last != NULL && g_unichar_isalnum (g_utf8_get_char (last)))
        g_string_append (text, spaced ? "." : "。");
}

static char *
join_parts (Draft *draft)
{
    g_autoptr (GString) text = g_string_new (NULL);
    guint paragraph = 0; /* the part that begins a second one; most people write just one */

    if (draft->parts->len > 2 && amends_sample_random_chance (draft->random, 25))
        paragraph = 1 + amends_sample_random_below (draft->random, draft->parts->len - 1);
    for (guint i = 0; i < draft->parts->len; i++) {
        if (i > 0)
            end_sentence (text, is_spaced (draft->occasion));
        if (i > 0 && i == paragraph)
            g_string_append (text, "\n\n");
        else if (i > 0 && is_spaced (draft->occasion))
            g_string_append_c (text, ' ');
        g_string_append (text, draft->parts->pdata[i]);
    }
    return g_string_free_and_steal (g_steal_pointer (&text));
}

static const char *
pick_edit (Draft *draft)
{
    const AmendsSampleTexts *texts = draft->occasion->texts;
    GStrv edits = texts->edits;

    if (draft->occasion->stars != 3 && amends_sample_random_chance (draft->random, 50))
        edits = draft->occasion->stars > 3 ? texts->edits_good : texts->edits_bad;
    return amends_sample_random_pick (draft->random, (const char *const *) edits);
}

/* An addition that ends in a colon only opens the sentence: what was found since is another aspect of the same mood. */
static void
append_edit (Draft *draft, char **body, char **first_body)
{
    const char *edit = pick_edit (draft);
    g_autofree char *found = NULL;
    guint n_before;

    if (edit == NULL)
        return;
    n_before = draft->parts->len;
    if (g_str_has_suffix (edit, ":") || g_str_has_suffix (edit, "：")) {
        add_aspects (draft, draft->occasion->stars >= 4, 1);
        if (draft->parts->len == n_before)
            return;
        found = g_strconcat (is_spaced (draft->occasion) ? " " : "", draft->parts->pdata[n_before], NULL);
    }
    *first_body = *body;
    *body = g_strconcat (*first_body, "\n\n", edit, found, NULL);
}

static void
change_case (char **text, char *(*change) (const char *text, gssize length))
{
    g_autofree char *old = *text;

    *text = old != NULL ? change (old, -1) : NULL;
}

/* Some people never press Shift, and some who are angry never let go of it. */
static void
apply_habits (Draft *draft, char **title, char **body, char **first_body)
{
    if (!is_spaced (draft->occasion))
        return;
    if (amends_sample_random_chance (draft->random, 4)) {
        change_case (title, g_utf8_strdown);
        change_case (body, g_utf8_strdown);
        change_case (first_body, g_utf8_strdown);
    } else if (draft->occasion->stars == 1 && amends_sample_random_chance (draft->random, 7)) {
        change_case (title, g_utf8_strup);
    }
}

static void
apply_spelling (const AmendsSampleOccasion *occasion, char **text)
{
    GStrv pairs = occasion->texts->british;

    for (guint i = 0; *text != NULL && occasion->british && pairs[i] != NULL && pairs[i + 1] != NULL; i += 2) {
        g_auto (GStrv) pieces = g_strsplit (*text, pairs[i], -1);

        g_free (*text);
        *text = g_strjoinv (pairs[i + 1], pieces);
    }
}

static const char *
pick_title (Draft *draft)
{
    const char *general;

    if (draft->title != NULL && amends_sample_random_chance (draft->random, 60))
        return draft->title;
    general = amends_sample_random_pick (draft->random,
                                         (const char *const *) draft->occasion->texts->titles[draft->occasion->stars]);
    return general != NULL ? general : "";
}

const char *
amends_sample_compose (const AmendsSampleOccasion *occasion, AmendsSampleRandom *random, char **title, char **body,
                       char **first_body)
{
    g_autoptr (GPtrArray) parts = g_ptr_array_new ();
    g_autoptr (GPtrArray) aspects = g_ptr_array_new ();
    Draft draft = { .occasion = occasion, .random = random, .parts = parts, .aspects = aspects };
    guint form = amends_sample_random_below (random, 100);

    draft.product = amends_sample_texts_get_product (occasion->texts, occasion->product);
    shuffle_aspects (&draft);
    if (occasion->topic == NULL && form < 34)
        draft_story (&draft);
    else if (occasion->topic == NULL && form < 42 && !occasion->edited)
        add_part (&draft, (const char *const *) occasion->texts->shorts[occasion->stars]);
    else
        draft_whole (&draft);
    *body = join_parts (&draft);
    *first_body = NULL;
    if (occasion->edited)
        append_edit (&draft, body, first_body);
    *title = g_strdup (pick_title (&draft));
    apply_spelling (occasion, title);
    apply_spelling (occasion, body);
    apply_spelling (occasion, first_body);
    apply_habits (&draft, title, body, first_body);
    return draft.story;
}
