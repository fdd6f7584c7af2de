-- contacts and ties
--
-- x IS date(x, '+0 days') is true only for NULL and for a date of the calendar, written as 2026-03-20: adding no days
-- turns 31 February into another date, and = would accept nonsense, whose date is NULL.
-- Lists that may grow (kinds of gift, roles) are checked by the model alone, since SQLite cannot widen a CHECK.

CREATE TABLE contacts (
    id TEXT NOT NULL PRIMARY KEY CHECK (id NOT IN ('', 'me')),
    name TEXT NOT NULL CHECK (name <> ''),
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    field TEXT NOT NULL,
    seniority TEXT NOT NULL,
    region TEXT NOT NULL,
    circles TEXT NOT NULL,
    closeness INTEGER CHECK (closeness IN (1, 2, 3, 4, 5)),
    roles TEXT NOT NULL,
    how_met TEXT NOT NULL,
    met_on TEXT CHECK (met_on IS date(met_on, '+0 days')),
    introduced_by TEXT CHECK (introduced_by <> id),
    cadence TEXT,
    cadence_set_on TEXT CHECK (cadence_set_on IS date(cadence_set_on, '+0 days')),
    is_mentor INTEGER NOT NULL CHECK (is_mentor IN (0, 1)),
    email TEXT NOT NULL,
    profile TEXT NOT NULL,
    notes TEXT NOT NULL,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    introducer TEXT GENERATED ALWAYS AS (nullif(introduced_by, 'me'))
        REFERENCES contacts DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX contacts_introducer ON contacts (introducer);

CREATE TABLE ties (
    a TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    b TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    closeness INTEGER NOT NULL CHECK (closeness IN (1, 2, 3, 4, 5)),
    source TEXT NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
);

CREATE INDEX ties_b ON ties (b);
