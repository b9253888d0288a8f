/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "amends-await.h"
#include "amends-store-accounts.h"
#include "amends-store-batches.h"
#include "amends-store-reviews.h"

#define DAY (24 * 60 * 60)
#define QUIET_US (20 * 1000)
#define GRACE_US (150 * 1000)
#define PATIENCE_US (60 * G_USEC_PER_SEC)

typedef struct {
    const char *language;
    const char *marketplace;
    const char *good_title, *good_body;
    const char *bad_title, *bad_body;
} Voice;

static const Voice voices[] = {
    { "sv", "SE", "Precis som jag hoppades", "Stadig, tyst och lätt att diska. Använder den varje morgon sedan i mars.",
      "Trasig förpackning",
      "Förpackningen var intryckt och locket hade en spricka. Tråkigt, för smaken är det inget fel på." },
    { "de", "DE", "Sehr gute Verarbeitung",
      "Die Donaudampfschifffahrtsgesellschaftskapitänsmütze unter den Thermoskannen: hält den ganzen Tag warm.",
      "Leider nach zwei Wochen undicht",
      "Der Dichtungsring löst sich beim Spülen. Der Verkäufer hat noch nicht geantwortet, ich warte seit Montag." },
    { "en", "UK", "Does what it says",
      "Bought it for my mother, who now wants a second one. The lid closes with a proper click.", "Not as pictured",
      "The colour is nowhere near the photo and the handle wobbles. Packaging was fine though." },
    { "ja", "JP", "毎日使っています", "思ったより軽くて、朝の支度が楽になりました。色も写真どおりです。",
      "すぐに壊れました", "三回使っただけで取っ手が外れました。包装は丁寧でしたが残念です。" },
    { "zh-Hant", "SE", "非常好用", "包裝完整,保溫效果比想像中好,送禮也很適合。", "包裝破損",
      "收到時包裝已經破了,杯蓋也有刮痕,希望賣家改善。" },
};

static const struct {
    const char *id, *title, *brand;
} products[] = {
    { "B07NORD001", "Nordhem Thermos Bottle 0.7 l, Brushed Steel", "Nordhem" },
    { "B07NORD002", "Nordhem French Press", "Nordhem" },
    { "B08LUMA001", "Luma Bedside Lamp with Dimmer", "Luma" },
    { "B08LUMA002", "Luma Clip Light", "Luma" },
    { "B09VIND001", "Vindö Picnic Blanket, Water Repellent, 200 × 200 cm", "Vindö" },
    { "B09VIND002", "Vindö Rain Hat", "Vindö" },
    { "B09VIND003", "Vindö Dry Bag", "Vindö" },
};

static AmendsReview *
invent (guint i, int stars, gboolean edited)
{
    const Voice *voice = &voices[i % G_N_ELEMENTS (voices)];
    gsize product = (i * 5 + i / 7) % G_N_ELEMENTS (products);
    gint64 today = g_get_real_time () / G_USEC_PER_SEC / DAY * DAY;
    g_autofree char *id = g_strdup_printf ("R%06u", i);
    g_autofree char *url = g_strdup_printf ("https://shop.example/reviews/%u", i);
    const char *photos[] = { "https://shop.example/photos/1.jpg", "https://shop.example/photos/2.jpg", NULL };
    AmendsReview fields = {
        .external_id = id,
        .marketplace = voice->marketplace,
        .product_id = products[product].id,
        .product_title = products[product].title,
        .brand = products[product].brand,
        .stars = stars,
        .title = stars > 3 ? voice->good_title : voice->bad_title,
        .body = edited      ? "Update: the seller sent a new one."
                : stars > 3 ? voice->good_body
                            : voice->bad_body,
        .language = voice->language,
        .author = "A. Nonym",
        .published_at = today - (gint64) (i * i / 40 % 700) * DAY + 9 * 60 * 60 - (gint64) i,
        .verified = i % 3 == 0 ? AMENDS_TRI_NO : AMENDS_TRI_YES,
        .helpful = (int) (i % 5),
        .photos = i % 6 == 0 ? photos : NULL,
        .url = url,
        .order_id = i % 2 == 0 ? "702-1234567-1234567" : NULL,
        .variant = i % 4 == 0 ? "Blue / 0.7 l" : NULL,
    };

    fields.updated_at = edited ? fields.published_at + DAY : fields.published_at;
    return amends_review_new (&fields);
}

