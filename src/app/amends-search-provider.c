/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-search-provider.h"

#include "amends-dates.h"
#include "amends-query-language.h"
#include "amends-search-meta.h"
#include "amends-store-reviews.h"

struct _AmendsSearchProvider {
    GObject parent_instance;

    AmendsStore *store;          /* (nullable) */
    GDBusConnection *connection; /* (nullable): while it is exported */
    guint registration;
    GPtrArray *waiting;      /* (element-type GDBusMethodInvocation): for a store */
    GCancellable *searching; /* (nullable): of the latest search */
};

enum {
    ASKED,
    REVIEW_ACTIVATED,
    SEARCH_LAUNCHED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsSearchProvider, amends_search_provider, G_TYPE_OBJECT)

static const char INTERFACE[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'><arg type='as' name='terms' direction='in'/>"
    "<arg type='as' name='results' direction='out'/></method>"
    "<method name='GetSubsearchResultSet'><arg type='as' name='previous_results' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/></method>"
    "<method name='GetResultMetas'><arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/></method>"
    "<method name='ActivateResult'><arg type='s' name='identifier' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/></method>"
    "<method name='LaunchSearch'><arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/></method>"
    "</interface></node>";

static void
return_metas (GDBusMethodInvocation *invocation, GPtrArray *reviews)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 now = amends_dates_now ();
    GVariantBuilder metas;

    g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
    for (guint i = 0; reviews != NULL && i < reviews->len; i++)
        g_variant_builder_add_value (&metas, amends_search_meta_new (reviews->pdata[i], now, zone));
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
return_nothing (GDBusMethodInvocation *invocation)
{
    if (g_str_equal (g_dbus_method_invocation_get_method_name (invocation), "GetResultMetas"))
        return_metas (invocation, NULL);
    else
        g_dbus_method_invocation_return_value (invocation, amends_search_meta_format_ids (NULL));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    GDBusMethodInvocation *invocation = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = amends_store_find_ids_finish (AMENDS_STORE (source), result, &error);

    if (ids == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The desktop’s search found nothing: %s", error->message);
    g_dbus_method_invocation_return_value (invocation, amends_search_meta_format_ids (ids));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    GDBusMethodInvocation *invocation = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) reviews = amends_store_load_reviews_finish (AMENDS_STORE (source), result, &error);

    if (reviews == NULL)
        g_debug ("What the desktop’s search found cannot be read: %s", error->message);
    return_metas (invocation, reviews);
}

static void
stop_searching (AmendsSearchProvider *self)
{
    g_cancellable_cancel (self->searching);
    g_clear_object (&self->searching);
}

static void
search (AmendsSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
    g_autoptr (GVariant) list = g_variant_get_child_value (parameters, g_variant_n_children (parameters) - 1);
    g_autofree const char **terms = g_variant_get_strv (list, NULL);
    g_autofree char *text = g_strstrip (amends_search_meta_join (terms));
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (AmendsReviewQuery) query = NULL;

    stop_searching (self);
    if (text[0] == '\0') {
        return_nothing (invocation);
        return;
    }
    query = amends_query_language_parse (text, zone, NULL);
    self->searching = g_cancellable_new ();
    amends_store_find_ids_async (self->store, query, AMENDS_SEARCH_MOST_RESULTS, self->searching, found_cb, invocation);
}

static void
describe (AmendsSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
    g_autoptr (GVariantIter) iter = NULL;
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    const char *text;

    g_variant_get (parameters, "(as)", &iter);
    while (ids->len < AMENDS_SEARCH_MOST_RESULTS && g_variant_iter_next (iter, "&s", &text)) {
        gint64 id = amends_search_meta_parse_id (text);

        if (id != 0)
            g_array_append_val (ids, id);
    }
    amends_store_load_reviews_async (self->store, (const gint64 *) ids->data, ids->len, NULL, loaded_cb, invocation);
}

static void
answer (AmendsSearchProvider *self, GDBusMethodInvocation *invocation)
{
    GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);

    if (g_str_equal (g_dbus_method_invocation_get_method_name (invocation), "GetResultMetas"))
        describe (self, parameters, invocation);
    else
        search (self, parameters, invocation);
}

static void
activate (AmendsSearchProvider *self, GVariant *parameters)
{
    const char *text;
    gint64 id;

    g_variant_get_child (parameters, 0, "&s", &text);
    id = amends_search_meta_parse_id (text);
    if (id != 0)
        g_signal_emit (self, signals[REVIEW_ACTIVATED], 0, id);
}

