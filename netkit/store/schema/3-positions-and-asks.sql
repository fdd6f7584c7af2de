-- positions, asks and reporting back; what contacts offer and need

ALTER TABLE contacts ADD COLUMN phone TEXT NOT NULL DEFAULT '';

ALTER TABLE contacts ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';

ALTER TABLE contacts ADD COLUMN interests TEXT NOT NULL DEFAULT '[]';

ALTER TABLE contacts ADD COLUMN offers TEXT NOT NULL DEFAULT '[]';

ALTER TABLE contacts ADD COLUMN needs TEXT NOT NULL DEFAULT '[]';

ALTER TABLE interactions ADD COLUMN replied_on TEXT CHECK (replied_on IS NULL OR
    answered AND replied_on IS date(replied_on, '+0 days') AND replied_on >= "on");

ALTER TABLE interactions ADD COLUMN minutes_late INTEGER CHECK (minutes_late >= 0);

ALTER TABLE exchanges ADD COLUMN about TEXT NOT NULL DEFAULT '';

ALTER TABLE exchanges ADD COLUMN reported_back_on TEXT CHECK (reported_back_on IS NULL OR
    direction = 'got' AND reported_back_on IS date(reported_back_on, '+0 days')
    AND reported_back_on >= "on");

CREATE TABLE positions (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    organisation TEXT NOT NULL CHECK (organisation <> ''),
    title TEXT NOT NULL,
    since TEXT CHECK (since IS date(since, '+0 days')),
    until TEXT CHECK (until IS date(until, '+0 days') AND (until >= since) IS NOT 0)
);

CREATE INDEX positions_contact ON positions (contact);

CREATE TABLE asks (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL CHECK (text <> ''),
    answer TEXT CHECK (answer IN ('yes', 'no')),
    answered_on TEXT CHECK (answered_on IS NULL OR
        answer IS NOT NULL AND answered_on IS date(answered_on, '+0 days') AND answered_on >= "on"),
    looked_up INTEGER CHECK (looked_up IN (0, 1))
);

CREATE INDEX asks_contact ON asks (contact);
