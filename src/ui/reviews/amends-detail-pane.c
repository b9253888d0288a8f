/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-detail-pane.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-section.h"
#include "amends-children.h"
#include "amends-contact-button.h"
#include "amends-contact-status.h"
#include "amends-contact-timeline.h"
#include "amends-dates.h"
#include "amends-detail-buttons.h"
#include "amends-detail-facts.h"
#include "amends-detail-sheet.h"
#include "amends-fact-grid.h"
#include "amends-note-editor.h"
#include "amends-review-facts.h"
#include "amends-review-rules.h"
#include "amends-stars.h"
#include "amends-store-reviews.h"
#include "amends-text.h"
#include "amends-version-list.h"

struct _AmendsDetailPane {
    AdwBin parent_instance;

    AmendsStore *store;        /* (owned) (nullable) */
    AmendsContactDesk *desk;   /* (owned) (nullable): without one, nothing is told about contacts */
    gint64 review_id;          /* 0 if none is shown */
    AmendsReview *review;      /* (owned) (nullable) */
    GPtrArray *terms;          /* (owned) (nullable) */
    GCancellable *cancellable; /* (owned) (nullable): of the reading that runs */
    gboolean compact;

    AdwToolbarView *view;
    AdwHeaderBar *header;
    GtkWidget *stack;
    GtkWidget *empty_page;
    AmendsDetailButtons *buttons; /* (owned) (nullable): with the next, until a review is opened */
    AmendsDetailSheet *sheet;     /* (nullable) */
};

typedef enum {
    SIGNAL_FAILED,
    N_SIGNALS,
} Signal;

typedef enum {
    PROP_COMPACT = 1,
    N_PROPS,
} Property;

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsDetailPane, amends_detail_pane, ADW_TYPE_BIN)

static void
set_marked_text (GtkWidget *label, const char *text, GPtrArray *terms, PangoAttrList *deciding)
{
    g_autoptr (PangoAttrList) found = amends_text_highlight (text, terms);
    g_autoptr (PangoAttrList) marks = amends_cause_marks_join (deciding, found);

    /* The same text again would drop what the person has selected in it. */
    if (!g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
        gtk_label_set_text (GTK_LABEL (label), text);
    gtk_label_set_attributes (GTK_LABEL (label), marks);
}

/* What is looked for, and the words that decided the causes. */
static void
fill_text (AmendsDetailPane *self, const AmendsReview *review)
{
    const AmendsCauseEvidence *evidence =
        amends_cause_section_get_evidence (AMENDS_CAUSE_SECTION (self->sheet->causes));
    g_autoptr (PangoAttrList) title_marks = evidence != NULL ? amends_cause_evidence_mark_title (evidence) : NULL;
    g_autoptr (PangoAttrList) body_marks = evidence != NULL ? amends_cause_evidence_mark_body (evidence) : NULL;
    gboolean untitled = review->title == NULL || review->title[0] == '\0';
    g_autofree char *title = amends_review_facts_dup_title (review);
    g_autofree char *body = amends_text_for_display (review->body, 0, FALSE);

    set_marked_text (self->sheet->title, title, self->terms, untitled ? NULL : title_marks);
    set_marked_text (self->sheet->body, body, self->terms, body_marks);
    gtk_widget_set_visible (self->sheet->body, body[0] != '\0');
}

static void
marked_cb (AmendsDetailPane *self)
{
    if (self->review != NULL)
        fill_text (self, self->review);
}

static void
fill_causes (AmendsDetailPane *self, const AmendsReview *review, const AmendsCauses *kept)
{
    AmendsComment comment = { AMENDS_SUBJECT_REVIEW, review->id, review->language, review->title, review->body };
    gboolean critical = amends_review_rules_is_critical (amends_rule_pack_get_default (), review->stars);

    amends_cause_section_show (AMENDS_CAUSE_SECTION (self->sheet->causes), critical ? &comment : NULL, kept);
}

static void
fill_photos (AmendsDetailPane *self, const AmendsReview *review)
{
    guint n = 0;

    amends_children_clear_wrap_box (ADW_WRAP_BOX (self->sheet->photos));
    for (gsize i = 0; review->photos != NULL && review->photos[i] != NULL; i++) {
        g_autofree char *label = NULL;
        GtkWidget *link;

        if (!amends_text_is_web_address (review->photos[i]))
            continue;
        n++;
        /* Translators: a link to the n-th photo of a review. */
        label = g_strdup_printf (_ ("Photo %u"), n);
        link = gtk_link_button_new_with_label (review->photos[i], label);
        adw_wrap_box_append (ADW_WRAP_BOX (self->sheet->photos), link);
    }
    gtk_widget_set_visible (self->sheet->photos, n > 0);
}

static void
fill_state (AmendsDetailPane *self, const AmendsReview *review, GTimeZone *zone)
{
    g_autofree char *done = review->done_at != 0 ? amends_dates_exact (review->done_at, zone) : NULL;
    g_autofree char *gone = review->gone_at != 0 ? amends_dates_exact (review->gone_at, zone) : NULL;
    g_autoptr (GString) text = g_string_new (NULL);

    if (gone != NULL)
        /* Translators: %s is a date. */
        g_string_append_printf (text, _ ("Removed from the marketplace, noticed %s."), gone);
    if (done != NULL) {
        g_string_append (text, text->len > 0 ? " " : "");
        /* Translators: %s is a date. */
        g_string_append_printf (text, _ ("Marked as done %s."), done);
    }
    gtk_label_set_text (GTK_LABEL (self->sheet->state), text->str);
    gtk_widget_set_visible (self->sheet->state, text->len > 0);
}

/* Where there is no room beside the back button and the window's own, the buttons are below. */
static void
update_buttons (AmendsDetailPane *self)
{
    gboolean shown = self->review_id != 0;
    gboolean linked = self->review != NULL && amends_text_is_web_address (self->review->url);

    if (self->sheet == NULL)
        return;
    amends_detail_buttons_show (self->buttons, shown, linked, self->compact);
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sheet->top),
                                    self->compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
    gtk_widget_set_halign (self->sheet->contact_button, self->compact ? GTK_ALIGN_START : GTK_ALIGN_END);
    if (self->review != NULL)
        amends_detail_buttons_set_done (self->buttons, self->review->done_at != 0);
}

