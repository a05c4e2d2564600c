CREATE TABLE "stock_additions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"receipt_id" uuid,
	"image_sha256" text NOT NULL,
	"content_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "stock_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"quantity" numeric(20, 3) NOT NULL,
	"unit" text,
	"category" text NOT NULL,
	"storage" text NOT NULL,
	"expires_on" date,
	"barcode" text,
	"merged_into" uuid,
	"seq" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_items_quantity" CHECK ("stock_items"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"change" numeric(20, 3) NOT NULL,
	"reason" text NOT NULL,
	"addition_id" uuid,
	"line" integer,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stocks" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stock_additions" ADD CONSTRAINT "stock_additions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_additions" ADD CONSTRAINT "stock_additions_owner_id_principals_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_additions" ADD CONSTRAINT "stock_additions_receipt_id_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_items" ADD CONSTRAINT "stock_items_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_items" ADD CONSTRAINT "stock_items_owner_id_principals_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_items" ADD CONSTRAINT "stock_items_merged_into_stock_items_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_owner_id_principals_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_addition_id_stock_additions_id_fk" FOREIGN KEY ("addition_id") REFERENCES "public"."stock_additions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_owner_id_principals_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_additions_once" ON "stock_additions" USING btree ("receipt_id") WHERE "stock_additions"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "stock_additions_receipt" ON "stock_additions" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "stock_additions_owner" ON "stock_additions" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_items_same" ON "stock_items" USING btree ("owner_id","name_key",lower(coalesce("unit", '')),"storage",coalesce("expires_on", 'infinity'::date)) WHERE "stock_items"."quantity" > 0;--> statement-breakpoint
CREATE INDEX "stock_items_owner" ON "stock_items" USING btree ("owner_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "stock_items"."quantity" > 0;--> statement-breakpoint
CREATE INDEX "stock_items_changed" ON "stock_items" USING btree ("owner_id","seq");--> statement-breakpoint
CREATE INDEX "stock_items_merged" ON "stock_items" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "stock_movements_item" ON "stock_movements" USING btree ("stock_item_id");--> statement-breakpoint
CREATE INDEX "stock_movements_addition" ON "stock_movements" USING btree ("addition_id","line");--> statement-breakpoint
CREATE INDEX "stock_movements_owner" ON "stock_movements" USING btree ("owner_id","id");