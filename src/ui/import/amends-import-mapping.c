/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-mapping.h"

#include "amends-combo-value.h"
#include "amends-encoding-choice.h"
#include "amends-import-preview-row.h"
#include "amends-marketplace.h"
#include "amends-text.h"
#include "amends-veil.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_ROWS 5
#define SAMPLE_CHARS 120
/* More rows than this would take a while to lay out; what is mapped is always among them. */
#define MAX_COLUMN_ROWS 100

struct _AmendsImportMapping {
    AdwBin parent_instance;

    AdwBanner *problem;
    AdwActionRow *file_row;
    AdwActionRow *preset_row;
    AdwComboRow *encoding_row;
    AdwExpanderRow *columns_row;
    AdwEntryRow *brand_row;
    AdwComboRow *marketplace_row;
    GtkListBox *preview;

    AmendsImportPlan *plan; /* (nullable) before it is set */
    GPtrArray *column_rows; /* (element-type AdwComboRow): unowned, in the expander */
    GtkStringList *fields;  /* labels, indexed by AmendsField */
    gboolean updating;      /* rows are being set by us, not by the person */
};

G_DEFINE_FINAL_TYPE (AmendsImportMapping, amends_import_mapping, ADW_TYPE_BIN)

static guint changed_signal;

static const char *
get_format_label (AmendsFileFormat format)
{
    switch (format) {
    case AMENDS_FILE_FORMAT_CSV:
        return _ ("Table, separated by commas or semicolons (CSV)");
    case AMENDS_FILE_FORMAT_TSV:
        return _ ("Table, separated by tabs (TSV)");
    case AMENDS_FILE_FORMAT_JSON:
        return _ ("JSON");
    case AMENDS_FILE_FORMAT_JSON_LINES:
    default:
        return _ ("JSON Lines");
    }
}

static void
show_preview (AmendsImportMapping *self)
{
    g_autoptr (AmendsBatch) batch = amends_import_plan_preview (self->plan);
    guint n_shown = 0;

    gtk_list_box_remove_all (self->preview);
    for (guint i = 0; i < batch->reviews->len && n_shown < PREVIEW_ROWS; i++, n_shown++)
        gtk_list_box_append (self->preview, amends_import_preview_row_new (g_ptr_array_index (batch->reviews, i)));
    for (guint i = 0; i < batch->feedback->len && n_shown < PREVIEW_ROWS; i++, n_shown++)
        gtk_list_box_append (self->preview,
                             amends_import_preview_row_new_feedback (g_ptr_array_index (batch->feedback, i)));
    for (guint i = 0; i < batch->rejections->len && n_shown < PREVIEW_ROWS; i++, n_shown++)
        gtk_list_box_append (self->preview,
                             amends_import_preview_row_new_rejected (g_ptr_array_index (batch->rejections, i)));
    gtk_widget_set_visible (GTK_WIDGET (self->preview), n_shown > 0);
}

/* What keeps it from being imported, or what else may go wrong. */
static void
show_problem (AmendsImportMapping *self)
{
    g_autofree char *problem = NULL;

    if (amends_import_plan_is_ready (self->plan, &problem))
        problem = amends_import_plan_describe_dates (self->plan);
    adw_banner_set_revealed (self->problem, problem != NULL);
    if (problem != NULL)
        adw_banner_set_title (self->problem, problem);
}

static void
show_columns_summary (AmendsImportMapping *self)
{
    guint n = amends_import_plan_get_n_columns (self->plan);
    guint used = 0;
    g_autofree char *text = NULL;

    for (guint i = 0; i < n; i++)
        if (amends_import_plan_get_field (self->plan, i) != AMENDS_FIELD_NONE)
            used++;
    /* Translators: %1$u columns are used, of %2$u in the file */
    text = g_strdup_printf (ngettext ("%1$u of %2$u column used", "%1$u of %2$u columns used", n), used, n);
    adw_expander_row_set_subtitle (self->columns_row, text);
}

static char *
dup_samples (AmendsImportPlan *plan, guint column)
{
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    const char *parts[2] = { NULL, NULL };
    guint n = amends_import_plan_get_n_samples (plan);

    if (n > 0)
        first = amends_text_for_display (amends_import_plan_get_sample (plan, 0, column), SAMPLE_CHARS, TRUE);
    if (n > 1)
        second = amends_text_for_display (amends_import_plan_get_sample (plan, 1, column), SAMPLE_CHARS, TRUE);
    parts[0] = first;
    parts[1] = second;
    return amends_text_join (parts, G_N_ELEMENTS (parts));
}

