CREATE TABLE "own_products" (
	"project_id" uuid NOT NULL,
	"gtin" text NOT NULL,
	"name" text NOT NULL,
	"brand" text,
	"quantity" text,
	"category_id" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_products_gtin_project_id_pk" PRIMARY KEY("gtin","project_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"gtin" text PRIMARY KEY NOT NULL,
	"name" text,
	"brand" text,
	"quantity" text,
	"category_id" text,
	"shelf_life_days" integer,
	"source" text,
	"fetched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"fresh_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_quotas" (
	"service" text PRIMARY KEY NOT NULL,
	"taken_at" timestamp with time zone[] DEFAULT '{}' NOT NULL,
	"refused_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "own_products" ADD CONSTRAINT "own_products_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_products" ADD CONSTRAINT "own_products_created_by_principals_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_unknown" ON "products" USING btree ("fresh_until") WHERE "products"."name" is null;