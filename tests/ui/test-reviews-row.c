/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dates.h"
#include "amends-review-row.h"
#include "amends-row-sheet.h"
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

static AmendsRowItem *
make_item (const AmendsReview *fields)
{
    g_autoptr (AmendsReview) review = amends_review_new (fields);
    AmendsRowItem *item = amends_review_item_new (fields->id);

    amends_row_item_set_row (item, review);
    return item;
}

static AmendsRowText *
describe (const AmendsReview *fields)
{
    g_autoptr (AmendsReview) review = amends_review_new (fields);
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

    return amends_row_text_new (review, amends_dates_now (), zone);
}

static void
assert_badges (const AmendsRowText *text, const char *expected)
{
    g_autoptr (GString) labels = g_string_new (NULL);

    for (guint i = 0; i < text->badges->len; i++) {
        const AmendsBadge *badge = g_ptr_array_index (text->badges, i);
        static const char *const marks[] = { "", "+", "!" };

        g_string_append_printf (labels, "%s%s%s", i > 0 ? " " : "", marks[badge->kind], badge->label);
    }
    g_assert_cmpstr (labels->str, ==, expected);
}

static void
test_what_it_says (void)
{
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsRowText) text = NULL;

    fields.published_at = amends_dates_now () - 100 * DAY;
    text = describe (&fields);
    g_assert_cmpint (text->stars, ==, 2);
    g_assert_cmpstr (text->title, ==, "Trasig förpackning");
    g_assert_cmpstr (text->body, ==, "Locket hade en spricka.");
    g_assert_nonnull (strstr (text->source, "Thermos Bottle"));
    g_assert_nonnull (strstr (text->source, "Nordhem"));
    g_assert_nonnull (strstr (text->source, "Sweden"));
    g_assert_cmpstr (text->exact, !=, text->date);
    assert_badges (text, "");
}

static void
test_badges (void)
{
    static const char *const photos[] = { "https://shop.example/1.jpg", NULL };
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsRowText) fresh = NULL, gone = NULL, visible = NULL;

    visible = describe (&fields);
    g_assert_cmpuint (visible->badges->len, ==, 1);
    g_assert_true (
        g_str_has_prefix (((AmendsBadge *) g_ptr_array_index (visible->badges, 0))->label, "On marketplace until "));
    fields.published_at = amends_dates_now () - DAY;
    fields.n_versions = 2;
    fields.verified = AMENDS_TRI_YES;
    fields.photos = photos;
    fields.has_note = TRUE;
    fields.gone_at = 1;
    gone = describe (&fields);
    assert_badges (gone, "!Removed Edited Verified Photo Note");
    fields = make_fields ();
    fields.published_at = amends_dates_now () - DAY;
    fresh = describe (&fields);
    g_assert_cmpstr (((AmendsBadge *) g_ptr_array_index (fresh->badges, 0))->label, ==, "New");
    g_assert_cmpint (((AmendsBadge *) g_ptr_array_index (fresh->badges, 0))->kind, ==, AMENDS_BADGE_ACCENT);
}

/* Every text that is drawn, at any width and font: one node each, within the row. */
static guint
count_texts (GskRenderNode *node)
{
    guint n = 0;

    if (node == NULL)
        return 0;
    switch ((int) gsk_render_node_get_node_type (node)) {
    case GSK_TEXT_NODE:
        return 1;
    case GSK_TRANSFORM_NODE:
        return count_texts (gsk_transform_node_get_child (node));
    case GSK_CONTAINER_NODE:
        for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
            n += count_texts (gsk_container_node_get_child (node, i));
        return n;
    default:
        return 0;
    }
}

static guint
count_drawn (GtkWidget *row, const AmendsReview *fields, int width)
{
    g_autoptr (AmendsRowText) text = describe (fields);
    g_autoptr (AmendsRowSheet) sheet = amends_row_sheet_new (row, text, NULL, width);
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    GskRenderNode *node;
    graphene_rect_t bounds;
    guint n;

    amends_row_sheet_snapshot (sheet, row, snapshot, FALSE);
    node = gtk_snapshot_free_to_node (snapshot);
    gsk_render_node_get_bounds (node, &bounds);
    g_assert_cmpfloat (bounds.size.height, <=, (float) amends_row_sheet_get_height (row, TRUE, width) + 4);
    g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, (float) width + 4);
    n = count_texts (node);
    gsk_render_node_unref (node);
    return n;
}

