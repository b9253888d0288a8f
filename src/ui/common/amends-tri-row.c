/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-tri-row.h"

#include <glib/gi18n-lib.h>

#include "amends-combo-value.h"

struct _AmendsTriRow {
    AdwComboRow parent_instance;

    gboolean filling;
};

static guint stated_signal;

G_DEFINE_FINAL_TYPE (AmendsTriRow, amends_tri_row, ADW_TYPE_COMBO_ROW)

/* In the order of the list. */
static const AmendsTri ANSWERS[] = { AMENDS_TRI_UNKNOWN, AMENDS_TRI_YES, AMENDS_TRI_NO };

static void
selected_cb (AmendsTriRow *self)
{
    if (!self->filling)
        g_signal_emit (self, stated_signal, 0);
}

static void
amends_tri_row_class_init (AmendsTriRowClass *klass G_GNUC_UNUSED)
{
    stated_signal =
        g_signal_new ("stated", AMENDS_TYPE_TRI_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_tri_row_init (AmendsTriRow *self)
{
    /* Translators: the person has not said whether something is so */
    const char *answers[] = { _ ("Not known"), _ ("Yes"), _ ("No"), NULL };
    g_autoptr (GtkStringList) list = gtk_string_list_new (answers);

    adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
    amends_combo_value_keep (ADW_COMBO_ROW (self));
    g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

char *
amends_tri_row_dup_origin (gint64 stated_at, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (stated_at);
    g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    /* Translators: a day as strftime writes it: day, month, year */
    g_autofree char *day = local != NULL ? g_date_time_format (local, _ ("%-d %B %Y")) : NULL;

    if (stated_at == 0 || day == NULL)
        return NULL;
    /* Translators: below a fact that no source tells, as the person entered it; %s is a day */
    return g_strdup_printf (_ ("Stated by you on %s"), day);
}

void
amends_tri_row_set (AmendsTriRow *self, AmendsTri value, gint64 stated_at, GTimeZone *zone)
{
    g_autofree char *origin = value != AMENDS_TRI_UNKNOWN ? amends_tri_row_dup_origin (stated_at, zone) : NULL;

    g_return_if_fail (AMENDS_IS_TRI_ROW (self));
    self->filling = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS (ANSWERS); i++)
        if (ANSWERS[i] == value)
            adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), origin != NULL ? origin : "");
    self->filling = FALSE;
}

AmendsTri
amends_tri_row_get (AmendsTriRow *self)
{
    guint selected;

    g_return_val_if_fail (AMENDS_IS_TRI_ROW (self), AMENDS_TRI_UNKNOWN);
    selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
    return selected < G_N_ELEMENTS (ANSWERS) ? ANSWERS[selected] : AMENDS_TRI_UNKNOWN;
}
