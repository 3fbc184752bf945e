-- E-mails that came in as tickets: `message` is the hash of a Message-ID, `topic` the ticket that its thread became, `customer` tells
-- the thread's first sender from others without naming either. What was only named by others has not been seen.
CREATE TABLE desk_ticket_mails (
  message TEXT NOT NULL PRIMARY KEY,
  topic BIGINT NOT NULL,
  customer TEXT NOT NULL,
  seen BOOLEAN NOT NULL,
  at BIGINT NOT NULL
) WITHOUT ROWID;
