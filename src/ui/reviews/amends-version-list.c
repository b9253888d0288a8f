/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-version-list.h"

#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-dates.h"
#include "amends-diff.h"
#include "amends-text.h"

struct _AmendsVersionList {
    GtkBox parent_instance;

    GtkWidget *expander;
    GtkWidget *box;
};

/* One state of the review, whether it was replaced or is the present one. */
typedef struct {
    int stars;
    const char *title;
    const char *body;
} Face;

G_DEFINE_FINAL_TYPE (AmendsVersionList, amends_version_list, GTK_TYPE_BOX)

static void
mark (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
    attribute->start_index = (guint) start;
    attribute->end_index = (guint) end;
    pango_attr_list_insert (list, attribute);
}

static void
append_run (GString *text, PangoAttrList *marks, const AmendsDiffRun *run)
{
    gsize start = text->len;

    if (run->kind == AMENDS_DIFF_SAME) {
        g_string_append (text, run->text);
        return;
    }
    g_string_append_printf (text, run->kind == AMENDS_DIFF_REMOVED ? "[−%s]" : "[+%s]", run->text);
    if (run->kind == AMENDS_DIFF_REMOVED) {
        mark (marks, pango_attr_strikethrough_new (TRUE), start, text->len);
        mark (marks, pango_attr_background_new (0xE0E0, 0x1B1B, 0x2424), start, text->len);
    } else {
        mark (marks, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, text->len);
        mark (marks, pango_attr_background_new (0x2E2E, 0xC2C2, 0x7E7E), start, text->len);
    }
    mark (marks, pango_attr_background_alpha_new (0x4000), start, text->len);
}

static GtkWidget *
make_diff (const char *before, const char *after)
{
    g_autofree char *old = amends_text_for_display (before, 0, FALSE);
    g_autofree char *new = amends_text_for_display (after, 0, FALSE);
    g_autoptr (GPtrArray) runs = amends_diff_words (old, new);
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
    GtkWidget *label;

    for (guint i = 0; i < runs->len; i++)
        append_run (text, marks, g_ptr_array_index (runs, i));
    label = gtk_label_new (text->str);
    gtk_label_set_attributes (GTK_LABEL (label), marks);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    return label;
}

static void
append_label (GtkWidget *box, const char *text, const char *style)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_widget_add_css_class (label, style);
    gtk_box_append (GTK_BOX (box), label);
}

static void
append_change (GtkWidget *box, int number, gint64 seen_at, const Face *before, const Face *after)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *date = amends_dates_exact (seen_at, zone);
    /* Translators: an earlier version of a review: its number, and when it arrived here. */
    g_autofree char *heading = g_strdup_printf (_ ("After version %d (seen %s)"), number, date);

    append_label (box, heading, "caption-heading");
    if (before->stars != after->stars) {
        /* Translators: the rating of a review before and after its author changed it. */
        g_autofree char *stars = g_strdup_printf (_ ("Stars: %d → %d"), before->stars, after->stars);

        append_label (box, stars, "caption");
    }
    if (g_strcmp0 (before->title, after->title) != 0)
        gtk_box_append (GTK_BOX (box), make_diff (before->title, after->title));
    if (g_strcmp0 (before->body, after->body) != 0)
        gtk_box_append (GTK_BOX (box), make_diff (before->body, after->body));
}

static void
amends_version_list_class_init (AmendsVersionListClass *klass G_GNUC_UNUSED)
{
}

static void
amends_version_list_init (AmendsVersionList *self)
{
    self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
    gtk_widget_set_margin_top (self->box, 6);
    gtk_widget_set_margin_start (self->box, 18);
    self->expander = gtk_expander_new (NULL);
    gtk_widget_set_hexpand (self->expander, TRUE);
    gtk_expander_set_child (GTK_EXPANDER (self->expander), self->box);
    gtk_box_append (GTK_BOX (self), self->expander);
}

void
amends_version_list_set (AmendsVersionList *self, const AmendsReview *review, GPtrArray *versions)
{
    Face after = { review->stars, review->title, review->body };
    g_autofree char *title = NULL;

    g_return_if_fail (AMENDS_IS_VERSION_LIST (self));
    amends_children_clear_box (GTK_BOX (self->box));
    gtk_widget_set_visible (GTK_WIDGET (self), versions->len > 0);
    title = g_strdup_printf (ngettext ("Edited %u time: what changed", "Edited %u times: what changed", versions->len),
                             versions->len);
    gtk_expander_set_label (GTK_EXPANDER (self->expander), title);
    for (guint i = 0; i < versions->len; i++) {
        const AmendsReviewVersion *version = g_ptr_array_index (versions, i);
        Face before = { version->stars, version->title, version->body };

        append_change (self->box, version->number, version->seen_at, &before, &after);
        after = before;
    }
}
