/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-output.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gprintf.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

#include "amends-import-plan.h"
#include "amends-store.h"
#include "amends-sync-error.h"

#define USUAL_COLUMNS 120

void
ctl_warn (const char *format, ...)
{
    g_autofree char *message = NULL;
    g_autofree char *clean = NULL;
    va_list arguments;

    va_start (arguments, format);
    message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    clean = ctl_clean (message);
    fflush (stdout);
    g_fprintf (stderr, "amendsctl: %s\n", clean);
}

void
ctl_clear_progress (void)
{
    fputs ("\r\033[K", stderr);
}

void
ctl_show_settling (void)
{
    /* Translators: the end of a large import: all rows are stored. */
    fprintf (stderr, "\r%s ", _ ("Putting the lists in order…"));
}

void
ctl_warn_error (const GError *error)
{
    if (error->domain == AMENDS_SYNC_ERROR)
        ctl_warn ("%s %s", error->message, amends_sync_error_explain ((AmendsSyncError) error->code));
    else
        ctl_warn ("%s", error->message);
}

static int
store_exit_code (int code)
{
    switch ((AmendsStoreError) code) {
    case AMENDS_STORE_ERROR_CANNOT_OPEN:
        return EX_CANTCREAT;
    case AMENDS_STORE_ERROR_FOREIGN:
    case AMENDS_STORE_ERROR_CORRUPT:
        return EX_DATAERR;
    case AMENDS_STORE_ERROR_NEWER:
        return EX_CONFIG;
    case AMENDS_STORE_ERROR_READ_ONLY:
        return EX_NOPERM;
    case AMENDS_STORE_ERROR_FULL:
        return EX_IOERR;
    case AMENDS_STORE_ERROR_BUSY:
    case AMENDS_STORE_ERROR_CONFLICT:
        return EX_TEMPFAIL;
    case AMENDS_STORE_ERROR_NOT_FOUND:
    case AMENDS_STORE_ERROR_NOTHING_TO_UNDO:
        return EX_NOINPUT;
    case AMENDS_STORE_ERROR_FAILED:
    default:
        return EX_SOFTWARE;
    }
}

static int
sync_exit_code (int code)
{
    switch ((AmendsSyncError) code) {
    case AMENDS_SYNC_ERROR_OFFLINE:
    case AMENDS_SYNC_ERROR_THROTTLED:
        return EX_TEMPFAIL;
    case AMENDS_SYNC_ERROR_UNAUTHORISED:
    case AMENDS_SYNC_ERROR_FORBIDDEN:
    case AMENDS_SYNC_ERROR_NOT_BRAND_OWNER:
    case AMENDS_SYNC_ERROR_NO_TOKEN:
    case AMENDS_SYNC_ERROR_NOT_ELIGIBLE:
    case AMENDS_SYNC_ERROR_CONTACTED:
        return EX_NOPERM;
    case AMENDS_SYNC_ERROR_TLS:
    case AMENDS_SYNC_ERROR_MALFORMED:
        return EX_PROTOCOL;
    case AMENDS_SYNC_ERROR_UNSUPPORTED:
        return EX_CONFIG;
    case AMENDS_SYNC_ERROR_REFUSED:
    case AMENDS_SYNC_ERROR_SERVER:
    case AMENDS_SYNC_ERROR_REJECTED:
    default:
        return EX_UNAVAILABLE;
    }
}

static int
file_exit_code (int code)
{
    switch ((AmendsFileError) code) {
    case AMENDS_FILE_ERROR_UNREADABLE:
        return EX_NOINPUT;
    case AMENDS_FILE_ERROR_CHANGED:
        return EX_TEMPFAIL;
    case AMENDS_FILE_ERROR_WRITE:
        return EX_IOERR;
    case AMENDS_FILE_ERROR_BAD_MAPPING:
        return EX_USAGE;
    case AMENDS_FILE_ERROR_EMPTY:
    case AMENDS_FILE_ERROR_NOT_REVIEWS:
    case AMENDS_FILE_ERROR_ENCODING:
    case AMENDS_FILE_ERROR_SYNTAX:
    default:
        return EX_DATAERR;
    }
}

