-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1. Instants are seconds since 1970 UTC, 0 = not known or never. A tri is -1 unknown, 0 no, 1 yes.

-- AUTOINCREMENT: the keyring holds tokens by account id, so an id must never come back for another account.
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind <> ''),
    name TEXT,
    base_url TEXT,
    external_id TEXT,
    professional INTEGER NOT NULL CHECK (professional BETWEEN -1 AND 1),
    brand_owner INTEGER NOT NULL CHECK (brand_owner BETWEEN -1 AND 1),
    brand_representative INTEGER NOT NULL CHECK (brand_representative BETWEEN -1 AND 1),
    may_view INTEGER NOT NULL CHECK (may_view BETWEEN -1 AND 1),
    may_edit INTEGER NOT NULL CHECK (may_edit BETWEEN -1 AND 1),
    marketplaces BLOB,
    token_file TEXT,
    last_synced_at INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    last_error_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX account_by_address ON account (kind, ifnull(base_url, ''));

CREATE TABLE sync_state (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    stream TEXT NOT NULL,
    cursor TEXT,
    etag TEXT,
    since TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE language (
    id INTEGER PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE
) STRICT;

-- What a source tells of a product itself.
CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    marketplace TEXT NOT NULL,
    title TEXT,
    brand TEXT,
    url TEXT,
    image_url TEXT
) STRICT;
CREATE UNIQUE INDEX product_by_key ON product (account_id, external_id, marketplace);

-- What reviews are about: a product as the reviews name it. All that the filters for account, marketplace, product and brand need hangs on
-- this one small key of a review. title and brand are the reviews' own (own_…), or the product's where the reviews have none.
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    marketplace TEXT NOT NULL,
    own_title TEXT NOT NULL,
    own_brand TEXT NOT NULL,
    title TEXT NOT NULL,
    title_words TEXT NOT NULL,
    brand TEXT NOT NULL,
    brand_folded TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX item_by_key ON item (account_id, external_id, marketplace, own_title, own_brand);

-- The narrow part: what lists, filters and counts read. traits: verified tri + 1 in bits 0 and 1, has a photo 4, was edited 8.
CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    item_id INTEGER NOT NULL REFERENCES item (id),
    language_id INTEGER NOT NULL REFERENCES language (id),
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    traits INTEGER NOT NULL CHECK (traits BETWEEN 0 AND 15),
    helpful INTEGER NOT NULL CHECK (helpful >= 0),
    published_at INTEGER NOT NULL CHECK (published_at >= 0),
    updated_at INTEGER NOT NULL CHECK (updated_at >= 0),
    first_seen_at INTEGER NOT NULL,
    version_at INTEGER NOT NULL,
    n_versions INTEGER NOT NULL DEFAULT 1 CHECK (n_versions >= 1),
    gone_at INTEGER NOT NULL DEFAULT 0 CHECK (gone_at >= 0),
    has_note INTEGER NOT NULL DEFAULT 0 CHECK (has_note BETWEEN 0 AND 1)
) STRICT;
CREATE UNIQUE INDEX review_by_key ON review (account_id, external_id);
-- Holds every column that the common filters test, so a list is read from the index alone.
CREATE INDEX review_by_date ON review (published_at, id, stars, item_id, language_id, traits);
CREATE INDEX review_by_item ON review (item_id, published_at);
CREATE INDEX review_by_helpful ON review (helpful, published_at);
CREATE INDEX review_noted ON review (published_at) WHERE has_note = 1;
CREATE INDEX review_gone ON review (published_at) WHERE gone_at > 0;

-- Those that are marked as done. Apart, and without an index by date, so that a mark changes a few bytes here and not a row and its indexes all over
-- the file.
CREATE TABLE review_done (
    review_id INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    done_at INTEGER NOT NULL CHECK (done_at > 0)
) STRICT;

