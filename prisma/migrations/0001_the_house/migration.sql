-- The first schema: tenant tables carry shop_id first in every key, so that the same schema can be sharded by it.
-- Run by the owner role; the application role only reads and writes rows, under row-level security.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'attune_app') THEN
    CREATE ROLE attune_app NOLOGIN;
  END IF;
END $$;

CREATE TABLE "shop" (
  "id" SERIAL,
  "domain" text NOT NULL,
  "name" text NOT NULL,
  "email" text NOT NULL,
  "currency" text NOT NULL,
  "time_zone" text NOT NULL,
  "locale" text NOT NULL,
  "country_code" text NOT NULL,
  "home_url" text NOT NULL,
  "sender_name" text NOT NULL,
  "sender_email" text NOT NULL,
  "postal_address" text NOT NULL,
  "brand_accent" text NOT NULL,
  "brand_logo_url" text,
  "installed_at" timestamptz(3) NOT NULL,
  "uninstalled_at" timestamptz(3),
  "sending_stopped_at" timestamptz(3),
  CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "shop_domain_key" ON "shop" ("domain");

CREATE TABLE "session" (
  "id" text NOT NULL,
  "shop" text NOT NULL,
  "state" text NOT NULL,
  "is_online" boolean NOT NULL DEFAULT false,
  "scope" text,
  "expires" timestamptz(3),
  "access_token" text NOT NULL,
  "user_id" bigint,
  "first_name" text,
  "last_name" text,
  "email" text,
  "account_owner" boolean NOT NULL DEFAULT false,
  "locale" text,
  "collaborator" boolean DEFAULT false,
  "email_verified" boolean DEFAULT false,
  "refresh_token" text,
  "refresh_token_expires" timestamptz(3),
  CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "worker" (
  "id" uuid NOT NULL,
  "alive_until" timestamptz(3) NOT NULL,
  CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "profile" (
  "shop_id" integer NOT NULL,
  "id" uuid NOT NULL,
  "customer_id" text,
  "email" text,
  "first_name" text,
  "last_name" text,
  "locale" text,
  "country_code" text,
  "city" text,
  "zip" text,
  "tags" text[],
  "created_at" timestamptz(3) NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  CONSTRAINT "profile_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE UNIQUE INDEX "profile_shop_id_customer_id_key" ON "profile" ("shop_id", "customer_id");
CREATE INDEX "profile_shop_id_email_idx" ON "profile" ("shop_id", "email");

CREATE TABLE "profile_identity" (
  "shop_id" integer NOT NULL,
  "kind" text NOT NULL,
  "value" text NOT NULL,
  "profile_id" uuid NOT NULL,
  CONSTRAINT "profile_identity_pkey" PRIMARY KEY ("shop_id", "kind", "value")
);
CREATE INDEX "profile_identity_shop_id_profile_id_idx" ON "profile_identity" ("shop_id", "profile_id");

CREATE TABLE "consent" (
  "shop_id" integer NOT NULL,
  "profile_id" uuid NOT NULL,
  "channel" text NOT NULL,
  "state" text NOT NULL,
  "level" text,
  "changed_at" timestamptz(3) NOT NULL,
  CONSTRAINT "consent_pkey" PRIMARY KEY ("shop_id", "profile_id", "channel")
);

CREATE TABLE "consent_record" (
  "shop_id" integer NOT NULL,
  "id" uuid NOT NULL,
  "profile_id" uuid NOT NULL,
  "channel" text NOT NULL,
  "state" text NOT NULL,
  "level" text,
  "source" text NOT NULL,
  "wording" text,
  "changed_at" timestamptz(3) NOT NULL,
  "recorded_at" timestamptz(3) NOT NULL,
  CONSTRAINT "consent_record_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE INDEX "consent_record_shop_id_profile_id_changed_at_idx" ON "consent_record" ("shop_id", "profile_id", "changed_at");

CREATE TABLE "suppression" (
  "shop_id" integer NOT NULL,
  "address" text NOT NULL,
  "reason" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  CONSTRAINT "suppression_pkey" PRIMARY KEY ("shop_id", "address")
);

CREATE TABLE "product" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "handle" text NOT NULL,
  "title" text NOT NULL,
  "description" text NOT NULL,
  "vendor" text NOT NULL,
  "product_type" text NOT NULL,
  "tags" text[],
  "status" text NOT NULL,
  "published_at" timestamptz(3),
  "url" text,
  "image_url" text,
  "image_alt" text,
  "created_at" timestamptz(3) NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  CONSTRAINT "product_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE INDEX "product_shop_id_handle_idx" ON "product" ("shop_id", "handle");

CREATE TABLE "product_variant" (
  "shop_id" integer NOT NULL,
  "product_id" text NOT NULL,
  "id" text NOT NULL,
  "title" text NOT NULL,
  "sku" text NOT NULL,
  "position" integer NOT NULL,
  "price_minor" bigint NOT NULL,
  "compare_at_minor" bigint,
  "sellable_quantity" integer,
  "available_for_sale" boolean NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  CONSTRAINT "product_variant_pkey" PRIMARY KEY ("shop_id", "product_id", "id")
);

CREATE TABLE "collection" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "handle" text NOT NULL,
  "title" text NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  CONSTRAINT "collection_pkey" PRIMARY KEY ("shop_id", "id")
);

CREATE TABLE "collection_product" (
  "shop_id" integer NOT NULL,
  "collection_id" text NOT NULL,
  "product_id" text NOT NULL,
  CONSTRAINT "collection_product_pkey" PRIMARY KEY ("shop_id", "collection_id", "product_id")
);
CREATE INDEX "collection_product_shop_id_product_id_idx" ON "collection_product" ("shop_id", "product_id");

CREATE TABLE "order" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "name" text NOT NULL,
  "profile_id" uuid,
  "ordered_at" timestamptz(3) NOT NULL,
  "cancelled_at" timestamptz(3),
  "test" boolean NOT NULL,
  "currency" text NOT NULL,
  "total_minor" bigint NOT NULL,
  "refunded_minor" bigint NOT NULL,
  "discount_minor" bigint NOT NULL,
  "source_at" timestamptz(3) NOT NULL,
  CONSTRAINT "order_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE INDEX "order_shop_id_profile_id_ordered_at_idx" ON "order" ("shop_id", "profile_id", "ordered_at");
CREATE INDEX "order_shop_id_ordered_at_idx" ON "order" ("shop_id", "ordered_at");

CREATE TABLE "order_line" (
  "shop_id" integer NOT NULL,
  "order_id" text NOT NULL,
  "id" text NOT NULL,
  "product_id" text,
  "variant_id" text,
  "title" text NOT NULL,
  "quantity" integer NOT NULL,
  "price_minor" bigint NOT NULL,
  CONSTRAINT "order_line_pkey" PRIMARY KEY ("shop_id", "order_id", "id")
);

CREATE TABLE "event_sequence" (
  "shop_id" integer NOT NULL,
  "last" bigint NOT NULL,
  CONSTRAINT "event_sequence_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "event" (
  "shop_id" integer NOT NULL,
  "occurred_at" timestamptz(3) NOT NULL,
  "id" text NOT NULL,
  "sequence" bigint NOT NULL,
  "name" text NOT NULL,
  "profile_id" uuid,
  "origin" text NOT NULL,
  "properties" jsonb NOT NULL,
  "recorded_at" timestamptz(3) NOT NULL,
  CONSTRAINT "event_pkey" PRIMARY KEY ("shop_id", "occurred_at", "id")
) PARTITION BY RANGE ("occurred_at");
CREATE INDEX "event_shop_id_profile_id_occurred_at_idx" ON "event" ("shop_id", "profile_id", "occurred_at");
CREATE INDEX "event_shop_id_sequence_idx" ON "event" ("shop_id", "sequence");
CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;

CREATE TABLE "template_version" (
  "shop_id" integer NOT NULL,
  "template_id" text NOT NULL,
  "version" integer NOT NULL,
  "locale" text NOT NULL,
  "content_hash" text NOT NULL,
  "content" jsonb NOT NULL,
  "compiled" jsonb NOT NULL,
  "published_at" timestamptz(3) NOT NULL,
  CONSTRAINT "template_version_pkey" PRIMARY KEY ("shop_id", "template_id", "version", "locale")
);

CREATE TABLE "training_run" (
  "shop_id" integer NOT NULL,
  "id" integer NOT NULL,
  "state" text NOT NULL,
  "owner_id" uuid,
  "problem" text,
  "started_at" timestamptz(3) NOT NULL,
  "finished_at" timestamptz(3),
  CONSTRAINT "training_run_pkey" PRIMARY KEY ("shop_id", "id")
);

CREATE TABLE "artifact" (
  "shop_id" integer NOT NULL,
  "kind" text NOT NULL,
  "version" integer NOT NULL,
  "data" bytea NOT NULL,
  "backtest" jsonb NOT NULL,
  "window_from" timestamptz(3),
  "window_to" timestamptz(3) NOT NULL,
  "trained_at" timestamptz(3) NOT NULL,
  "promoted_at" timestamptz(3),
  CONSTRAINT "artifact_pkey" PRIMARY KEY ("shop_id", "kind", "version")
);

CREATE TABLE "decision" (
  "shop_id" integer NOT NULL,
  "decided_at" timestamptz(3) NOT NULL,
  "id" uuid NOT NULL,
  "profile_id" uuid NOT NULL,
  "message_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "receipt" jsonb NOT NULL,
  CONSTRAINT "decision_pkey" PRIMARY KEY ("shop_id", "decided_at", "id")
) PARTITION BY RANGE ("decided_at");
CREATE INDEX "decision_shop_id_message_id_idx" ON "decision" ("shop_id", "message_id");
CREATE TABLE "decision_default" PARTITION OF "decision" DEFAULT;

CREATE TABLE "message" (
  "shop_id" integer NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "id" uuid NOT NULL,
  "kind" text NOT NULL,
  "campaign_id" integer,
  "profile_id" uuid NOT NULL,
  "state" text NOT NULL,
  "reason" text,
  "send_at" timestamptz(3) NOT NULL,
  "owner_id" uuid,
  "attempts" integer NOT NULL DEFAULT 0,
  "address" text,
  "subject" text,
  "header_id" text,
  "template_id" text NOT NULL,
  "template_version" integer NOT NULL,
  "variation" text,
  "content" jsonb,
  "response" text,
  "intent_at" timestamptz(3),
  "settled_at" timestamptz(3),
  "clicked_at" timestamptz(3),
  CONSTRAINT "message_pkey" PRIMARY KEY ("shop_id", "created_at", "id")
) PARTITION BY RANGE ("created_at");
CREATE INDEX "message_shop_id_state_send_at_idx" ON "message" ("shop_id", "state", "send_at");
CREATE INDEX "message_shop_id_campaign_id_state_idx" ON "message" ("shop_id", "campaign_id", "state");
CREATE INDEX "message_shop_id_profile_id_created_at_idx" ON "message" ("shop_id", "profile_id", "created_at");
CREATE TABLE "message_default" PARTITION OF "message" DEFAULT;

CREATE TABLE "message_occasion" (
  "shop_id" integer NOT NULL,
  "source" text NOT NULL,
  "profile_id" uuid NOT NULL,
  "occasion" text NOT NULL,
  "message_created_at" timestamptz(3) NOT NULL,
  "message_id" uuid NOT NULL,
  CONSTRAINT "message_occasion_pkey" PRIMARY KEY ("shop_id", "source", "profile_id", "occasion")
);

CREATE TABLE "campaign" (
  "shop_id" integer NOT NULL,
  "id" integer NOT NULL,
  "name" text NOT NULL,
  "template_id" text NOT NULL,
  "state" text NOT NULL,
  "holdout_share" double precision NOT NULL,
  "quiet_hours" boolean NOT NULL,
  "gap_hours" integer NOT NULL,
  "recipient_limit" integer,
  "created_at" timestamptz(3) NOT NULL,
  "launched_at" timestamptz(3),
  "planned_through" uuid,
  "planned_at" timestamptz(3),
  "finished_at" timestamptz(3),
  CONSTRAINT "campaign_pkey" PRIMARY KEY ("shop_id", "id")
);

CREATE TABLE "import_run" (
  "shop_id" integer NOT NULL,
  "resource" text NOT NULL,
  "state" text NOT NULL,
  "operation_id" text,
  "result_url" text,
  "lines_done" integer NOT NULL DEFAULT 0,
  "lines_total" integer,
  "imported" integer NOT NULL DEFAULT 0,
  "children" integer NOT NULL DEFAULT 0,
  "set_aside" integer NOT NULL DEFAULT 0,
  "owner_id" uuid,
  "problem" text,
  "started_at" timestamptz(3) NOT NULL,
  "finished_at" timestamptz(3),
  CONSTRAINT "import_run_pkey" PRIMARY KEY ("shop_id", "resource")
);

CREATE TABLE "import_issue" (
  "shop_id" integer NOT NULL,
  "resource" text NOT NULL,
  "source_id" text NOT NULL,
  "reason" text NOT NULL,
  CONSTRAINT "import_issue_pkey" PRIMARY KEY ("shop_id", "resource", "source_id")
);

-- Row-level security: a transaction sees the rows of the shop that it named with
-- set_config('attune.shop_id', …, true), and none when it named no shop.
CREATE FUNCTION attune_shop_id() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('attune.shop_id', true), '')::integer $$;

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'profile',
    'profile_identity',
    'consent',
    'consent_record',
    'suppression',
    'product',
    'product_variant',
    'collection',
    'collection_product',
    'order',
    'order_line',
    'event_sequence',
    'event',
    'template_version',
    'training_run',
    'artifact',
    'decision',
    'message',
    'message_occasion',
    'campaign',
    'import_run',
    'import_issue'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO attune_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "shop", "session", "worker" TO attune_app;
GRANT USAGE ON SEQUENCE "shop_id_seq" TO attune_app;

-- Monthly partitions are made ahead of the rows, by the owner's right but on the application's request.
-- They get no grants of their own: rows are reached through the parent alone, where the policy stands.
CREATE FUNCTION attune_ensure_partitions(parent text, from_at timestamptz, to_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month_at timestamp := date_trunc('month', from_at AT TIME ZONE 'UTC');
  partition_name text;
BEGIN
  IF parent NOT IN ('event', 'decision', 'message') THEN
    RAISE EXCEPTION 'attune_ensure_partitions expects event, decision or message, got %', parent;
  END IF;
  IF from_at < '2000-01-01' OR to_at > '2100-01-01' OR to_at - from_at > interval '30 years' THEN
    RAISE EXCEPTION 'attune_ensure_partitions expects dates of this century, at most 30 years apart';
  END IF;
  -- Most callers find their months made: they take no lock.
  IF NOT EXISTS (
    SELECT FROM generate_series(month_at, to_at AT TIME ZONE 'UTC', interval '1 month') AS m
    WHERE to_regclass(format('%s_%s', parent, to_char(m, 'YYYY_MM'))) IS NULL
  ) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('attune_ensure_partitions'));
  WHILE month_at <= to_at AT TIME ZONE 'UTC' LOOP
    partition_name := format('%s_%s', parent, to_char(month_at, 'YYYY_MM'));
    IF to_regclass(partition_name) IS NULL THEN
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        partition_name, parent, month_at AT TIME ZONE 'UTC', (month_at + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
    month_at := month_at + interval '1 month';
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION attune_ensure_partitions(text, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attune_ensure_partitions(text, timestamptz, timestamptz) TO attune_app;

CREATE INDEX "message_owner_idx" ON "message" ("shop_id", "owner_id") WHERE "state" IN ('claimed', 'intent');
