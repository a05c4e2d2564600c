CREATE TABLE "run_askers" (
	"run_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_askers_run_id_principal_id_pk" PRIMARY KEY("run_id","principal_id")
);
--> statement-breakpoint
ALTER TABLE "run_askers" ADD CONSTRAINT "run_askers_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_askers" ADD CONSTRAINT "run_askers_principal_id_principals_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;