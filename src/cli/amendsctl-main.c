/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-config.h"
#include "ctl-commands.h"
#include "ctl-output.h"

static const CtlCommand COMMANDS[] = {
    { "sample-shop", ctl_sample_shop, N_ ("Run the sample shop on this computer") },
    { "sample-data", ctl_sample_data, N_ ("Write many invented reviews to a file") },
    { "account", ctl_account, N_ ("Add or list the accounts that reviews come from") },
    { "sync", ctl_sync, N_ ("Fetch what is new") },
    { "import", ctl_import, N_ ("Import reviews and feedback from files") },
    { "reviews", ctl_reviews, N_ ("List reviews") },
    { "feedback", ctl_feedback, N_ ("List feedback about the seller, and its rating") },
    { "causes", ctl_causes, N_ ("Explain why customers are unhappy") },
    { "contact", ctl_contact, N_ ("Contact customers, or ask whether one can be contacted") },
    { "outbox", ctl_outbox, N_ ("List or settle contacts that are not sent yet") },
    { "messages", ctl_messages, N_ ("List what customers answered") },
    { "report", ctl_report, N_ ("Write a period’s report as a PDF, or report a review for abuse") },
    { "done", ctl_done, N_ ("Mark reviews as done") },
    { "reopen", ctl_reopen, N_ ("Open reviews again") },
    { "undo", ctl_undo, N_ ("Take back the last action") },
    { "redo", ctl_redo, N_ ("Redo what was taken back") },
    { "log", ctl_log, N_ ("List what was done") },
    { "export", ctl_export, N_ ("Write reviews to a file") },
    { "backup", ctl_backup, N_ ("Make a backup of the data") },
    { "backups", ctl_backups, N_ ("List and check the backups") },
    { "restore", ctl_restore, N_ ("Replace the data with a backup") },
    { "check-data", ctl_check_data, N_ ("Check that the data is intact") },
    { "delete-everything", ctl_delete_everything, N_ ("Delete all data, tokens and settings") },
};

static const CtlCommand ACCOUNT_COMMANDS[] = {
    { "add-feed", ctl_account_add_feed, N_ ("Add a shop that speaks the review feed") },
    { "list", ctl_account_list, N_ ("List the accounts") },
};

static const CtlCommand FEEDBACK_COMMANDS[] = {
    { "list", ctl_feedback_list, N_ ("List feedback about the seller") },
    { "rating", ctl_feedback_rating, N_ ("Print the seller's rating") },
    { "forecast", ctl_feedback_forecast, N_ ("Print the forecast of the rating") },
    { "what-if", ctl_feedback_what_if, N_ ("Show what one feedback does to the rating") },
};

static const CtlCommand CAUSES_COMMANDS[] = {
    { "list", ctl_causes_list, N_ ("Count the causes") },
    { "show", ctl_causes_show, N_ ("Explain why one customer is unhappy") },
    { "set", ctl_causes_set, N_ ("Say why a customer is unhappy") },
    { "clear", ctl_causes_clear, N_ ("Say that there is no cause to name") },
    { "rules", ctl_causes_rules, N_ ("List, add or delete words that you taught as signs of a cause") },
    { "survey", ctl_causes_survey, N_ ("Suggest causes for what is new") },
};

static const CtlCommand CAUSES_RULES_COMMANDS[] = {
    { "list", ctl_causes_rules_list, N_ ("List them") },
    { "add", ctl_causes_rules_add, N_ ("Add words") },
    { "delete", ctl_causes_rules_delete, N_ ("Forget words") },
};

static const CtlCommand CONTACT_COMMANDS[] = {
    { "check", ctl_contact_check, N_ ("Check whether a customer can be contacted, and why not") },
    { "send", ctl_contact_send, N_ ("Contact the customer of a review") },
};

static const CtlCommand *
find_command (const CtlCommand *commands, gsize n_commands, const char *name)
{
    for (gsize i = 0; i < n_commands; i++) {
        if (g_str_equal (commands[i].name, name))
            return &commands[i];
    }
    return NULL;
}

static void
print_commands (const CtlCommand *commands, gsize n_commands, const char *prefix)
{
    for (gsize i = 0; i < n_commands; i++)
        printf ("  %s%-*s  %s\n", prefix, 17, commands[i].name, _ (commands[i].summary));
}

static void
print_help (void)
{
    puts (_ ("Usage: amendsctl [--data DIR] COMMAND …\n\nCommands:"));
    print_commands (COMMANDS, G_N_ELEMENTS (COMMANDS), "");
    puts (_ ("\nOptions:\n  --data DIR    Folder that the data is kept in\n  --version     Print the version\n\n"
             "“amendsctl COMMAND --help” tells more of a command; so does amendsctl(1)."));
}

