/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-batch.h"

G_BEGIN_DECLS

typedef enum {
    AMENDS_FILE_ERROR_UNREADABLE,  /* cannot be opened, is a folder, a pipe … */
    AMENDS_FILE_ERROR_EMPTY,       /* nothing in it, or only a header */
    AMENDS_FILE_ERROR_NOT_REVIEWS, /* no column that could be the stars, or the text */
    AMENDS_FILE_ERROR_ENCODING,
    AMENDS_FILE_ERROR_SYNTAX,
    AMENDS_FILE_ERROR_CHANGED, /* the file changed while it was read */
    AMENDS_FILE_ERROR_WRITE,
    AMENDS_FILE_ERROR_BAD_MAPPING, /* no such preset, column or field */
} AmendsFileError;

#define AMENDS_FILE_ERROR (amends_file_error_quark ())
GQuark amends_file_error_quark (void);

typedef enum {
    AMENDS_FILE_FORMAT_CSV,
    AMENDS_FILE_FORMAT_TSV,
    AMENDS_FILE_FORMAT_JSON,
    AMENDS_FILE_FORMAT_JSON_LINES,
} AmendsFileFormat;

/** AmendsField: what a column can hold. */
typedef enum {
    AMENDS_FIELD_NONE, /* not used */
    AMENDS_FIELD_ID,
    AMENDS_FIELD_STARS,
    AMENDS_FIELD_TITLE,
    AMENDS_FIELD_BODY,
    AMENDS_FIELD_DATE,
    AMENDS_FIELD_AUTHOR,
    AMENDS_FIELD_PRODUCT,
    AMENDS_FIELD_PRODUCT_TITLE,
    AMENDS_FIELD_BRAND,
    AMENDS_FIELD_MARKETPLACE,
    AMENDS_FIELD_LANGUAGE,
    AMENDS_FIELD_VERIFIED,
    AMENDS_FIELD_HELPFUL,
    AMENDS_FIELD_PHOTOS,
    AMENDS_FIELD_URL,
    AMENDS_FIELD_ORDER,
    AMENDS_FIELD_VARIANT,
    AMENDS_FIELD_ORDERED,  /* the day of the order; these four decide whether its customer may be contacted */
    AMENDS_FIELD_SOLD,     /* the account sold it */
    AMENDS_FIELD_DIGITAL,  /* it is a digital subscription */
    AMENDS_FIELD_CONSENT,  /* the customer accepts messages */
    AMENDS_FIELD_RESPONSE, /* of the seller, to feedback; these five are of feedback alone */
    AMENDS_FIELD_RESPONDED,
    AMENDS_FIELD_STRUCK,
    AMENDS_FIELD_REMOVED,
    AMENDS_FIELD_BY_MARKETPLACE, /* it packed and sent the order */
    AMENDS_N_FIELDS,
} AmendsField;

/** AmendsImportSubject: what the rows of a file are. */
typedef enum {
    AMENDS_IMPORT_REVIEWS,
    AMENDS_IMPORT_FEEDBACK, /* about the seller; a marketplace's own report is known by its shape, whatever words its header has */
} AmendsImportSubject;

const char *amends_file_format_to_string (AmendsFileFormat format); /* "csv", "tsv", "json", "jsonl" */
const char *amends_field_to_string (AmendsField field);             /* "stars", … as in --map */
gboolean amends_field_from_string (const char *name, AmendsField *field);
const char *amends_field_get_label (AmendsField field); /* translated, for the mapping dialog */

/**
 * AmendsImportPlan: how a file will be read: found by looking at its beginning, then corrected by a person. Not locked: one thread at a time.
 */
#define AMENDS_TYPE_IMPORT_PLAN (amends_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (AmendsImportPlan, amends_import_plan, AMENDS, IMPORT_PLAN, GObject)

/** amends_import_plan_probe_async: looks at the first part of @file on a thread. Errors: AMENDS_FILE_ERROR_*, G_IO_ERROR_* */
void amends_import_plan_probe_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
AmendsImportPlan *amends_import_plan_probe_finish (GAsyncResult *result, GError **error);

GFile *amends_import_plan_get_file (AmendsImportPlan *self);
AmendsFileFormat amends_import_plan_get_format (AmendsImportPlan *self);
AmendsImportSubject amends_import_plan_get_subject (AmendsImportPlan *self);
const char *amends_import_plan_get_encoding (AmendsImportPlan *self);   /* iconv's name, "UTF-8" */
const char *amends_import_plan_get_preset (AmendsImportPlan *self);     /* (nullable): id of the preset that fits */
const char *amends_import_plan_get_header_key (AmendsImportPlan *self); /* under which a mapping is remembered */

guint amends_import_plan_get_n_columns (AmendsImportPlan *self);
const char *amends_import_plan_get_column_name (AmendsImportPlan *self, guint column);
/** Returns: (nullable): the cell's text in sample row @row, decoded */
const char *amends_import_plan_get_sample (AmendsImportPlan *self, guint row, guint column);
guint amends_import_plan_get_n_samples (AmendsImportPlan *self); /* at most 20 */

AmendsField amends_import_plan_get_field (AmendsImportPlan *self, guint column);
/** amends_import_plan_set_field: each field but NONE has one column at most: an earlier column that had it becomes NONE */
void amends_import_plan_set_field (AmendsImportPlan *self, guint column, AmendsField field);
/** amends_import_plan_set_encoding: reads the sample again with another encoding */
gboolean amends_import_plan_set_encoding (AmendsImportPlan *self, const char *encoding, GError **error);
/** amends_import_plan_set_preset: chooses a preset by id; BAD_MAPPING if it is unknown or does not fit */
gboolean amends_import_plan_set_preset (AmendsImportPlan *self, const char *preset, GError **error);
/** amends_import_plan_set_fields: "stars=COL,title=COL" by column name or number (from 1), as --map gives it */
gboolean amends_import_plan_set_fields (AmendsImportPlan *self, const char *map, GError **error);

/** Values for rows that have none of their own; guessed from the file's name and content where possible. (nullable) */
void amends_import_plan_set_default (AmendsImportPlan *self, AmendsField field, const char *value);
const char *amends_import_plan_get_default (AmendsImportPlan *self, AmendsField field);

/** The mapping as text (JSON), to be remembered for the header; apply returns FALSE if it does not fit this file. */
char *amends_import_plan_save_mapping (AmendsImportPlan *self);
gboolean amends_import_plan_apply_mapping (AmendsImportPlan *self, const char *mapping);

/** amends_import_plan_is_ready: FALSE with a translated sentence in @problem (transfer full) while stars are not mapped */
gboolean amends_import_plan_is_ready (AmendsImportPlan *self, char **problem);
/**
 * amends_import_plan_describe_dates: Returns: (transfer full) (nullable): a translated sentence on how dates such as 3/4/24 will be read, where
 * neither the sample nor a marketplace settles it; %NULL where there is nothing to tell
 */
char *amends_import_plan_describe_dates (AmendsImportPlan *self);
/** amends_import_plan_preview: Returns: (transfer full): the sample rows as they would be imported; some may be rejected */
AmendsBatch *amends_import_plan_preview (AmendsImportPlan *self);

/** amends_import_plan_open: Returns: (transfer full): a reader of the whole file by this plan, from its beginning */
AmendsBatchSource *amends_import_plan_open (AmendsImportPlan *self, GError **error);

/** amends_import_plan_list_presets: Returns: (array zero-terminated=1): ids of all presets */
const char *const *amends_import_plan_list_presets (void);

G_END_DECLS
