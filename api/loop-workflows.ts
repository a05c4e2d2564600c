/** The Temporal workflows of the loop, as the API needs them: retrains started and cancelled, deployments carried out. */
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { DomainError } from '../contracts/errors';
import { feedbackQueueOptions } from '../contracts/feedback-queue';
import {
  type DeployInput,
  deployStartOptions,
  evaluationStartOptions,
  retrainStartOptions,
  triggerCheckOptions,
  uploadStartOptions,
} from '../contracts/loop-start';
import type { RegisterUploadInput } from '../contracts/model';
import type { EvaluateModelInput, RetrainInput } from '../contracts/retrain';
import { SCHEDULE_IDS } from '../contracts/schedules';
import { retrainWorkflowId } from '../contracts/workflow-ids';
import { cancelIfRunning, registryError, startOnce, withinDeadline, type WorkflowCallsOptions } from './workflow-calls';

/** A person waits: a model opens and answers, and rules are looked at, within a second or two. */
const ANSWER_MS_MAX = 30_000;

export class LoopWorkflows {
  constructor(
    private readonly options: WorkflowCallsOptions,
    private readonly answerMsMax = ANSWER_MS_MAX,
  ) {}

  /** Starts the retrain's workflow; one that is there already is as good. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async startRetrain(input: RetrainInput): Promise<void> {
    await startOnce(this.options.client, retrainStartOptions(input));
  }

  /** As `startRetrain`, of a version that is there already. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async startEvaluation(input: EvaluateModelInput): Promise<void> {
    await startOnce(this.options.client, evaluationStartOptions(input));
  }

  /** Asks the retrain's workflow to stop; false where none is running. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  cancelRetrain({ slot, id }: { slot: string; id: string }): Promise<boolean> {
    return cancelIfRunning(this.options.client, retrainWorkflowId(slot, id));
  }

  /** Puts feedback on the training queue. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async queueFeedback(feedbackId: string): Promise<void> {
    const { workflowType, options } = feedbackQueueOptions(feedbackId);
    await withinDeadline(this.options.client, (client) => client.workflow.signalWithStart(workflowType, options));
  }

  /** Exchanges annotations with Label Studio now; once more where that runs already. Throws WORKFLOW_SERVER_UNAVAILABLE. */
  async syncAnnotations(): Promise<void> {
    await withinDeadline(this.options.client, (client) =>
      client.schedule.getHandle(SCHEDULE_IDS.syncAnnotations).trigger('BUFFER_ONE'),
    );
  }

  /**
   * Has every rule looked at afresh; resolves when that is done. Nothing is started by it. Of several callers at once all
   * wait for the same look. Throws TRIGGER_CHECK_NOT_ANSWERING, WORKFLOW_SERVER_UNAVAILABLE.
   */
  async checkTriggers(): Promise<void> {
    const { client } = this.options;
    const { workflowType, options } = triggerCheckOptions();
    const handle = await withinDeadline(client, (own) => own.workflow.start(workflowType, options));
    await this.withinAnswerTime(() => handle.result(), new DomainError('TRIGGER_CHECK_NOT_ANSWERING'));
  }

  /**
   * Resolves when the version serves and answers. Throws DEPLOYMENT_UNDER_WAY, DEPLOYMENT_NOT_ANSWERING,
   * WORKFLOW_SERVER_UNAVAILABLE, and what the workflow found wrong with the version.
   */
  async deploy(input: DeployInput): Promise<void> {
    const { workflowType, options } = deployStartOptions(input);
    const { client } = this.options;
    try {
      const handle = await withinDeadline(client, (own) => own.workflow.start(workflowType, options));
      const late = new DomainError('DEPLOYMENT_NOT_ANSWERING', { slot: input.slot });
      await this.withinAnswerTime(() => handle.result(), late);
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) {
        throw new DomainError('DEPLOYMENT_UNDER_WAY', { slot: input.slot }, { cause: error });
      }
      throw registryError(error) ?? error;
    }
  }

  /**
   * Resolves when the files were found fit and are registered. Throws MODEL_UNFIT, MODEL_CHECK_NOT_ANSWERING,
   * WORKFLOW_SERVER_UNAVAILABLE.
   */
  async registerUpload(input: RegisterUploadInput): Promise<void> {
    const { workflowType, options } = uploadStartOptions(input);
    try {
      const handle = await withinDeadline(this.options.client, (own) => own.workflow.start(workflowType, options));
      const late = new DomainError('MODEL_CHECK_NOT_ANSWERING', { modelId: input.id });
      await this.withinAnswerTime(() => handle.result(), late);
    } catch (error) {
      throw registryError(error) ?? error;
    }
  }

  /** The call is ended, not only left: one that goes on would outlive the connection. */
  private async withinAnswerTime(wait: () => Promise<unknown>, late: DomainError): Promise<void> {
    const limit = AbortSignal.timeout(this.answerMsMax);
    try {
      await this.options.client.withAbortSignal(limit, wait);
    } catch (error) {
      throw limit.aborted ? late : error;
    }
  }
}