/* A command that is a group of others: its second word names one. @usage: what to write instead of none */
static int
run_group (CtlContext *context, char **args, const CtlCommand *commands, gsize n_commands, const char *usage)
{
    const CtlCommand *command = args[1] != NULL ? find_command (commands, n_commands, args[1]) : NULL;
    g_autofree char *name = NULL;
    g_auto (GStrv) rest = NULL;

    if (g_strcmp0 (args[1], "--help") == 0 || g_strcmp0 (args[1], "-h") == 0) {
        printf (_ ("Usage: amendsctl %s COMMAND …\n\nCommands:\n"), args[0]);
        print_commands (commands, n_commands, "");
        return EX_OK;
    }
    if (command == NULL) {
        ctl_warn ("%s", usage);
        return EX_USAGE;
    }
    rest = g_strdupv (args + 1);
    name = rest[0];
    rest[0] = g_strdup_printf ("%s %s", args[0], name);
    return command->run (context, rest);
}

int
ctl_account (CtlContext *context, char **args)
{
    return run_group (context, args, ACCOUNT_COMMANDS, G_N_ELEMENTS (ACCOUNT_COMMANDS),
                      _ ("Write “amendsctl account add-feed URL” or “amendsctl account list”."));
}

int
ctl_feedback (CtlContext *context, char **args)
{
    return run_group (context, args, FEEDBACK_COMMANDS, G_N_ELEMENTS (FEEDBACK_COMMANDS),
                      _ ("Write “amendsctl feedback list”, “rating”, “forecast” or “what-if ID”."));
}

int
ctl_causes (CtlContext *context, char **args)
{
    return run_group (context, args, CAUSES_COMMANDS, G_N_ELEMENTS (CAUSES_COMMANDS),
                      _ ("Write “amendsctl causes list”, “show ID”, “set ID CAUSE”, “clear ID”, “rules” or “survey”."));
}

int
ctl_causes_rules (CtlContext *context, char **args)
{
    return run_group (context, args, CAUSES_RULES_COMMANDS, G_N_ELEMENTS (CAUSES_RULES_COMMANDS),
                      _ ("Write “amendsctl causes rules list”, “add CAUSE WORDS” or “delete ID”."));
}

int
ctl_contact (CtlContext *context, char **args)
{
    return run_group (context, args, CONTACT_COMMANDS, G_N_ELEMENTS (CONTACT_COMMANDS),
                      _ ("Write “amendsctl contact check ID” or “amendsctl contact send ID --reason REASON”."));
}

static int
run_command (CtlContext *context, char **args)
{
    const CtlCommand *command = find_command (COMMANDS, G_N_ELEMENTS (COMMANDS), args[0]);

    if (command == NULL) {
        ctl_warn (_ ("There is no command “%s”. See “amendsctl --help”."), args[0]);
        return EX_USAGE;
    }
    return command->run (context, args);
}

/* "help", "help COMMAND" and "help account COMMAND" */
static int
run_help (CtlContext *context, char **args)
{
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_auto (GStrv) asked = NULL;

    if (args[1] == NULL) {
        print_help ();
        return EX_OK;
    }
    g_strv_builder_addv (builder, (const char **) args + 1);
    g_strv_builder_add (builder, "--help");
    asked = g_strv_builder_end (builder);
    return run_command (context, asked);
}

static int
run (CtlContext *context, char **args)
{
    gboolean version = FALSE, help = FALSE;
    const GOptionEntry entries[] = {
        { "data", 0, 0, G_OPTION_ARG_FILENAME, &context->data_folder, NULL, NULL },
        { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
        { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GOptionContext) options = g_option_context_new (NULL);
    g_autoptr (GError) error = NULL;

    g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
    g_option_context_set_help_enabled (options, FALSE);
    g_option_context_set_strict_posix (options, TRUE);
    if (!g_option_context_parse_strv (options, &args, &error)) {
        ctl_warn (_ ("%s. See “amendsctl --help”."), error->message);
        return EX_USAGE;
    }
    if (version)
        puts ("amendsctl " AMENDS_VERSION);
    else if (help)
        print_help ();
    else if (args[1] == NULL)
        ctl_warn ("%s", _ ("Name a command. See “amendsctl --help”."));
    else if (g_str_equal (args[1], "help"))
        return run_help (context, args + 1);
    else
        return run_command (context, args + 1);
    return version || help ? EX_OK : EX_USAGE;
}

int
main (int argc G_GNUC_UNUSED, char **argv)
{
    /* A program that is not installed finds its translations where it was built. */
    const char *built = g_getenv ("AMENDS_LOCALE_DIR");
    g_auto (CtlContext) context = { 0 };
    g_auto (GStrv) args = g_strdupv (argv);
    int exit_code;

    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, built != NULL ? built : AMENDS_LOCALEDIR);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
    ctl_context_init (&context);
    exit_code = run (&context, args);
    return ctl_flush () || exit_code != EX_OK ? exit_code : EX_IOERR;
}
