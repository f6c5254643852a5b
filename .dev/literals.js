// @ts-check
/**
 * Words that reach a page without passing through the catalogue.
 *
 *     node .dev/literals.js FILE...
 *
 * One line a fault: `file:line: what was found`. The exit code is 1 when there is one.
 * What reaches a page: children of `h`, `s` and `show`, what is appended or announced, text that
 * is assigned or set as an attribute, and the fields of objects that are named after what they
 * show (`label`, `title`, …). Names are followed to where they are declared in the same file.
 */
import { readFileSync } from "node:fs";
import ts from "typescript";

const ATTRIBUTES = new Set([
  "alt", "title", "placeholder", "label", "aria-label", "aria-description", "aria-placeholder",
  "aria-roledescription", "aria-valuetext", "aria-braillelabel",
]);
/** Fields that say by their name that somebody reads them. */
const FIELDS = new Set([
  ...ATTRIBUTES, "text", "message", "eyebrow", "hint", "help", "heading", "caption", "note",
  "body", "saved", "ariaLabel", "ariaDescription", "ariaValueText", "textContent", "innerText",
]);
const ASSIGNED = new Set([
  "textContent", "innerText", "nodeValue", "title", "placeholder", "alt", "label", "ariaLabel",
  "ariaDescription", "ariaPlaceholder", "ariaRoleDescription", "ariaValueText",
]);
/** Functions whose arguments are shown, from this position on. */
const SHOWN_FROM = new Map(Object.entries({
  h: 2, s: 2, show: 1, announce: 0, append: 0, prepend: 0, replaceChildren: 0, before: 0, after: 0,
  replaceWith: 0, createTextNode: 0, alert: 0, confirm: 0, reject: 0,
}));
const TRANSLATED = new Map([["t", 1], ["tn", 2]]);
const LETTER = /\p{L}/u;

/** @param {ts.Expression} callee */
function calledName(callee) {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : "";
}

