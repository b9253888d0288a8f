/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-rule-statements.h"

G_BEGIN_DECLS

/** AmendsStatementList: what a marketplace says in words, as a short list with the source of each statement and a link to the whole text. */
#define AMENDS_TYPE_STATEMENT_LIST (amends_statement_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsStatementList, amends_statement_list, AMENDS, STATEMENT_LIST, GtkBox)

GtkWidget *amends_statement_list_new (void);

/** amends_statement_list_set: @link_label: of the link to the marketplace's own page; translated */
void amends_statement_list_set (AmendsStatementList *self, const AmendsRulePack *pack, AmendsRuleList list,
                                const char *link_label);

G_END_DECLS
