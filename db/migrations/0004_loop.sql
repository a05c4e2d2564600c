CREATE TABLE "dataset_feedback" (
	"dataset_id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	CONSTRAINT "dataset_feedback_dataset_id_feedback_id_pk" PRIMARY KEY("dataset_id","feedback_id")
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slot" text NOT NULL,
	"version" integer NOT NULL,
	"content_sha256" text NOT NULL,
	"blob_sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"counts" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "datasets_slot_version" UNIQUE("slot","version"),
	CONSTRAINT "datasets_slot_content" UNIQUE("slot","content_sha256")
);
--> statement-breakpoint
CREATE TABLE "retrains" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slot" text NOT NULL,
	"cause" text NOT NULL,
	"reason" text NOT NULL,
	"promotion" text NOT NULL,
	"requested_by" uuid,
	"state" text DEFAULT 'collecting' NOT NULL,
	"dataset_id" uuid,
	"candidate_id" uuid,
	"baseline_id" uuid,
	"verdict" jsonb,
	"outcome" text,
	"error" jsonb,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "by_id" uuid;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "state" text DEFAULT 'candidate' NOT NULL;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "dataset_id" uuid;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "code_version" text;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "parameters" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "files" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "model_versions" ADD COLUMN "signature" text;--> statement-breakpoint
ALTER TABLE "dataset_feedback" ADD CONSTRAINT "dataset_feedback_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrains" ADD CONSTRAINT "retrains_requested_by_principals_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrains" ADD CONSTRAINT "retrains_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrains" ADD CONSTRAINT "retrains_candidate_id_model_versions_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrains" ADD CONSTRAINT "retrains_baseline_id_model_versions_id_fk" FOREIGN KEY ("baseline_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dataset_feedback_feedback" ON "dataset_feedback" USING btree ("feedback_id");--> statement-breakpoint
CREATE UNIQUE INDEX "retrains_active" ON "retrains" USING btree ("slot") WHERE "retrains"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "retrains_slot_started" ON "retrains" USING btree ("slot","started_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_by_id_principals_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_parent_id_model_versions_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_versions_slot_created" ON "model_versions" USING btree ("slot","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_slot_number" UNIQUE("slot","number");--> statement-breakpoint
UPDATE "model_versions" SET "state" = 'archived' WHERE "id" IN (SELECT "model_version_id" FROM "deployments");--> statement-breakpoint
UPDATE "model_versions" SET "state" = 'production' WHERE "id" IN (SELECT DISTINCT ON ("slot") "model_version_id" FROM "deployments" ORDER BY "slot", "id" DESC);
