CREATE TABLE "annotation_items" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"pipeline" text NOT NULL,
	"uncertainty" double precision NOT NULL,
	"bucket" smallint NOT NULL,
	"people" smallint DEFAULT 0 NOT NULL,
	"is_disputed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "annotation_looks" (
	"run_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp with time zone NOT NULL,
	"skipped_at" timestamp with time zone,
	CONSTRAINT "annotation_looks_run_id_principal_id_pk" PRIMARY KEY("run_id","principal_id")
);
--> statement-breakpoint
CREATE TABLE "label_studio_annotations" (
	"annotation_id" integer PRIMARY KEY NOT NULL,
	"label_project" integer NOT NULL,
	"updated_at" text NOT NULL,
	"content_sha256" text NOT NULL,
	"project_id" uuid,
	"run_id" uuid,
	"annotator" text,
	"state" text NOT NULL,
	"problem" text,
	"pulled_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_publications" (
	"model_version_id" uuid PRIMARY KEY NOT NULL,
	"metrics" jsonb NOT NULL,
	"mlflow_run_id" text NOT NULL,
	"mlflow_name" text NOT NULL,
	"mlflow_version" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "annotation_items" ADD CONSTRAINT "annotation_items_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation_items" ADD CONSTRAINT "annotation_items_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation_looks" ADD CONSTRAINT "annotation_looks_run_id_annotation_items_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."annotation_items"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation_looks" ADD CONSTRAINT "annotation_looks_principal_id_principals_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_studio_annotations" ADD CONSTRAINT "label_studio_annotations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_studio_annotations" ADD CONSTRAINT "label_studio_annotations_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_publications" ADD CONSTRAINT "model_publications_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotation_items_queue" ON "annotation_items" USING btree ("project_id","pipeline","people","bucket","uncertainty" DESC NULLS FIRST,"run_id");--> statement-breakpoint
CREATE INDEX "annotation_items_disputed" ON "annotation_items" USING btree ("project_id","pipeline","created_at" DESC NULLS FIRST) WHERE "annotation_items"."is_disputed";--> statement-breakpoint
CREATE INDEX "annotation_looks_claimed" ON "annotation_looks" USING btree ("claimed_until");--> statement-breakpoint
CREATE INDEX "annotation_looks_person" ON "annotation_looks" USING btree ("principal_id","claimed_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "label_studio_annotations_pulled" ON "label_studio_annotations" USING btree ("label_project","updated_at");--> statement-breakpoint
CREATE INDEX "label_studio_annotations_state" ON "label_studio_annotations" USING btree ("project_id","state","pulled_at" DESC NULLS FIRST);--> statement-breakpoint
INSERT INTO "annotation_items" ("run_id", "project_id", "pipeline", "uncertainty", "bucket", "people")
SELECT "id", "project_id", "pipeline", 0.5, hashtext("input" ->> 'sha256') & 63,
	(SELECT count(DISTINCT "user_id") FROM "feedback" WHERE "feedback"."run_id" = "runs"."id" AND "is_current")
FROM "runs" WHERE "status" = 'completed' AND "pipeline" = 'documents';
