-- What the screens of flows and home ask: flows of the last weeks, passed-over events by day, and the set-up guide
-- that a merchant has put away.

ALTER TABLE "shop" ADD COLUMN "setup_hidden_at" timestamptz(3);

-- Counted by day, so that a screen can show the last weeks. What was counted before has no day of its own.
ALTER TABLE "flow_pass_over" ADD COLUMN "day" date NOT NULL DEFAULT '1970-01-01';
ALTER TABLE "flow_pass_over" ALTER COLUMN "day" DROP DEFAULT;
ALTER TABLE "flow_pass_over" DROP CONSTRAINT "flow_pass_over_pkey";
ALTER TABLE "flow_pass_over" ADD CONSTRAINT "flow_pass_over_pkey" PRIMARY KEY ("shop_id", "flow_id", "day", "reason");

CREATE INDEX "enrollment_shop_id_flow_id_enrolled_at_idx" ON "enrollment" ("shop_id", "flow_id", "enrolled_at");
CREATE INDEX "message_flow_created_idx" ON "message" ("shop_id", "flow_id", "created_at") WHERE "flow_id" IS NOT NULL;
