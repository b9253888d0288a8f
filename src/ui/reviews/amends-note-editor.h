/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsNoteEditor: the private note on one review. Saves by itself: a second after the last key, when the focus leaves, when another
 * review is shown and when it is taken down.
 *
 * Signals: "failed" (GError *): the text is kept in the editor and is tried again at the next occasion.
 */
#define AMENDS_TYPE_NOTE_EDITOR (amends_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (AmendsNoteEditor, amends_note_editor, AMENDS, NOTE_EDITOR, GtkBox)

void amends_note_editor_set_store (AmendsNoteEditor *self, AmendsStore *store);

/** amends_note_editor_show: @review_id: 0 shows nothing. @note: (nullable). What is being written on the same review stays. */
void amends_note_editor_show (AmendsNoteEditor *self, gint64 review_id, const char *note);

/** amends_note_editor_flush: saves now what was not saved yet */
void amends_note_editor_flush (AmendsNoteEditor *self);

/** amends_note_editor_is_dirty: TRUE while there is something that was not handed to the store */
gboolean amends_note_editor_is_dirty (AmendsNoteEditor *self);

/** amends_note_editor_get_buffer: Returns: (transfer none): the text, for whoever must not lose a key of it */
GtkTextBuffer *amends_note_editor_get_buffer (AmendsNoteEditor *self);

G_END_DECLS
