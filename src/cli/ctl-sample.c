/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-sample-shop.h"
#include "ctl-commands.h"
#include "ctl-output.h"

#define MOST_REVIEWS 1000000
#define LAST_PORT 65535

static int
serve (CtlContext *context, guint port, guint n_reviews, guint32 seed, AmendsSampleFault fault)
{
    gint64 now = g_get_real_time () / G_USEC_PER_SEC;
    g_autoptr (AmendsSampleShop) shop = amends_sample_shop_new (n_reviews, seed, now);
    g_autoptr (GError) error = NULL;

    if (!amends_sample_shop_start (shop, port, &error)) {
        ctl_warn (_ ("The sample shop cannot listen: %s. Choose another port, or none for a free one."),
                  error->message);
        return EX_UNAVAILABLE;
    }
    amends_sample_shop_set_fault (shop, fault);
    /* For scripts: these two words are not translated. */
    printf ("URL %s\nToken %s\n", amends_sample_shop_get_url (shop), amends_sample_shop_get_token (shop));
    if (!ctl_flush ())
        return EX_IOERR;
    while (!g_cancellable_is_cancelled (context->cancellable))
        g_main_context_iteration (NULL, TRUE);
    amends_sample_shop_stop (shop);
    return EX_OK;
}

int
ctl_sample_shop (CtlContext *context, char **args)
{
    int port = 0, n_reviews = AMENDS_SAMPLE_SHOP_REVIEWS;
    gint64 seed = AMENDS_SAMPLE_SHOP_SEED;
    AmendsSampleFault fault = AMENDS_SAMPLE_FAULT_NONE;
    g_autofree char *fault_name = NULL;
    const GOptionEntry entries[] = {
        { "port", 0, 0, G_OPTION_ARG_INT, &port, N_ ("Port to listen on; a free one by default"), N_ ("NUMBER") },
        { "reviews", 0, 0, G_OPTION_ARG_INT, &n_reviews, N_ ("How many reviews it has"), N_ ("NUMBER") },
        { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Another seed makes other reviews"), N_ ("NUMBER") },
        { "fault", 0, 0, G_OPTION_ARG_STRING, &fault_name, N_ ("Misbehave with each contact"), N_ ("FAULT") },
        G_OPTION_ENTRY_NULL,
    };

    if (!ctl_context_parse (
            context, &args, entries, "", _ ("Runs the sample shop on this computer until Ctrl+C."),
            _ ("It prints its address and token. Add it: amendsctl account add-feed URL --token-file FILE")))
        return EX_USAGE;
    if (port < 0 || port > LAST_PORT || n_reviews < 0 || n_reviews > MOST_REVIEWS || seed < 0 || seed > G_MAXUINT32) {
        ctl_warn (_ ("The last port is %d, the most are %d reviews, and the last seed is %u. Choose a smaller number."),
                  LAST_PORT, MOST_REVIEWS, G_MAXUINT32);
        return EX_USAGE;
    }
    if (fault_name != NULL && !amends_sample_fault_from_string (fault_name, &fault)) {
        ctl_warn ("%s",
                  _ ("The faults are accept-then-timeout, fail-before-accept, duplicate, not-eligible, server-error, "
                     "unavailable and not-offered."));
        return EX_USAGE;
    }
    return serve (context, (guint) port, (guint) n_reviews, (guint32) seed, fault);
}
