/** Who may import whom: between rooms, between pipelines, and which packages stay in which room. */
import { builtinModules } from 'node:module';
import { liesIn, onImports, packageOf, pathOf, targetOf } from './source-paths.mjs';

const NODE_BUILT_INS = new Set(builtinModules);

export const isNodeBuiltIn = (source) => source.startsWith('node:') || NODE_BUILT_INS.has(source);

const options = (properties) => [{ type: 'object', properties, additionalProperties: false }];
const places = { type: 'array', items: { type: 'string' } };

/** `values` may be imported; of `types` only types. Both hold rooms, folders or files. */
export const rooms = {
  meta: {
    type: 'problem',
    schema: options({ room: { type: 'string' }, values: places, types: places }),
    messages: {
      foreign:
        '{{room}}/ may not import {{target}}. It may import: {{allowed}}. Move the code, or pass it in as a dependency.',
    },
  },
  create(context) {
    const { room, values, types } = context.options[0];
    const allowed = [room, ...values, ...types.map((place) => `${place} (types only)`)].join(', ');
    return onImports((node, source, typeOnly) => {
      const target = targetOf(context, source);
      if (target === undefined || liesIn(target, [room, ...values])) return;
      if (typeOnly && liesIn(target, types)) return;
      context.report({ node, messageId: 'foreign', data: { room, target, allowed } });
    });
  },
};

/** `packages` are at home elsewhere; their types may go anywhere. */
export const packagesAtHome = {
  meta: {
    type: 'problem',
    schema: options({ packages: places, home: { type: 'string' } }),
    messages: { away: '{{name}} is imported in {{home}} only. Call what stands there instead.' },
  },
  create(context) {
    const { packages, home } = context.options[0];
    return onImports((node, source, typeOnly) => {
      const name = packageOf(source);
      if (!typeOnly && packages.includes(name)) context.report({ node, messageId: 'away', data: { name, home } });
    });
  },
};

/** Contracts are part of the workflow bundle, which must stay small and deterministic. */
export const contractPackages = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      builtIn: 'Contracts reach workflow code, which has no Node. Keep {{source}} out, or move the file to its user.',
      package:
        'Contracts import no packages, but for zod in files named schemas.ts: workflow code must not get it. Found {{source}}.',
    },
  },
  create(context) {
    const mayUseZod = /(^|[/-])schemas\.ts$/.test(pathOf(context));
    return onImports((node, source, typeOnly) => {
      if (typeOnly || source.startsWith('.') || (source === 'zod' && mayUseZod)) return;
      context.report({ node, messageId: isNodeBuiltIn(source) ? 'builtIn' : 'package', data: { source } });
    });
  },
};

/** A pipeline is a folder, or a file, of its name in each room. */
export const pipelinesApart = {
  meta: {
    type: 'problem',
    schema: options({ pipelines: places }),
    messages: {
      apart: 'The pipeline {{own}} may not import the pipeline {{other}}. What both need belongs to the spine.',
    },
  },
  create(context) {
    const { pipelines } = context.options[0];
    const pipelineOf = (path) => {
      const part = path.split('/')[1]?.replace(/\.[cm]?[jt]s$/, '');
      return pipelines.find((name) => name === part);
    };
    const own = pipelineOf(pathOf(context));
    if (own === undefined) return {};
    return onImports((node, source) => {
      const other = pipelineOf(targetOf(context, source) ?? '');
      if (other !== undefined && other !== own) context.report({ node, messageId: 'apart', data: { own, other } });
    });
  },
};
