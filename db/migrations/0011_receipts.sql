CREATE TABLE "categories" (
	"id" text NOT NULL,
	"project_id" uuid,
	"title_en" text NOT NULL,
	"title_ko" text NOT NULL,
	"storage" text NOT NULL,
	"shelf_days" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_names" (
	"project_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"shop_key" text NOT NULL,
	"text_key" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_names_owner_id_shop_key_text_key_pk" PRIMARY KEY("owner_id","shop_key","text_key")
);
--> statement-breakpoint
CREATE TABLE "receipt_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"receipt_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"raw_text" text,
	"name" text NOT NULL,
	"quantity" double precision NOT NULL,
	"unit" text,
	"unit_price" double precision,
	"amount" double precision,
	"barcode" text,
	"confidence" double precision,
	"predicted_category" text,
	"predicted_confidence" double precision,
	"alternatives" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"category" text NOT NULL,
	"category_source" text NOT NULL,
	"storage" text NOT NULL,
	"expires_on" date,
	"is_unsure" boolean NOT NULL,
	"included" boolean DEFAULT true NOT NULL,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"image_sha256" text NOT NULL,
	"shop" text,
	"shop_key" text,
	"business_number" text,
	"bought_on" date,
	"bought_at" text,
	"currency" text,
	"total" double precision,
	"item_count" integer NOT NULL,
	"content_key" text,
	"duplicate_of" uuid,
	"model_version" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_created_by_principals_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_names" ADD CONSTRAINT "item_names_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_names" ADD CONSTRAINT "item_names_owner_id_principals_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_items" ADD CONSTRAINT "receipt_items_receipt_id_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_owner_id_principals_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_duplicate_of_receipts_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."receipts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "categories_id" ON "categories" USING btree ("id",coalesce("project_id"::text, ''));--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_items_line" ON "receipt_items" USING btree ("receipt_id","line");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_run_owner" ON "receipts" USING btree ("run_id","owner_id");--> statement-breakpoint
CREATE INDEX "receipts_owner" ON "receipts" USING btree ("owner_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "receipts_image" ON "receipts" USING btree ("owner_id","image_sha256");--> statement-breakpoint
CREATE INDEX "receipts_content" ON "receipts" USING btree ("owner_id","content_key");--> statement-breakpoint
CREATE VIEW "public"."user_category_feedback" AS (
  select feedback.id as feedback_id, feedback.project_id, feedback.run_id, feedback.user_id, corrected.line,
    original.text as item_text, original.category as original_prediction, corrected.category as user_correction,
    runs.models ->> 'receipts/item-classifier' as model_version, feedback.is_current, feedback.created_at
  from feedback
  join runs on runs.id = feedback.run_id and runs.pipeline = 'receipts'
  cross join lateral json_to_recordset(feedback.corrected_result -> 'items') as corrected(line int, category text)
  join lateral json_to_recordset(feedback.original_result -> 'items') as original(line int, text text, category text)
    on original.line = corrected.line
  where feedback.kind = 'category_error'
);