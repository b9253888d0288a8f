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
SELECT r.id AS review_id, o.ordered_at AS ordered_at
FROM review AS r
JOIN review_text AS t ON t.review_id = r.id
JOIN order_fact AS o ON o.account_id = r.account_id AND o.external_id = t.order_id
WHERE r.stars <= 4 AND r.traits & 3 = 2 AND r.gone_at = 0
AND o.ordered_at > 0 AND o.seller_of_record = 1 AND o.digital_subscription = 0 AND o.consent = 1
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