static void
fill_review (AmendsDetailPane *self)
{
    const AmendsReview *review = self->review;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *date = amends_dates_exact (review->published_at, zone);

    amends_stars_set_value (AMENDS_STARS (self->sheet->stars), review->stars);
    gtk_label_set_text (GTK_LABEL (self->sheet->date), date);
    fill_text (self, review);
    update_buttons (self);
    fill_state (self, review, zone);
    fill_photos (self, review);
    amends_detail_facts_fill (AMENDS_FACT_GRID (self->sheet->facts), review, amends_dates_now (), zone);
}

static void
fill_history (AmendsDetailPane *self, const AmendsReviewDetail *detail)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (GPtrArray) entries = amends_contact_timeline_new (detail);

    amends_fact_grid_clear (AMENDS_FACT_GRID (self->sheet->history));
    for (guint i = 0; i < entries->len; i++) {
        const AmendsTimelineEntry *entry = g_ptr_array_index (entries, i);
        g_autofree char *when = amends_dates_exact (entry->at, zone);

        amends_fact_grid_add (AMENDS_FACT_GRID (self->sheet->history), when, entry->text);
    }
    gtk_widget_set_visible (self->sheet->history_group, entries->len > 0);
}

static void
show_contact (AmendsDetailPane *self, const AmendsContactCase *contact_case)
{
    gint64 now = self->desk != NULL ? amends_contact_desk_get_now (self->desk) : 0;

    amends_contact_button_set_case (AMENDS_CONTACT_BUTTON (self->sheet->contact_button), contact_case, now);
    amends_contact_status_set_case (AMENDS_CONTACT_STATUS (self->sheet->contact_status), contact_case, now);
}

