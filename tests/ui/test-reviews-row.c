/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dates.h"
#include "amends-review-row.h"
#include "amends-stars.h"
#include "ui-fixture.h"

#define DAY (24 * 60 * 60)

static AmendsReview
make_fields (void)
{
    return (AmendsReview) {
        .id = 7,
        .external_id = "R7",
        .marketplace = "SE",
        .product_id = "B07",
        .product_title = "Thermos Bottle",
        .brand = "Nordhem",
        .stars = 2,
        .title = "Trasig förpackning",
        .body = "Locket hade en spricka.",
        .published_at = amends_dates_now () - 10 * DAY,
        .n_versions = 1,
    };
}

static AmendsReviewItem *
make_item (const AmendsReview *fields)
{
    g_autoptr (AmendsReview) review = amends_review_new (fields);
    AmendsReviewItem *item = amends_review_item_new (fields->id);

    amends_review_item_set_review (item, review);
    return item;
}

static void
test_it_shows_the_review (void)
{
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsReviewItem) item = make_item (&fields);
    GtkWidget *row = g_object_ref_sink (amends_review_row_new (NULL));

    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    gtk_test_accessible_assert_property (ui_find (row, AMENDS_TYPE_STARS), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "2 of 5 stars");
    gtk_test_accessible_assert_property (ui_find (row, GTK_TYPE_CHECK_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Mark as done");
    g_assert_nonnull (ui_find_label (row, "Trasig förpackning"));
    g_assert_nonnull (ui_find_label (row, "Locket hade"));
    g_assert_nonnull (ui_find_label (row, "Nordhem"));
    g_assert_nonnull (ui_find_label (row, "Sweden"));
    g_assert_nonnull (ui_find_label (row, "On marketplace until"));
    g_assert_null (ui_find_label (row, "Edited"));
    g_assert_null (ui_find_label (row, "Verified"));
    g_assert_false (gtk_widget_has_css_class (row, "dimmed-row"));
    g_assert_finalize_object (row);
}

static void
test_badges (void)
{
    static const char *const photos[] = { "https://shop.example/1.jpg", NULL };
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsReviewItem) item = NULL;
    GtkWidget *row = g_object_ref_sink (amends_review_row_new (NULL));

    fields.published_at = amends_dates_now () - DAY;
    fields.n_versions = 2;
    fields.verified = AMENDS_TRI_YES;
    fields.photos = photos;
    fields.has_note = TRUE;
    fields.gone_at = 1;
    item = make_item (&fields);
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    g_assert_nonnull (ui_find_label (row, "Edited"));
    g_assert_nonnull (ui_find_label (row, "Verified"));
    g_assert_nonnull (ui_find_label (row, "Photo"));
    g_assert_nonnull (ui_find_label (row, "Note"));
    g_assert_nonnull (ui_find_label (row, "Removed"));
    g_assert_null (ui_find_label (row, "On marketplace until"));
    g_assert_finalize_object (row);
}

static GtkWidget *
find_icon (GtkWidget *row, const char *name)
{
    GtkWidget *image;

    for (guint i = 0; (image = ui_find_nth (row, GTK_TYPE_IMAGE, i)) != NULL; i++) {
        if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), name) == 0 && gtk_widget_get_visible (image))
            return image;
    }
    return NULL;
}

/* The icon comes and goes with the review, and is told in words. */
static void
test_contact_badges (void)
{
    static const struct {
        AmendsContactState state;
        const char *label;
        gboolean warns;
    } CASES[] = {
        { AMENDS_CONTACT_WAITING, "Message waiting", FALSE },
        { AMENDS_CONTACT_SENDING, "Sending message", FALSE },
        { AMENDS_CONTACT_SENT, "Contacted", FALSE },
        { AMENDS_CONTACT_FAILED, "Message not sent", TRUE },
        { AMENDS_CONTACT_UNKNOWN, "Message to be checked", TRUE },
        { AMENDS_CONTACT_HANDED_OVER, "Message sent?", FALSE },
    };
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsReviewItem) item = NULL;
    GtkWidget *row = g_object_ref_sink (amends_review_row_new (NULL));

    fields.contactable = TRUE;
    item = make_item (&fields);
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    gtk_test_accessible_assert_property (find_icon (row, "mail-send-symbolic"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Can be contacted");
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReview) review = NULL;

        fields.contactable = FALSE;
        fields.contact_state = CASES[i].state;
        review = amends_review_new (&fields);
        amends_review_item_set_review (item, review);
        g_assert_null (find_icon (row, "mail-send-symbolic"));
        g_assert_nonnull (ui_find_label (row, CASES[i].label));
        g_assert_cmpint (gtk_widget_has_css_class (ui_find_label (row, CASES[i].label), "warning"), ==, CASES[i].warns);
    }
    g_assert_finalize_object (row);
}

