/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-packs.h"
#include "amends-rule-statements.h"

#include <glib/gstdio.h>

typedef struct {
    char *folder;
    AmendsRulePacks *packs;
    GPtrArray *warnings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    fixture->folder = g_dir_make_tmp ("amends-packs-XXXXXX", &error);
    g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GDir) entries = g_dir_open (fixture->folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (entries)) != NULL) {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        g_assert_cmpint (g_remove (path), ==, 0);
    }
    g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
    g_free (fixture->folder);
    g_clear_pointer (&fixture->packs, amends_rule_packs_unref);
    g_clear_pointer (&fixture->warnings, g_ptr_array_unref);
}

static void
put (Fixture *fixture, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_autoptr (GError) error = NULL;

    g_file_set_contents (path, text, -1, &error);
    g_assert_no_error (error);
}

static void
load (Fixture *fixture)
{
    g_clear_pointer (&fixture->packs, amends_rule_packs_unref);
    g_clear_pointer (&fixture->warnings, g_ptr_array_unref);
    fixture->packs = amends_rule_packs_load (fixture->folder, &fixture->warnings);
}

static int
get_value (Fixture *fixture, const char *marketplace, AmendsRule rule)
{
    return amends_rule_pack_get_value (amends_rule_packs_get (fixture->packs, marketplace), rule);
}

static void
assert_warnings (Fixture *fixture, const char *const *patterns, guint n)
{
    for (guint i = 0; i < fixture->warnings->len; i++)
        g_test_message ("%s", (char *) g_ptr_array_index (fixture->warnings, i));
    g_assert_cmpuint (fixture->warnings->len, ==, n);
    for (guint i = 0; i < n; i++)
        g_assert_true (g_pattern_match_simple (patterns[i], g_ptr_array_index (fixture->warnings, i)));
}

static char *
make_pack (const char *id, const char *months)
{
    return g_strdup_printf (
        "{\"id\": \"%s\", \"extends\": \"base\", \"version\": \"2027-01-02\", \"title\": \"Mine\", \"rules\": {"
        "\"contact_window_months\": {\"value\": %s, \"unit\": \"months\", \"numbers\": [], \"source\": \"A call\", "
        "\"date\": \"2027-01-01\"}}}",
        id, months);
}

static void
test_built_in (void)
{
    AmendsRulePacks *packs = amends_rule_packs_get_default ();
    g_autofree const char **codes = amends_rule_packs_list (packs);
    const AmendsRulePack *base = amends_rule_packs_get (packs, "");

    g_assert_cmpstrv (codes, ((const char *const[]) { "CA", "PL", "SE", NULL }));
    g_assert_true (base == amends_rule_packs_get (packs, "XX"));
    g_assert_true (base == amends_rule_packs_get (packs, NULL));
    g_assert_cmpstr (amends_rule_pack_get_name (base), ==, "base 2026-11-22");
    for (guint i = 0; codes[i] != NULL; i++) {
        const AmendsRulePack *pack = amends_rule_packs_get (packs, codes[i]);
        g_autofree char *id = g_ascii_strdown (codes[i], -1);

        g_assert_cmpstr (amends_rule_pack_get_id (pack), ==, id);
        for (int rule = 0; rule < AMENDS_N_RULES; rule++) {
            g_assert_cmpint (amends_rule_pack_get_value (pack, (AmendsRule) rule), >, 0);
            g_assert_cmpstr (amends_rule_pack_get_source (pack, (AmendsRule) rule), !=, NULL);
            g_assert_cmpstr (amends_rule_pack_get_date (pack, (AmendsRule) rule), !=, NULL);
        }
    }
}

/* Only what a marketplace's own pages say is its own; the rest is the base's, source and all. */
static void
test_own_sources (void)
{
    AmendsRulePacks *packs = amends_rule_packs_get_default ();
    const AmendsRulePack *se = amends_rule_packs_get (packs, "SE"), *pl = amends_rule_packs_get (packs, "pl");

    g_assert_nonnull (strstr (amends_rule_pack_get_source (se, AMENDS_RULE_CONTACT_WINDOW_MONTHS), "Sweden"));
    g_assert_nonnull (strstr (amends_rule_pack_get_source (pl, AMENDS_RULE_CONTACT_WINDOW_MONTHS), "Poland"));
    g_assert_cmpstr (amends_rule_pack_get_source (pl, AMENDS_RULE_VISIBLE_DAYS), ==,
                     amends_rule_pack_get_source (amends_rule_pack_get_default (), AMENDS_RULE_VISIBLE_DAYS));
}

