-- What the merchant never wants recommended: products that no mail may show, since when and by whom.

CREATE TABLE "hidden_product" (
  "shop_id" integer NOT NULL,
  "product_id" text NOT NULL,
  "hidden_at" timestamptz(3) NOT NULL,
  "hidden_by" text,
  CONSTRAINT "hidden_product_pkey" PRIMARY KEY ("shop_id", "product_id")
);

ALTER TABLE "hidden_product" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hidden_product" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "hidden_product" USING (shop_id = attune_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "hidden_product" TO attune_app;
