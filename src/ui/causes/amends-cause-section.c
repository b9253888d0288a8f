/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-section.h"

#include "amends-cause-correction.h"
#include "amends-cause-panel.h"
#include "amends-cause-toast.h"
#include "amends-store-causes.h"

struct _AmendsCauseSection {
    AdwBin parent_instance;

    AmendsStore *store;            /* (nullable) */
    GCancellable *cancellable;     /* of what is asked of the store */
    GPtrArray *rules;              /* (nullable) (element-type AmendsLearnedRule) */
    AmendsSubject subject;         /* of the comment that is shown */
    gint64 id;                     /* … 0: none */
    char *language, *title, *body; /* … (nullable) */
    AmendsCauses kept;
    AmendsCauseEvidence *evidence; /* (nullable) */
    AmendsCausePanel *panel;
};

static guint marked_signal;

G_DEFINE_FINAL_TYPE (AmendsCauseSection, amends_cause_section, ADW_TYPE_BIN)

/* Showing */

static AmendsComment
borrow_comment (AmendsCauseSection *self)
{
    return (AmendsComment) { self->subject, self->id, self->language, self->title, self->body };
}

static void
refresh (AmendsCauseSection *self)
{
    AmendsComment comment = borrow_comment (self);

    g_clear_pointer (&self->evidence, amends_cause_evidence_free);
    if (self->id != 0) {
        self->evidence = amends_cause_evidence_new (&comment, &self->kept, self->rules);
        amends_cause_panel_set (self->panel, self->subject, &self->evidence->causes,
                                (const char *const *const *) self->evidence->words);
    } else {
        amends_cause_panel_set (self->panel, self->subject, NULL, NULL);
    }
    gtk_widget_set_visible (GTK_WIDGET (self), self->id != 0);
    g_signal_emit (self, marked_signal, 0);
}

/* Rules never change, they come and go; the newest is the first. */
static gboolean
same_rules (GPtrArray *before, GPtrArray *now)
{
    if (before == NULL || before->len != now->len)
        return FALSE;
    for (guint i = 0; i < now->len; i++)
        if (((const AmendsLearnedRule *) g_ptr_array_index (before, i))->id !=
            ((const AmendsLearnedRule *) g_ptr_array_index (now, i))->id)
            return FALSE;
    return TRUE;
}

static void
rules_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSection) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rules = amends_store_list_learned_rules_finish (AMENDS_STORE (source), result, &error);

    if (rules == NULL) {
        amends_cause_toast_fail (GTK_WIDGET (self), error);
        return;
    }
    if (self->store == NULL)
        return;
    if (same_rules (self->rules, rules))
        return;
    g_clear_pointer (&self->rules, g_ptr_array_unref);
    self->rules = g_steal_pointer (&rules);
    if (self->id != 0)
        refresh (self);
}

static void
read_rules (AmendsCauseSection *self)
{
    amends_store_list_learned_rules_async (self->store, self->cancellable, rules_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    if ((changes & AMENDS_STORE_CHANGE_CAUSES) != 0)
        read_rules (user_data);
}

static gboolean
is_shown (AmendsCauseSection *self, const AmendsComment *comment, const AmendsCauses *kept)
{
    if (comment == NULL || self->id == 0)
        return comment == NULL && self->id == 0;
    return comment->id == self->id && comment->subject == self->subject && amends_causes_equal (kept, &self->kept) &&
           g_strcmp0 (comment->language, self->language) == 0 && g_strcmp0 (comment->title, self->title) == 0 &&
           g_strcmp0 (comment->body, self->body) == 0;
}

void
amends_cause_section_show (AmendsCauseSection *self, const AmendsComment *comment, const AmendsCauses *kept)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SECTION (self));
    /* The store says often that something has changed; what has not is left alone, with the focus in it. */
    if (is_shown (self, comment, kept))
        return;
    self->id = comment != NULL ? comment->id : 0;
    if (comment != NULL) {
        self->subject = comment->subject;
        g_set_str (&self->language, comment->language);
        g_set_str (&self->title, comment->title);
        g_set_str (&self->body, comment->body);
        self->kept = *kept;
    }
    refresh (self);
}

