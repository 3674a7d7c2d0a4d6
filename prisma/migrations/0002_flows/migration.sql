-- Flows: messages that follow what a shopper does. A flow's switch and settings, who is inside, how far the event
-- stream was read, and how many events were passed over for which reason.

CREATE TABLE "flow" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "state" text NOT NULL,
  "holdout_share" double precision NOT NULL,
  "quiet_hours" boolean NOT NULL,
  "gap_hours" integer NOT NULL,
  "delay_minutes" integer NOT NULL,
  "cooldown_days" integer NOT NULL,
  "limit_hours" integer NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "switched_at" timestamptz(3),
  CONSTRAINT "flow_pkey" PRIMARY KEY ("shop_id", "id")
);

CREATE TABLE "flow_cursor" (
  "shop_id" integer NOT NULL,
  "flow_id" text NOT NULL,
  "sequence" bigint NOT NULL,
  CONSTRAINT "flow_cursor_pkey" PRIMARY KEY ("shop_id", "flow_id")
);

CREATE TABLE "flow_pass_over" (
  "shop_id" integer NOT NULL,
  "flow_id" text NOT NULL,
  "reason" text NOT NULL,
  "count" bigint NOT NULL,
  CONSTRAINT "flow_pass_over_pkey" PRIMARY KEY ("shop_id", "flow_id", "reason")
);

CREATE TABLE "enrollment" (
  "shop_id" integer NOT NULL,
  "flow_id" text NOT NULL,
  "profile_id" uuid NOT NULL,
  "occasion" text NOT NULL,
  "triggered_at" timestamptz(3) NOT NULL,
  "product_ids" text[] NOT NULL,
  "state" text NOT NULL,
  "reason" text,
  "step" integer NOT NULL,
  "due_at" timestamptz(3) NOT NULL,
  "enrolled_at" timestamptz(3) NOT NULL,
  "sent_at" timestamptz(3),
  "ended_at" timestamptz(3),
  CONSTRAINT "enrollment_pkey" PRIMARY KEY ("shop_id", "flow_id", "profile_id", "occasion")
);
CREATE INDEX "enrollment_shop_id_state_due_at_idx" ON "enrollment" ("shop_id", "state", "due_at");

-- One person is inside a flow once at a time, whoever enrols.
CREATE UNIQUE INDEX "enrollment_active_key" ON "enrollment" ("shop_id", "flow_id", "profile_id") WHERE "state" = 'active';

-- What a flow's message follows: the flow, the products, and what ends it before it is sent.
ALTER TABLE "message" ADD COLUMN "flow_id" text, ADD COLUMN "context" jsonb;
CREATE INDEX "message_flow_idx" ON "message" ("shop_id", "flow_id", "state") WHERE "flow_id" IS NOT NULL;

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['flow', 'flow_cursor', 'flow_pass_over', 'enrollment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;
