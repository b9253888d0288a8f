/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-list-model.h"

#include "amends-id-diff.h"
#include "amends-row-reader.h"

#define PAGE_SIZE 64
/* More than a high screen shows, and each is a widget to be made before the first of them can be seen. */
#define FIRST_SIZE 24
/* While a sync stores page after page, the list follows at this pace. */
#define RELOAD_PAUSE_MS 150

struct _AmendsRowListModel {
    GObject parent_instance;

    const AmendsRowKind *kind;
    AmendsStore *store; /* (owned) */
    gpointer query;     /* (owned) (nullable): boxed, of the kind's type */
    AmendsListState state;
    guint n_matching;          /* as it was last notified */
    GError *error;             /* (owned) (nullable) */
    AmendsIdList *ids;         /* (owned) */
    AmendsRowReader *rows;     /* (owned) */
    GHashTable *held;          /* (owned) (element-type gint64) */
    GHashTable *stale;         /* (owned) (element-type gint64): held, and no longer in the query */
    guint generation;          /* grows with each query; answers carry the one they were asked under */
    GCancellable *cancellable; /* (owned): of the present generation */
    gboolean finding;
    gboolean find_again;
    guint reload_id;
};

/* What an answer needs to know of its question. */
typedef struct {
    AmendsRowListModel *self; /* (owned) */
    guint generation;
} Question;

typedef enum {
    PROP_STATE = 1,
    PROP_N_MATCHING,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);
static void find_all (AmendsRowListModel *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (AmendsRowListModel, amends_row_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static Question *
make_question (AmendsRowListModel *self)
{
    Question *question = g_new0 (Question, 1);

    question->self = g_object_ref (self);
    question->generation = self->generation;
    return question;
}

static void
free_question (Question *question)
{
    g_object_unref (question->self);
    g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static GHashTable *
make_id_set (void)
{
    return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *set, gint64 id)
{
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static void
set_state (AmendsRowListModel *self, AmendsListState state)
{
    if (self->state == state)
        return;
    self->state = state;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
notify_matching (AmendsRowListModel *self)
{
    guint n = amends_row_list_model_get_n_matching (self);

    if (self->n_matching == n)
        return;
    self->n_matching = n;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MATCHING]);
}

static void
fail (AmendsRowListModel *self, GError *error)
{
    g_clear_error (&self->error);
    self->error = error;
    set_state (self, AMENDS_LIST_FAILED);
}

static void
rows_failed_cb (AmendsRowReader *rows G_GNUC_UNUSED, const GError *error, gpointer user_data)
{
    fail (user_data, g_error_copy (error));
}

/* Ids */

static void
set_item_stale (AmendsRowListModel *self, gint64 id, gboolean stale)
{
    AmendsRowItem *item = amends_row_reader_find (self->rows, id);

    if (item != NULL)
        amends_row_item_set_stale (item, stale);
}

static void
clear_stale (AmendsRowListModel *self)
{
    GHashTableIter iter;
    gpointer key;

    g_hash_table_iter_init (&iter, self->stale);
    while (g_hash_table_iter_next (&iter, &key, NULL))
        set_item_stale (self, *(gint64 *) key, FALSE);
    g_hash_table_remove_all (self->stale);
}

/* @after: (transfer full) */
static void
apply_steps (AmendsRowListModel *self, GArray *steps, AmendsIdList *after)
{
    if (steps->len == 1) {
        const AmendsIdSplice *step = &g_array_index (steps, AmendsIdSplice, 0);

        /* One step leads to the new list, which may be of a million: taken as it is instead of copied. */
        amends_id_list_free (self->ids);
        self->ids = after;
        g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->removed, step->added);
        return;
    }
    for (guint i = 0; i < steps->len; i++) {
        const AmendsIdSplice *step = &g_array_index (steps, AmendsIdSplice, i);

        amends_id_list_splice (self->ids, step->position, step->removed, after, step->added);
        g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->removed, step->added);
    }
    amends_id_list_free (after);
}

/* @ids: (transfer full) */
static void
take_ids (AmendsRowListModel *self, AmendsIdList *ids)
{
    g_autoptr (GArray) kept = amends_id_keep (self->ids, ids, self->held);
    g_autoptr (GArray) steps = amends_id_diff (self->ids, ids);

    clear_stale (self);
    for (guint i = 0; i < kept->len; i++) {
        add_id (self->stale, g_array_index (kept, gint64, i));
        set_item_stale (self, g_array_index (kept, gint64, i), TRUE);
    }
    apply_steps (self, steps, ids);
    notify_matching (self);
}

/* Returns: (transfer full) (nullable): NULL if the question is outdated, or if it failed, which is then told. */
static AmendsIdList *
receive_ids (Question *question, GObject *source, GAsyncResult *result)
{
    AmendsRowListModel *self = question->self;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = self->kind->find_finish (AMENDS_STORE (source), result, &error);

    if (question->generation != self->generation)
        return NULL;
    self->finding = FALSE;
    if (ids != NULL)
        g_clear_error (&self->error);
    else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        fail (self, g_steal_pointer (&error));
    return ids != NULL ? amends_id_list_new ((const gint64 *) (gpointer) ids->data, ids->len) : NULL;
}

static void
all_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Question) question = user_data;
    AmendsRowListModel *self = question->self;
    AmendsIdList *ids = receive_ids (question, source, result);

    if (ids == NULL)
        return;
    take_ids (self, ids);
    if (question->generation != self->generation)
        return;
    set_state (self, AMENDS_LIST_READY);
    if (self->find_again)
        find_all (self);
}

