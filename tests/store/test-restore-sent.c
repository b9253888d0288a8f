/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "backup-calls.h"
#include "contact-calls.h"

/* Whatever is restored, nothing that left this computer is forgotten, and nothing is sent a second time. */

#define LATER (10 * TEST_DAY)

static void
assert_contact (BackupFixture *fixture, gint64 id, AmendsContactState state, const char *error)
{
    g_autoptr (AmendsContact) contact = test_get_contact (fixture->data.store, id);

    g_assert_cmpstr (amends_contact_state_to_string (contact->state), ==, amends_contact_state_to_string (state));
    g_assert_cmpstr (contact->error, ==, error);
}

static void
assert_whole (BackupFixture *fixture)
{
    g_autofree char *problems = test_check (fixture->data.store);

    g_assert_cmpstr (problems, ==, "");
}

/* However long it waits, the sender finds nothing. */
static void
assert_nothing_due (BackupFixture *fixture)
{
    gboolean must_ask;
    g_autoptr (AmendsContact) contact = NULL;

    fixture->data.now += LATER;
    test_hasten (fixture->data.store, FALSE);
    contact = test_claim (fixture->data.store, &must_ask);
    g_assert_null (contact);
}

static void
settle_sent (BackupFixture *fixture, gint64 id)
{
    g_autoptr (AmendsContactReceipt) receipt = amends_contact_receipt_new (
        &(AmendsContactReceipt) { .remote_id = "C-1", .review_key = "R", .accepted_at = fixture->data.now });
    g_autoptr (AmendsContact) contact =
        test_settle (fixture->data.store,
                     &(AmendsSettlement) { .contact_id = id, .state = AMENDS_CONTACT_SENT, .receipt = receipt });

    g_assert_cmpint (contact->state, ==, AMENDS_CONTACT_SENT);
}

/* The sender takes what is due and the marketplace accepts it. */
static void
send (BackupFixture *fixture, gint64 id)
{
    gboolean must_ask = TRUE;
    g_autoptr (AmendsContact) contact = NULL;

    fixture->data.now += 3600;
    contact = test_claim (fixture->data.store, &must_ask);
    g_assert_nonnull (contact);
    g_assert_cmpint (contact->id, ==, id);
    g_assert_false (must_ask);
    settle_sent (fixture, id);
}

/* A contact that waited when the backup was made. @path: (out) */
static gint64
back_up_waiting (BackupFixture *fixture, char **path)
{
    gint64 id = test_add_contact (&fixture->data, test_add_reviewed_order (&fixture->data, 0), 10, NULL);

    *path = test_back_up (fixture);
    return id;
}

static void
test_was_sent (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    gint64 id = back_up_waiting (fixture, &path);
    AmendsRestoreSent sent;
    g_autoptr (AmendsContact) contact = NULL;

    send (fixture, id);
    test_restore_ok (fixture, path, &sent);
    g_assert_cmpuint (sent.n_kept, ==, 1);
    g_assert_cmpuint (sent.n_unknown, ==, 0);
    contact = test_get_contact (fixture->data.store, id);
    g_assert_cmpint (contact->state, ==, AMENDS_CONTACT_SENT);
    g_assert_cmpstr (contact->remote_id, ==, "C-1");
    g_assert_cmpint (contact->sent_at, >, TEST_NOW);
    assert_nothing_due (fixture);
    assert_whole (fixture);
}

static void
test_was_taken_back (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    gint64 id = back_up_waiting (fixture, &path);

    g_assert_true (test_change_contact (fixture->data.store, id, AMENDS_CONTACT_CHANGE_CANCEL, NULL));
    test_restore_ok (fixture, path, NULL);
    assert_contact (fixture, id, AMENDS_CONTACT_CANCELLED, NULL);
    assert_nothing_due (fixture);
    assert_whole (fixture);
}