static void
test_drawing (void)
{
    AmendsReview fields = make_fields ();
    GtkWidget *row = amends_review_row_new (NULL);
    GtkWidget *window = ui_present (row, 380, 200);
    guint n;

    /* A day of another year is told at more length: "Today" is as long on every day. */
    fields.published_at = amends_dates_now ();
    n = count_drawn (row, &fields, 360);
    /* Title, date, body, and the three parts of the source with the dots between them in at least one. */
    g_assert_cmpuint (n, >=, 4);
    fields.verified = AMENDS_TRI_YES;
    g_assert_cmpuint (count_drawn (row, &fields, 360), ==, n + 1);
    fields.has_note = TRUE;
    g_assert_cmpuint (count_drawn (row, &fields, 360), ==, n + 2);
    /* There is no room for the second badge. */
    g_assert_cmpuint (count_drawn (row, &fields, 110), <=, n + 1);
    fields.body = "";
    g_assert_cmpuint (count_drawn (row, &fields, 360), <=, n + 1);
    ui_dismiss (window);
}

static void
list_glyphs (GskRenderNode *node, GString *glyphs)
{
    const PangoGlyphInfo *infos;
    guint n = 0;

    switch ((int) gsk_render_node_get_node_type (node)) {
    case GSK_TEXT_NODE:
        infos = gsk_text_node_get_glyphs (node, &n);
        for (guint i = 0; i < n; i++)
            g_string_append_printf (glyphs, "%u:%d ", infos[i].glyph, infos[i].geometry.width);
        break;
    case GSK_TRANSFORM_NODE:
        list_glyphs (gsk_transform_node_get_child (node), glyphs);
        break;
    case GSK_CONTAINER_NODE:
        for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
            list_glyphs (gsk_container_node_get_child (node, i), glyphs);
        break;
    default:
        break;
    }
}

/* Returns: (transfer full): what @snapshot draws, which it frees */
static char *
dup_glyphs (GtkSnapshot *snapshot)
{
    GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
    GString *glyphs = g_string_new (NULL);

    list_glyphs (node, glyphs);
    gsk_render_node_unref (node);
    return g_string_free (glyphs, FALSE);
}

static char *
dup_two_lines (GtkWidget *row, const char *body, int width)
{
    g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (row, body);
    GtkSnapshot *snapshot = gtk_snapshot_new ();

    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width (layout, width * PANGO_SCALE);
    pango_layout_set_height (layout, -2);
    gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 0, 0, 0, 1 });
    return dup_glyphs (snapshot);
}

static void
assert_as_if_whole (GtkWidget *row, const AmendsReview *fields, int width)
{
    g_autoptr (AmendsRowText) text = describe (fields);
    g_autoptr (AmendsRowSheet) sheet = amends_row_sheet_new (row, text, NULL, width);
    g_autofree char *expected = dup_two_lines (row, text->body, width);
    g_autofree char *drawn = NULL;
    GtkSnapshot *snapshot = gtk_snapshot_new ();

    amends_row_sheet_snapshot (sheet, row, snapshot, FALSE);
    drawn = dup_glyphs (snapshot);
    if (strstr (drawn, expected) == NULL)
        g_error ("At %d pixels, \"%s\" is drawn as %s, which does not have %s", width, text->body, drawn, expected);
}

