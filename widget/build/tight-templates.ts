import type { Plugin } from 'vite';

/** A node of the syntax tree, as far as this plugin looks at it. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/** Calls `visit` for each literal part of each html`…` below a node. */
function visitTemplates(node: Node, visit: (part: Node) => void): void {
  const { tag, quasi } = node;
  if (node.type === 'TaggedTemplateExpression' && isNode(tag) && tag.name === 'html' && isNode(quasi)) {
    if (Array.isArray(quasi.quasis)) for (const part of quasi.quasis) if (isNode(part)) visit(part);
  }
  for (const child of Object.values(node).flat()) if (isNode(child)) visitTemplates(child, visit);
}

/**
 * Takes the indentation out of html`…` templates, which no minifier may touch and every phone would load. Line
 * breaks are kept as one space, or as nothing between two tags; spaces within a line stay as they are.
 */
export function tightTemplates(): Plugin {
  return {
    name: 'tight-templates',
    transform(code, id) {
      if (!code.includes('html`') || id.includes('node_modules')) return null;
      const parts: Node[] = [];
      const tree: unknown = this.parse(code);
      if (isNode(tree)) visitTemplates(tree, (part) => parts.push(part));
      let tight = code;
      for (const { start, end } of parts.sort((a, b) => b.start - a.start)) {
        const text = code
          .slice(start, end)
          .replace(/>\s*\n\s*</g, '><')
          .replace(/\s*\n\s*/g, ' ');
        tight = tight.slice(0, start) + text + tight.slice(end);
      }
      return { code: tight, map: null };
    },
  };
}
