/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-correction.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-chooser.h"
#include "amends-cause-text.h"
#include "amends-cause-toast.h"
#include "amends-learn-dialog.h"
#include "amends-store-causes.h"

/* All that a dialog, an answer of the store or a toast needs to go on; each has its own reference. */
typedef struct {
    gatomicrefcount refs;
    GtkWidget *over;
    AmendsStore *store;
    AmendsComment comment; /* its strings are owned */
    AmendsCauses shown;
    gboolean second;
    AmendsCause cause; /* that was chosen */
} Correction;

static Correction *
make_correction (GtkWidget *over, AmendsStore *store, const AmendsComment *comment)
{
    Correction *self = g_new0 (Correction, 1);

    g_atomic_ref_count_init (&self->refs);
    self->over = g_object_ref (over);
    self->store = g_object_ref (store);
    self->comment = *comment;
    self->comment.language = g_strdup (comment->language);
    self->comment.title = g_strdup (comment->title);
    self->comment.body = g_strdup (comment->body);
    return self;
}

static Correction *
ref_correction (Correction *self)
{
    g_atomic_ref_count_inc (&self->refs);
    return self;
}

static void
unref_correction (Correction *self)
{
    if (!g_atomic_ref_count_dec (&self->refs))
        return;
    g_object_unref (self->over);
    g_object_unref (self->store);
    g_free ((char *) self->comment.language);
    g_free ((char *) self->comment.title);
    g_free ((char *) self->comment.body);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Correction, unref_correction)

static void
drop_correction (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    unref_correction (data);
}

static void
follow (gpointer instance, const char *signal, GCallback callback, Correction *self)
{
    g_signal_connect_data (instance, signal, callback, ref_correction (self), drop_correction, G_CONNECT_DEFAULT);
}

/* Learning */

typedef struct {
    Correction *correction;
    gint64 rule_id;
} Lesson;

static void
drop_lesson (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    unref_correction (((Lesson *) data)->correction);
    g_free (data);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Correction) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_delete_learned_rule_finish (AMENDS_STORE (source), result, &error))
        amends_cause_toast_fail (self->over, error);
}

static void
forget_clicked_cb (AdwToast *toast G_GNUC_UNUSED, gpointer user_data)
{
    const Lesson *lesson = user_data;

    amends_store_delete_learned_rule_async (lesson->correction->store, lesson->rule_id, NULL, forgotten_cb,
                                            ref_correction (lesson->correction));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Correction) self = user_data;
    g_autoptr (GError) error = NULL;
    gint64 id = amends_store_add_learned_rule_finish (AMENDS_STORE (source), result, &error);
    AdwToast *toast;
    Lesson *lesson;

    if (id == 0) {
        amends_cause_toast_fail (self->over, error);
        return;
    }
    toast = amends_cause_toast_offer (self->over, _ ("Words remembered: every comment is checked again"), _ ("_Undo"));
    if (toast == NULL)
        return;
    lesson = g_new (Lesson, 1);
    *lesson = (Lesson) { ref_correction (self), id };
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (forget_clicked_cb), lesson, drop_lesson,
                           G_CONNECT_DEFAULT);
}

static void
learned_cb (AmendsLearnDialog *dialog G_GNUC_UNUSED, const char *phrase, int weight, gpointer user_data)
{
    Correction *self = user_data;
    g_autoptr (AmendsLearnedRule) rule = amends_learned_rule_new (&(AmendsLearnedRule) {
        .phrase = phrase,
        .cause = self->cause,
        .weight = weight,
        .subject = self->comment.subject,
        .comment_id = self->comment.id,
    });

    amends_store_add_learned_rule_async (self->store, rule, NULL, kept_cb, ref_correction (self));
}

static void
learn (Correction *self)
{
    const AmendsComment *comment = &self->comment;
    gboolean titled = comment->title != NULL && comment->title[0] != '\0';
    g_autofree char *text = titled ? g_strconcat (comment->title, "\n", comment->body, NULL) : g_strdup (comment->body);
    AmendsLearnDialog *dialog;

    if (gtk_widget_get_root (self->over) == NULL)
        return;
    dialog = amends_learn_dialog_new (text, NULL, self->cause);
    follow (dialog, "learned", G_CALLBACK (learned_cb), self);
    adw_dialog_present (ADW_DIALOG (dialog), self->over);
}

void
amends_cause_correction_learn (GtkWidget *over, AmendsStore *store, const AmendsComment *comment, AmendsCause cause)
{
    g_autoptr (Correction) self = make_correction (over, store, comment);

    self->cause = cause;
    learn (self);
}

/* Saying */

static void
said_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Correction) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        amends_cause_toast_fail (self->over, error);
    else
        amends_cause_toast_offer_undo (self->over, self->store,
                                       self->shown.n > 0 ? _ ("Cause confirmed") : _ ("Cause cleared"), what.event_id);
}

void
amends_cause_correction_say (GtkWidget *over, AmendsStore *store, const AmendsComment *comment,
                             const AmendsCause *causes, gsize n_causes)
{
    Correction *self = make_correction (over, store, comment);

    self->shown.n = (guint) n_causes;
    amends_store_set_causes_async (store, comment->subject, &comment->id, 1, causes, n_causes, NULL, said_cb, self);
}

/* Choosing */

static void
learn_clicked_cb (AdwToast *toast G_GNUC_UNUSED, gpointer user_data)
{
    learn (user_data);
}

static void
corrected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Correction) self = user_data;
    g_autofree char *name = amends_cause_text_dup_short (self->cause);
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };
    AdwToast *toast;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error)) {
        amends_cause_toast_fail (self->over, error);
        return;
    }
    if (what.event_id == 0)
        return;
    toast = amends_cause_toast_offer (self->over, name, _ ("_Remember Words…"));
    if (toast != NULL)
        follow (toast, "button-clicked", G_CALLBACK (learn_clicked_cb), self);
}

static void
chosen_cb (AmendsCauseChooser *chooser G_GNUC_UNUSED, int cause, gpointer user_data)
{
    Correction *self = user_data;
    AmendsCause causes[AMENDS_MAX_CAUSES];
    gsize n = 0;

    self->cause = (AmendsCause) cause;
    if (self->second && self->shown.n > 0)
        causes[n++] = self->shown.items[0];
    causes[n++] = self->cause;
    amends_store_set_causes_async (self->store, self->comment.subject, &self->comment.id, 1, causes, n, NULL,
                                   corrected_cb, ref_correction (self));
}

void
amends_cause_correction_choose (GtkWidget *over, AmendsStore *store, const AmendsComment *comment,
                                const AmendsCauses *shown, gboolean second)
{
    g_autoptr (Correction) self = make_correction (over, store, comment);
    AmendsCauseChooser *chooser =
        amends_cause_chooser_new (shown->n > 0 && !second ? (int) shown->items[0] : AMENDS_CAUSE_NONE);

    self->shown = *shown;
    self->second = second;
    follow (chooser, "chosen", G_CALLBACK (chosen_cb), self);
    adw_dialog_present (ADW_DIALOG (chooser), over);
}
