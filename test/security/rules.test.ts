/**
 * Who may call what, written out a second time and by hand: a rule that is changed by mistake, or a new route whose rule
 * nobody thought about, is seen here. That the API keeps to its declarations is proved in test/api/permissions.test.ts.
 */
import { openApiDocument } from '../../api/openapi/document';
import type { Access, Route } from '../../api/routes/route';
import { PIPELINES } from '../../contracts/pipelines';
import { type ApiUnderTest, startApi } from '../api/api-under-test';
import { keyHolder } from '../api/callers';
import { RawClient, statusesOf } from './raw-client';

/** Each pipeline has the same two. */
const SUBMISSIONS = PIPELINES.flatMap(({ name }) => {
  const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
  return [
    [`submit${capitalised}Run`, 'operator runs:write'],
    [`submit${capitalised}Batch`, 'operator batches:write'],
  ];
});

const RULES: Readonly<Record<string, string>> = {
  getReference: 'open',
  getReferenceFile: 'open',
  getHealth: 'open',
  getOpenApiDocument: 'open',
  getReadiness: 'open',
  getMetrics: 'open',
  signIn: 'open',
  getLinkedPageImage: 'open',
  receiveLabelStudioCall: 'open',
  signOut: 'open',

  getMe: 'viewer',
  exportUserData: 'viewer',
  getSystem: 'viewer',
  createAccessToken: 'viewer',
  listPipelines: 'viewer runs:read',
  listRuns: 'viewer runs:read',
  countRuns: 'viewer runs:read',
  getRun: 'viewer runs:read',
  getStatus: 'viewer runs:read',
  getRunResult: 'viewer runs:read',
  getRunManifest: 'viewer runs:read',
  listRunEvents: 'viewer runs:read',
  listRunPages: 'viewer runs:read',
  getRunPageImage: 'viewer runs:read',
  getRunMarkdown: 'viewer runs:read',
  getRunSearchablePdf: 'viewer runs:read',
  getBlob: 'viewer blobs:read',
  listRunFeedback: 'viewer feedback:read',
  getFeedbackStatistics: 'viewer feedback:read',
  getFeedbackStats: 'viewer feedback:read',
  listFeedbackDays: 'viewer feedback:read',
  getNextAnnotation: 'annotator feedback:read',
  skipAnnotation: 'annotator feedback:write',
  getAnnotationStatistics: 'viewer feedback:read',
  listRefusedAnnotations: 'viewer feedback:read',
  listAnnotationDisputes: 'viewer feedback:read',
  giveFeedback: 'annotator feedback:write',
  giveFeedbackOld: 'annotator feedback:write',
  withdrawFeedback: 'annotator feedback:write',
  listSlots: 'viewer models:read',
  getServedModel: 'viewer models:read',
  listDeployments: 'viewer models:read',
  rollBackSlot: 'operator models:write',
  listModels: 'viewer models:read',
  compareModels: 'viewer models:read',
  getModel: 'viewer models:read',
  promoteModel: 'operator models:write',
  uploadModel: 'operator models:write',
  evaluateModel: 'operator models:write',
  listDatasetSuspects: 'admin models:read',
  listDatasets: 'viewer models:read',
  getDataset: 'viewer models:read',
  downloadDatasetRows: 'admin models:read',
  startRetrain: 'operator models:write',
  listRetrains: 'viewer models:read',
  getRetrain: 'viewer models:read',
  cancelRetrain: 'operator models:write',
  listBatches: 'viewer batches:read',
  getBatch: 'viewer batches:read',
  listBatchItems: 'viewer batches:read',
  downloadBatchCsv: 'viewer batches:read',
  downloadBatchJsonl: 'viewer batches:read',
  listOperations: 'viewer operations:read',
  getOperationStatistics: 'viewer operations:read',
  listKeys: 'viewer keys:read',
  revokeKey: 'viewer keys:write',
  listSessions: 'viewer keys:read',
  endSession: 'viewer keys:write',

  listReceipts: 'viewer runs:read',
  getReceipt: 'viewer runs:read',
  changeReceipt: 'annotator feedback:write',
  addReceiptItem: 'annotator feedback:write',
  changeReceiptItem: 'annotator feedback:write',
  removeReceiptItem: 'annotator feedback:write',
  getReceiptAccuracy: 'viewer feedback:read',
  listCategories: 'viewer runs:read',
  createCategory: 'operator feedback:write',

  uploadReceiptImage: 'operator runs:write',
  crExtract: 'operator runs:write',
  cancelRun: 'operator runs:write',
  retryRun: 'operator runs:write',
  deleteRun: 'operator runs:write',
  batchCrExtract: 'operator batches:write',
  pauseBatch: 'operator batches:write',
  resumeBatch: 'operator batches:write',
  cancelBatch: 'operator batches:write',
  retryBatch: 'operator batches:write',
  deleteBatch: 'operator batches:write',
  createKey: 'operator keys:write',
  getLlmCosts: 'operator operations:read',
  getCosts: 'operator operations:read',
  listCostlyRuns: 'operator operations:read',
  setCostBudget: 'admin models:write',
  listLlmPrices: 'operator operations:read',
  changeLlmPrices: 'admin models:write',

  listTriggers: 'viewer models:read',
  listTriggerFirings: 'viewer models:read',
  listRetrainRules: 'viewer models:read',
  changeRetrainRules: 'admin models:write',
  listDriftChecks: 'viewer models:read',
  listSchedules: 'viewer models:read',
  triggerSchedule: 'operator models:write',
  pauseSchedule: 'admin models:write',
  resumeSchedule: 'admin models:write',
  listExperiments: 'viewer experiments:read',
  getExperiment: 'viewer experiments:read',
  listExperimentLooks: 'viewer experiments:read',
  beginExperiment: 'operator experiments:write',
  pauseExperiment: 'operator experiments:write',
  resumeExperiment: 'operator experiments:write',
  rampExperiment: 'operator experiments:write',
  stopExperiment: 'operator experiments:write',
  promoteExperiment: 'operator experiments:write',
  vote: 'annotator feedback:write',
  withdrawVote: 'annotator feedback:write',
  lookUpBarcode: 'viewer products:read',
  enterProduct: 'annotator products:write',
  removeProduct: 'annotator products:write',
  listStock: 'viewer stock:read',
  listStockReminders: 'viewer stock:read',
  addStockItem: 'annotator stock:write',
  changeStockItem: 'annotator stock:write',
  takeFromStock: 'annotator stock:write',
  removeStockItem: 'annotator stock:write',
  addReceiptToStock: 'annotator stock:write',
  undoStockAddition: 'annotator stock:write',
  getRankings: 'viewer runs:read',
  click: 'annotator feedback:write',
  getTrainingConsent: 'viewer feedback:read',
  chooseTrainingConsent: 'viewer feedback:write',
  setInstallationConsent: 'admin feedback:write',

  listUsers: 'admin users:read',
  createUser: 'admin users:write',
  changeUser: 'admin users:write',
  createSignInLink: 'admin users:write',
  eraseUser: 'admin users:write',
  listAuditEntries: 'admin audit:read',

  ...Object.fromEntries(SUBMISSIONS),
};

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const ruleOf = (access: Access): string => {
  if (access === 'open') return access;
  return access.scope === null ? access.role : `${access.role} ${access.scope}`;
};
const example = ({ path }: Pick<Route, 'path'>): string => path.replace(/:\w+/g, 'x');

