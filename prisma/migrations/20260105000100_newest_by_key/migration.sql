-- The views of what is newest say whose it is from the table that they begin with. With the key from inside the LIMIT, asking for
-- one batch or site looked up the newest row of every one of them.

CREATE OR REPLACE VIEW "batch_account_now" AS
SELECT b."chain_id", b."batch_id", a."block_number", a."sold", a."serial", a."acc", a."refund_acc", a."holders_reserve",
  a."refund_reserve", a."escrow", a."bond", a."next_period", a."gross_posted", a."hosting_posted", a."fee_posted",
  a."delivered_bps_sum", a."collected", a."disputed_at", a."disputed_until", a."posted_at", a."proceeds", a."rate", a."topped_up",
  a."upfront_state"
FROM "batch" b
CROSS JOIN LATERAL (
  SELECT * FROM "batch_account" a WHERE a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
  ORDER BY a."block_number" DESC LIMIT 1
) a;

CREATE OR REPLACE VIEW "site_now" AS
SELECT s."operator", s."country", s."name", s."position", s."tx_hash", s."at", s."chain_id", s."site", n."block_number",
  n."nameplate", n."capacity", n."reserved", n."evidence", n."energy_mix_hash", n."machines_hash"
FROM "site" s
CROSS JOIN LATERAL (
  SELECT * FROM "site_state" n WHERE n."chain_id" = s."chain_id" AND n."site" = s."site" ORDER BY n."block_number" DESC LIMIT 1
) n;
