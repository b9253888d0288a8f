/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-template.h"

G_BEGIN_DECLS

/**
 * AmendsTemplateView: the marketplace's own message as the customer gets it, and beside it the same in the clerk's language. Read-only.
 *
 * Properties: "compact" (gboolean): the two stand one below the other.
 */
#define AMENDS_TYPE_TEMPLATE_VIEW (amends_template_view_get_type ())
G_DECLARE_FINAL_TYPE (AmendsTemplateView, amends_template_view, AMENDS, TEMPLATE_VIEW, GtkBox)

GtkWidget *amends_template_view_new (void);

/** amends_template_view_set: @buyers: (nullable): as the customer gets it. @clerks: (nullable): where that is another language */
void amends_template_view_set (AmendsTemplateView *self, const AmendsContactTemplate *buyers,
                               const AmendsContactTemplate *clerks);

/** amends_template_view_set_private: what privacy mode hides in the texts that are set from now on. @name: (nullable). @order: (nullable) */
void amends_template_view_set_private (AmendsTemplateView *self, const char *name, const char *order);

void amends_template_view_set_compact (AmendsTemplateView *self, gboolean compact);

G_END_DECLS
