/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-template-languages.h"

static const char *const LANGUAGES[] = { "sv", "pl", "de", "en", "ja", "zh-Hant", "zh-Hans", "fr",
                                         "es", "it", "nl", "pt", "tr", "ko",      "ar",      NULL };

const char *const *
amends_template_languages_list (void)
{
    return LANGUAGES;
}

/* "sv" of "sv_SE.UTF-8"; English where the locale says nothing. How Chinese is written depends on where. */
static char *
dup_of_locale (const char *locale)
{
    g_auto (GStrv) parts = g_strsplit_set (locale, "_.@", 3);
    const char *language = parts[0] != NULL ? parts[0] : "";
    const char *region = parts[0] != NULL && parts[1] != NULL ? parts[1] : "";

    if (*language == '\0' || g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
        return g_strdup ("en");
    if (g_str_equal (language, "zh"))
        return g_strdup (g_str_equal (region, "TW") || g_str_equal (region, "HK") || g_str_equal (region, "MO")
                             ? "zh-Hant,zh"
                             : "zh-Hans,zh");
    return g_strdup (language);
}

static gboolean
is_none (const char *tag)
{
    return g_str_equal (tag, AMENDS_TEMPLATE_LANGUAGE_NONE);
}

static gboolean
is_tag (const char *tag)
{
    for (const char *p = tag; *p != '\0'; p++)
        if (!g_ascii_isalnum (*p) && *p != '-')
            return FALSE;
    return *tag != '\0' && !is_none (tag);
}

char *
amends_template_languages_join (const char *const *chosen, const char *locale)
{
    g_autoptr (GString) joined = g_string_new (NULL);

    for (guint i = 0; chosen[i] != NULL; i++)
        if (is_tag (chosen[i]))
            g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", chosen[i]);
    return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : dup_of_locale (locale);
}

gboolean
amends_template_languages_want_second (const char *const *chosen)
{
    return chosen[0] == NULL || !is_none (chosen[0]);
}

void
amends_template_languages_filter (GPtrArray *templates, const char *const *chosen)
{
    if (amends_template_languages_want_second (chosen))
        return;
    for (guint i = templates->len; i > 0; i--)
        if (!((const AmendsContactTemplate *) g_ptr_array_index (templates, i - 1))->is_buyers)
            g_ptr_array_remove_index (templates, i - 1);
}
