-- Privacy: who looked at whom, how long each kind of data is kept, requests of people with what was done, erasure that no
-- later list undoes, and exports of everything.

CREATE TABLE "access_record" (
  "shop_id" integer NOT NULL,
  "id" uuid NOT NULL,
  "at" timestamptz(3) NOT NULL,
  "staff_id" text,
  "what" text NOT NULL,
  "profile_ids" uuid[] NOT NULL,
  "people" integer NOT NULL,
  CONSTRAINT "access_record_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE INDEX "access_record_shop_id_at_id_idx" ON "access_record" ("shop_id", "at", "id");

-- A shop's own word on how long a kind of data is kept; without a row the installation's counts.
CREATE TABLE "retention_rule" (
  "shop_id" integer NOT NULL,
  "kind" text NOT NULL,
  "keep_days" integer NOT NULL,
  "changed_at" timestamptz(3) NOT NULL,
  CONSTRAINT "retention_rule_pkey" PRIMARY KEY ("shop_id", "kind")
);

-- When the nightly sweep last went through a shop, and what went then, by kind.
CREATE TABLE "retention_sweep" (
  "shop_id" integer NOT NULL,
  "swept_at" timestamptz(3) NOT NULL,
  "removed" jsonb NOT NULL,
  CONSTRAINT "retention_sweep_pkey" PRIMARY KEY ("shop_id")
);

-- 256 bits of chance per shop: without them nobody can try addresses against the hashes that erasure leaves.
CREATE TABLE "forgotten_salt" (
  "shop_id" integer NOT NULL,
  "salt" text NOT NULL DEFAULT encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'),
  CONSTRAINT "forgotten_salt_pkey" PRIMARY KEY ("shop_id")
);

-- Everything a shop has, as a file made in the background and kept for a day, in pieces of at most a megabyte.
CREATE TABLE "export_run" (
  "shop_id" integer NOT NULL,
  "id" uuid NOT NULL,
  "asked_by" text,
  "asked_at" timestamptz(3) NOT NULL,
  "state" text NOT NULL,
  "tables_done" integer NOT NULL DEFAULT 0,
  "tables_total" integer NOT NULL DEFAULT 0,
  "rows_done" bigint NOT NULL DEFAULT 0,
  "bytes" bigint NOT NULL DEFAULT 0,
  "owner_id" uuid,
  "finished_at" timestamptz(3),
  "expires_at" timestamptz(3),
  CONSTRAINT "export_run_pkey" PRIMARY KEY ("shop_id", "id")
);

CREATE TABLE "export_chunk" (
  "shop_id" integer NOT NULL,
  "export_id" uuid NOT NULL,
  "n" integer NOT NULL,
  "data" bytea NOT NULL,
  CONSTRAINT "export_chunk_pkey" PRIMARY KEY ("shop_id", "export_id", "n")
);

ALTER TABLE "privacy_request"
  ADD COLUMN "kind" text NOT NULL DEFAULT 'data_request',
  ADD COLUMN "asked_by" text NOT NULL DEFAULT 'shopify',
  ADD COLUMN "done_at" timestamptz(3),
  ADD COLUMN "done" jsonb,
  ADD COLUMN "handed_over_at" timestamptz(3),
  ADD COLUMN "handed_over_by" text;

-- A shop that is forgotten keeps its number, its domain and this record of what was done: counts, nothing else.
ALTER TABLE "shop" ADD COLUMN "redacted_at" timestamptz(3), ADD COLUMN "redaction" jsonb;

-- Set when somebody was forgotten whose orders may have taught this artifact: the next training takes it away.
ALTER TABLE "artifact" ADD COLUMN "forgotten_since" timestamptz(3);

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'access_record', 'retention_rule', 'retention_sweep', 'forgotten_salt', 'export_run', 'export_chunk'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;

-- What is left of an address or a customer's number; null where the shop never forgot anybody.
CREATE FUNCTION attune_forgotten_hash(shop integer, kind text, value text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT 'sha256:' || encode(sha256(convert_to(k.salt || '|' || kind || '|' || value, 'UTF8')), 'hex')
  FROM forgotten_salt k WHERE k.shop_id = shop
$$;

-- An address comes back, by whatever road: the no that was kept as a hash is a no again, in the same statement.
CREATE FUNCTION attune_recall_suppressions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM forgotten_salt k WHERE k.shop_id IN (SELECT f.shop_id FROM fresh f)) THEN
    RETURN NULL;
  END IF;
  INSERT INTO suppression (shop_id, address, reason, created_at)
  SELECT f.shop_id, f.email, s.reason, s.created_at
  FROM fresh f
  JOIN suppression s ON s.shop_id = f.shop_id AND s.address IN (
    attune_forgotten_hash(f.shop_id, 'address', f.email),
    -- How hashes were made before each shop had a salt.
    'sha256:' || encode(sha256(convert_to('suppression|' || f.shop_id || '|' || f.email, 'UTF8')), 'hex'))
  WHERE f.email IS NOT NULL AND f.deleted_at IS NULL
  ON CONFLICT (shop_id, address) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER profile_inserted AFTER INSERT ON "profile"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION attune_recall_suppressions();
CREATE TRIGGER profile_updated AFTER UPDATE ON "profile"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION attune_recall_suppressions();

-- Who was forgotten without ever having said no may say yes again: a yes of his or her own that is younger, never a list's.
CREATE FUNCTION attune_lift_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM forgotten_salt k WHERE k.shop_id IN (SELECT f.shop_id FROM fresh f)) THEN
    RETURN NULL;
  END IF;
  DELETE FROM suppression s
  USING fresh f JOIN profile p ON p.shop_id = f.shop_id AND p.id = f.profile_id AND p.email IS NOT NULL
  WHERE f.channel = 'email' AND f.state = 'subscribed' AND f.source !~ '^(import|csv|file|list|upload)'
    AND s.shop_id = f.shop_id AND s.reason = 'forgotten' AND s.created_at < f.changed_at
    AND s.address IN (p.email, attune_forgotten_hash(f.shop_id, 'address', p.email));
  RETURN NULL;
