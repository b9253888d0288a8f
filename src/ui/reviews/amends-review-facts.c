/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-facts.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-dates.h"
#include "amends-marketplace.h"
#include "amends-plan-text.h"
#include "amends-stars.h"
#include "amends-text.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define VISIBLE_FOR (90 * DAY) /* rule #7 */
#define NEW_FOR (48 * HOUR)    /* rule #6 */
#define TITLE_CHARS 200

gint64
amends_review_facts_visible_until (const AmendsReview *review, gint64 now)
{
    gint64 until = review->published_at + VISIBLE_FOR;

    return review->published_at > 0 && review->gone_at == 0 && until > now ? until : 0;
}

gboolean
amends_review_facts_is_new (const AmendsReview *review, gint64 now)
{
    return review->done_at == 0 && review->gone_at == 0 && review->published_at > 0 &&
           now - review->published_at < NEW_FOR;
}

static gboolean
has_text (const char *text)
{
    return text != NULL && text[0] != '\0';
}

char *
amends_review_facts_dup_title (const AmendsReview *review)
{
    if (has_text (review->title))
        return amends_text_for_display (review->title, TITLE_CHARS, TRUE);
    return g_strdup (_ ("No title"));
}

static const char *
product_of (const AmendsReview *review)
{
    return has_text (review->product_title) ? review->product_title : review->product_id;
}

static const char *
marketplace_of (const AmendsReview *review)
{
    return has_text (review->marketplace) ? amends_marketplace_get_name (review->marketplace) : NULL;
}

char *
amends_review_facts_dup_source (const AmendsReview *review)
{
    const char *parts[] = { product_of (review), review->brand, marketplace_of (review) };

    return amends_text_join (parts, G_N_ELEMENTS (parts));
}

const char *
amends_review_facts_get_contact (const AmendsReview *review)
{
    switch ((int) review->contact_state) {
    case AMENDS_CONTACT_WAITING:
        /* Translators: badge: a message to the customer waits in the outbox */
        return _ ("Message waiting");
    case AMENDS_CONTACT_SENDING:
        return _ ("Sending message");
    case AMENDS_CONTACT_SENT:
        /* Translators: badge: a message to the customer was sent */
        return _ ("Contacted");
    case AMENDS_CONTACT_FAILED:
        return _ ("Message not sent");
    case AMENDS_CONTACT_UNKNOWN:
        /* Translators: badge: nobody knows whether a message to the customer was sent */
        return _ ("Message to be checked");
    case AMENDS_CONTACT_HANDED_OVER:
        /* Translators: badge: the marketplace's page was opened to send a message to the customer */
        return _ ("Message sent?");
    case AMENDS_CONTACT_CANCELLED:
    default:
        return NULL;
    }
}

char *
amends_review_facts_dup_spoken (const AmendsReview *review, gint64 now, GTimeZone *zone)
{
    g_autofree char *stars = amends_stars_describe (review->stars);
    g_autofree char *title = amends_review_facts_dup_title (review);
    g_autofree char *date = amends_dates_relative (review->published_at, now, zone);
    g_autofree char *source = amends_review_facts_dup_source (review);
    g_autoptr (GString) spoken = g_string_new (stars);

    g_string_append_printf (spoken, ", %s, %s, %s", title, source, date);
    if (review->done_at != 0)
        g_string_append_printf (spoken, ", %s", _ ("Done"));
    if (review->has_note)
        g_string_append_printf (spoken, ", %s", _ ("Note"));
    if (review->wrong_door)
        g_string_append_printf (spoken, ", %s", amends_cause_text_get_door (AMENDS_SUBJECT_REVIEW));
    if (review->contactable)
        g_string_append_printf (spoken, ", %s", _ ("Can be contacted"));
    if (amends_review_facts_get_contact (review) != NULL)
        g_string_append_printf (spoken, ", %s", amends_review_facts_get_contact (review));
    return g_string_free (g_steal_pointer (&spoken), FALSE);
}

/* Languages that reviews of the known marketplaces come in; other tags are shown as they are. */
static const struct {
    const char *tag;
    const char *name;
} languages[] = {
    { "sv", N_ ("Swedish") },
    { "pl", N_ ("Polish") },
    { "de", N_ ("German") },
    { "en", N_ ("English") },
    { "ja", N_ ("Japanese") },
    { "zh-hant", N_ ("Chinese (Traditional)") },
    { "zh-hans", N_ ("Chinese (Simplified)") },
    { "zh", N_ ("Chinese") },
    { "fr", N_ ("French") },
    { "es", N_ ("Spanish") },
    { "it", N_ ("Italian") },
    { "nl", N_ ("Dutch") },
    { "tr", N_ ("Turkish") },
    { "ar", N_ ("Arabic") },
    { "pt", N_ ("Portuguese") },
    { "ko", N_ ("Korean") },
    { "he", N_ ("Hebrew") },
    { "hi", N_ ("Hindi") },
};

char *
amends_review_facts_dup_language (const char *tag)
{
    for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
        gsize length = strlen (languages[i].tag);

        if (g_ascii_strncasecmp (tag, languages[i].tag, length) == 0 && (tag[length] == '\0' || tag[length] == '-'))
            return g_strdup (_ (languages[i].name));
    }
    return amends_text_for_display (tag, TITLE_CHARS, TRUE);
}

