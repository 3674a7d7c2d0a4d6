-- People and orders in full: phone, addresses, tags by webhook, merges; discounts, refunds, fulfilments, carts and
-- checkouts; and what Shopify has to hear from us.

ALTER TABLE "profile"
  ADD COLUMN "phone" text,
  ADD COLUMN "verified_email" boolean,
  ADD COLUMN "data_sale_opt_out" boolean,
  ADD COLUMN "addresses" jsonb NOT NULL DEFAULT '[]';

ALTER TABLE "order"
  ADD COLUMN "cancel_reason" text,
  ADD COLUMN "presentment_currency" text,
  ADD COLUMN "cart_token" text,
  ADD COLUMN "checkout_token" text,
  ADD COLUMN "deleted_at" timestamptz(3);

ALTER TABLE "order_line" ADD COLUMN "net_quantity" integer;

CREATE TABLE "address_claim" (
  "shop_id" integer NOT NULL,
  "address" text NOT NULL,
  "customer_id" text NOT NULL,
  "claimed_at" timestamptz(3) NOT NULL,
  CONSTRAINT "address_claim_pkey" PRIMARY KEY ("shop_id", "address", "customer_id")
);
CREATE INDEX "address_claim_shop_id_customer_id_idx" ON "address_claim" ("shop_id", "customer_id");

CREATE TABLE "customer_merge" (
  "shop_id" integer NOT NULL,
  "customer_id" text NOT NULL,
  "kept_id" text NOT NULL,
  "merged_at" timestamptz(3) NOT NULL,
  "deleted_at" timestamptz(3),
  CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("shop_id", "customer_id")
);
CREATE INDEX "customer_merge_shop_id_kept_id_idx" ON "customer_merge" ("shop_id", "kept_id");

CREATE TABLE "profile_tag_word" (
  "shop_id" integer NOT NULL,
  "customer_id" text NOT NULL,
  "tag" text NOT NULL,
  "is_there" boolean NOT NULL,
  "said_at" timestamptz(3) NOT NULL,
  "told_at" timestamptz(3) NOT NULL,
  CONSTRAINT "profile_tag_word_pkey" PRIMARY KEY ("shop_id", "customer_id", "tag")
);

CREATE TABLE "write_back" (
  "shop_id" integer NOT NULL,
  "profile_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "value" text NOT NULL,
  "is_wanted" boolean NOT NULL DEFAULT true,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "attempts" integer NOT NULL DEFAULT 0,
  "due_at" timestamptz(3) NOT NULL,
  "problem" text,
  "asked_at" timestamptz(3) NOT NULL,
  CONSTRAINT "write_back_pkey" PRIMARY KEY ("shop_id", "profile_id", "kind", "value")
);
CREATE INDEX "write_back_shop_id_state_due_at_idx" ON "write_back" ("shop_id", "state", "due_at");

CREATE TABLE "order_discount" (
  "shop_id" integer NOT NULL,
  "order_id" text NOT NULL,
  "position" integer NOT NULL,
  "kind" text NOT NULL,
  "code" text,
  "title" text,
  "value_type" text,
  "value" text,
  "amount_minor" bigint,
  CONSTRAINT "order_discount_pkey" PRIMARY KEY ("shop_id", "order_id", "position")
);

CREATE TABLE "refund" (
  "shop_id" integer NOT NULL,
  "order_id" text NOT NULL,
  "id" text NOT NULL,
  "refunded_at" timestamptz(3) NOT NULL,
  "amount_minor" bigint NOT NULL,
  CONSTRAINT "refund_pkey" PRIMARY KEY ("shop_id", "order_id", "id")
);

CREATE TABLE "refund_line" (
  "shop_id" integer NOT NULL,
  "order_id" text NOT NULL,
  "refund_id" text NOT NULL,
  "id" text NOT NULL,
  "line_id" text NOT NULL,
  "quantity" integer NOT NULL,
  "amount_minor" bigint NOT NULL,
  CONSTRAINT "refund_line_pkey" PRIMARY KEY ("shop_id", "order_id", "refund_id", "id")
);

CREATE TABLE "fulfillment" (
  "shop_id" integer NOT NULL,
  "order_id" text NOT NULL,
  "id" text NOT NULL,
  "status" text NOT NULL,
  "shipment_status" text,
  "tracking" jsonb NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "delivered_at" timestamptz(3),
  "source_at" timestamptz(3) NOT NULL,
  "told_at" timestamptz(3) NOT NULL,
  CONSTRAINT "fulfillment_pkey" PRIMARY KEY ("shop_id", "order_id", "id")
);

CREATE TABLE "cart" (
  "shop_id" integer NOT NULL,
  "token" text NOT NULL,
  "lines" jsonb NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  "told_at" timestamptz(3) NOT NULL,
  CONSTRAINT "cart_pkey" PRIMARY KEY ("shop_id", "token")
);
CREATE INDEX "cart_shop_id_source_at_idx" ON "cart" ("shop_id", "source_at");

CREATE TABLE "checkout" (
  "shop_id" integer NOT NULL,
  "token" text NOT NULL,
  "cart_token" text,
  "customer_id" text,
  "email" text,
  "lines" jsonb NOT NULL,
  "currency" text NOT NULL,
  "total_minor" bigint NOT NULL,
  "recovery_url" text,
  "created_at" timestamptz(3) NOT NULL,
  "completed_at" timestamptz(3),
  "source_at" timestamptz(3) NOT NULL,
  "told_at" timestamptz(3) NOT NULL,
  "deleted_at" timestamptz(3),
  CONSTRAINT "checkout_pkey" PRIMARY KEY ("shop_id", "token")
);
CREATE INDEX "checkout_shop_id_source_at_idx" ON "checkout" ("shop_id", "source_at");

CREATE TABLE "checkout_start" (
  "shop_id" integer NOT NULL,
  "token" text NOT NULL,
  "occurred_at" timestamptz(3) NOT NULL,
  "event_id" text NOT NULL,
  CONSTRAINT "checkout_start_pkey" PRIMARY KEY ("shop_id", "token")
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['address_claim', 'customer_merge', 'profile_tag_word', 'write_back', 'order_discount',
                              'refund', 'refund_line', 'fulfillment', 'cart', 'checkout', 'checkout_start'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', name);
  END LOOP;
END
$$;

-- Who answers for an address was known alone; it is a claim like any other from now on. Shop by shop: the policies hold
-- for the owner of the tables too.
DO $$
DECLARE
  shop record;
BEGIN
  FOR shop IN SELECT id FROM "shop" LOOP
    PERFORM set_config('attune.shop_id', shop.id::text, true);
    INSERT INTO "address_claim" ("shop_id", "address", "customer_id", "claimed_at")
    SELECT i.shop_id, i.value, p.customer_id, i.claimed_at
    FROM "profile_identity" i
    JOIN "profile" p ON p.shop_id = i.shop_id AND p.id = i.profile_id
    WHERE i.shop_id = shop.id AND i.kind = 'email' AND p.customer_id IS NOT NULL;
  END LOOP;
  PERFORM set_config('attune.shop_id', '', true);
END
$$;
