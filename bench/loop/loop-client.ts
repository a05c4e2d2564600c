/** The loop as its users see it over HTTP: corrections, retrains, what serves, back to the version before. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '../api-client';

export interface RetrainReply {
  id: string;
  state: string;
  outcome: string | null;
  dataset_id: string | null;
  candidate: { id: string; version: string } | null;
  verdict: {
    passed: boolean;
    findings: { metric: string; slice: string | null; verdict: string; measured: Measured | null }[];
  } | null;
  error: { code: string; message: string } | null;
  ended_at: string | null;
}

interface Measured {
  production: number;
  candidate: number;
  low: number;
  high: number;
}

export interface ExperimentReply {
  id: string;
  state: string;
  verdict: { decision: string; reason: string; metric: string | null; text: string } | null;
  results: { variant: string; count: number; means: Record<string, number | null> }[];
}

interface DeploymentReply {
  model_id: string;
  version: string;
  reason: string;
}

const POLL_MS = 300;

export class LoopClient extends ApiClient {
  constructor(
    server: { url: string; token: string },
    private readonly slot: string,
  ) {
    super(server, slot.split('/')[0]);
  }

  /** Retrains of the slot begin by hand alone. */
  async stopRules(): Promise<void> {
    const path = `/api/v1/slots/${this.slot}/retrain-rules`;
    const { items } = await this.call<{ items: { kind: string }[] }>(path);
    const rules = items.map(({ kind }) => ({ kind, enabled: false }));
    await this.call(path, { method: 'PATCH', body: { rules } });
  }

  /** Resolves to the id of the feedback. */
  async correct(runId: string, fields: { name: string; value: string | number }[]): Promise<string> {
    const body = { feedback_type: 'llm_error', corrected_result: { fields } };
    const { id } = await this.call<{ id: string }>(`/api/v1/runs/${runId}/feedback`, { body });
    return id;
  }

  async correctItems(runId: string, items: { line: number; category: string }[]): Promise<void> {
    const body = { feedback_type: 'category_error', corrected_result: { items } };
    await this.call(`/api/v1/runs/${runId}/feedback`, { body });
  }

  async correctLines(runId: string, lines: { page: number; line: number; text: string }[]): Promise<void> {
    const body = { feedback_type: 'ocr_error', corrected_result: { lines } };
    await this.call(`/api/v1/runs/${runId}/feedback`, { body });
  }

  withdraw(feedbackId: string): Promise<void> {
    return this.call(`/api/v1/feedback/${feedbackId}`, { method: 'DELETE' });
  }

  startRetrain(
    reason: string,
    { promotion = 'at_once', slot = this.slot }: { promotion?: 'at_once' | 'by_hand'; slot?: string } = {},
  ): Promise<RetrainReply> {
    return this.call('/api/v1/retrains', { body: { slot, promotion, reason } });
  }

  async untilRetrained({ id }: Pick<RetrainReply, 'id'>): Promise<RetrainReply> {
    for (;;) {
      const retrain = await this.call<RetrainReply>(`/api/v1/retrains/${id}`);
      if (retrain.ended_at !== null) return retrain;
      await sleep(POLL_MS);
    }
  }

  served(slot = this.slot): Promise<DeploymentReply> {
    return this.call(`/api/v1/slots/${slot}/served`);
  }

  async untilServed(version: string): Promise<void> {
    while ((await this.served()).version !== version) await sleep(POLL_MS);
  }

  beginExperiment(settings: Record<string, unknown>): Promise<{ id: string }> {
    const [pipeline] = this.slot.split('/');
    return this.call('/api/v1/experiments', { body: { pipeline, slot: this.slot, ...settings } });
  }

  experiment(id: string): Promise<ExperimentReply> {
    return this.call(`/api/v1/experiments/${id}`);
  }

  async deployments(): Promise<DeploymentReply[]> {
    const { items } = await this.call<{ items: DeploymentReply[] }>(`/api/v1/slots/${this.slot}/deployments?limit=500`);
    return items;
  }

  rollBack(reason: string): Promise<DeploymentReply> {
    return this.call(`/api/v1/slots/${this.slot}/rollback`, { body: { reason } });
  }
}
