/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-chooser.h"
#include "amends-cause-section.h"
#include "amends-learn-dialog.h"
#include "amends-learned-dialog.h"

#include "amends-await.h"
#include "amends-store-causes.h"
#include "amends-store-reviews.h"
#include "ui-fixture.h"

/* A critical review of five, as ui_fixture_fill() invents them: "Not as pictured" in English. */
#define CRITICAL 7

typedef struct {
    UiFixture store;
    gint64 review_id;
    GtkWidget *overlay;
    AmendsCauseSection *section;
    GtkWidget *window;
    AmendsCauses kept;
    guint n_rules;
    gboolean answered;
} Fixture;

static void
show (Fixture *fixture, const AmendsCauses *kept)
{
    AmendsComment comment = { AMENDS_SUBJECT_REVIEW, fixture->review_id, "en", "Not as pictured",
                              "The colour is nowhere near the photo." };

    amends_cause_section_show (fixture->section, &comment, kept);
}

static void
set_up (Fixture *fixture)
{
    AmendsCauses none = { 0 };

    *fixture = (Fixture) { 0 };
    ui_fixture_init (&fixture->store);
    ui_fixture_fill (&fixture->store, 0, 10);
    fixture->review_id = ui_fixture_find (&fixture->store, CRITICAL);
    fixture->overlay = adw_toast_overlay_new ();
    fixture->section = g_object_new (AMENDS_TYPE_CAUSE_SECTION, NULL);
    adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), GTK_WIDGET (fixture->section));
    amends_cause_section_set_store (fixture->section, fixture->store.store);
    fixture->window = ui_present (fixture->overlay, 600, 700);
    show (fixture, &none);
    ui_settle (50);
}

static void
tear_down (Fixture *fixture)
{
    ui_dismiss (fixture->window);
    ui_fixture_clear (&fixture->store);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Fixture *fixture = user_data;
    g_autoptr (GArray) causes = amends_store_load_causes_finish (AMENDS_STORE (source), result, NULL);

    g_assert_nonnull (causes);
    fixture->kept = g_array_index (causes, AmendsCauses, 0);
    fixture->answered = TRUE;
}

static gboolean
has_answered (gpointer user_data)
{
    return ((Fixture *) user_data)->answered;
}

static const AmendsCauses *
read_kept (Fixture *fixture)
{
    fixture->answered = FALSE;
    amends_store_load_causes_async (fixture->store.store, AMENDS_SUBJECT_REVIEW, &fixture->review_id, 1, NULL,
                                    loaded_cb, fixture);
    ui_wait (has_answered, fixture);
    return &fixture->kept;
}

static gboolean
has_toast_button (gpointer user_data)
{
    Fixture *fixture = user_data;

    return ui_find_button (fixture->overlay, "Undo") != NULL ||
           ui_find_button (fixture->overlay, "Remember Words") != NULL;
}

static void
press (Fixture *fixture, const char *label)
{
    GtkWidget *button = ui_find_button (GTK_WIDGET (fixture->section), label);

    g_assert_nonnull (button);
    g_signal_emit_by_name (button, "clicked");
    ui_wait (has_toast_button, fixture);
}

static void
test_a_suggestion_is_made_at_once_and_accepted_into_the_store (void)
{
    Fixture fixture;
    const AmendsCauseEvidence *evidence;

    set_up (&fixture);
    evidence = amends_cause_section_get_evidence (fixture.section);
    g_assert_cmpint (evidence->causes.items[0], ==, AMENDS_CAUSE_PICTURE);
    g_assert_cmpuint (evidence->marks->len, >, 0);
    g_assert_cmpint (read_kept (&fixture)->origin, ==, AMENDS_CAUSE_ORIGIN_NONE);
    press (&fixture, "Accept");
    g_assert_cmpint (read_kept (&fixture)->origin, ==, AMENDS_CAUSE_ORIGIN_PERSON);
    g_assert_cmpint (fixture.kept.items[0], ==, AMENDS_CAUSE_PICTURE);
    show (&fixture, &fixture.kept);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.section), "Confirmed by you"));
    tear_down (&fixture);
}

static gboolean
is_forgotten (gpointer user_data)
{
    return read_kept (user_data)->origin == AMENDS_CAUSE_ORIGIN_NONE;
}