/* Nothing has happened to it: it goes out, once. */
static void
test_still_waits (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    gint64 id = back_up_waiting (fixture, &path);
    AmendsRestoreSent sent;

    test_restore_ok (fixture, path, &sent);
    g_assert_cmpuint (sent.n_kept, ==, 0);
    g_assert_cmpuint (sent.n_unknown, ==, 0);
    assert_contact (fixture, id, AMENDS_CONTACT_WAITING, NULL);
    send (fixture, id);
    assert_nothing_due (fixture);
    assert_whole (fixture);
}

/* A try whose end nobody knows is asked about, as without a restore. */
static void
test_was_being_sent (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    gint64 id = back_up_waiting (fixture, &path);
    gboolean must_ask = FALSE;
    g_autoptr (AmendsContact) claimed = NULL, again = NULL;

    fixture->data.now += 60;
    claimed = test_claim (fixture->data.store, &must_ask);
    g_assert_cmpint (claimed->id, ==, id);
    test_restore_ok (fixture, path, NULL);
    assert_contact (fixture, id, AMENDS_CONTACT_SENDING, NULL);
    fixture->data.now += LATER;
    again = test_claim (fixture->data.store, &must_ask);
    g_assert_cmpint (again->id, ==, id);
    g_assert_true (must_ask);
}

/* The backup knows nothing of the contact, or not even of the review: @data. */
static void
test_came_after (BackupFixture *fixture, gconstpointer data)
{
    gboolean review_too = data != NULL;
    g_autofree char *path = NULL;
    g_autoptr (GPtrArray) contacts = NULL;
    gint64 review = review_too ? 0 : test_add_reviewed_order (&fixture->data, 1);
    gint64 id;
    AmendsRestoreSent sent;

    path = test_back_up (fixture);
    if (review_too)
        review = test_add_reviewed_order (&fixture->data, 1);
    test_set_done (fixture->data.store, &review, 1, TRUE);
    id = test_add_contact (&fixture->data, review, 0, NULL);
    send (fixture, id);
    test_restore_ok (fixture, path, &sent);
    g_assert_cmpuint (sent.n_kept, ==, 1);
    review = test_find_id (fixture->data.store, "R1");
    g_assert_cmpint (review, >, 0);
    contacts = test_list_contacts (fixture->data.store, review, FALSE);
    g_assert_cmpuint (contacts->len, ==, 1);
    g_assert_cmpint (((const AmendsContact *) contacts->pdata[0])->state, ==, AMENDS_CONTACT_SENT);
    g_assert_cmpstr (((const AmendsContact *) contacts->pdata[0])->currency, ==, "SEK");
    g_assert_cmpint (((const AmendsContact *) contacts->pdata[0])->amount_minor, ==, 19900);
    g_assert_cmpstr (((const AmendsContact *) contacts->pdata[0])->rule_pack, ==, "base 1");
    {
        g_autoptr (AmendsReview) restored = test_load_one (fixture->data.store, review);

        /* All else is as it was then. */
        g_assert_cmpint (restored->done_at, ==, 0);
        g_assert_cmpint (restored->stars, ==, 2);
        g_assert_cmpstr (restored->order_id, ==, "O1");
    }
    /* The customer counts as contacted. */
    g_assert_cmpint (test_add_contact (&fixture->data, review, 0, NULL), ==, 0);
    assert_nothing_due (fixture);
    assert_whole (fixture);
}

static gint64
save_shop (BackupFixture *fixture, gint64 id, const char *address)
{
    g_autoptr (GError) error = NULL;
    gint64 saved = test_save_account (fixture->data.store,
                                      &(AmendsAccount) { .id = id,
                                                         .kind = "feed",
                                                         .base_url = address,
                                                         .external_id = "seller-7",
                                                         .professional = AMENDS_TRI_UNKNOWN,
                                                         .brand_owner = AMENDS_TRI_UNKNOWN,
                                                         .brand_representative = AMENDS_TRI_UNKNOWN,
                                                         .may_view = AMENDS_TRI_UNKNOWN,
                                                         .may_edit = AMENDS_TRI_UNKNOWN },
                                      &error);

    g_assert_no_error (error);
    return saved;
}

