/** Small edits of TypeScript source, found by its syntax tree and not by marks in the text. */
import ts from 'typescript';

/** A file's text with one more import after the last one. */
export function addImport(source: string, statement: string): string {
  const imports = parse(source).statements.filter(ts.isImportDeclaration);
  const end = imports.at(-1)?.getEnd();
  if (end === undefined) throw new Error(`There are no imports to add "${statement}" to.`);
  return `${source.slice(0, end)}\n${statement}${source.slice(end)}`;
}

/** A file's text with one more statement at its end. */
export function addStatement(source: string, statement: string): string {
  return `${source.trimEnd()}\n${statement}\n`;
}

/**
 * A file's text with one more element in the list or object that is assigned to `name`, a variable or a property.
 * @throws Error where there is no such list, or more than one.
 */
export function addElement(source: string, name: string, element: string): string {
  const lists = listsNamed(parse(source), name);
  const [list] = lists;
  if (list === undefined || lists.length > 1) throw new Error(`Expected one list "${name}" and found ${lists.length}.`);
  const last = elementsOf(list).at(-1);
  if (last) return `${source.slice(0, last.getEnd())},\n${element}${source.slice(last.getEnd())}`;
  const inside = list.getEnd() - 1;
  return `${source.slice(0, inside)}${element}${source.slice(inside)}`;
}

type List = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

function listsNamed(file: ts.SourceFile, name: string): List[] {
  const found: List[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && node.name.getText() === name) {
      const list = node.initializer && bare(node.initializer);
      if (list) found.push(list);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The list without `as const`, `satisfies …` and brackets around it. */
function bare(expression: ts.Expression): List | undefined {
  if (ts.isArrayLiteralExpression(expression) || ts.isObjectLiteralExpression(expression)) return expression;
  if (
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isParenthesizedExpression(expression)
  ) {
    return bare(expression.expression);
  }
  return undefined;
}

function elementsOf(list: List): readonly ts.Node[] {
  return ts.isArrayLiteralExpression(list) ? list.elements : list.properties;
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('edited.ts', source, ts.ScriptTarget.Latest, true);
}
