/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "amends-contact-template.h"

G_BEGIN_DECLS

/*
 * In which language a person reads the marketplace's messages. What the customer gets is in the customer's language, and is always shown; this is
 * about the same text beside it. Chosen languages are tags such as "sv" and "zh-Hant", best first; none stands for the program's own.
 */

/** AMENDS_TEMPLATE_LANGUAGES_KEY: (as) of the settings */
#define AMENDS_TEMPLATE_LANGUAGES_KEY "template-languages"

/** AMENDS_TEMPLATE_LANGUAGE_NONE: chosen instead of a language: nothing beside what the customer gets */
#define AMENDS_TEMPLATE_LANGUAGE_NONE "none"

/** amends_template_languages_list: Returns: (transfer none): NULL-terminated tags that can be chosen */
const char *const *amends_template_languages_list (void);

/**
 * amends_template_languages_join:
 * @chosen: NULL-terminated
 * @locale: of the program, as in "zh_TW.UTF-8"
 *
 * Returns: (transfer full): comma-separated, as a source is asked for them; never empty
 */
char *amends_template_languages_join (const char *const *chosen, const char *locale);

/** amends_template_languages_want_second: Returns: FALSE if nothing is to be shown beside what the customer gets */
gboolean amends_template_languages_want_second (const char *const *chosen);

/** amends_template_languages_filter: takes out of @templates (element-type AmendsContactTemplate) what is not to be shown */
void amends_template_languages_filter (GPtrArray *templates, const char *const *chosen);

G_END_DECLS