static void
test_a_long_body_is_drawn_as_if_whole (void)
{
    static const char *const BEGINNINGS[] = {
        "The lid had a crack when it came, and the seller did not answer. ",
        "iiiiiiiiiiiiiiiiiiii",
        "l i l i . , ",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "收到的時候蓋子就裂了，賣家一直沒有回覆我的訊息。",
        "届いた時には蓋が割れていて、 the seller は返事をくれませんでした。",
        "뚜껑에 금이 가 있었고 판매자는 답이 없었습니다. ",
        "كان الغطاء مكسورا عندما وصل ولم يرد البائع على رسائلي. ",
        "ฝาแตกตั้งแต่ตอนที่ได้รับสินค้าและผู้ขายไม่ตอบข้อความ",
        "e\xCC\x81\xCC\xA3\xCC\x82o\xCC\x88 ",
        "👩‍👩‍👧‍👦🇸🇪⭐",
        "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8Bno ",
    };
    static const int WIDTHS[] = { 40, 110, 180, 333, 700, 1400 };
    AmendsReview fields = make_fields ();
    GtkWidget *row = amends_review_row_new (NULL);
    GtkWidget *window = ui_present (row, 380, 200);

    for (gsize i = 0; i < G_N_ELEMENTS (BEGINNINGS); i++) {
        g_autoptr (GString) body = g_string_new (NULL);

        for (guint n = 0; n < 24; n++) {
            g_string_append (body, BEGINNINGS[i]);
            fields.body = body->str;
            for (gsize k = 0; k < G_N_ELEMENTS (WIDTHS); k++)
                assert_as_if_whole (row, &fields, WIDTHS[k]);
        }
    }
    ui_dismiss (window);
}

static void
test_all_rows_are_of_one_height (void)
{
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsRowItem) item = NULL;
    GtkWidget *row = g_object_ref_sink (amends_review_row_new (NULL));
    int empty, full;

    gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 300, &empty, NULL, NULL, NULL);
    fields.title = "很長的標題，長到沒有一行放得下，所以要截短";
    fields.body = "第一行\n第二行\n第三行\n第四行";
    item = make_item (&fields);
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 300, &full, NULL, NULL, NULL);
    g_assert_cmpint (empty, ==, full);
    g_assert_finalize_object (row);
}

static guint
count_lines (GtkWidget *row, gboolean low, int width)
{
    g_autoptr (AmendsRowText) text = amends_row_text_new_bare (1);
    g_autoptr (AmendsRowSheet) sheet = NULL;
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    GskRenderNode *node;
    guint n;

    text->low = low;
    text->title = g_strdup ("");
    text->source = g_strdup ("");
    text->date = g_strdup ("");
    text->exact = g_strdup ("");
    text->body = g_strnfill (4000, 'a');
    sheet = amends_row_sheet_new (row, text, NULL, width);
    amends_row_sheet_snapshot (sheet, row, snapshot, FALSE);
    node = gtk_snapshot_free_to_node (snapshot);
    n = count_texts (node);
    gsk_render_node_unref (node);
    return n;
}

/* Two lines of which one is mostly empty are half a screen of nothing. */
static void
test_a_wide_row_without_badges_is_low (void)
{
    GtkWidget *row = amends_review_row_new (NULL);
    GtkWidget *window = ui_present (row, 380, 200);
    int line = amends_row_sheet_get_line_height (row);

    g_assert_cmpint (amends_row_sheet_get_height (row, FALSE, 300), ==,
                     amends_row_sheet_get_height (row, FALSE, 2000) + line);
    g_assert_cmpint (amends_row_sheet_get_height (row, FALSE, -1), ==, amends_row_sheet_get_height (row, FALSE, 2000));
    g_assert_cmpint (amends_row_sheet_get_height (row, TRUE, 300), ==, amends_row_sheet_get_height (row, TRUE, 2000));
    g_assert_cmpuint (count_lines (row, TRUE, 2000) + 1, ==, count_lines (row, FALSE, 2000));
    g_assert_cmpuint (count_lines (row, TRUE, 300), ==, count_lines (row, FALSE, 300));
    ui_dismiss (window);
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
    g_autoptr (AmendsRowText) contactable = NULL;

    fields.published_at = amends_dates_now () - 100 * DAY;
    fields.contactable = TRUE;
    contactable = describe (&fields);
    assert_badges (contactable, "+Can be contacted");
    g_assert_cmpstr (((AmendsBadge *) g_ptr_array_index (contactable->badges, 0))->icon, ==, "mail-send-symbolic");
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *expected = g_strconcat (CASES[i].warns ? "!" : "", CASES[i].label, NULL);
        g_autoptr (AmendsRowText) text = NULL;

        fields.contactable = FALSE;
        fields.contact_state = CASES[i].state;
        text = describe (&fields);
        assert_badges (text, expected);
    }
}

