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
ALTER TABLE "training_consents" ADD CONSTRAINT "training_consents_principal_id_principals_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."principals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_consents" ADD CONSTRAINT "training_consents_changed_by_principals_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "training_consents_person" ON "training_consents" USING btree ("principal_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "training_consents_installation" ON "training_consents" USING btree ("id" DESC NULLS FIRST) WHERE "training_consents"."principal_id" is null;--> statement-breakpoint
ALTER TABLE "dataset_feedback" ADD CONSTRAINT "dataset_feedback_user_id_principals_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."principals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dataset_feedback_user" ON "dataset_feedback" USING btree ("user_id");