CREATE TABLE "cost_alerts" (
	"month" date NOT NULL,
	"budget_id" bigint NOT NULL,
	"share" double precision NOT NULL,
	"cost_usd" double precision NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cost_alerts_month_budget_id_share_pk" PRIMARY KEY("month","budget_id","share")
);
--> statement-breakpoint
CREATE TABLE "cost_budgets" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"usd_per_month" double precision,
	"changed_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "llm_prices" (
	"model" text PRIMARY KEY NOT NULL,
	"input_usd_per_million" double precision NOT NULL,
	"output_usd_per_million" double precision NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "llm_usage" (
	"day" date NOT NULL,
	"pipeline" text NOT NULL,
	"model" text NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"input_tokens" bigint DEFAULT 0 NOT NULL,
	"output_tokens" bigint DEFAULT 0 NOT NULL,
	"cost_usd" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "llm_usage_day_pipeline_model_pk" PRIMARY KEY("day","pipeline","model")
);
--> statement-breakpoint
CREATE TABLE "past_runs" (
	"month" date NOT NULL,
	"pipeline" text NOT NULL,
	"runs" integer NOT NULL,
	"busy_ms" double precision NOT NULL,
	CONSTRAINT "past_runs_month_pipeline_pk" PRIMARY KEY("month","pipeline")
);
--> statement-breakpoint
CREATE TABLE "training_consents" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"principal_id" uuid,
	"allowed" boolean,
	"changed_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dataset_feedback" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "dataset_feedback" ADD COLUMN "left_out_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "cost_alerts" ADD CONSTRAINT "cost_alerts_budget_id_cost_budgets_id_fk" FOREIGN KEY ("budget_id") REFERENCES "public"."cost_budgets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_budgets" ADD CONSTRAINT "cost_budgets_changed_by_principals_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "llm_prices" ADD CONSTRAINT "llm_prices_changed_by_principals_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_consents" ADD CONSTRAINT "training_consents_principal_id_principals_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_consents" ADD CONSTRAINT "training_consents_changed_by_principals_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "training_consents_person" ON "training_consents" USING btree ("principal_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "training_consents_installation" ON "training_consents" USING btree ("id" DESC NULLS FIRST) WHERE "training_consents"."principal_id" is null;--> statement-breakpoint
ALTER TABLE "dataset_feedback" ADD CONSTRAINT "dataset_feedback_user_id_principals_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dataset_feedback_user" ON "dataset_feedback" USING btree ("user_id");--> statement-breakpoint
UPDATE "dataset_feedback" SET "user_id" = "feedback"."user_id" FROM "feedback" WHERE "feedback"."id" = "dataset_feedback"."feedback_id";--> statement-breakpoint
INSERT INTO "llm_usage" ("day", "pipeline", "model", "calls", "input_tokens", "output_tokens", "cost_usd")
SELECT "llm_calls"."day", coalesce("runs"."pipeline", 'unknown'), "llm_calls"."model", count(*)::int, sum("llm_calls"."input_tokens"), sum("llm_calls"."output_tokens"), sum(coalesce("llm_calls"."cost_usd", 0))
FROM "llm_calls" LEFT JOIN "runs" ON "runs"."id" = "llm_calls"."run_id"
WHERE "llm_calls"."settled_at" IS NOT NULL GROUP BY 1, 2, 3;
