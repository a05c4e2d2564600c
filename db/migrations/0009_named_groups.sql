ALTER TABLE "experiment_looks" ADD COLUMN "holdout" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "assigned_by" text;--> statement-breakpoint
ALTER TABLE "trials" ADD COLUMN "assigned_by" text DEFAULT 'hash' NOT NULL;--> statement-breakpoint
ALTER TABLE "trials" ADD COLUMN "named_group" text;--> statement-breakpoint
UPDATE "trials" SET "assigned_by" = CASE WHEN "variant" = 'holdout' THEN 'holdout' ELSE 'shadow' END
WHERE "variant" = 'holdout' OR "shadow_of" IS NOT NULL
	OR "run_id" IN (SELECT "shadow_of" FROM "trials" WHERE "shadow_of" IS NOT NULL);--> statement-breakpoint
UPDATE "runs" SET "assigned_by" = "trials"."assigned_by" FROM "trials" WHERE "trials"."run_id" = "runs"."id";
