CREATE TABLE "drift_checks" (
	"slot" text NOT NULL,
	"model_version_id" uuid NOT NULL,
	"day" date NOT NULL,
	"runs" integer NOT NULL,
	"confidence" jsonb,
	"window_runs" integer NOT NULL,
	"features" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drift_checks_model_version_id_day_pk" PRIMARY KEY("model_version_id","day")
);
--> statement-breakpoint
CREATE TABLE "drift_references" (
	"model_version_id" uuid PRIMARY KEY NOT NULL,
	"runs" integer NOT NULL,
	"until_day" date NOT NULL,
	"columns" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retrain_rules" (
	"slot" text NOT NULL,
	"kind" text NOT NULL,
	"threshold" double precision,
	"enabled" boolean,
	"cool_down_hours" integer,
	"promotion" text,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retrain_rules_slot_kind_pk" PRIMARY KEY("slot","kind")
);
--> statement-breakpoint
CREATE TABLE "trigger_findings" (
	"slot" text NOT NULL,
	"kind" text NOT NULL,
	"finding" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trigger_findings_slot_kind_pk" PRIMARY KEY("slot","kind")
);
--> statement-breakpoint
CREATE TABLE "trigger_firings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"evaluation_id" text NOT NULL,
	"slot" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"finding" jsonb NOT NULL,
	"decision" text NOT NULL,
	"retrain_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trigger_firings_evaluation" UNIQUE("evaluation_id","slot","kind")
);
--> statement-breakpoint
ALTER TABLE "drift_checks" ADD CONSTRAINT "drift_checks_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_references" ADD CONSTRAINT "drift_references_model_version_id_model_versions_id_fk" FOREIGN KEY ("model_version_id") REFERENCES "public"."model_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrain_rules" ADD CONSTRAINT "retrain_rules_changed_by_principals_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trigger_firings" ADD CONSTRAINT "trigger_firings_retrain_id_retrains_id_fk" FOREIGN KEY ("retrain_id") REFERENCES "public"."retrains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drift_checks_slot_day" ON "drift_checks" USING btree ("slot","day" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "trigger_firings_slot" ON "trigger_firings" USING btree ("slot","kind","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "trigger_firings_at" ON "trigger_firings" USING btree ("at" DESC NULLS FIRST);