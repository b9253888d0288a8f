/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-guide.h"

#include <yyjson.h>

#include "amends-guide-resources.h"
#include "amends-own-resource.h"

#define FOLDER "/io/github/amendsapp/Amends/guide/"
#define N_PROBLEMS 8

typedef struct {
    char *title;
    GArray *solutions; /* (element-type AmendsGuideSolution) */
} Entry;

struct _AmendsGuide {
    char *language;
    char *problems[N_PROBLEMS];
    Entry causes[AMENDS_N_CAUSES];
};

static const char *const FILES[] = { "en", "sv", "de", "pl", "zh_TW" };

static void
clear_solution (gpointer data)
{
    AmendsGuideSolution *solution = data;

    g_free (solution->id);
    g_free (solution->text);
}

static gboolean
refuse (GError **error, const char *where)
{
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "guide: “%s” is not what belongs there", where);
    return FALSE;
}

static gboolean
copy_text (yyjson_val *object, const char *member, char **text, GError **error)
{
    const char *value = yyjson_get_str (yyjson_obj_get (object, member));

    if (value == NULL || *value == '\0')
        return refuse (error, member);
    g_free (*text);
    *text = g_strdup (value);
    return TRUE;
}

static gboolean
read_solutions (Entry *entry, yyjson_val *list, GError **error)
{
    yyjson_arr_iter iter = yyjson_arr_iter_with (list);
    yyjson_val *item;

    while ((item = yyjson_arr_iter_next (&iter)) != NULL) {
        AmendsGuideSolution solution = { 0 };

        if (!copy_text (item, "id", &solution.id, error) || !copy_text (item, "text", &solution.text, error)) {
            clear_solution (&solution);
            return FALSE;
        }
        g_array_append_val (entry->solutions, solution);
    }
    return entry->solutions->len > 0 || refuse (error, "solutions");
}

static gboolean
read_causes (AmendsGuide *self, int problem, yyjson_val *list, GError **error)
{
    yyjson_arr_iter iter = yyjson_arr_iter_with (list);
    yyjson_val *item;

    while ((item = yyjson_arr_iter_next (&iter)) != NULL) {
        const char *id = yyjson_get_str (yyjson_obj_get (item, "id"));
        int cause = amends_cause_from_id (id);

        if (cause == AMENDS_CAUSE_NONE || amends_cause_get_problem ((AmendsCause) cause) != problem ||
            self->causes[cause].title != NULL)
            return refuse (error, id != NULL ? id : "id");
        if (!copy_text (item, "title", &self->causes[cause].title, error) ||
            !read_solutions (&self->causes[cause], yyjson_obj_get (item, "solutions"), error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_problems (AmendsGuide *self, yyjson_val *list, GError **error)
{
    yyjson_arr_iter iter = yyjson_arr_iter_with (list);
    yyjson_val *item;

    if (yyjson_arr_size (list) != N_PROBLEMS)
        return refuse (error, "problems");
    for (int i = 0; (item = yyjson_arr_iter_next (&iter)) != NULL; i++) {
        if (!copy_text (item, "title", &self->problems[i], error) ||
            !read_causes (self, i + 1, yyjson_obj_get (item, "causes"), error))
            return FALSE;
    }
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        if (self->causes[i].title == NULL)
            return refuse (error, amends_cause_get_id ((AmendsCause) i));
    }
    return TRUE;
}

AmendsGuide *
amends_guide_new_from_bytes (GBytes *bytes, GError **error)
{
    g_autoptr (AmendsGuide) self = g_new0 (AmendsGuide, 1);
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    yyjson_doc *document = yyjson_read (data, size, 0);
    yyjson_val *root = yyjson_doc_get_root (document);
    gboolean done;

    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        self->causes[i].solutions = g_array_new (FALSE, FALSE, sizeof (AmendsGuideSolution));
        g_array_set_clear_func (self->causes[i].solutions, clear_solution);
    }
    done = copy_text (root, "language", &self->language, error) &&
           read_problems (self, yyjson_obj_get (root, "problems"), error);
    yyjson_doc_free (document);
    return done ? g_steal_pointer (&self) : NULL;
}

void
amends_guide_free (AmendsGuide *self)
{
    for (int i = 0; i < N_PROBLEMS; i++)
        g_free (self->problems[i]);
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        g_free (self->causes[i].title);
        g_array_unref (self->causes[i].solutions);
    }
    g_free (self->language);
    g_free (self);
}

static AmendsGuide *
load (const char *file)
{
    g_autofree char *path = g_strconcat (FOLDER, file, ".json", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes =
        g_resource_lookup_data (amends_own_resource (amends_guide_register_resource, amends_guide_get_resource), path,
                                G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    AmendsGuide *guide = bytes != NULL ? amends_guide_new_from_bytes (bytes, &error) : NULL;

    if (guide == NULL) /* built in, so it is there and right */
        g_error ("%s: %s", file, error->message);
    return guide;
}

const AmendsGuide *
amends_guide_get (const char *const *languages)
{
    static AmendsGuide *loaded[G_N_ELEMENTS (FILES)];
    gsize chosen = 0;
    gboolean found = FALSE;

    for (gsize i = 0; languages[i] != NULL && !found; i++) {
        for (gsize j = 0; j < G_N_ELEMENTS (FILES) && !found; j++) {
            if (g_str_equal (languages[i], FILES[j])) {
                chosen = j;
                found = TRUE;
            }
        }
    }
    if (g_once_init_enter_pointer (&loaded[chosen]))
        g_once_init_leave_pointer (&loaded[chosen], load (FILES[chosen]));
    return loaded[chosen];
}

const char *
amends_guide_get_language (const AmendsGuide *self)
{
    return self->language;
}

const char *
amends_guide_get_problem_title (const AmendsGuide *self, int problem)
{
    g_return_val_if_fail (problem >= 1 && problem <= N_PROBLEMS, NULL);

    return self->problems[problem - 1];
}

const char *
amends_guide_get_cause_title (const AmendsGuide *self, AmendsCause cause)
{
    g_return_val_if_fail (cause >= 0 && cause < AMENDS_N_CAUSES, NULL);

    return self->causes[cause].title;
}

const AmendsGuideSolution *
amends_guide_get_solutions (const AmendsGuide *self, AmendsCause cause, gsize *n_solutions)
{
    g_return_val_if_fail (cause >= 0 && cause < AMENDS_N_CAUSES, NULL);

    *n_solutions = self->causes[cause].solutions->len;
    return &g_array_index (self->causes[cause].solutions, AmendsGuideSolution, 0);
}

const char *
amends_guide_find_solution (const AmendsGuide *self, const char *id)
{
    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
        GArray *solutions = self->causes[cause].solutions;

        for (guint i = 0; i < solutions->len; i++) {
            const AmendsGuideSolution *solution = &g_array_index (solutions, AmendsGuideSolution, i);

            if (g_strcmp0 (solution->id, id) == 0)
                return solution->text;
        }
    }
    return NULL;
}
