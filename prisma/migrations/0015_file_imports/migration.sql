-- Files that a merchant brings: what each is, its bytes until it is read, and the rows that could not be used. Bytes come
-- in pieces, so that any worker can read them and none is larger than a request may be.

CREATE TABLE "file_import" (
  "shop_id" integer NOT NULL,
  "id" uuid NOT NULL,
  "kind" text NOT NULL,
  "file_name" text NOT NULL,
  "state" text NOT NULL,
  "staff_id" text,
  "consent_wording" text,
  "created_at" timestamptz(3) NOT NULL,
  "rows_total" integer,
  "rows_done" integer NOT NULL DEFAULT 0,
  "imported" integer NOT NULL DEFAULT 0,
  "known" integer NOT NULL DEFAULT 0,
  "set_aside" integer NOT NULL DEFAULT 0,
  "columns_used" text[] NOT NULL DEFAULT '{}',
  "columns_unused" text[] NOT NULL DEFAULT '{}',
  "problem" text,
  "problem_detail" text,
  "owner_id" uuid,
  "finished_at" timestamptz(3),
  CONSTRAINT "file_import_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE INDEX "file_import_shop_id_created_at_idx" ON "file_import" ("shop_id", "created_at");

CREATE TABLE "file_import_piece" (
  "shop_id" integer NOT NULL,
  "import_id" uuid NOT NULL,
  "place" integer NOT NULL,
  "bytes" bytea NOT NULL,
  CONSTRAINT "file_import_piece_pkey" PRIMARY KEY ("shop_id", "import_id", "place")
);

-- Lines and reasons alone: what stood in the row is the merchant's file's.
CREATE TABLE "file_import_issue" (
  "shop_id" integer NOT NULL,
  "import_id" uuid NOT NULL,
  "line" integer NOT NULL,
  "reason" text NOT NULL,
  CONSTRAINT "file_import_issue_pkey" PRIMARY KEY ("shop_id", "import_id", "line")
);

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['file_import', 'file_import_piece', 'file_import_issue'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;