/* A shop that answers at another address since is the same shop. */
static void
test_shop_has_moved (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    gint64 review;

    save_shop (fixture, fixture->data.account_id, "https://old.example");
    review = test_add_reviewed_order (&fixture->data, 1);
    path = test_back_up (fixture);
    save_shop (fixture, fixture->data.account_id, "https://new.example");
    send (fixture, test_add_contact (&fixture->data, review, 0, NULL));
    test_restore_ok (fixture, path, NULL);
    g_assert_cmpint (test_add_contact (&fixture->data, review, 0, NULL), ==, 0);
    assert_nothing_due (fixture);
    assert_whole (fixture);
}

static void
test_only_waited (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 review = test_add_reviewed_order (&fixture->data, 1);
    g_autofree char *path = test_back_up (fixture);
    g_autoptr (GPtrArray) contacts = NULL;
    AmendsRestoreSent sent;

    test_add_contact (&fixture->data, review, 10, NULL);
    test_restore_ok (fixture, path, &sent);
    g_assert_cmpuint (sent.n_kept, ==, 0);
    contacts = test_list_contacts (fixture->data.store, 0, FALSE);
    g_assert_cmpuint (contacts->len, ==, 0);
    assert_nothing_due (fixture);
    g_assert_cmpint (test_add_contact (&fixture->data, review, 10, NULL), !=, 0);
}

/* The one that waited was taken back, and another one went out to the same customer. */
static void
test_another_went_out (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    gint64 first = back_up_waiting (fixture, &path);
    gint64 review = test_find_id (fixture->data.store, "R0");
    g_autoptr (GPtrArray) contacts = NULL;

    g_assert_true (test_change_contact (fixture->data.store, first, AMENDS_CONTACT_CHANGE_CANCEL, NULL));
    send (fixture, test_add_contact (&fixture->data, review, 0, NULL));
    test_restore_ok (fixture, path, NULL);
    assert_contact (fixture, first, AMENDS_CONTACT_CANCELLED, NULL);
    contacts = test_list_contacts (fixture->data.store, review, FALSE);
    g_assert_cmpuint (contacts->len, ==, 2);
    g_assert_cmpint (((const AmendsContact *) contacts->pdata[0])->state, ==, AMENDS_CONTACT_SENT);
    assert_nothing_due (fixture);
    assert_whole (fixture);
}

static void
lose_data (BackupFixture *fixture)
{
    g_autofree char *live = g_build_filename (fixture->data.folder, "amends.db", NULL);

    test_close_data (fixture);
    test_spoil (live, 0, 100);
}

static void
restore_lost (BackupFixture *fixture, const char *path, AmendsRestoreSent *sent)
{
    g_autoptr (GError) error = NULL;

    test_restore (fixture->backups, path, NULL, sent, &error);
    g_assert_no_error (error);
    test_open_data (fixture);
}

/* The data cannot be read any more: nobody knows what went out, so the person is asked, and what the marketplace tells settles it. */
static void
test_data_is_lost (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 waits = test_add_contact (&fixture->data, test_add_reviewed_order (&fixture->data, 0), 0, NULL);
    gint64 handed_over = test_hand_over (&fixture->data, test_add_reviewed_order (&fixture->data, 1));
    gint64 went_out = test_add_contact (&fixture->data, test_add_reviewed_order (&fixture->data, 2), 10, NULL);
    g_autofree char *path = NULL;
    g_autofree char *key = NULL;
    AmendsRestoreSent sent;

    {
        g_autoptr (AmendsContact) contact = test_get_contact (fixture->data.store, waits);

        key = g_strdup (contact->key);
    }
    path = test_back_up (fixture);
    lose_data (fixture);
    restore_lost (fixture, path, &sent);
    g_assert_cmpuint (sent.n_unknown, ==, 2);
    assert_contact (fixture, waits, AMENDS_CONTACT_UNKNOWN, "restored");
    assert_contact (fixture, went_out, AMENDS_CONTACT_UNKNOWN, "restored");
    assert_contact (fixture, handed_over, AMENDS_CONTACT_HANDED_OVER, NULL);
    assert_nothing_due (fixture);
    assert_whole (fixture);
    test_take_receipt (&fixture->data, &(AmendsContactReceipt) { .remote_id = "C-9",
                                                                 .review_key = "R0",
                                                                 .key = key,
                                                                 .reason = AMENDS_CONTACT_COURTESY_REFUND,
                                                                 .accepted_at = TEST_NOW + 5 });
    assert_contact (fixture, waits, AMENDS_CONTACT_SENT, NULL);
    g_assert_true (test_change_contact (fixture->data.store, went_out, AMENDS_CONTACT_CHANGE_NOT_SENT, NULL));
    assert_contact (fixture, went_out, AMENDS_CONTACT_FAILED, "restored");
    assert_nothing_due (fixture);
}