static void
apply (UiFixture *self, AmendsBatch *batch)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_apply_batch_async (self->store, self->account_id, batch, NULL, amends_await_cb, &await);
    amends_store_apply_batch_finish (self->store, amends_await (&await), NULL, &error);
    g_assert_no_error (error);
    amends_await_clear (&await);
}

void
ui_fixture_init (UiFixture *self)
{
    AmendsAwait opening = AMENDS_AWAIT_INIT, saving = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsAccount) account = amends_account_new (
        &(AmendsAccount) { .kind = "file", .name = "Invented", .professional = AMENDS_TRI_UNKNOWN });
    g_autoptr (GError) error = NULL;

    self->folder = g_dir_make_tmp ("amends-ui-XXXXXX", &error);
    g_assert_no_error (error);
    amends_store_open_async (self->folder, NULL, NULL, NULL, amends_await_cb, &opening);
    self->store = amends_store_open_finish (amends_await (&opening), &error);
    g_assert_no_error (error);
    amends_await_clear (&opening);
    amends_store_save_account_async (self->store, account, NULL, amends_await_cb, &saving);
    self->account_id = amends_store_save_account_finish (self->store, amends_await (&saving), &error);
    g_assert_no_error (error);
    amends_await_clear (&saving);
}

void
ui_fixture_fill (UiFixture *self, guint first, guint n)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = first; i < first + n; i++) {
        static const int stars[] = { 5, 1, 4, 2, 5, 3, 5, 4 };
        AmendsOrder order = { .external_id = "702-1234567-1234567",
                              .marketplace = "SE",
                              .seller_of_record = AMENDS_TRI_YES,
                              .digital_subscription = AMENDS_TRI_NO,
                              .consent = AMENDS_TRI_UNKNOWN,
                              .currency = "SEK",
                              .total_minor = 29900,
                              .buyer_language = "sv",
                              .ordered_at = 1700000000 };

        g_ptr_array_add (batch->reviews, invent (i, stars[i % G_N_ELEMENTS (stars)], FALSE));
        if (i == first)
            g_ptr_array_add (batch->orders, amends_order_new (&order));
    }
    batch->n_read = n;
    apply (self, batch);
}

void
ui_fixture_edit (UiFixture *self, guint number, int stars)
{
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->reviews, invent (number, stars, TRUE));
    apply (self, batch);
}

void
ui_fixture_remove (UiFixture *self, guint number)
{
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->removed, g_strdup_printf ("R%06u", number));
    apply (self, batch);
}

gint64
ui_fixture_find (UiFixture *self, guint number)
{
    AmendsAwait finding = AMENDS_AWAIT_INIT, loading = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autofree char *wanted = g_strdup_printf ("R%06u", number);
    g_autoptr (GArray) ids = NULL;
    g_autoptr (GPtrArray) reviews = NULL;
    gint64 id = 0;

    amends_store_find_ids_async (self->store, query, 0, NULL, amends_await_cb, &finding);
    ids = amends_store_find_ids_finish (self->store, amends_await (&finding), NULL);
    amends_await_clear (&finding);
    amends_store_load_reviews_async (self->store, (const gint64 *) ids->data, ids->len, NULL, amends_await_cb,
                                     &loading);
    reviews = amends_store_load_reviews_finish (self->store, amends_await (&loading), NULL);
    amends_await_clear (&loading);
    for (guint i = 0; i < reviews->len && id == 0; i++) {
        AmendsReview *review = g_ptr_array_index (reviews, i);

        if (g_str_equal (review->external_id, wanted))
            id = review->id;
    }
    g_assert_cmpint (id, !=, 0);
    return id;
}

static void
remove_folder (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

    for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR))
            remove_folder (path);
        else
            g_unlink (path);
    }
    g_rmdir (folder);
}

static gboolean
is_only_ours (gpointer user_data)
{
    return g_atomic_int_get ((gint *) &G_OBJECT (user_data)->ref_count) == 1;
}

