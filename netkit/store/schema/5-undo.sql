-- what it takes to undo the last changes
--
-- Triggers on every other table write undo_changes. netkit.store.undo makes them after the migrations, from the columns
-- that the tables have then. A step is the changes of one transaction, up to its last_change.

CREATE TABLE undo_changes (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    change TEXT NOT NULL,
    before TEXT
);

CREATE TABLE undo_steps (
    last_change INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);

-- Has a row while triggers are not to write.
CREATE TABLE undo_paused (paused INTEGER PRIMARY KEY);
