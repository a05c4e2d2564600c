CREATE TABLE "dataset_screenings" (
	"dataset_id" uuid PRIMARY KEY NOT NULL,
	"suspects" jsonb NOT NULL,
	"screened_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dataset_screenings" ADD CONSTRAINT "dataset_screenings_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;