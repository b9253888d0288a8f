-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: contacts with customers, their answers, and reports of abuse. Conventions as in version 1.

-- The outbox and what went out of it. reason, state: see AmendsContactReason and AmendsContactState. not_before: when the sender looks at it
-- next: to send it (WAITING), or to ask what became of a try that had no answer (SENDING, UNKNOWN; 0 = it cannot be asked). hold_until: the
-- person may take it back until then, whatever else makes a try worth while. asks: how often in a row asking has failed.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    reason INTEGER NOT NULL CHECK (reason BETWEEN 1 AND 2),
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 7),
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    remote_id TEXT,
    created_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    hold_until INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER NOT NULL DEFAULT 0,
    delivered_at INTEGER NOT NULL DEFAULT 0,
    refunded_at INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    asks INTEGER NOT NULL DEFAULT 0 CHECK (asks >= 0),
    error TEXT,
    by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand BETWEEN 0 AND 1),
    rule_pack TEXT,
    currency TEXT,
    amount_minor INTEGER NOT NULL DEFAULT 0 CHECK (amount_minor >= 0)
) STRICT;
-- Whatever the program does: one contact that counts for a review.
CREATE UNIQUE INDEX contact_once ON contact (review_id) WHERE state NOT IN (4, 7);
CREATE INDEX contact_by_review ON contact (review_id, id);
CREATE INDEX contact_due ON contact (not_before, id) WHERE state IN (1, 2, 5) AND not_before > 0;
CREATE INDEX contact_unfinished ON contact (id) WHERE state IN (1, 2, 4, 5, 6);
CREATE INDEX contact_by_remote_id ON contact (account_id, remote_id) WHERE remote_id IS NOT NULL;