/** @param {ts.PropertyName} name */
function fieldName(name) {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

/** @param {string} path */
function faultsOf(path) {
  const source = ts.createSourceFile(
    path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.JS,
  );
  /** @type {Map<string, ts.Node[]>} what each name of this file stands for */
  const declared = new Map();
  /** @type {Map<number, string>} */
  const faults = new Map();

  /** @param {ts.Node} node @param {string} words */
  function fault(node, words) {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    faults.set(node.getStart(), `${path}:${line}: ${words}`);
  }

  /** @param {ts.Node} node */
  function collect(node) {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      declared.set(node.name.text, [...(declared.get(node.name.text) ?? []), node.initializer]);
    }
    if (ts.isFunctionDeclaration(node) && node.name) {
      declared.set(node.name.text, [...(declared.get(node.name.text) ?? []), node]);
    }
    ts.forEachChild(node, collect);
  }

  /**
   * What a function gives back is shown where it is called.
   * @param {ts.Node} made @param {Set<ts.Node>} seen
   */
  function returned(made, seen) {
    if (ts.isArrowFunction(made) && !ts.isBlock(made.body)) return shown(made.body, seen);
    if (!ts.isArrowFunction(made) && !ts.isFunctionExpression(made) && !ts.isFunctionDeclaration(made)) return;
    /** @param {ts.Node} node */
    const look = (node) => {
      if (ts.isFunctionLike(node)) return;
      if (ts.isReturnStatement(node) && node.expression) shown(node.expression, seen);
      ts.forEachChild(node, look);
    };
    if (made.body) ts.forEachChild(made.body, look);
  }

  /**
   * This expression is read by somebody: every word in it must come from the catalogue.
   * @param {ts.Node} given @param {Set<ts.Node>} [seen]
   */
  function shown(given, seen = new Set()) {
    if (seen.has(given)) return;
    seen.add(given);
    const node = ts.isExpression(given) ? ts.skipPartiallyEmittedExpressions(given) : given;
    if (ts.isParenthesizedExpression(node) || ts.isSpreadElement(node)) return shown(node.expression, seen);
    if (ts.isStringLiteralLike(node)) {
      if (LETTER.test(node.text)) fault(node, JSON.stringify(node.text));
    } else if (ts.isTemplateExpression(node)) {
      const words = [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text);
      if (LETTER.test(words.join(""))) fault(node, node.getText());
      node.templateSpans.forEach((span) => shown(span.expression, seen));
    } else if (ts.isConditionalExpression(node)) {
      shown(node.whenTrue, seen);
      shown(node.whenFalse, seen);
    } else if (ts.isBinaryExpression(node)) {
      const kind = node.operatorToken.kind;
      const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
      if (joins.includes(kind)) shown(node.left, seen);
      if (joins.includes(kind) || kind === ts.SyntaxKind.AmpersandAmpersandToken) shown(node.right, seen);
    } else if (ts.isArrayLiteralExpression(node)) {
      node.elements.forEach((element) => shown(element, seen));
    } else if (ts.isIdentifier(node)) {
      (declared.get(node.text) ?? []).forEach((made) => ts.isExpression(made) && shown(made, seen));
    } else if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) {
      (declared.get(node.expression.text) ?? []).forEach((made) => values(made, null, seen));
    } else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      (declared.get(node.expression.text) ?? []).forEach((made) => values(made, node.name.text, seen));
    } else if (ts.isCallExpression(node)) {
      const name = calledName(node.expression);
      if (TRANSLATED.has(name) || SHOWN_FROM.has(name)) return; // looked at where it stands
      if (["map", "flatMap"].includes(name)) node.arguments.forEach((made) => returned(made, seen));
      if (["String", "join", "concat"].includes(name)) node.arguments.forEach((a) => shown(a, seen));
      if (ts.isPropertyAccessExpression(node.expression)) {
        if (["map", "flatMap"].includes(name)) return;
        if (["join", "concat", "filter", "slice", "flat", "trim"].includes(name)) shown(node.expression.expression, seen);
      } else {
        (declared.get(name) ?? []).forEach((made) => returned(made, seen));
      }
    }
  }

  /**
   * The values of an object that names what is shown: all of them, or that of one field.
   * @param {ts.Node} made @param {string | null} field @param {Set<ts.Node>} seen
   */
  function values(made, field, seen) {
    if (!ts.isObjectLiteralExpression(made)) return;
    for (const property of made.properties) {
      if (!ts.isPropertyAssignment(property)) continue;
      if (field === null || fieldName(property.name) === field) shown(property.initializer, seen);
    }
  }

  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isCallExpression(node)) {
      const name = calledName(node.expression);
      const literals = TRANSLATED.get(name);
      if (literals && ts.isIdentifier(node.expression)) {
        node.arguments.slice(0, literals).forEach((argument) => {
          if (!ts.isStringLiteral(argument)) fault(argument, `${name}() must be given the words themselves, not ${argument.getText()}`);
        });
      } else if (SHOWN_FROM.has(name)) {
        node.arguments.slice(SHOWN_FROM.get(name)).forEach((argument) => shown(argument));
      } else if (name === "setAttribute" && node.arguments.length === 2) {
        const [attribute, value] = node.arguments;
        if (ts.isStringLiteral(attribute) && ATTRIBUTES.has(attribute.text)) shown(value);
      }
      if (name === "reject") {
        node.arguments.forEach((made) => ts.isNewExpression(made) && made.arguments?.forEach((a) => shown(a)));
      }
    } else if (ts.isPropertyAssignment(node) && FIELDS.has(fieldName(node.name))) {
      shown(node.initializer);
    } else if (
      ts.isBinaryExpression(node) &&
      [ts.SyntaxKind.EqualsToken, ts.SyntaxKind.PlusEqualsToken].includes(node.operatorToken.kind) &&
      ts.isPropertyAccessExpression(node.left) &&
      ASSIGNED.has(node.left.name.text)
    ) {
      shown(node.right);
    }
    ts.forEachChild(node, visit);
  }

  collect(source);
  visit(source);
  return [...faults].sort(([a], [b]) => a - b).map(([, line]) => line);
}

const faults = process.argv.slice(2).flatMap(faultsOf);
if (faults.length) process.stdout.write(`${faults.join("\n")}\n`);
process.exitCode = faults.length ? 1 : 0;