static const char *
event_verb (const AmendsEvent *event)
{
    switch (event->kind) {
    case AMENDS_EVENT_DONE:
        return event->undoes != 0 ? _ ("Marked as done again by undo") : _ ("Marked as done");
    case AMENDS_EVENT_REOPENED:
        return event->undoes != 0 ? _ ("Reopened by undo") : _ ("Reopened");
    case AMENDS_EVENT_NOTE:
        return event->text == NULL || event->text[0] == '\0' ? _ ("Note removed") : _ ("Note changed");
    case AMENDS_EVENT_OPENED:
        return _ ("Opened on the marketplace");
    case AMENDS_EVENT_CONTACT:
        return event->undoes != 0 ? _ ("Contact taken back") : _ ("Customer contacted");
    case AMENDS_EVENT_REPORT_OPENED:
        return _ ("Opened on the marketplace to report it");
    case AMENDS_EVENT_REPORTED:
        return event->undoes != 0 ? _ ("Not reported after all") : _ ("Reported for abuse");
    case AMENDS_EVENT_CAUSE:
        return event->text == NULL ? _ ("Cause cleared") : _ ("Cause set");
    case AMENDS_EVENT_SOLUTION:
        return event->text == NULL ? _ ("Solution not done after all") : _ ("Solution done");
    case AMENDS_EVENT_STATED:
        return event->undoes != 0 ? _ ("What you know about the order restored by undo")
                                  : _ ("You stated what you know about the order");
    case AMENDS_EVENT_PLAN:
    case AMENDS_EVENT_ROLES:
    default:
        return _ ("Changed");
    }
}

static char *
dup_causes (const char *ids)
{
    AmendsCause causes[AMENDS_MAX_CAUSES];
    GString *names = g_string_new (NULL);
    gsize n;

    if (ids == NULL || !amends_causes_parse (ids, causes, &n))
        n = 0;
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = amends_cause_text_dup_short (causes[i]);

        g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
    return g_string_free (names, FALSE);
}

/* What a plan has come to, unless it is still as far as it was. */
static char *
dup_plan (const AmendsEvent *event)
{
    AmendsPlanState state;

    if (event->text == NULL)
        return g_strdup (_ ("Plan removed by undo"));
    if (g_strcmp0 (event->text, event->old_text) == 0 || !amends_plan_state_from_string (event->text, &state))
        return g_strdup (event->undoes != 0 ? _ ("Plan restored by undo") : _ ("Plan changed"));
    if (event->undoes == 0)
        return g_strdup (amends_plan_text_get_badge (state));
    /* Translators: %s is how far a plan is, such as "Being resolved" */
    return g_strdup_printf (_ ("%s again by undo"), amends_plan_text_get_badge (state));
}

/* What happened, and what it was where that is known. */
static char *
dup_happening (const AmendsEvent *event)
{
    g_autofree char *what = NULL;

    if (event->kind == AMENDS_EVENT_PLAN)
        return dup_plan (event);
    if (event->kind == AMENDS_EVENT_CAUSE)
        what = dup_causes (event->text);
    else if (event->kind == AMENDS_EVENT_SOLUTION)
        what = g_strdup (amends_guide_find_solution (amends_cause_text_get_guide (),
                                                     event->text != NULL ? event->text : event->old_text));
    if (what == NULL || what[0] == '\0')
        return g_strdup (event_verb (event));
    /* Translators: what happened, such as "Cause set", then what it was */
    return g_strdup_printf (C_ ("history", "%1$s: %2$s"), event_verb (event), what);
}

char *
amends_review_facts_dup_event (const AmendsEvent *event)
{
    g_autofree char *verb = dup_happening (event);
    g_autofree char *others = NULL;

    if (event->n_reviews <= 1)
        return g_steal_pointer (&verb);
    others = amends_text_count (event->n_reviews - 1);
    /* Translators: %1$s is what happened, such as "Marked as done"; %2$s is to how many other reviews it happened at once. */
    return g_strdup_printf (
        ngettext ("%1$s, together with %2$s other", "%1$s, together with %2$s others", (gulong) (event->n_reviews - 1)),
        verb, others);
}

static GPtrArray *
list_lines (const AmendsReview *review, GTimeZone *zone)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *date = amends_dates_exact (review->published_at, zone);
    const char *parts[] = { product_of (review), review->brand, marketplace_of (review), review->author, date };

    g_ptr_array_add (lines, amends_stars_describe (review->stars));
    if (has_text (review->title))
        g_ptr_array_add (lines, amends_text_for_display (review->title, 0, TRUE));
    if (has_text (review->body))
        g_ptr_array_add (lines, amends_text_for_display (review->body, 0, FALSE));
    g_ptr_array_add (lines, amends_text_join (parts, G_N_ELEMENTS (parts)));
    if (amends_text_is_web_address (review->url))
        g_ptr_array_add (lines, g_strdup (review->url));
    return lines;
}

char *
amends_review_facts_dup_plain (const AmendsReview *review, GTimeZone *zone)
{
    g_autoptr (GPtrArray) lines = list_lines (review, zone);

    g_ptr_array_add (lines, NULL);
    return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
amends_review_facts_dup_html (const AmendsReview *review, GTimeZone *zone)
{
    g_autoptr (GPtrArray) lines = list_lines (review, zone);
    g_autoptr (GString) html = g_string_new ("<blockquote>");

    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *escaped = g_markup_escape_text (g_ptr_array_index (lines, i), -1);

        g_string_append_printf (html, "<p>%s</p>", escaped);
    }
    g_string_append (html, "</blockquote>");
    return g_string_free (g_steal_pointer (&html), FALSE);
}
