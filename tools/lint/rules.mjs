/** Lint rules of this project. Each says what is wrong and what to do instead; `test/tools/lint.test.ts` proves each. */
import { basename, relative, sep } from 'node:path';

const PIPELINES = ['documents', 'receipts', 'web', 'catalog', 'parts'];
const BANNED_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager'];
const NODE_ALLOWED_IN_WORKFLOWS = new Set(['node:assert', 'assert', 'node:url', 'url', 'node:util', 'util']);

const rule = (messages, create, schema = []) => ({ meta: { type: 'problem', messages, schema }, create });
const objectSchema = [{ type: 'object', additionalProperties: true }];

/** Path of the linted file from the project's root, with forward slashes. */
const pathOf = (context) => relative(context.cwd, context.filename).split(sep).join('/');

/** Path of a relative import from the project's root; undefined for packages. */
function targetOf(context, source) {
  if (!source.startsWith('.')) return undefined;
  const path = new URL(source, `file:///${pathOf(context)}`).pathname.slice(1);
  return path;
}

const isTypeOnly = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type'));

/** Visits every import and re-export with its source. */
const onImports = (visit) => ({
  ImportDeclaration: (node) => visit(node, node.source.value),
  ExportNamedDeclaration: (node) => node.source && visit(node, node.source.value),
  ExportAllDeclaration: (node) => visit(node, node.source.value),
  ImportExpression: (node) => typeof node.source.value === 'string' && visit(node, node.source.value),
});

const rooms = rule(
  { foreign: '{{room}}/ may not import {{target}}/: it may import {{allowed}}. Move the code, or pass it in as a dependency.' },
  (context) => {
    const { room, values, types } = context.options[0];
    return onImports((node, source) => {
      const target = targetOf(context, source)?.split('/')[0];
      if (!target || target === room || values.includes(target)) return;
      if (types.includes(target) && isTypeOnly(node)) return;
      const allowed = [room, ...values, ...types.map((name) => `${name} (types only)`)].join(', ');
      context.report({ node, messageId: 'foreign', data: { room, target, allowed } });
    });
  },
  objectSchema,
);

const modelLibraries = rule(
  { native: '{{library}} belongs to models/. Call it through an engine or the pool there.' },
  (context) => {
    const { libraries } = context.options[0];
    return onImports((node, source) => {
      const library = libraries.find((name) => source === name || source.startsWith(`${name}/`));
      if (library && !isTypeOnly(node)) context.report({ node, messageId: 'native', data: { library } });
    });
  },
  objectSchema,
);

const pipelinesApart = rule(
  { apart: 'The pipeline {{own}} may not import the pipeline {{other}}. What both need belongs to the spine.' },
  (context) => {
    const own = PIPELINES.find((name) => pathOf(context).split('/').includes(name));
    return onImports((node, source) => {
      const other = PIPELINES.find((name) => targetOf(context, source)?.split('/')[1] === name);
      if (own && other && own !== other) context.report({ node, messageId: 'apart', data: { own, other } });
    });
  },
);

const noPipelineBranch = rule(
  { branch: 'The spine must not know "{{name}}". Let each pipeline declare the difference in its definition.ts.' },
  (context) => ({
    BinaryExpression(node) {
      if (!['===', '!==', '==', '!='].includes(node.operator)) return;
      const literal = [node.left, node.right].find((side) => side.type === 'Literal' && PIPELINES.includes(side.value));
      if (literal) context.report({ node, messageId: 'branch', data: { name: literal.value } });
    },
    SwitchCase(node) {
      if (node.test?.type === 'Literal' && PIPELINES.includes(node.test.value)) {
        context.report({ node, messageId: 'branch', data: { name: node.test.value } });
      }
    },
  }),
);

const noProcessEnv = rule(
  { env: 'Only config/env.ts reads process.env. Declare the variable there and pass the value in.' },
  (context) => ({
    MemberExpression(node) {
      if (node.object.name === 'process' && node.property.name === 'env') context.report({ node, messageId: 'env' });
    },
  }),
);

const fileName = rule(
  {
    form: 'Name the file in kebab-case; "{{name}}" is not.',
    vague: '"{{name}}" says nothing. Name the file after the one thing that it holds.',
  },
  (context) => ({
    Program(node) {
      const name = basename(context.filename).replace(/(\.test|\.d)?\.[cm]?ts$/, '');
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) context.report({ node, messageId: 'form', data: { name } });
      if (BANNED_NAMES.some((banned) => name === banned || name.endsWith(`-${banned}`))) {
        context.report({ node, messageId: 'vague', data: { name } });
      }
    },
  }),
);

/** The mistakes of Temporal workflow code that can be seen in the source. */
const workflow = rule(
  {
    module: 'Workflow code may not import {{source}}: it must be deterministic. Do it in an activity.',
    value: 'Import activities by "import type" only: their code must not get into the workflow bundle.',
    global: 'Workflow code may not use {{name}}. Use an activity, or what @temporalio/workflow offers.',
    state: 'No "let" at module level in workflow code: a reused context would share it between workflows.',
    error: 'A plain Error fails the workflow task for ever. Throw ApplicationFailure.',
    fanOut: 'Promise.all over a map starts as many activities as there are items. Use mapWithLimit.',
    options: 'Activity options stand in workflows/spine/activity-options.ts only. Spread a profile from there.',
    validator: 'A validator must be synchronous: an async one fails the workflow task.',
  },
  (context) => {
    const path = pathOf(context);
    return {
      ...onImports((node, source) => {
        const isNode = source.startsWith('node:') || ['fs', 'path', 'crypto', 'http', 'os', 'child_process'].includes(source);
        const isSdk = source.startsWith('@temporalio/') && source !== '@temporalio/workflow' && source !== '@temporalio/common';
        if ((isNode && !NODE_ALLOWED_IN_WORKFLOWS.has(source)) || isSdk || ['zod', 'express', 'pg'].includes(source)) {
          context.report({ node, messageId: 'module', data: { source } });
        }
        if (/schemas$/.test(source)) context.report({ node, messageId: 'module', data: { source } });
        if (targetOf(context, source)?.startsWith('activities/') && !isTypeOnly(node)) context.report({ node, messageId: 'value' });
      }),
      MemberExpression(node) {
        if (['console', 'process'].includes(node.object.name)) {
          context.report({ node, messageId: 'global', data: { name: node.object.name } });
        }
      },
      'Program > VariableDeclaration[kind="let"]': (node) => context.report({ node, messageId: 'state' }),
      'ThrowStatement > NewExpression[callee.name=/^(Error|TypeError|RangeError)$/]': (node) =>
        context.report({ node, messageId: 'error' }),
      'CallExpression[callee.object.name="Promise"][callee.property.name=/^(all|allSettled)$/] > CallExpression[callee.property.name="map"]':
        (node) => context.report({ node, messageId: 'fanOut' }),
      'CallExpression[callee.name="proxyActivities"] > ObjectExpression > Property': (node) => {
        if (path !== 'workflows/spine/activity-options.ts' && /Timeout$|^retry$|^taskQueue$/.test(node.key.name ?? '')) {
          context.report({ node, messageId: 'options' });
        }
      },
      'Property[key.name="validator"][value.async=true]': (node) => context.report({ node, messageId: 'validator' }),
    };
  },
);

export const treadle = {
  rules: {
    rooms,
    workflow,
    'file-name': fileName,
    'model-libraries': modelLibraries,
    'no-pipeline-branch': noPipelineBranch,
    'no-process-env': noProcessEnv,
    'pipelines-apart': pipelinesApart,
  },
};
