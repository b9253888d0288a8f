/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-time-row.h"

#include <glib/gi18n-lib.h>

#define HOUR 60
#define DAY (24 * HOUR)
#define STEP 15

static int
wrap_minutes (double value)
{
    int minutes = (int) value % DAY;

    return minutes < 0 ? minutes + DAY : minutes;
}

static char *
format_time (int minutes, const char *format)
{
    g_autoptr (GDateTime) moment = g_date_time_new_utc (2000, 1, 1, minutes / HOUR, minutes % HOUR, 0);
    char *text = moment != NULL ? g_date_time_format (moment, format) : NULL;

    return text != NULL ? text : g_strdup ("");
}

char *
amends_time_row_dup_text (int minutes)
{
    /* Translators: a time of day as strftime writes it; "%I:%M %p" for 08:30 PM. */
    return format_time (wrap_minutes (minutes), _ ("%H:%M"));
}

static gboolean
is_word (const char *text, const char *english, int minutes)
{
    g_autofree char *local = format_time (minutes, "%p");
    g_autofree char *local_folded = g_utf8_casefold (local, -1);
    g_autofree char *folded = g_utf8_casefold (text, -1);

    return g_str_equal (folded, english) || (folded[0] == english[0] && folded[1] == '\0') ||
           (*local_folded != '\0' && g_str_equal (folded, local_folded));
}

/* "pm" and the like after the digits; nothing at all leaves the hour as it is. */
static gboolean
apply_half (const char *word, int *hour)
{
    gboolean afternoon = is_word (word, "pm", 13 * HOUR);

    if (*word == '\0')
        return TRUE;
    if (*hour < 1 || *hour > 12 || (!afternoon && !is_word (word, "am", HOUR)))
        return FALSE;
    *hour = *hour % 12 + (afternoon ? 12 : 0);
    return TRUE;
}

static int
take_number (const char **text)
{
    int number = 0;

    for (; g_ascii_isdigit (**text); (*text)++)
        number = MIN (number * 10 + g_ascii_digit_value (**text), 10000);
    return number;
}

gboolean
amends_time_row_parse (const char *text, int *minutes)
{
    g_autofree char *copy = g_strstrip (g_strdup (text));
    const char *rest = copy;
    int hour;
    int minute = 0;

    g_return_val_if_fail (minutes != NULL, FALSE);
    if (!g_ascii_isdigit (*rest))
        return FALSE;
    hour = take_number (&rest);
    if (rest - copy > 4)
        return FALSE;
    if (rest - copy > 2) {
        minute = hour % 100;
        hour /= 100;
    } else if (*rest != '\0' && strchr (":.,", *rest) != NULL && g_ascii_isdigit (rest[1])) {
        rest++;
        minute = take_number (&rest);
    }
    while (g_ascii_isspace (*rest))
        rest++;
    if (!apply_half (rest, &hour) || hour > 23 || minute > 59)
        return FALSE;
    *minutes = hour * HOUR + minute;
    return TRUE;
}

static gboolean
output_cb (AdwSpinRow *row, gpointer user_data G_GNUC_UNUSED)
{
    g_autofree char *text = amends_time_row_dup_text ((int) adw_spin_row_get_value (row));

    if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (row))))
        gtk_editable_set_text (GTK_EDITABLE (row), text);
    return TRUE;
}

static int
input_cb (AdwSpinRow *row, double *value, gpointer user_data G_GNUC_UNUSED)
{
    int minutes = 0;

    if (!amends_time_row_parse (gtk_editable_get_text (GTK_EDITABLE (row)), &minutes))
        return GTK_INPUT_ERROR;
    *value = minutes;
    return TRUE;
}

static void
value_changed_cb (GtkAdjustment *adjustment, gpointer user_data G_GNUC_UNUSED)
{
    double value = gtk_adjustment_get_value (adjustment);

    if (value < 0 || value >= DAY)
        gtk_adjustment_set_value (adjustment, wrap_minutes (value));
}

static gboolean
read_minutes (GValue *value, GVariant *variant, gpointer user_data G_GNUC_UNUSED)
{
    g_value_set_double (value, g_variant_get_int32 (variant));
    return TRUE;
}

static GVariant *
write_minutes (const GValue *value, const GVariantType *type G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    return g_variant_new_int32 (wrap_minutes (g_value_get_double (value)));
}

void
amends_time_row_bind (AdwSpinRow *row, GSettings *settings, const char *key)
{
    /* Room beyond both ends of the day for one page, so that midnight stops nobody. */
    GtkAdjustment *adjustment = gtk_adjustment_new (0, -HOUR, DAY + HOUR - 1, STEP, HOUR, 0);

    g_return_if_fail (ADW_IS_SPIN_ROW (row));
    g_signal_connect (row, "output", G_CALLBACK (output_cb), NULL);
    g_signal_connect (row, "input", G_CALLBACK (input_cb), NULL);
    adw_spin_row_set_update_policy (row, GTK_UPDATE_IF_VALID);
    adw_spin_row_set_adjustment (row, adjustment);
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb), NULL);
    g_settings_bind_with_mapping (settings, key, adjustment, "value", G_SETTINGS_BIND_DEFAULT, read_minutes,
                                  write_minutes, NULL, NULL);
    adw_spin_row_update (row);
}