-- The wide part: what only a row on the screen needs. photos: addresses, each ended by a zero byte.
CREATE TABLE review_text (
    review_id INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    title TEXT,
    body TEXT,
    author TEXT,
    url TEXT,
    order_id TEXT,
    variant TEXT,
    photos BLOB
) STRICT;
CREATE INDEX review_text_by_order ON review_text (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE review_version (
    review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    title TEXT,
    body TEXT,
    photos BLOB,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (review_id, number)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE review_search USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'amends'
);
INSERT INTO review_search (review_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO review_search (review_search, rank) VALUES ('automerge', 8);

-- How many reviews: by day (of publication, UTC), and over all days. Kept in the transaction that changes the reviews. The tables that end in _done
-- have those of them that are marked as done; what is open is the difference. review_daily_done has no index by item, which would double the cost of a
-- mark; so who removes items removes its rows.
CREATE TABLE review_daily (
    day INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    language_id INTEGER NOT NULL,
    stars INTEGER NOT NULL,
    traits INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (day, item_id, language_id, stars, traits)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_daily_done (
    day INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    language_id INTEGER NOT NULL,
    stars INTEGER NOT NULL,
    traits INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (day, item_id, language_id, stars, traits)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_total (
    item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    language_id INTEGER NOT NULL,
    stars INTEGER NOT NULL,
    traits INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (item_id, language_id, stars, traits)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_total_done (
    item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    language_id INTEGER NOT NULL,
    stars INTEGER NOT NULL,
    traits INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (item_id, language_id, stars, traits)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_daily_by_item ON review_daily (item_id);

CREATE TABLE order_fact (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL CHECK (external_id <> ''),
    marketplace TEXT NOT NULL,
    product_id TEXT,
    ordered_at INTEGER NOT NULL,
    seller_of_record INTEGER NOT NULL CHECK (seller_of_record BETWEEN -1 AND 1),
    digital_subscription INTEGER NOT NULL CHECK (digital_subscription BETWEEN -1 AND 1),
    consent INTEGER NOT NULL CHECK (consent BETWEEN -1 AND 1),
    currency TEXT,
    total_minor INTEGER NOT NULL,
    buyer_language TEXT,
    PRIMARY KEY (account_id, external_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    review_id INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> ''),
    written_at INTEGER NOT NULL
) STRICT;

-- The log. reverses: 1 if the event takes an action back, 0 for an action and for one that is done again.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 255),
    n_reviews INTEGER NOT NULL CHECK (n_reviews >= 0),
    undoes INTEGER REFERENCES event (id) ON DELETE CASCADE,
    reverses INTEGER NOT NULL DEFAULT 0 CHECK (reverses BETWEEN 0 AND 1)
) STRICT;
CREATE UNIQUE INDEX event_by_undone ON event (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE event_review (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    old_done_at INTEGER NOT NULL,
    PRIMARY KEY (event_id, review_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_review_by_review ON event_review (review_id);
-- The same for events of thousands. Without an index by review, which would take more time than all else of such an event: whether it was about a certain review
-- is asked of each of these few events. Who removes reviews removes its rows.
CREATE TABLE event_bulk (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    review_id INTEGER NOT NULL,
    old_done_at INTEGER NOT NULL,
    PRIMARY KEY (event_id, review_id)
) STRICT, WITHOUT ROWID;
CREATE VIEW event_target AS
SELECT event_id, review_id, old_done_at FROM event_review UNION ALL SELECT event_id, review_id, old_done_at FROM event_bulk;
CREATE TABLE event_note (
    event_id INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
    text TEXT,
    old_text TEXT
) STRICT;

-- Has a row only inside the transaction that removes an account: the one reason for which the log gives anything up.
CREATE TABLE removal (account_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER event_keeps BEFORE DELETE ON event WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_stays BEFORE UPDATE ON event WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_review_keeps BEFORE DELETE ON event_review WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_review_stays BEFORE UPDATE ON event_review
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_bulk_keeps BEFORE DELETE ON event_bulk WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_bulk_stays BEFORE UPDATE ON event_bulk
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_note_keeps BEFORE DELETE ON event_note WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_note_stays BEFORE UPDATE ON event_note
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    query TEXT NOT NULL
) STRICT;

CREATE TABLE import_mapping (
    header_key TEXT PRIMARY KEY,
    mapping TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
