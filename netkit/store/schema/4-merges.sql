-- merges that can be undone, and contacts who are known to be two

-- AUTOINCREMENT: an id that somebody wrote down must never mean another merge.
CREATE TABLE merges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    keep TEXT NOT NULL,
    gone TEXT NOT NULL CHECK (gone <> keep)
);

CREATE TABLE merge_changes (
    merge INTEGER NOT NULL REFERENCES merges ON DELETE CASCADE,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (merge, kind, key)
);

CREATE INDEX merge_changes_record ON merge_changes (kind, key);

CREATE TABLE rejected_duplicates (
    a TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    b TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (a, b),
    CHECK (a < b)
);

CREATE INDEX rejected_duplicates_b ON rejected_duplicates (b);