static void
test_it_follows_its_item (void)
{
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsRowItem) item = amends_review_item_new (7);
    g_autoptr (AmendsReview) review = NULL;
    GtkWidget *row = g_object_ref_sink (amends_review_row_new (NULL));
    GtkCheckButton *check = GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON));

    fields.done_at = 1;
    review = amends_review_new (&fields);
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    g_assert_false (amends_review_row_is_filled (AMENDS_REVIEW_ROW (row)));
    g_assert_false (gtk_check_button_get_active (check));
    amends_row_item_set_row (item, review);
    g_assert_true (amends_review_row_is_filled (AMENDS_REVIEW_ROW (row)));
    g_assert_true (gtk_check_button_get_active (check));
    g_assert_true (gtk_widget_has_css_class (row, "dimmed-row"));
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), NULL, NULL);
    g_assert_false (amends_review_row_is_filled (AMENDS_REVIEW_ROW (row)));
    amends_row_item_set_stale (item, TRUE);
    gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Mark as done");
    g_assert_finalize_object (row);
}

static void
test_a_row_that_is_seen_is_spoken_of (void)
{
    AmendsReview fields = make_fields ();
    g_autoptr (AmendsRowItem) item = make_item (&fields);
    g_autoptr (GtkListItem) list_item = g_object_new (GTK_TYPE_LIST_ITEM, NULL);
    GtkWidget *row = amends_review_row_new (list_item);
    GtkWidget *window;

    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    g_assert_null (gtk_list_item_get_accessible_label (list_item));
    window = ui_present (row, 380, 200);
    g_assert_true (g_str_has_prefix (gtk_list_item_get_accessible_label (list_item), "2 of 5 stars, Trasig"));
    g_assert_cmpstr (amends_review_row_get_tooltip (AMENDS_REVIEW_ROW (row), 8, 8), ==, "Mark as done");
    g_assert_nonnull (
        strstr (amends_review_row_get_tooltip (AMENDS_REVIEW_ROW (row), gtk_widget_get_width (row) - 4, 8), ":"));
    g_assert_null (amends_review_row_get_tooltip (AMENDS_REVIEW_ROW (row), 100, 60));
    ui_dismiss (window);
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
    g_autoptr (AmendsRowItem) item = NULL;
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
    g_autoptr (AmendsRowText) text = NULL;
    g_autoptr (AmendsRowItem) item = NULL;
    GtkWidget *row, *window;
    gint64 start;

    fields.title = "<b>bold</b> & \xE2\x80\xAEtxet";
    fields.body = huge;
    text = describe (&fields);
    g_assert_cmpstr (text->title, ==, "<b>bold</b> & txet");
    item = make_item (&fields);
    row = amends_review_row_new (NULL);
    start = g_get_monotonic_time ();
    amends_review_row_bind (AMENDS_REVIEW_ROW (row), item, NULL);
    window = ui_present (row, 380, 200);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
    ui_dismiss (window);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/row/what-it-says", test_what_it_says);
    g_test_add_func ("/row/drawing", test_drawing);
    g_test_add_func ("/row/a-long-body-is-drawn-as-if-whole", test_a_long_body_is_drawn_as_if_whole);
    g_test_add_func ("/row/all-rows-are-of-one-height", test_all_rows_are_of_one_height);
    g_test_add_func ("/row/a-wide-row-without-badges-is-low", test_a_wide_row_without_badges_is_low);
    g_test_add_func ("/row/a-row-that-is-seen-is-spoken-of", test_a_row_that_is_seen_is_spoken_of);
    g_test_add_func ("/row/badges", test_badges);
    g_test_add_func ("/row/contact-badges", test_contact_badges);
    g_test_add_func ("/row/it-follows-its-item", test_it_follows_its_item);
    g_test_add_func ("/row/only-a-person-toggles", test_only_a_person_toggles);
    g_test_add_func ("/row/hostile-text", test_hostile_text);
    return g_test_run ();
}
