-- Keys by which a shop's other sources tell what happened: kept as a hash, shown once where they are made.
CREATE TABLE "event_key" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "hash" text NOT NULL,
  "hint" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "last_used_at" timestamptz(3),
  "revoked_at" timestamptz(3),
  CONSTRAINT "event_key_pkey" PRIMARY KEY ("shop_id", "id")
);
ALTER TABLE "event_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "event_key" USING (shop_id = attune_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_key" TO attune_app;
