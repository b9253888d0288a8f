/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-interval-row.h"

#include <glib/gi18n-lib.h>

#include "amends-combo-value.h"

#define HOUR 60u
#define DEFAULT_MINUTES HOUR

struct _AmendsIntervalRow {
    AdwComboRow parent_instance;

    GArray *choices; /* of guint minutes, from short to long: one for each line of the list */
    guint minutes;
    gboolean filling;
};

enum { PROP_MINUTES = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsIntervalRow, amends_interval_row, ADW_TYPE_COMBO_ROW)

static const guint STEPS[] = { 15, 30, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, 24 * HOUR };

static char *
dup_text (guint minutes)
{
    guint hours = minutes / HOUR;

    if (minutes % HOUR == 0)
        return g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours);
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

/* Where @minutes is among the choices, which get it if they had it not. */
static guint
ensure_choice (AmendsIntervalRow *self, guint minutes)
{
    GtkStringList *list = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self)));
    g_autofree char *text = dup_text (minutes);
    const char *added[] = { text, NULL };
    guint place = 0;

    while (place < self->choices->len && g_array_index (self->choices, guint, place) < minutes)
        place++;
    if (place < self->choices->len && g_array_index (self->choices, guint, place) == minutes)
        return place;
    g_array_insert_val (self->choices, place, minutes);
    gtk_string_list_splice (list, place, 0, added);
    return place;
}

static void
selected_cb (AmendsIntervalRow *self)
{
    guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

    if (!self->filling && selected < self->choices->len)
        amends_interval_row_set_minutes (self, g_array_index (self->choices, guint, selected));
}

static void
amends_interval_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    if (id == PROP_MINUTES)
        g_value_set_uint (value, AMENDS_INTERVAL_ROW (object)->minutes);
    else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
amends_interval_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    if (id == PROP_MINUTES)
        amends_interval_row_set_minutes (AMENDS_INTERVAL_ROW (object), g_value_get_uint (value));
    else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
amends_interval_row_finalize (GObject *object)
{
    g_array_unref (AMENDS_INTERVAL_ROW (object)->choices);
    G_OBJECT_CLASS (amends_interval_row_parent_class)->finalize (object);
}

static void
amends_interval_row_class_init (AmendsIntervalRowClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = amends_interval_row_get_property;
    object_class->set_property = amends_interval_row_set_property;
    object_class->finalize = amends_interval_row_finalize;
    props[PROP_MINUTES] = g_param_spec_uint ("minutes", NULL, NULL, 1, G_MAXUINT, DEFAULT_MINUTES,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
amends_interval_row_init (AmendsIntervalRow *self)
{
    g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

    self->choices = g_array_new (FALSE, FALSE, sizeof (guint));
    self->filling = TRUE;
    adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
    for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
        ensure_choice (self, STEPS[i]);
    self->filling = FALSE;
    amends_combo_value_keep (ADW_COMBO_ROW (self));
    g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
    amends_interval_row_set_minutes (self, DEFAULT_MINUTES);
}

void
amends_interval_row_set_minutes (AmendsIntervalRow *self, guint minutes)
{
    g_return_if_fail (AMENDS_IS_INTERVAL_ROW (self));
    g_return_if_fail (minutes > 0);
    if (self->minutes == minutes)
        return;
    self->minutes = minutes;
    self->filling = TRUE;
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), ensure_choice (self, minutes));
    self->filling = FALSE;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MINUTES]);
}

guint
amends_interval_row_get_minutes (AmendsIntervalRow *self)
{
    g_return_val_if_fail (AMENDS_IS_INTERVAL_ROW (self), DEFAULT_MINUTES);
    return self->minutes;
}