static void
find_all (AmendsRowListModel *self)
{
    self->find_again = self->finding;
    if (self->finding)
        return;
    self->finding = TRUE;
    self->kind->find (self->store, self->query, 0, self->cancellable, all_found_cb, make_question (self));
}

static void
load_rows (AmendsRowListModel *self, const AmendsIdList *list, guint start, guint n)
{
    gint64 ids[PAGE_SIZE];

    amends_id_list_read (list, start, MIN (n, PAGE_SIZE), ids);
    amends_row_reader_load (self->rows, ids, MIN (n, PAGE_SIZE));
}

static void
first_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Question) question = user_data;
    AmendsRowListModel *self = question->self;
    AmendsIdList *ids = receive_ids (question, source, result);

    guint n_found;

    if (ids == NULL)
        return;
    n_found = ids->len;
    /* A new query begins at its top: the old rows go first, so that none of them pulls the view along. */
    if (self->ids->len > 0) {
        guint n = self->ids->len;

        amends_id_list_splice (self->ids, 0, n, NULL, 0);
        g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
    }
    /* The rows of the first screen come before anything else that the store is asked. */
    load_rows (self, ids, 0, n_found);
    take_ids (self, ids);
    if (question->generation != self->generation)
        return;
    if (n_found < FIRST_SIZE && !self->find_again) {
        set_state (self, AMENDS_LIST_READY);
    } else {
        set_state (self, AMENDS_LIST_PARTIAL);
        find_all (self);
    }
}

static void
find_first (AmendsRowListModel *self)
{
    self->finding = TRUE;
    self->find_again = FALSE;
    self->kind->find (self->store, self->query, FIRST_SIZE, self->cancellable, first_found_cb, make_question (self));
}

static gboolean
reload_cb (gpointer user_data)
{
    AmendsRowListModel *self = user_data;

    self->reload_id = 0;
    find_all (self);
    return G_SOURCE_REMOVE;
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint flags, gpointer user_data)
{
    AmendsRowListModel *self = user_data;

    if (self->query == NULL || (flags & (self->kind->rows_changed | self->kind->shape_changed)) == 0)
        return;
    if ((flags & self->kind->rows_changed) != 0)
        amends_row_reader_refresh (self->rows);
    /* A row that looks different may no longer fit the query: both kinds ask it again. */
    if ((flags & self->kind->shape_changed) != 0) {
        if (self->reload_id == 0)
            self->reload_id = g_timeout_add (RELOAD_PAUSE_MS, reload_cb, self);
    } else {
        find_all (self);
    }
}

