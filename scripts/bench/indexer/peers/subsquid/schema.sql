CREATE TABLE batch (
  id text PRIMARY KEY, operator text NOT NULL, payment_token text NOT NULL, payout_token text NOT NULL,
  capacity numeric NOT NULL, bond numeric NOT NULL, sold numeric NOT NULL, escrow numeric NOT NULL,
  proceeds numeric NOT NULL, acc numeric NOT NULL, refund_acc numeric NOT NULL
);
CREATE TABLE slice (
  id text PRIMARY KEY, batch_id numeric NOT NULL, owner text NOT NULL, buyer text, units numeric NOT NULL,
  cost numeric NOT NULL, paid numeric NOT NULL, refund_paid numeric NOT NULL
);
CREATE INDEX slice_owner ON slice (owner);
CREATE TABLE transfer (
  id text PRIMARY KEY, block int NOT NULL, log_index int NOT NULL, tx_hash text NOT NULL, time timestamptz NOT NULL,
  slice_id numeric NOT NULL, sender text NOT NULL, recipient text NOT NULL
);
CREATE TABLE claim (
  id text PRIMARY KEY, block int NOT NULL, log_index int NOT NULL, tx_hash text NOT NULL, time timestamptz NOT NULL,
  slice_id numeric NOT NULL, owner text NOT NULL, recipient text NOT NULL, amount numeric NOT NULL
);
CREATE TABLE settlement (
  id text PRIMARY KEY, block int NOT NULL, log_index int NOT NULL, tx_hash text NOT NULL, time timestamptz NOT NULL,
  kind text NOT NULL, slice_id numeric NOT NULL, owner text NOT NULL, amount numeric NOT NULL, credit numeric NOT NULL
);
CREATE TABLE payout (
  id text PRIMARY KEY, batch_id numeric NOT NULL, period int NOT NULL, block int NOT NULL, log_index int NOT NULL,
  tx_hash text NOT NULL, time timestamptz NOT NULL, delivered_bps int NOT NULL, evidence int NOT NULL,
  evidence_hash text NOT NULL, gross numeric, hosting numeric, fee numeric, holders numeric, released numeric,
  refunded numeric, acc numeric, refund_acc numeric
);
