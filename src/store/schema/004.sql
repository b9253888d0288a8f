-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: why customers are unhappy, what the person taught, and what is done about it. Conventions as in version 1. A cause is numbered as in AmendsCause.

-- Why, for one comment, as suggested from its words or said by the person. Without a row nobody has said anything; a row of the person's without a cause
-- (first -1) is one that they cleared, so that no suggestion comes back. The place in time and the item are those of the review, so that counts need no
-- look at it.
CREATE TABLE review_cause (
    review_id INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
    first INTEGER NOT NULL CHECK (first BETWEEN -1 AND 255),
    second INTEGER NOT NULL CHECK (second BETWEEN -1 AND 255),
    by_person INTEGER NOT NULL CHECK (by_person BETWEEN 0 AND 1),
    wrong_door INTEGER NOT NULL CHECK (wrong_door BETWEEN 0 AND 1),
    published_at INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    CHECK (first >= 0 OR (by_person = 1 AND second = -1 AND wrong_door = 0)),
    CHECK (second = -1 OR second <> first)
) STRICT;
CREATE INDEX review_cause_by_date ON review_cause (published_at, first, second, by_person, wrong_door, item_id);
CREATE INDEX review_cause_by_first ON review_cause (first) WHERE first >= 0;
CREATE INDEX review_cause_by_second ON review_cause (second) WHERE second >= 0;
CREATE INDEX review_cause_wrong_door ON review_cause (review_id) WHERE wrong_door = 1;

CREATE TABLE feedback_cause (
    feedback_id INTEGER PRIMARY KEY REFERENCES feedback (id) ON DELETE CASCADE,
    first INTEGER NOT NULL CHECK (first BETWEEN -1 AND 255),
    second INTEGER NOT NULL CHECK (second BETWEEN -1 AND 255),
    by_person INTEGER NOT NULL CHECK (by_person BETWEEN 0 AND 1),
    wrong_door INTEGER NOT NULL CHECK (wrong_door BETWEEN 0 AND 1),
    published_at INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    marketplace TEXT NOT NULL,
    CHECK (first >= 0 OR (by_person = 1 AND second = -1 AND wrong_door = 0)),
    CHECK (second = -1 OR second <> first)
) STRICT;
CREATE INDEX feedback_cause_by_date ON feedback_cause (published_at, first, second, by_person, wrong_door, account_id,
    marketplace);
CREATE INDEX feedback_cause_by_first ON feedback_cause (first) WHERE first >= 0;
CREATE INDEX feedback_cause_by_second ON feedback_cause (second) WHERE second >= 0;
CREATE INDEX feedback_cause_wrong_door ON feedback_cause (feedback_id) WHERE wrong_door = 1;

