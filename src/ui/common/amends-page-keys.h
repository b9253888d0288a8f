/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
    AMENDS_KEY_ALWAYS,     /* also while typing */
    AMENDS_KEY_NOT_TYPING, /* means something else in a text */
    AMENDS_KEY_SINGLE,     /* a bare letter: not while typing, and only if the person wants them (habit 3) */
} AmendsKeyWhen;

/** AmendsPageKey: a key of a page, and the action that it is for. */
typedef struct {
    const char *keys;
    const char *action;
    AmendsKeyWhen when;
} AmendsPageKey;

/**
 * amends_page_keys_add: binds @keys wherever the focus is in @page, or nowhere; not in a dialog or a menu over it. Any other letter
 * starts a search.
 * @keys: must outlive @page
 * @search: (nullable): gets what is typed; a child of @page
 * @search_action: (nullable): of @page: shows @search and gives it the focus
 */
void amends_page_keys_add (GtkWidget *page, const AmendsPageKey *keys, gsize n_keys, GtkEditable *search,
                           const char *search_action);

/** amends_page_keys_set_settings: whose "single-key-shortcuts" decides. @settings: (nullable): NULL wants single keys */
void amends_page_keys_set_settings (GtkWidget *page, GSettings *settings);

G_END_DECLS
