/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-save.h"

#include "amends-chart-file.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 960
#define HEIGHT 540
#define LONGEST_NAME 80

typedef struct {
    GBytes *bytes;
    GWeakRef widget;
} Saving;

static void
free_saving (Saving *saving)
{
    g_bytes_unref (saving->bytes);
    g_weak_ref_clear (&saving->widget);
    g_free (saving);
}

static void
tell (GtkWidget *widget, const GError *error)
{
    AdwDialog *dialog = adw_alert_dialog_new (_ ("Chart Not Saved"), NULL);

    /* Translators: what went wrong, in the words of the system */
    adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                  _ ("%s. Save it in another folder, or under another name."), error->message);
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
    adw_dialog_present (dialog, widget);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Saving *saving = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GtkWidget) widget = g_weak_ref_get (&saving->widget);

    if (!amends_chart_file_write_finish (G_FILE (source), result, &error)) {
        if (widget != NULL)
            tell (widget, error);
    } else if (widget != NULL) {
        gtk_accessible_announce (GTK_ACCESSIBLE (widget), _ ("Chart saved"),
                                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
    free_saving (saving);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Saving *saving = user_data;
    g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

    /* Without a file the person thought better of it. */
    if (file == NULL)
        free_saving (saving);
    else
        amends_chart_file_write_async (file, saving->bytes, NULL, written_cb, saving);
}

static GBytes *
make_bytes (AmendsChartFigure *figure, AmendsChartFormat format, gboolean rtl, GError **error)
{
    int height = MAX (HEIGHT, amends_chart_figure_measure (figure, WIDTH));

    switch (format) {
    case AMENDS_CHART_FORMAT_PNG:
        return amends_chart_figure_to_png (figure, WIDTH, height, rtl, error);
    case AMENDS_CHART_FORMAT_SVG:
        return amends_chart_figure_to_svg (figure, WIDTH, height, rtl, error);
    case AMENDS_CHART_FORMAT_CSV:
    default:
        return amends_chart_figure_to_csv (figure);
    }
}

static gboolean
is_direction_mark (gunichar c)
{
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_separator (gunichar c)
{
    return g_unichar_isspace (c) || g_unichar_iscntrl (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL);
}

/*
 * What can be in the name of a file on any system, as far as it goes in whole words; in a language that has no spaces, as far as it goes. Marks that show
 * nothing have no place in it.
 */
static char *
make_name (const char *title)
{
    GString *name = g_string_new (NULL);
    gsize last_word = 0;
    glong n = 0;
    const char *p = title;

    for (; *p != '\0' && n < LONGEST_NAME; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);

        if (is_direction_mark (c) || (name->len == 0 && (c == '.' || is_separator (c))))
            continue;
        if (!is_separator (c))
            g_string_append_unichar (name, c);
        else if (name->str[name->len - 1] != ' ')
            g_string_append_c (name, ' ');
        else
            continue;
        n++;
        last_word = is_separator (c) ? name->len : last_word;
    }
    if (*p != '\0' && last_word > name->len / 2)
        g_string_truncate (name, last_word);
    return g_strchomp (g_string_free (name, FALSE));
}

char *
amends_chart_save_suggest (AmendsChartFigure *figure, AmendsChartFormat format)
{
    static const char *const SUFFIXES[] = { ".png", ".svg", ".csv" };
    g_autofree char *name = make_name (amends_chart_figure_get_title (figure));

    return g_strconcat (*name != '\0' ? name : _ ("Chart"), SUFFIXES[format], NULL);
}

void
amends_chart_save (AmendsChartFigure *figure, AmendsChartFormat format, GtkWidget *widget)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes =
        make_bytes (figure, format, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, &error);
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
    g_autofree char *name = amends_chart_save_suggest (figure, format);
    GtkRoot *root = gtk_widget_get_root (widget);
    Saving *saving;

    if (bytes == NULL) {
        tell (widget, error);
        return;
    }
    saving = g_new0 (Saving, 1);
    saving->bytes = g_steal_pointer (&bytes);
    g_weak_ref_init (&saving->widget, widget);
    gtk_file_dialog_set_title (dialog, _ ("Save Chart"));
    gtk_file_dialog_set_initial_name (dialog, name);
    gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, saving);
}
