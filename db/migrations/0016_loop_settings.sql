CREATE TABLE "retrain_experiments" (
	"slot" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retrain_publications" (
	"retrain_id" uuid PRIMARY KEY NOT NULL,
	"mlflow_run_id" text,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "retrain_experiments" ADD CONSTRAINT "retrain_experiments_changed_by_principals_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrain_publications" ADD CONSTRAINT "retrain_publications_retrain_id_retrains_id_fk" FOREIGN KEY ("retrain_id") REFERENCES "public"."retrains"("id") ON DELETE cascade ON UPDATE no action;