/* A page that was taken down lives until its last question is answered, and on a busy machine that takes a while. */
void
ui_fixture_clear (UiFixture *self)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;

    ui_wait (is_only_ours, self->store);
    amends_store_close_async (self->store, amends_await_cb, &await);
    amends_store_close_finish (self->store, amends_await (&await), NULL);
    amends_await_clear (&await);
    g_assert_finalize_object (self->store);
    remove_folder (self->folder);
    g_free (self->folder);
}

static gboolean
tick_cb (gpointer user_data G_GNUC_UNUSED)
{
    return G_SOURCE_CONTINUE;
}

gint64
ui_get_end (void)
{
    return g_get_monotonic_time () + PATIENCE_US;
}

void
ui_wait (UiPredicate predicate, gpointer user_data)
{
    gint64 end = ui_get_end ();
    guint tick = g_timeout_add (10, tick_cb, NULL);

    while (!predicate (user_data)) {
        g_assert_cmpint (g_get_monotonic_time (), <, end);
        g_main_context_iteration (NULL, TRUE);
    }
    g_source_remove (tick);
}

/* On a busy machine the work takes longer than the time: it goes on for a grace until the loop was quiet. A blinking cursor is never quiet. */
void
ui_settle (guint ms)
{
    gint64 start = g_get_monotonic_time (), busy = start;

    for (;;) {
        gint64 now = g_get_monotonic_time ();

        if (now - start >= ms * 1000 && (now - busy > QUIET_US || now - start > ms * 1000 + GRACE_US))
            return;
        if (g_main_context_iteration (NULL, FALSE))
            busy = g_get_monotonic_time ();
        else
            g_usleep (1000);
    }
}

static GtkWidget *
find_after (GtkWidget *widget, GType type, guint *n)
{
    if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = find_after (child, type, n);

        if (found != NULL)
            return found;
    }
    return NULL;
}

GtkWidget *
ui_find_nth (GtkWidget *widget, GType type, guint n)
{
    return find_after (widget, type, &n);
}

GtkWidget *
ui_find (GtkWidget *widget, GType type)
{
    return ui_find_nth (widget, type, 0);
}

void
ui_test_init (int *argc, char ***argv)
{
    gtk_test_init (argc, argv, NULL);
    adw_init ();
}

GtkWidget *
ui_present (GtkWidget *child, int width, int height)
{
    GtkWidget *window = adw_window_new ();

    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
    adw_window_set_content (ADW_WINDOW (window), child);
    gtk_window_present (GTK_WINDOW (window));
    ui_settle (100);
    return window;
}

void
ui_dismiss (GtkWidget *window)
{
    gtk_window_destroy (GTK_WINDOW (window));
    ui_settle (50);
}

GtkWidget *
ui_find_label (GtkWidget *widget, const char *text)
{
    if (!gtk_widget_get_visible (widget))
        return NULL;
    if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = ui_find_label (child, text);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static GtkWidget *
find_around_label (GtkWidget *widget, GType type, const char *text)
{
    if (!gtk_widget_get_visible (widget))
        return NULL;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = find_around_label (child, type, text);

        if (found != NULL)
            return found;
    }
    return g_type_is_a (G_OBJECT_TYPE (widget), type) && ui_find_label (widget, text) != NULL ? widget : NULL;
}

GtkWidget *
ui_find_button (GtkWidget *widget, const char *label)
{
    return find_around_label (widget, GTK_TYPE_BUTTON, label);
}

GtkWidget *
ui_find_row (GtkWidget *widget, const char *text)
{
    return find_around_label (widget, GTK_TYPE_LIST_BOX_ROW, text);
}

GtkGesture *
ui_find_picker (GtkWidget *view)
{
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (GTK_IS_GESTURE_CLICK (controller) &&
            gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
            return GTK_GESTURE (controller);
    }
    return NULL;
}

void
ui_pick (GtkWidget *view, GtkWidget *widget)
{
    graphene_rect_t bounds;
    graphene_point_t point;
    GtkGesture *picker = ui_find_picker (view);

    g_assert_nonnull (picker);
    g_assert_true (gtk_widget_compute_bounds (widget, view, &bounds));
    graphene_rect_get_center (&bounds, &point);
    g_signal_emit_by_name (picker, "pressed", 1, (double) point.x, (double) point.y);
    g_signal_emit_by_name (picker, "released", 1, (double) point.x, (double) point.y);
    ui_settle (50);
}
