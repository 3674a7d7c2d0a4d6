-- What the storefront asks for and is told: wishes to hear when a variant is back, signatures of Shopify's proxy that
-- were used, and what the theme's blocks were last told about the shop.

CREATE TABLE "stock_request" (
  "shop_id" integer NOT NULL,
  "id" uuid NOT NULL,
  "profile_id" uuid NOT NULL,
  "product_id" text NOT NULL,
  "variant_id" text NOT NULL,
  "state" text NOT NULL,
  "round" integer NOT NULL DEFAULT 0,
  "place" text,
  "asked_at" timestamptz(3) NOT NULL,
  "released_at" timestamptz(3),
  "settled_at" timestamptz(3),
  CONSTRAINT "stock_request_pkey" PRIMARY KEY ("shop_id", "id")
);
-- Who asks twice waits once.
CREATE UNIQUE INDEX "stock_request_waiting_key" ON "stock_request" ("shop_id", "variant_id", "profile_id")
  WHERE "state" = 'waiting';
CREATE INDEX "stock_request_shop_id_state_variant_id_asked_at_idx"
  ON "stock_request" ("shop_id", "state", "variant_id", "asked_at");
CREATE INDEX "stock_request_shop_id_profile_id_idx" ON "stock_request" ("shop_id", "profile_id");

CREATE TABLE "proxy_signature" (
  "shop_id" integer NOT NULL,
  "signature" text NOT NULL,
  "used_at" timestamptz(3) NOT NULL,
  CONSTRAINT "proxy_signature_pkey" PRIMARY KEY ("shop_id", "signature")
);
CREATE INDEX "proxy_signature_shop_id_used_at_idx" ON "proxy_signature" ("shop_id", "used_at");

CREATE TABLE "storefront" (
  "shop_id" integer NOT NULL,
  "told" text,
  "told_at" timestamptz(3),
  "problem" text,
  "tried_at" timestamptz(3) NOT NULL,
  CONSTRAINT "storefront_pkey" PRIMARY KEY ("shop_id")
);

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['stock_request', 'proxy_signature', 'storefront'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;