/* What the person says */

static void
say (AmendsCauseSection *self, const AmendsCause *causes, gsize n)
{
    AmendsComment comment = borrow_comment (self);

    if (self->store != NULL)
        amends_cause_correction_say (GTK_WIDGET (self), self->store, &comment, causes, n);
}

static void
accept_cb (AmendsCauseSection *self)
{
    say (self, self->evidence->causes.items, self->evidence->causes.n);
}

static void
clear_cb (AmendsCauseSection *self)
{
    say (self, NULL, 0);
}

static void
take_cb (AmendsCauseSection *self, int cause)
{
    const AmendsCauses *shown = &self->evidence->causes;
    AmendsCause left[AMENDS_MAX_CAUSES] = { 0 };
    gsize n = 0;

    for (guint i = 0; i < shown->n; i++)
        if ((int) shown->items[i] != cause)
            left[n++] = shown->items[i];
    say (self, left, n);
}

static void
choose_cb (AmendsCauseSection *self, gboolean second)
{
    AmendsComment comment = borrow_comment (self);

    if (self->store != NULL)
        amends_cause_correction_choose (GTK_WIDGET (self), self->store, &comment, &self->evidence->causes, second);
}

static void
learn_cb (AmendsCauseSection *self)
{
    AmendsComment comment = borrow_comment (self);

    if (self->store != NULL)
        amends_cause_correction_learn (GTK_WIDGET (self), self->store, &comment, self->evidence->causes.items[0]);
}

static void
guide_cb (AmendsCauseSection *self, int cause)
{
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-cause", "s", amends_cause_get_id ((AmendsCause) cause));
}

static void
amends_cause_section_dispose (GObject *object)
{
    AmendsCauseSection *self = AMENDS_CAUSE_SECTION (object);

    g_cancellable_cancel (self->cancellable);
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    g_clear_object (&self->store);
    G_OBJECT_CLASS (amends_cause_section_parent_class)->dispose (object);
}

static void
amends_cause_section_finalize (GObject *object)
{
    AmendsCauseSection *self = AMENDS_CAUSE_SECTION (object);

    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->rules, g_ptr_array_unref);
    g_clear_pointer (&self->evidence, amends_cause_evidence_free);
    g_free (self->language);
    g_free (self->title);
    g_free (self->body);
    G_OBJECT_CLASS (amends_cause_section_parent_class)->finalize (object);
}

static void
amends_cause_section_class_init (AmendsCauseSectionClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_cause_section_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_cause_section_finalize;
    marked_signal =
        g_signal_new ("marked", AMENDS_TYPE_CAUSE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_cause_section_init (AmendsCauseSection *self)
{
    self->cancellable = g_cancellable_new ();
    self->panel = AMENDS_CAUSE_PANEL (amends_cause_panel_new ());
    adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->panel));
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    g_signal_connect_swapped (self->panel, "accept", G_CALLBACK (accept_cb), self);
    g_signal_connect_swapped (self->panel, "choose", G_CALLBACK (choose_cb), self);
    g_signal_connect_swapped (self->panel, "take", G_CALLBACK (take_cb), self);
    g_signal_connect_swapped (self->panel, "clear", G_CALLBACK (clear_cb), self);
    g_signal_connect_swapped (self->panel, "learn", G_CALLBACK (learn_cb), self);
    g_signal_connect_swapped (self->panel, "guide", G_CALLBACK (guide_cb), self);
}

void
amends_cause_section_set_store (AmendsCauseSection *self, AmendsStore *store)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SECTION (self));
    g_return_if_fail (self->store == NULL);
    self->store = g_object_ref (store);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    read_rules (self);
}

const AmendsCauseEvidence *
amends_cause_section_get_evidence (AmendsCauseSection *self)
{
    g_return_val_if_fail (AMENDS_IS_CAUSE_SECTION (self), NULL);
    return self->evidence;
}

void
amends_cause_section_choose (AmendsCauseSection *self)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SECTION (self));
    if (self->evidence != NULL)
        choose_cb (self, FALSE);
}
