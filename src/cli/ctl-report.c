/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-report.h"

#include <glib/gi18n-lib.h>
#include <sysexits.h>

#include "ctl-commands.h"
#include "ctl-output.h"

static void
clear_options (CtlReportOptions *self)
{
    g_free (self->from);
    g_free (self->to);
    g_free (self->marketplace);
    g_free (self->brand);
    g_free (self->paper);
    g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CtlReportOptions, clear_options)

static gboolean
is_about_period (const CtlReportOptions *options)
{
    return options->from != NULL || options->to != NULL || options->marketplace != NULL || options->brand != NULL ||
           options->paper != NULL || options->path != NULL || options->force;
}

/* Two things have this name: reporting a review for abuse, which takes its number, and the report of a period, which takes a file. */
int
ctl_report (CtlContext *context, char **args)
{
    gboolean reported = FALSE, withdraw = FALSE;
    g_auto (GStrv) words = NULL;
    g_auto (CtlReportOptions) options = { 0 };
    const GOptionEntry entries[] = {
        { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("First day of the period"), N_ ("DATE") },
        { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("Last day of the period; today without it"), N_ ("DATE") },
        { "marketplace", 0, 0, G_OPTION_ARG_STRING, &options.marketplace, N_ ("Of one marketplace only"), N_ ("CODE") },
        { "brand", 0, 0, G_OPTION_ARG_STRING, &options.brand, N_ ("Of one brand only"), N_ ("NAME") },
        { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("“a4” or “letter”"), N_ ("PAPER") },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.path, N_ ("PDF file to write, or “-”"), N_ ("FILE") },
        { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Replace the file if there is one"), NULL },
        { "reported", 0, 0, G_OPTION_ARG_NONE, &reported, N_ ("Say that it was reported"), NULL },
        { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw, N_ ("Say that it was not reported after all"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };

    if (!ctl_context_parse (
            context, &args, entries, _ ("-o FILE | ID"),
            _ ("With “-o FILE”, writes the report of a period as a PDF: figures, charts, the worst products and what "
               "was done.\n"
               "With ID, tells where a review that breaks the marketplace’s rules can be reported, and keeps that."),
            _ ("The period is the 90 days up to its last day unless “--from” says otherwise; “--from”, “--to”, "
               "“--marketplace”, “--brand”, “--paper” and “--force” go with “-o”.\n"
               "“--reported” and “--withdraw” go with ID. Only report what breaks the rules: a bad rating alone does "
               "not.")))
        return EX_USAGE;
    if (!is_about_period (&options))
        return ctl_report_abuse (context, words, reported, withdraw);
    if (words == NULL && !reported && !withdraw)
        return ctl_report_write (context, &options);
    ctl_warn ("%s", _ ("Write either “amendsctl report -o FILE” or “amendsctl report ID”: they do different things."));
    return EX_USAGE;
}
