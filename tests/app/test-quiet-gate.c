/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-quiet-gate.h"

#include "amends-settings.h"

#define MIDNIGHT 1795305600 /* 2026-11-22 00:00 UTC */
#define HOUR 3600

typedef struct {
    gint64 now;
    GSettings *settings;
    AmendsQuietGate *gate;
    guint n_opened;
} Fixture;

static gint64
tell_time (gpointer user_data)
{
    return ((Fixture *) user_data)->now;
}

static void
opened_cb (AmendsQuietGate *gate G_GNUC_UNUSED, Fixture *fixture)
{
    fixture->n_opened++;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->now = MIDNIGHT + 22 * HOUR;
    fixture->settings = amends_settings_new_in_memory ();
    g_settings_set_int (fixture->settings, "quiet-hours-start", 20 * 60);
    g_settings_set_int (fixture->settings, "quiet-hours-end", 7 * 60);
    g_settings_set_boolean (fixture->settings, "quiet-hours", TRUE);
    fixture->gate = amends_quiet_gate_new (fixture->settings, tell_time, fixture);
    g_signal_connect (fixture->gate, "opened", G_CALLBACK (opened_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_finalize_object (fixture->gate);
    g_assert_finalize_object (fixture->settings);
}

static void
test_opens_in_the_morning (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_false (amends_quiet_gate_is_open (fixture->gate));
    fixture->now = MIDNIGHT + 31 * HOUR - 1;
    amends_quiet_gate_check (fixture->gate);
    g_assert_false (amends_quiet_gate_is_open (fixture->gate));
    g_assert_cmpuint (fixture->n_opened, ==, 0);
    fixture->now = MIDNIGHT + 31 * HOUR;
    amends_quiet_gate_check (fixture->gate);
    g_assert_true (amends_quiet_gate_is_open (fixture->gate));
    g_assert_cmpuint (fixture->n_opened, ==, 1);
    /* And says so once. */
    amends_quiet_gate_check (fixture->gate);
    g_assert_cmpuint (fixture->n_opened, ==, 1);
    fixture->now = MIDNIGHT + 44 * HOUR;
    g_assert_false (amends_quiet_gate_is_open (fixture->gate));
}

static void
test_settings_open_it (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_settings_set_int (fixture->settings, "quiet-hours-start", 23 * 60);
    g_assert_cmpuint (fixture->n_opened, ==, 1);
    g_assert_true (amends_quiet_gate_is_open (fixture->gate));
    g_settings_set_int (fixture->settings, "quiet-hours-start", 21 * 60);
    g_assert_false (amends_quiet_gate_is_open (fixture->gate));
    g_settings_set_boolean (fixture->settings, "quiet-hours", FALSE);
    g_assert_cmpuint (fixture->n_opened, ==, 2);
    /* Other settings are none of its business. */
    g_settings_set_boolean (fixture->settings, "show-sidebar", FALSE);
    g_assert_cmpuint (fixture->n_opened, ==, 2);
}

static void
test_usual_settings (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GSettings) usual = amends_settings_new_in_memory ();
    g_autoptr (AmendsQuietGate) gate = amends_quiet_gate_new (usual, tell_time, fixture);
    g_autoptr (AmendsQuietGate) with_clock = amends_quiet_gate_new (usual, NULL, NULL);

    g_assert_true (amends_quiet_gate_is_open (gate));
    g_assert_true (amends_quiet_gate_is_open (with_clock));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/app/quiet-gate/opens-in-the-morning", Fixture, NULL, set_up, test_opens_in_the_morning, tear_down);
    g_test_add ("/app/quiet-gate/settings-open-it", Fixture, NULL, set_up, test_settings_open_it, tear_down);
    g_test_add ("/app/quiet-gate/usual-settings", Fixture, NULL, set_up, test_usual_settings, tear_down);
    return g_test_run ();
}