-- Up to which id the classifier has looked, and by what: see AmendsSurveyScope. What came after has a greater id, so that who brings it in has nothing to do.
-- round: goes up when the person teaches something, after which all is looked at again.
CREATE TABLE cause_survey (
    subject INTEGER PRIMARY KEY CHECK (subject BETWEEN 1 AND 2),
    version INTEGER NOT NULL DEFAULT 0,
    max_stars INTEGER NOT NULL DEFAULT 0,
    round INTEGER NOT NULL DEFAULT 0,
    looked_to INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO cause_survey (subject) VALUES (1), (2);
-- What has changed since it was looked at. A change that comes while it is looked at gets another id.
CREATE TABLE cause_due (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 2),
    comment_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX cause_due_by_comment ON cause_due (subject, comment_id);

CREATE TABLE learned_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    phrase TEXT NOT NULL CHECK (phrase <> ''),
    cause INTEGER NOT NULL CHECK (cause BETWEEN 0 AND 255),
    weight INTEGER NOT NULL CHECK (weight BETWEEN -3 AND 3 AND weight <> 0),
    review_id INTEGER REFERENCES review (id) ON DELETE SET NULL,
    feedback_id INTEGER REFERENCES feedback (id) ON DELETE SET NULL,
    made_at INTEGER NOT NULL,
    CHECK (review_id IS NULL OR feedback_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX learned_rule_by_phrase ON learned_rule (phrase, cause);
CREATE INDEX learned_rule_by_review ON learned_rule (review_id) WHERE review_id IS NOT NULL;
CREATE INDEX learned_rule_by_feedback ON learned_rule (feedback_id) WHERE feedback_id IS NOT NULL;

-- A tick that was taken away stays, not done, so that undo finds it.
CREATE TABLE solution_done (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cause INTEGER NOT NULL CHECK (cause BETWEEN 0 AND 255),
    solution TEXT NOT NULL CHECK (solution <> ''),
    done_at INTEGER NOT NULL CHECK (done_at > 0),
    note TEXT CHECK (note <> ''),
    feedback_id INTEGER REFERENCES feedback (id) ON DELETE SET NULL,
    is_done INTEGER NOT NULL DEFAULT 1 CHECK (is_done BETWEEN 0 AND 1)
) STRICT;
CREATE INDEX solution_done_by_date ON solution_done (done_at) WHERE is_done = 1;
CREATE INDEX solution_done_by_feedback ON solution_done (feedback_id) WHERE feedback_id IS NOT NULL;

-- state: see AmendsPlanState. responsible: see AmendsResponsible. cause: -1 = not said.
CREATE TABLE feedback_plan (
    feedback_id INTEGER PRIMARY KEY REFERENCES feedback (id) ON DELETE CASCADE,
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
    responsible INTEGER NOT NULL CHECK (responsible BETWEEN 0 AND 4),
    cause INTEGER NOT NULL CHECK (cause BETWEEN -1 AND 255),
    notes TEXT CHECK (notes <> ''),
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_plan_by_state ON feedback_plan (state, changed_at);

-- Products that the spike watch keeps quiet about.
CREATE TABLE spike_silence (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    marketplace TEXT NOT NULL,
    product_id TEXT NOT NULL,
    silenced_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, marketplace, product_id)
) STRICT, WITHOUT ROWID;

-- What events changed. origin: see AmendsCauseOrigin.
CREATE TABLE event_cause (
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    comment_id INTEGER NOT NULL,
    origin INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 2),
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    old_origin INTEGER NOT NULL CHECK (old_origin BETWEEN 0 AND 2),
    old_first INTEGER NOT NULL,
    old_second INTEGER NOT NULL,
    PRIMARY KEY (event_id, comment_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_solution (
    event_id INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
    solution_id INTEGER NOT NULL REFERENCES solution_done (id),
    is_done INTEGER NOT NULL CHECK (is_done BETWEEN 0 AND 1)
) STRICT;
CREATE INDEX event_solution_by_solution ON event_solution (solution_id);
-- state 0: there was no plan.
CREATE TABLE event_plan (
    event_id INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
    feedback_id INTEGER NOT NULL REFERENCES feedback (id) ON DELETE CASCADE,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    responsible INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    notes TEXT,
    old_state INTEGER NOT NULL CHECK (old_state BETWEEN 0 AND 3),
    old_responsible INTEGER NOT NULL,
    old_cause INTEGER NOT NULL,
    old_notes TEXT
) STRICT;
CREATE INDEX event_plan_by_feedback ON event_plan (feedback_id);
CREATE TRIGGER event_cause_keeps BEFORE DELETE ON event_cause WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_cause_stays BEFORE UPDATE ON event_cause
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_solution_keeps BEFORE DELETE ON event_solution WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_solution_stays BEFORE UPDATE ON event_solution
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_plan_keeps BEFORE DELETE ON event_plan WHEN NOT EXISTS (SELECT 1 FROM removal)
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_plan_stays BEFORE UPDATE ON event_plan
BEGIN SELECT raise (ABORT, 'the log is append-only'); END;