/* What is in a column that is not used nobody knows: it may well be an address. */
static gboolean
is_private (AmendsField field)
{
    return field == AMENDS_FIELD_NONE || field == AMENDS_FIELD_AUTHOR || field == AMENDS_FIELD_ORDER;
}

static void
show_samples (AmendsImportMapping *self, GtkWidget *row)
{
    guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
    AmendsVeil *veil = g_object_get_data (G_OBJECT (row), "veil");
    g_autofree char *samples = dup_samples (self->plan, column);
    gboolean hidden = amends_veil_is_hidden (veil) && is_private (amends_import_plan_get_field (self->plan, column)) &&
                      *samples != '\0';

    /* Translators: instead of what stands in a column of a file, in privacy mode */
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hidden ? _ ("Hidden") : samples);
}

static void
row_veiled (GtkWidget *row, gboolean hidden G_GNUC_UNUSED)
{
    GtkWidget *self = gtk_widget_get_ancestor (row, AMENDS_TYPE_IMPORT_MAPPING);

    if (self != NULL)
        show_samples (AMENDS_IMPORT_MAPPING (self), row);
}

/* Giving a field to one column takes it from another, so all rows follow the plan. */
static void
show_fields (AmendsImportMapping *self)
{
    self->updating = TRUE;
    for (guint i = 0; i < self->column_rows->len; i++) {
        AdwComboRow *row = g_ptr_array_index (self->column_rows, i);
        guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

        adw_combo_row_set_selected (row, amends_import_plan_get_field (self->plan, column));
        show_samples (self, GTK_WIDGET (row));
    }
    self->updating = FALSE;
}

static void
show_result (AmendsImportMapping *self)
{
    show_columns_summary (self);
    show_problem (self);
    show_preview (self);
}

static void
tell_changed (AmendsImportMapping *self)
{
    show_result (self);
    g_signal_emit (self, changed_signal, 0);
}

static void
field_selected_cb (AdwComboRow *row, GParamSpec *pspec G_GNUC_UNUSED, AmendsImportMapping *self)
{
    guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
    guint selected = adw_combo_row_get_selected (row);

    if (self->updating || selected >= AMENDS_N_FIELDS)
        return;
    amends_import_plan_set_field (self->plan, column, (AmendsField) selected);
    show_fields (self);
    tell_changed (self);
}

static GtkWidget *
new_column_row (AmendsImportMapping *self, guint column)
{
    AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
    g_autofree char *name =
        amends_text_for_display (amends_import_plan_get_column_name (self->plan, column), SAMPLE_CHARS, TRUE);

    g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (column));
    g_object_set_data (G_OBJECT (row), "veil", amends_veil_attach (GTK_WIDGET (row), row_veiled));
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
    show_samples (self, GTK_WIDGET (row));
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
    amends_combo_value_keep (row);
    adw_combo_row_set_model (row, G_LIST_MODEL (self->fields));
    adw_combo_row_set_selected (row, amends_import_plan_get_field (self->plan, column));
    g_signal_connect_object (row, "notify::selected", G_CALLBACK (field_selected_cb), self, 0);
    return GTK_WIDGET (row);
}

static void
show_columns (AmendsImportMapping *self)
{
    guint n = amends_import_plan_get_n_columns (self->plan);

    for (guint i = 0; i < self->column_rows->len; i++)
        adw_expander_row_remove (self->columns_row, g_ptr_array_index (self->column_rows, i));
    g_ptr_array_set_size (self->column_rows, 0);
    for (guint i = 0; i < n; i++) {
        GtkWidget *row;

        if (i >= MAX_COLUMN_ROWS && amends_import_plan_get_field (self->plan, i) == AMENDS_FIELD_NONE)
            continue;
        row = new_column_row (self, i);
        adw_expander_row_add_row (self->columns_row, row);
        g_ptr_array_add (self->column_rows, row);
    }
}

static void
show_encoding (AmendsImportMapping *self)
{
    guint n;
    const AmendsEncodingChoice *choices = amends_encoding_choice_list (&n);
    const char *encoding = amends_import_plan_get_encoding (self->plan);
    g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
    int index = amends_encoding_choice_find (encoding);

    for (guint i = 0; i < n; i++)
        gtk_string_list_append (labels, _ (choices[i].label));
    /* What was found may be rarer than what we offer. */
    if (index < 0) {
        gtk_string_list_append (labels, encoding);
        index = (int) n;
    }
    self->updating = TRUE;
    adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (labels));
    adw_combo_row_set_selected (self->encoding_row, (guint) index);
    self->updating = FALSE;
}

