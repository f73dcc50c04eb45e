-- Version 2. Typed columns only: there is none that could hold what a shopper typed.
-- One row an attempt, always its newest revision; an attempt that is not completed ended at `last`.
CREATE TABLE attempts (
  attempt     BLOB PRIMARY KEY CHECK (length(attempt) = 16),
  rev         INTEGER NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('viewed', 'started', 'submitted', 'completed')),
  ms          INTEGER NOT NULL,  -- time that the page was visible
  of          INTEGER NOT NULL,  -- fields of the form
  last        TEXT,              -- key of the field that was focused last
  received_at INTEGER NOT NULL   -- milliseconds since 1970, clock of the collector
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_received ON attempts (received_at);

CREATE TABLE fields (
  attempt BLOB NOT NULL REFERENCES attempts ON DELETE CASCADE,
  key     TEXT NOT NULL,
  kind    TEXT,
  at      INTEGER NOT NULL,
  visits  INTEGER NOT NULL,
  ms      INTEGER NOT NULL,
  edits   INTEGER NOT NULL,
  fixes   INTEGER NOT NULL,
  PRIMARY KEY (attempt, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE rules (
  attempt BLOB NOT NULL,
  key     TEXT NOT NULL,
  code    TEXT NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (attempt, key, code),
  FOREIGN KEY (attempt, key) REFERENCES fields ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE nudges (
  attempt BLOB NOT NULL REFERENCES attempts ON DELETE CASCADE,
  state   TEXT NOT NULL CHECK (
            state IN ('empty', 'far', 'near', 'one-item', 'reached', 'lost', 'excluded', 'not-needed')
          ),
  count   INTEGER NOT NULL,
  PRIMARY KEY (attempt, state)
) STRICT, WITHOUT ROWID;
