/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-evidence.h"

#include "amends-cause-classifier.h"
#include "amends-learned-rule.h"
#include "amends-wrong-door.h"

static gboolean
has_text (const char *text)
{
    return text != NULL && text[0] != '\0';
}

static void
join_text (AmendsCauseEvidence *self, const AmendsComment *comment)
{
    const char *title = has_text (comment->title) ? comment->title : NULL;

    self->body_offset = title != NULL ? (guint) strlen (title) + 1 : 0;
    self->text = title != NULL ? g_strconcat (title, "\n", comment->body, NULL)
                               : g_strdup (comment->body != NULL ? comment->body : "");
}

static AmendsCauseSuggestions *
classify (const AmendsCauseEvidence *self, const char *language, GPtrArray *rules)
{
    g_autoptr (GArray) taught = g_array_new (FALSE, FALSE, sizeof (AmendsCauseRule));

    for (guint i = 0; rules != NULL && i < rules->len; i++) {
        const AmendsLearnedRule *rule = g_ptr_array_index (rules, i);

        g_array_append_val (taught, ((AmendsCauseRule) { rule->phrase, rule->cause, rule->weight }));
    }
    return amends_cause_classify (language, self->text, (const AmendsCauseRule *) taught->data, taught->len);
}

static GStrv
list_words (const AmendsCauseEvidence *self, GArray *words)
{
    g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < words->len; i++) {
        const AmendsCauseWords *found = &g_array_index (words, AmendsCauseWords, i);
        char *text = g_strndup (self->text + found->start, found->end - found->start);

        if (found->weight > 0 && !g_hash_table_contains (seen, text))
            g_strv_builder_add (list, text);
        g_hash_table_add (seen, text);
    }
    return g_strv_builder_end (list);
}

static void
mark_words (AmendsCauseEvidence *self, GArray *words)
{
    for (guint i = 0; i < words->len; i++)
        if (g_array_index (words, AmendsCauseWords, i).weight > 0)
            g_array_append_val (self->marks, g_array_index (words, AmendsCauseWords, i));
}

static void
add_words (AmendsCauseEvidence *self, const AmendsCauseSuggestions *found)
{
    for (guint i = 0; i < self->causes.n; i++)
        for (guint k = 0; k < found->n; k++) {
            if (found->items[k].cause != self->causes.items[i])
                continue;
            self->words[i] = list_words (self, found->items[k].words);
            mark_words (self, found->items[k].words);
        }
}

AmendsCauseEvidence *
amends_cause_evidence_new (const AmendsComment *comment, const AmendsCauses *kept, GPtrArray *rules)
{
    AmendsCauseEvidence *self = g_new0 (AmendsCauseEvidence, 1);
    g_autoptr (AmendsCauseSuggestions) found = NULL;

    self->marks = g_array_new (FALSE, FALSE, sizeof (AmendsCauseWords));
    join_text (self, comment);
    found = classify (self, comment->language, rules);
    self->causes = *kept;
    if (kept->origin == AMENDS_CAUSE_ORIGIN_NONE)
        amends_wrong_door_take_suggestions (comment->subject, found, &self->causes);
    add_words (self, found);
    return self;
}

void
amends_cause_evidence_free (AmendsCauseEvidence *self)
{
    for (guint i = 0; i < AMENDS_MAX_CAUSES; i++)
        g_strfreev (self->words[i]);
    g_array_unref (self->marks);
    g_free (self->text);
    g_free (self);
}

PangoAttrList *
amends_cause_evidence_mark_title (const AmendsCauseEvidence *self)
{
    g_autofree char *title = self->body_offset > 0 ? g_strndup (self->text, self->body_offset - 1) : g_strdup ("");

    return amends_cause_marks_new (&(AmendsCausePart) { title, 0, TRUE }, self->marks);
}

PangoAttrList *
amends_cause_evidence_mark_body (const AmendsCauseEvidence *self)
{
    return amends_cause_marks_new (&(AmendsCausePart) { self->text + self->body_offset, self->body_offset, FALSE },
                                   self->marks);
}