static void
launch (AmendsSearchProvider *self, GVariant *parameters)
{
    g_autofree const char **terms = NULL;
    g_autofree char *text = NULL;

    g_variant_get_child (parameters, 0, "^a&s", &terms);
    text = amends_search_meta_join (terms);
    g_signal_emit (self, signals[SEARCH_LAUNCHED], 0, text);
}

static void
method_called_cb (GDBusConnection *connection G_GNUC_UNUSED, const char *sender G_GNUC_UNUSED,
                  const char *path G_GNUC_UNUSED, const char *interface G_GNUC_UNUSED, const char *method,
                  GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
    g_autoptr (AmendsSearchProvider) self = g_object_ref (user_data);
    gboolean waits;

    if (g_str_equal (method, "ActivateResult") || g_str_equal (method, "LaunchSearch")) {
        if (g_str_equal (method, "ActivateResult"))
            activate (self, parameters);
        else
            launch (self, parameters);
        g_dbus_method_invocation_return_value (invocation, NULL);
        return;
    }
    waits = self->store == NULL;
    if (waits)
        g_ptr_array_add (self->waiting, invocation);
    g_signal_emit (self, signals[ASKED], 0);
    if (!waits)
        answer (self, invocation);
}

gboolean
amends_search_provider_export (AmendsSearchProvider *self, GDBusConnection *connection, const char *object_path,
                               GError **error)
{
    static const GDBusInterfaceVTable TABLE = { .method_call = method_called_cb };
    g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (INTERFACE, NULL);

    g_return_val_if_fail (AMENDS_IS_SEARCH_PROVIDER (self), FALSE);
    g_return_val_if_fail (self->registration == 0, FALSE);

    self->registration =
        g_dbus_connection_register_object (connection, object_path, info->interfaces[0], &TABLE, self, NULL, error);
    if (self->registration != 0)
        self->connection = g_object_ref (connection);
    return self->registration != 0;
}

void
amends_search_provider_unexport (AmendsSearchProvider *self)
{
    g_return_if_fail (AMENDS_IS_SEARCH_PROVIDER (self));

    if (self->registration != 0)
        g_dbus_connection_unregister_object (self->connection, self->registration);
    self->registration = 0;
    g_clear_object (&self->connection);
}

/* Returns: (transfer full) (element-type GDBusMethodInvocation): what waited, and waits no more */
static GPtrArray *
steal_waiting (AmendsSearchProvider *self)
{
    GPtrArray *waiting = g_steal_pointer (&self->waiting);

    self->waiting = g_ptr_array_new ();
    return waiting;
}

void
amends_search_provider_set_store (AmendsSearchProvider *self, AmendsStore *store)
{
    g_autoptr (GPtrArray) waiting = NULL;

    g_return_if_fail (AMENDS_IS_SEARCH_PROVIDER (self));

    if (!g_set_object (&self->store, store) || store == NULL) {
        stop_searching (self);
        return;
    }
    waiting = steal_waiting (self);
    for (guint i = 0; i < waiting->len; i++)
        answer (self, waiting->pdata[i]);
}

void
amends_search_provider_give_up (AmendsSearchProvider *self)
{
    g_autoptr (GPtrArray) waiting = NULL;

    g_return_if_fail (AMENDS_IS_SEARCH_PROVIDER (self));

    waiting = steal_waiting (self);
    for (guint i = 0; i < waiting->len; i++)
        return_nothing (waiting->pdata[i]);
}

static void
amends_search_provider_dispose (GObject *object)
{
    AmendsSearchProvider *self = AMENDS_SEARCH_PROVIDER (object);

    amends_search_provider_unexport (self);
    stop_searching (self);
    amends_search_provider_give_up (self);
    g_clear_object (&self->store);
    G_OBJECT_CLASS (amends_search_provider_parent_class)->dispose (object);
}

static void
amends_search_provider_finalize (GObject *object)
{
    g_ptr_array_unref (AMENDS_SEARCH_PROVIDER (object)->waiting);
    G_OBJECT_CLASS (amends_search_provider_parent_class)->finalize (object);
}

static void
amends_search_provider_class_init (AmendsSearchProviderClass *klass)
{
    const GType type = AMENDS_TYPE_SEARCH_PROVIDER;

    G_OBJECT_CLASS (klass)->dispose = amends_search_provider_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_search_provider_finalize;
    signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[REVIEW_ACTIVATED] =
        g_signal_new ("review-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
    signals[SEARCH_LAUNCHED] =
        g_signal_new ("search-launched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
amends_search_provider_init (AmendsSearchProvider *self)
{
    self->waiting = g_ptr_array_new ();
}

AmendsSearchProvider *
amends_search_provider_new (void)
{
    return g_object_new (AMENDS_TYPE_SEARCH_PROVIDER, NULL);
}
