-- Webhooks: an inbox that is acknowledged at once and applied later, once, in any order. "told_at" is when Shopify said
-- so: its updated_at has whole seconds, and of two payloads of one second the one told last is the newer. What an import
-- brings was told at no moment ("epoch"), so that a webhook of the same second stands.

CREATE TABLE "webhook" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "topic" text NOT NULL,
  "payload" text NOT NULL,
  "triggered_at" timestamptz(3) NOT NULL,
  "received_at" timestamptz(3) NOT NULL,
  "state" text NOT NULL,
  "attempts" integer NOT NULL DEFAULT 0,
  "due_at" timestamptz(3) NOT NULL,
  "problem" text,
  "applied_at" timestamptz(3),
  CONSTRAINT "webhook_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE INDEX "webhook_waiting_idx" ON "webhook" ("shop_id", "due_at") WHERE "state" = 'waiting';
CREATE INDEX "webhook_shop_id_received_at_idx" ON "webhook" ("shop_id", "received_at");

CREATE TABLE "privacy_request" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "customer_id" text,
  "requested_at" timestamptz(3) NOT NULL,
  "due_at" timestamptz(3) NOT NULL,
  "data" jsonb,
  "gathered_at" timestamptz(3),
  CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("shop_id", "id")
);

ALTER TABLE "shop"
  ADD COLUMN "facts_at" timestamptz(3),
  ADD COLUMN "granted_scopes" text[],
  ADD COLUMN "scopes_at" timestamptz(3);

ALTER TABLE "session" ADD COLUMN "stored_at" timestamptz(3);

-- "detail_at": the version of what only an import tells (language and tags; whether stock is counted).
ALTER TABLE "profile"
  ADD COLUMN "told_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "detail_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "deleted_at" timestamptz(3);

-- Who had the address last answers for it, in whatever order we learn so.
ALTER TABLE "profile_identity" ADD COLUMN "claimed_at" timestamptz(3) NOT NULL DEFAULT 'epoch';

-- "variants_at", "lines_at": as of then the rows below are complete, and an older row that is not among them is gone.
ALTER TABLE "product"
  ADD COLUMN "told_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "variants_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "deleted_at" timestamptz(3);
ALTER TABLE "product_variant"
  ADD COLUMN "told_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "stock_counted" boolean NOT NULL DEFAULT true,
  ADD COLUMN "detail_at" timestamptz(3) NOT NULL DEFAULT 'epoch';
ALTER TABLE "collection"
  ADD COLUMN "told_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "deleted_at" timestamptz(3);

-- "email": by which a buyer is found who has no customer record; null where there is one.
ALTER TABLE "order"
  ADD COLUMN "told_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "lines_at" timestamptz(3) NOT NULL DEFAULT 'epoch',
  ADD COLUMN "customer_id" text,
  ADD COLUMN "email" text,
  ADD COLUMN "redacted_at" timestamptz(3);
CREATE INDEX "order_email_idx" ON "order" ("shop_id", "email") WHERE "email" IS NOT NULL;
CREATE INDEX "order_buyer_unknown_idx" ON "order" ("shop_id", "customer_id") WHERE "profile_id" IS NULL;

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['webhook', 'privacy_request'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;
