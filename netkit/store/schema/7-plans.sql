-- a promise may be one to yourself: a plan
--
-- The contact is then 'me', who is no row of contacts; so the reference is a column of its own, as that of introducers.

CREATE TABLE promises_with_plans (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')),
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days') AND due_on >= made_on),
    "by" TEXT NOT NULL CHECK ("by" IN ('me', 'them')),
    contact TEXT NOT NULL CHECK (contact <> 'me' OR "by" = 'me'),
    text TEXT NOT NULL CHECK (text <> ''),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
    cancelled_on TEXT CHECK (cancelled_on IS date(cancelled_on, '+0 days')),
    promised_to TEXT GENERATED ALWAYS AS (nullif(contact, 'me'))
        REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CHECK (done_on IS NULL OR cancelled_on IS NULL)
);

INSERT INTO promises_with_plans (id, made_on, due_on, "by", contact, text, done_on, cancelled_on)
SELECT id, made_on, due_on, "by", contact, text, done_on, cancelled_on FROM promises;

DROP TABLE promises;

ALTER TABLE promises_with_plans RENAME TO promises;

CREATE INDEX promises_contact ON promises (contact);

CREATE INDEX promises_promised_to ON promises (promised_to);