CREATE TABLE event_contact (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    PRIMARY KEY (event_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_contact_by_contact ON event_contact (contact_id);
CREATE TRIGGER event_contact_keeps BEFORE DELETE ON event_contact WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_contact_stays BEFORE UPDATE ON event_contact
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;

-- What the person knows of the order behind a review, from the marketplace's own pages. Each fact counts only as long as no source says anything of it.
CREATE TABLE stated_fact (
    review_id INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    stated_at INTEGER NOT NULL,
    order_id TEXT,
    ordered_at INTEGER NOT NULL CHECK (ordered_at >= 0),
    verified INTEGER NOT NULL CHECK (verified BETWEEN -1 AND 1),
    seller_of_record INTEGER NOT NULL CHECK (seller_of_record BETWEEN -1 AND 1),
    digital_subscription INTEGER NOT NULL CHECK (digital_subscription BETWEEN -1 AND 1),
    consent INTEGER NOT NULL CHECK (consent BETWEEN -1 AND 1)
) STRICT;
CREATE INDEX stated_fact_by_order ON stated_fact (order_id) WHERE order_id IS NOT NULL;
-- The same before (is_new 0) and after (1) an event; no row where nothing was stated.
CREATE TABLE event_stated (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    is_new INTEGER NOT NULL CHECK (is_new BETWEEN 0 AND 1),
    stated_at INTEGER NOT NULL,
    order_id TEXT,
    ordered_at INTEGER NOT NULL CHECK (ordered_at >= 0),
    verified INTEGER NOT NULL CHECK (verified BETWEEN -1 AND 1),
    seller_of_record INTEGER NOT NULL CHECK (seller_of_record BETWEEN -1 AND 1),
    digital_subscription INTEGER NOT NULL CHECK (digital_subscription BETWEEN -1 AND 1),
    consent INTEGER NOT NULL CHECK (consent BETWEEN -1 AND 1),
    PRIMARY KEY (event_id, is_new)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_stated_keeps BEFORE DELETE ON event_stated WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_stated_stays BEFORE UPDATE ON event_stated
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;

-- What the person knows of an account's roles. stated_at: 0 = nothing. Each counts only as long as the source says nothing of it.
ALTER TABLE account ADD COLUMN stated_professional INTEGER NOT NULL DEFAULT -1 CHECK (stated_professional BETWEEN -1 AND 1);
ALTER TABLE account ADD COLUMN stated_brand_representative INTEGER NOT NULL DEFAULT -1
CHECK (stated_brand_representative BETWEEN -1 AND 1);
ALTER TABLE account ADD COLUMN stated_at INTEGER NOT NULL DEFAULT 0 CHECK (stated_at >= 0);
CREATE TABLE event_role (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    is_new INTEGER NOT NULL CHECK (is_new BETWEEN 0 AND 1),
    professional INTEGER NOT NULL CHECK (professional BETWEEN -1 AND 1),
    brand_representative INTEGER NOT NULL CHECK (brand_representative BETWEEN -1 AND 1),
    PRIMARY KEY (event_id, is_new)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_role_by_account ON event_role (account_id);
CREATE TRIGGER event_role_keeps BEFORE DELETE ON event_role WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_role_stays BEFORE UPDATE ON event_role
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;

-- Reviews whose customer could be contacted as far as facts go that do not pass with time: verified, sold by the account, no digital
-- subscription, consent given, still there, no contact that counts. Kept in the transaction that changes any of these: by triggers
-- for contacts, of which there are few; by amends-contact-candidates.h for reviews and orders.
CREATE TABLE contact_candidate (
    review_id INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    ordered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_candidate_by_order ON contact_candidate (ordered_at, review_id);
-- What the table has to hold. No marketplace calls five stars critical. A contact that failed because the marketplace refused it keeps its review
-- out until it is tried again or taken back.
CREATE VIEW contact_candidate_wanted AS
SELECT r.id AS review_id, iif (o.ordered_at > 0, o.ordered_at, s.ordered_at) AS ordered_at
FROM review AS r
JOIN review_text AS t ON t.review_id = r.id
LEFT JOIN stated_fact AS s ON s.review_id = r.id
LEFT JOIN order_fact AS o ON o.account_id = r.account_id AND o.external_id = ifnull (t.order_id, s.order_id)
WHERE r.stars <= 4 AND r.gone_at = 0
AND iif (r.traits & 3 > 0, (r.traits & 3) - 1, s.verified) = 1
AND iif (o.ordered_at > 0, o.ordered_at, s.ordered_at) > 0
AND iif (o.seller_of_record >= 0, o.seller_of_record, s.seller_of_record) = 1
AND iif (o.digital_subscription >= 0, o.digital_subscription, s.digital_subscription) = 0
AND iif (o.consent >= 0, o.consent, s.consent) = 1
AND NOT EXISTS (SELECT 1 FROM contact AS c WHERE c.review_id = r.id AND c.state NOT IN (4, 7))
AND NOT EXISTS (
    SELECT 1 FROM contact AS c WHERE c.id = (SELECT max (id) FROM contact WHERE review_id = r.id)
    AND c.state = 4 AND (c.error = 'already-contacted' OR substr (c.error, 1, 12) = 'not-eligible')
);
CREATE TRIGGER contact_added AFTER INSERT ON contact
BEGIN DELETE FROM contact_candidate WHERE review_id = NEW.review_id;
INSERT INTO contact_candidate SELECT * FROM contact_candidate_wanted WHERE review_id = NEW.review_id; END;
CREATE TRIGGER contact_moved AFTER UPDATE OF state, error ON contact
BEGIN DELETE FROM contact_candidate WHERE review_id = NEW.review_id;
INSERT INTO contact_candidate SELECT * FROM contact_candidate_wanted WHERE review_id = NEW.review_id; END;
INSERT INTO contact_candidate SELECT * FROM contact_candidate_wanted;

CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    review_key TEXT,
    contact_key TEXT,
    sent_at INTEGER NOT NULL,
    author TEXT,
    language TEXT,
    text TEXT NOT NULL,
    url TEXT,
    read_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX message_by_key ON message (account_id, external_id);
CREATE INDEX message_by_review ON message (account_id, review_key) WHERE review_key IS NOT NULL;
CREATE INDEX message_by_date ON message (sent_at);
CREATE INDEX message_unread ON message (sent_at) WHERE read_at = 0;

CREATE TABLE review_report (
    review_id INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    opened_at INTEGER NOT NULL,
    reported_at INTEGER NOT NULL DEFAULT 0
) STRICT;