static void
test_it_follows_its_item (void)
{
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsReviewItem) item = amends_review_item_new (7);
    g_autoptr (AmendsReview) review = amends_review_new (&fields);
    GtkWidget *row = g_object_ref_sink (amends_review_row_new (NULL));
    GtkWidget *check = ui_find (row, GTK_TYPE_CHECK_BUTTON);

    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    g_assert_false (gtk_widget_get_sensitive (check));
    g_assert_true (gtk_widget_has_css_class (row, "loading"));
    amends_review_item_set_review (item, review);
    g_assert_true (gtk_widget_get_sensitive (check));
    g_assert_false (gtk_widget_has_css_class (row, "loading"));
    g_assert_nonnull (ui_find_label (row, "Trasig"));
    amends_review_item_set_stale (item, TRUE);
    g_assert_true (gtk_widget_has_css_class (row, "dimmed-row"));
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), NULL, NULL);
    amends_review_item_set_stale (item, FALSE);
    g_assert_true (gtk_widget_has_css_class (row, "dimmed-row"));
    g_assert_finalize_object (row);
}

typedef struct {
    gint64 id;
    gboolean done;
    guint n;
} Toggled;

static void
done_toggled_cb (AmendsReviewRow *row G_GNUC_UNUSED, gint64 id, gboolean done, gpointer user_data)
{
    Toggled *toggled = user_data;

    *toggled = (Toggled) { id, done, toggled->n + 1 };
}

static void
test_only_a_person_toggles (void)
{
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsReviewItem) item = NULL;
    GtkWidget *row = g_object_ref_sink (amends_review_row_new (NULL));
    GtkCheckButton *check = GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON));
    Toggled toggled = { 0 };

    fields.done_at = 1;
    item = make_item (&fields);
    g_signal_connect (row, "done-toggled", G_CALLBACK (done_toggled_cb), &toggled);
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    g_assert_true (gtk_check_button_get_active (check));
    g_assert_cmpuint (toggled.n, ==, 0);
    gtk_check_button_set_active (check, FALSE);
    g_assert_cmpuint (toggled.n, ==, 1);
    g_assert_cmpint (toggled.id, ==, 7);
    g_assert_false (toggled.done);
    g_assert_finalize_object (row);
}

static void
test_hostile_text (void)
{
    AmendsReview fields = make_fields ();
    g_autofree char *huge = g_strnfill (80000, 'w');
    g_autoptr (AmendsReviewItem) item = NULL;
    GtkWidget *row, *window;
    gint64 start;

    fields.title = "<b>bold</b> & \xE2\x80\xAEtxet";
    fields.body = huge;
    item = make_item (&fields);
    row = amends_review_row_new (NULL);
    start = g_get_monotonic_time ();
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    window = ui_present (row, 380, 200);
    g_assert_nonnull (ui_find_label (row, "<b>bold</b> & txet"));
    g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
    ui_dismiss (window);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/row/it-shows-the-review", test_it_shows_the_review);
    g_test_add_func ("/row/badges", test_badges);
    g_test_add_func ("/row/contact-badges", test_contact_badges);
    g_test_add_func ("/row/it-follows-its-item", test_it_follows_its_item);
    g_test_add_func ("/row/only-a-person-toggles", test_only_a_person_toggles);
    g_test_add_func ("/row/hostile-text", test_hostile_text);
    return g_test_run ();
}