static int
io_exit_code (int code)
{
    if (code == G_IO_ERROR_CANCELLED || code == G_IO_ERROR_BUSY)
        return EX_TEMPFAIL;
    if (code == G_IO_ERROR_NOT_FOUND)
        return EX_NOINPUT;
    if (code == G_IO_ERROR_PERMISSION_DENIED || code == G_IO_ERROR_READ_ONLY)
        return EX_NOPERM;
    if (code == G_IO_ERROR_EXISTS || code == G_IO_ERROR_IS_DIRECTORY || code == G_IO_ERROR_NOT_DIRECTORY)
        return EX_CANTCREAT;
    return EX_IOERR;
}

int
ctl_exit_code (const GError *error)
{
    if (error->domain == AMENDS_STORE_ERROR)
        return store_exit_code (error->code);
    if (error->domain == AMENDS_SYNC_ERROR)
        return sync_exit_code (error->code);
    if (error->domain == AMENDS_FILE_ERROR)
        return file_exit_code (error->code);
    if (error->domain == G_IO_ERROR)
        return io_exit_code (error->code);
    if (error->domain == G_OPTION_ERROR)
        return EX_USAGE;
    return EX_SOFTWARE;
}

static gboolean
is_control (gunichar c)
{
    GUnicodeType type = g_unichar_type (c);

    return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Zero-width joiners hold emoji and Indic letters together; the other format characters turn text around or hide it. */
static gboolean
is_hidden (gunichar c)
{
    return g_unichar_type (c) == G_UNICODE_FORMAT && c != 0x200c && c != 0x200d;
}

char *
ctl_clean (const char *text)
{
    g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
    GString *clean = g_string_new (NULL);

    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);

        if (!is_control (c) && !is_hidden (c))
            g_string_append_unichar (clean, c);
        else if (is_control (c) && clean->len > 0 && clean->str[clean->len - 1] != ' ')
            g_string_append_c (clean, ' ');
    }
    return g_string_free_and_steal (clean);
}

static guint
char_columns (gunichar c)
{
    if (g_unichar_iszerowidth (c))
        return 0;
    return g_unichar_iswide (c) ? 2 : 1;
}

guint
ctl_count_columns (const char *text)
{
    guint columns = 0;

    for (; *text != '\0'; text = g_utf8_next_char (text))
        columns += char_columns (g_utf8_get_char (text));
    return columns;
}

void
ctl_append_cell (GString *line, const char *text, guint width)
{
    g_autofree char *clean = ctl_clean (text);
    gboolean cut = ctl_count_columns (clean) > width;
    guint room = cut && width > 0 ? width - 1 : width;
    guint used = 0;

    for (const char *at = clean; *at != '\0'; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);

        if (used + char_columns (c) > room)
            break;
        g_string_append_unichar (line, c);
        used += char_columns (c);
    }
    if (cut && width > 0) {
        g_string_append (line, "…");
        used++;
    }
    for (; used < width; used++)
        g_string_append_c (line, ' ');
}

guint
ctl_get_columns (void)
{
    struct winsize size = { 0 };

    if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return MAX (size.ws_col, 60);
    return USUAL_COLUMNS;
}

char *
ctl_format_date (gint64 instant)
{
    g_autoptr (GDateTime) local = instant != 0 ? g_date_time_new_from_unix_local (instant) : NULL;

    return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("-");
}

char *
ctl_format_iso (gint64 instant)
{
    g_autoptr (GDateTime) utc = instant != 0 ? g_date_time_new_from_unix_utc (instant) : NULL;

    return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

void
ctl_print_json (yyjson_mut_doc *document)
{
    yyjson_write_err problem = { 0 };
    size_t length;
    char *text = yyjson_mut_write_opts (document, YYJSON_WRITE_NOFLAG, NULL, &length, &problem);

    if (text == NULL)
        g_error ("JSON cannot be written: %s", problem.msg);
    fwrite (text, 1, length, stdout);
    fputc ('\n', stdout);
    free (text);
}

void
ctl_json_add_text (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, const char *text)
{
    if (text != NULL)
        yyjson_mut_obj_add_strcpy (document, object, name, text);
    else
        yyjson_mut_obj_add_null (document, object, name);
}

void
ctl_json_add_instant (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, gint64 instant)
{
    g_autofree char *iso = ctl_format_iso (instant);

    ctl_json_add_text (document, object, name, iso);
}

gboolean
ctl_flush (void)
{
    if (fflush (stdout) == 0 && !ferror (stdout))
        return TRUE;
    ctl_warn (_ ("The output cannot be written: %s. Make room or choose another place, and run the command again."),
              g_strerror (errno));
    return FALSE;
}
