/** Paths and imports as the lint rules see them: from the project's root, with forward slashes. */
import { posix, relative, sep } from 'node:path';

/** Path of the linted file from the project's root. */
export function pathOf(context) {
  return relative(context.cwd, context.filename).split(sep).join('/');
}

/** Path of a relative import from the project's root; undefined for packages. */
export function targetOf(context, source) {
  return source.startsWith('.') ? posix.join(posix.dirname(pathOf(context)), source) : undefined;
}

/** Whether `path` is one of `places`: a room (`db`), a folder in it (`models/serving`) or a file without its extension. */
export function liesIn(path, places) {
  const file = path.replace(/\.[cm]?[jt]sx?$/, '');
  return places.some((place) => file === place || file.startsWith(`${place}/`));
}

/** Name of the package that an import names; undefined for relative imports. */
export function packageOf(source) {
  if (source.startsWith('.')) return undefined;
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Whether nothing of the import is left when the types are taken away. */
function isTypeOnly(node) {
  return (
    node.type === 'TSImportType' ||
    node.importKind === 'type' ||
    node.exportKind === 'type' ||
    (node.specifiers?.length > 0 &&
      node.specifiers.every((specifier) => specifier.importKind === 'type' || specifier.exportKind === 'type'))
  );
}

/** Calls `visit(node, source, typeOnly)` for every import and re-export. */
export function onImports(visit) {
  const look = (node, literal) => {
    if (typeof literal?.value === 'string') visit(node, literal.value, isTypeOnly(node));
  };
  return {
    ImportDeclaration: (node) => look(node, node.source),
    ExportNamedDeclaration: (node) => look(node, node.source),
    ExportAllDeclaration: (node) => look(node, node.source),
    ImportExpression: (node) => look(node, node.source),
    TSImportType: (node) => look(node, node.source ?? node.argument?.literal),
    TSExternalModuleReference: (node) => look(node.parent, node.expression),
    'CallExpression[callee.name="require"]': (node) => look(node, node.arguments[0]),
  };
}
