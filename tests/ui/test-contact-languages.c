/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-template-choice.h"
#include "amends-template-languages.h"

#include "amends-contact-desk.h"
#include "contact-values.h"
#include "ui-fixture.h"

static void
test_join (void)
{
    static const struct {
        const char *chosen[4];
        const char *locale;
        const char *expected;
    } CASES[] = {
        { { NULL }, "sv_SE.UTF-8", "sv" },
        { { NULL }, "de", "de" },
        { { NULL }, "C", "en" },
        { { NULL }, "C.UTF-8", "en" },
        { { NULL }, "POSIX", "en" },
        { { NULL }, "", "en" },
        { { NULL }, "sr_RS@latin", "sr" },
        { { NULL }, "zh_TW.UTF-8", "zh-Hant,zh" },
        { { NULL }, "zh_CN", "zh-Hans,zh" },
        { { NULL }, "zh", "zh-Hans,zh" },
        { { "pl" }, "sv_SE", "pl" },
        { { "pl", "de" }, "sv_SE", "pl,de" },
        { { "none" }, "sv_SE", "sv" },
        { { "", "de" }, "sv_SE", "de" },
        { { "a&b=c", "sv,x" }, "sv_SE", "sv" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *joined = amends_template_languages_join (CASES[i].chosen, CASES[i].locale);

        g_assert_cmpstr (joined, ==, CASES[i].expected);
    }
}

static void
test_filter (void)
{
    const char *const own[] = { NULL }, *const none[] = { "none", NULL }, *const polish[] = { "pl", NULL };
    g_autoptr (GPtrArray) templates = contact_values_templates ();

    amends_template_languages_filter (templates, own);
    amends_template_languages_filter (templates, polish);
    g_assert_cmpuint (templates->len, ==, 4);
    amends_template_languages_filter (templates, none);
    g_assert_cmpuint (templates->len, ==, 2);
    for (guint i = 0; i < templates->len; i++)
        g_assert_true (((const AmendsContactTemplate *) g_ptr_array_index (templates, i))->is_buyers);
}

typedef struct {
    GSettings *settings;
    GtkWidget *box;
    AdwComboRow *first;
    AdwComboRow *second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->settings = g_settings_new ("io.github.amendsapp.Amends");
    g_settings_reset (fixture->settings, AMENDS_TEMPLATE_LANGUAGES_KEY);
    fixture->box = g_object_ref_sink (gtk_list_box_new ());
    fixture->first = ADW_COMBO_ROW (adw_combo_row_new ());
    fixture->second = ADW_COMBO_ROW (adw_combo_row_new ());
    gtk_list_box_append (GTK_LIST_BOX (fixture->box), GTK_WIDGET (fixture->first));
    gtk_list_box_append (GTK_LIST_BOX (fixture->box), GTK_WIDGET (fixture->second));
    amends_template_choice_bind (fixture->first, fixture->second, fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_finalize_object (fixture->box);
    g_settings_reset (fixture->settings, AMENDS_TEMPLATE_LANGUAGES_KEY);
    g_assert_finalize_object (fixture->settings);
}

static const char *
get_chosen (AdwComboRow *row)
{
    return gtk_string_object_get_string (GTK_STRING_OBJECT (adw_combo_row_get_selected_item (row)));
}

static void
choose (AdwComboRow *row, const char *name)
{
    GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (row));

    for (guint i = 0; gtk_string_list_get_string (names, i) != NULL; i++)
        if (g_str_equal (gtk_string_list_get_string (names, i), name)) {
            adw_combo_row_set_selected (row, i);
            return;
        }
    g_error ("There is no %s", name);
}

static void
assert_setting (Fixture *fixture, const char *expected)
{
    g_auto (GStrv) chosen = g_settings_get_strv (fixture->settings, AMENDS_TEMPLATE_LANGUAGES_KEY);
    g_autofree char *joined = g_strjoinv (",", chosen);

    g_assert_cmpstr (joined, ==, expected);
}

static void
test_choice_is_kept (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_cmpstr (get_chosen (fixture->first), ==, "As in Amends");
    g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->second)));
    choose (fixture->first, "Polish");
    assert_setting (fixture, "pl");
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->second)));
    choose (fixture->second, "German");
    assert_setting (fixture, "pl,de");
    /* The same twice is one. */
    choose (fixture->second, "Polish");
    assert_setting (fixture, "pl");
    choose (fixture->first, "Only the Customer’s");
    assert_setting (fixture, "none");
    g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->second)));
    choose (fixture->first, "As in Amends");
    assert_setting (fixture, "");
}

static void
test_choice_follows_the_setting (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const char *const both[] = { "zh-hant", "sv", NULL }, *const rare[] = { "is", NULL }, *const none[] = { NULL };

    g_settings_set_strv (fixture->settings, AMENDS_TEMPLATE_LANGUAGES_KEY, both);
    g_assert_cmpstr (get_chosen (fixture->first), ==, "Chinese (Traditional)");
    g_assert_cmpstr (get_chosen (fixture->second), ==, "Swedish");
    g_settings_set_strv (fixture->settings, AMENDS_TEMPLATE_LANGUAGES_KEY, rare);
    g_assert_cmpstr (get_chosen (fixture->first), ==, "is");
    assert_setting (fixture, "is");
    g_settings_set_strv (fixture->settings, AMENDS_TEMPLATE_LANGUAGES_KEY, none);
    g_assert_cmpstr (get_chosen (fixture->first), ==, "As in Amends");
    g_assert_cmpstr (get_chosen (fixture->second), ==, "English");
}

static void
count_cb (guint *n)
{
    ++*n;
}

/* A dialog that is open loads its texts again at once. */
static void
test_desk_tells (void)
{
    UiFixture data;
    g_autoptr (GSettings) settings = g_settings_new ("io.github.amendsapp.Amends");
    const char *const polish[] = { "pl", NULL };
    AmendsContactDesk *desk;
    guint n = 0;

    ui_fixture_init (&data);
    desk = amends_contact_desk_new (data.store, NULL, (AmendsRulePacks *) amends_rule_packs_get_default (), settings,
                                    NULL, NULL);
    g_signal_connect_swapped (desk, "languages-changed", G_CALLBACK (count_cb), &n);
    g_settings_set_strv (settings, AMENDS_TEMPLATE_LANGUAGES_KEY, polish);
    g_assert_cmpuint (n, ==, 1);
    g_settings_reset (settings, AMENDS_TEMPLATE_LANGUAGES_KEY);
    g_assert_cmpuint (n, ==, 2);
    g_object_unref (desk);
    ui_fixture_clear (&data);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/template-languages/join", test_join);
    g_test_add_func ("/template-languages/filter", test_filter);
    g_test_add ("/template-choice/is-kept", Fixture, NULL, set_up, test_choice_is_kept, tear_down);
    g_test_add ("/template-choice/follows-the-setting", Fixture, NULL, set_up, test_choice_follows_the_setting,
                tear_down);
    g_test_add_func ("/contact-desk/tells", test_desk_tells);
    return g_test_run ();
}
