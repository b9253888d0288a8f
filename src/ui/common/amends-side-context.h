/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AmendsSideContext: a main context whose answers arrive with all others in the thread's own main loop, and can be waited for alone: nothing
 * else, no key and no timer, is handled meanwhile.
 */
typedef struct _AmendsSideContext AmendsSideContext;

/** AmendsSideCondition: what is waited for */
typedef gboolean (*AmendsSideCondition) (gpointer user_data);

/** amends_side_context_new: within the thread's default main context */
AmendsSideContext *amends_side_context_new (void);
void amends_side_context_free (AmendsSideContext *self);

/** amends_side_context_push: what is asked until amends_side_context_pop() is answered in here */
void amends_side_context_push (AmendsSideContext *self);
void amends_side_context_pop (AmendsSideContext *self);

/** amends_side_context_wait: hands out answers until @condition holds, for at most @ms. Returns: whether it holds */
gboolean amends_side_context_wait (AmendsSideContext *self, AmendsSideCondition condition, gpointer user_data,
                                   guint ms);

G_END_DECLS
