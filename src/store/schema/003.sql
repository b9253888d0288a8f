-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: feedback about the seller, and what the rating is made of. Conventions as in version 1.

-- The narrow part: what lists, filters and counts read.
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    marketplace TEXT NOT NULL,
    language_id INTEGER NOT NULL REFERENCES language (id),
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    by_marketplace INTEGER NOT NULL CHECK (by_marketplace BETWEEN -1 AND 1),
    has_response INTEGER NOT NULL CHECK (has_response BETWEEN 0 AND 1),
    published_at INTEGER NOT NULL CHECK (published_at >= 0),
    updated_at INTEGER NOT NULL CHECK (updated_at >= 0),
    responded_at INTEGER NOT NULL CHECK (responded_at >= 0),
    struck_at INTEGER NOT NULL CHECK (struck_at >= 0),
    removed_at INTEGER NOT NULL CHECK (removed_at >= 0),
    first_seen_at INTEGER NOT NULL,
    done_at INTEGER NOT NULL DEFAULT 0 CHECK (done_at >= 0),
    has_note INTEGER NOT NULL DEFAULT 0 CHECK (has_note BETWEEN 0 AND 1)
) STRICT;
CREATE UNIQUE INDEX feedback_by_key ON feedback (account_id, external_id);
-- Holds every column that the filters test, so lists and counts are read from the index alone.
CREATE INDEX feedback_by_date ON feedback (published_at, id, stars, marketplace, account_id, language_id, has_response,
    struck_at, removed_at, done_at, has_note);

-- The wide part: what only a row on the screen needs.
CREATE TABLE feedback_text (
    feedback_id INTEGER PRIMARY KEY REFERENCES feedback (id) ON DELETE CASCADE,
    text TEXT,
    response TEXT,
    author TEXT,
    url TEXT,
    order_id TEXT
) STRICT;
CREATE INDEX feedback_text_by_order ON feedback_text (order_id) WHERE order_id IS NOT NULL;

CREATE VIRTUAL TABLE feedback_search USING fts5 (
    text, response, content = '', contentless_delete = 1, tokenize = 'amends'
);

-- How much feedback by day of publication (UTC; 0 without a date). stars 0: it was removed or struck through. Kept in the transaction that changes it.
CREATE TABLE feedback_daily (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    marketplace TEXT NOT NULL,
    day INTEGER NOT NULL,
    stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 5),
    n INTEGER NOT NULL,
    PRIMARY KEY (account_id, marketplace, day, stars)
) STRICT, WITHOUT ROWID;

-- What a source says of itself: partial, if it lists only one to three stars.
CREATE TABLE feedback_source (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    marketplace TEXT NOT NULL,
    partial INTEGER NOT NULL CHECK (partial BETWEEN 0 AND 1),
    PRIMARY KEY (account_id, marketplace)
) STRICT, WITHOUT ROWID;

-- Counts of a whole window: see AmendsFeedbackWindow and AmendsTotalsOrigin.
CREATE TABLE feedback_total (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    marketplace TEXT NOT NULL,
    span INTEGER NOT NULL CHECK (span BETWEEN 0 AND 3),
    origin INTEGER NOT NULL CHECK (origin IN (2, 4)),
    positive INTEGER NOT NULL CHECK (positive >= 0),
    neutral INTEGER NOT NULL CHECK (neutral >= 0),
    negative INTEGER NOT NULL CHECK (negative >= 0),
    at INTEGER NOT NULL CHECK (at > 0),
    PRIMARY KEY (account_id, marketplace, span, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback_note (
    feedback_id INTEGER PRIMARY KEY REFERENCES feedback (id) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> ''),
    written_at INTEGER NOT NULL
) STRICT;

-- The one log holds both; n_reviews counts what an event is about. subject: see AmendsSubject.
ALTER TABLE event ADD COLUMN subject INTEGER NOT NULL DEFAULT 1 CHECK (subject BETWEEN 1 AND 3);
CREATE TABLE event_feedback (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    feedback_id INTEGER NOT NULL REFERENCES feedback (id) ON DELETE CASCADE,
    old_done_at INTEGER NOT NULL,
    PRIMARY KEY (event_id, feedback_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_feedback_by_feedback ON event_feedback (feedback_id);
CREATE TRIGGER event_feedback_keeps BEFORE DELETE ON event_feedback WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_feedback_stays BEFORE UPDATE ON event_feedback
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