static void
encoding_selected_cb (AmendsImportMapping *self)
{
    guint n;
    const AmendsEncodingChoice *choices = amends_encoding_choice_list (&n);
    guint selected = adw_combo_row_get_selected (self->encoding_row);
    g_autoptr (GError) error = NULL;

    if (self->updating || self->plan == NULL || selected >= n)
        return;
    if (!amends_import_plan_set_encoding (self->plan, choices[selected].name, &error)) {
        show_encoding (self);
        adw_banner_set_title (self->problem, error->message);
        adw_banner_set_revealed (self->problem, TRUE);
        return;
    }
    show_columns (self);
    tell_changed (self);
}

static void
brand_changed_cb (AmendsImportMapping *self)
{
    const char *text = gtk_editable_get_text (GTK_EDITABLE (self->brand_row));

    if (self->updating || self->plan == NULL)
        return;
    amends_import_plan_set_default (self->plan, AMENDS_FIELD_BRAND, *text != '\0' ? text : NULL);
    tell_changed (self);
}

static void
marketplace_selected_cb (AmendsImportMapping *self)
{
    guint n;
    const AmendsMarketplace *all = amends_marketplace_get_all (&n);
    guint selected = adw_combo_row_get_selected (self->marketplace_row);

    if (self->updating || self->plan == NULL || selected > n)
        return;
    amends_import_plan_set_default (self->plan, AMENDS_FIELD_MARKETPLACE, selected > 0 ? all[selected - 1].code : NULL);
    tell_changed (self);
}

static void
show_defaults (AmendsImportMapping *self)
{
    guint n, selected = 0;
    const AmendsMarketplace *all = amends_marketplace_get_all (&n);
    const char *brand = amends_import_plan_get_default (self->plan, AMENDS_FIELD_BRAND);
    const char *marketplace = amends_import_plan_get_default (self->plan, AMENDS_FIELD_MARKETPLACE);
    g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

    gtk_string_list_append (names, _ ("Not known"));
    for (guint i = 0; i < n; i++) {
        gtk_string_list_append (names, amends_marketplace_get_name (all[i].code));
        if (g_strcmp0 (all[i].code, marketplace) == 0)
            selected = i + 1;
    }
    self->updating = TRUE;
    amends_combo_value_keep (self->marketplace_row);
    adw_combo_row_set_model (self->marketplace_row, G_LIST_MODEL (names));
    adw_combo_row_set_selected (self->marketplace_row, selected);
    gtk_editable_set_text (GTK_EDITABLE (self->brand_row), brand != NULL ? brand : "");
    self->updating = FALSE;
}

void
amends_import_mapping_set_plan (AmendsImportMapping *self, AmendsImportPlan *plan, gboolean known)
{
    g_autofree char *name = g_file_get_basename (amends_import_plan_get_file (plan));
    g_autofree char *shown = g_filename_display_name (name);
    const char *preset = amends_import_plan_get_preset (plan);

    g_set_object (&self->plan, plan);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), shown);
    adw_action_row_set_subtitle (self->file_row, get_format_label (amends_import_plan_get_format (plan)));
    gtk_widget_set_visible (GTK_WIDGET (self->preset_row), preset != NULL);
    adw_action_row_set_subtitle (self->preset_row, preset != NULL ? preset : "");
    show_encoding (self);
    show_defaults (self);
    show_columns (self);
    adw_expander_row_set_expanded (self->columns_row, !known);
    show_result (self);
}

static void
amends_import_mapping_dispose (GObject *object)
{
    AmendsImportMapping *self = AMENDS_IMPORT_MAPPING (object);

    g_clear_object (&self->plan);
    g_clear_pointer (&self->column_rows, g_ptr_array_unref);
    g_clear_object (&self->fields);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_IMPORT_MAPPING);
    G_OBJECT_CLASS (amends_import_mapping_parent_class)->dispose (object);
}

static void
amends_import_mapping_class_init (AmendsImportMappingClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_import_mapping_dispose;
    changed_signal =
        g_signal_new ("changed", AMENDS_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/import/amends-import-mapping.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, file_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, preset_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, encoding_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, columns_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, brand_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, marketplace_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportMapping, preview);
    gtk_widget_class_bind_template_callback (widget_class, encoding_selected_cb);
    gtk_widget_class_bind_template_callback (widget_class, brand_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, marketplace_selected_cb);
}

static void
amends_import_mapping_init (AmendsImportMapping *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    self->column_rows = g_ptr_array_new ();
    self->fields = gtk_string_list_new (NULL);
    for (guint i = 0; i < AMENDS_N_FIELDS; i++)
        gtk_string_list_append (self->fields, amends_field_get_label ((AmendsField) i));
}

AmendsImportMapping *
amends_import_mapping_new (void)
{
    return g_object_new (AMENDS_TYPE_IMPORT_MAPPING, NULL);
}