static void
fill_detail (AmendsDetailPane *self, const AmendsReviewDetail *detail)
{
    g_clear_pointer (&self->review, amends_review_unref);
    self->review = amends_review_ref (detail->review);
    fill_review (self);
    fill_causes (self, detail->review, &detail->causes);
    amends_version_list_set (AMENDS_VERSION_LIST (self->sheet->versions), detail->review, detail->versions);
    gtk_widget_set_visible (self->sheet->order_group, detail->order != NULL);
    amends_detail_facts_fill_order (AMENDS_FACT_GRID (self->sheet->order_facts), detail->order);
    amends_note_editor_show (AMENDS_NOTE_EDITOR (self->sheet->note), self->review_id, detail->note);
    gtk_widget_set_sensitive (self->sheet->note, TRUE);
    fill_history (self, detail);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "review");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsDetailPane) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewDetail) detail = amends_store_load_detail_finish (AMENDS_STORE (source), result, &error);

    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
        return;
    /* An answer that was under way when another review was chosen comes without an error, too. */
    if (detail != NULL && detail->review->id == self->review_id) {
        g_autoptr (AmendsContactCase) contact_case = NULL;

        fill_detail (self, detail);
        if (self->desk != NULL)
            contact_case = amends_contact_desk_make_case (self->desk, g_steal_pointer (&detail));
        show_contact (self, contact_case);
    } else if (g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND))
        amends_detail_pane_show (self, 0, NULL);
    else if (error != NULL)
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
load (AmendsDetailPane *self)
{
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    amends_store_load_detail_async (self->store, self->review_id, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint flags, gpointer user_data)
{
    AmendsDetailPane *self = user_data;

    if (self->review_id != 0 &&
        (flags & (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_CONTACTS |
                  AMENDS_STORE_CHANGE_MESSAGES | AMENDS_STORE_CHANGE_CAUSES)))
        load (self);
}

static void
desk_changed_cb (AmendsContactDesk *desk G_GNUC_UNUSED, gpointer user_data)
{
    AmendsDetailPane *self = user_data;

    if (self->review_id != 0)
        load (self);
}

static void
failed_cb (AmendsNoteEditor *note G_GNUC_UNUSED, GError *error, gpointer user_data)
{
    g_signal_emit (user_data, signals[SIGNAL_FAILED], 0, error);
}

static void
show_empty (AmendsDetailPane *self, const char *title, const char *description)
{
    adw_status_page_set_title (ADW_STATUS_PAGE (self->empty_page), title);
    adw_status_page_set_description (ADW_STATUS_PAGE (self->empty_page), description);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
give_store (AmendsDetailPane *self)
{
    amends_note_editor_set_store (AMENDS_NOTE_EDITOR (self->sheet->note), self->store);
    amends_cause_section_set_store (AMENDS_CAUSE_SECTION (self->sheet->causes), self->store);
}

static void
need_sheet (AmendsDetailPane *self)
{
    if (self->sheet != NULL)
        return;
    self->buttons = amends_detail_buttons_new (self->view, self->header);
    self->sheet = amends_detail_sheet_new ();
    g_signal_connect_object (self->sheet->causes, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->sheet->note, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_DEFAULT);
    if (self->store != NULL)
        give_store (self);
    gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->sheet), "review");
}

static void
forget (AmendsDetailPane *self)
{
    g_cancellable_cancel (self->cancellable);
    self->review_id = 0;
    g_clear_pointer (&self->review, amends_review_unref);
    if (self->sheet == NULL)
        return;
    amends_cause_section_show (AMENDS_CAUSE_SECTION (self->sheet->causes), NULL, NULL);
    amends_note_editor_show (AMENDS_NOTE_EDITOR (self->sheet->note), 0, NULL);
}

static void
amends_detail_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_COMPACT:
        g_value_set_boolean (value, AMENDS_DETAIL_PANE (object)->compact);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_detail_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    AmendsDetailPane *self = AMENDS_DETAIL_PANE (object);

    switch ((Property) id) {
    case PROP_COMPACT:
        if (self->compact == g_value_get_boolean (value))
            break;
        self->compact = g_value_get_boolean (value);
        update_buttons (self);
        g_object_notify_by_pspec (object, properties[PROP_COMPACT]);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_detail_pane_dispose (GObject *object)
{
    AmendsDetailPane *self = AMENDS_DETAIL_PANE (object);

    if (self->sheet != NULL)
        amends_note_editor_flush (AMENDS_NOTE_EDITOR (self->sheet->note));
    self->sheet = NULL;
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    g_cancellable_cancel (self->cancellable);
    if (self->desk != NULL)
        g_signal_handlers_disconnect_by_data (self->desk, self);
    g_clear_object (&self->desk);
    g_clear_object (&self->store);
    /* The bin keeps its child by pointer: it lets go first. */
    adw_bin_set_child (ADW_BIN (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_DETAIL_PANE);
    G_OBJECT_CLASS (amends_detail_pane_parent_class)->dispose (object);
}

static void
amends_detail_pane_finalize (GObject *object)
{
    AmendsDetailPane *self = AMENDS_DETAIL_PANE (object);

    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->review, amends_review_unref);
    g_clear_pointer (&self->buttons, g_free);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_detail_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailPane, view);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailPane, header);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailPane, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsDetailPane, empty_page);
}

