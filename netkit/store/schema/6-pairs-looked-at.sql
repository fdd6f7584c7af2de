-- pairs of contacts of whom somebody has said whether they know each other

CREATE TABLE pairs_looked_at (
    a TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    b TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (a, b),
    CHECK (a < b)
);

CREATE INDEX pairs_looked_at_b ON pairs_looked_at (b);