/* GListModel */

static GType
get_item_type (GListModel *list G_GNUC_UNUSED)
{
    return AMENDS_TYPE_ROW_ITEM;
}

static guint
get_n_items (GListModel *list)
{
    return AMENDS_ROW_LIST_MODEL (list)->ids->len;
}

/* An item without a row brings the page that it is on. */
static gpointer
get_item (GListModel *list, guint position)
{
    AmendsRowListModel *self = AMENDS_ROW_LIST_MODEL (list);
    guint start = position / PAGE_SIZE * PAGE_SIZE;
    AmendsRowItem *item;
    gint64 id;

    if (position >= self->ids->len)
        return NULL;
    id = amends_id_list_get (self->ids, position);
    item = amends_row_reader_get (self->rows, id);
    amends_row_item_set_stale (item, g_hash_table_contains (self->stale, &id));
    if (amends_row_item_get_row (item) == NULL && !amends_row_reader_is_known (self->rows, id))
        load_rows (self, self->ids, start, self->ids->len - start);
    return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
    iface->get_item_type = get_item_type;
    iface->get_n_items = get_n_items;
    iface->get_item = get_item;
}

/* GObject */

static void
amends_row_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_STATE:
        g_value_set_uint (value, AMENDS_ROW_LIST_MODEL (object)->state);
        break;
    case PROP_N_MATCHING:
        g_value_set_uint (value, amends_row_list_model_get_n_matching (AMENDS_ROW_LIST_MODEL (object)));
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_row_list_model_dispose (GObject *object)
{
    AmendsRowListModel *self = AMENDS_ROW_LIST_MODEL (object);

    g_clear_handle_id (&self->reload_id, g_source_remove);
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    if (self->rows != NULL)
        g_signal_handlers_disconnect_by_data (self->rows, self);
    g_clear_object (&self->rows);
    g_clear_object (&self->store);
    G_OBJECT_CLASS (amends_row_list_model_parent_class)->dispose (object);
}

static void
clear_query (AmendsRowListModel *self)
{
    if (self->query != NULL)
        g_boxed_free (self->kind->get_query_type (), self->query);
    self->query = NULL;
}

static void
amends_row_list_model_finalize (GObject *object)
{
    AmendsRowListModel *self = AMENDS_ROW_LIST_MODEL (object);

    clear_query (self);
    g_clear_error (&self->error);
    amends_id_list_free (self->ids);
    g_hash_table_unref (self->held);
    g_hash_table_unref (self->stale);
    g_object_unref (self->cancellable);
    G_OBJECT_CLASS (amends_row_list_model_parent_class)->finalize (object);
}

static void
amends_row_list_model_class_init (AmendsRowListModelClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = amends_row_list_model_get_property;
    object_class->dispose = amends_row_list_model_dispose;
    object_class->finalize = amends_row_list_model_finalize;
    properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, AMENDS_LIST_LOADING, AMENDS_LIST_FAILED,
                                                AMENDS_LIST_LOADING, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    properties[PROP_N_MATCHING] =
        g_param_spec_uint ("n-matching", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
amends_row_list_model_init (AmendsRowListModel *self)
{
    self->ids = amends_id_list_new (NULL, 0);
    self->held = make_id_set ();
    self->stale = make_id_set ();
    self->cancellable = g_cancellable_new ();
}

AmendsRowListModel *
amends_row_list_model_new (const AmendsRowKind *kind, AmendsStore *store)
{
    AmendsRowListModel *self = g_object_new (AMENDS_TYPE_ROW_LIST_MODEL, NULL);

    self->kind = kind;
    self->store = g_object_ref (store);
    self->rows = amends_row_reader_new (kind, store);
    g_signal_connect (self->rows, "failed", G_CALLBACK (rows_failed_cb), self);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    return self;
}

static void
begin_generation (AmendsRowListModel *self)
{
    self->generation++;
    g_cancellable_cancel (self->cancellable);
    g_object_unref (self->cancellable);
    self->cancellable = g_cancellable_new ();
    g_clear_handle_id (&self->reload_id, g_source_remove);
    amends_row_reader_cancel (self->rows);
    self->finding = FALSE;
    self->find_again = FALSE;
}

void
amends_row_list_model_set_query (AmendsRowListModel *self, gconstpointer query)
{
    gpointer copy;

    g_return_if_fail (AMENDS_IS_ROW_LIST_MODEL (self));
    g_return_if_fail (query != NULL);
    copy = g_boxed_copy (self->kind->get_query_type (), query);
    clear_query (self);
    self->query = copy;
    begin_generation (self);
    clear_stale (self);
    g_hash_table_remove_all (self->held);
    set_state (self, AMENDS_LIST_LOADING);
    find_first (self);
}

void
amends_row_list_model_reload (AmendsRowListModel *self)
{
    g_return_if_fail (AMENDS_IS_ROW_LIST_MODEL (self));
    if (self->query == NULL)
        return;
    begin_generation (self);
    amends_row_reader_refresh (self->rows);
    find_all (self);
}

AmendsListState
amends_row_list_model_get_state (AmendsRowListModel *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_LIST_MODEL (self), AMENDS_LIST_LOADING);
    return self->state;
}

const GError *
amends_row_list_model_get_error (AmendsRowListModel *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_LIST_MODEL (self), NULL);
    return self->error;
}

