-- Version 3. No column could hold what a shopper typed: `state` is what surasura::beacon::encode
-- writes, and its other input than numbers and words of closed lists are the shop's own keys.
-- Moments are ms since 1970 UTC by the collector's clock.

-- One row an attempt, always its newest revision. Not WITHOUT ROWID: rows of 4 KB in the order of random
-- identifiers would cost twice the time that rows at the end and a small index do.
CREATE TABLE attempts (
  attempt     BLOB NOT NULL PRIMARY KEY CHECK (length(attempt) = 16),
  rev         INTEGER NOT NULL,   -- the newest
  outcome     TEXT NOT NULL,      -- of it
  began_at    INTEGER NOT NULL,   -- when the first snapshot was made: received less its lateness
  happened_at INTEGER NOT NULL,   -- when the newest was made
  received_at INTEGER NOT NULL,   -- when it came
  seq         INTEGER NOT NULL,   -- the highest handing-over heard of
  received    INTEGER NOT NULL,   -- how many different ones came
  seqs        BLOB NOT NULL,      -- which: bit (seq - 1), little end first, up to 256; those above are
                                  -- counted where they are the highest yet
  late        INTEGER NOT NULL,   -- how many of them came from the outbox first
  browser     TEXT NOT NULL,      -- client.rs; of the newest
  os          TEXT NOT NULL,
  state       TEXT NOT NULL       -- the newest, as surasura::beacon::encode writes it
) STRICT;

CREATE INDEX attempts_happened ON attempts (happened_at);

-- Snapshots without an identifier. What is not known is ''.
CREATE TABLE counted (
  day     TEXT NOT NULL,          -- 2026-11-22, of the shop's clock
  device  TEXT NOT NULL,
  outcome TEXT NOT NULL,
  step    TEXT NOT NULL,          -- the step she was in
  last    TEXT NOT NULL,          -- the field focused last
  cause   TEXT NOT NULL,          -- the field of the first unresolved friction, and what it was
  why     TEXT NOT NULL,
  sample  INTEGER NOT NULL,       -- how many of a hundred were sent at all
  count   INTEGER NOT NULL,
  PRIMARY KEY (day, device, outcome, step, last, cause, why, sample)
) STRICT, WITHOUT ROWID;

-- What was turned away, by the code of the answer.
CREATE TABLE refused (
  day   TEXT NOT NULL,
  code  TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, code)
) STRICT, WITHOUT ROWID;

-- Attempts deleted on request: what an outbox still has of them is not taken again.
CREATE TABLE deleted (
  attempt BLOB PRIMARY KEY CHECK (length(attempt) = 16),
  until   INTEGER NOT NULL        -- when no outbox can have any of it
) STRICT, WITHOUT ROWID;
