/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-totals-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-feedback-text.h"
#include "amends-marketplace.h"
#include "amends-store-feedback.h"

#define MAX_COUNT 100000000

/* What is typed of one window. */
typedef struct {
    AdwPreferencesGroup *group;
    AdwSpinRow *rows[AMENDS_N_FEEDBACK_KINDS];
} Fields;

typedef struct {
    AmendsFeedbackCounts windows[AMENDS_N_FEEDBACK_WINDOWS];
} Draft;

struct _AmendsTotalsDialog {
    AdwDialog parent_instance;

    AmendsStore *store;
    const AmendsRulePack *pack; /* (unowned) */
    AmendsFeedbackHistory *history;
    Fields fields[AMENDS_N_FEEDBACK_WINDOWS];
    Draft *drafts; /* of each cell of the history: what was typed before another marketplace was chosen */
    guint shown;   /* the cell whose numbers the fields have */

    AdwPreferencesPage *page;
    AdwComboRow *cells;
    GtkWidget *cells_group;
};

static guint failed_signal;

G_DEFINE_FINAL_TYPE (AmendsTotalsDialog, amends_totals_dialog, ADW_TYPE_DIALOG)

static const AmendsFeedbackCell *
get_cell (AmendsTotalsDialog *self, guint place)
{
    return g_ptr_array_index (self->history->cells, place);
}

static gint64 *
get_count (AmendsFeedbackCounts *counts, AmendsFeedbackKind kind)
{
    return kind == AMENDS_FEEDBACK_POSITIVE  ? &counts->positive
           : kind == AMENDS_FEEDBACK_NEUTRAL ? &counts->neutral
                                             : &counts->negative;
}

/* What is used where nothing is typed. */
static char *
describe_window (const AmendsFeedbackCell *cell, AmendsFeedbackWindow window)
{
    const AmendsFeedbackTotal *typed = &cell->typed[window], *told = &cell->told[window];
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *day = NULL, *counts = NULL;

    if (typed->at != 0) {
        day = amends_dates_day (typed->at, amends_dates_now (), zone);
        /* Translators: a day */
        return g_strdup_printf (_ ("Entered on %s"), day);
    }
    if (told->at == 0)
        return g_strdup (_ ("Nothing entered yet"));
    day = amends_dates_day (told->at, amends_dates_now (), zone);
    counts = amends_feedback_text_counts (&told->counts);
    /* Translators: a day, then "92 positive, 1 neutral, 2 negative" */
    return g_strdup_printf (_ ("Reported by the source on %s: %s"), day, counts);
}

static void
show_cell (AmendsTotalsDialog *self)
{
    const AmendsFeedbackCell *cell = get_cell (self, self->shown);

    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        AmendsFeedbackCounts counts = self->drafts[self->shown].windows[window];
        g_autofree char *text = describe_window (cell, (AmendsFeedbackWindow) window);
        const Fields *fields = &self->fields[window];

        adw_preferences_group_set_description (fields->group, text);
        for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++) {
            adw_spin_row_set_value (fields->rows[kind], (double) *get_count (&counts, (AmendsFeedbackKind) kind));
            gtk_widget_remove_css_class (GTK_WIDGET (fields->rows[kind]), "error");
        }
    }
}

static AmendsFeedbackCounts
read_counts (const Fields *fields)
{
    AmendsFeedbackCounts counts = { 0 };

    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++) {
        adw_spin_row_update (fields->rows[kind]);
        *get_count (&counts, (AmendsFeedbackKind) kind) = (gint64) adw_spin_row_get_value (fields->rows[kind]);
    }
    return counts;
}

static void
take_fields (AmendsTotalsDialog *self)
{
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        self->drafts[self->shown].windows[window] = read_counts (&self->fields[window]);
}

static void
cell_cb (AmendsTotalsDialog *self)
{
    guint chosen = adw_combo_row_get_selected (self->cells);

    if (self->drafts == NULL || chosen >= self->history->cells->len || chosen == self->shown)
        return;
    take_fields (self);
    self->shown = chosen;
    show_cell (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsTotalsDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_set_feedback_total_finish (AMENDS_STORE (source), result, &error))
        g_signal_emit (self, failed_signal, 0, error);
}

/* What was not touched is left as it is, with the day on which it was typed. All zeros take away what was typed. */
static void
keep_window (AmendsTotalsDialog *self, guint place, AmendsFeedbackWindow window)
{
    const AmendsFeedbackCell *cell = get_cell (self, place);
    const AmendsFeedbackTotal *typed = &cell->typed[window];
    AmendsFeedbackTotal total = { cell->marketplace, window, self->drafts[place].windows[window], amends_dates_now () };

    if (total.counts.positive == typed->counts.positive && total.counts.neutral == typed->counts.neutral &&
        total.counts.negative == typed->counts.negative)
        return;
    if (amends_feedback_counts_get_all (&total.counts) == 0)
        total.at = 0;
    amends_store_set_feedback_total_async (self->store, cell->account_id, &total, NULL, kept_cb, g_object_ref (self));
}

/* A longer window holds all of a shorter one. Returns: the first typed window that has less of a kind than one before it, or N_FEEDBACK_WINDOWS */
static int
find_mistake (const Draft *draft, AmendsFeedbackKind *kind)
{
    AmendsFeedbackCounts before = { 0 };

    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        AmendsFeedbackCounts counts = draft->windows[window];

        if (amends_feedback_counts_get_all (&counts) == 0)
            continue;
        for (int i = 0; i < AMENDS_N_FEEDBACK_KINDS; i++) {
            *kind = (AmendsFeedbackKind) i;
            if (*get_count (&counts, *kind) < *get_count (&before, *kind))
                return window;
        }
        before = counts;
    }
    return AMENDS_N_FEEDBACK_WINDOWS;
}

