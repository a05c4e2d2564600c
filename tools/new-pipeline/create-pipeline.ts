/**
 * Makes a new pipeline in the form of `documents`: its files from `templates/`, and its place in the closed lists. All
 * is worked out before anything is written, so a refusal changes nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { StartError } from '../../config/start-error';
import { pipelineNames, type PipelineNames } from './pipeline-name';
import { addElement, addImport, addStatement } from './source-edits';

export interface CreatedPipeline {
  /** Paths from the root. */
  created: string[];
  changed: string[];
}

/** Not copied into the build. */
const TEMPLATE_FOLDER = join('tools', 'new-pipeline', 'templates');

/** Template -> path from the root; `NAME` stands for the pipeline's name. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'contracts/definition.ts': 'contracts/NAME/definition.ts',
  'contracts/options.ts': 'contracts/NAME/options.ts',
  'contracts/schemas.ts': 'contracts/NAME/schemas.ts',
  'contracts/result.ts': 'contracts/NAME/result.ts',
  'models/text-statistics.ts': 'models/NAME/text-statistics.ts',
  'tasks/measure.ts': 'models/pool/tasks/measure-NAME.ts',
  'tasks/rank.ts': 'models/pool/tasks/rank-NAME.ts',
  'activities/cpu.ts': 'activities/NAME/cpu.ts',
  'workflows/process.ts': 'workflows/NAME/process-NAME.ts',
  'test/text-statistics.test.ts': 'test/models/NAME/text-statistics.test.ts',
  'test/e2e.test.ts': 'test/e2e/NAME.test.ts',
  'bench/bench.ts': 'bench/NAME.ts',
  'docs/pipeline.md': 'docs/pipelines/NAME.md',
};

/** The closed lists that name every pipeline. */
const EDITS: Readonly<Record<string, (source: string, names: PipelineNames) => string>> = {
  'contracts/pipelines.ts': (source, { kebab, camel }) =>
    addElement(addImport(source, `import { ${camel} } from './${kebab}/definition';`), 'PIPELINES', camel),
  'contracts/pipeline-schemas.ts': (source, { kebab, camel }) =>
    addElement(
      addImport(source, `import { ${camel}OptionsSchema } from './${kebab}/schemas';`),
      'OPTIONS_SCHEMAS',
      `'${kebab}': ${camel}OptionsSchema`,
    ),
  'models/pool/tasks.ts': (source, { kebab, pascal }) =>
    ['measure', 'rank'].reduce(
      (text, verb) =>
        addElement(
          addImport(text, `import { ${verb}${pascal} } from './tasks/${verb}-${kebab}';`),
          'tasks',
          `${verb}${pascal}`,
        ),
      source,
    ),
  'workflows/index.ts': (source, { kebab, pascal }) =>
    addStatement(source, `export { process${pascal} } from './${kebab}/process-${kebab}';`),
  'workers/roles/cpu.ts': (source, { kebab, pascal }) =>
    addElement(
      addImport(source, `import { create${pascal}CpuActivities } from '../../activities/${kebab}/cpu';`),
      'activities',
      `...create${pascal}CpuActivities({ blobs: runBlobs, pool })`,
    ),
  'bench/main.ts': (source, { kebab }) => addElement(source, 'BENCHES', `'${kebab}': () => import('./${kebab}.js')`),
};

/** @throws StartError where the name cannot be used or is taken; then nothing was written. */
export async function createPipeline(root: string, name: string): Promise<CreatedPipeline> {
  const names = pipelineNames(name);
  const texts = new Map<string, string>();
  for (const [template, target] of Object.entries(TEMPLATES)) {
    const path = target.replaceAll('NAME', names.kebab);
    // A folder of that name belongs to somebody else, whatever it holds.
    const place = target.includes('/NAME/') ? dirname(path) : path;
    if (existsSync(join(root, place)))
      throw new StartError(`"${name}" is taken: ${place} exists. Choose another name.`);
    texts.set(path, filled(readFileSync(join(root, TEMPLATE_FOLDER, `${template}.template`), 'utf8'), names));
  }
  const created = [...texts.keys()];
  for (const [path, edit] of Object.entries(EDITS))
    texts.set(path, edit(readFileSync(join(root, path), 'utf8'), names));
  const formatted = await Promise.all(
    [...texts].map(async ([path, text]) => [path, await formattedAs(join(root, path), text)] as const),
  );
  for (const [path, text] of formatted) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { created, changed: Object.keys(EDITS) };
}

function filled(template: string, { kebab, camel, pascal, title }: PipelineNames): string {
  return template
    .replaceAll('__name__', kebab)
    .replaceAll('__camel__', camel)
    .replaceAll('__Pascal__', pascal)
    .replaceAll('__Title__', title);
}

async function formattedAs(path: string, text: string): Promise<string> {
  return path.endsWith('.ts') ? format(text, { ...(await resolveConfig(path)), filepath: path }) : text;
}
