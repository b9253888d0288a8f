/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-stated-group.h"

#include <glib/gi18n-lib.h>

#include "amends-tri-row.h"
#include "amends-veil.h"

typedef enum {
    FACT_VERIFIED,
    FACT_SELLER,
    FACT_DIGITAL,
    FACT_CONSENT,
    ROLE_PROFESSIONAL,
    ROLE_REPRESENTATIVE,
    N_QUESTIONS,
} Question;

struct _AmendsStatedGroup {
    AdwPreferencesGroup parent_instance;

    GtkWidget *order;
    GtkWidget *day;
    GtkWidget *answers[N_QUESTIONS];
    gint64 ordered_at; /* as it is stored */
    gint64 now;
};

typedef enum {
    SIGNAL_FACTS_STATED,
    SIGNAL_ROLES_STATED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsStatedGroup, amends_stated_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
parse_iso (const char *text, GDate *date)
{
    guint year, month, day;
    int length = 0;

    if (sscanf (text, "%4u-%2u-%2u%n", &year, &month, &day, &length) != 3 || text[length] != '\0' ||
        !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        return FALSE;
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    return TRUE;
}

gint64
amends_stated_group_parse_day (const char *text, gint64 now)
{
    g_autofree char *trimmed = g_strstrip (g_strdup (text));
    g_autoptr (GDateTime) start = NULL;
    GDate date;
    gint64 instant;

    g_date_clear (&date, 1);
    if (!parse_iso (trimmed, &date))
        g_date_set_parse (&date, trimmed);
    if (!g_date_valid (&date) || g_date_get_year (&date) < 1990)
        return 0;
    start = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0,
                                   0, 0);
    instant = start != NULL ? g_date_time_to_unix (start) : 0;
    return instant <= now ? instant : 0;
}

static char *
format_day (gint64 instant)
{
    g_autoptr (GDateTime) local = instant > 0 ? g_date_time_new_from_unix_local (instant) : NULL;

    return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("");
}

static gint64
read_day (AmendsStatedGroup *self)
{
    return amends_stated_group_parse_day (gtk_editable_get_text (GTK_EDITABLE (self->day)), self->now);
}

static gboolean
has_text (GtkWidget *entry)
{
    g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

    return *text != '\0';
}

static void
day_changed_cb (AmendsStatedGroup *self)
{
    gboolean wrong = has_text (self->day) && read_day (self) == 0;

    if (wrong)
        gtk_widget_add_css_class (self->day, "error");
    else
        gtk_widget_remove_css_class (self->day, "error");
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_STATE_INVALID,
                                 wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
fact_stated_cb (AmendsStatedGroup *self)
{
    g_signal_emit (self, signals[SIGNAL_FACTS_STATED], 0);
}

static void
day_applied_cb (AmendsStatedGroup *self)
{
    if (has_text (self->day) && read_day (self) == 0) {
        gtk_accessible_announce (GTK_ACCESSIBLE (self->day), _ ("Enter a day that is over, such as 2026-03-14."),
                                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
        return;
    }
    g_signal_emit (self, signals[SIGNAL_FACTS_STATED], 0);
}

static void
role_stated_cb (AmendsStatedGroup *self)
{
    g_signal_emit (self, signals[SIGNAL_ROLES_STATED], 0);
}

static void
amends_stated_group_class_init (AmendsStatedGroupClass *klass G_GNUC_UNUSED)
{
    signals[SIGNAL_FACTS_STATED] =
        g_signal_new ("facts-stated", AMENDS_TYPE_STATED_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[SIGNAL_ROLES_STATED] =
        g_signal_new ("roles-stated", AMENDS_TYPE_STATED_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* What can be written into can only be read again while it is written into, or pointed at. */
static void
order_veiled (GtkWidget *order, gboolean hidden)
{
    gtk_text_set_visibility (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (order))), !hidden);
}

static GtkWidget *
add_entry (AmendsStatedGroup *self, const char *title)
{
    GtkWidget *entry = adw_entry_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), entry);
    return entry;
}

static void
add_questions (AmendsStatedGroup *self)
{
    const char *titles[N_QUESTIONS] = {
        [FACT_VERIFIED] = _ ("Verified purchase"),
        [FACT_SELLER] = _ ("Sold by your account"),
        [FACT_DIGITAL] = _ ("Digital subscription"),
        [FACT_CONSENT] = _ ("Customer accepts messages"),
        [ROLE_PROFESSIONAL] = _ ("Professional selling plan"),
        [ROLE_REPRESENTATIVE] = _ ("Brand Representative"),
    };

    for (guint i = 0; i < N_QUESTIONS; i++) {
        self->answers[i] = g_object_new (AMENDS_TYPE_TRI_ROW, "title", titles[i], NULL);
        g_signal_connect_object (self->answers[i], "stated",
                                 i < ROLE_PROFESSIONAL ? G_CALLBACK (fact_stated_cb) : G_CALLBACK (role_stated_cb),
                                 self, G_CONNECT_SWAPPED);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->answers[i]);
    }
}

static void
amends_stated_group_init (AmendsStatedGroup *self)
{
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("I Know This"));
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (self),
        _ ("What no source reports, read from the order’s page on the marketplace. It is marked as your word, and "
           "replaced as soon as a source reports it."));
    self->order = add_entry (self, _ ("Order number"));
    order_veiled (self->order, amends_veil_is_hidden (amends_veil_attach (self->order, order_veiled)));
    self->day = add_entry (self, _ ("Ordered on, as in 2026-03-14"));
    add_questions (self);
    g_signal_connect_object (self->order, "apply", G_CALLBACK (fact_stated_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->day, "apply", G_CALLBACK (day_applied_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->day, "changed", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
}

/* What is being typed is not overwritten by what is stored. */
static void
show_text (GtkWidget *entry, const char *text, gboolean asked)
{
    gtk_widget_set_visible (entry, asked);
    if (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN)
        return;
    if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text != NULL ? text : "") == 0)
        return;
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), FALSE);
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
}