/* TRUE if there is a mistake, which is shown in its place. */
static gboolean
show_mistake (AmendsTotalsDialog *self, guint place)
{
    AmendsFeedbackKind kind;
    int window = find_mistake (&self->drafts[place], &kind);
    GtkWidget *row;

    if (window == AMENDS_N_FEEDBACK_WINDOWS)
        return FALSE;
    adw_combo_row_set_selected (self->cells, place);
    row = GTK_WIDGET (self->fields[window].rows[kind]);
    adw_preferences_group_set_description (
        self->fields[window].group,
        _ ("This window contains the shorter ones, so no number can be smaller than theirs."));
    gtk_widget_add_css_class (row, "error");
    gtk_widget_grab_focus (row);
    return TRUE;
}

static void
save_cb (AmendsTotalsDialog *self)
{
    take_fields (self);
    show_cell (self);
    for (guint place = 0; place < self->history->cells->len; place++)
        if (show_mistake (self, place))
            return;
    for (guint place = 0; place < self->history->cells->len; place++)
        for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
            keep_window (self, place, (AmendsFeedbackWindow) window);
    adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_cb (AmendsTotalsDialog *self)
{
    adw_dialog_close (ADW_DIALOG (self));
}

static void
add_window (AmendsTotalsDialog *self, AmendsFeedbackWindow window)
{
    static const char *const NAMES[AMENDS_N_FEEDBACK_KINDS] = {
        [AMENDS_FEEDBACK_POSITIVE] = N_ ("Positive"),
        [AMENDS_FEEDBACK_NEUTRAL] = N_ ("Neutral"),
        [AMENDS_FEEDBACK_NEGATIVE] = N_ ("Negative"),
    };
    Fields *fields = &self->fields[window];
    g_autofree char *title = amends_feedback_text_window (self->pack, window);

    fields->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
    adw_preferences_group_set_title (fields->group, title);
    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++) {
        fields->rows[kind] = ADW_SPIN_ROW (adw_spin_row_new_with_range (0, MAX_COUNT, 1));
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fields->rows[kind]), _ (NAMES[kind]));
        adw_preferences_group_add (fields->group, GTK_WIDGET (fields->rows[kind]));
    }
    adw_preferences_page_add (self->page, fields->group);
}

static void
fill_drafts (AmendsTotalsDialog *self)
{
    self->drafts = g_new0 (Draft, self->history->cells->len);
    for (guint i = 0; i < self->history->cells->len; i++)
        for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
            self->drafts[i].windows[window] = get_cell (self, i)->typed[window].counts;
}

/* Returns: the place of the first cell of @marketplace */
static guint
fill_cells (AmendsTotalsDialog *self, const char *marketplace)
{
    g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
    guint chosen = 0;

    for (guint i = self->history->cells->len; i-- > 0;)
        if (g_strcmp0 (((AmendsFeedbackCell *) g_ptr_array_index (self->history->cells, i))->marketplace,
                       marketplace) == 0)
            chosen = i;
    for (guint i = 0; i < self->history->cells->len; i++) {
        const AmendsFeedbackCell *cell = g_ptr_array_index (self->history->cells, i);

        gtk_string_list_append (names, cell->marketplace[0] != '\0' ? amends_marketplace_get_name (cell->marketplace)
                                                                    : _ ("No marketplace"));
    }
    adw_combo_row_set_model (self->cells, G_LIST_MODEL (names));
    gtk_widget_set_visible (self->cells_group, self->history->cells->len > 1);
    return chosen;
}

static void
amends_totals_dialog_dispose (GObject *object)
{
    AmendsTotalsDialog *self = AMENDS_TOTALS_DIALOG (object);

    adw_dialog_set_child (ADW_DIALOG (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_TOTALS_DIALOG);
    g_clear_object (&self->store);
    g_clear_pointer (&self->history, amends_feedback_history_unref);
    g_clear_pointer (&self->drafts, g_free);
    G_OBJECT_CLASS (amends_totals_dialog_parent_class)->dispose (object);
}

static void
amends_totals_dialog_class_init (AmendsTotalsDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_totals_dialog_dispose;
    failed_signal = g_signal_new ("failed", AMENDS_TYPE_TOTALS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-totals-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsTotalsDialog, page);
    gtk_widget_class_bind_template_child (widget_class, AmendsTotalsDialog, cells);
    gtk_widget_class_bind_template_child (widget_class, AmendsTotalsDialog, cells_group);
    gtk_widget_class_bind_template_callback (widget_class, cell_cb);
    gtk_widget_class_bind_template_callback (widget_class, save_cb);
    gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
amends_totals_dialog_init (AmendsTotalsDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsTotalsDialog *
amends_totals_dialog_new (AmendsStore *store, const AmendsRulePack *pack, AmendsFeedbackHistory *history,
                          const char *marketplace)
{
    AmendsTotalsDialog *self;

    g_return_val_if_fail (history->cells->len > 0, NULL);
    self = g_object_new (AMENDS_TYPE_TOTALS_DIALOG, NULL);
    self->store = g_object_ref (store);
    self->pack = pack;
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        add_window (self, (AmendsFeedbackWindow) window);
    self->history = amends_feedback_history_ref (history);
    self->shown = fill_cells (self, marketplace);
    adw_combo_row_set_selected (self->cells, self->shown);
    fill_drafts (self);
    show_cell (self);
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->fields[0].rows[AMENDS_FEEDBACK_POSITIVE]));
    return self;
}
