/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-plan.h"

G_DEFINE_QUARK (amends_file_error_quark, amends_file_error)
