/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rule-packs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amends-own-resource.h"
#include "amends-rules-resources.h"

#define FOLDER "/io/github/amendsapp/Amends/rules/"
#define BASE "base"
#define ENDING ".json"
#define LARGEST (1024 * 1024)

struct _AmendsRulePacks {
    AmendsRulePack *base;
    GHashTable *packs; /* (element-type utf8 AmendsRulePack) (owned): by code in capitals */
};

G_DEFINE_BOXED_TYPE (AmendsRulePacks, amends_rule_packs, amends_rule_packs_ref, amends_rule_packs_unref)

static void
clear_packs (gpointer data)
{
    AmendsRulePacks *self = data;

    g_clear_pointer (&self->base, amends_rule_pack_unref);
    g_hash_table_unref (self->packs);
}

AmendsRulePacks *
amends_rule_packs_ref (AmendsRulePacks *self)
{
    return g_atomic_rc_box_acquire (self);
}

void
amends_rule_packs_unref (AmendsRulePacks *self)
{
    g_atomic_rc_box_release_full (self, clear_packs);
}

/* Two letters, as marketplaces are written. */
static gboolean
is_code (const char *name)
{
    return g_ascii_islower (name[0]) && g_ascii_islower (name[1]) && name[2] == '\0';
}

/* Returns: (transfer full) (nullable): "se" for "se.json" */
static char *
get_name (const char *file)
{
    g_autofree char *name = NULL;

    if (!g_str_has_suffix (file, ENDING))
        return NULL;
    name = g_strndup (file, strlen (file) - strlen (ENDING));
    return is_code (name) || g_str_equal (name, BASE) ? g_steal_pointer (&name) : NULL;
}

static AmendsRulePack *
find_pack (const AmendsRulePacks *self, const char *name)
{
    g_autofree char *code = g_ascii_strup (name, -1);
    AmendsRulePack *pack = g_hash_table_lookup (self->packs, code);

    return pack != NULL ? pack : self->base;
}

static void
set_pack (AmendsRulePacks *self, const char *name, AmendsRulePack *pack)
{
    if (!g_str_equal (name, BASE)) {
        g_hash_table_insert (self->packs, g_ascii_strup (name, -1), pack);
        return;
    }
    amends_rule_pack_unref (self->base);
    self->base = pack;
}

static AmendsRulePack *
read_own_file (const AmendsRulePacks *self, const char *name, const char *path, GError **error)
{
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GFileInfo) info = g_file_query_info (
        file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (AmendsRulePack) pack = NULL;

    if (info == NULL)
        return NULL;
    if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > LARGEST) {
        g_set_error (error, AMENDS_RULE_PACK_ERROR, AMENDS_RULE_PACK_ERROR_INVALID,
                     _ ("It is not a file of rules. Remove it, or put one in its place."));
        return NULL;
    }
    bytes = g_file_load_bytes (file, NULL, NULL, error);
    pack = bytes != NULL ? amends_rule_pack_new_over (find_pack (self, name), bytes, TRUE, error) : NULL;
    if (pack != NULL && !g_str_equal (amends_rule_pack_get_id (pack), name)) {
        g_set_error (error, AMENDS_RULE_PACK_ERROR, AMENDS_RULE_PACK_ERROR_INVALID,
                     /* Translators: both are names of rule packs, as “se” */
                     _ ("It is called “%s” but says that it is “%s”. Give it the name that it has inside."), name,
                     amends_rule_pack_get_id (pack));
        return NULL;
    }
    return g_steal_pointer (&pack);
}

static char *
describe_changes (const AmendsRulePack *pack, const AmendsRulePack *before)
{
    GString *text = g_string_new (NULL);

    for (int i = 0; i < AMENDS_N_RULES; i++) {
        int now = amends_rule_pack_get_value (pack, (AmendsRule) i);
        int then = amends_rule_pack_get_value (before, (AmendsRule) i);

        if (now == then)
            continue;
        if (text->len > 0)
            /* Translators: between the parts of a list, as in “critical_max_stars is 2, not 3, visible_days is 30, not 90” */
            g_string_append (text, _ (", "));
        /* Translators: a rule's name in the file, the person's number, the marketplace's number */
        g_string_append_printf (text, _ ("%s is %d, not %d"), amends_rule_to_string ((AmendsRule) i), now, then);
    }
    return g_string_free_and_steal (text);
}