static void
amends_detail_pane_class_init (AmendsDetailPaneClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_detail_pane_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_detail_pane_finalize;
    G_OBJECT_CLASS (klass)->get_property = amends_detail_pane_get_property;
    G_OBJECT_CLASS (klass)->set_property = amends_detail_pane_set_property;
    signals[SIGNAL_FAILED] = g_signal_new ("failed", AMENDS_TYPE_DETAIL_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_ERROR);
    properties[PROP_COMPACT] = g_param_spec_boolean (
        "compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/reviews/amends-detail-pane.ui");
    bind_children (widget_class);
}

static void
amends_detail_pane_init (AmendsDetailPane *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    /* A text that gets the focus because its page was opened must not look as if somebody had selected it. */
    g_object_set (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-label-select-on-focus", FALSE, NULL);
    amends_detail_pane_show (self, 0, NULL);
}

void
amends_detail_pane_set_store (AmendsDetailPane *self, AmendsStore *store)
{
    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    g_return_if_fail (self->store == NULL);
    self->store = g_object_ref (store);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    if (self->sheet != NULL)
        give_store (self);
}

void
amends_detail_pane_set_desk (AmendsDetailPane *self, AmendsContactDesk *desk)
{
    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    g_return_if_fail (self->desk == NULL);
    self->desk = g_object_ref (desk);
    g_signal_connect (desk, "changed", G_CALLBACK (desk_changed_cb), self);
    if (self->review_id != 0)
        load (self);
}

void
amends_detail_pane_show (AmendsDetailPane *self, gint64 review_id, AmendsReview *review)
{
    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    if (review_id != 0 && review_id == self->review_id)
        return;
    forget (self);
    self->review_id = review_id;
    if (review_id != 0)
        need_sheet (self);
    update_buttons (self);
    if (review_id == 0) {
        show_empty (self, _ ("No Review Selected"), _ ("Choose a review from the list to read it here."));
        return;
    }
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->sheet->scroller)), 0);
    if (review != NULL) {
        self->review = amends_review_ref (review);
        /* What belongs to the review before must not be read as this one's while the rest is on its way. */
        gtk_widget_set_visible (self->sheet->versions, FALSE);
        gtk_widget_set_visible (self->sheet->order_group, FALSE);
        gtk_widget_set_visible (self->sheet->history_group, FALSE);
        show_contact (self, NULL);
        gtk_widget_set_sensitive (self->sheet->note, FALSE);
        fill_review (self);
        gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "review");
    }
    if (self->store != NULL)
        load (self);
}

void
amends_detail_pane_show_several (AmendsDetailPane *self, guint n)
{
    g_autofree char *number = amends_text_count (n);
    g_autofree char *title = NULL;

    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    title = g_strdup_printf (ngettext ("%s Review Selected", "%s Reviews Selected", n), number);
    forget (self);
    update_buttons (self);
    show_empty (self, title,
                _ ("Use the bar below the list to mark them as done, to reopen them, or to contact their buyers."));
}

void
amends_detail_pane_set_terms (AmendsDetailPane *self, GPtrArray *terms)
{
    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    if (terms != NULL)
        g_ptr_array_ref (terms);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    self->terms = terms;
    if (self->review != NULL)
        fill_review (self);
}

AmendsReview *
amends_detail_pane_get_review (AmendsDetailPane *self)
{
    g_return_val_if_fail (AMENDS_IS_DETAIL_PANE (self), NULL);
    return self->review;
}

void
amends_detail_pane_flush (AmendsDetailPane *self)
{
    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    if (self->sheet != NULL)
        amends_note_editor_flush (AMENDS_NOTE_EDITOR (self->sheet->note));
}

void
amends_detail_pane_focus_note (AmendsDetailPane *self)
{
    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    if (self->review_id != 0)
        gtk_widget_grab_focus (self->sheet->note);
}

void
amends_detail_pane_choose_cause (AmendsDetailPane *self)
{
    g_return_if_fail (AMENDS_IS_DETAIL_PANE (self));
    if (self->sheet != NULL)
        amends_cause_section_choose (AMENDS_CAUSE_SECTION (self->sheet->causes));
}