END $$;
CREATE TRIGGER consent_recorded AFTER INSERT ON "consent_record"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION attune_lift_forgotten();

-- Shop by shop: the policies hold for the owner of the tables too.
DO $$
DECLARE
  shop record;
BEGIN
  FOR shop IN SELECT id FROM "shop" LOOP
    PERFORM set_config('attune.shop_id', shop.id::text, true);
    INSERT INTO forgotten_salt (shop_id)
    SELECT DISTINCT s.shop_id FROM suppression s WHERE s.shop_id = shop.id AND starts_with(s.address, 'sha256:');
  END LOOP;
  PERFORM set_config('attune.shop_id', '', true);
END $$;

-- Retention of the installation: whole months that ended before `before` go, by the owner's right on the application's
-- request. Never a month of the last ninety days of the database's own clock, whatever the caller believes.
CREATE FUNCTION attune_drop_partitions(parent text, before timestamptz) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  partition_name text;
  limit_at timestamptz := least(before, clock_timestamp() - interval '90 days');
BEGIN
  IF parent NOT IN ('event', 'decision', 'message') THEN
    RAISE EXCEPTION 'attune_drop_partitions expects event, decision or message, got %', parent;
  END IF;
  -- Rather another night than writers that wait behind us.
  PERFORM set_config('lock_timeout', '2s', true);
  FOR partition_name IN
    SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = format('public.%I', parent)::regclass
      AND c.relname ~ ('^' || parent || '_\d{4}_\d{2}$')
      AND (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= limit_at
    ORDER BY 1
  LOOP
    EXECUTE format('DROP TABLE public.%I', partition_name);
    RETURN NEXT partition_name;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION attune_drop_partitions(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attune_drop_partitions(text, timestamptz) TO attune_app;

-- Whether a customer's number belongs to somebody whom the shop forgot: the number itself is kept nowhere.
CREATE FUNCTION attune_is_forgotten(shop integer, customer text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM profile_identity i
    WHERE i.shop_id = shop AND i.kind = 'customer' AND i.value = attune_forgotten_hash(shop, 'customer', customer))
$$;

-- What is told later about a forgotten customer finds no row to be kept in, by whatever road it comes.
CREATE FUNCTION attune_refuse_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM forgotten_salt k WHERE k.shop_id = NEW.shop_id)
     AND attune_is_forgotten(NEW.shop_id, CASE TG_TABLE_NAME
       WHEN 'profile_identity' THEN to_jsonb(NEW) ->> 'value' ELSE to_jsonb(NEW) ->> 'customer_id' END) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER profile_identity_named BEFORE INSERT ON "profile_identity"
  FOR EACH ROW WHEN (NEW.kind = 'customer') EXECUTE FUNCTION attune_refuse_forgotten();
DO $$
DECLARE
  named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['address_claim', 'profile_tag_word', 'mirrored_segment_member'] LOOP
    IF to_regclass('public.' || named) IS NOT NULL THEN
      EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION attune_refuse_forgotten()',
                     named || '_told', named);
    END IF;
  END LOOP;
END $$;

-- What was bought counts, as numbers; whoever is forgotten is not named by it again.
CREATE FUNCTION attune_unname_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM forgotten_salt k WHERE k.shop_id = NEW.shop_id)
     AND attune_is_forgotten(NEW.shop_id, NEW.customer_id) THEN
    NEW.customer_id := NULL;
    NEW.email := NULL;
    IF TG_TABLE_NAME = 'order' THEN NEW.redacted_at := NEW.source_at; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_named BEFORE INSERT ON "order"
  FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL) EXECUTE FUNCTION attune_unname_forgotten();
CREATE TRIGGER checkout_named BEFORE INSERT ON "checkout"
  FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL) EXECUTE FUNCTION attune_unname_forgotten();
