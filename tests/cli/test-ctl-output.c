/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-output.h"

#include <sysexits.h>

#include "amends-import-plan.h"
#include "amends-store.h"
#include "amends-sync-error.h"

static void
test_clean (void)
{
    static const struct {
        const char *text, *clean;
    } CASES[] = {
        { NULL, "" },
        { "plain", "plain" },
        { "two\nlines\r\n", "two lines " },
        { "red \x1b[31m", "red [31m" },
        { "\x07\x1b start", " start" },
        { "c1 \xc2\x9b", "c1 " },
        { "turn \xe2\x80\xae around", "turn  around" },
        { "👩‍👧 ok", "👩‍👧 ok" }, /* joined by U+200D, which must stay */
        { "bad \xff byte", "bad \xef\xbf\xbd byte" },
        { "<b>&amp;</b>", "<b>&amp;</b>" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *clean = ctl_clean (CASES[i].text);

        g_assert_cmpstr (clean, ==, CASES[i].clean);
    }
}

static void
test_cell (void)
{
    static const struct {
        const char *text;
        guint width;
        const char *cell;
    } CASES[] = {
        { "abc", 5, "abc  " },     { "abcde", 5, "abcde" },
        { "abcdef", 5, "abcd…" },  { "", 3, "   " },
        { NULL, 2, "  " },         { "abc", 0, "" },
        { "很好用", 6, "很好用" }, { "很好用", 5, "很好…" },
        { "很好用", 4, "很… " },   { "e\xcc\x81", 2, "e\xcc\x81 " },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GString) line = g_string_new ("|");

        ctl_append_cell (line, CASES[i].text, CASES[i].width);
        g_assert_cmpstr (line->str + 1, ==, CASES[i].cell);
    }
}

static void
test_columns (void)
{
    g_assert_cmpuint (ctl_count_columns (""), ==, 0);
    g_assert_cmpuint (ctl_count_columns ("per 100"), ==, 7);
    g_assert_cmpuint (ctl_count_columns ("意見回饋"), ==, 8);
    g_assert_cmpuint (ctl_count_columns ("e\xcc\x81"), ==, 1);
}

static void
test_dates (void)
{
    g_autofree char *iso = ctl_format_iso (1767225599);
    g_autofree char *local = ctl_format_date (1767225599);
    g_autofree char *none = ctl_format_date (0);

    g_assert_cmpstr (iso, ==, "2025-12-31T23:59:59Z");
    g_assert_cmpstr (local, ==, "2025-12-31 23:59");
    g_assert_cmpstr (none, ==, "-");
    g_assert_null (ctl_format_iso (0));
}

static void
test_exit_codes (void)
{
    const struct {
        GQuark domain;
        int code, exit_code;
    } cases[] = {
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN, EX_CANTCREAT },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FOREIGN, EX_DATAERR },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NEWER, EX_CONFIG },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT, EX_DATAERR },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_READ_ONLY, EX_NOPERM },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FULL, EX_IOERR },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY, EX_TEMPFAIL },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND, EX_NOINPUT },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO, EX_NOINPUT },
        { AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED, EX_SOFTWARE },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_OFFLINE, EX_TEMPFAIL },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_THROTTLED, EX_TEMPFAIL },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED, EX_UNAVAILABLE },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_SERVER, EX_UNAVAILABLE },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNAUTHORISED, EX_NOPERM },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_FORBIDDEN, EX_NOPERM },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NOT_BRAND_OWNER, EX_NOPERM },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN, EX_NOPERM },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS, EX_PROTOCOL },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED, EX_PROTOCOL },
        { AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED, EX_CONFIG },
        { AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE, EX_NOINPUT },
        { AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_EMPTY, EX_DATAERR },
        { AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_BAD_MAPPING, EX_USAGE },
        { AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE, EX_IOERR },
        { AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_CHANGED, EX_TEMPFAIL },
        { G_IO_ERROR, G_IO_ERROR_NOT_FOUND, EX_NOINPUT },
        { G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, EX_NOPERM },
        { G_IO_ERROR, G_IO_ERROR_CANCELLED, EX_TEMPFAIL },
        { G_IO_ERROR, G_IO_ERROR_NO_SPACE, EX_IOERR },
        { G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, EX_USAGE },
        { G_MARKUP_ERROR, 0, EX_SOFTWARE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "x");

        g_test_message ("%s %d", g_quark_to_string (cases[i].domain), cases[i].code);
        g_assert_cmpint (ctl_exit_code (error), ==, cases[i].exit_code);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/ctl-output/clean", test_clean);
    g_test_add_func ("/ctl-output/cell", test_cell);
    g_test_add_func ("/ctl-output/columns", test_columns);
    g_test_add_func ("/ctl-output/dates", test_dates);
    g_test_add_func ("/ctl-output/exit-codes", test_exit_codes);
    return g_test_run ();
}
