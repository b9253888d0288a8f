/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "amends-currency.h"
#include "ctl-accounts.h"
#include "ctl-commands.h"
#include "ctl-contact.h"
#include "ctl-output.h"

#define LONGEST_HOLD 120

typedef struct {
    gint64 review_id;
    AmendsContactReason reason;
    gboolean yes;
    int hold;
} Wish;

/* What leaves cannot be called back, so a person says yes to it. */
static gboolean
confirm (const Wish *wish, const AmendsOrder *order)
{
    /* Translators: what is typed at the terminal to send a contact */
    const char *word = C_ ("typed word", "yes");
    g_autofree char *amount = NULL;
    char answer[16];

    if (wish->yes)
        return TRUE;
    if (!isatty (STDIN_FILENO)) {
        ctl_warn ("%s", _ ("Nothing was sent, for nobody could be asked. Say --yes if it is meant."));
        return FALSE;
    }
    if (wish->reason == AMENDS_CONTACT_COURTESY_REFUND && order != NULL && order->currency != NULL) {
        amount = amends_currency_print (order->currency, order->total_minor);
        printf (_ ("Offer the customer of review %" PRId64 " a full refund of %s %s? Write “%s”: "), wish->review_id,
                order->currency, amount, word);
    } else if (wish->reason == AMENDS_CONTACT_COURTESY_REFUND) {
        printf (_ ("Offer the customer of review %" PRId64 " a full refund? Write “%s”: "), wish->review_id, word);
    } else {
        printf (_ ("Ask the customer of review %" PRId64 " for permission to write? Write “%s”: "), wish->review_id,
                word);
    }
    fflush (stdout);
    if (fgets (answer, sizeof answer, stdin) != NULL &&
        (g_str_equal (g_strstrip (answer), word) || g_str_equal (answer, "yes")))
        return TRUE;
    ctl_warn ("%s", _ ("Nothing was sent."));
    return FALSE;
}

static gint64
add_contact (CtlContext *context, const Wish *wish, const AmendsReviewDetail *detail, const char *pack,
             gboolean by_hand, int *exit_code)
{
    gboolean refunds = wish->reason == AMENDS_CONTACT_COURTESY_REFUND && detail->order != NULL;
    const AmendsContactDraft draft = {
        .review_id = wish->review_id,
        .reason = wish->reason,
        .rule_pack = pack,
        .currency = refunds ? detail->order->currency : NULL,
        .amount_minor = refunds ? detail->order->total_minor : 0,
    };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_auto (AmendsContactsAdded) added = { 0 };
    g_autoptr (GError) error = NULL;
    gint64 id;

    amends_store_add_contacts_async (context->store, &draft, 1, g_get_real_time () / G_USEC_PER_SEC + wish->hold,
                                     by_hand, context->cancellable, amends_await_cb, &await);
    if (!amends_store_add_contacts_finish (context->store, amends_await (&await), &added, &error)) {
        *exit_code = ctl_context_fail (context, error);
        return 0;
    }
    id = g_array_index (added.ids, gint64, 0);
    if (id == 0) {
        ctl_warn ("%s", _ ("This customer has been contacted about this review already. See “amendsctl outbox”."));
        *exit_code = EX_NOPERM;
    }
    return id;
}

static gboolean
wake_cb (gpointer data)
{
    *(gboolean *) data = TRUE;
    return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
    g_main_context_wakeup (NULL);
}

/* Returns: FALSE if the person has taken it back */
static gboolean
hold_back (CtlContext *context, gint64 id, int seconds)
{
    gboolean over = FALSE;
    gulong handler;
    guint timer;

    if (seconds == 0)
        return TRUE;
    printf (_ ("Contact %" PRId64 " is sent in %d s. Ctrl+C takes it back.\n"), id, seconds);
    fflush (stdout);
    handler = g_cancellable_connect (context->cancellable, G_CALLBACK (cancelled_cb), NULL, NULL);
    timer = g_timeout_add_seconds ((guint) seconds, wake_cb, &over);
    while (!over && !g_cancellable_is_cancelled (context->cancellable))
        g_main_context_iteration (NULL, TRUE);
    if (!over)
        g_source_remove (timer);
    g_cancellable_disconnect (context->cancellable, handler);
    return over;
}