static void
show_answer (AmendsStatedGroup *self, Question question, AmendsTri told, AmendsTri stated, gint64 stated_at,
             GTimeZone *zone)
{
    gtk_widget_set_visible (self->answers[question], told == AMENDS_TRI_UNKNOWN);
    amends_tri_row_set (AMENDS_TRI_ROW (self->answers[question]), stated_at != 0 ? stated : AMENDS_TRI_UNKNOWN,
                        stated_at, zone);
}

static gboolean
asks_anything (AmendsStatedGroup *self)
{
    for (guint i = 0; i < N_QUESTIONS; i++)
        if (gtk_widget_get_visible (self->answers[i]))
            return TRUE;
    return gtk_widget_get_visible (self->day) || gtk_widget_get_visible (self->order);
}

void
amends_stated_group_set_case (AmendsStatedGroup *self, const AmendsContactCase *contact_case, gint64 now)
{
    const AmendsReviewDetail *detail = contact_case->detail;
    const AmendsStatedFacts nothing = AMENDS_STATED_FACTS_NONE;
    const AmendsStatedFacts *stated = detail->stated != NULL ? detail->stated : &nothing;
    const AmendsOrder *order = detail->order;
    const AmendsAccount *account = contact_case->account;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *day = format_day (stated->ordered_at);

    g_return_if_fail (AMENDS_IS_STATED_GROUP (self));
    self->now = now;
    self->ordered_at = stated->ordered_at;
    show_text (self->order, stated->order_id, detail->review->order_id == NULL);
    show_text (self->day, day, order == NULL || order->ordered_at == 0);
    show_answer (self, FACT_VERIFIED, detail->review->verified, stated->verified, stated->stated_at, zone);
    show_answer (self, FACT_SELLER, order != NULL ? order->seller_of_record : AMENDS_TRI_UNKNOWN,
                 stated->seller_of_record, stated->stated_at, zone);
    show_answer (self, FACT_DIGITAL, order != NULL ? order->digital_subscription : AMENDS_TRI_UNKNOWN,
                 stated->digital_subscription, stated->stated_at, zone);
    show_answer (self, FACT_CONSENT, order != NULL ? order->consent : AMENDS_TRI_UNKNOWN, stated->consent,
                 stated->stated_at, zone);
    /* Of an account that is not listed yet nothing can be said. */
    show_answer (self, ROLE_PROFESSIONAL, account != NULL ? account->professional : AMENDS_TRI_NO,
                 account != NULL ? account->stated_professional : AMENDS_TRI_UNKNOWN,
                 account != NULL ? account->stated_at : 0, zone);
    show_answer (self, ROLE_REPRESENTATIVE, account != NULL ? account->brand_representative : AMENDS_TRI_NO,
                 account != NULL ? account->stated_brand_representative : AMENDS_TRI_UNKNOWN,
                 account != NULL ? account->stated_at : 0, zone);
    gtk_widget_set_visible (GTK_WIDGET (self), asks_anything (self));
}

