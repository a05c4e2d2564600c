CREATE INDEX "run_askers_person" ON "run_askers" USING btree ("principal_id");--> statement-breakpoint
CREATE INDEX "runs_owner" ON "runs" USING btree ("owner_id");