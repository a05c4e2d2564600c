import { connectTestTemporal, installQuietRuntime, type TemporalUnderTest } from '../setup/temporal';
installQuietRuntime();
let temporal: TemporalUnderTest;
beforeAll(async () => { const t = Date.now(); temporal = await connectTestTemporal(); console.log('ns', Date.now() - t); });
afterAll(() => temporal.close());
it('x', async () => {
  const t = Date.now();
  await temporal.withWorkers({ io: {x: async () => 1} }, async () => { console.log('up', Date.now() - t);
   await temporal.client.workflow.start('reconcileRuns', { taskQueue: 'treadle-workflow', workflowId: 'a' }); console.log('started', Date.now() - t) });
  console.log('done', Date.now() - t);
});