/* The first question about @criterion that is asked. */
static GtkWidget *
find_question (AmendsStatedGroup *self, AmendsContactCriterion criterion)
{
    switch (criterion) {
    case AMENDS_CONTACT_CRITERION_ROLE:
        return self->answers[gtk_widget_get_visible (self->answers[ROLE_PROFESSIONAL]) ? ROLE_PROFESSIONAL
                                                                                       : ROLE_REPRESENTATIVE];
    case AMENDS_CONTACT_CRITERION_SELLER_OF_RECORD:
        return self->answers[FACT_SELLER];
    case AMENDS_CONTACT_CRITERION_VERIFIED:
        return self->answers[FACT_VERIFIED];
    case AMENDS_CONTACT_CRITERION_WINDOW:
        return self->day;
    case AMENDS_CONTACT_CRITERION_NOT_DIGITAL:
        return self->answers[FACT_DIGITAL];
    case AMENDS_CONTACT_CRITERION_CONSENT:
        return self->answers[FACT_CONSENT];
    case AMENDS_CONTACT_CRITERION_CRITICAL:
    case AMENDS_CONTACT_CRITERION_NOT_CONTACTED:
    case AMENDS_N_CONTACT_CRITERIA:
    default:
        return NULL;
    }
}

gboolean
amends_stated_group_asks (AmendsStatedGroup *self, AmendsContactCriterion criterion)
{
    GtkWidget *question;

    g_return_val_if_fail (AMENDS_IS_STATED_GROUP (self), FALSE);
    question = find_question (self, criterion);
    return question != NULL && gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_widget_get_visible (question);
}

void
amends_stated_group_focus (AmendsStatedGroup *self, AmendsContactCriterion criterion)
{
    g_return_if_fail (AMENDS_IS_STATED_GROUP (self));
    if (amends_stated_group_asks (self, criterion))
        gtk_widget_grab_focus (find_question (self, criterion));
}

static AmendsTri
get_answer (AmendsStatedGroup *self, Question question)
{
    return amends_tri_row_get (AMENDS_TRI_ROW (self->answers[question]));
}

AmendsStatedFacts *
amends_stated_group_dup_facts (AmendsStatedGroup *self)
{
    g_autofree char *order = NULL;
    gint64 ordered_at = 0;

    g_return_val_if_fail (AMENDS_IS_STATED_GROUP (self), NULL);
    if (has_text (self->day))
        ordered_at = read_day (self) != 0 ? read_day (self) : self->ordered_at;
    order = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->order))));
    return amends_stated_facts_new (&(AmendsStatedFacts) {
        .order_id = *order != '\0' ? order : NULL,
        .ordered_at = ordered_at,
        .verified = get_answer (self, FACT_VERIFIED),
        .seller_of_record = get_answer (self, FACT_SELLER),
        .digital_subscription = get_answer (self, FACT_DIGITAL),
        .consent = get_answer (self, FACT_CONSENT),
    });
}

void
amends_stated_group_get_roles (AmendsStatedGroup *self, AmendsTri *professional, AmendsTri *brand_representative)
{
    g_return_if_fail (AMENDS_IS_STATED_GROUP (self));
    *professional = get_answer (self, ROLE_PROFESSIONAL);
    *brand_representative = get_answer (self, ROLE_REPRESENTATIVE);
}
