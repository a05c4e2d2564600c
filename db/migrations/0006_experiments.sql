CREATE TABLE "experiment_looks" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"experiment_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"coverage" double precision NOT NULL,
	"summaries" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"sample_ratio_p" double precision,
	"decision" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"pipeline" text NOT NULL,
	"kind" text NOT NULL,
	"slot" text,
	"mode" text NOT NULL,
	"variants" jsonb NOT NULL,
	"design" jsonb NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"progress" jsonb NOT NULL,
	"verdict" jsonb,
	"retrain_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "trials" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"experiment_id" uuid NOT NULL,
	"variant" text NOT NULL,
	"unit" text NOT NULL,
	"stage" integer NOT NULL,
	"shadow_of" uuid,
	"fell_back" boolean DEFAULT false NOT NULL,
	"failed" boolean,
	"seconds" double precision,
	"cost_usd" double precision,
	"quality" double precision,
	"confidence" double precision,
	"satisfaction" double precision,
	"disagreement" double precision,
	"covariate" double precision,
	"seen" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"run_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"vote" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "votes_run_id_user_id_pk" PRIMARY KEY("run_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "experiment_id" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "variant" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "alternatives" json;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "shadow_of" uuid;--> statement-breakpoint
ALTER TABLE "experiment_looks" ADD CONSTRAINT "experiment_looks_experiment_id_experiments_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_retrain_id_retrains_id_fk" FOREIGN KEY ("retrain_id") REFERENCES "public"."retrains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_created_by_principals_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trials" ADD CONSTRAINT "trials_experiment_id_experiments_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_user_id_principals_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "experiment_looks_experiment" ON "experiment_looks" USING btree ("experiment_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "experiments_open_slot" ON "experiments" USING btree ("slot") WHERE "experiments"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "experiments_open" ON "experiments" USING btree ("pipeline") WHERE "experiments"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "experiments_created" ON "experiments" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "trials_experiment" ON "trials" USING btree ("experiment_id","variant");--> statement-breakpoint
CREATE INDEX "votes_user" ON "votes" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_shadow_of_runs_id_fk" FOREIGN KEY ("shadow_of") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "runs_shadow" ON "runs" USING btree ("shadow_of") WHERE "runs"."shadow_of" is not null;