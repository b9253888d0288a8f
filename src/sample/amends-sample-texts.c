/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-texts.h"

#include <json-glib/json-glib.h>

#include "amends-own-resource.h"
#include "amends-sample-resources.h"
#include "amends-sample-texts-private.h"

#define RESOURCE_PREFIX "/io/github/amendsapp/Amends/sample/"

GStrv
amends_sample_texts_read_strings (JsonObject *object, const char *member)
{
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    JsonArray *array = json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
    guint n = array != NULL ? json_array_get_length (array) : 0;

    for (guint i = 0; i < n; i++)
        g_strv_builder_add (builder, json_array_get_string_element (array, i));
    return g_strv_builder_end (builder);
}

static void
read_levels (JsonObject *object, const char *member, GStrv levels[AMENDS_SAMPLE_LEVELS])
{
    JsonObject *by_stars = json_object_get_object_member (object, member);

    for (int stars = 1; stars < AMENDS_SAMPLE_LEVELS; stars++) {
        char key[2] = { (char) ('0' + stars), '\0' };

        levels[stars] = amends_sample_texts_read_strings (by_stars, key);
    }
}

static void
clear_levels (GStrv levels[AMENDS_SAMPLE_LEVELS])
{
    for (int stars = 0; stars < AMENDS_SAMPLE_LEVELS; stars++)
        g_strfreev (levels[stars]);
}

static void
free_aspect (gpointer data)
{
    AmendsSampleAspect *self = data;

    g_strfreev (self->good);
    g_strfreev (self->bad);
    g_strfreev (self->title_good);
    g_strfreev (self->title_bad);
    g_free (self->topic);
    g_free (self);
}

static void
free_product (gpointer data)
{
    AmendsSampleProductTexts *self = data;

    g_free (self->title);
    g_strfreev (self->variants);
    g_ptr_array_unref (self->aspects);
    clear_levels (self->stories);
    g_free (self);
}

static AmendsSampleAspect *
read_aspect (JsonObject *object)
{
    AmendsSampleAspect *self = g_new0 (AmendsSampleAspect, 1);

    self->good = amends_sample_texts_read_strings (object, "good");
    self->bad = amends_sample_texts_read_strings (object, "bad");
    self->title_good = amends_sample_texts_read_strings (object, "title_good");
    self->title_bad = amends_sample_texts_read_strings (object, "title_bad");
    self->topic = g_strdup (json_object_get_string_member_with_default (object, "topic", NULL));
    return self;
}

static AmendsSampleProductTexts *
read_product (JsonObject *object)
{
    AmendsSampleProductTexts *self = g_new0 (AmendsSampleProductTexts, 1);
    JsonArray *aspects = json_object_get_array_member (object, "aspects");

    self->title = g_strdup (json_object_get_string_member (object, "title"));
    self->variants = amends_sample_texts_read_strings (object, "variants");
    self->aspects = g_ptr_array_new_with_free_func (free_aspect);
    for (guint i = 0; i < json_array_get_length (aspects); i++)
        g_ptr_array_add (self->aspects, read_aspect (json_array_get_object_element (aspects, i)));
    read_levels (object, "stories", self->stories);
    return self;
}

static void
read_general (AmendsSampleTexts *self, JsonObject *general)
{
    JsonObject *delivery = json_object_get_object_member (general, "delivery");
    JsonObject *edits = json_object_get_object_member (general, "edits");

    read_levels (general, "titles", self->titles);
    read_levels (general, "openings", self->openings);
    read_levels (general, "closings", self->closings);
    read_levels (general, "short", self->shorts);
    self->delivery_good = amends_sample_texts_read_strings (delivery, "good");
    self->delivery_bad = amends_sample_texts_read_strings (delivery, "bad");
    self->edits = amends_sample_texts_read_strings (edits, "any");
    self->edits_good = amends_sample_texts_read_strings (edits, "good");
    self->edits_bad = amends_sample_texts_read_strings (edits, "bad");
}

static AmendsSampleTexts *
read_texts (JsonObject *root)
{
    AmendsSampleTexts *self = g_new0 (AmendsSampleTexts, 1);
    JsonObjectIter iter;
    const char *key;
    JsonNode *node;

    self->language = g_strdup (json_object_get_string_member (root, "language"));
    read_general (self, json_object_get_object_member (root, "general"));
    self->authors = amends_sample_texts_read_strings (root, "authors");
    self->british = amends_sample_texts_read_strings (root, "british");
    self->products = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_product);
    json_object_iter_init (&iter, json_object_get_object_member (root, "products"));
    while (json_object_iter_next (&iter, &key, &node))
        g_hash_table_insert (self->products, g_strdup (key), read_product (json_node_get_object (node)));
    return self;
}

JsonNode *
amends_sample_texts_parse (const char *name)
{
    g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, NULL);
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    gsize size;
    const char *text;

    bytes = g_resource_lookup_data (
        amends_own_resource (amends_sample_resources_register_resource, amends_sample_resources_get_resource), path,
        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    if (bytes == NULL)
        g_error ("The sample shop's texts are not in this build: %s", error->message);
    text = g_bytes_get_data (bytes, &size);
    if (!json_parser_load_from_data (parser, text, (gssize) size, &error))
        g_error ("The sample shop's texts in %s are malformed: %s", name, error->message);
    return json_parser_steal_root (parser);
}

AmendsSampleTexts *
amends_sample_texts_load (const char *language)
{
    g_autofree char *name = g_strconcat (language, ".json", NULL);
    g_autoptr (JsonNode) root = amends_sample_texts_parse (name);

    return read_texts (json_node_get_object (root));
}

void
amends_sample_texts_free (AmendsSampleTexts *self)
{
    g_free (self->language);
    clear_levels (self->titles);
    clear_levels (self->openings);
    clear_levels (self->closings);
    clear_levels (self->shorts);
    g_strfreev (self->delivery_good);
    g_strfreev (self->delivery_bad);
    g_strfreev (self->edits);
    g_strfreev (self->edits_good);
    g_strfreev (self->edits_bad);
    g_strfreev (self->authors);
    g_strfreev (self->british);
    g_hash_table_unref (self->products);
    g_free (self);
}

const AmendsSampleProductTexts *
amends_sample_texts_get_product (const AmendsSampleTexts *self, const char *key)
{
    return g_hash_table_lookup (self->products, key);
}