/* A backup of other data, of another computer for one. */
static void
test_of_other_data (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    g_autofree char *live = g_build_filename (fixture->data.folder, "amends.db", NULL);
    gint64 id = back_up_waiting (fixture, &path);
    AmendsRestoreSent sent;

    test_close_data (fixture);
    g_unlink (live);
    test_open_data (fixture);
    test_restore_ok (fixture, path, &sent);
    g_assert_cmpuint (sent.n_unknown, ==, 1);
    assert_contact (fixture, id, AMENDS_CONTACT_UNKNOWN, "restored");
    assert_nothing_due (fixture);
}

static void
test_account_was_removed (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;
    gint64 id = back_up_waiting (fixture, &path);

    send (fixture, id);
    g_assert_true (test_remove_account (fixture->data.store, fixture->data.account_id, NULL));
    test_restore_ok (fixture, path, NULL);
    assert_contact (fixture, id, AMENDS_CONTACT_UNKNOWN, "restored");
    assert_nothing_due (fixture);
}

/* Tokens are in the keyring by an account's number, which must not come to stand for another address. */
static void
test_numbers (BackupFixture *fixture, gconstpointer data)
{
    gboolean lost = data != NULL;
    g_autofree char *path = test_back_up (fixture);
    gint64 second = test_add_account (fixture->data.store, "feed", "https://second.example");
    gint64 third;

    if (lost) {
        lose_data (fixture);
        restore_lost (fixture, path, NULL);
    } else {
        test_restore_ok (fixture, path, NULL);
    }
    third = test_add_account (fixture->data.store, "feed", "https://third.example");
    g_assert_cmpint (third, >, second);
}

static char *
find_strangers (BackupFixture *fixture, const char *path)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsRestore) restore = NULL;
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    const GArray *ids;

    amends_backups_prepare_restore_async (fixture->backups, path, NULL, amends_await_cb, &await);
    restore = amends_backups_prepare_restore_finish (fixture->backups, amends_await (&await), &error);
    g_assert_no_error (error);
    ids = amends_restore_get_strangers (restore);
    for (guint i = 0; i < ids->len; i++)
        g_string_append_printf (text, "%d ", (int) g_array_index (ids, gint64, i));
    return g_string_free_and_steal (g_steal_pointer (&text));
}

typedef enum { DATA_SAME, DATA_MOVED, DATA_NEW, DATA_LOST } DataState;

typedef struct {
    const char *name;
    DataState state;
    gboolean elsewhere; /* the file is not among the backups of this data */
    const char *strangers;
} TokenCase;

static const TokenCase TOKEN_CASES[] = {
    { "same", DATA_SAME, FALSE, "" },
    { "same-file-elsewhere", DATA_SAME, TRUE, "" },
    { "account-moved", DATA_MOVED, FALSE, "1 " },
    { "data-is-new", DATA_NEW, FALSE, "" },
    { "data-is-new-file-elsewhere", DATA_NEW, TRUE, "1 2 " },
    { "data-is-lost", DATA_LOST, FALSE, "" },
    { "data-is-lost-file-elsewhere", DATA_LOST, TRUE, "1 2 " },
};

