/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application.h"
#include "amends-config.h"
#include "amends-process.h"

int
main (int argc, char *argv[])
{
    g_autoptr (AmendsApplication) application = NULL;
    int status;

#ifdef NDEBUG
    amends_process_forbid_dumps ();
#endif
    amends_process_set_up_translations ();
    /* The desktop matches windows and notifications to the desktop file by this name, whatever the program file is called. */
    g_set_prgname (AMENDS_APP_ID);
    application = amends_application_new ();
    status = g_application_run (G_APPLICATION (application), argc, argv);
    return status != 0 ? status : amends_application_get_exit_status (application);
}
