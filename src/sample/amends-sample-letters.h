/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact.h"

G_BEGIN_DECLS

/* The sample shop's fixed messages, and what its customers answer: letters/LANGUAGE.json. A language that there is none of is English. */

/** amends_sample_letters_has: whether there is a file of @language */
gboolean amends_sample_letters_has (const char *language);

/** AmendsSampleLetterFields: what the fields of a message are filled with. All members borrowed. */
typedef struct {
    const char *brand;
    const char *product;
    const char *order;
    const char *amount; /* with its currency */
} AmendsSampleLetterFields;

/** amends_sample_letters_write: @subject, @body: (out) (transfer full) */
void amends_sample_letters_write (const char *language, AmendsContactReason reason,
                                  const AmendsSampleLetterFields *fields, char **subject, char **body);

/** amends_sample_letters_get_answer: Returns: (transfer none): what a customer writes back. @choice: which of several, any number */
const char *amends_sample_letters_get_answer (const char *language, AmendsContactReason reason, gboolean agrees,
                                              guint choice);
/** amends_sample_letters_get_edit: Returns: (transfer none): what a customer adds to a review later */
const char *amends_sample_letters_get_edit (const char *language, guint choice);

G_END_DECLS
