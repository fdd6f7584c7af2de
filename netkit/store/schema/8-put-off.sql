-- what is put off or dropped; and indexes by which whoever is forgotten is found

ALTER TABLE contacts ADD COLUMN put_off_to TEXT CHECK (put_off_to IS date(put_off_to, '+0 days'));

ALTER TABLE exchanges ADD COLUMN put_off_to TEXT CHECK (put_off_to IS date(put_off_to, '+0 days'));

ALTER TABLE exchanges ADD COLUMN dropped_on TEXT CHECK (dropped_on IS NULL OR
    dropped_on IS date(dropped_on, '+0 days') AND dropped_on >= "on");

ALTER TABLE asks ADD COLUMN put_off_to TEXT CHECK (put_off_to IS date(put_off_to, '+0 days'));

ALTER TABLE asks ADD COLUMN dropped_on TEXT CHECK (dropped_on IS NULL OR
    dropped_on IS date(dropped_on, '+0 days') AND dropped_on >= "on");

ALTER TABLE referrals ADD COLUMN put_off_to TEXT CHECK (put_off_to IS date(put_off_to, '+0 days'));

ALTER TABLE referrals ADD COLUMN dropped_on TEXT CHECK (dropped_on IS NULL OR
    dropped_on IS date(dropped_on, '+0 days') AND dropped_on >= "on");

CREATE INDEX contacts_introduced_by ON contacts (introduced_by);

CREATE INDEX referrals_person ON referrals (person);
