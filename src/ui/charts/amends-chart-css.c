/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-css.h"

#include "amends-charts-resources.h"

#include <adwaita.h>

#define FOLDER "/io/github/amendsapp/Amends/charts/"
#define PRIORITY (GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1)

/* One provider for all sheets that hold now. */
static void
load (GtkCssProvider *provider, AdwStyleManager *manager)
{
    g_autoptr (GString) sheet = g_string_new ("@import url(\"resource://" FOLDER "charts.css\");\n");

    if (adw_style_manager_get_dark (manager))
        g_string_append (sheet, "@import url(\"resource://" FOLDER "charts-dark.css\");\n");
    if (adw_style_manager_get_high_contrast (manager))
        g_string_append_printf (sheet, "@import url(\"resource://" FOLDER "%s\");\n",
                                adw_style_manager_get_dark (manager) ? "charts-hc-dark.css" : "charts-hc.css");
    gtk_css_provider_load_from_string (provider, sheet->str);
}

static void
scheme_changed_cb (AdwStyleManager *manager, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    load (user_data, manager);
}

void
amends_chart_css_ensure (GdkDisplay *display)
{
    static const char *const key = "amends-chart-css";
    AdwStyleManager *manager = adw_style_manager_get_for_display (display);
    GtkCssProvider *provider;

    if (g_object_get_data (G_OBJECT (display), key) != NULL)
        return;
    if (amends_charts_get_resource () == NULL)
        amends_charts_register_resource ();
    provider = gtk_css_provider_new ();
    g_object_set_data_full (G_OBJECT (display), key, provider, g_object_unref);
    g_signal_connect_object (manager, "notify::dark", G_CALLBACK (scheme_changed_cb), provider, G_CONNECT_DEFAULT);
    g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (scheme_changed_cb), provider,
                             G_CONNECT_DEFAULT);
    load (provider, manager);
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), PRIORITY);
}
