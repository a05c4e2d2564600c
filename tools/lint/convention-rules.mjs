/** Conventions of the whole project: names of files, where the environment is read, the spine's blindness to pipelines. */
import { basename } from 'node:path';

const VAGUE_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager'];

export const fileName = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      form: 'Name the file in kebab-case; "{{name}}" is not.',
      vague: '"{{name}}" says nothing. Name the file after the one thing that it holds.',
    },
  },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename).replace(/(\.(test|config|d))?\.[cm]?[jt]sx?$/, '');
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) context.report({ node, messageId: 'form', data: { name } });
      if (VAGUE_NAMES.includes(name.split('-').at(-1))) context.report({ node, messageId: 'vague', data: { name } });
    },
  }),
};

export const noProcessEnv = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { env: 'Only config/env.ts reads process.env. Declare the variable there and pass the value in.' },
  },
  create: (context) => ({
    'MemberExpression[object.name="process"][property.name="env"]': (node) =>
      context.report({ node, messageId: 'env' }),
    'MemberExpression[object.name="process"][property.value="env"]': (node) =>
      context.report({ node, messageId: 'env' }),
    'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]': (node) =>
      context.report({ node, messageId: 'env' }),
    'ImportDeclaration[source.value=/^(node:)?process$/]': (node) => context.report({ node, messageId: 'env' }),
  }),
};

export const noPipelineBranch = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: { pipelines: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
    messages: {
      branch: 'This code must not know "{{name}}". Let each pipeline declare the difference in its definition.ts.',
    },
  },
  create(context) {
    const { pipelines } = context.options[0];
    const isName = (node) => node?.type === 'Literal' && pipelines.includes(node.value);
    return {
      BinaryExpression(node) {
        if (!['===', '!==', '==', '!='].includes(node.operator)) return;
        const name = [node.left, node.right].find(isName)?.value;
        if (name !== undefined) context.report({ node, messageId: 'branch', data: { name } });
      },
      SwitchCase(node) {
        if (isName(node.test)) context.report({ node, messageId: 'branch', data: { name: node.test.value } });
      },
    };
  },
};
