/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-section.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-chooser.h"
#include "amends-cause-panel.h"
#include "amends-cause-toast.h"
#include "amends-learn-dialog.h"
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

static void
refresh (AmendsCauseSection *self)
{
    AmendsComment comment = { self->subject, self->id, self->language, self->title, self->body };

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

void
amends_cause_section_show (AmendsCauseSection *self, const AmendsComment *comment, const AmendsCauses *kept)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SECTION (self));
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

/* Learning */

typedef struct {
    AmendsCauseSection *self;
    AmendsCause cause;
    AmendsSubject subject;
    gint64 comment_id;
} Lesson;

static void
free_lesson (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    g_object_unref (((Lesson *) data)->self);
    g_free (data);
}

static Lesson *
make_lesson (AmendsCauseSection *self, AmendsCause cause)
{
    Lesson *lesson = g_new (Lesson, 1);

    *lesson = (Lesson) { g_object_ref (self), cause, self->subject, self->id };
    return lesson;
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSection) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_delete_learned_rule_finish (AMENDS_STORE (source), result, &error))
        amends_cause_toast_fail (GTK_WIDGET (self), error);
}

static void
forget_clicked_cb (AdwToast *toast, gpointer user_data)
{
    AmendsCauseSection *self = user_data;
    const gint64 *rule_id = g_object_get_data (G_OBJECT (toast), "rule-id");

    if (self->store != NULL)
        amends_store_delete_learned_rule_async (self->store, *rule_id, NULL, forgotten_cb, g_object_ref (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSection) self = user_data;
    g_autoptr (GError) error = NULL;
    gint64 id = amends_store_add_learned_rule_finish (AMENDS_STORE (source), result, &error);
    AdwToast *toast;

    if (id == 0) {
        amends_cause_toast_fail (GTK_WIDGET (self), error);
        return;
    }
    toast = amends_cause_toast_offer (GTK_WIDGET (self), _ ("Words remembered: every comment is looked at again"),
                                      _ ("_Undo"));
    if (toast == NULL)
        return;
    g_object_set_data_full (G_OBJECT (toast), "rule-id", g_memdup2 (&id, sizeof id), g_free);
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (forget_clicked_cb), self, G_CONNECT_DEFAULT);
}

static void
learned_cb (AmendsLearnDialog *dialog G_GNUC_UNUSED, const char *phrase, int weight, gpointer user_data)
{
    const Lesson *lesson = user_data;
    g_autoptr (AmendsLearnedRule) rule = amends_learned_rule_new (&(AmendsLearnedRule) {
        .phrase = phrase,
        .cause = lesson->cause,
        .weight = weight,
        .subject = lesson->subject,
        .comment_id = lesson->comment_id,
    });

    if (lesson->self->store != NULL)
        amends_store_add_learned_rule_async (lesson->self->store, rule, NULL, kept_cb, g_object_ref (lesson->self));
}

static void
learn (AmendsCauseSection *self, AmendsCause cause)
{
    AmendsLearnDialog *dialog;

    if (self->evidence == NULL)
        return;
    dialog = amends_learn_dialog_new (self->evidence->text, NULL, cause);
    g_signal_connect_data (dialog, "learned", G_CALLBACK (learned_cb), make_lesson (self, cause), free_lesson,
                           G_CONNECT_DEFAULT);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
learn_clicked_cb (AdwToast *toast G_GNUC_UNUSED, gpointer user_data)
{
    const Lesson *lesson = user_data;

    /* The detail may have gone on to another comment while the toast was there. */
    if (lesson->self->id == lesson->comment_id)
        learn (lesson->self, lesson->cause);
}

/* What the person says */

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSection) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        amends_cause_toast_fail (GTK_WIDGET (self), error);
    else if (self->store != NULL)
        amends_cause_toast_offer_undo (GTK_WIDGET (self), self->store,
                                       self->kept.n > 0 ? _ ("Cause confirmed") : _ ("Cause cleared"), what.event_id);
}

static void
corrected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Lesson *lesson = user_data;
    g_autoptr (GError) error = NULL;
    g_autofree char *name = amends_cause_text_dup_short (lesson->cause);
    AmendsActionResult what = { 0 };
    AdwToast *toast = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        amends_cause_toast_fail (GTK_WIDGET (lesson->self), error);
    else if (what.event_id != 0)
        toast = amends_cause_toast_offer (GTK_WIDGET (lesson->self), name, _ ("_Remember Words…"));
    if (toast != NULL)
        g_signal_connect_data (toast, "button-clicked", G_CALLBACK (learn_clicked_cb), lesson, free_lesson,
                               G_CONNECT_DEFAULT);
    else
        free_lesson (lesson, NULL);
}

static void
say (AmendsCauseSection *self, const AmendsCause *causes, gsize n, GAsyncReadyCallback callback, gpointer user_data)
{
    amends_causes_init (&self->kept, AMENDS_CAUSE_ORIGIN_PERSON, self->subject, causes, n);
    amends_store_set_causes_async (self->store, self->subject, &self->id, 1, causes, n, NULL, callback, user_data);
    refresh (self);
}

static void
accept_cb (AmendsCauseSection *self)
{
    AmendsCauses shown = self->evidence->causes;

    say (self, shown.items, shown.n, acted_cb, g_object_ref (self));
}

static void
clear_cb (AmendsCauseSection *self)
{
    say (self, NULL, 0, acted_cb, g_object_ref (self));
}

static void
take_cb (AmendsCauseSection *self, int cause)
{
    AmendsCauses shown = self->evidence->causes;
    AmendsCause left[AMENDS_MAX_CAUSES];
    gsize n = 0;

    for (guint i = 0; i < shown.n; i++)
        if ((int) shown.items[i] != cause)
            left[n++] = shown.items[i];
    say (self, left, n, acted_cb, g_object_ref (self));
}

static void
chosen_cb (AmendsCauseSection *self, int cause, AmendsCauseChooser *chooser)
{
    gboolean second = g_object_get_data (G_OBJECT (chooser), "second") != NULL;
    const gint64 *id = g_object_get_data (G_OBJECT (chooser), "comment-id");
    AmendsCause causes[AMENDS_MAX_CAUSES];
    gsize n = 0;

    if (self->store == NULL || self->evidence == NULL || self->id != *id)
        return;
    if (second && self->evidence->causes.n == 1)
        causes[n++] = self->evidence->causes.items[0];
    causes[n++] = (AmendsCause) cause;
    say (self, causes, n, corrected_cb, make_lesson (self, (AmendsCause) cause));
}

static void
choose (AmendsCauseSection *self, gboolean second)
{
    const AmendsCauses *shown = &self->evidence->causes;
    AmendsCauseChooser *chooser =
        amends_cause_chooser_new (shown->n > 0 && !second ? (int) shown->items[0] : AMENDS_CAUSE_NONE);

    g_object_set_data (G_OBJECT (chooser), "second", GINT_TO_POINTER (second));
    g_object_set_data_full (G_OBJECT (chooser), "comment-id", g_memdup2 (&self->id, sizeof self->id), g_free);
    g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    adw_dialog_present (ADW_DIALOG (chooser), GTK_WIDGET (self));
}

static void
learn_cb (AmendsCauseSection *self)
{
    learn (self, self->evidence->causes.items[0]);
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
    g_signal_connect_swapped (self->panel, "choose", G_CALLBACK (choose), self);
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
    if (self->evidence != NULL && self->store != NULL)
        choose (self, FALSE);
}
