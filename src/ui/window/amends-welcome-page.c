/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-welcome-page.h"

struct _AmendsWelcomePage {
    AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsWelcomePage, amends_welcome_page, ADW_TYPE_BIN)

static void
amends_welcome_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_WELCOME_PAGE);
    G_OBJECT_CLASS (amends_welcome_page_parent_class)->dispose (object);
}

static void
amends_welcome_page_class_init (AmendsWelcomePageClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_welcome_page_dispose;
    gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                                 "/io/github/amendsapp/Amends/ui/window/amends-welcome-page.ui");
}

static void
amends_welcome_page_init (AmendsWelcomePage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsWelcomePage *
amends_welcome_page_new (void)
{
    return g_object_new (AMENDS_TYPE_WELCOME_PAGE, NULL);
}
