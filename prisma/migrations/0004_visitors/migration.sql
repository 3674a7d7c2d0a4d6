-- Visitors of the storefront: a public key per shop for its web pixel, the visitor of an event, and by which word a
-- visitor is known.

-- 128 bits of chance, made where the row is made: a shop without a key cannot exist.
ALTER TABLE "shop" ADD COLUMN "pixel_key" text NOT NULL
  DEFAULT encode(substr(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 1, 16), 'hex');
CREATE UNIQUE INDEX "shop_pixel_key_key" ON "shop" ("pixel_key");

ALTER TABLE "event" ADD COLUMN "visitor_id" text;
-- What nobody was given yet: few rows, and the only ones that an identification looks for.
CREATE INDEX "event_anonymous_idx" ON "event" ("shop_id", "visitor_id")
  WHERE "visitor_id" IS NOT NULL AND "profile_id" IS NULL;

ALTER TABLE "event_sequence" ADD COLUMN "pixel_at" timestamptz(3);

-- Only rows of kind 'visitor' have these: how strong the word was, when it was last said, and from when on it counts.
ALTER TABLE "profile_identity" ADD COLUMN "strength" smallint, ADD COLUMN "linked_at" timestamptz(3),
  ADD COLUMN "since" timestamptz(3);

CREATE TABLE "click_visit" (
  "shop_id" integer NOT NULL,
  "token" text NOT NULL,
  "visitor_id" text NOT NULL,
  "used_at" timestamptz(3) NOT NULL,
  CONSTRAINT "click_visit_pkey" PRIMARY KEY ("shop_id", "token")
);

CREATE TABLE "web_pixel" (
  "shop_id" integer NOT NULL,
  "pixel_id" text,
  "endpoint" text,
  "connected_at" timestamptz(3),
  "problem" text,
  "tried_at" timestamptz(3) NOT NULL,
  CONSTRAINT "web_pixel_pkey" PRIMARY KEY ("shop_id")
);

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['click_visit', 'web_pixel'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;
