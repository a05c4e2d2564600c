/**
 * Types of the whole API, made from api/openapi.json by npm run generate. Not to be changed by hand.
 */
export interface paths {
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reference as a page
         * @description Open to all.
         */
        get: operations["getReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A script, style or picture of that page
         * @description Open to all.
         */
        get: operations["getReferenceFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description Open to all.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description Open to all.
         */
        get: operations["getOpenApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can the system do its work?
         * @description Checks database, Temporal, blob store and models.
         *
         *     Open to all.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a short-lived JSON Web Token for oneself
         * @description It may do what the caller may, or less, and ends no later than the credential it is asked for with.
         *
         *     Asks for the role `viewer`.
         */
        post: operations["createAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotations/{chain_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass a result over
         * @description The caller is not given it again; others are.
         *
         *     Asks for the role `annotator` and the scope `feedback:write`.
         */
        post: operations["skipAnnotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotations/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Results whose corrections contradict each other
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["listAnnotationDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotations/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next result to look at
         * @description The most uncertain first, with variety. It is kept for the caller for ten minutes, and given again to who asks again meanwhile. Answer it with feedback, or skip it.
         *
         *     Asks for the role `annotator` and the scope `feedback:read`.
         */
        get: operations["getNextAnnotation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotations/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Annotations of Label Studio that could not become feedback, and why
         * @description Correct them in Label Studio: a changed annotation is pulled again.
         *
         *     Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["listRefusedAnnotations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotations/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much there is to look at
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["getAnnotationStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, who signed in and who was refused, newest first
         * @description Asks for the role `admin` and the scope `audit:read`.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/barcodes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The product of a barcode
         * @description From the database at once; where it does not know the barcode, the services that are configured are asked, and you have an answer within `BARCODE_DEADLINE_MS`. A service that answers later is not in vain: ask again.
         *
         *     Asks for the role `viewer` and the scope `products:read`.
         */
        get: operations["lookUpBarcode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/barcodes/{code}/product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter a product by hand
         * @description It counts in your project before whatever a service says. Sent again, it takes the place of the one before.
         *
         *     Asks for the role `annotator` and the scope `products:write`.
         */
        post: operations["enterProduct"];
        /**
         * Take back a product that was entered by hand
         * @description From then on what the services say counts again.
         *
         *     Asks for the role `annotator` and the scope `products:write`.
         */
        delete: operations["removeProduct"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Batches of the project, newest first
         * @description Asks for the role `viewer` and the scope `batches:read`.
         */
        get: operations["listBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A batch and how far it is
         * @description Asks for the role `viewer` and the scope `batches:read`.
         */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        /**
         * Delete an ended batch
         * @description Its runs stay, with their results.
         *
         *     Asks for the role `operator` and the scope `batches:write`.
         */
        delete: operations["deleteBatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a batch
         * @description What has not ended is cancelled; runs that other batches need go on.
         *
         *     Asks for the role `operator` and the scope `batches:write`.
         */
        post: operations["cancelBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The items of a batch in the order of its request
         * @description Asks for the role `viewer` and the scope `batches:read`.
         */
        get: operations["listBatchItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a batch
         * @description Runs under way go on to their end; no further one is begun.
         *
         *     Asks for the role `operator` and the scope `batches:write`.
         */
        post: operations["pauseBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}/results.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All results as a table for spreadsheets
         * @description One row an item in order: position, name, chain_id, status, error_code, and a column for each extracted field. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         *
         *     Asks for the role `viewer` and the scope `batches:read`.
         */
        get: operations["downloadBatchCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}/results.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All results as JSON lines
         * @description One line an item in order: `{position, name, chain_id, status, cached, result, error}`. Of a batch that is still at work, `result` is null where there is none yet.
         *
         *     Asks for the role `viewer` and the scope `batches:read`.
         */
        get: operations["downloadBatchJsonl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused batch
         * @description Sent again, it does no harm.
         *
         *     Asks for the role `operator` and the scope `batches:write`.
         */
        post: operations["resumeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{batch_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the failed and cancelled items of an ended batch again
         * @description Asks for the role `operator` and the scope `batches:write`.
         */
        post: operations["retryBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blobs/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a blob
         * @description Asks for the role `viewer` and the scope `blobs:read`.
         */
        get: operations["getBlob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories of goods, the project’s own last
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["listCategories"];
        put?: never;
        /**
         * Add a category
         * @description For the whole project. The classifier learns it from the items that people sort into it.
         *
         *     Asks for the role `operator` and the scope `feedback:write`.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether training may learn from what you correct, and which versions have
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["getTrainingConsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose whether training may learn from what you correct
         * @description For yourself alone; nobody chooses for somebody else. Withheld, your feedback is kept and shown, and no dataset is made from it any more. Datasets that are there stay as they are.
         *
         *     Asks for the role `viewer` and the scope `feedback:write`.
         */
        patch: operations["chooseTrainingConsent"];
        trace?: never;
    };
    "/api/v1/consent/training/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set whether training may learn from people who have chosen nothing
         * @description Whoever has chosen keeps the choice.
         *
         *     Asks for the role `admin` and the scope `feedback:write`.
         */
        patch: operations["setInstallationConsent"];
        trace?: never;
    };
    "/api/v1/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What work costs by month, pipeline and model, and how much of the month’s budget is used
         * @description Of the whole installation. The sums stay when runs are deleted.
         *
         *     Asks for the role `operator` and the scope `operations:read`.
         */
        get: operations["getCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/costs/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set what language models may cost in a month before it is told
         * @description It alerts at four fifths and at all of it, and stops nothing: `LLM_BUDGET_USD_PER_DAY` does. The sums and the alerts are the installation’s.
         *
         *     Asks for the role `admin` and the scope `models:write`.
         */
        patch: operations["setCostBudget"];
        trace?: never;
    };
    "/api/v1/costs/llm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What language models cost by day, and how much of the budget of today is used
         * @description Of the whole installation. Calls of a model without a price count as free.
         *
         *     Asks for the role `operator` and the scope `operations:read`.
         */
        get: operations["getLlmCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/costs/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a token of each language model costs
         * @description Asks for the role `operator` and the scope `operations:read`.
         */
        get: operations["listLlmPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set what a token of a language model costs
         * @description For calls from some seconds later on; what was paid before stays as it was counted.
         *
         *     Asks for the role `admin` and the scope `models:write`.
         */
        patch: operations["changeLlmPrices"];
        trace?: never;
    };
    "/api/v1/costs/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What single runs of a month cost, the dearest first
         * @description Of your project, as far as the runs are still there.
         *
         *     Asks for the role `operator` and the scope `operations:read`.
         */
        get: operations["listCostlyRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Datasets, newest first
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{dataset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A dataset
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{dataset_id}/rows.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of a dataset as JSON lines
         * @description Asks for the role `admin` and the scope `models:read`.
         */
        get: operations["downloadDatasetRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{dataset_id}/suspects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows of a dataset whose labels are probably wrong, the surest first
         * @description By confident learning: what the last training on the dataset thought of the rows that it was not shown. Whoever corrects a run anew, or withdraws the correction, takes its row from the list.
         *
         *     Asks for the role `admin` and the scope `models:read`.
         */
        get: operations["listDatasetSuspects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a batch of documents
         * @description A form sends the files themselves, JSON names blobs that the project holds and addresses to fetch from. What cannot be used is rejected by itself; the rest goes ahead. Equal items share one run, and those that have a result already are answered with it.
         *
         *     Asks for the role `operator` and the scope `batches:write`.
         */
        post: operations["submitDocumentsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a run of documents
         * @description A form sends the file itself, JSON names a blob that the project holds. In a form each option may also be a field of its own. Equal submissions share one run, and one that has a result is answered with it at once.
         *
         *     Asks for the role `operator` and the scope `runs:write`.
         */
        post: operations["submitDocumentsRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Experiments, newest first
         * @description Asks for the role `viewer` and the scope `experiments:read`.
         */
        get: operations["listExperiments"];
        put?: never;
        /**
         * Compare variants of a slot or of options on live traffic
         * @description Treatments get a small share first, which grows while nothing speaks against them.
         *
         *     Asks for the role `operator` and the scope `experiments:write`.
         */
        post: operations["beginExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An experiment and its results by variant
         * @description Asks for the role `viewer` and the scope `experiments:read`.
         */
        get: operations["getExperiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was seen and decided at each look, oldest first
         * @description Asks for the role `viewer` and the scope `experiments:read`.
         */
        get: operations["listExperimentLooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause an experiment
         * @description Nobody takes part until it is resumed.
         *
         *     Asks for the role `operator` and the scope `experiments:write`.
         */
        post: operations["pauseExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an experiment with a treatment in service
         * @description A version serves once it was seen to answer; options become the defaults of the pipeline.
         *
         *     Asks for the role `operator` and the scope `experiments:write`.
         */
        post: operations["promoteExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}/ramp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the next step of the ramp at once
         * @description Asks for the role `operator` and the scope `experiments:write`.
         */
        post: operations["rampExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a paused or held experiment
         * @description After a hold it counts from the beginning: what was counted before is not trusted.
         *
         *     Asks for the role `operator` and the scope `experiments:write`.
         */
        post: operations["resumeExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an experiment; the control serves all
         * @description Of options that have won, it takes them back: the defaults are the pipeline’s own again.
         *
         *     Asks for the role `operator` and the scope `experiments:write`.
         */
        post: operations["stopExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw feedback
         * @description One’s own; an administrator may withdraw anybody’s. The one before it is in force again.
         *
         *     Asks for the role `annotator` and the scope `feedback:write`.
         */
        delete: operations["withdrawFeedback"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many results people corrected each day, beside the goal where one is set
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["listFeedbackDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much feedback there is
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["getFeedbackStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, newest first
         * @description Asks for the role `viewer` and the scope `keys:read`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make an API key
         * @description It may do what its owner may, or less. Its token is shown this once and kept nowhere.
         *
         *     Asks for the role `operator` and the scope `keys:write`.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It stops working within five seconds. Sent again, it does no harm.
         *
         *     Asks for the role `viewer` and the scope `keys:write`.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who makes this request
         * @description Asks for the role `viewer`.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Model versions, newest first
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listModels"];
        put?: never;
        /**
         * Upload a version that was made elsewhere
         * @description Its files are opened and tried before it is registered as a candidate. Nothing serves by it until it is promoted; `evaluate` tells how it compares with what serves.
         *
         *     Asks for the role `operator` and the scope `models:write`.
         */
        post: operations["uploadModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{model_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A model version and where it comes from
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{model_id}/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare a version with the one that serves
         * @description On the test rows of the newest dataset, by the gate that every candidate of a retrain passes. It is listed as a retrain that trains nothing; a version that does not pass is archived.
         *
         *     Asks for the role `operator` and the scope `models:write`.
         */
        post: operations["evaluateModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{model_id}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a version into service
         * @description Answers when it serves and was seen to answer; where it does not answer, the one before serves on.
         *
         *     Asks for the role `operator` and the scope `models:write`.
         */
        post: operations["promoteModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Several versions side by side
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["compareModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What activities did, newest first
         * @description Asks for the role `viewer` and the scope `operations:read`.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long activities took
         * @description Asks for the role `viewer` and the scope `operations:read`.
         */
        get: operations["getOperationStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/page-links/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The upright image of a page, by a signed address that was given to another tool
         * @description Open to all.
         */
        get: operations["getLinkedPageImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pipelines and their options
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["listPipelines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your receipts, newest first
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{chain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A receipt of yours with its lines
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Put a receipt’s shop or day right
         * @description Asks for the role `annotator` and the scope `feedback:write`.
         */
        patch: operations["changeReceipt"];
        trace?: never;
    };
    "/api/v1/receipts/{chain_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a line by hand
         * @description Asks for the role `annotator` and the scope `feedback:write`.
         */
        post: operations["addReceiptItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{chain_id}/items/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a line that was added by hand
         * @description Asks for the role `annotator` and the scope `feedback:write`.
         */
        delete: operations["removeReceiptItem"];
        options?: never;
        head?: never;
        /**
         * Put a line right
         * @description A category, changed or confirmed, is also feedback of the kind `category_error` on the run; with the name it is known again on your next receipt of the shop.
         *
         *     Asks for the role `annotator` and the scope `feedback:write`.
         */
        patch: operations["changeReceiptItem"];
        trace?: never;
    };
    "/api/v1/receipts/{chain_id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put all that is included in a receipt in stock
         * @description All of it or nothing, and each receipt once: another photo of it only with `allow_duplicate`. Lines whose quantity is not above zero, or is above 100,000, stay out. What you have already in the same unit, place and of the same expiry becomes more.
         *
         *     Asks for the role `annotator` and the scope `stock:write`.
         */
        post: operations["addReceiptToStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How right the categories were, week by week and version by version
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["getReceiptAccuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a batch of receipts
         * @description A form sends the files themselves, JSON names blobs that the project holds and addresses to fetch from. What cannot be used is rejected by itself; the rest goes ahead. Equal items share one run, and those that have a result already are answered with it.
         *
         *     Asks for the role `operator` and the scope `batches:write`.
         */
        post: operations["submitReceiptsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a run of receipts
         * @description A form sends the file itself, JSON names a blob that the project holds. In a form each option may also be a field of its own. Equal submissions share one run, and one that has a result is answered with it at once.
         *
         *     Asks for the role `operator` and the scope `runs:write`.
         */
        post: operations["submitReceiptsRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retrains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrains, newest first
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listRetrains"];
        put?: never;
        /**
         * Learn from the feedback given since the last training
         * @description One at a time for each slot: where one is under way, it is answered with.
         *
         *     Asks for the role `operator` and the scope `models:write`.
         */
        post: operations["startRetrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retrains/{retrain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A retrain and what came of it
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["getRetrain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retrains/{retrain_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a retrain
         * @description What serves goes on to serve. A version that is being put into service is put there to the end.
         *
         *     Asks for the role `operator` and the scope `models:write`.
         */
        post: operations["cancelRetrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs of the project, newest first
         * @description Of a personal pipeline, such as receipts, those that you asked for; administrators see all.
         *
         *     Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run with its result
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        /**
         * Delete an ended run with its result
         * @description Asks for the role `operator` and the scope `runs:write`.
         */
        delete: operations["deleteRun"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a run
         * @description Sent again, it does no harm.
         *
         *     Asks for the role `operator` and the scope `runs:write`.
         */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/clicks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what you chose of a ranked list
         * @description Each entry counts once for each person; sent again, it does no harm.
         *
         *     Asks for the role `annotator` and the scope `feedback:write`.
         */
        post: operations["click"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/document.md": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document as Markdown
         * @description In reading order; tables as tables, pages divided by rules. The document’s text cannot become markup.
         *
         *     Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getRunMarkdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/document.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document as a PDF with searchable text
         * @description The pictures of the pages that were read, with their text laid invisibly over them. Drawn on demand.
         *
         *     Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getRunSearchablePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Progress events that are kept
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["listRunEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was said about a run, newest first
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["listRunFeedback"];
        put?: never;
        /**
         * Correct a result
         * @description Takes the place of what the same caller said before about this run in this kind; all is kept.
         *
         *     Asks for the role `annotator` and the scope `feedback:write`.
         */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stages of a run and the versions that it used
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getRunManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pages of a document with their lines and blocks
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["listRunPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/pages/{page}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The upright image of a page
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getRunPageImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/rankings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ranked lists that a result offers to choose from
         * @description As they are to be shown: what is read first is kept, and clicks refer to it. In an interleaved experiment they are mixed from the results of both variants. None for results that rank nothing.
         *
         *     Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getRankings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The result alone
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getRunResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a failed or cancelled run again
         * @description Asks for the role `operator` and the scope `runs:write`.
         */
        post: operations["retryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{chain_id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether you are satisfied with a result
         * @description One vote of each person on each run; sent again, it takes the place of the one before.
         *
         *     Asks for the role `annotator` and the scope `feedback:write`.
         */
        post: operations["vote"];
        /**
         * Take your vote back
         * @description Asks for the role `annotator` and the scope `feedback:write`.
         */
        delete: operations["withdrawVote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many runs there are by status
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["countRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the system does by itself, and when next
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a schedule
         * @description It stays paused when the system starts again. What runs already goes on.
         *
         *     Asks for the role `admin` and the scope `models:write`.
         */
        post: operations["pauseSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a schedule
         * @description Asks for the role `admin` and the scope `models:write`.
         */
        post: operations["resumeSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule_id}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carry out a schedule’s work now
         * @description Beside its regular times, paused or not; left out while the same work runs.
         *
         *     Asks for the role `operator` and the scope `models:write`.
         */
        post: operations["triggerSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open sessions, newest first
         * @description Asks for the role `viewer` and the scope `keys:read`.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description It stops working within five seconds. Sent again, it does no harm.
         *
         *     Asks for the role `viewer` and the scope `keys:write`.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with the code of a one-time link
         * @description The answer sets the session cookie. A code opens one session, whoever comes first.
         *
         *     Open to all.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session of this request
         * @description Does no harm where there is none.
         *
         *     Open to all.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every slot and what serves it
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/{pipeline}/{slot}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What served a slot, newest first
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/{pipeline}/{slot}/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the runs of each day differ from those when the version went into service, newest first
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listDriftChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/{pipeline}/{slot}/retrain-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a slot is trained anew, and what experiment its candidates stand
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listRetrainRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set when a slot is trained anew, and what experiment its candidates stand
         * @description Asks for the role `admin` and the scope `models:write`.
         */
        patch: operations["changeRetrainRules"];
        trace?: never;
    };
    "/api/v1/slots/{pipeline}/{slot}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to the version before
         * @description Answers when the version before serves again and was seen to answer. Again, it goes further back.
         *
         *     Asks for the role `operator` and the scope `models:write`.
         */
        post: operations["rollBackSlot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/{pipeline}/{slot}/served": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which version serves a slot, or served it at a time
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["getServedModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you have in stock
         * @description Asks for the role `viewer` and the scope `stock:read`.
         */
        get: operations["listStock"];
        put?: never;
        /**
         * Put something in stock by hand or by its barcode
         * @description Where you have the same in the same unit, place and of the same expiry, that becomes more.
         *
         *     Asks for the role `annotator` and the scope `stock:write`.
         */
        post: operations["addStockItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an item that should not be in your stock
         * @description Asks for the role `annotator` and the scope `stock:write`.
         */
        delete: operations["removeStockItem"];
        options?: never;
        head?: never;
        /**
         * Correct an item of your stock
         * @description Where that makes it the same as another item, the two become one, under the id of the other.
         *
         *     Asks for the role `annotator` and the scope `stock:write`.
         */
        patch: operations["changeStockItem"];
        trace?: never;
    };
    "/api/v1/stock/{item_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take some of an item out: used or discarded
         * @description Asks for the role `annotator` and the scope `stock:write`.
         */
        post: operations["takeFromStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/additions/{addition_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what an addition put in stock
         * @description Exactly as much, and no more than is left: what was used since is said. Sent again, it changes nothing and answers the same. The receipt can be added anew afterwards.
         *
         *     Asks for the role `annotator` and the scope `stock:write`.
         */
        post: operations["undoStockAddition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has expired, expires today or soon
         * @description What does not spoil is not among it.
         *
         *     Asks for the role `viewer` and the scope `stock:read`.
         */
        get: operations["listStockReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Version, limits and where the Temporal Web UI is
         * @description Asks for the role `viewer`.
         */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the rules find now, and what they recommend
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listTriggers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triggers/firings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules that fired and what came of it, newest first
         * @description Asks for the role `viewer` and the scope `models:read`.
         */
        get: operations["listTriggerFirings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People and programs of the project, newest first
         * @description Asks for the role `admin` and the scope `users:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add a person or a program
         * @description Asks for the role `admin` and the scope `users:write`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase a user
         * @description Name, keys, sessions, votes, clicks and feedback go, and no later dataset holds what the user has said. Runs and batches are the project’s and stay. This cannot be undone.
         *
         *     Asks for the role `admin` and the scope `users:write`.
         */
        delete: operations["eraseUser"];
        options?: never;
        head?: never;
        /**
         * Rename a user, change the role, disable or enable
         * @description Holds for new requests within five seconds. Disabling ends all sessions; keys rest until enabled.
         *
         *     Asks for the role `admin` and the scope `users:write`.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that is kept of a user
         * @description One’s own; an administrator may export anybody’s. JSON lines of `kind` and `row`. Files and results are in the runs that are listed. Asks for a credential without a limit of scopes.
         *
         *     Asks for the role `viewer`.
         */
        get: operations["exportUserData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/sign-in-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new sign-in link for a person
         * @description It opens a session once, within 15 minutes. An earlier link that was not used stops working.
         *
         *     Asks for the role `admin` and the scope `users:write`.
         */
        post: operations["createSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/label-studio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Label Studio says that annotations have changed
         * @description Known by the header `x-treadle-webhook-secret`. The annotations are pulled, not taken from the call.
         *
         *     Open to all.
         */
        post: operations["receiveLabelStudioCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batch/cr-extract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a batch of documents
         * @description A form sends the files themselves, JSON names blobs that the project holds and addresses to fetch from. What cannot be used is rejected by itself; the rest goes ahead. Equal items share one run, and those that have a result already are answered with it.
         *
         *     Asks for the role `operator` and the scope `batches:write`.
         */
        post: operations["batchCrExtract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cr-extract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a run of documents
         * @description A form sends the file itself, JSON names a blob that the project holds. In a form each option may also be a field of its own. Equal submissions share one run, and one that has a result is answered with it at once.
         *
         *     Asks for the role `operator` and the scope `runs:write`.
         */
        post: operations["crExtract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/{chain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a result, under the address that older clients know
         * @description Takes the place of what the same caller said before about this run in this kind; all is kept.
         *
         *     Asks for the role `annotator` and the scope `feedback:write`.
         */
        post: operations["giveFeedbackOld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much feedback there is, under the address that older clients know
         * @description Asks for the role `viewer` and the scope `feedback:read`.
         */
        get: operations["getFeedbackStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description Open on loopback; from elsewhere it asks for a token.
         *
         *     Open to all.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/{chain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run with its result, under the address that older clients know
         * @description Asks for the role `viewer` and the scope `runs:read`.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upload_receipt_image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a run of receipts
         * @description A form sends the file itself, JSON names a blob that the project holds. In a form each option may also be a field of its own. Equal submissions share one run, and one that has a result is answered with it at once.
         *
         *     Asks for the role `operator` and the scope `runs:write`.
         */
        post: operations["uploadReceiptImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptedBatch: {
            /**
             * Format: uuid
             * @description The batch’s id.
             */
            batch_id: string;
            /** @description The run of each item in the order of the request; null where it was rejected or is not fetched yet. */
            chain_ids: (string | null)[];
            /** @description Items that never become a run. The others are worked on. */
            rejected: {
                name: string;
                /** @description From 0, in the order of the request. */
                position: number;
                problem: components["schemas"]["Problem"];
            }[];
            total_files: number;
        };
        AcceptedRun: {
            /** @constant */
            cached: false;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            /** @description An equal run was under way already, and this is it. */
            joined: boolean;
            status: components["schemas"]["RunStatus"];
        };
        AccessToken: {
            /** @description A JSON Web Token. */
            access_token: string;
            /** @description Seconds; never later than the credential it was asked for with. */
            expires_in: number;
            /** @constant */
            token_type: "Bearer";
        };
        AnnotationItem: {
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            /**
             * Format: date-time
             * @description Until then nobody is given it in your place.
             */
            claimed_until: string;
            links: {
                feedback: string;
                pages: string;
                run: string;
                skip: string;
            };
            /** @description How many have corrected it so far. */
            people: number;
            /** @description 1 is quite unsure. */
            uncertainty: number;
        };
        AnnotationStatistics: {
            /** @description How many people are wanted for each result. */
            agreement: number;
            /** @description Of the open ones, those that somebody looks at now. */
            claimed: number;
            /** @description Corrections contradict each other, and none has the majority. */
            disputed: number;
            done: number;
            /** @description Looked at by fewer than that. */
            open: number;
            skipped_by_me: number;
        };
        AuditEntry: {
            /** @description `operationId` of this reference. */
            action: string;
            address: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            details: unknown;
            /** @enum {string} */
            outcome: "done" | "denied" | "failed";
            /** @description Null where nobody was recognised. */
            principal: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            request_id: string;
            status: number;
            /** @description The address without its query. */
            target: string;
        };
        AuditList: {
            items: components["schemas"]["AuditEntry"][];
            next_cursor: string | null;
        };
        Barcode: {
            /** @description The digits as they were read. */
            code: string;
            /** @description The same as 14 digits; without the price where the code bears one. */
            gtin: string;
            /**
             * @description `in_store`: a shop’s own number, which no outside service is asked for. `reserved`: given to nobody.
             * @enum {string}
             */
            kind: "product" | "publication" | "in_store" | "coupon" | "refund" | "reserved";
            /** @description What a shop’s scales printed (prefix 02): the item and its price in hundredths. */
            measure: {
                item: string;
                price_minor: number;
            } | null;
            /** @enum {string} */
            symbology: "ean_8" | "ean_13" | "upc_a" | "upc_e" | "gtin_14";
        };
        Batch: {
            /** @description 1, and one more each time that failed items were retried. */
            attempt: number;
            /**
             * Format: uuid
             * @description The batch’s id.
             */
            batch_id: string;
            /** @enum {string} */
            cache: "use" | "bypass";
            counts: components["schemas"]["BatchCounts"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            ended_at: string | null;
            links: {
                items: string;
                results_csv: string;
                results_jsonl: string;
                self: string;
                socket: string;
                /** @description The batch in the Temporal Web UI. */
                workflow: string;
            };
            name: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            observed_at: string;
            options: unknown;
            owner: components["schemas"]["Owner"];
            pipeline: string;
            priority: number;
            /** @description Ended items / all items. */
            progress: number;
            status: components["schemas"]["BatchStatus"];
            total_files: number;
        };
        /** @description Queued, running, completed, failed and cancelled add up to the total. */
        BatchCounts: {
            /** @description Of the completed: answered from the cache. */
            cached: number;
            cancelled: number;
            completed: number;
            failed: number;
            /** @description Also those that wait to be fetched. */
            queued: number;
            /** @description Of the failed: never became a run. */
            rejected: number;
            running: number;
            total: number;
        };
        BatchItem: {
            /** @description Answered by an earlier run’s result. */
            cached: boolean;
            /** @description Equal inputs share a run. */
            chain_id: string | null;
            error: components["schemas"]["Problem"] | null;
            name: string;
            position: number;
            status: components["schemas"]["BatchItemStatus"];
            url: string | null;
        };
        BatchItemList: {
            items: components["schemas"]["BatchItem"][];
            next_cursor: string | null;
        };
        /** @enum {string} */
        BatchItemStatus: "fetching" | "queued" | "running" | "completed" | "failed" | "cancelled" | "rejected" | "removed";
        BatchList: {
            items: components["schemas"]["BatchSummary"][];
            next_cursor: string | null;
        };
        /** @description Every message on `/ws/batch/{batch_id}`: the whole present state. */
        BatchMessage: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            /**
             * Format: uuid
             * @description The batch’s id.
             */
            batch_id: string;
            counts: components["schemas"]["BatchCounts"];
            /** @description Ended items / all items. */
            progress: number;
            status: components["schemas"]["BatchStatus"];
            /** @enum {string} */
            type: "snapshot" | "batch_progress" | "batch_completed" | "batch_cancelled";
        };
        BatchReference: {
            blob: {
                sha256: string;
            };
            /** @description For people. */
            name?: string;
        } | {
            /** @description For people. */
            name?: string;
            /** @description Where the server fetches it from: http or https. */
            url: string;
        };
        /** @enum {string} */
        BatchStatus: "running" | "paused" | "cancelling" | "completed" | "cancelled";
        BatchSummary: {
            /** @description 1, and one more each time that failed items were retried. */
            attempt: number;
            /**
             * Format: uuid
             * @description The batch’s id.
             */
            batch_id: string;
            /** @enum {string} */
            cache: "use" | "bypass";
            counts: components["schemas"]["BatchCounts"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            ended_at: string | null;
            links: {
                items: string;
                results_csv: string;
                results_jsonl: string;
                self: string;
                socket: string;
                /** @description The batch in the Temporal Web UI. */
                workflow: string;
            };
            name: string;
            options: unknown;
            owner: components["schemas"]["Owner"];
            pipeline: string;
            priority: number;
            /** @description Ended items / all items. */
            progress: number;
            status: components["schemas"]["BatchStatus"];
            total_files: number;
        };
        /** @description In pixels of the upright page image; origin at the top left. */
        Box: {
            height: number;
            width: number;
            x: number;
            y: number;
        };
        CachedRun: {
            /** @constant */
            cached: true;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            result: unknown;
        };
        CandidateExperiment: {
            /** @description Null where all is as it came. */
            changed_at: string | null;
            /** @description Share of the units that keep the control whatever comes, after a promotion for `horizon_days` more, so that what it has gained can be seen. */
            holdout: number;
            /** @description After so many days it ends. */
            horizon_days: number;
            /**
             * @description Whether the candidate works unseen first.
             * @enum {string}
             */
            mode: "shadow_then_split" | "split";
            /** @enum {string} */
            promote_when: "better" | "no_worse";
            /** @description Null goes up to `share` in the usual steps. */
            ramp: number[] | null;
            /** @description Outcomes of a goal in each arm with which its last analysis is made. */
            samples_max: number;
            /** @description In each arm, in each step. */
            samples_min: number;
            /** @description Of the units that take part, so many get the candidate in the end. */
            share: number;
            /** @description The least time of a step of the ramp. */
            step_hours_min: number;
            /** @description Its part of the traffic. Experiments with parts that do not overlap never share a unit. */
            traffic: {
                from: number;
                to: number;
            };
            /**
             * @description What keeps its variant.
             * @enum {string}
             */
            unit: "run" | "user" | "session";
        };
        Category: {
            id: string;
            /** @description Your project added it. */
            is_own: boolean;
            /** @description Days that it keeps by place; null where it does not spoil. Places left out are not for it. */
            shelf_days: {
                [key: string]: number | null;
            };
            /**
             * @description Where it is kept.
             * @enum {string}
             */
            storage: "room" | "fridge" | "freezer";
            title: {
                en: string;
                ko: string;
            };
        };
        CategoryList: {
            items: components["schemas"]["Category"][];
        };
        Click: {
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            id: string;
            /** @description In the list as it was shown, from 0. */
            position: number;
            target: string;
        };
        CostlyRuns: {
            items: {
                /** @description How long workers worked at the stages: wall time of each part, summed up. */
                busy_seconds: number;
                /** Format: uuid */
                chain_id: string;
                cost_usd: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                ended_at: string;
                input_name: string;
                pipeline: string;
                /** @enum {string} */
                status: "queued" | "running" | "completed" | "failed" | "cancelled";
            }[];
        };
        Costs: {
            /** @description Newest first, up to 50. */
            alerts: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                budget_usd: number;
                /** @description When it was reached. */
                cost_usd: number;
                /** @description `YYYY-MM`, of UTC. */
                month: string;
                /** @description Of the budget: 0.8 or 1. */
                share: number;
            }[];
            budget: {
                changed_at: string | null;
                changed_by: components["schemas"]["Owner"] | null;
                /** @description Of this month. */
                cost_usd: number;
                share: number | null;
                /**
                 * @description `near` from four fifths of the budget on; `used` where nothing of it is left.
                 * @enum {string}
                 */
                state: "unlimited" | "within" | "near" | "used";
                /** @description Null is no budget. */
                usd_per_month: number | null;
            };
            /** @description Newest first; months without anything have zeros. */
            months: {
                /** @description How long workers worked at the stages: wall time of each part, summed up. */
                busy_seconds: number;
                calls: number;
                /** @description What was paid, and the most that calls without an end can cost: as the budget counts. */
                cost_usd: number;
                input_tokens: number;
                /** @description The dearest first. */
                models: {
                    calls: number;
                    cost_usd: number;
                    input_tokens: number;
                    model: string;
                    output_tokens: number;
                }[];
                /** @description `YYYY-MM`, of UTC. */
                month: string;
                output_tokens: number;
                /** @description The dearest first. */
                pipelines: {
                    /** @description How long workers worked at the stages: wall time of each part, summed up. */
                    busy_seconds: number;
                    calls: number;
                    /** @description What was paid. */
                    cost_usd: number;
                    /** @description On average; null where no run has ended. */
                    cost_usd_per_run: number | null;
                    input_tokens: number;
                    output_tokens: number;
                    /** @description `unknown` for calls whose run was deleted before they ended. */
                    pipeline: string;
                    /** @description That ended in the month, deleted ones too. */
                    runs: number;
                }[];
                runs: number;
            }[];
        };
        Dataset: {
            /** @description Of the rows as text: equal rows are the same dataset. */
            content_sha256: string;
            counts: {
                /** @description Rows on which people disagreed. */
                disputed: number;
                new: number;
                rows: number;
                /** @description Rows with personal data, masked or left out. */
                scrubbed: number;
                /** @description Documents that the rows come from. */
                sources: number;
                /** @description Never learned from; a document’s rows always stand on the same side. */
                test: number;
                train: number;
                /** @description Rows left out until enough people agree on them. */
                waiting?: number;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @description Compressed. */
            size_bytes: number;
            /**
             * @description A place where a model serves, such as documents/reader.
             * @enum {string}
             */
            slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            version: number;
        };
        DatasetList: {
            items: components["schemas"]["Dataset"][];
        };
        DatasetSuspects: {
            items: {
                /** @description Calibrated probability that the suggestion is right. */
                confidence: number;
                /** Format: uuid */
                feedback_id: string;
                /** @description What was written down. */
                given: unknown;
                /** @description What the label is of, such as a field. */
                name: string;
                /** Format: uuid */
                run_id: string;
                /** @description What the model thinks right. */
                suggested: unknown;
            }[];
            /** @description Null where no training has looked at the rows. */
            screened_at: string | null;
        };
        Deployment: {
            /** @description Null where the system did it. */
            by: string | null;
            /** Format: uuid */
            model_id: string;
            reason: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            since: string;
            /**
             * @description A place where a model serves, such as documents/reader.
             * @enum {string}
             */
            slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            version: string;
        };
        DeploymentList: {
            items: components["schemas"]["Deployment"][];
        };
        DeploymentOrder: {
            /** @description For people. */
            reason?: string;
        };
        DisputeList: {
            items: {
                /**
                 * Format: uuid
                 * @description The run’s id.
                 */
                chain_id: string;
                opinions: {
                    corrected_result: unknown;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    created_at: string;
                    /** Format: uuid */
                    feedback_id: string;
                    feedback_type: string;
                    user: components["schemas"]["Owner"];
                }[];
                /** @description What the corrections differ in, such as `field total`. */
                parts: string[];
            }[];
        };
        DriftCheck: {
            /** @description Estimated quality of the day’s answers; null where there were too few. */
            confidence: {
                mean: number;
                runs: number;
                standard_error: number;
            } | null;
            /**
             * Format: date
             * @description In the time zone of the schedules.
             */
            day: string;
            features: {
                /** @description Under the curve of a classifier that tells reference from current. */
                area: number | null;
                /** @description Distance, 0..1. */
                jensen_shannon: number | null;
                /** @enum {string} */
                kind: "numeric" | "category" | "embedding";
                name: string;
                /** @description Chance of so great a difference where nothing has changed. */
                p: number;
                /** @description Population stability index. */
                stability_index: number | null;
                /** @description What samples of these sizes reach by themselves. */
                stability_index_limit: number | null;
                /** @enum {string} */
                test: "kolmogorov-smirnov" | "chi-square" | "permutation" | "classifier";
                /** @description In standard deviations of the reference. */
                wasserstein: number | null;
            }[];
            /** Format: uuid */
            model_id: string;
            runs: number;
            version: string;
            /** @description Runs that were compared with the version’s first days; 0 where nothing was compared. */
            window_runs: number;
        };
        DriftCheckList: {
            items: components["schemas"]["DriftCheck"][];
        };
        Experiment: {
            /** @enum {string} */
            allocation: "fixed" | "bandit";
            alpha: number;
            /** @description Share of the units that take part now, as control or treatment. */
            coverage: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /** @description Null where the system did it. */
            created_by: string | null;
            /** @description Treatments that were worse and get no units any more. */
            dropped: string[];
            ended_at: string | null;
            /** @description Named groups and the variant that each always gets. */
            groups: {
                [key: string]: string;
            };
            held_because: "sample_ratio" | null;
            holdout: number;
            horizon_days: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slot" | "options";
            links: {
                looks: string;
                self: string;
                workflow: string;
            };
            look_seconds: number;
            metrics: {
                margin: number;
                /** @enum {string} */
                name: "quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference";
                /** @enum {string} */
                role: "goal" | "guardrail";
            }[];
            /** @enum {string} */
            mode: "split" | "shadow" | "shadow_then_split" | "interleaved";
            name: string;
            /** @enum {string} */
            phase: "shadow" | "split";
            pipeline: string;
            /** @enum {string} */
            promote_when: "better" | "no_worse";
            ramp: number[];
            /** @description From 0. */
            ramp_step: number;
            retrain_id: string | null;
            salt: string;
            samples_max: number;
            samples_min: number;
            slot: ("documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier") | null;
            /** @enum {string} */
            state: "running" | "paused" | "held" | "promoted" | "rolled_back" | "stopped" | "undecided";
            step_hours_min: number;
            traffic: {
                from: number;
                to: number;
            };
            /** @enum {string} */
            unit: "run" | "user" | "session";
            variants: {
                model: {
                    /** Format: uuid */
                    id: string;
                    version: string;
                } | null;
                name: string;
                options: {
                    [key: string]: unknown;
                } | null;
                /** @enum {string} */
                role: "control" | "treatment";
                weight: number;
            }[];
            verdict: {
                days: number;
                /** @enum {string} */
                decision: "continue" | "ramp" | "split" | "reweigh" | "hold" | "drop" | "roll_back" | "promote" | "undecided" | "stop";
                metric: ("quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference") | null;
                /** @enum {string} */
                reason: "waiting" | "step_passed" | "shares_follow_evidence" | "guardrail_breached" | "goal_worse" | "control_preferred" | "sample_ratio" | "goal_reached" | "preferred" | "no_worse" | "control_best" | "samples_used" | "horizon" | "baseline_changed" | "deployment_failed" | "person";
                remark: string | null;
                /** @description What was seen, how sure that is, and what was done; in your language. */
                text: string;
                variants: string[];
            } | null;
            /** @description In force now, in the order of the variants. */
            weights: number[];
        };
        ExperimentLooks: {
            items: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                coverage: number;
                /** @enum {string} */
                decision: "continue" | "ramp" | "split" | "reweigh" | "hold" | "drop" | "roll_back" | "promote" | "undecided" | "stop";
                findings: {
                    control: number | null;
                    counts: {
                        control: number;
                        treatment: number;
                    };
                    /** @description Of preference: units with clicks, by whose picks were clicked more. */
                    credits: {
                        control: number;
                        /** @description Chance of such a lead by luck alone; holds at every look. */
                        p: number;
                        ties: number;
                        treatment: number;
                    } | null;
                    /** @description Treatment less control. */
                    difference: number | null;
                    high: number | null;
                    /** @description Of each bound, corrected for the number of metrics and treatments. */
                    level: number;
                    /** @description The interval holds at every look at once; null where it is not bounded yet. */
                    low: number | null;
                    margin: number;
                    /** @enum {string} */
                    metric: "quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference";
                    /** @description Of goals: of a single look, corrected by Holm. */
                    p: number | null;
                    /** @description Stands in for a truth that nobody has told. */
                    proxy: boolean;
                    /** @enum {string} */
                    role: "goal" | "guardrail";
                    treatment: number | null;
                    variant: string;
                    /** @enum {string} */
                    verdict: "breached" | "safe" | "open";
                }[];
                id: number;
                /** @enum {string} */
                reason: "waiting" | "step_passed" | "shares_follow_evidence" | "guardrail_breached" | "goal_worse" | "control_preferred" | "sample_ratio" | "goal_reached" | "preferred" | "no_worse" | "control_best" | "samples_used" | "horizon" | "baseline_changed" | "deployment_failed" | "person";
                results: {
                    /** @description Runs that have ended. */
                    count: number;
                    /** @description Outcomes behind each mean. */
                    counts: {
                        [key: string]: number;
                    };
                    /** @description Of a named group, which is in no comparison; null for units that were drawn or held out. */
                    group: string | null;
                    /** @description `confidence` is a proxy: what the pipeline itself thinks. */
                    means: {
                        [key: string]: number | null;
                    };
                    /** @description Runs, users or sessions that it was given. */
                    units: number;
                    /** @description `holdout` for units that keep the control whatever comes. */
                    variant: string;
                }[];
                sample_ratio_p: number | null;
            }[];
            next_after: number;
        };
        ExperimentOrder: {
            /** @description For people. */
            reason?: string;
        };
        ExperimentPage: {
            items: components["schemas"]["Experiment"][];
            next_cursor: string | null;
        };
        ExperimentPromotion: {
            /** @description For people. */
            reason?: string;
            /** @description Which treatment; the only one, if left out. */
            variant?: string;
        };
        ExperimentResults: {
            /** @enum {string} */
            allocation: "fixed" | "bandit";
            alpha: number;
            /** @description Share of the units that take part now, as control or treatment. */
            coverage: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /** @description Null where the system did it. */
            created_by: string | null;
            /** @description Treatments that were worse and get no units any more. */
            dropped: string[];
            ended_at: string | null;
            findings: {
                control: number | null;
                counts: {
                    control: number;
                    treatment: number;
                };
                /** @description Of preference: units with clicks, by whose picks were clicked more. */
                credits: {
                    control: number;
                    /** @description Chance of such a lead by luck alone; holds at every look. */
                    p: number;
                    ties: number;
                    treatment: number;
                } | null;
                /** @description Treatment less control. */
                difference: number | null;
                high: number | null;
                /** @description Of each bound, corrected for the number of metrics and treatments. */
                level: number;
                /** @description The interval holds at every look at once; null where it is not bounded yet. */
                low: number | null;
                margin: number;
                /** @enum {string} */
                metric: "quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference";
                /** @description Of goals: of a single look, corrected by Holm. */
                p: number | null;
                /** @description Stands in for a truth that nobody has told. */
                proxy: boolean;
                /** @enum {string} */
                role: "goal" | "guardrail";
                treatment: number | null;
                variant: string;
                /** @enum {string} */
                verdict: "breached" | "safe" | "open";
            }[];
            /** @description Named groups and the variant that each always gets. */
            groups: {
                [key: string]: string;
            };
            held_because: "sample_ratio" | null;
            holdout: number;
            /** @description Held-out units against all others; since the promotion where there was one. No decision looks at it. */
            holdout_findings: {
                counts: {
                    holdout: number;
                    rest: number;
                };
                /** @description Rest less holdout: what the treatments have changed. */
                difference: number | null;
                high: number | null;
                holdout: number | null;
                level: number;
                low: number | null;
                /** @enum {string} */
                metric: "quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference";
                rest: number | null;
            }[];
            /** @description Until then held-out units keep the control after a promotion; null where that is not so. */
            holdout_until: string | null;
            horizon_days: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slot" | "options";
            links: {
                looks: string;
                self: string;
                workflow: string;
            };
            look_seconds: number;
            looked_at: string | null;
            metrics: {
                margin: number;
                /** @enum {string} */
                name: "quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference";
                /** @enum {string} */
                role: "goal" | "guardrail";
            }[];
            /** @enum {string} */
            mode: "split" | "shadow" | "shadow_then_split" | "interleaved";
            name: string;
            /** @enum {string} */
            phase: "shadow" | "split";
            pipeline: string;
            /** @enum {string} */
            promote_when: "better" | "no_worse";
            ramp: number[];
            /** @description From 0. */
            ramp_step: number;
            /** @description As they were at the last look. */
            results: {
                /** @description Runs that have ended. */
                count: number;
                /** @description Outcomes behind each mean. */
                counts: {
                    [key: string]: number;
                };
                /** @description Of a named group, which is in no comparison; null for units that were drawn or held out. */
                group: string | null;
                /** @description `confidence` is a proxy: what the pipeline itself thinks. */
                means: {
                    [key: string]: number | null;
                };
                /** @description Runs, users or sessions that it was given. */
                units: number;
                /** @description `holdout` for units that keep the control whatever comes. */
                variant: string;
            }[];
            retrain_id: string | null;
            salt: string;
            /** @description Below 0.001 the figures are not to be trusted. */
            sample_ratio_p: number | null;
            samples_max: number;
            samples_min: number;
            slot: ("documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier") | null;
            /** @enum {string} */
            state: "running" | "paused" | "held" | "promoted" | "rolled_back" | "stopped" | "undecided";
            step_hours_min: number;
            traffic: {
                from: number;
                to: number;
            };
            /** @enum {string} */
            unit: "run" | "user" | "session";
            variants: {
                model: {
                    /** Format: uuid */
                    id: string;
                    version: string;
                } | null;
                name: string;
                options: {
                    [key: string]: unknown;
                } | null;
                /** @enum {string} */
                role: "control" | "treatment";
                weight: number;
            }[];
            verdict: {
                days: number;
                /** @enum {string} */
                decision: "continue" | "ramp" | "split" | "reweigh" | "hold" | "drop" | "roll_back" | "promote" | "undecided" | "stop";
                metric: ("quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference") | null;
                /** @enum {string} */
                reason: "waiting" | "step_passed" | "shares_follow_evidence" | "guardrail_breached" | "goal_worse" | "control_preferred" | "sample_ratio" | "goal_reached" | "preferred" | "no_worse" | "control_best" | "samples_used" | "horizon" | "baseline_changed" | "deployment_failed" | "person";
                remark: string | null;
                /** @description What was seen, how sure that is, and what was done; in your language. */
                text: string;
                variants: string[];
            } | null;
            /** @description In force now, in the order of the variants. */
            weights: number[];
        };
        Feedback: {
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            comment: string | null;
            corrected_result: unknown;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /** @enum {string} */
            feedback_type: "ocr_error" | "llm_error" | "layout_error" | "category_error";
            /** Format: uuid */
            id: string;
            /** @description In force: neither replaced by a later one of the same person nor withdrawn. */
            is_current: boolean;
            /** @description A training that used it has succeeded. */
            is_used_for_training: boolean;
            user: components["schemas"]["Owner"];
            withdrawn_at: string | null;
        };
        FeedbackDays: {
            items: {
                /** @description Oldest first; days without anything have zeros. */
                days: {
                    /** Format: date */
                    day: string;
                    /** @description That somebody corrected; each once for each person. */
                    results: number;
                }[];
                /** @description Of `FEEDBACK_GOALS_PER_DAY`; null where none is set. */
                goal_per_day: number | null;
                pipeline: string;
            }[];
            /** @description In which days begin: `TIME_ZONE`. */
            time_zone: string;
        };
        FeedbackList: {
            /** @description Oldest first. */
            clicks: components["schemas"]["GivenClick"][];
            items: components["schemas"]["Feedback"][];
            /** @description One of each person, oldest first. */
            votes: {
                /**
                 * Format: uuid
                 * @description The run’s id.
                 */
                chain_id: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                created_at: string;
                user: components["schemas"]["Owner"];
                /** @enum {string} */
                vote: "up" | "down";
            }[];
        };
        FeedbackStatistics: {
            /** @description Clicks on ranked lists count as `click`, votes as `vote`. */
            by_type: {
                [key: string]: number;
            };
            total_feedbacks: number;
            /** @description In force, not yet trained on, and of people who consent to that. */
            training_ready: number;
            /** @description What a successful training has used. */
            used_for_training: number;
            /** @description In force, and of people who withhold their consent: no dataset is made from it. */
            withheld: number;
        };
        GivenClick: {
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            id: string;
            /** @description In the list as it was shown, from 0. */
            position: number;
            target: string;
            user: components["schemas"]["Owner"];
        };
        Health: {
            /** @constant */
            status: "ok";
            uptime_seconds: number;
            version: string;
        };
        Key: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description To the minute. */
            last_used_at: string | null;
            name: string;
            owner: components["schemas"]["Owner"];
            /** @description Its first letters, to recognise it by. */
            prefix: string;
            revoked_at: string | null;
            /** @description What it is limited to; null is no limit but the role. */
            scopes: ("runs:read" | "runs:write" | "batches:read" | "batches:write" | "blobs:read" | "feedback:read" | "feedback:write" | "models:read" | "models:write" | "experiments:read" | "experiments:write" | "products:read" | "products:write" | "stock:read" | "stock:write" | "operations:read" | "keys:read" | "keys:write" | "users:read" | "users:write" | "audit:read")[] | null;
        };
        KeyList: {
            items: components["schemas"]["Key"][];
            next_cursor: string | null;
        };
        LlmCosts: {
            budget: {
                /** @description Of today’s budget, 0..1; null where there is no limit. */
                share: number | null;
                /**
                 * @description `near` from four fifths of the budget on; `used` where nothing of it is left.
                 * @enum {string}
                 */
                state: "unlimited" | "within" | "near" | "used";
                /** @description `LLM_BUDGET_USD_PER_DAY`; null is no limit. */
                usd_per_day: number | null;
            };
            /** @description Of all these days. */
            cost_usd: number;
            /** @description Newest first; days without a call have zeros. */
            items: {
                calls: number;
                /** @description What was paid, and the most that calls under way can cost. */
                cost_usd: number;
                /** Format: date */
                day: string;
                input_tokens: number;
                output_tokens: number;
            }[];
        };
        LlmPriceChange: {
            /**
             * @description Models that have the price of `LLM_PRICES`, or the built-in one, again.
             * @default []
             */
            removed?: string[];
            /** @default [] */
            set?: {
                input_usd_per_million: number;
                model: string;
                output_usd_per_million: number;
            }[];
        };
        LlmPrices: {
            /** @description By the model’s name. A model that is not there counts as free. */
            items: {
                changed_at: string | null;
                /** @description Null unless it was set here. */
                changed_by: components["schemas"]["Owner"] | null;
                input_usd_per_million: number;
                model: string;
                output_usd_per_million: number;
                /**
                 * @description `set`: here, by an administrator. `environment`: `LLM_PRICES`. `built-in`: a list price.
                 * @enum {string}
                 */
                source: "set" | "environment" | "built-in";
            }[];
        };
        LookedUpBarcode: {
            age_seconds: number;
            /** @description The services that were asked for this answer; none where the database knew. */
            asked: {
                milliseconds: number;
                /** @enum {string} */
                outcome: "found" | "not_found" | "failed" | "unusable" | "refused" | "timed_out" | "quota_used" | "circuit_open" | "overtaken" | "not_needed" | "pending";
                service: string;
            }[];
            barcode: components["schemas"]["Barcode"];
            category: {
                id: string;
                /** @description In your language. */
                title: string;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            fetched_at: string;
            /** @description It is old: the services are being asked again, for the next look-up. */
            is_stale: boolean;
            product: components["schemas"]["Product"];
            /** @description `manual` for what your project entered, else the service that knew it. */
            source: string;
        };
        Me: {
            /** Format: uuid */
            id: string;
            /**
             * @description A person signs in and may hold keys, a program holds keys only.
             * @enum {string}
             */
            kind: "person" | "program";
            name: string;
            project: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /**
             * @description From least to most; each may do all that the one before it may.
             * @enum {string}
             */
            role: "viewer" | "annotator" | "operator" | "admin";
            /** @description What it is limited to; null is no limit but the role. */
            scopes: ("runs:read" | "runs:write" | "batches:read" | "batches:write" | "blobs:read" | "feedback:read" | "feedback:write" | "models:read" | "models:write" | "experiments:read" | "experiments:write" | "products:read" | "products:write" | "stock:read" | "stock:write" | "operations:read" | "keys:read" | "keys:write" | "users:read" | "users:write" | "audit:read")[] | null;
            /** @description Null for an API key. */
            session: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                expires_at: string;
            } | null;
        };
        Model: {
            code_version: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            dataset: {
                /** Format: uuid */
                id: string;
                version: number;
            } | null;
            files: {
                name: string;
                sha256: string;
                size_bytes: number;
            }[];
            /** Format: uuid */
            id: string;
            /** @description `validation_…` from the training’s own rows, `test_…` from the test rows, `reported_…` as its uploader says. */
            metrics: {
                [key: string]: number;
            };
            /** @enum {string} */
            origin: "built-in" | "trained" | "uploaded" | "configured";
            parameters: {
                [key: string]: string | number | boolean | null;
            };
            parent: {
                /** Format: uuid */
                id: string;
                version: string;
            } | null;
            /**
             * @description A place where a model serves, such as documents/reader.
             * @enum {string}
             */
            slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            /** @enum {string} */
            state: "candidate" | "shadow" | "production" | "archived";
            version: string;
        };
        ModelList: {
            items: components["schemas"]["Model"][];
        };
        ModelPage: {
            items: components["schemas"]["Model"][];
            next_cursor: string | null;
        };
        NewCategory: {
            /** @description Made of the English title where it is left out. */
            id?: string;
            /**
             * @description Days that it keeps by place; null where it does not spoil. Places left out are not for it.
             * @default {}
             */
            shelf_days?: {
                [key: string]: number | null;
            };
            /**
             * @description Where it is kept.
             * @enum {string}
             */
            storage: "room" | "fridge" | "freezer";
            title: {
                en: string;
                ko: string;
            };
        };
        NewClick: {
            /** @description What was chosen of it. */
            id: string;
            /** @description The list, as the rankings name it. */
            target: string;
        };
        NewCostBudget: {
            /** @description Null is no budget. */
            usd_per_month: number | null;
        };
        NewExperiment: {
            /**
             * @description `bandit` gives more units to what does better.
             * @default fixed
             * @enum {string}
             */
            allocation?: "fixed" | "bandit";
            /** @default 0.05 */
            alpha?: number;
            /**
             * @description Named groups and the variant that each always gets; they are counted apart and in no comparison.
             * @default {}
             */
            groups?: {
                [key: string]: string;
            };
            /**
             * @description Share of the units that keep the control whatever comes, after a promotion for `horizon_days` more, so that what it has gained can be seen.
             * @default 0
             */
            holdout?: number;
            /**
             * @description After so many days it ends.
             * @default 28
             */
            horizon_days?: number;
            /** @default 300 */
            look_seconds?: number;
            /** @description Quality as the goal, or preference where lists are interleaved, and all else as guardrails, if left out. */
            metrics?: {
                /** @description How much worse a treatment may be. Left out: quality 0.02 (absolute), confidence 0.05 (absolute), failures 0.02 (absolute), seconds 0.5 (relative), cost_usd 0.5 (relative), satisfaction 0.1 (absolute), preference 0.1 (absolute). */
                margin?: number;
                /** @enum {string} */
                name: "quality" | "confidence" | "failures" | "seconds" | "cost_usd" | "satisfaction" | "preference";
                /** @enum {string} */
                role: "goal" | "guardrail";
            }[];
            /**
             * @default split
             * @enum {string}
             */
            mode?: "split" | "shadow" | "shadow_then_split" | "interleaved";
            /** @description For people. */
            name: string;
            /** @enum {string} */
            pipeline: "documents" | "receipts";
            /**
             * @default better
             * @enum {string}
             */
            promote_when?: "better" | "no_worse";
            /** @description Rising shares of the units that treatments get together. */
            ramp?: number[];
            /** @description Another salt gives another assignment; chosen by lot, if left out. */
            salt?: string;
            /**
             * @description Outcomes of a goal in each arm with which its last analysis is made.
             * @default 1000
             */
            samples_max?: number;
            /**
             * @description In each arm, in each step.
             * @default 50
             */
            samples_min?: number;
            /**
             * @description Whose versions are compared; left out, options are.
             * @enum {string}
             */
            slot?: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            /**
             * @description The least time of a step of the ramp.
             * @default 24
             */
            step_hours_min?: number;
            /**
             * @description Its part of the traffic. Experiments with parts that do not overlap never share a unit.
             * @default {
             *       "from": 0,
             *       "to": 1
             *     }
             */
            traffic?: {
                from: number;
                to: number;
            };
            /**
             * @description What keeps its variant.
             * @default run
             * @enum {string}
             */
            unit?: "run" | "user" | "session";
            /** @description One control, and at least one treatment. */
            variants: {
                /**
                 * Format: uuid
                 * @description Of a slot’s experiment; the control is what serves, if left out.
                 */
                model_id?: string;
                /** @description Lower-case letters, digits, and _ . - after the first. */
                name: string;
                /** @description Of an experiment with options. */
                options?: {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                role: "control" | "treatment";
                /** @description The weights of all variants add up to 1. */
                weight: number;
            }[];
        };
        NewFeedback: {
            /** @description For people. */
            comment?: string;
            /** @description What is right. Parts that are left out count as not looked at. */
            corrected_result: {
                /** @description The right value of each field that was checked; null where the document shows none. */
                fields?: {
                    name: string;
                    value: string | number | boolean | null | unknown[] | {
                        [key: string]: unknown;
                    };
                }[];
                /** @description The right text of lines, each named by its index within its page’s lines of the layout. */
                lines?: {
                    line: number;
                    page: number;
                    text: string;
                }[];
                /** @description All lines of a page in the order in which they are to be read. */
                reading_order?: {
                    lines: number[];
                    page: number;
                }[];
            } | {
                /** @description The items that were looked at. */
                items: {
                    /** @description The right category; the predicted one where that is right. */
                    category: string;
                    /** @description The item’s `line` in the result. */
                    line: number;
                    /** @description What the item is called in full. */
                    name?: string;
                }[];
            };
            /**
             * @description What was wrong: one of the pipeline’s kinds of feedback.
             * @enum {string}
             */
            feedback_type: "ocr_error" | "llm_error" | "layout_error" | "category_error";
            /** @description Passed over: whoever is signed in gives the feedback. */
            user_id?: unknown;
        };
        NewInstallationConsent: {
            /** @description What counts for everybody who has chosen nothing. */
            allowed: boolean;
        };
        NewKey: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description To the minute. */
            last_used_at: string | null;
            name: string;
            owner: components["schemas"]["Owner"];
            /** @description Its first letters, to recognise it by. */
            prefix: string;
            revoked_at: string | null;
            /** @description What it is limited to; null is no limit but the role. */
            scopes: ("runs:read" | "runs:write" | "batches:read" | "batches:write" | "blobs:read" | "feedback:read" | "feedback:write" | "models:read" | "models:write" | "experiments:read" | "experiments:write" | "products:read" | "products:write" | "stock:read" | "stock:write" | "operations:read" | "keys:read" | "keys:write" | "users:read" | "users:write" | "audit:read")[] | null;
            /** @description Shown this once. */
            token: string;
        };
        NewProduct: {
            /** @default null */
            brand?: string | null;
            /** @default null */
            category_id?: string | null;
            /** @description Kept without markup and control characters. */
            name: string;
            /**
             * @description As on the pack, such as "350 g".
             * @default null
             */
            quantity?: string | null;
        };
        NewReceiptItem: {
            /** @default null */
            barcode?: string | null;
            /** @description `id` of a category. */
            category: string;
            /** @description Null for what does not spoil. */
            expires_on?: string | null;
            /** @description Goes into stock with the others. */
            included?: boolean;
            name: string;
            /** @default 1 */
            quantity?: number;
            /**
             * @description Where it is kept.
             * @enum {string}
             */
            storage?: "room" | "fridge" | "freezer";
            unit?: string | null;
        };
        NewRetrain: {
            /**
             * @description Whether a candidate that passes serves at once, or waits until somebody promotes it.
             * @default at_once
             * @enum {string}
             */
            promotion?: "at_once" | "experiment" | "by_hand";
            /**
             * @description For people.
             * @default asked for
             */
            reason?: string;
            /** @enum {string} */
            slot: "documents/reader" | "documents/layout" | "documents/extractor" | "receipts/item-classifier";
        };
        NewStockItem: {
            /** @default null */
            barcode?: string | null;
            /** @description Id of a category: a common one or one of the project. */
            category: string;
            /** @description Null for what does not spoil. Left out, it is as long from today as its category commonly keeps. */
            expires_on?: string | null;
            /** @description Control characters are taken out; emoji and markup stay, as text. */
            name: string;
            /**
             * @description Kept to the thousandth.
             * @default 1
             */
            quantity?: number;
            /**
             * @description Where its category is commonly kept, unless given.
             * @enum {string}
             */
            storage?: "room" | "fridge" | "freezer";
            /**
             * @description Null for pieces that are just counted.
             * @default null
             */
            unit?: string | null;
        };
        NewTrainingConsent: {
            /** @description Whether training may learn from what you correct; null goes by the installation’s setting. */
            allowed: boolean | null;
        };
        NewUser: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            disabled_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description A person signs in and may hold keys, a program holds keys only.
             * @enum {string}
             */
            kind: "person" | "program";
            name: string;
            /**
             * @description From least to most; each may do all that the one before it may.
             * @enum {string}
             */
            role: "viewer" | "annotator" | "operator" | "admin";
            /** @description Opens a session once, within 15 minutes. Null for a program, and where a limited key asked. */
            sign_in_link: string | null;
        };
        NewVote: {
            /** @enum {string} */
            vote: "up" | "down";
        };
        Operation: {
            attempt: number;
            chain_id: string | null;
            duration_ms: number;
            metadata: unknown;
            operation: string;
            status: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            timestamp: string;
            worker: string;
        };
        OperationStatistics: {
            cancelled: number;
            completed: number;
            count: number;
            failed: number;
            max_ms: number;
            mean_ms: number;
            operation: string;
            p50_ms: number;
            p95_ms: number;
        };
        Owner: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Of blocks of the kind `table`; places without text have no cell. */
        PageTable: {
            cells: {
                box: components["schemas"]["Box"];
                /** @description From 0. */
                column: number;
                column_span: number;
                lines: number[];
                /** @description From 0. */
                row: number;
                text: string;
            }[];
            columns: number;
            /** @description Rows at the top that name the columns. */
            header_rows: number;
            rows: number;
        };
        Pipeline: {
            /** @description Media types of inputs. */
            accepts: string[];
            feedback_kinds: string[];
            /** @description Results offer ranked lists: clicks are feedback, and versions can be interleaved. */
            is_ranked: boolean;
            links: {
                submit: string;
                submit_batch: string;
            };
            metrics: {
                /** @enum {string} */
                better: "higher" | "lower";
                name: string;
            }[];
            name: string;
            /** @description JSON schema of the options. */
            options_schema: {
                [key: string]: unknown;
            };
            slots: string[];
            stages: {
                name: string;
                title: {
                    en: string;
                    ko: string;
                };
                version: string;
            }[];
            title: {
                en: string;
                ko: string;
            };
        };
        Problem: {
            /**
             * @description Stable: programs may depend on it.
             * @enum {string}
             */
            code: "REQUEST_INVALID" | "OPTIONS_INVALID" | "REQUEST_BODY_TOO_LARGE" | "REQUEST_URL_TOO_LONG" | "REQUEST_HEADERS_TOO_LARGE" | "REQUEST_TOO_SLOW" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "IDEMPOTENCY_ANSWER_NOT_KEPT" | "UPLOAD_MISSING" | "UPLOAD_EMPTY" | "UPLOAD_TOO_LARGE" | "UPLOAD_INTERRUPTED" | "MEDIA_TYPE_UNSUPPORTED" | "BLOB_NOT_FOUND" | "ROUTE_NOT_FOUND" | "TOO_MANY_REQUESTS" | "INVARIANT_BROKEN" | "TOKEN_MISSING" | "TOKEN_INVALID" | "SIGN_IN_LINK_INVALID" | "PERMISSION_DENIED" | "SCOPE_MISSING" | "SCOPE_NOT_HELD" | "CSRF_REJECTED" | "USER_NOT_FOUND" | "USER_DISABLED" | "USER_CANNOT_SIGN_IN" | "LAST_ADMINISTRATOR" | "KEY_NOT_FOUND" | "SESSION_NOT_FOUND" | "RUN_NOT_FOUND" | "RUN_NOT_FINISHED" | "RUN_FINISHED" | "RUN_NOT_RETRYABLE" | "RUN_ACTIVE" | "RUN_DEADLINE_EXCEEDED" | "RUN_LOST" | "STAGE_TIMED_OUT" | "RUN_CANCELLED" | "BATCH_NOT_FOUND" | "BATCH_EMPTY" | "BATCH_TOO_LARGE" | "BATCH_FINISHED" | "BATCH_NOT_ANSWERING" | "BATCH_ACTIVE" | "BATCH_NOTHING_TO_RETRY" | "URL_REFUSED" | "URL_UNREACHABLE" | "URL_STATUS" | "URL_TOO_MANY_REDIRECTS" | "URL_TOO_LARGE" | "URL_TOO_SLOW" | "FEEDBACK_NOT_FOUND" | "FEEDBACK_INVALID" | "CLICK_INVALID" | "DOCUMENT_UNREADABLE" | "DOCUMENT_ENCRYPTED" | "DOCUMENT_TOO_MANY_PAGES" | "DOCUMENT_TOO_MANY_PIXELS" | "DOCUMENT_UNPACKS_TOO_LARGE" | "DOCUMENT_PAGE_MISSING" | "RECEIPT_NOT_FOUND" | "RECEIPT_ITEM_NOT_FOUND" | "RECEIPT_ITEM_READ" | "CATEGORY_UNKNOWN" | "CATEGORY_EXISTS" | "MODEL_NOT_DEPLOYED" | "MODEL_DAMAGED" | "MODEL_UNKNOWN" | "MODEL_SIGNATURE_INVALID" | "MODEL_UNFIT" | "MODEL_CHECK_NOT_ANSWERING" | "MODEL_NOT_KEPT" | "DATASET_MISSING" | "MODEL_NOT_SERVING" | "DEPLOYMENT_UNDER_WAY" | "DEPLOYMENT_OVERTAKEN" | "SLOT_UNKNOWN" | "SLOT_NOT_SERVED" | "MODEL_NOT_FOUND" | "DEPLOYMENT_NOT_ANSWERING" | "SLOT_NOT_LEARNING" | "SLOT_HAS_NO_EARLIER_VERSION" | "RETRAIN_LOST" | "TRIGGER_CHECK_NOT_ANSWERING" | "RULE_UNKNOWN" | "SCHEDULE_UNKNOWN" | "RETRAIN_NOT_FOUND" | "RETRAIN_UNDER_WAY" | "RETRAIN_FINISHED" | "DATASET_NOT_FOUND" | "DATASET_UNFIT" | "CPU_THREAD_LOST" | "LLM_NOT_CONFIGURED" | "LLM_REFUSED" | "LLM_BUDGET_USED" | "LLM_UNAVAILABLE" | "LLM_THROTTLED" | "LLM_ANSWER_INVALID" | "EXPERIMENT_INVALID" | "EXPERIMENT_SLOT_TAKEN" | "EXPERIMENT_TRAFFIC_TAKEN" | "EXPERIMENT_NOT_FOUND" | "EXPERIMENT_FINISHED" | "EXPERIMENT_PAUSED" | "EXPERIMENT_AT_LAST_STEP" | "EXPERIMENT_VARIANT_UNKNOWN" | "EXPERIMENT_NOT_ANSWERING" | "STOCK_ITEM_NOT_FOUND" | "STOCK_ADDITION_NOT_FOUND" | "STOCK_TOO_LITTLE" | "STOCK_FULL" | "RECEIPT_ALREADY_IN_STOCK" | "RECEIPT_DUPLICATE" | "RECEIPT_NOTHING_TO_ADD" | "BLOB_STORE_FULL" | "BLOB_STORE_UNAVAILABLE" | "BLOB_DAMAGED" | "DATABASE_UNAVAILABLE" | "WORKFLOW_SERVER_UNAVAILABLE" | "WEBHOOK_NOT_TRUSTED" | "PAGE_LINK_INVALID" | "MLFLOW_UNAVAILABLE" | "MLFLOW_REFUSED" | "LABEL_STUDIO_UNAVAILABLE" | "LABEL_STUDIO_REFUSED" | "BARCODE_INVALID" | "BARCODE_CHECK_DIGIT_WRONG" | "BARCODE_UNKNOWN" | "OWN_PRODUCT_NOT_FOUND";
            /** @description What was seen and how to cure it, in the same language. */
            detail: string;
            /** @description The values that the detail names. */
            details: {
                [key: string]: unknown;
            };
            /** @description The address that was asked for. */
            instance?: string;
            /** @description To find the request in the logs. */
            request_id?: string;
            status: number;
            /** @description What kind of trouble it is, in the language of `Accept-Language`. */
            title: string;
            /** @description Relative to the API; one for each code. */
            type: string;
        };
        Product: {
            brand: string | null;
            name: string;
            quantity: string | null;
            /** @description From the day it was made, as its maker says. */
            shelf_life_days: number | null;
        };
        Rankings: {
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            items: {
                /** @description In the order in which they are to be shown. */
                ids: string[];
                /** @description Names the list within the result. */
                target: string;
            }[];
        };
        Readiness: {
            checks: {
                [key: string]: {
                    ms: number;
                    /** @enum {string} */
                    status: "ok" | "failed";
                };
            };
            /** @enum {string} */
            status: "ready" | "not_ready";
            version: string;
        };
        Receipt: {
            arithmetic: {
                difference: number | null;
                expected: number | null;
                total: number | null;
                /**
                 * @description Whether the items add up to the total.
                 * @enum {string}
                 */
                verdict: "matches" | "differs" | "unknown";
            };
            /** @description `HH:MM` or `HH:MM:SS`. */
            bought_at: string | null;
            bought_on: string | null;
            business_number: string | null;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            currency: string | null;
            /** @description The first of your receipts that shows the same one; null where this is the first. */
            duplicate_of: {
                /**
                 * Format: uuid
                 * @description The run’s id.
                 */
                chain_id: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                created_at: string;
                /** Format: uuid */
                id: string;
            } | null;
            /** @description As read, whatever was edited. */
            fields: {
                business_number: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: string;
                } | null;
                date: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: string;
                } | null;
                discount: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: number;
                } | null;
                payment: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    /** @enum {string} */
                    value: "cash" | "card" | "transfer" | "voucher" | "e_wallet" | "other";
                } | null;
                rounding: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: number;
                } | null;
                shop: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: string;
                } | null;
                subtotal: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: number;
                } | null;
                tax: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: number;
                } | null;
                time: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: string;
                } | null;
                total: {
                    box: {
                        height: number;
                        width: number;
                        x: number;
                        y: number;
                    } | null;
                    confidence: number;
                    page: number;
                    value: number;
                } | null;
            };
            /** Format: uuid */
            id: string;
            /** @description The photo. */
            image: {
                /** @constant */
                bucket: "ocr";
                path: string;
                /** @description Shows the upright photo without a token, for one to two hours. */
                url: string;
            };
            item_count: number;
            items: components["schemas"]["ReceiptItem"][];
            /** @description Of `receipts/item-classifier`. */
            model_version: string;
            shop: string | null;
            /** @description When it went into stock last; null where it never did. */
            stock: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                added_at: string;
                /** Format: uuid */
                addition_id: string;
                /** @description Lines that went into stock. */
                items: number;
                undone_at: string | null;
            } | null;
            total: number | null;
            warnings: ("no_receipt" | "no_items" | "cut_off" | "several_receipts" | "total_differs" | "currencies_mixed" | "blurred" | "dark" | "small_text" | "turned" | "unsure_text")[];
        };
        ReceiptAccuracy: {
            /** @description An item below it does not count as categorised automatically. */
            confidence_min: number;
            /** @description Items corrected or confirmed each day, the oldest first. */
            days: {
                corrections: number;
                /** Format: date */
                day: string;
            }[];
            /** @description Of `FEEDBACK_GOALS_PER_DAY`; null where none is set. */
            goal_per_day: number | null;
            /** @description In which days and weeks begin: `TIME_ZONE`. */
            time_zone: string;
            /** @description By version of the model; the newest week first, and no week in which there was nothing. */
            weeks: {
                /** @description `right / corrected`. People look at what is wrong first, so it errs low. */
                accuracy: number | null;
                /** @description Sorted with confidence, and by nobody otherwise. */
                auto_categorised: number;
                /** @description `auto_categorised / items`. */
                auto_share: number | null;
                /** @description Items that somebody corrected or confirmed. */
                corrected: number;
                items: number;
                model_version: string;
                /** @description Of these, those that the model had right. */
                right: number;
                /**
                 * Format: date
                 * @description Its Monday.
                 */
                week: string;
            }[];
        };
        ReceiptEdit: {
            /** @description Days of expiry that were counted from it move with it. */
            bought_on?: string | null;
            shop?: string | null;
        };
        ReceiptItem: {
            alternatives: {
                category: string;
                confidence: number;
            }[];
            amount: number | null;
            barcode: string | null;
            category: string;
            /** @description Of what the model said. */
            category_confidence: number | null;
            /**
             * @description `memory`: you have named or sorted this line of this shop before. `annotator`: somebody sorted it for you.
             * @enum {string}
             */
            category_source: "model" | "annotator" | "memory" | "user";
            /** @description Of the reading; null for a line that was added by hand. */
            confidence: number | null;
            edited_at: string | null;
            expires_on: string | null;
            included: boolean;
            /** @description The reading or the category is worth a look. */
            is_unsure: boolean;
            line: number;
            name: string;
            quantity: number;
            /** @description As printed; null for a line that was added by hand. */
            raw_text: string | null;
            /**
             * @description Where it is kept.
             * @enum {string}
             */
            storage: "room" | "fridge" | "freezer";
            unit: string | null;
            unit_price: number | null;
        };
        ReceiptItemEdit: {
            /** @description `id` of a category. */
            category?: string;
            /** @description Null for what does not spoil. */
            expires_on?: string | null;
            /** @description Goes into stock with the others. */
            included?: boolean;
            name?: string;
            quantity?: number;
            /**
             * @description Where it is kept.
             * @enum {string}
             */
            storage?: "room" | "fridge" | "freezer";
            unit?: string | null;
        };
        ReceiptList: {
            items: components["schemas"]["ReceiptSummary"][];
            next_cursor: string | null;
        };
        ReceiptSummary: {
            bought_on: string | null;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            currency: string | null;
            /** @description The first of your receipts that shows the same one; null where this is the first. */
            duplicate_of: {
                /**
                 * Format: uuid
                 * @description The run’s id.
                 */
                chain_id: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                created_at: string;
                /** Format: uuid */
                id: string;
            } | null;
            /** Format: uuid */
            id: string;
            item_count: number;
            shop: string | null;
            /** @description When it went into stock last; null where it never did. */
            stock: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                added_at: string;
                /** Format: uuid */
                addition_id: string;
                /** @description Lines that went into stock. */
                items: number;
                undone_at: string | null;
            } | null;
            total: number | null;
        };
        ReceiptToStock: {
            /**
             * @description Add it although another photo of the same receipt is in stock already.
             * @default false
             */
            allow_duplicate?: boolean;
        };
        RefusedAnnotationList: {
            items: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                annotated_at: string;
                /** @description Label Studio’s. */
                annotation_id: number;
                /** @description E-mail address. */
                annotator: string | null;
                /** @description Null where no run of ours is meant. */
                chain_id: string | null;
                problem: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                pulled_at: string;
            }[];
        };
        Retrain: {
            /** @description The version in production that the candidate was compared with. */
            baseline_id: string | null;
            candidate: {
                /** Format: uuid */
                id: string;
                version: string | null;
            } | null;
            /** @enum {string} */
            cause: "person" | "schedule" | "trigger";
            dataset_id: string | null;
            ended_at: string | null;
            error: {
                code: string;
                message: string;
            } | null;
            /** Format: uuid */
            id: string;
            /** @description Why it ended without a new version in service. */
            outcome: ("no_feedback" | "nothing_new" | "no_training_rows" | "no_test_rows" | "not_better" | "worse_than_margin" | "not_shown_within_margin" | "too_few_rows" | "waits_for_promotion" | "in_experiment") | null;
            reason: string;
            requested_by: string | null;
            /**
             * @description A place where a model serves, such as documents/reader.
             * @enum {string}
             */
            slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            started_at: string;
            /** @enum {string} */
            state: "collecting" | "training" | "evaluating" | "deploying" | "completed" | "skipped" | "rejected" | "failed" | "cancelled";
            verdict: {
                findings: {
                    blocks: ("not_improved" | "worse_than_margin" | "not_shown_within_margin" | "too_few_rows") | null;
                    margin: number;
                    measured: {
                        candidate: number;
                        difference: number;
                        groups: number;
                        high: number;
                        low: number;
                        production: number;
                    } | null;
                    metric: string;
                    /** @description Null for all test rows. */
                    slice: string | null;
                    /** @enum {string} */
                    verdict: "improved" | "no_worse" | "worse" | "uncertain" | "too_few";
                }[];
                isBetter: boolean;
                passed: boolean;
            } | null;
        };
        RetrainList: {
            items: components["schemas"]["Retrain"][];
        };
        RetrainRule: {
            /** @description Null where all figures are the pipeline’s own. */
            changed_at: string | null;
            /** @description No trigger starts a retrain of the slot within this time of its last one. */
            cool_down_hours: number;
            default_threshold: number;
            enabled: boolean;
            /**
             * @description new_data: corrections wait. data_change: so many of them, compared with what was learned. quality_decline: confidences fall. accuracy_decline: people correct more. repeated_failures: the stage fails. scheduled: the last retrain is long ago. drift: inputs and answers look different; it only warns.
             * @enum {string}
             */
            kind: "new_data" | "data_change" | "quality_decline" | "accuracy_decline" | "repeated_failures" | "scheduled" | "drift";
            /**
             * @description Of a candidate that passes the gates after a retrain by this rule.
             * @enum {string}
             */
            promotion: "at_once" | "experiment" | "by_hand";
            /**
             * @description A place where a model serves, such as documents/reader.
             * @enum {string}
             */
            slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            /** @description A number of corrections, failures or days; of declines and of changed data a share; of drift an index. */
            threshold: number;
        };
        RetrainRuleList: {
            /** @description The one that a retrain begins with `"promotion": "experiment"`. */
            experiment: components["schemas"]["CandidateExperiment"];
            items: components["schemas"]["RetrainRule"][];
        };
        RetrainRulesChange: {
            /** @description Of the experiments that retrains begin. Null gives a setting back to the default. */
            experiment?: {
                holdout?: number | null;
                horizon_days?: number | null;
                mode?: ("shadow_then_split" | "split") | null;
                promote_when?: ("better" | "no_worse") | null;
                ramp?: number[] | null;
                samples_max?: number | null;
                samples_min?: number | null;
                share?: number | null;
                step_hours_min?: number | null;
                traffic?: {
                    from: number;
                    to: number;
                } | null;
                unit?: ("run" | "user" | "session") | null;
            };
            /** @description What to change. Null gives a figure back to the pipeline; what is left out stays. */
            rules?: {
                cool_down_hours?: number | null;
                enabled?: boolean | null;
                /**
                 * @description new_data: corrections wait. data_change: so many of them, compared with what was learned. quality_decline: confidences fall. accuracy_decline: people correct more. repeated_failures: the stage fails. scheduled: the last retrain is long ago. drift: inputs and answers look different; it only warns.
                 * @enum {string}
                 */
                kind: "new_data" | "data_change" | "quality_decline" | "accuracy_decline" | "repeated_failures" | "scheduled" | "drift";
                promotion?: ("at_once" | "experiment" | "by_hand") | null;
                threshold?: number | null;
            }[];
        };
        Run: {
            attempt: number;
            batch_id: string | null;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            completed_tasks: number;
            cost_usd: number | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            deadline_seconds: number | null;
            ended_at: string | null;
            error: components["schemas"]["RunProblem"] | null;
            /** @description Null where the run takes part in no experiment. */
            experiment: {
                /** @description Why it has its variant: drawn by a `hash`; its `group` is named; `holdout`: it keeps the control whatever comes; `shadow`: treatments still work unseen. */
                assigned_by: ("hash" | "group" | "holdout" | "shadow") | null;
                /** Format: uuid */
                id: string;
                /** @description The run whose input it works on, unseen. */
                shadow_of: string | null;
                /** @description Which variant answered. */
                variant: string | null;
            } | null;
            /** @description Null until the run has completed. */
            final_result: unknown;
            input: {
                /** @description Decided from the bytes, never from a file name. */
                media_type: string;
                /** @description The file’s name, for people only. */
                name: string;
                /** @description SHA-256 of the bytes, lower-case hexadecimal. */
                sha256: string;
                size_bytes: number;
            };
            links: {
                events: string;
                manifest: string;
                result: string;
                self: string;
                socket: string;
                /** @description The run in the Temporal Web UI. */
                workflow: string;
            };
            /** @description Slot → version of the model that serves this run. */
            models: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            observed_at: string;
            options: unknown;
            owner: components["schemas"]["Owner"];
            pipeline: string;
            priority: number;
            /** @description `completed_tasks / total_tasks`. */
            progress: number;
            started_at: string | null;
            status: components["schemas"]["RunStatus"];
            total_tasks: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            updated_at: string;
        };
        /** @description Runs of the project by status. */
        RunCounts: {
            [key: string]: number;
        };
        RunEvent: {
            at: string;
            attempt?: number;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            completed_tasks: number;
            error_code?: string | null;
            parts_done?: number;
            parts_total?: number;
            progress: number;
            /** @description Grows by one within a run. */
            seq: number;
            task_name?: string;
            total_tasks: number;
            /** @enum {string} */
            type: "run_queued" | "task_started" | "task_progress" | "task_retrying" | "task_completed" | "task_failed" | "run_completed" | "run_failed" | "run_cancelled";
        };
        RunList: {
            items: components["schemas"]["RunSummary"][];
            next_cursor: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            observed_at: string;
        };
        RunManifest: {
            attempt: number;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            /** @description Two runs with the same one must give the same result. */
            fingerprint: string;
            models: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            observed_at: string;
            pipeline: string;
            stages: {
                attempts: number;
                /** @description Sum over the parts. */
                busy_ms: number;
                ended_at: string | null;
                error_code: string | null;
                name: string;
                parts_done: number;
                parts_total: number;
                started_at: string | null;
                /** @enum {string} */
                status: "pending" | "running" | "retrying" | "completed" | "failed" | "cancelled";
                version: string;
                worker: string | null;
            }[];
            status: components["schemas"]["RunStatus"];
        };
        RunPages: {
            items: {
                blocks: {
                    box: components["schemas"]["Box"];
                    kind: string;
                    lines: number[];
                    table?: components["schemas"]["PageTable"];
                }[];
                height: number;
                lines: {
                    box: components["schemas"]["Box"];
                    confidence: number;
                    /** @description What the engine read, where learned corrections changed it. */
                    read?: string;
                    text: string;
                }[];
                links: {
                    /** @description Drawn on demand, as WebP. */
                    image: string;
                };
                page: number;
                /** @description Degrees clockwise that the page was turned to stand upright; absent where it stood so. */
                rotation?: 90 | 180 | 270;
                source: string;
                /** @description What a reader must know of the page; left out where there is nothing. */
                warnings?: ("first_frame_only" | "no_text" | "unsure_text" | "right_to_left")[];
                width: number;
            }[];
        };
        RunProblem: {
            /**
             * @description Stable: programs may depend on it.
             * @enum {string}
             */
            code: "REQUEST_INVALID" | "OPTIONS_INVALID" | "REQUEST_BODY_TOO_LARGE" | "REQUEST_URL_TOO_LONG" | "REQUEST_HEADERS_TOO_LARGE" | "REQUEST_TOO_SLOW" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "IDEMPOTENCY_ANSWER_NOT_KEPT" | "UPLOAD_MISSING" | "UPLOAD_EMPTY" | "UPLOAD_TOO_LARGE" | "UPLOAD_INTERRUPTED" | "MEDIA_TYPE_UNSUPPORTED" | "BLOB_NOT_FOUND" | "ROUTE_NOT_FOUND" | "TOO_MANY_REQUESTS" | "INVARIANT_BROKEN" | "TOKEN_MISSING" | "TOKEN_INVALID" | "SIGN_IN_LINK_INVALID" | "PERMISSION_DENIED" | "SCOPE_MISSING" | "SCOPE_NOT_HELD" | "CSRF_REJECTED" | "USER_NOT_FOUND" | "USER_DISABLED" | "USER_CANNOT_SIGN_IN" | "LAST_ADMINISTRATOR" | "KEY_NOT_FOUND" | "SESSION_NOT_FOUND" | "RUN_NOT_FOUND" | "RUN_NOT_FINISHED" | "RUN_FINISHED" | "RUN_NOT_RETRYABLE" | "RUN_ACTIVE" | "RUN_DEADLINE_EXCEEDED" | "RUN_LOST" | "STAGE_TIMED_OUT" | "RUN_CANCELLED" | "BATCH_NOT_FOUND" | "BATCH_EMPTY" | "BATCH_TOO_LARGE" | "BATCH_FINISHED" | "BATCH_NOT_ANSWERING" | "BATCH_ACTIVE" | "BATCH_NOTHING_TO_RETRY" | "URL_REFUSED" | "URL_UNREACHABLE" | "URL_STATUS" | "URL_TOO_MANY_REDIRECTS" | "URL_TOO_LARGE" | "URL_TOO_SLOW" | "FEEDBACK_NOT_FOUND" | "FEEDBACK_INVALID" | "CLICK_INVALID" | "DOCUMENT_UNREADABLE" | "DOCUMENT_ENCRYPTED" | "DOCUMENT_TOO_MANY_PAGES" | "DOCUMENT_TOO_MANY_PIXELS" | "DOCUMENT_UNPACKS_TOO_LARGE" | "DOCUMENT_PAGE_MISSING" | "RECEIPT_NOT_FOUND" | "RECEIPT_ITEM_NOT_FOUND" | "RECEIPT_ITEM_READ" | "CATEGORY_UNKNOWN" | "CATEGORY_EXISTS" | "MODEL_NOT_DEPLOYED" | "MODEL_DAMAGED" | "MODEL_UNKNOWN" | "MODEL_SIGNATURE_INVALID" | "MODEL_UNFIT" | "MODEL_CHECK_NOT_ANSWERING" | "MODEL_NOT_KEPT" | "DATASET_MISSING" | "MODEL_NOT_SERVING" | "DEPLOYMENT_UNDER_WAY" | "DEPLOYMENT_OVERTAKEN" | "SLOT_UNKNOWN" | "SLOT_NOT_SERVED" | "MODEL_NOT_FOUND" | "DEPLOYMENT_NOT_ANSWERING" | "SLOT_NOT_LEARNING" | "SLOT_HAS_NO_EARLIER_VERSION" | "RETRAIN_LOST" | "TRIGGER_CHECK_NOT_ANSWERING" | "RULE_UNKNOWN" | "SCHEDULE_UNKNOWN" | "RETRAIN_NOT_FOUND" | "RETRAIN_UNDER_WAY" | "RETRAIN_FINISHED" | "DATASET_NOT_FOUND" | "DATASET_UNFIT" | "CPU_THREAD_LOST" | "LLM_NOT_CONFIGURED" | "LLM_REFUSED" | "LLM_BUDGET_USED" | "LLM_UNAVAILABLE" | "LLM_THROTTLED" | "LLM_ANSWER_INVALID" | "EXPERIMENT_INVALID" | "EXPERIMENT_SLOT_TAKEN" | "EXPERIMENT_TRAFFIC_TAKEN" | "EXPERIMENT_NOT_FOUND" | "EXPERIMENT_FINISHED" | "EXPERIMENT_PAUSED" | "EXPERIMENT_AT_LAST_STEP" | "EXPERIMENT_VARIANT_UNKNOWN" | "EXPERIMENT_NOT_ANSWERING" | "STOCK_ITEM_NOT_FOUND" | "STOCK_ADDITION_NOT_FOUND" | "STOCK_TOO_LITTLE" | "STOCK_FULL" | "RECEIPT_ALREADY_IN_STOCK" | "RECEIPT_DUPLICATE" | "RECEIPT_NOTHING_TO_ADD" | "BLOB_STORE_FULL" | "BLOB_STORE_UNAVAILABLE" | "BLOB_DAMAGED" | "DATABASE_UNAVAILABLE" | "WORKFLOW_SERVER_UNAVAILABLE" | "WEBHOOK_NOT_TRUSTED" | "PAGE_LINK_INVALID" | "MLFLOW_UNAVAILABLE" | "MLFLOW_REFUSED" | "LABEL_STUDIO_UNAVAILABLE" | "LABEL_STUDIO_REFUSED" | "BARCODE_INVALID" | "BARCODE_CHECK_DIGIT_WRONG" | "BARCODE_UNKNOWN" | "OWN_PRODUCT_NOT_FOUND";
            /** @description What was seen and how to cure it, in the same language. */
            detail: string;
            /** @description The values that the detail names. */
            details: {
                [key: string]: unknown;
            };
            /** @description The address that was asked for. */
            instance?: string;
            /** @description To find the request in the logs. */
            request_id?: string;
            stage: string | null;
            status: number;
            /** @description What kind of trouble it is, in the language of `Accept-Language`. */
            title: string;
            /** @description Relative to the API; one for each code. */
            type: string;
        };
        /** @enum {string} */
        RunStatus: "queued" | "running" | "completed" | "failed" | "cancelled";
        RunSummary: {
            attempt: number;
            batch_id: string | null;
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            completed_tasks: number;
            cost_usd: number | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            deadline_seconds: number | null;
            ended_at: string | null;
            error: components["schemas"]["RunProblem"] | null;
            /** @description Null where the run takes part in no experiment. */
            experiment: {
                /** @description Why it has its variant: drawn by a `hash`; its `group` is named; `holdout`: it keeps the control whatever comes; `shadow`: treatments still work unseen. */
                assigned_by: ("hash" | "group" | "holdout" | "shadow") | null;
                /** Format: uuid */
                id: string;
                /** @description The run whose input it works on, unseen. */
                shadow_of: string | null;
                /** @description Which variant answered. */
                variant: string | null;
            } | null;
            input: {
                /** @description Decided from the bytes, never from a file name. */
                media_type: string;
                /** @description The file’s name, for people only. */
                name: string;
                /** @description SHA-256 of the bytes, lower-case hexadecimal. */
                sha256: string;
                size_bytes: number;
            };
            links: {
                events: string;
                manifest: string;
                result: string;
                self: string;
                socket: string;
                /** @description The run in the Temporal Web UI. */
                workflow: string;
            };
            /** @description Slot → version of the model that serves this run. */
            models: {
                [key: string]: string;
            };
            options: unknown;
            owner: components["schemas"]["Owner"];
            pipeline: string;
            priority: number;
            /** @description `completed_tasks / total_tasks`. */
            progress: number;
            started_at: string | null;
            status: components["schemas"]["RunStatus"];
            total_tasks: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            updated_at: string;
        };
        Schedule: {
            id: string;
            /** @description Empty while it is paused. */
            next_at: string[];
            /** @description Why it is paused. */
            note: string | null;
            paused: boolean;
            purpose: string;
            /** @description The latest last. */
            recent: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                workflow_id: string;
            }[];
            workflow: string;
        };
        ScheduleList: {
            items: components["schemas"]["Schedule"][];
        };
        SchedulePause: {
            /** @description For people. */
            reason?: string;
        };
        Session: {
            address: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            /** @description The one that this request was made with. */
            current: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expires_at: string;
            /** Format: uuid */
            id: string;
            owner: components["schemas"]["Owner"];
            /** @description What it is limited to; null is no limit but the role. */
            scopes: ("runs:read" | "runs:write" | "batches:read" | "batches:write" | "blobs:read" | "feedback:read" | "feedback:write" | "models:read" | "models:write" | "experiments:read" | "experiments:write" | "products:read" | "products:write" | "stock:read" | "stock:write" | "operations:read" | "keys:read" | "keys:write" | "users:read" | "users:write" | "audit:read")[] | null;
            user_agent: string;
        };
        SessionList: {
            items: components["schemas"]["Session"][];
            next_cursor: string | null;
        };
        SignedIn: {
            user: components["schemas"]["Me"];
        };
        SignInLink: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expires_at: string;
            /** @description Opens a session once. */
            sign_in_link: string;
        };
        SlotList: {
            items: {
                /** @description What it learns from. */
                feedback_types: string[];
                /** @description Whether feedback makes new versions of it. */
                learns: boolean;
                pipeline: string;
                /** @description Null where nothing is deployed. */
                served: components["schemas"]["Deployment"] | null;
                /**
                 * @description A place where a model serves, such as documents/reader.
                 * @enum {string}
                 */
                slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            }[];
        };
        /** @description First message on `/ws/pipeline/{chain_id}`. */
        SnapshotMessage: {
            /**
             * Format: uuid
             * @description The run’s id.
             */
            chain_id: string;
            completed_tasks: number;
            progress: number;
            /** @description The state is that after this event. */
            seq: number;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "cancelled";
            tasks: {
                attempt: number;
                ended_at: string | null;
                name: string;
                parts_done: number;
                parts_total: number;
                started_at: string | null;
                /** @enum {string} */
                status: "pending" | "running" | "retrying" | "completed" | "failed" | "cancelled";
                version: string;
            }[];
            total_tasks: number;
            /** @constant */
            type: "snapshot";
        };
        StockAddition: {
            /** @description Lines that went into stock. */
            added: number;
            /**
             * Format: uuid
             * @description For undoing it.
             */
            addition_id: string;
            items: {
                /** @description Of the receipt. */
                line: number;
                /** Format: uuid */
                stock_item_id: string;
            }[];
        };
        /** @description A change of the caller’s stock on `/ws/stock`. */
        StockChangedMessage: {
            /** @description As they have become, new ones too. */
            items: components["schemas"]["StockItem"][];
            /** @description Items that are gone. */
            removed: string[];
            /** @description Grows with every change; some that come close together are told as one. */
            seq: number;
            /** @constant */
            type: "stock_changed";
        };
        /** @description What is left out stays as it is. */
        StockEdit: {
            barcode?: string | null;
            /** @description Id of a category: a common one or one of the project. */
            category?: string;
            expires_on?: string | null;
            /** @description Control characters are taken out; emoji and markup stay, as text. */
            name?: string;
            /** @description Kept to the thousandth. */
            quantity?: number;
            /** @enum {string} */
            storage?: "room" | "fridge" | "freezer";
            /** @description Null for pieces that are just counted. */
            unit?: string | null;
        };
        StockItem: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            added_at: string;
            barcode: string | null;
            category: string;
            /** @description ISO 8601 day. */
            expires_on: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            /** @description 0 where nothing is left: then it is in stock no longer. */
            quantity: number;
            /** @enum {string} */
            storage: "room" | "fridge" | "freezer";
            unit: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            updated_at: string;
        };
        StockList: {
            items: components["schemas"]["StockItem"][];
            next_cursor: string | null;
        };
        StockReminders: {
            /**
             * Format: date
             * @description The day that counts as today.
             */
            day: string;
            /** @description Before today; the longest ago first. */
            expired: components["schemas"]["StockItem"][];
            /** @description Within the days that were asked for; the next first. */
            soon: components["schemas"]["StockItem"][];
            /** @description In which days begin: `TIME_ZONE`. */
            time_zone: string;
            today: components["schemas"]["StockItem"][];
        };
        /** @description First message on `/ws/stock`: all of the caller’s stock. */
        StockSnapshotMessage: {
            items: components["schemas"]["StockItem"][];
            /** @description The stock is that after this change. */
            seq: number;
            /** @constant */
            type: "snapshot";
        };
        StockTake: {
            /** @description Kept to the thousandth. */
            quantity: number;
            /** @enum {string} */
            reason: "used" | "discarded";
        };
        System: {
            limits: {
                batch_items_max: number;
                pages_max: number;
                pixels_max: number;
                upload_bytes_max: number;
            };
            temporal: {
                namespace: string;
                ui_url: string;
            };
            version: string;
        };
        TrainingConsent: {
            /** @description What counts: your own choice, else the installation’s setting. */
            allowed: boolean;
            /** @description Yours and the installation’s, newest first. */
            changes: {
                /** @description Null where the installation’s setting was chosen again. */
                allowed: boolean | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                changed_by: components["schemas"]["Owner"];
                /**
                 * @description Your own choice, or the installation’s setting.
                 * @enum {string}
                 */
                of: "person" | "installation";
            }[];
            installation: boolean;
            /** @description The versions that have learned from your feedback, newest first. */
            models: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                created_at: string;
                /** Format: uuid */
                id: string;
                slot: string;
                /** @enum {string} */
                state: "candidate" | "shadow" | "production" | "archived";
                version: string;
                /**
                 * @description `dataset`: its own dataset was made from your feedback. `parent`: it was trained on from one that was.
                 * @enum {string}
                 */
                via: "dataset" | "parent";
            }[];
            /** @description Your own choice; null where there is none. */
            own: boolean | null;
        };
        Trigger: {
            /**
             * Format: date-time
             * @description When the rule was looked at.
             */
            at: string;
            /** @description The figures behind the reason. */
            details: {
                [key: string]: string | number | null;
            };
            enabled: boolean;
            fired: boolean;
            /**
             * @description new_data: corrections wait. data_change: so many of them, compared with what was learned. quality_decline: confidences fall. accuracy_decline: people correct more. repeated_failures: the stage fails. scheduled: the last retrain is long ago. drift: inputs and answers look different; it only warns.
             * @enum {string}
             */
            kind: "new_data" | "data_change" | "quality_decline" | "accuracy_decline" | "repeated_failures" | "scheduled" | "drift";
            /** @description 1 is the most urgent. */
            priority: number;
            reason: string;
            /** @enum {string} */
            recommendation: "none" | "watch" | "retrain";
            /**
             * @description Sets the priority.
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
            /**
             * @description A place where a model serves, such as documents/reader.
             * @enum {string}
             */
            slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            /** @description A number of corrections, failures or days; of declines and of changed data a share; of drift an index. */
            threshold: number;
            /** @description What is compared with the threshold; null where it cannot be said yet. */
            value: number | null;
        };
        TriggerFiring: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            /**
             * @description start: a retrain was started. Otherwise why none was; retrain_under_way names the other one.
             * @enum {string}
             */
            decision: "start" | "warns_only" | "nothing_to_learn" | "cool_down" | "retrain_under_way";
            /** @description The figures behind the reason. */
            details: {
                [key: string]: string | number | null;
            };
            /** Format: uuid */
            id: string;
            /**
             * @description new_data: corrections wait. data_change: so many of them, compared with what was learned. quality_decline: confidences fall. accuracy_decline: people correct more. repeated_failures: the stage fails. scheduled: the last retrain is long ago. drift: inputs and answers look different; it only warns.
             * @enum {string}
             */
            kind: "new_data" | "data_change" | "quality_decline" | "accuracy_decline" | "repeated_failures" | "scheduled" | "drift";
            /** @description 1 is the most urgent. */
            priority: number;
            reason: string;
            retrain_id: string | null;
            /**
             * @description Sets the priority.
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
            /**
             * @description A place where a model serves, such as documents/reader.
             * @enum {string}
             */
            slot: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            /** @description A number of corrections, failures or days; of declines and of changed data a share; of drift an index. */
            threshold: number;
            /** @description What is compared with the threshold; null where it cannot be said yet. */
            value: number | null;
        };
        TriggerFiringList: {
            items: components["schemas"]["TriggerFiring"][];
        };
        TriggerList: {
            /** @description The most urgent first. */
            items: components["schemas"]["Trigger"][];
            /**
             * @description The strongest of all.
             * @enum {string}
             */
            recommendation: "none" | "watch" | "retrain";
        };
        UndoneStockAddition: {
            /** Format: uuid */
            addition_id: string;
            items: {
                added: number;
                line: number;
                name: string;
                /** Format: uuid */
                stock_item_id: string;
                taken_back: number;
                unit: string | null;
                /** @description What had left the stock since and could not be taken back. */
                used: number;
            }[];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            undone_at: string;
        };
        User: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            created_at: string;
            disabled_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description A person signs in and may hold keys, a program holds keys only.
             * @enum {string}
             */
            kind: "person" | "program";
            name: string;
            /**
             * @description From least to most; each may do all that the one before it may.
             * @enum {string}
             */
            role: "viewer" | "annotator" | "operator" | "admin";
        };
        UserList: {
            items: components["schemas"]["User"][];
            next_cursor: string | null;
        };
        Vote: {
            /** Format: uuid */
            chain_id: string;
            /** @enum {string} */
            vote: "up" | "down";
        };
    };
    responses: {
        /**
         * @description - `REQUEST_INVALID`: The request is not valid.
         *     - `UPLOAD_INTERRUPTED`: The upload broke off.
         */
        BodyInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "REQUEST_INVALID" | "UPLOAD_INTERRUPTED";
                };
            };
        };
        /** @description - `REQUEST_BODY_TOO_LARGE`: The body is too large. */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "REQUEST_BODY_TOO_LARGE";
                };
            };
        };
        /**
         * @description - `PERMISSION_DENIED`: Your role does not allow this.
         *     - `SCOPE_MISSING`: The key does not allow this.
         *     - `CSRF_REJECTED`: The request did not come from our own page.
         */
        ChangeForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "PERMISSION_DENIED" | "SCOPE_MISSING" | "CSRF_REJECTED";
                };
            };
        };
        /**
         * @description - `PERMISSION_DENIED`: Your role does not allow this.
         *     - `SCOPE_MISSING`: The key does not allow this.
         */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "PERMISSION_DENIED" | "SCOPE_MISSING";
                };
            };
        };
        /** @description - `REQUEST_HEADERS_TOO_LARGE`: Too many headers. */
        HeadersTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "REQUEST_HEADERS_TOO_LARGE";
                };
            };
        };
        /**
         * @description - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
         *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
         */
        IdempotencyConflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                };
            };
        };
        /** @description - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "IDEMPOTENCY_KEY_REUSED";
                };
            };
        };
        /** @description - `INVARIANT_BROKEN`: Something is wrong on our side. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "INVARIANT_BROKEN";
                };
            };
        };
        /** @description - `REQUEST_INVALID`: The request is not valid. */
        RequestInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "REQUEST_INVALID";
                };
            };
        };
        /** @description - `REQUEST_TOO_SLOW`: The request came too slowly. */
        RequestTooSlow: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/errors/REQUEST_TOO_SLOW",
                 *       "title": "The request came too slowly",
                 *       "status": 408,
                 *       "detail": "The request did not come in at the pace that is waited for. Send it again over a better connection.",
                 *       "code": "REQUEST_TOO_SLOW",
                 *       "details": {}
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "REQUEST_TOO_SLOW";
                };
            };
        };
        /** @description - `SCOPE_MISSING`: The key does not allow this. */
        ScopeMissing: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "SCOPE_MISSING";
                };
            };
        };
        /** @description - `TOO_MANY_REQUESTS`: Too many requests. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "TOO_MANY_REQUESTS";
                };
            };
        };
        /**
         * @description - `TOKEN_MISSING`: A token is needed.
         *     - `TOKEN_INVALID`: The token is not valid.
         */
        Unauthorised: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/errors/TOKEN_MISSING",
                 *       "title": "A token is needed",
                 *       "status": 401,
                 *       "detail": "Send \"Authorization: Bearer TOKEN\". The administrator's token was printed by npm start.",
                 *       "code": "TOKEN_MISSING",
                 *       "details": {}
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "TOKEN_MISSING" | "TOKEN_INVALID";
                };
            };
        };
        /** @description - `DATABASE_UNAVAILABLE`: The database does not answer. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/errors/DATABASE_UNAVAILABLE",
                 *       "title": "The database does not answer",
                 *       "status": 503,
                 *       "detail": "Postgres cannot be reached. Try again shortly.",
                 *       "code": "DATABASE_UNAVAILABLE",
                 *       "details": {}
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "DATABASE_UNAVAILABLE";
                };
            };
        };
        /** @description - `REQUEST_URL_TOO_LONG`: The address is too long. */
        UrlTooLong: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "REQUEST_URL_TOO_LONG";
                };
            };
        };
    };
    parameters: {
        /** @description Language of problems: English or Korean. */
        AcceptLanguage: string;
        /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description Set where this is the answer to an earlier request under the same key. */
        IdempotencyReplayed: "true";
        /** @description Address of what was made. */
        Location: string;
        /** @description Id of the request in the logs: the one that was sent under this name, or a new one. */
        RequestId: string;
        /** @description Seconds to wait before the next try. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getReference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    getReferenceFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                file: "swagger-ui-bundle.js" | "swagger-ui.css" | "favicon-32x32.png" | "reference.js" | "reference.css";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            /** @description - `ROUTE_NOT_FOUND`: No such address. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROUTE_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    getOpenApiDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["RequestInvalid"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /** @description Something is away; `checks` says what. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    createAccessToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Left out, it may do what the caller may. */
                    scopes?: ("runs:read" | "runs:write" | "batches:read" | "batches:write" | "blobs:read" | "feedback:read" | "feedback:write" | "models:read" | "models:write" | "experiments:read" | "experiments:write" | "products:read" | "products:write" | "stock:read" | "stock:write" | "operations:read" | "keys:read" | "keys:write" | "users:read" | "users:write" | "audit:read")[];
                    /** @default 3600 */
                    ttl_seconds?: number;
                };
            };
        };
        responses: {
            /** @description The token, shown this once. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_NOT_HELD`: The scopes are wider than your own.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_NOT_HELD" | "CSRF_REJECTED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    skipAnnotation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Passed over. Sent again, it does no harm. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAnnotationDisputes: {
        parameters: {
            query: {
                limit?: number;
                /** @description Whose results. */
                pipeline: "documents" | "receipts";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest results first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNextAnnotation: {
        parameters: {
            query: {
                /** @description Whose results. */
                pipeline: "documents" | "receipts";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result that is kept for you. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationItem"];
                };
            };
            /** @description Nothing is left for you. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRefusedAnnotations: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last ones that were pulled first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedAnnotationList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAnnotationStatistics: {
        parameters: {
            query: {
                /** @description Whose results. */
                pipeline: "documents" | "receipts";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationStatistics"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description `operationId` of this reference. */
                action?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
                principal_id?: string;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    lookUpBarcode: {
        parameters: {
            query?: {
                /** @description What the scanner says that it read; it tells a UPC-E from an EAN-8, which both have 8 digits. */
                symbology?: "ean_8" | "ean_13" | "upc_a" | "upc_e" | "gtin_14";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description The 8, 12, 13 or 14 digits below the bars; spaces and hyphens are left out. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product, whence it is known, and how old that is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookedUpBarcode"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `BARCODE_UNKNOWN`: No product is known for the barcode. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BARCODE_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `BARCODE_INVALID`: That is no barcode.
             *     - `BARCODE_CHECK_DIGIT_WRONG`: The barcode was misread.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BARCODE_INVALID" | "BARCODE_CHECK_DIGIT_WRONG";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterProduct: {
        parameters: {
            query?: {
                /** @description What the scanner says that it read; it tells a UPC-E from an EAN-8, which both have 8 digits. */
                symbology?: "ean_8" | "ean_13" | "upc_a" | "upc_e" | "gtin_14";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The 8, 12, 13 or 14 digits below the bars; spaces and hyphens are left out. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description The product as it is kept. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookedUpBarcode"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `BARCODE_INVALID`: That is no barcode.
             *     - `BARCODE_CHECK_DIGIT_WRONG`: The barcode was misread.
             *     - `CATEGORY_UNKNOWN`: No such category.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BARCODE_INVALID" | "BARCODE_CHECK_DIGIT_WRONG" | "CATEGORY_UNKNOWN" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeProduct: {
        parameters: {
            query?: {
                /** @description What the scanner says that it read; it tells a UPC-E from an EAN-8, which both have 8 digits. */
                symbology?: "ean_8" | "ean_13" | "upc_a" | "upc_e" | "gtin_14";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description The 8, 12, 13 or 14 digits below the bars; spaces and hyphens are left out. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `OWN_PRODUCT_NOT_FOUND`: No such entry. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OWN_PRODUCT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `BARCODE_INVALID`: That is no barcode.
             *     - `BARCODE_CHECK_DIGIT_WRONG`: The barcode was misread.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BARCODE_INVALID" | "BARCODE_CHECK_DIGIT_WRONG";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBatches: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
                status?: "running" | "paused" | "cancelling" | "completed" | "cancelled";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of batches. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `BATCH_ACTIVE`: The batch is still active. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_ACTIVE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `BATCH_FINISHED`: The batch cannot be steered any more.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BATCH_NOT_ANSWERING`: The batch does not answer.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    listBatchItems: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
                status?: "fetching" | "queued" | "running" | "completed" | "failed" | "cancelled" | "rejected" | "removed";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of items. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchItemList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `BATCH_FINISHED`: The batch cannot be steered any more.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BATCH_NOT_ANSWERING`: The batch does not answer.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    downloadBatchCsv: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table, in UTF-8. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    downloadBatchJsonl: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `BATCH_FINISHED`: The batch cannot be steered any more.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BATCH_NOT_ANSWERING`: The batch does not answer.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    retryBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch, which is at work again. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BATCH_NOT_FOUND`: No such batch. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `BATCH_ACTIVE`: The batch is still active.
             *     - `BATCH_NOTHING_TO_RETRY`: Nothing to retry.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_ACTIVE" | "BATCH_NOTHING_TO_RETRY" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBlob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, under the media type that their content has. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description You have it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `BLOB_NOT_FOUND`: No such blob. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCategory"];
            };
        };
        responses: {
            /** @description The category. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `CATEGORY_EXISTS`: The category exists.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CATEGORY_EXISTS" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTrainingConsent: {
        parameters: {
            query?: {
                /** @description Of the changes, and of the model versions. */
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What counts for you now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingConsent"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    chooseTrainingConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrainingConsent"];
            };
        };
        responses: {
            /** @description What counts for you now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingConsent"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_MISSING`: The key does not allow this.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_MISSING" | "CSRF_REJECTED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    setInstallationConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInstallationConsent"];
            };
        };
        responses: {
            /** @description What counts for you now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingConsent"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCosts: {
        parameters: {
            query?: {
                /** @description UTC months, this one included. */
                months?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last months, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Costs"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    setCostBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCostBudget"];
            };
        };
        responses: {
            /** @description As `getCosts` answers, of this month. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Costs"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLlmCosts: {
        parameters: {
            query?: {
                /** @description UTC days, today included. */
                days?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last days, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LlmCosts"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listLlmPrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The prices in force for new calls. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LlmPrices"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeLlmPrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LlmPriceChange"];
            };
        };
        responses: {
            /** @description The prices in force for new calls. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LlmPrices"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCostlyRuns: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `YYYY-MM`, of UTC; this month, if left out. */
                month?: string;
                pipeline?: "documents" | "receipts";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Then those that took longest. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostlyRuns"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDatasets: {
        parameters: {
            query?: {
                limit?: number;
                /** @description A place where a model serves, such as documents/reader. */
                slot?: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest ones. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                dataset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it holds, in numbers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `DATASET_NOT_FOUND`: No such dataset. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DATASET_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    downloadDatasetRows: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                dataset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row a line, with where it comes from. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            /** @description - `DATASET_NOT_FOUND`: No such dataset. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DATASET_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDatasetSuspects: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                dataset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each with what it should say instead. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetSuspects"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            /** @description - `DATASET_NOT_FOUND`: No such dataset. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DATASET_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    submitDocumentsBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether earlier equal runs’ results may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /**
                     * @example [
                     *       {
                     *         "blob": {
                     *           "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                     *         },
                     *         "name": "receipt.jpg"
                     *       },
                     *       {
                     *         "url": "https://example.com/b.pdf"
                     *       }
                     *     ]
                     */
                    items: components["schemas"]["BatchReference"][];
                    /** @description For people; the first file’s name otherwise. */
                    name?: string;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 4
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description Whether earlier equal runs’ results may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    files: string[];
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /** @description For people; the first file’s name otherwise. */
                    name?: string;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 4
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedBatch"];
                };
            };
            /**
             * @description - `BATCH_EMPTY`: The batch is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BATCH_EMPTY",
                     *       "title": "The batch is empty",
                     *       "status": 400,
                     *       "detail": "The batch holds no item. Send files in fields named \"files\" as multipart/form-data, or JSON with \"items\".",
                     *       "code": "BATCH_EMPTY",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /**
             * @description - `BATCH_TOO_LARGE`: The batch has too many items.
             *     - `REQUEST_BODY_TOO_LARGE`: The body is too large.
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_TOO_LARGE" | "REQUEST_BODY_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `OPTIONS_INVALID`: The options are not valid.
             *     - `LLM_NOT_CONFIGURED`: No language model is configured.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPTIONS_INVALID" | "LLM_NOT_CONFIGURED" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
    submitDocumentsRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    blob: {
                        sha256: string;
                    };
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    name?: string;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /** Format: binary */
                    file: string;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
            };
        };
        responses: {
            /** @description An earlier equal run’s result. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CachedRun"];
                };
            };
            /** @description Accepted. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            /**
             * @description - `UPLOAD_MISSING`: No file was sent.
             *     - `UPLOAD_EMPTY`: The file is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/UPLOAD_MISSING",
                     *       "title": "No file was sent",
                     *       "status": 400,
                     *       "detail": "The form holds no file. Send one file in the field \"file\" as multipart/form-data.",
                     *       "code": "UPLOAD_MISSING",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_MISSING" | "UPLOAD_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BLOB_NOT_FOUND`: No such blob. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /**
             * @description - `UPLOAD_TOO_LARGE`: The file is too large.
             *     - `REQUEST_BODY_TOO_LARGE`: The body is too large.
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_TOO_LARGE" | "REQUEST_BODY_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /** @description - `MEDIA_TYPE_UNSUPPORTED`: This kind of file cannot be read. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MEDIA_TYPE_UNSUPPORTED";
                    };
                };
            };
            /**
             * @description - `OPTIONS_INVALID`: The options are not valid.
             *     - `LLM_NOT_CONFIGURED`: No language model is configured.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPTIONS_INVALID" | "LLM_NOT_CONFIGURED" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
    listExperiments: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
                pipeline?: "documents" | "receipts";
                /** @description A place where a model serves, such as documents/reader. */
                slot?: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
                state?: "running" | "paused" | "held" | "promoted" | "rolled_back" | "stopped" | "undecided";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of experiments. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentPage"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExperiment"];
            };
        };
        responses: {
            /** @description It is under way. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /**
             * @description - `MODEL_NOT_FOUND`: No such model version.
             *     - `SLOT_NOT_SERVED`: Nothing served the slot then.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_NOT_FOUND" | "SLOT_NOT_SERVED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `EXPERIMENT_SLOT_TAKEN`: The slot has an experiment already.
             *     - `EXPERIMENT_TRAFFIC_TAKEN`: The traffic is taken by another experiment.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_SLOT_TAKEN" | "EXPERIMENT_TRAFFIC_TAKEN" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `EXPERIMENT_INVALID`: The experiment cannot be carried out.
             *     - `LLM_NOT_CONFIGURED`: No language model is configured.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_INVALID" | "LLM_NOT_CONFIGURED" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    getExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                experiment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stood at its last look. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentResults"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `EXPERIMENT_NOT_FOUND`: No such experiment. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listExperimentLooks: {
        parameters: {
            query?: {
                /** @description `next_after` of the page before. */
                after?: number;
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                experiment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Intervals over time. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentLooks"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `EXPERIMENT_NOT_FOUND`: No such experiment. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                experiment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentOrder"];
            };
        };
        responses: {
            /** @description How the experiment stands now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `EXPERIMENT_NOT_FOUND`: No such experiment. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `EXPERIMENT_FINISHED`: The experiment has already ended.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `EXPERIMENT_NOT_ANSWERING`: The experiment has not taken the order yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    promoteExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                experiment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentPromotion"];
            };
        };
        responses: {
            /** @description How the experiment stands now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `EXPERIMENT_NOT_FOUND`: No such experiment. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `EXPERIMENT_FINISHED`: The experiment has already ended.
             *     - `MODEL_NOT_SERVING`: The model does not serve.
             *     - `MODEL_SIGNATURE_INVALID`: The model version was altered.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_FINISHED" | "MODEL_NOT_SERVING" | "MODEL_SIGNATURE_INVALID" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `EXPERIMENT_VARIANT_UNKNOWN`: No such treatment.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_VARIANT_UNKNOWN" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `EXPERIMENT_NOT_ANSWERING`: The experiment has not taken the order yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    rampExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                experiment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentOrder"];
            };
        };
        responses: {
            /** @description How the experiment stands now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `EXPERIMENT_NOT_FOUND`: No such experiment. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `EXPERIMENT_FINISHED`: The experiment has already ended.
             *     - `EXPERIMENT_PAUSED`: The experiment does not grow now.
             *     - `EXPERIMENT_AT_LAST_STEP`: The ramp is at its end.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_FINISHED" | "EXPERIMENT_PAUSED" | "EXPERIMENT_AT_LAST_STEP" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `EXPERIMENT_NOT_ANSWERING`: The experiment has not taken the order yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    resumeExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                experiment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentOrder"];
            };
        };
        responses: {
            /** @description How the experiment stands now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `EXPERIMENT_NOT_FOUND`: No such experiment. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `EXPERIMENT_FINISHED`: The experiment has already ended.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `EXPERIMENT_NOT_ANSWERING`: The experiment has not taken the order yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    stopExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                experiment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentOrder"];
            };
        };
        responses: {
            /** @description How the experiment stands now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `EXPERIMENT_NOT_FOUND`: No such experiment. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `EXPERIMENT_FINISHED`: The experiment has already ended.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `EXPERIMENT_NOT_ANSWERING`: The experiment has not taken the order yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPERIMENT_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    withdrawFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. Sent again, it does no harm. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `FEEDBACK_NOT_FOUND`: No such feedback. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "FEEDBACK_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listFeedbackDays: {
        parameters: {
            query?: {
                /** @description Today included. */
                days?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of every pipeline that takes feedback. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackDays"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFeedbackStatistics: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts; what was withdrawn is left out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackStatistics"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description Of everybody in the project; for administrators. */
                all?: "true" | "false";
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys, without their secrets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Left out, it lasts until it is revoked. */
                    expires_in_days?: number;
                    name: string;
                    /** @description Left out, it may do what the caller’s credential may. */
                    scopes?: ("runs:read" | "runs:write" | "batches:read" | "batches:write" | "blobs:read" | "feedback:read" | "feedback:write" | "models:read" | "models:write" | "experiments:read" | "experiments:write" | "products:read" | "products:write" | "stock:read" | "stock:write" | "operations:read" | "keys:read" | "keys:write" | "users:read" | "users:write" | "audit:read")[];
                    /**
                     * Format: uuid
                     * @description Whose it becomes; for administrators. Left out, the caller’s.
                     */
                    user_id?: string;
                };
            };
        };
        responses: {
            /** @description The key with its token. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_NOT_HELD`: The scopes are wider than your own.
             *     - `PERMISSION_DENIED`: Your role does not allow this.
             *     - `SCOPE_MISSING`: The key does not allow this.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_NOT_HELD" | "PERMISSION_DENIED" | "SCOPE_MISSING" | "CSRF_REJECTED";
                    };
                };
            };
            /** @description - `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `USER_DISABLED`: The user is disabled.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_DISABLED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_MISSING`: The key does not allow this.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_MISSING" | "CSRF_REJECTED";
                    };
                };
            };
            /** @description - `KEY_NOT_FOUND`: No such key. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEY_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listModels: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description A place where a model serves, such as documents/reader. */
                slot?: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
                state?: "candidate" | "shadow" | "production" | "archived";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelPage"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                    /**
                     * @description What was measured elsewhere, kept as `reported_…`; JSON.
                     * @default {}
                     */
                    metrics?: {
                        [key: string]: number;
                    };
                    /**
                     * @description What was chosen when it was made; JSON.
                     * @default {}
                     */
                    parameters?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description Id of the version that it was made from. */
                    parent?: string;
                    /** @enum {string} */
                    slot: "documents/reader" | "documents/layout" | "documents/extractor" | "receipts/item-classifier";
                };
            };
        };
        responses: {
            /** @description The version, a candidate. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            /**
             * @description - `UPLOAD_MISSING`: No file was sent.
             *     - `UPLOAD_EMPTY`: The file is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/UPLOAD_MISSING",
                     *       "title": "No file was sent",
                     *       "status": 400,
                     *       "detail": "The form holds no file. Send one file in the field \"file\" as multipart/form-data.",
                     *       "code": "UPLOAD_MISSING",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_MISSING" | "UPLOAD_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `MODEL_NOT_FOUND`: No such model version. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /** @description - `UPLOAD_TOO_LARGE`: The file is too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `MODEL_UNFIT`: The files are no model of this slot.
             *     - `OPTIONS_INVALID`: The options are not valid.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_UNFIT" | "OPTIONS_INVALID" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `MODEL_CHECK_NOT_ANSWERING`: The check of the model has not ended yet.
             *     - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_CHECK_NOT_ANSWERING" | "BLOB_STORE_UNAVAILABLE" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `MODEL_NOT_FOUND`: No such model version. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    evaluateModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeploymentOrder"];
            };
        };
        responses: {
            /** @description The evaluation that is under way. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retrain"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `MODEL_NOT_FOUND`: No such model version. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `MODEL_NOT_KEPT`: The files of the version are not kept.
             *     - `DATASET_MISSING`: There is nothing to test with.
             *     - `RETRAIN_UNDER_WAY`: A retrain of the slot is under way.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_NOT_KEPT" | "DATASET_MISSING" | "RETRAIN_UNDER_WAY" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `SLOT_NOT_LEARNING`: Nothing learns for this slot.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_NOT_LEARNING" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    promoteModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeploymentOrder"];
            };
        };
        responses: {
            /** @description The deployment now in force. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `MODEL_NOT_FOUND`: No such model version. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MODEL_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `DEPLOYMENT_UNDER_WAY`: Another deployment is under way.
             *     - `MODEL_NOT_SERVING`: The model does not serve.
             *     - `MODEL_SIGNATURE_INVALID`: The model version was altered.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DEPLOYMENT_UNDER_WAY" | "MODEL_NOT_SERVING" | "MODEL_SIGNATURE_INVALID" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `DEPLOYMENT_NOT_ANSWERING`: The deployment has not ended yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DEPLOYMENT_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    compareModels: {
        parameters: {
            query: {
                /** @description Up to 200 ids, separated by commas. */
                ids: string;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order asked; unknown ones are left out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOperations: {
        parameters: {
            query?: {
                limit?: number;
                run?: string;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Operation"][];
                    };
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOperationStatistics: {
        parameters: {
            query?: {
                since_seconds?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For each operation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OperationStatistics"][];
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC.
                         */
                        since: string;
                    };
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLinkedPageImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            /** @description - `PAGE_LINK_INVALID`: The link is not valid. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/PAGE_LINK_INVALID",
                     *       "title": "The link is not valid",
                     *       "status": 404,
                     *       "detail": "The link to this page is altered or past its end. Open the run itself.",
                     *       "code": "PAGE_LINK_INVALID",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PAGE_LINK_INVALID";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            /** @description - `DOCUMENT_PAGE_MISSING`: A wanted page does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DOCUMENT_PAGE_MISSING";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    listPipelines: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All pipelines. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Pipeline"][];
                    };
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of receipts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As read, with what you have edited. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RECEIPT_NOT_FOUND`: No such receipt. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECEIPT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeReceipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptEdit"];
            };
        };
        responses: {
            /** @description The receipt. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RECEIPT_NOT_FOUND`: No such receipt. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECEIPT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addReceiptItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReceiptItem"];
            };
        };
        responses: {
            /** @description The line. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptItem"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RECEIPT_NOT_FOUND`: No such receipt. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECEIPT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `CATEGORY_UNKNOWN`: No such category.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CATEGORY_UNKNOWN" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeReceiptItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
                /** @description `line` of the item. */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /**
             * @description - `RECEIPT_NOT_FOUND`: No such receipt.
             *     - `RECEIPT_ITEM_NOT_FOUND`: No such line on the receipt.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECEIPT_NOT_FOUND" | "RECEIPT_ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `RECEIPT_ITEM_READ`: The line stands on the receipt.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "RECEIPT_ITEM_READ";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeReceiptItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
                /** @description `line` of the item. */
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptItemEdit"];
            };
        };
        responses: {
            /** @description The line. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptItem"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /**
             * @description - `RECEIPT_NOT_FOUND`: No such receipt.
             *     - `RECEIPT_ITEM_NOT_FOUND`: No such line on the receipt.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECEIPT_NOT_FOUND" | "RECEIPT_ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /** @description - `CATEGORY_UNKNOWN`: No such category. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CATEGORY_UNKNOWN";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addReceiptToStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptToStock"];
            };
        };
        responses: {
            /** @description What went where. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAddition"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RECEIPT_NOT_FOUND`: No such receipt. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECEIPT_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `RECEIPT_ALREADY_IN_STOCK`: The receipt is in stock already.
             *     - `RECEIPT_DUPLICATE`: The same receipt is in stock already.
             *     - `RECEIPT_NOTHING_TO_ADD`: The receipt has nothing to add.
             *     - `STOCK_FULL`: The stock is full.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "RECEIPT_ALREADY_IN_STOCK" | "RECEIPT_DUPLICATE" | "RECEIPT_NOTHING_TO_ADD" | "STOCK_FULL" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReceiptAccuracy: {
        parameters: {
            query?: {
                /** @description Today included. */
                days?: number;
                /** @description This one included. */
                weeks?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of the whole project. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptAccuracy"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    submitReceiptsBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether earlier equal runs’ results may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /**
                     * @example [
                     *       {
                     *         "blob": {
                     *           "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                     *         },
                     *         "name": "receipt.jpg"
                     *       },
                     *       {
                     *         "url": "https://example.com/b.pdf"
                     *       }
                     *     ]
                     */
                    items: components["schemas"]["BatchReference"][];
                    /** @description For people; the first file’s name otherwise. */
                    name?: string;
                    /** @description ReceiptOptions */
                    options?: {
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "ko",
                         *       "en"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 4
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description Whether earlier equal runs’ results may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    files: string[];
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /** @description For people; the first file’s name otherwise. */
                    name?: string;
                    /** @description ReceiptOptions */
                    options?: {
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "ko",
                         *       "en"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 4
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedBatch"];
                };
            };
            /**
             * @description - `BATCH_EMPTY`: The batch is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BATCH_EMPTY",
                     *       "title": "The batch is empty",
                     *       "status": 400,
                     *       "detail": "The batch holds no item. Send files in fields named \"files\" as multipart/form-data, or JSON with \"items\".",
                     *       "code": "BATCH_EMPTY",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /**
             * @description - `BATCH_TOO_LARGE`: The batch has too many items.
             *     - `REQUEST_BODY_TOO_LARGE`: The body is too large.
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_TOO_LARGE" | "REQUEST_BODY_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `OPTIONS_INVALID`: The options are not valid.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPTIONS_INVALID" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
    submitReceiptsRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    blob: {
                        sha256: string;
                    };
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    name?: string;
                    /** @description ReceiptOptions */
                    options?: {
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "ko",
                         *       "en"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /** Format: binary */
                    file: string;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /** @description ReceiptOptions */
                    options?: {
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "ko",
                         *       "en"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
            };
        };
        responses: {
            /** @description An earlier equal run’s result. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CachedRun"];
                };
            };
            /** @description Accepted. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            /**
             * @description - `UPLOAD_MISSING`: No file was sent.
             *     - `UPLOAD_EMPTY`: The file is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/UPLOAD_MISSING",
                     *       "title": "No file was sent",
                     *       "status": 400,
                     *       "detail": "The form holds no file. Send one file in the field \"file\" as multipart/form-data.",
                     *       "code": "UPLOAD_MISSING",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_MISSING" | "UPLOAD_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BLOB_NOT_FOUND`: No such blob. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /**
             * @description - `UPLOAD_TOO_LARGE`: The file is too large.
             *     - `REQUEST_BODY_TOO_LARGE`: The body is too large.
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_TOO_LARGE" | "REQUEST_BODY_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /** @description - `MEDIA_TYPE_UNSUPPORTED`: This kind of file cannot be read. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MEDIA_TYPE_UNSUPPORTED";
                    };
                };
            };
            /**
             * @description - `OPTIONS_INVALID`: The options are not valid.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPTIONS_INVALID" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
    listRetrains: {
        parameters: {
            query?: {
                limit?: number;
                /** @description A place where a model serves, such as documents/reader. */
                slot?: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest ones. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrainList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    startRetrain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRetrain"];
            };
        };
        responses: {
            /** @description The retrain that is under way. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retrain"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    getRetrain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                retrain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The retrain. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retrain"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RETRAIN_NOT_FOUND`: No such retrain. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RETRAIN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelRetrain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                retrain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will stop. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retrain"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RETRAIN_NOT_FOUND`: No such retrain. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RETRAIN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RETRAIN_FINISHED`: The retrain has already ended.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RETRAIN_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description Runs of this batch. */
                batch_id?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Part of the input’s name, in any case. */
                name?: string;
                pipeline?: string;
                status?: "queued" | "running" | "completed" | "failed" | "cancelled";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_ACTIVE`: The run is still active. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_ACTIVE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run, which ends shortly. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_FINISHED`: The run has already ended.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    click: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClick"];
            };
        };
        responses: {
            /** @description Your click, with its place in the list as it was shown. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Click"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `CLICK_INVALID`: The click does not fit what was shown.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CLICK_INVALID" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRunMarkdown: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /** @description - `DOCUMENT_PAGE_MISSING`: A wanted page does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DOCUMENT_PAGE_MISSING";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRunSearchablePdf: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /** @description - `DOCUMENT_PAGE_MISSING`: A wanted page does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DOCUMENT_PAGE_MISSING";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRunEvents: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events after `after`, oldest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RunEvent"][];
                        next_after: number;
                    };
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRunFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Also what was replaced or withdrawn; clicks and votes apart. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFeedback"];
            };
        };
        responses: {
            /** @description The feedback, in force. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `FEEDBACK_INVALID`: The correction does not fit the result.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "FEEDBACK_INVALID" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRunManifest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The manifest. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunManifest"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRunPages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the document; none where the run has no pages. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPages"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRunPageImage: {
        parameters: {
            query?: {
                /** @description At most so many pixels across. */
                width?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
                page: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description It has not changed. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /** @description - `DOCUMENT_PAGE_MISSING`: A wanted page does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DOCUMENT_PAGE_MISSING";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRankings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lists. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rankings"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRunResult: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As the pipeline defines it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `RUN_NOT_FINISHED`: The run has not finished. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    retryRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run, or an equal one that is under way. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_RETRYABLE`: The run cannot be retried.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_RETRYABLE" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    vote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVote"];
            };
        };
        responses: {
            /** @description Your vote. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vote"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawVote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You have no vote on the run. Sent again, it does no harm. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    countRuns: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunCounts"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSchedules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are in place. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    pauseSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                schedule_id: "treadle-reconcile" | "treadle-retention" | "treadle-triggers" | "treadle-retrain" | "treadle-publish-models" | "treadle-sync-annotations";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchedulePause"];
            };
        };
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `SCHEDULE_UNKNOWN`: No such schedule. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCHEDULE_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    resumeSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                schedule_id: "treadle-reconcile" | "treadle-retention" | "treadle-triggers" | "treadle-retrain" | "treadle-publish-models" | "treadle-sync-annotations";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `SCHEDULE_UNKNOWN`: No such schedule. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCHEDULE_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    triggerSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                schedule_id: "treadle-reconcile" | "treadle-retention" | "treadle-triggers" | "treadle-retrain" | "treadle-publish-models" | "treadle-sync-annotations";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `SCHEDULE_UNKNOWN`: No such schedule. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCHEDULE_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Of everybody in the project; for administrators. */
                all?: "true" | "false";
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_MISSING`: The key does not allow this.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_MISSING" | "CSRF_REJECTED";
                    };
                };
            };
            /** @description - `SESSION_NOT_FOUND`: No such session. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SESSION_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What follows `/sign-in#`. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            /** @description - `SIGN_IN_LINK_INVALID`: The sign-in link is not valid. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/SIGN_IN_LINK_INVALID",
                     *       "title": "The sign-in link is not valid",
                     *       "status": 401,
                     *       "detail": "The link is unknown, expired or was used already. Ask an administrator for a new one, or run npm run sign-in-link.",
                     *       "code": "SIGN_IN_LINK_INVALID",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SIGN_IN_LINK_INVALID";
                    };
                };
            };
            /** @description - `CSRF_REJECTED`: The request did not come from our own page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CSRF_REJECTED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            /** @description - `CSRF_REJECTED`: The request did not come from our own page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CSRF_REJECTED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSlots: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots of all pipelines. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDeployments: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                pipeline: "documents" | "receipts";
                /** @description The part of the slot’s name after the slash. */
                slot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deployments are only ever added. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `SLOT_UNKNOWN`: No such slot. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDriftChecks: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                pipeline: "documents" | "receipts";
                /** @description The part of the slot’s name after the slash. */
                slot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Days without runs are left out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftCheckList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `SLOT_UNKNOWN`: No such slot. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRetrainRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                pipeline: "documents" | "receipts";
                /** @description The part of the slot’s name after the slash. */
                slot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty for a slot that has no rules. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrainRuleList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `SLOT_UNKNOWN`: No such slot. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeRetrainRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                pipeline: "documents" | "receipts";
                /** @description The part of the slot’s name after the slash. */
                slot: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetrainRulesChange"];
            };
        };
        responses: {
            /** @description The rules now in force. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrainRuleList"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `SLOT_UNKNOWN`: No such slot. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `RULE_UNKNOWN`: The slot has no such rule.
             *     - `SLOT_NOT_LEARNING`: Nothing learns for this slot.
             *     - `EXPERIMENT_INVALID`: The experiment cannot be carried out.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RULE_UNKNOWN" | "SLOT_NOT_LEARNING" | "EXPERIMENT_INVALID";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    rollBackSlot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                pipeline: "documents" | "receipts";
                /** @description The part of the slot’s name after the slash. */
                slot: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeploymentOrder"];
            };
        };
        responses: {
            /** @description The deployment now in force. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `SLOT_UNKNOWN`: No such slot. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_UNKNOWN";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `SLOT_HAS_NO_EARLIER_VERSION`: There is nothing to go back to.
             *     - `DEPLOYMENT_UNDER_WAY`: Another deployment is under way.
             *     - `MODEL_NOT_SERVING`: The model does not serve.
             *     - `MODEL_SIGNATURE_INVALID`: The model version was altered.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_HAS_NO_EARLIER_VERSION" | "DEPLOYMENT_UNDER_WAY" | "MODEL_NOT_SERVING" | "MODEL_SIGNATURE_INVALID" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `DEPLOYMENT_NOT_ANSWERING`: The deployment has not ended yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DEPLOYMENT_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    getServedModel: {
        parameters: {
            query?: {
                /** @description Now, if left out. */
                at?: string;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                pipeline: "documents" | "receipts";
                /** @description The part of the slot’s name after the slash. */
                slot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deployment that was in force. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /**
             * @description - `SLOT_UNKNOWN`: No such slot.
             *     - `SLOT_NOT_SERVED`: Nothing served the slot then.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SLOT_UNKNOWN" | "SLOT_NOT_SERVED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listStock: {
        parameters: {
            query?: {
                /** @description Id of a category: a common one or one of the project. */
                category?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Part of the name, in any case. */
                q?: string;
                storage?: "room" | "fridge" | "freezer";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was added last first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addStockItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStockItem"];
            };
        };
        responses: {
            /** @description The item, as it is now. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockItem"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `STOCK_FULL`: The stock is full.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_FULL" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `CATEGORY_UNKNOWN`: No such category.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CATEGORY_UNKNOWN" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeStockItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `STOCK_ITEM_NOT_FOUND`: No such item in stock. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeStockItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockEdit"];
            };
        };
        responses: {
            /** @description The item, as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockItem"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `STOCK_ITEM_NOT_FOUND`: No such item in stock. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /** @description - `CATEGORY_UNKNOWN`: No such category. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CATEGORY_UNKNOWN";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    takeFromStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockTake"];
            };
        };
        responses: {
            /** @description The item, as it is now. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockItem"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `STOCK_ITEM_NOT_FOUND`: No such item in stock. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_ITEM_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `STOCK_TOO_LITTLE`: There is not that much of it.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_TOO_LITTLE" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoStockAddition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                addition_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was taken back. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoneStockAddition"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `STOCK_ADDITION_NOT_FOUND`: No such addition. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STOCK_ADDITION_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listStockReminders: {
        parameters: {
            query?: {
                /** @description How far `soon` looks ahead. */
                days?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most urgent first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockReminders"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds for the whole installation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTriggers: {
        parameters: {
            query?: {
                /** @description Looks afresh before it answers, and starts nothing; otherwise what was found within the last hour. */
                check?: "true" | "false";
                /** @description A place where a model serves, such as documents/reader. */
                slot?: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every rule of every slot that learns. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriggerList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `TRIGGER_CHECK_NOT_ANSWERING`: The check has not ended yet.
             *     - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/TRIGGER_CHECK_NOT_ANSWERING",
                     *       "title": "The check has not ended yet",
                     *       "status": 503,
                     *       "detail": "The rules are still being looked at. Check that workers of the roles workflow and io run, and ask again.",
                     *       "code": "TRIGGER_CHECK_NOT_ANSWERING",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "TRIGGER_CHECK_NOT_ANSWERING" | "WORKFLOW_SERVER_UNAVAILABLE" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
        };
    };
    listTriggerFirings: {
        parameters: {
            query?: {
                limit?: number;
                /** @description A place where a model serves, such as documents/reader. */
                slot?: "documents/ppocr" | "documents/tesseract" | "documents/reader" | "documents/layout" | "documents/extractor" | "documents/llm" | "documents/llm-new" | "receipts/item-classifier";
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest ones. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriggerFiringList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A person signs in and may hold keys, a program holds keys only.
                     * @enum {string}
                     */
                    kind: "person" | "program";
                    name: string;
                    /**
                     * @description From least to most; each may do all that the one before it may.
                     * @enum {string}
                     */
                    role: "viewer" | "annotator" | "operator" | "admin";
                };
            };
        };
        responses: {
            /** @description The user; for a person with a sign-in link. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewUser"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_NOT_HELD`: The scopes are wider than your own.
             *     - `PERMISSION_DENIED`: Your role does not allow this.
             *     - `SCOPE_MISSING`: The key does not allow this.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_NOT_HELD" | "PERMISSION_DENIED" | "SCOPE_MISSING" | "CSRF_REJECTED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    eraseUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erased. Sent again, it does no harm. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `LAST_ADMINISTRATOR`: The last administrator stays. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LAST_ADMINISTRATOR";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From then on none of the keys and sessions works. */
                    disabled?: boolean;
                    name?: string;
                    /**
                     * @description From least to most; each may do all that the one before it may.
                     * @enum {string}
                     */
                    role?: "viewer" | "annotator" | "operator" | "admin";
                };
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_NOT_HELD`: The scopes are wider than your own.
             *     - `PERMISSION_DENIED`: Your role does not allow this.
             *     - `SCOPE_MISSING`: The key does not allow this.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_NOT_HELD" | "PERMISSION_DENIED" | "SCOPE_MISSING" | "CSRF_REJECTED";
                    };
                };
            };
            /** @description - `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /** @description - `LAST_ADMINISTRATOR`: The last administrator stays. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LAST_ADMINISTRATOR";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportUserData: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One thing a line. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            /** @description - `SCOPE_NOT_HELD`: The scopes are wider than your own. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_NOT_HELD";
                    };
                };
            };
            /** @description - `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSignInLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link, shown this once. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            /**
             * @description - `SCOPE_NOT_HELD`: The scopes are wider than your own.
             *     - `PERMISSION_DENIED`: Your role does not allow this.
             *     - `SCOPE_MISSING`: The key does not allow this.
             *     - `CSRF_REJECTED`: The request did not come from our own page.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCOPE_NOT_HELD" | "PERMISSION_DENIED" | "SCOPE_MISSING" | "CSRF_REJECTED";
                    };
                };
            };
            /** @description - `USER_NOT_FOUND`: No such user. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `USER_DISABLED`: The user is disabled.
             *     - `USER_CANNOT_SIGN_IN`: A program does not sign in.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_DISABLED" | "USER_CANNOT_SIGN_IN" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveLabelStudioCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    action: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The exchange is started. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BodyInvalid"];
            /** @description - `WEBHOOK_NOT_TRUSTED`: The caller is not known. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WEBHOOK_NOT_TRUSTED";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /** @description - `WORKFLOW_SERVER_UNAVAILABLE`: The Temporal server does not answer. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/WORKFLOW_SERVER_UNAVAILABLE",
                     *       "title": "The Temporal server does not answer",
                     *       "status": 503,
                     *       "detail": "Temporal cannot be reached. Accepted runs are kept and start when it is back.",
                     *       "code": "WORKFLOW_SERVER_UNAVAILABLE",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "WORKFLOW_SERVER_UNAVAILABLE";
                    };
                };
            };
        };
    };
    batchCrExtract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether earlier equal runs’ results may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /**
                     * @example [
                     *       {
                     *         "blob": {
                     *           "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                     *         },
                     *         "name": "receipt.jpg"
                     *       },
                     *       {
                     *         "url": "https://example.com/b.pdf"
                     *       }
                     *     ]
                     */
                    items: components["schemas"]["BatchReference"][];
                    /** @description For people; the first file’s name otherwise. */
                    name?: string;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 4
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description Whether earlier equal runs’ results may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    files: string[];
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /** @description For people; the first file’s name otherwise. */
                    name?: string;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 4
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
            };
        };
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedBatch"];
                };
            };
            /**
             * @description - `BATCH_EMPTY`: The batch is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BATCH_EMPTY",
                     *       "title": "The batch is empty",
                     *       "status": 400,
                     *       "detail": "The batch holds no item. Send files in fields named \"files\" as multipart/form-data, or JSON with \"items\".",
                     *       "code": "BATCH_EMPTY",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /**
             * @description - `BATCH_TOO_LARGE`: The batch has too many items.
             *     - `REQUEST_BODY_TOO_LARGE`: The body is too large.
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BATCH_TOO_LARGE" | "REQUEST_BODY_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `OPTIONS_INVALID`: The options are not valid.
             *     - `LLM_NOT_CONFIGURED`: No language model is configured.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPTIONS_INVALID" | "LLM_NOT_CONFIGURED" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
    crExtract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    blob: {
                        sha256: string;
                    };
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    name?: string;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /** Format: binary */
                    file: string;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /** @description CrExtractOptions */
                    options?: {
                        /**
                         * @description `local` needs no network; `llm` asks the server at LLM_API_BASE, `llm_new` at LLM_API_BASE_NEW_MODEL.
                         * @default local
                         * @enum {string}
                         */
                        extractor?: "local" | "llm" | "llm_new";
                        /** @description A built-in schema or your own JSON schema of an object. */
                        field_schema?: ("receipt" | "invoice" | "generic") | ({
                            additionalProperties?: boolean;
                            properties: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            required?: string[];
                            title?: string;
                            /** @constant */
                            type: "object";
                        } & {
                            [key: string]: unknown;
                        });
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "en",
                         *       "ko"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                        /**
                         * @description Pages to read, counted from 1, such as `1-3,7`; null reads all.
                         * @default null
                         */
                        pages?: string | null;
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
            };
        };
        responses: {
            /** @description An earlier equal run’s result. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CachedRun"];
                };
            };
            /** @description Accepted. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            /**
             * @description - `UPLOAD_MISSING`: No file was sent.
             *     - `UPLOAD_EMPTY`: The file is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/UPLOAD_MISSING",
                     *       "title": "No file was sent",
                     *       "status": 400,
                     *       "detail": "The form holds no file. Send one file in the field \"file\" as multipart/form-data.",
                     *       "code": "UPLOAD_MISSING",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_MISSING" | "UPLOAD_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BLOB_NOT_FOUND`: No such blob. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /**
             * @description - `UPLOAD_TOO_LARGE`: The file is too large.
             *     - `REQUEST_BODY_TOO_LARGE`: The body is too large.
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_TOO_LARGE" | "REQUEST_BODY_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /** @description - `MEDIA_TYPE_UNSUPPORTED`: This kind of file cannot be read. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MEDIA_TYPE_UNSUPPORTED";
                    };
                };
            };
            /**
             * @description - `OPTIONS_INVALID`: The options are not valid.
             *     - `LLM_NOT_CONFIGURED`: No language model is configured.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPTIONS_INVALID" | "LLM_NOT_CONFIGURED" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
    giveFeedbackOld: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFeedback"];
            };
        };
        responses: {
            /** @description The feedback, in force. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            /**
             * @description - `RUN_NOT_FINISHED`: The run has not finished.
             *     - `IDEMPOTENCY_IN_PROGRESS`: The same request is under way.
             *     - `IDEMPOTENCY_ANSWER_NOT_KEPT`: The first answer is not kept.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FINISHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_NOT_KEPT";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["UrlTooLong"];
            /**
             * @description - `FEEDBACK_INVALID`: The correction does not fit the result.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "FEEDBACK_INVALID" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFeedbackStats: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts; what was withdrawn is left out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackStatistics"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    getStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                chain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["RequestInvalid"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ScopeMissing"];
            /** @description - `RUN_NOT_FOUND`: No such run. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RUN_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            414: components["responses"]["UrlTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadReceiptImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of problems: English or Korean. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                /** @description The same key with the same request gives the first answer again, so a retry after a timeout is safe. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    blob: {
                        sha256: string;
                    };
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    name?: string;
                    /** @description ReceiptOptions */
                    options?: {
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "ko",
                         *       "en"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description Whether an earlier equal run’s result may answer.
                     * @default use
                     * @enum {string}
                     */
                    cache?: "use" | "bypass";
                    /**
                     * @description The run must end within this.
                     * @default null
                     */
                    deadline_seconds?: number | null;
                    /** Format: binary */
                    file: string;
                    /**
                     * @description The user’s group, by your own name: an experiment that names it gives it one variant always. The header `X-Treadle-Group` has precedence, so that a gateway can say it for a browser; a group that no experiment names changes nothing.
                     * @default null
                     */
                    group?: string | null;
                    /** @description ReceiptOptions */
                    options?: {
                        /**
                         * @description Languages to expect, most likely first.
                         * @default [
                         *       "ko",
                         *       "en"
                         *     ]
                         */
                        languages?: ("en" | "ko")[];
                        /**
                         * @description Which engine reads the text.
                         * @default ppocr
                         * @enum {string}
                         */
                        ocr_engine?: "ppocr" | "tesseract";
                    };
                    /**
                     * @description 1 is the most urgent.
                     * @default 2
                     */
                    priority?: number;
                    /**
                     * @description Your own name for the user’s session: experiments by session give all of it the same variant.
                     * @default null
                     */
                    session?: string | null;
                };
            };
        };
        responses: {
            /** @description An earlier equal run’s result. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CachedRun"];
                };
            };
            /** @description Accepted. */
            202: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            /**
             * @description - `UPLOAD_MISSING`: No file was sent.
             *     - `UPLOAD_EMPTY`: The file is empty.
             *     - `UPLOAD_INTERRUPTED`: The upload broke off.
             *     - `REQUEST_INVALID`: The request is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/UPLOAD_MISSING",
                     *       "title": "No file was sent",
                     *       "status": 400,
                     *       "detail": "The form holds no file. Send one file in the field \"file\" as multipart/form-data.",
                     *       "code": "UPLOAD_MISSING",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_MISSING" | "UPLOAD_EMPTY" | "UPLOAD_INTERRUPTED" | "REQUEST_INVALID";
                    };
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["ChangeForbidden"];
            /** @description - `BLOB_NOT_FOUND`: No such blob. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_NOT_FOUND";
                    };
                };
            };
            408: components["responses"]["RequestTooSlow"];
            409: components["responses"]["IdempotencyConflict"];
            /**
             * @description - `UPLOAD_TOO_LARGE`: The file is too large.
             *     - `REQUEST_BODY_TOO_LARGE`: The body is too large.
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "UPLOAD_TOO_LARGE" | "REQUEST_BODY_TOO_LARGE";
                    };
                };
            };
            414: components["responses"]["UrlTooLong"];
            /** @description - `MEDIA_TYPE_UNSUPPORTED`: This kind of file cannot be read. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "MEDIA_TYPE_UNSUPPORTED";
                    };
                };
            };
            /**
             * @description - `OPTIONS_INVALID`: The options are not valid.
             *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPTIONS_INVALID" | "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            /**
             * @description - `BLOB_STORE_UNAVAILABLE`: The blob store does not answer.
             *     - `MODEL_NOT_DEPLOYED`: No model serves this slot.
             *     - `DATABASE_UNAVAILABLE`: The database does not answer.
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_UNAVAILABLE" | "MODEL_NOT_DEPLOYED" | "DATABASE_UNAVAILABLE";
                    };
                };
            };
            /** @description - `BLOB_STORE_FULL`: The blob store is full. */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/errors/BLOB_STORE_FULL",
                     *       "title": "The blob store is full",
                     *       "status": 507,
                     *       "detail": "There is no space left for the file. Free some space and send it again.",
                     *       "code": "BLOB_STORE_FULL",
                     *       "details": {}
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BLOB_STORE_FULL";
                    };
                };
            };
        };
    };
}