gint64
amends_row_list_model_get_id (AmendsRowListModel *self, guint position)
{
    g_return_val_if_fail (AMENDS_IS_ROW_LIST_MODEL (self), 0);
    return position < self->ids->len ? amends_id_list_get (self->ids, position) : 0;
}

guint
amends_row_list_model_find (AmendsRowListModel *self, gint64 id)
{
    guint position;

    g_return_val_if_fail (AMENDS_IS_ROW_LIST_MODEL (self), G_MAXUINT);
    return amends_id_list_find (self->ids, id, &position) ? position : G_MAXUINT;
}

guint
amends_row_list_model_get_n_matching (AmendsRowListModel *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_LIST_MODEL (self), 0);
    return self->ids->len - g_hash_table_size (self->stale);
}

void
amends_row_list_model_hold (AmendsRowListModel *self, gint64 id)
{
    g_return_if_fail (AMENDS_IS_ROW_LIST_MODEL (self));
    add_id (self->held, id);
}

static gboolean
contains_id (const gint64 *ids, gsize n_ids, gint64 id)
{
    for (gsize i = 0; i < n_ids; i++)
        if (ids[i] == id)
            return TRUE;
    return FALSE;
}

static void
remove_stale_row (AmendsRowListModel *self, gint64 id)
{
    guint position = amends_row_list_model_find (self, id);

    set_item_stale (self, id, FALSE);
    g_hash_table_remove (self->stale, &id);
    if (position == G_MAXUINT)
        return;
    amends_id_list_splice (self->ids, position, 1, NULL, 0);
    g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
amends_row_list_model_release (AmendsRowListModel *self, const gint64 *except, gsize n_except)
{
    g_autoptr (GArray) gone = NULL;
    GHashTableIter iter;
    gpointer key;

    g_return_if_fail (AMENDS_IS_ROW_LIST_MODEL (self));
    gone = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_hash_table_iter_init (&iter, self->held);
    while (g_hash_table_iter_next (&iter, &key, NULL)) {
        gint64 id = *(gint64 *) key;

        if (contains_id (except, n_except, id))
            continue;
        if (g_hash_table_contains (self->stale, &id))
            g_array_append_val (gone, id);
        g_hash_table_iter_remove (&iter);
    }
    for (guint i = 0; i < gone->len; i++)
        remove_stale_row (self, g_array_index (gone, gint64, i));
}

void
amends_row_list_model_wait (AmendsRowListModel *self, guint ms)
{
    g_return_if_fail (AMENDS_IS_ROW_LIST_MODEL (self));
    amends_row_reader_wait (self->rows, ms);
}

guint
amends_row_list_model_count_items (AmendsRowListModel *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_LIST_MODEL (self), 0);
    return amends_row_reader_get_n_items (self->rows);
}
