/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-plan.h"

GQuark
amends_file_error_quark (void)
{
    return g_quark_from_static_string ("amends-file-error-quark");
}
