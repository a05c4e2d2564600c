/** The project's own lint rules, for `eslint.config.mjs`. `test/tools/lint.test.ts` proves each of them. */
import { fileName, noPipelineBranch, noProcessEnv } from './convention-rules.mjs';
import { contractPackages, packagesAtHome, pipelinesApart, rooms } from './import-rules.mjs';
import { workflow } from './workflow-rule.mjs';

export const treadle = {
  rules: {
    rooms,
    workflow,
    'contract-packages': contractPackages,
    'file-name': fileName,
    'no-pipeline-branch': noPipelineBranch,
    'no-process-env': noProcessEnv,
    'packages-at-home': packagesAtHome,
    'pipelines-apart': pipelinesApart,
  },
};
