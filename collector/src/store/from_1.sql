-- A nudge had four states.
CREATE TABLE nudges_2 (
  attempt BLOB NOT NULL REFERENCES attempts ON DELETE CASCADE,
  state   TEXT NOT NULL CHECK (
            state IN ('empty', 'far', 'near', 'one-item', 'reached', 'lost', 'excluded', 'not-needed')
          ),
  count   INTEGER NOT NULL,
  PRIMARY KEY (attempt, state)
) STRICT, WITHOUT ROWID;

INSERT INTO nudges_2 SELECT attempt, state, count FROM nudges;
DROP TABLE nudges;
ALTER TABLE nudges_2 RENAME TO nudges;
