/** The mistakes of Temporal workflow code that can be seen in the source. */
import { onImports, pathOf, targetOf } from './source-paths.mjs';

const PACKAGES = new Set(['@temporalio/workflow']);
const OPTIONS_FILE = 'workflows/spine/activity-options.ts';
const PROFILES = 'ACTIVITY_PROFILES';
const PROFILE_KEYS = /^(startToClose|scheduleToClose|scheduleToStart|heartbeat)Timeout$|^retry$|^taskQueue$/;
const FORBIDDEN_GLOBALS = new Set(['console', 'process', 'require', 'global', '__dirname', '__filename']);

const messages = {
  module: 'Workflow code may not import {{source}}: it must be deterministic and small. Do it in an activity.',
  value: 'Import activities by "import type" only: their code must not get into the workflow bundle.',
  global: 'Workflow code may not use {{name}}. Use an activity, or what @temporalio/workflow offers (such as log).',
  state: 'No "let" at module level in workflow code: a reused context would share it between workflows.',
  error: '{{name}} fails the workflow task, which is then tried for ever. Throw ApplicationFailure.',
  fanOut: 'Promise.{{name}} over a map starts as many activities as there are items. Use mapWithLimit.',
  options: 'Begin with a profile of activity-options.ts, and leave its timeouts, retry and queue as they are.',
  local: 'No local activities: long ones hold up signals and shutdown. Use proxyActivities.',
  validator: 'A validator must be synchronous: an async one fails the workflow task.',
};

const ASYNC_FUNCTION = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']);
const isAsync = (node) => ASYNC_FUNCTION.has(node?.type) && node.async;

/** `ACTIVITY_PROFILES.io`, or an object that spreads it first and then sets nothing that the profile decides. */
function followsProfile(node) {
  const isProfile = (candidate) => candidate?.type === 'MemberExpression' && candidate.object.name === PROFILES;
  if (isProfile(node)) return true;
  if (node?.type !== 'ObjectExpression') return false;
  const [first, ...others] = node.properties;
  if (first?.type !== 'SpreadElement' || !isProfile(first.argument)) return false;
  return others.every((property) => property.type === 'Property' && !PROFILE_KEYS.test(nameOf(property.key)));
}

const nameOf = (key) => key.name ?? String(key.value ?? '');

/** The definition of a name that is declared once in this file. */
function declarationOf(context, identifier) {
  for (let scope = context.sourceCode.getScope(identifier); scope; scope = scope.upper) {
    const definition = scope.set.get(identifier.name)?.defs[0]?.node;
    if (definition) return definition.type === 'VariableDeclarator' ? definition.init : definition;
  }
  return undefined;
}

export const workflow = {
  meta: { type: 'problem', schema: [], messages },
  create(context) {
    const report = (node, messageId, data = {}) => context.report({ node, messageId, data });
    const isOptionsFile = pathOf(context) === OPTIONS_FILE;
    return {
      ...onImports((node, source, typeOnly) => {
        const target = targetOf(context, source);
        if (typeOnly) return;
        if (target?.startsWith('activities/')) report(node, 'value');
        else if (target === undefined ? !PACKAGES.has(source) : /schemas$/.test(target))
          report(node, 'module', { source });
      }),
      'Program:exit'() {
        const [scope] = context.sourceCode.scopeManager.scopes;
        const undeclared = [...scope.set.values()]
          .filter(({ defs }) => defs.length === 0)
          .flatMap(({ references }) => references);
        for (const { identifier } of new Set([...scope.through, ...undeclared])) {
          if (FORBIDDEN_GLOBALS.has(identifier.name)) report(identifier, 'global', { name: identifier.name });
        }
      },
      'Program > VariableDeclaration[kind="let"], Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]': (
        node,
      ) => report(node, 'state'),
      'ThrowStatement > :matches(NewExpression, CallExpression)[callee.name=/Error$/]': (node) =>
        report(node, 'error', { name: node.callee.name }),
      'CallExpression[callee.object.name="Promise"] > CallExpression[callee.property.name=/^(map|flatMap)$/]': (node) =>
        report(node, 'fanOut', { name: node.parent.callee.property.name }),
      'CallExpression[callee.name="proxyActivities"]'(node) {
        if (!isOptionsFile && !followsProfile(node.arguments[0])) report(node, 'options');
      },
      'CallExpression[callee.property.name="executeWithOptions"] > ObjectExpression > Property'(node) {
        if (!isOptionsFile && PROFILE_KEYS.test(nameOf(node.key))) report(node, 'options');
      },
      'CallExpression[callee.name="proxyLocalActivities"]': (node) => report(node, 'local'),
      'Property[key.name="validator"]'({ value }) {
        const validator = value.type === 'Identifier' ? declarationOf(context, value) : value;
        if (isAsync(validator)) report(value, 'validator');
      },
    };
  },
};