static void
test_clearing_is_remembered_and_undone (void)
{
    Fixture fixture;

    set_up (&fixture);
    press (&fixture, "Clear");
    g_assert_cmpint (read_kept (&fixture)->origin, ==, AMENDS_CAUSE_ORIGIN_PERSON);
    g_assert_cmpuint (fixture.kept.n, ==, 0);
    g_signal_emit_by_name (ui_find_button (fixture.overlay, "Undo"), "clicked");
    ui_wait (is_forgotten, &fixture);
    tear_down (&fixture);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
    return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static gboolean
is_choosing (gpointer user_data)
{
    return AMENDS_IS_CAUSE_CHOOSER (get_dialog (user_data));
}

static gboolean
is_learning (gpointer user_data)
{
    return AMENDS_IS_LEARN_DIALOG (get_dialog (user_data));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Fixture *fixture = user_data;
    g_autoptr (GPtrArray) rules = amends_store_list_learned_rules_finish (AMENDS_STORE (source), result, NULL);

    g_assert_nonnull (rules);
    fixture->n_rules = rules->len;
    fixture->answered = TRUE;
}

static guint
count_rules (Fixture *fixture)
{
    fixture->answered = FALSE;
    amends_store_list_learned_rules_async (fixture->store.store, NULL, listed_cb, fixture);
    ui_wait (has_answered, fixture);
    return fixture->n_rules;
}

static gboolean
has_one_rule (gpointer user_data)
{
    return count_rules (user_data) == 1;
}

static gboolean
has_no_rule (gpointer user_data)
{
    return count_rules (user_data) == 0;
}

static gboolean
offers_undo (gpointer user_data)
{
    return ui_find_button (((Fixture *) user_data)->overlay, "Undo") != NULL;
}

static void
correct_and_learn (Fixture *fixture)
{
    AdwDialog *dialog;

    amends_cause_section_choose (fixture->section);
    ui_wait (is_choosing, fixture);
    g_signal_emit_by_name (get_dialog (fixture), "chosen", (int) AMENDS_CAUSE_QUALITY);
    adw_dialog_force_close (get_dialog (fixture));
    ui_wait (has_toast_button, fixture);
    g_assert_cmpint (read_kept (fixture)->items[0], ==, AMENDS_CAUSE_QUALITY);
    g_signal_emit_by_name (ui_find_button (fixture->overlay, "Remember Words"), "clicked");
    ui_wait (is_learning, fixture);
    dialog = get_dialog (fixture);
    gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), "nowhere near");
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (dialog), "Remember"), "clicked");
    ui_wait (has_one_rule, fixture);
}

static void
test_a_correction_offers_to_remember_words_with_undo (void)
{
    Fixture fixture;

    set_up (&fixture);
    correct_and_learn (&fixture);
    ui_wait (offers_undo, &fixture);
    g_signal_emit_by_name (ui_find_button (fixture.overlay, "Undo"), "clicked");
    ui_wait (has_no_rule, &fixture);
    tear_down (&fixture);
}

static gboolean
lists_the_words (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (get_dialog (user_data)), "nowhere near") != NULL;
}

static gboolean
lists_nothing (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (get_dialog (user_data)), "No Words Yet") != NULL;
}

static gboolean
dialog_offers_undo (gpointer user_data)
{
    return ui_find_button (GTK_WIDGET (get_dialog (user_data)), "Undo") != NULL;
}

static gboolean
has_no_dialog (gpointer user_data)
{
    return get_dialog (user_data) == NULL;
}

static void
test_remembered_words_are_listed_and_forgotten_with_undo (void)
{
    Fixture fixture;
    GtkWidget *row;

    set_up (&fixture);
    correct_and_learn (&fixture);
    ui_wait (has_no_dialog, &fixture);
    adw_dialog_present (ADW_DIALOG (amends_learned_dialog_new (fixture.store.store)), fixture.window);
    ui_wait (lists_the_words, &fixture);
    row = ui_find (GTK_WIDGET (get_dialog (&fixture)), ADW_TYPE_ACTION_ROW);
    g_assert_nonnull (ui_find_label (row, "From a review"));
    g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON), "clicked");
    ui_wait (lists_nothing, &fixture);
    ui_wait (dialog_offers_undo, &fixture);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (get_dialog (&fixture)), "Undo"), "clicked");
    ui_wait (lists_the_words, &fixture);
    adw_dialog_force_close (get_dialog (&fixture));
    tear_down (&fixture);
}

static void
test_without_a_comment_nothing_can_be_chosen (void)
{
    Fixture fixture;

    set_up (&fixture);
    amends_cause_section_show (fixture.section, NULL, NULL);
    g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.section)));
    amends_cause_section_choose (fixture.section);
    g_assert_null (get_dialog (&fixture));
    tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/causes/section/a-suggestion-is-made-at-once-and-accepted-into-the-store",
                     test_a_suggestion_is_made_at_once_and_accepted_into_the_store);
    g_test_add_func ("/causes/section/clearing-is-remembered-and-undone", test_clearing_is_remembered_and_undone);
    g_test_add_func ("/causes/section/a-correction-offers-to-remember-words-with-undo",
                     test_a_correction_offers_to_remember_words_with_undo);
    g_test_add_func ("/causes/section/remembered-words-are-listed-and-forgotten-with-undo",
                     test_remembered_words_are_listed_and_forgotten_with_undo);
    g_test_add_func ("/causes/section/without-a-comment-nothing-can-be-chosen",
                     test_without_a_comment_nothing_can_be_chosen);
    return g_test_run ();
}