static void
test_statements (void)
{
    static const AmendsRuleList LISTS[] = { AMENDS_RULE_LIST_COMMUNICATION_GUIDELINES,
                                            AMENDS_RULE_LIST_REPORT_REASONS };
    const AmendsRulePack *pack = amends_rule_packs_get (amends_rule_packs_get_default (), "SE");

    for (guint i = 0; i < G_N_ELEMENTS (LISTS); i++) {
        GPtrArray *statements = amends_rule_pack_get_statements (pack, LISTS[i]);

        g_assert_true (g_str_has_prefix (amends_rule_pack_get_address (pack, LISTS[i]), "https://"));
        g_assert_cmpuint (statements->len, >, 3);
        for (guint j = 0; j < statements->len; j++) {
            const AmendsRuleStatement *statement = g_ptr_array_index (statements, j);

            g_assert_true (g_str_has_suffix (amends_rule_statement_get_text (statement), "."));
            g_assert_cmpuint (strlen (statement->source), >, 0);
            g_assert_cmpuint (strlen (statement->date), ==, strlen ("2026-01-31"));
        }
    }
    g_assert_true (amends_rule_statement_is_known ("no-removal-request"));
    g_assert_false (amends_rule_statement_is_known ("pay-for-removal"));
}

static void
test_no_folder (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    load (fixture);
    assert_warnings (fixture, NULL, 0);
    g_assert_cmpint (get_value (fixture, "SE", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 12);
    g_clear_pointer (&fixture->packs, amends_rule_packs_unref);
    g_clear_pointer (&fixture->warnings, g_ptr_array_unref);
    fixture->packs = amends_rule_packs_load ("/nonexistent/rules", &fixture->warnings);
    assert_warnings (fixture, NULL, 0);
}

static void
test_own_file (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const WARNINGS[] = { "*se.json (contact_window_months is 6, not 12)*Remove it*" };
    g_autofree char *text = make_pack ("se", "6");

    put (fixture, "se.json", text);
    put (fixture, "README.txt", "not a pack");
    put (fixture, "se.json~", "{");
    load (fixture);
    assert_warnings (fixture, WARNINGS, G_N_ELEMENTS (WARNINGS));
    g_assert_cmpint (get_value (fixture, "SE", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 6);
    g_assert_cmpint (get_value (fixture, "PL", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 12);
    g_assert_cmpint (get_value (fixture, "SE", AMENDS_RULE_VISIBLE_DAYS), ==, 90);
    g_assert_cmpstr (amends_rule_pack_get_name (amends_rule_packs_get (fixture->packs, "SE")), ==, "se 2027-01-02 own");
    g_assert_cmpstr (
        amends_rule_pack_get_source (amends_rule_packs_get (fixture->packs, "SE"), AMENDS_RULE_CONTACT_WINDOW_MONTHS),
        ==, "A call");
}

/* A marketplace that we have no pack for; and a file that changes no number still is named. */
static void
test_own_marketplace (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const WARNINGS[] = { "*de.json (contact_window_months is 3, not 12)*",
                                            "*changes no number: *pl.json*" };
    g_autofree char *de = make_pack ("de", "3");
    g_autofree char *pl = make_pack ("pl", "12");

    put (fixture, "de.json", de);
    put (fixture, "pl.json", pl);
    load (fixture);
    assert_warnings (fixture, WARNINGS, G_N_ELEMENTS (WARNINGS));
    g_assert_cmpint (get_value (fixture, "DE", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 3);
    g_assert_cmpint (get_value (fixture, "FR", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 12);
}

/* The person's base is under every marketplace, and under what these say themselves; their names tell. */
static void
test_own_base (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const WARNINGS[] = { "*base.json (contact_window_months is 9, not 12)*" };
    g_autofree char *text = make_pack ("base", "9");

    put (fixture, "base.json", text);
    load (fixture);
    assert_warnings (fixture, WARNINGS, G_N_ELEMENTS (WARNINGS));
    g_assert_cmpint (get_value (fixture, "FR", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 9);
    g_assert_cmpint (get_value (fixture, "CA", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 9);
    g_assert_cmpint (get_value (fixture, "SE", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 12);
    g_assert_cmpstr (amends_rule_pack_get_name (amends_rule_packs_get (fixture->packs, "CA")), ==, "ca 2027-01-02 own");
}

static void
test_refused_files (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *name, *text, *warning;
    } CASES[] = {
        { "se.json", "{", "*not used: *se.json. *not JSON*" },
        { "se.json", "{}", "*not used*“id” in “rule pack”*" },
        { "se.json", "{\"id\": \"se\", \"version\": \"2027-01-01\", \"title\": \"t\", \"rules\": {}}",
          "*not used*“extends” in “rule pack” must be “base”*" },
        { "se.json",
          "{\"id\": \"pl\", \"extends\": \"base\", \"version\": \"2027-01-01\", \"title\": \"t\", \"rules\": {}}",
          "*not used*It is called “se” but says that it is “pl”*" },
        { "se.json",
          "{\"id\": \"se\", \"extends\": \"base\", \"version\": \"2027-01-01\", \"title\": \"t\", \"rules\": {}, "
          "\"lists\": {\"report_reasons\": {\"address\": \"http://a.example\", \"statements\": []}}}",
          "*not used*“address” in “report_reasons” must be an address that begins with “https://”*" },
        { "se.json",
          "{\"id\": \"se\", \"extends\": \"base\", \"version\": \"2027-01-01\", \"title\": \"t\", \"rules\": {}, "
          "\"lists\": {\"report_reasons\": {\"address\": \"https://a.example\", \"statements\": []}}}",
          "*not used*“statements” in “report_reasons” must be a list that is not empty*" },
        { "se.json",
          "{\"id\": \"se\", \"extends\": \"base\", \"version\": \"2027-01-01\", \"title\": \"t\", \"rules\": {}, "
          "\"lists\": {\"report_reasons\": {\"address\": \"https://a.example\", \"statements\": [{\"id\": \"other\", "
          "\"numbers\": [], \"source\": \"s\", \"date\": \"2027-01-01\"}]}}}",
          "*not used*“id” in “report_reasons” must be one that this version*" },
        { "base.json", "[]", "*not used: *base.json*" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const char *warning = CASES[i].warning;
        g_autofree char *path = g_build_filename (fixture->folder, CASES[i].name, NULL);

        put (fixture, CASES[i].name, CASES[i].text);
        load (fixture);
        assert_warnings (fixture, &warning, 1);
        g_assert_cmpint (get_value (fixture, "SE", AMENDS_RULE_CONTACT_WINDOW_MONTHS), ==, 12);
        g_assert_cmpstr (amends_rule_pack_get_name (amends_rule_packs_get (fixture->packs, "SE")), ==, "se 2026-11-22");
        g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const WARNINGS[] = { "*not used: *se.json. It is not a file of rules*" };
    g_autofree char *path = g_build_filename (fixture->folder, "se.json", NULL);

    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
    load (fixture);
    assert_warnings (fixture, WARNINGS, G_N_ELEMENTS (WARNINGS));
}

static void
add (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
    g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/rule-packs/built-in", test_built_in);
    g_test_add_func ("/rule-packs/own-sources", test_own_sources);
    g_test_add_func ("/rule-packs/statements", test_statements);
    add ("/rule-packs/no-folder", test_no_folder);
    add ("/rule-packs/own-file", test_own_file);
    add ("/rule-packs/own-marketplace", test_own_marketplace);
    add ("/rule-packs/own-base", test_own_base);
    add ("/rule-packs/refused-files", test_refused_files);
    add ("/rule-packs/not-a-file", test_not_a_file);
    return g_test_run ();
}
