-- What each person allows beyond mail, with proof; what the person asked for; and what a shop lets people choose.

ALTER TABLE "consent_record" ADD COLUMN "purpose" text NOT NULL DEFAULT 'mail', ADD COLUMN "place" text,
  ADD COLUMN "proof" jsonb;

CREATE TABLE "purpose_consent" (
  "shop_id" integer NOT NULL,
  "profile_id" uuid NOT NULL,
  "purpose" text NOT NULL,
  "state" text NOT NULL,
  "basis" text NOT NULL,
  "changed_at" timestamptz(3) NOT NULL,
  CONSTRAINT "purpose_consent_pkey" PRIMARY KEY ("shop_id", "profile_id", "purpose")
);
-- Few say no: who did is found without reading those who said yes.
CREATE INDEX "purpose_consent_refused_idx" ON "purpose_consent" ("shop_id", "purpose", "profile_id")
  WHERE "state" = 'refused';

CREATE TABLE "mail_request" (
  "shop_id" integer NOT NULL,
  "id" uuid NOT NULL,
  "profile_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "state" text NOT NULL,
  "source" text NOT NULL,
  "place" text,
  "wording" text,
  "asked_at" timestamptz(3) NOT NULL,
  "message_created_at" timestamptz(3),
  "message_id" uuid,
  "settled_at" timestamptz(3),
  CONSTRAINT "mail_request_pkey" PRIMARY KEY ("shop_id", "id")
);
CREATE INDEX "mail_request_shop_id_state_asked_at_idx" ON "mail_request" ("shop_id", "state", "asked_at");
CREATE INDEX "mail_request_shop_id_profile_id_idx" ON "mail_request" ("shop_id", "profile_id");

CREATE TABLE "preference" (
  "shop_id" integer NOT NULL,
  "profile_id" uuid NOT NULL,
  "topics_left" text[] NOT NULL DEFAULT '{}',
  "mail_limit" text NOT NULL DEFAULT 'as_sent',
  "paused_until" timestamptz(3),
  "interests" text[] NOT NULL DEFAULT '{}',
  "not_interests" text[] NOT NULL DEFAULT '{}',
  "goals" text[] NOT NULL DEFAULT '{}',
  "first_name" text,
  "last_name" text,
  "language" text,
  "changed_at" timestamptz(3) NOT NULL,
  CONSTRAINT "preference_pkey" PRIMARY KEY ("shop_id", "profile_id")
);

CREATE TABLE "mail_topic" (
  "shop_id" integer NOT NULL,
  "id" text NOT NULL,
  "name" text NOT NULL,
  "description" text NOT NULL DEFAULT '',
  "position" integer NOT NULL,
  "archived_at" timestamptz(3),
  CONSTRAINT "mail_topic_pkey" PRIMARY KEY ("shop_id", "id")
);

CREATE TABLE "preference_setting" (
  "shop_id" integer NOT NULL,
  "double_opt_in" text[] NOT NULL,
  "asks" text[] NOT NULL,
  "interests" text[] NOT NULL,
  "goals" text[] NOT NULL,
  "implied_expires" boolean NOT NULL,
  "changed_at" timestamptz(3) NOT NULL,
  CONSTRAINT "preference_setting_pkey" PRIMARY KEY ("shop_id")
);

ALTER TABLE "campaign" ADD COLUMN "topic_id" text;

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['purpose_consent', 'mail_request', 'preference', 'mail_topic', 'preference_setting']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', tenant_table);
  END LOOP;
END $$;
