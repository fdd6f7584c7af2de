-- the log: interactions, exchanges, promises and referrals

CREATE TABLE interactions (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    channel TEXT NOT NULL,
    minutes INTEGER CHECK (minutes >= 0),
    kind TEXT,
    initiated_by TEXT CHECK (initiated_by IN ('me', 'them')),
    answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
    topics TEXT NOT NULL,
    summary TEXT NOT NULL
);

CREATE TABLE interaction_contacts (
    interaction TEXT NOT NULL REFERENCES interactions ON DELETE CASCADE,
    position INTEGER NOT NULL,
    contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (interaction, position),
    UNIQUE (interaction, contact)
);

CREATE INDEX interaction_contacts_contact ON interaction_contacts (contact);

CREATE TABLE exchanges (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    direction TEXT NOT NULL CHECK (direction IN ('gave', 'got')),
    what TEXT NOT NULL
);

CREATE INDEX exchanges_contact ON exchanges (contact);

CREATE TABLE promises (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')),
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days') AND due_on >= made_on),
    "by" TEXT NOT NULL CHECK ("by" IN ('me', 'them')),
    contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL CHECK (text <> ''),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
    cancelled_on TEXT CHECK (cancelled_on IS date(cancelled_on, '+0 days')),
    CHECK (done_on IS NULL OR cancelled_on IS NULL)
);

CREATE INDEX promises_contact ON promises (contact);

CREATE TABLE referrals (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
    referred_by TEXT NOT NULL
        REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person TEXT NOT NULL CHECK (person <> referred_by),
    purpose TEXT NOT NULL,
    contacted_on TEXT CHECK (contacted_on IS date(contacted_on, '+0 days')),
    met_on TEXT CHECK (met_on IS date(met_on, '+0 days')),
    reported_back_on TEXT CHECK (reported_back_on IS date(reported_back_on, '+0 days')),
    thanked_on TEXT CHECK (thanked_on IS date(thanked_on, '+0 days')),
    outcome TEXT NOT NULL
);

CREATE INDEX referrals_referred_by ON referrals (referred_by);