static int
take_back (CtlContext *context, gint64 id)
{
    int exit_code = ctl_outbox_change (context, id, AMENDS_CONTACT_CHANGE_CANCEL);

    if (exit_code == EX_OK)
        printf (_ ("Contact %" PRId64 " was taken back.\n"), id);
    return exit_code;
}

static int
hand_over (const AmendsReview *review, gint64 id)
{
    printf (_ ("The marketplace offers no interface for this. Send it on its own page:\n%s\n"),
            review->url != NULL ? review->url : _ ("(the address of the review’s page is not known)"));
    printf (_ ("Then write “amendsctl outbox sent %" PRId64 "”, or “amendsctl outbox not-sent %" PRId64 "”.\n"), id,
            id);
    return EX_OK;
}

static const char *
find_kind (GPtrArray *accounts, gint64 id)
{
    for (guint i = 0; i < accounts->len; i++)
        if (((const AmendsAccount *) accounts->pdata[i])->id == id)
            return ((const AmendsAccount *) accounts->pdata[i])->kind;
    return NULL;
}

static int
send_wish (CtlContext *context, const Wish *wish, const AmendsReviewDetail *detail, const char *pack)
{
    int exit_code = EX_OK;
    g_autoptr (GPtrArray) accounts = ctl_list_accounts (context, context->store, &exit_code);
    g_auto (CtlOutbox) outbox = { 0 };
    gboolean by_hand;
    gint64 id;

    if (accounts == NULL)
        return exit_code;
    ctl_outbox_init (&outbox, context);
    by_hand = amends_outbox_get_way (outbox.outbox, find_kind (accounts, detail->review->account_id)) ==
              AMENDS_SEND_WAY_BROWSER;
    id = add_contact (context, wish, detail, pack, by_hand, &exit_code);
    if (id == 0)
        return exit_code;
    if (by_hand)
        return hand_over (detail->review, id);
    return hold_back (context, id, wish->hold) ? ctl_outbox_flush (&outbox, context, id) : take_back (context, id);
}

static int
try_to_send (CtlContext *context, const Wish *wish)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (AmendsContactDecision) decision = NULL;
    g_autoptr (GError) error = NULL;
    int exit_code = EX_OK;

    if (ctl_context_open_store (context, &exit_code) == NULL)
        return exit_code;
    decision =
        ctl_contact_decide (context, wish->review_id, g_get_real_time () / G_USEC_PER_SEC, zone, &detail, &error);
    if (decision == NULL)
        return ctl_context_fail (context, error);
    if (!decision->eligible) {
        ctl_warn (_ ("Cannot contact customer: %s See “amendsctl contact check %" PRId64 "”."),
                  decision->rows[decision->headline].sentence, wish->review_id);
        return EX_NOPERM;
    }
    if (!confirm (wish, detail->order))
        return EX_USAGE;
    return send_wish (context, wish, detail, decision->pack_name);
}

int
ctl_contact_send (CtlContext *context, char **args)
{
    Wish wish = { 0 };
    g_autofree char *reason = NULL;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("courtesy-refund or customer-support"), N_ ("REASON") },
        { "yes", 0, 0, G_OPTION_ARG_NONE, &wish.yes, N_ ("Do not ask"), NULL },
        { "hold", 0, 0, G_OPTION_ARG_INT, &wish.hold, N_ ("Wait so long before it is sent"), N_ ("SECONDS") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };

    if (!ctl_context_parse (
            context, &args, entries, _ ("ID"),
            _ ("Sends the marketplace’s own message to the customer of a review, once."),
            _ ("A courtesy refund offers the whole amount back; customer support asks for permission to "
               "write. The text is the marketplace’s and cannot be changed.")))
        return EX_USAGE;
    if (words == NULL || words[1] != NULL ||
        !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &wish.review_id, NULL)) {
        ctl_warn ("%s",
                  _ ("Give the number of one review, as in “amendsctl contact send 12 --reason customer-support”."));
        return EX_USAGE;
    }
    if (!amends_contact_reason_from_string (reason, &wish.reason)) {
        ctl_warn ("%s", _ ("Say --reason courtesy-refund or --reason customer-support."));
        return EX_USAGE;
    }
    if (wish.hold < 0 || wish.hold > LONGEST_HOLD) {
        ctl_warn (_ ("A contact is held back for 0 to %d seconds."), LONGEST_HOLD);
        return EX_USAGE;
    }
    return try_to_send (context, &wish);
}