static void
change_data (BackupFixture *fixture, DataState state)
{
    g_autofree char *live = g_build_filename (fixture->data.folder, "amends.db", NULL);

    if (state == DATA_MOVED) {
        g_assert_true (test_remove_account (fixture->data.store, 1, NULL));
        test_add_account (fixture->data.store, "feed", "https://third.example");
    }
    if (state == DATA_LOST) {
        lose_data (fixture);
        return;
    }
    test_close_data (fixture);
    if (state != DATA_NEW)
        return;
    g_unlink (live);
    test_open_data (fixture);
    test_close_data (fixture);
}

static void
test_tokens (BackupFixture *fixture, gconstpointer data)
{
    const TokenCase *token_case = data;
    g_autofree char *path = NULL;
    g_autofree char *elsewhere = g_build_filename (fixture->data.folder, "elsewhere.db", NULL);
    g_autofree char *strangers = NULL;
    const char *chosen;

    test_add_account (fixture->data.store, "feed", "https://second.example");
    path = test_back_up (fixture);
    test_copy_file (path, elsewhere);
    chosen = token_case->elsewhere ? elsewhere : path;
    change_data (fixture, token_case->state);
    strangers = find_strangers (fixture, chosen);
    g_assert_cmpstr (strangers, ==, token_case->strangers);
    restore_lost (fixture, chosen, NULL);
}

/* A file from elsewhere must not make this computer send one of its own files to an address of that file's choice. */
static void
test_token_file (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *live = g_build_filename (fixture->data.folder, "amends.db", NULL);
    g_autofree char *elsewhere = g_build_filename (fixture->data.folder, "elsewhere.db", NULL);
    g_autofree char *path = NULL;
    g_autoptr (GPtrArray) accounts = NULL;
    g_autoptr (GError) error = NULL;

    test_save_account (fixture->data.store,
                       &(AmendsAccount) { .kind = "feed",
                                          .base_url = "https://second.example",
                                          .professional = AMENDS_TRI_UNKNOWN,
                                          .brand_owner = AMENDS_TRI_UNKNOWN,
                                          .brand_representative = AMENDS_TRI_UNKNOWN,
                                          .may_view = AMENDS_TRI_UNKNOWN,
                                          .may_edit = AMENDS_TRI_UNKNOWN,
                                          .token_file = "/etc/shadow" },
                       &error);
    g_assert_no_error (error);
    path = test_back_up (fixture);
    test_copy_file (path, elsewhere);
    test_close_data (fixture);
    g_unlink (live);
    test_open_data (fixture);
    test_restore_ok (fixture, elsewhere, NULL);
    accounts = test_list_accounts (fixture->data.store);
    g_assert_cmpuint (accounts->len, ==, 2);
    g_assert_null (((const AmendsAccount *) accounts->pdata[1])->token_file);
}

#define ADD(name, data, func)                                                                                          \
    g_test_add ("/restore-sent/" name, BackupFixture, data, backup_fixture_set_up, func, backup_fixture_tear_down)

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    ADD ("was-sent", NULL, test_was_sent);
    ADD ("was-taken-back", NULL, test_was_taken_back);
    ADD ("still-waits", NULL, test_still_waits);
    ADD ("was-being-sent", NULL, test_was_being_sent);
    ADD ("came-after/contact", NULL, test_came_after);
    ADD ("came-after/review", "review", test_came_after);
    ADD ("shop-has-moved", NULL, test_shop_has_moved);
    ADD ("only-waited", NULL, test_only_waited);
    ADD ("another-went-out", NULL, test_another_went_out);
    ADD ("data-is-lost", NULL, test_data_is_lost);
    ADD ("of-other-data", NULL, test_of_other_data);
    ADD ("account-was-removed", NULL, test_account_was_removed);
    ADD ("numbers/known", NULL, test_numbers);
    ADD ("numbers/lost", "lost", test_numbers);
    for (gsize i = 0; i < G_N_ELEMENTS (TOKEN_CASES); i++) {
        g_autofree char *path = g_strconcat ("/restore-sent/tokens/", TOKEN_CASES[i].name, NULL);

        g_test_add (path, BackupFixture, &TOKEN_CASES[i], backup_fixture_set_up, test_tokens, backup_fixture_tear_down);
    }
    ADD ("token-file", NULL, test_token_file);
    return g_test_run ();
}
