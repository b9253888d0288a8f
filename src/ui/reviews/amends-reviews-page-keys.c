/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-page-keys.h"
#include "amends-reviews-page-private.h"

static const AmendsPageKey KEYS[] = {
    { "j", "reviews.next", AMENDS_KEY_SINGLE },
    { "k", "reviews.previous", AMENDS_KEY_SINGLE },
    { "e", "reviews.done-next", AMENDS_KEY_SINGLE },
    { "u", "reviews.undo", AMENDS_KEY_SINGLE },
    { "o", "reviews.open-marketplace", AMENDS_KEY_SINGLE },
    { "n", "reviews.note", AMENDS_KEY_SINGLE },
    { "c", "reviews.contact", AMENDS_KEY_SINGLE },
    { "r", "reviews.report", AMENDS_KEY_SINGLE },
    { "l", "reviews.cause", AMENDS_KEY_SINGLE },
    { "<Control>z", "reviews.undo", AMENDS_KEY_NOT_TYPING },
    { "<Control><Shift>z", "reviews.redo", AMENDS_KEY_NOT_TYPING },
    { "<Control>a", "reviews.select-all", AMENDS_KEY_NOT_TYPING },
    { "<Control>c", "reviews.copy", AMENDS_KEY_NOT_TYPING },
    { "<Control>f", "reviews.search", AMENDS_KEY_ALWAYS },
    { "<Alt>Down", "reviews.next", AMENDS_KEY_ALWAYS },
    { "<Alt>Up", "reviews.previous", AMENDS_KEY_ALWAYS },
    { "<Control>e", "reviews.done-next", AMENDS_KEY_NOT_TYPING },
    { "F5", "win.sync", AMENDS_KEY_ALWAYS },
    { "F9", "reviews.toggle-sidebar", AMENDS_KEY_ALWAYS },
    { "Escape", "reviews.back", AMENDS_KEY_ALWAYS },
};

void
amends_reviews_page_add_keys (AmendsReviewsPage *self)
{
    amends_page_keys_add (GTK_WIDGET (self), KEYS, G_N_ELEMENTS (KEYS), GTK_EDITABLE (self->search_entry),
                          "reviews.search");
}