it('is as written here for every operation', () => {
  expect(Object.fromEntries(api.routes.map(({ doc, access }) => [doc.id, ruleOf(access)]))).toEqual(RULES);
});

it('is what the OpenAPI document says, for every operation that there is', () => {
  const { paths } = openApiDocument(api.routes, 'test');
  const documented = Object.values(paths).flatMap((operations) =>
    Object.values(operations).map(({ operationId, security }) => [operationId, security.length === 0]),
  );
  const declared = api.routes.map(({ doc, access }) => [doc.id, access === 'open']);
  expect(documented.toSorted()).toEqual(declared.toSorted());
});

it('holds however an address is spelled', async () => {
  for (const route of api.routes.filter(({ access }) => access !== 'open')) {
    const path = example(route);
    const spellings = [
      `${path}/`,
      path.toUpperCase(),
      `${path}?token=x`,
      `${path}//`,
      `/${path}`,
      path.replace('v1', 'v%31'),
    ];
    for (const spelling of spellings) {
      const method = route.method.toUpperCase();
      const close = 'Host: a\r\nConnection: close\r\n';
      const answer = await new RawClient(api.url).send(`${method} ${spelling} HTTP/1.1\r\n${close}\r\n`).rest();
      const [status = 0] = statusesOf(answer);
      // An address that no route matches is the console's, which is the same for all.
      const isNothing = status === 404 || (status === 200 && /content-type: text\/html/i.test(answer));
      if (!isNothing) expect([method, spelling, status]).toEqual([method, spelling, 401]);
    }
  }
});

it('holds for HEAD as for GET, and no header turns one method into another', async () => {
  const viewer = await keyHolder(api, 'viewer');
  for (const route of api.routes.filter(({ access }) => access !== 'open')) {
    if (route.method === 'get') {
      expect((await fetch(api.url + example(route), { method: 'HEAD' })).status).toBe(401);
    } else {
      const headers = { 'x-http-method-override': route.method.toUpperCase(), 'x-method-override': 'DELETE' };
      const overridden = await viewer.request(`${example(route)}?_method=DELETE`, { headers });
      expect(overridden.headers.get('idempotency-replayed')).toBeNull();
      expect([200, 400, 404, 403]).toContain(overridden.status);
    }
  }
  const [run] = await Promise.all([api.submitRun()]);
  await viewer.request(`/api/v1/runs/${run.id}`, { headers: { 'x-http-method-override': 'DELETE' } });
  expect(await api.deps.runs.find(run.id, { projectId: api.projectId })).toBeDefined();
});