static void
warn_of_use (GPtrArray *warnings, const char *path, const AmendsRulePack *pack, const AmendsRulePack *before)
{
    g_autofree char *changes = describe_changes (pack, before);

    if (*changes != '\0')
        g_ptr_array_add (
            warnings,
            /* Translators: the first is a file, the second a list as in “visible_days is 30, not 90” */
            g_strdup_printf (_ ("Your own file of rules decides: %s (%s). Remove it to use what the marketplace says."),
                             path, changes));
    else
        g_ptr_array_add (warnings, g_strdup_printf (_ ("Your own file of rules is in use and changes no number: %s. "
                                                       "Remove it if it is not needed any more."),
                                                    path));
}

static void
take_own_file (AmendsRulePacks *self, const char *folder, const char *name, GPtrArray *warnings)
{
    g_autofree char *file = g_strconcat (name, ENDING, NULL);
    g_autofree char *path = g_build_filename (folder, file, NULL);
    g_autofree char *shown = g_filename_display_name (path);
    g_autoptr (GError) error = NULL;
    AmendsRulePack *pack;

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return;
    pack = read_own_file (self, name, path, &error);
    if (pack == NULL) {
        g_ptr_array_add (warnings,
                         /* Translators: the first is a file, the second says what is wrong with it */
                         g_strdup_printf (_ ("Your own file of rules was not used: %s. %s"), shown, error->message));
        return;
    }
    warn_of_use (warnings, shown, pack, find_pack (self, name));
    set_pack (self, name, pack);
}

static void
take_built_in (AmendsRulePacks *self, const char *file)
{
    g_autofree char *path = g_strconcat (FOLDER, file, NULL);
    g_autofree char *name = get_name (file);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;
    AmendsRulePack *pack;

    if (name == NULL || g_str_equal (name, BASE))
        return;
    bytes = g_resource_lookup_data (amends_own_resource (amends_rules_register_resource, amends_rules_get_resource),
                                    path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    pack = bytes != NULL ? amends_rule_pack_new_over (self->base, bytes, FALSE, &error) : NULL;
    /* They are built in and tested, as the base is. */
    if (pack == NULL)
        g_error ("%s: %s", file, error->message);
    set_pack (self, name, pack);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the names of the person's own files but the base, in order, so that warnings are too */
static GPtrArray *
list_own (const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
    const char *file;

    while (entries != NULL && (file = g_dir_read_name (entries)) != NULL) {
        g_autofree char *name = get_name (file);

        if (name != NULL && !g_str_equal (name, BASE))
            g_ptr_array_add (names, g_steal_pointer (&name));
    }
    g_ptr_array_sort (names, compare_names);
    return names;
}

AmendsRulePacks *
amends_rule_packs_load (const char *folder, GPtrArray **warnings)
{
    g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
    g_auto (GStrv) files =
        g_resource_enumerate_children (amends_own_resource (amends_rules_register_resource, amends_rules_get_resource),
                                       FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    AmendsRulePacks *self = g_atomic_rc_box_new0 (AmendsRulePacks);

    self->base = amends_rule_pack_ref (amends_rule_pack_get_default ());
    self->packs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) amends_rule_pack_unref);
    if (folder != NULL)
        take_own_file (self, folder, BASE, told);
    for (guint i = 0; files != NULL && files[i] != NULL; i++)
        take_built_in (self, files[i]);
    if (folder != NULL) {
        g_autoptr (GPtrArray) own = list_own (folder);

        for (guint i = 0; i < own->len; i++)
            take_own_file (self, folder, g_ptr_array_index (own, i), told);
    }
    if (warnings != NULL)
        *warnings = g_steal_pointer (&told);
    return self;
}

static gpointer
load_default (gpointer data G_GNUC_UNUSED)
{
    return amends_rule_packs_load (NULL, NULL);
}

AmendsRulePacks *
amends_rule_packs_get_default (void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once (&once, load_default, NULL);
}

AmendsRulePack *
amends_rule_packs_get (const AmendsRulePacks *self, const char *marketplace)
{
    return marketplace != NULL ? find_pack (self, marketplace) : self->base;
}

const char **
amends_rule_packs_list (const AmendsRulePacks *self)
{
    g_autoptr (GPtrArray) codes = g_hash_table_get_keys_as_ptr_array (self->packs);

    g_ptr_array_sort (codes, compare_names);
    g_ptr_array_add (codes, NULL);
    return (const char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}
