/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application.h"
#include "amends-process.h"

int
main (int argc, char *argv[])
{
    g_autoptr (AmendsApplication) application = NULL;
    int status;

#ifdef NDEBUG
    amends_process_forbid_dumps ();
#endif
    amends_process_limit_memory ();
    amends_process_set_up_translations ();
    application = amends_application_new ();
    status = g_application_run (G_APPLICATION (application), argc, argv);
    return status != 0 ? status : amends_application_get_exit_status (application);
}
