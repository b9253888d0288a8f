/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-pack.h"

static void
test_default (void)
{
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    static const int VALUES[AMENDS_N_RULES] = { 3, 48, 90, 30, 12, 24 };

    g_assert_true (pack == amends_rule_pack_get_default ());
    g_assert_cmpstr (amends_rule_pack_get_id (pack), ==, "base");
    g_assert_cmpuint (strlen (amends_rule_pack_get_version (pack)), ==, strlen ("2026-01-31"));
    for (int i = 0; i < AMENDS_N_RULES; i++) {
        g_assert_cmpint (amends_rule_pack_get_value (pack, (AmendsRule) i), ==, VALUES[i]);
        g_assert_cmpuint (strlen (amends_rule_pack_get_source (pack, (AmendsRule) i)), >, 0);
        g_assert_cmpuint (strlen (amends_rule_pack_get_date (pack, (AmendsRule) i)), ==, strlen ("2026-01-31"));
    }
}

static char *
read_base (void)
{
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "rules", "base.json", NULL);
    g_autoptr (GError) error = NULL;
    char *text;

    g_file_get_contents (path, &text, NULL, &error);
    g_assert_no_error (error);
    return text;
}

static AmendsRulePack *
load (const char *text, GError **error)
{
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

    return amends_rule_pack_new_from_bytes (bytes, error);
}

static void
test_file_is_what_is_built_in (void)
{
    g_autofree char *text = read_base ();
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsRulePack) pack = load (text, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (amends_rule_pack_get_version (pack), ==,
                     amends_rule_pack_get_version (amends_rule_pack_get_default ()));
}

/* One thing of a good pack replaced by something else; the message names the place. */
static void
test_refuses (void)
{
    static const struct {
        const char *good, *bad, *message;
    } CASES[] = {
        { "\"value\": 90", "\"value\": 0", "*“value” in “visible_days” must be a whole number from 1 to 3660*" },
        { "\"value\": 90", "\"value\": 3661", "*“value” in “visible_days”*" },
        { "\"value\": 90", "\"value\": -90", "*“value” in “visible_days”*" },
        { "\"value\": 90", "\"value\": 90.5", "*“value” in “visible_days”*" },
        { "\"value\": 90", "\"value\": \"90\"", "*“value” in “visible_days”*" },
        { "\"value\": 90", "\"value\": 18446744073709551615", "*“value” in “visible_days”*" },
        { "\"value\": 90", "\"worth\": 90", "*“worth” in “visible_days” must be known*" },
        { "\"value\": 90,", "\"value\": 90, \"value\": 91,",
          "*“value” in “visible_days” must be known, and there only once*" },
        { "\"value\": 3,", "\"value\": 5,", "*“value” in “critical_max_stars” must be a whole number from 1 to 4*" },
        { "\"unit\": \"months\"", "\"unit\": \"days\"", "*“unit” in “contact_window_months” must be months*" },
        { "\"unit\": \"months\",", "", "*“unit” in “contact_window_months”*" },
        { "\"new_hours\":", "\"old_hours\":", "*“old_hours” in “rules” must be known*" },
        { "\"source\": \"Amends\"", "\"source\": \"\"", "*“source” in “new_hours” must be a text*" },
        { "\"source\": \"Amends\"", "\"source\": \"a\\u0000b\"", "*“source” in “new_hours” must be a text*" },
        { "\"source\": \"Amends\",", "", "*“source” in “new_hours” must be a text*" },
        { "\"numbers\": [\"#32\"]", "\"numbers\": [\"32\"]", "*“numbers” in “contact_window_months”*" },
        { "\"numbers\": [\"#32\"]", "\"numbers\": [32]", "*“numbers” in “contact_window_months”*" },
        { "\"numbers\": [\"#32\"]", "\"numbers\": \"#32\"", "*“numbers” in “contact_window_months”*" },
        { "\"version\": \"2026-11-22\"", "\"version\": \"2026-02-30\"", "*“version” in “rule pack” must be a day*" },
        { "\"version\": \"2026-11-22\"", "\"version\": \"22.11.2026\"", "*“version” in “rule pack” must be a day*" },
        { "\"id\": \"base\",", "", "*“id” in “rule pack” must be a text*" },
        { "\"rules\": {", "\"rules\": [], \"x\": {", "*“x” in “rule pack” must be known*" },
        { "\"id\": \"base\",", "\"id\": \"base\", \"extends\": \"base\",",
          "*“extends” in “rule pack” must be left out*" },
        { "\"lists\": {", "\"list\": {", "*“list” in “rule pack” must be known*" },
        { "\"report_reasons\": {", "\"other_reasons\": {", "*“other_reasons” in “lists” must be known*" },
        { "\"id\": \"obscene\"", "\"id\": \"rude\"", "*“id” in “report_reasons” must be one*" },
    };
    g_autofree char *base = read_base ();

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const char *place = strstr (base, CASES[i].good);
        g_autofree char *text = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsRulePack) pack = NULL;

        g_test_message ("%s", CASES[i].bad);
        g_assert_nonnull (place);
        text = g_strdup_printf ("%.*s%s%s", (int) (place - base), base, CASES[i].bad, place + strlen (CASES[i].good));
        pack = load (text, &error);
        g_assert_null (pack);
        g_assert_error (error, AMENDS_RULE_PACK_ERROR, AMENDS_RULE_PACK_ERROR_INVALID);
        g_test_message ("%s", error->message);
        g_assert_true (g_pattern_match_simple (CASES[i].message, error->message));
    }
}

static void
test_refuses_other_json (void)
{
    static const struct {
        const char *text;
        int code;
    } CASES[] = {
        { "", AMENDS_RULE_PACK_ERROR_SYNTAX },
        { "{", AMENDS_RULE_PACK_ERROR_SYNTAX },
        { "\xff\xfe", AMENDS_RULE_PACK_ERROR_SYNTAX },
        { "[]", AMENDS_RULE_PACK_ERROR_INVALID },
        { "{}", AMENDS_RULE_PACK_ERROR_INVALID },
        { "null", AMENDS_RULE_PACK_ERROR_INVALID },
        { "{\"rules\":{}}{}", AMENDS_RULE_PACK_ERROR_SYNTAX },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GError) error = NULL;

        g_assert_null (load (CASES[i].text, &error));
        g_assert_error (error, AMENDS_RULE_PACK_ERROR, CASES[i].code);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/rule-pack/default", test_default);
    g_test_add_func ("/rule-pack/file-is-what-is-built-in", test_file_is_what_is_built_in);
    g_test_add_func ("/rule-pack/refuses", test_refuses);
    g_test_add_func ("/rule-pack/refuses-other-json", test_refuses_other_json);
    return g_test_run ();
}
