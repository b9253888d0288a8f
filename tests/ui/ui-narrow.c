/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-narrow.h"

static int
get_minimum (GtkWidget *widget)
{
    int minimum;

    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    return minimum;
}

static gboolean
scrolls (GtkWidget *widget)
{
    GtkPolicyType policy = GTK_POLICY_NEVER;

    if (GTK_IS_SCROLLED_WINDOW (widget))
        gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
    return policy != GTK_POLICY_NEVER;
}

static void
name_widget (GString *chain, GtkWidget *widget)
{
    const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

    g_string_append_printf (chain, "\n  %d %s.%s %s (", get_minimum (widget), G_OBJECT_TYPE_NAME (widget),
                            gtk_widget_get_css_name (widget), text);
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_mapped (child))
            g_string_append_printf (chain, " %d", get_minimum (child));
    g_string_append (chain, " )");
}

static GtkWidget *
find_widest_child (GtkWidget *widget)
{
    GtkWidget *widest = NULL;

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_mapped (child) && (widest == NULL || get_minimum (child) > get_minimum (widest)))
            widest = child;
    return widest;
}

/* From the widget that is too wide down to what makes it so. */
static void
add_chain (GString *chain, GtkWidget *widget)
{
    for (; widget != NULL; widget = find_widest_child (widget))
        name_widget (chain, widget);
}

/* Only the outermost: its chain leads to the reason. */
static void
find_too_wide (GtkWidget *widget, int width, GString *problems)
{
    if (!gtk_widget_get_mapped (widget) || scrolls (widget))
        return;
    if (get_minimum (widget) > width) {
        add_chain (problems, widget);
        return;
    }
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        find_too_wide (child, width, problems);
}

char *
ui_describe_too_wide (GtkWidget *window, int width)
{
    GString *problems = g_string_new (NULL);

    for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        find_too_wide (child, width, problems);
    return g_string_free (problems, FALSE);
}
