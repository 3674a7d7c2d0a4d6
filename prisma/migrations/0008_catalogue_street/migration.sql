-- Stock per location, and what a variant's own telling said beside what follows from its levels.

CREATE TABLE "location" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "name" text NOT NULL,
  "is_active" boolean NOT NULL,
  "fulfils_online" boolean NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  CONSTRAINT "location_pkey" PRIMARY KEY ("shop_id", "id")
);

-- No foreign keys: a level may be told before its location or its variant.
CREATE TABLE "inventory_level" (
  "shop_id" integer NOT NULL,
  "inventory_item_id" text NOT NULL,
  "location_id" text NOT NULL,
  "available" integer,
  "is_connected" boolean NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  "told_at" timestamptz(3) NOT NULL DEFAULT '1970-01-01 00:00:00+00',
  CONSTRAINT "inventory_level_pkey" PRIMARY KEY ("shop_id", "inventory_item_id", "location_id")
);

ALTER TABLE "product_variant"
  ADD COLUMN "inventory_item_id" text,
  ADD COLUMN "told_quantity" integer,
  ADD COLUMN "told_available" boolean NOT NULL DEFAULT false,
  ADD COLUMN "told_everywhere" boolean NOT NULL DEFAULT false,
  ADD COLUMN "sells_beyond" boolean NOT NULL DEFAULT false;
-- For every shop at once: the owner looks past the policy for this one statement.
ALTER TABLE "product_variant" NO FORCE ROW LEVEL SECURITY;
UPDATE "product_variant"
  SET told_quantity = sellable_quantity, told_available = available_for_sale,
      told_everywhere = told_at > '1970-01-01 00:00:00+00',
      sells_beyond = available_for_sale and coalesce(sellable_quantity, 1) <= 0;
ALTER TABLE "product_variant" FORCE ROW LEVEL SECURITY;
CREATE INDEX "product_variant_item_idx" ON "product_variant" ("shop_id", "inventory_item_id");

-- Shops that are here already have their stock read as well.
ALTER TABLE "import_run" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "import_run" (shop_id, resource, state, started_at)
  SELECT shop_id, 'stock', 'waiting', started_at FROM "import_run" WHERE resource = 'products'
  ON CONFLICT DO NOTHING;
ALTER TABLE "import_run" FORCE ROW LEVEL SECURITY;

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['location', 'inventory_level'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', one);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', one);
  END LOOP;
END $$;
