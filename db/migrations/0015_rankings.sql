CREATE TABLE "clicks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"target" text NOT NULL,
	"entry" text NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shown_lists" (
	"run_id" uuid NOT NULL,
	"target" text NOT NULL,
	"number" integer NOT NULL,
	"ids" jsonb NOT NULL,
	"picks" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shown_lists_run_id_target_pk" PRIMARY KEY("run_id","target")
);
--> statement-breakpoint
ALTER TABLE "trials" ADD COLUMN "preference" double precision;--> statement-breakpoint
ALTER TABLE "clicks" ADD CONSTRAINT "clicks_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clicks" ADD CONSTRAINT "clicks_user_id_principals_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clicks" ADD CONSTRAINT "clicks_run_id_target_shown_lists_run_id_target_fk" FOREIGN KEY ("run_id","target") REFERENCES "public"."shown_lists"("run_id","target") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown_lists" ADD CONSTRAINT "shown_lists_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "clicks_once" ON "clicks" USING btree ("run_id","target","entry","user_id");--> statement-breakpoint
CREATE INDEX "clicks_user" ON "clicks" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "clicks_project" ON "clicks" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "trials_shadow" ON "trials" USING btree ("shadow_of") WHERE "trials"."shadow_of" is not null;