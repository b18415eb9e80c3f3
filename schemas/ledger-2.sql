-- SPDX-License-Identifier: Apache-2.0
-- Layout 2: what must be kept of people and can be erased, beside the chain; an entry holds the digest. Described in zb-ledger(5).
CREATE TABLE erasable (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
    salt TEXT NOT NULL CHECK (length(salt) = 32),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
