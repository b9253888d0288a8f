/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-token.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <termios.h>
#include <unistd.h>

#include "ctl-output.h"

#define LONGEST_TOKEN 16384

static gboolean
is_token (const char *text)
{
    gsize length = strlen (text);

    for (const char *at = text; *at != '\0'; at++) {
        if (!g_ascii_isgraph (*at))
            return FALSE;
    }
    return length > 0 && length <= LONGEST_TOKEN;
}

static void
warn_if_shared (const char *path)
{
    GStatBuf info;

    if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && (info.st_mode & (S_IRGRP | S_IROTH)) != 0)
        ctl_warn (_ ("Others on this computer can read “%s”. Make it private: chmod 600 “%s”"), path, path);
}

char *
ctl_token_read_file (const char *path, int *exit_code)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *name = g_filename_display_name (path);
    char *text = NULL;
    gsize length;

    if (!g_file_get_contents (path, &text, &length, &error)) {
        ctl_warn (_ ("The token cannot be read: %s. Name a file that holds the token and nothing else."),
                  error->message);
        *exit_code = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EX_NOPERM : EX_NOINPUT;
        return NULL;
    }
    g_strstrip (text);
    if (!is_token (text)) {
        explicit_bzero (text, length);
        g_free (text);
        ctl_warn (_ ("“%s” does not hold a token. Put the token there in one line, and nothing else."), name);
        *exit_code = EX_DATAERR;
        return NULL;
    }
    warn_if_shared (path);
    return text;
}

/* Echo comes back also when Ctrl+C ends the asking: signals wait meanwhile. */
static char *
read_unseen (FILE *terminal)
{
    struct termios shown, unseen;
    sigset_t stop, before;
    char *line = NULL;
    size_t size = 0;
    gboolean read;

    if (tcgetattr (fileno (terminal), &shown) != 0)
        return NULL;
    unseen = shown;
    unseen.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
    sigemptyset (&stop);
    sigaddset (&stop, SIGINT);
    sigaddset (&stop, SIGTERM);
    sigprocmask (SIG_BLOCK, &stop, &before);
    tcsetattr (fileno (terminal), TCSAFLUSH, &unseen);
    read = getline (&line, &size, terminal) > 0;
    tcsetattr (fileno (terminal), TCSAFLUSH, &shown);
    sigprocmask (SIG_SETMASK, &before, NULL);
    if (!read)
        g_clear_pointer (&line, free);
    return line;
}

char *
ctl_token_ask (const char *name)
{
    g_autofree char *clean = ctl_clean (name);
    FILE *terminal;
    char *line, *token;

    if (!isatty (STDIN_FILENO))
        return NULL;
    terminal = fopen ("/dev/tty", "r+e");
    if (terminal == NULL)
        return NULL;
    /* Translators: a question at the terminal; what is typed is not shown */
    fprintf (terminal, _ ("Token for “%s”: "), clean);
    fflush (terminal);
    line = read_unseen (terminal);
    fputc ('\n', terminal);
    fclose (terminal);
    if (line == NULL)
        return NULL;
    token = g_strdup (g_strstrip (line));
    explicit_bzero (line, strlen (line));
    free (line);
    if (!is_token (token))
        g_clear_pointer (&token, amends_secret_free);
    return token;
}

static char *
look_up (CtlContext *context, AmendsSecrets *keyring, gint64 account_id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    char *token;

    amends_secrets_lookup_async (keyring, account_id, context->cancellable, amends_await_cb, &await);
    token = amends_secrets_lookup_finish (keyring, amends_await (&await), &error);
    /* A keyring that does not answer is no reason to stop: there are other places to look in. */
    if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("keyring: %s", error->message);
    return token;
}

char *
ctl_token_find (CtlContext *context, AmendsSecrets *keyring, const AmendsAccount *account, const char *path,
                int *exit_code)
{
    const char *name = account->name != NULL ? account->name : account->base_url;
    char *token;

    if (path != NULL)
        return ctl_token_read_file (path, exit_code);
    token = look_up (context, keyring, account->id);
    if (token == NULL && account->token_file != NULL)
        return ctl_token_read_file (account->token_file, exit_code);
    if (token == NULL)
        token = ctl_token_ask (name);
    if (token == NULL) {
        ctl_warn (
            _ ("No token is known for “%s”. Give it with “--token-file FILE”, or run this at a terminal to be asked."),
            name);
        *exit_code = EX_NOPERM;
    }
    return token;
}
