-- SPDX-License-Identifier: Apache-2.0
-- The ledger's file, format 1; described in zb-ledger(5). `zb init` runs this text, and a check compares every ledger with it.
PRAGMA application_id = 2053262407; -- "zbLG"
PRAGMA user_version = 1;

CREATE TABLE entry (
    seq INTEGER PRIMARY KEY CHECK (seq >= 1),
    kind TEXT NOT NULL,
    project TEXT,
    "on" TEXT NOT NULL CHECK (length("on") = 10),
    recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 29),
    actor TEXT NOT NULL,
    "by" TEXT,
    request TEXT,
    body TEXT NOT NULL,
    prev TEXT CHECK (length(prev) = 64 AND seq > 1 OR prev IS NULL AND seq = 1),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX entry_by_kind ON entry (kind);

CREATE INDEX entry_by_request ON entry (request)
WHERE request IS NOT NULL;

CREATE TRIGGER entry_is_never_changed
BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'entry is append-only');
END;

CREATE TRIGGER entry_is_never_deleted
BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'entry is append-only');
END;

-- Also stops INSERT OR REPLACE, which would walk past the trigger on DELETE where recursive_triggers is off.
CREATE TRIGGER entry_follows_the_last
BEFORE INSERT ON entry
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry)
BEGIN
    SELECT RAISE(ABORT, 'entry numbers have no gaps');
END;

CREATE TRIGGER entry_is_chained
BEFORE INSERT ON entry
WHEN NEW.prev IS NOT (SELECT hash FROM entry WHERE seq = NEW.seq - 1)
BEGIN
    SELECT RAISE(ABORT, 'prev is the hash of the entry before');
END;

-- Which streams an entry belongs to. Derived from the entries.
CREATE TABLE entry_subject (
    subject TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES entry (seq),
    PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;

-- What things may be called. Derived from the entries.
CREATE TABLE lookup (
    noun TEXT NOT NULL,
    "key" TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (noun, text, "key")
) STRICT, WITHOUT ROWID;
