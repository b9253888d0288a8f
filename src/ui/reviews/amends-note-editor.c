/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-note-editor.h"

#include <glib/gi18n-lib.h>

#include "amends-store-actions.h"

#define SAVE_AFTER_MS 1000

struct _AmendsNoteEditor {
    GtkBox parent_instance;

    AmendsStore *store; /* (owned) (nullable) */
    gint64 review_id;
    char *saved; /* (owned): what the store has, or was asked to keep */
    gboolean filling;
    gboolean dirty;
    guint save_id;

    GtkWidget *view;
};

typedef enum {
    SIGNAL_FAILED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsNoteEditor, amends_note_editor, GTK_TYPE_BOX)

typedef struct {
    AmendsNoteEditor *self; /* (owned) */
    gint64 review_id;
} Saving;

static char *
dup_text (AmendsNoteEditor *self)
{
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Saving *saving = user_data;
    g_autoptr (AmendsNoteEditor) self = saving->self;
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error)) {
        /* The text is still in sight: whatever is typed next tries again. */
        if (self->review_id == saving->review_id)
            self->dirty = TRUE;
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    }
    g_free (saving);
}

void
amends_note_editor_flush (AmendsNoteEditor *self)
{
    g_autofree char *text = NULL;
    Saving *saving;

    g_return_if_fail (AMENDS_IS_NOTE_EDITOR (self));
    g_clear_handle_id (&self->save_id, g_source_remove);
    if (!self->dirty || self->review_id == 0 || self->store == NULL)
        return;
    self->dirty = FALSE;
    text = dup_text (self);
    if (g_strcmp0 (text, self->saved) == 0)
        return;
    saving = g_new (Saving, 1);
    *saving = (Saving) { g_object_ref (self), self->review_id };
    g_free (self->saved);
    self->saved = g_strdup (text);
    /* Without a cancellable: a note is written even if the window closes now. */
    amends_store_set_note_async (self->store, self->review_id, text, NULL, saved_cb, saving);
}

static gboolean
save_cb (gpointer user_data)
{
    AmendsNoteEditor *self = user_data;

    self->save_id = 0;
    amends_note_editor_flush (self);
    return G_SOURCE_REMOVE;
}

static void
text_changed_cb (GtkTextBuffer *buffer G_GNUC_UNUSED, gpointer user_data)
{
    AmendsNoteEditor *self = user_data;

    if (self->filling)
        return;
    self->dirty = TRUE;
    g_clear_handle_id (&self->save_id, g_source_remove);
    self->save_id = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

static void
focus_left_cb (GtkEventControllerFocus *controller G_GNUC_UNUSED, gpointer user_data)
{
    amends_note_editor_flush (user_data);
}

static void
amends_note_editor_unroot (GtkWidget *widget)
{
    amends_note_editor_flush (AMENDS_NOTE_EDITOR (widget));
    GTK_WIDGET_CLASS (amends_note_editor_parent_class)->unroot (widget);
}

static void
amends_note_editor_dispose (GObject *object)
{
    AmendsNoteEditor *self = AMENDS_NOTE_EDITOR (object);

    g_clear_handle_id (&self->save_id, g_source_remove);
    g_clear_object (&self->store);
    G_OBJECT_CLASS (amends_note_editor_parent_class)->dispose (object);
}

static void
amends_note_editor_finalize (GObject *object)
{
    g_free (AMENDS_NOTE_EDITOR (object)->saved);
    G_OBJECT_CLASS (amends_note_editor_parent_class)->finalize (object);
}

static gboolean
amends_note_editor_grab_focus (GtkWidget *widget)
{
    return gtk_widget_grab_focus (AMENDS_NOTE_EDITOR (widget)->view);
}

static void
amends_note_editor_class_init (AmendsNoteEditorClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_note_editor_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_note_editor_finalize;
    widget_class->unroot = amends_note_editor_unroot;
    widget_class->grab_focus = amends_note_editor_grab_focus;
    signals[SIGNAL_FAILED] = g_signal_new ("failed", AMENDS_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
amends_note_editor_init (AmendsNoteEditor *self)
{
    GtkEventController *focus = gtk_event_controller_focus_new ();

    gtk_widget_add_css_class (GTK_WIDGET (self), "card");
    gtk_widget_add_css_class (GTK_WIDGET (self), "note");
    self->view = gtk_text_view_new ();
    gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
    gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
    gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 10);
    gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 10);
    gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
    gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
    gtk_widget_set_hexpand (self->view, TRUE);
    gtk_widget_set_size_request (self->view, -1, 84);
    gtk_widget_set_tooltip_text (self->view, _ ("Only you can see this note. It stays on this computer."));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Private note"),
                                    GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
    gtk_box_append (GTK_BOX (self), self->view);
    g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed", G_CALLBACK (text_changed_cb),
                      self);
    g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
    gtk_widget_add_controller (self->view, focus);
}

void
amends_note_editor_set_store (AmendsNoteEditor *self, AmendsStore *store)
{
    g_return_if_fail (AMENDS_IS_NOTE_EDITOR (self));
    g_set_object (&self->store, store);
}

void
amends_note_editor_show (AmendsNoteEditor *self, gint64 review_id, const char *note)
{
    const char *text = note != NULL ? note : "";

    g_return_if_fail (AMENDS_IS_NOTE_EDITOR (self));
    if (self->review_id == review_id && (self->dirty || g_strcmp0 (self->saved, text) == 0))
        return;
    if (self->review_id != review_id)
        amends_note_editor_flush (self);
    self->review_id = review_id;
    self->dirty = FALSE;
    g_free (self->saved);
    self->saved = g_strdup (text);
    self->filling = TRUE;
    gtk_text_buffer_begin_irreversible_action (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
    gtk_text_buffer_end_irreversible_action (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
    self->filling = FALSE;
}

gboolean
amends_note_editor_is_dirty (AmendsNoteEditor *self)
{
    g_return_val_if_fail (AMENDS_IS_NOTE_EDITOR (self), FALSE);
    return self->dirty;
}

GtkTextBuffer *
amends_note_editor_get_buffer (AmendsNoteEditor *self)
{
    g_return_val_if_fail (AMENDS_IS_NOTE_EDITOR (self), NULL);
    return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}
