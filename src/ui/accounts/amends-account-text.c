/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account-text.h"

#include "amends-marketplace.h"
#include "amends-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define SHORT_NAME_CHARS 24
#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

const char *
amends_account_text_get_name (const AmendsAccount *account)
{
    if (account->name != NULL && *account->name != '\0')
        return account->name;
    if (g_str_equal (account->kind, "file"))
        return _ ("Imported Files");
    return account->base_url != NULL ? account->base_url : _ ("Unnamed Account");
}

char *
amends_account_text_dup_short_name (const AmendsAccount *account)
{
    return amends_text_for_display (amends_account_text_get_name (account), SHORT_NAME_CHARS, TRUE);
}

char *
amends_account_text_dup_synced (gint64 synced_at, gint64 now)
{
    gint64 age = now - synced_at;
    g_autoptr (GDateTime) then = NULL;
    g_autofree char *date = NULL;

    if (synced_at == 0)
        return g_strdup (_ ("Never synced"));
    if (age < MINUTE)
        return g_strdup (_ ("Synced just now"));
    if (age < HOUR) {
        guint minutes = (guint) (age / MINUTE);

        return g_strdup_printf (ngettext ("Synced %u minute ago", "Synced %u minutes ago", minutes), minutes);
    }
    if (age < DAY) {
        guint hours = (guint) (age / HOUR);

        return g_strdup_printf (ngettext ("Synced %u hour ago", "Synced %u hours ago", hours), hours);
    }
    then = g_date_time_new_from_unix_local (synced_at);
    if (then == NULL)
        return g_strdup (_ ("Never synced"));
    date = g_date_time_format (then, "%x");
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Synced on %s"), date);
}

char *
amends_account_text_dup_marketplaces (const AmendsAccount *account)
{
    g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
    g_auto (GStrv) parts = NULL;

    if (account->marketplaces == NULL || account->marketplaces[0] == NULL)
        return NULL;
    for (gsize i = 0; account->marketplaces[i] != NULL; i++)
        g_strv_builder_add (names, amends_marketplace_get_name (account->marketplaces[i]));
    parts = g_strv_builder_end (names);
    /* Translators: stands between the names of countries in a row */
    return g_strjoinv (_ (", "), parts);
}

static const char *
get_answer (AmendsTri value)
{
    switch (value) {
    case AMENDS_TRI_YES:
        return _ ("Yes");
    case AMENDS_TRI_NO:
        return _ ("No");
    case AMENDS_TRI_UNKNOWN:
    default:
        /* Translators: the shop did not say whether the account has this role */
        return _ ("Not stated");
    }
}

void
amends_account_text_get_roles (const AmendsAccount *account, AmendsAccountRole roles[AMENDS_N_ACCOUNT_ROLES])
{
    const AmendsAccountRole all[AMENDS_N_ACCOUNT_ROLES] = {
        { _ ("Professional selling plan"), NULL, account->professional },
        { _ ("Identified as brand owner"), NULL, account->brand_owner },
        { _ ("Brand Representative"), NULL, account->brand_representative },
        { _ ("May view customer reviews"), NULL, account->may_view },
        { _ ("May edit customer reviews"), NULL, account->may_edit },
    };

    for (gsize i = 0; i < AMENDS_N_ACCOUNT_ROLES; i++) {
        roles[i] = all[i];
        roles[i].answer = get_answer (all[i].value);
    }
}

static gboolean
is_loopback_host (const char *host)
{
    g_autoptr (GInetAddress) address = NULL;

    if (host == NULL)
        return FALSE;
    if (g_ascii_strcasecmp (host, "localhost") == 0)
        return TRUE;
    address = g_inet_address_new_from_string (host);
    return address != NULL && g_inet_address_get_is_loopback (address);
}

gboolean
amends_account_text_is_loopback (const char *url)
{
    g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

    return uri != NULL && is_loopback_host (g_uri_get_host (uri));
}

const char *
amends_account_text_check_address (const char *url)
{
    g_autoptr (GUri) uri = NULL;
    const char *host;

    if (*url == '\0')
        return _ ("Enter the feed’s address; whoever runs the feed knows it.");
    uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD, NULL);
    host = uri != NULL ? g_uri_get_host (uri) : NULL;
    if (host == NULL || *host == '\0')
        return _ ("This is not a whole address. It begins with https:// and a host name.");
    if (g_uri_get_userinfo (uri) != NULL)
        return _ ("Leave name and password out of the address; the token goes below.");
    if (g_str_equal (g_uri_get_scheme (uri), "https"))
        return NULL;
    if (!g_str_equal (g_uri_get_scheme (uri), "http"))
        return _ ("A feed’s address begins with https://.");
    if (!is_loopback_host (host))
        return _ ("Without https:// the token could be read on its way. Use the feed’s https:// address.");
    return NULL;
}

const char *
amends_account_text_check_token (const char *token)
{
    if (*token == '\0')
        return _ ("Enter the token; whoever runs the feed gives it out.");
    for (const char *p = token; *p != '\0'; p++)
        if (!g_ascii_isgraph (*p))
            return _ ("A token has no spaces, line breaks or accented letters. Copy it again.");
    return NULL;
}
