import { html } from 'hono/html';
import * as v from 'valibot';
import { PROBLEMS } from '../../appeal/problem.ts';
import { PROBLEM_MESSAGES, PROBLEM_STATUS } from './answers.ts';
import type { OpenApiDocument } from './openapi.ts';
import { page } from './page.ts';

const MediaSchema = v.object({ schema: v.optional(v.unknown()) });

/** What the page shows of an operation; whatever else the document holds stays in the document. */
const OperationSchema = v.object({
  operationId: v.string(),
  summary: v.string(),
  description: v.optional(v.string()),
  tags: v.optional(v.array(v.string()), []),
  security: v.optional(v.array(v.record(v.string(), v.unknown()))),
  parameters: v.optional(
    v.array(v.object({ name: v.string(), in: v.string(), description: v.optional(v.string(), '') })),
    [],
  ),
  requestBody: v.optional(v.object({ content: v.record(v.string(), MediaSchema) })),
  responses: v.record(
    v.string(),
    v.object({ description: v.string(), content: v.optional(v.record(v.string(), MediaSchema)) }),
  ),
});

type Operation = v.InferOutput<typeof OperationSchema> & { readonly method: string; readonly path: string };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = v.safeParse(OperationSchema, item[method]);
      return operation.success ? [{ ...operation.output, method: method.toUpperCase(), path }] : [];
    }),
  );
}

/** The last part of a `$ref`, by which a schema is listed further down. */
function schemaName(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null || !('$ref' in schema)) return undefined;
  return String(schema.$ref).split('/').at(-1);
}

function schemaLink(content: Record<string, { schema?: unknown }> | undefined) {
  const [[type, media] = []] = Object.entries(content ?? {});
  const name = schemaName(media?.schema);
  return name ? html`<a href="#schema-${name}">${name}</a> <span class="quiet">${type}</span>` : '';
}

/** Text with `code` in it. */
function prose(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

function whoMayCall(security: Operation['security']): string {
  if (!security || security.length === 0) return 'Anybody may call it.';
  return security.some((way) => Object.keys(way).length === 0)
    ? 'Anybody may call it; officials with their token and key.'
    : 'For officials, with their token and key.';
}

function operationSection(operation: Operation) {
  const { method, path, parameters, requestBody, responses } = operation;
  return html`<section id="${operation.operationId}">
<h2><code><span class="method">${method}</span>${path}</code></h2>
<p><strong>${operation.summary}.</strong> ${prose(operation.description ?? '')}</p>
<p class="quiet">${whoMayCall(operation.security)}</p>
${
  parameters.length === 0
    ? ''
    : html`<table><thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">What it is</th></tr></thead>
<tbody>${parameters.map(
        ({ name, in: place, description }) =>
          html`<tr><td><code>${name}</code></td><td>${place}</td><td>${description}</td></tr>`,
      )}</tbody></table>`
}
${requestBody ? html`<p>Body: ${schemaLink(requestBody.content)}</p>` : ''}
<table><thead><tr><th scope="col">Answer</th><th scope="col">Means</th><th scope="col">Body</th></tr></thead>
<tbody>${Object.entries(responses).map(
    ([status, { description, content }]) =>
      html`<tr><td><code>${status}</code></td><td>${prose(description)}</td><td>${schemaLink(content)}</td></tr>`,
  )}</tbody></table>
</section>`;
}

/** The readable page of the OpenAPI document. */
export function docsPage(document: OpenApiDocument) {
  const operations = operationsOf(document);
  const schemas = Object.entries(document.components.schemas ?? {});
  const content = html`<h1>${document.info.title} ${document.info.version}</h1>
<p>${prose(document.info.description)}</p>
<p><a href="/openapi.json">OpenAPI 3.1 document</a></p>
<nav aria-label="Operations"><ul>${operations.map(
    ({ operationId, method, path, summary }) =>
      html`<li><a href="#${operationId}"><code>${method} ${path}</code></a> ${summary}</li>`,
  )}</ul></nav>
${operations.map(operationSection)}
<section id="schemas"><h2>Schemas</h2>
${schemas.map(
  ([name, schema]) => html`<details id="schema-${name}"><summary>${name}</summary>
<pre tabindex="0" aria-label="JSON schema of ${name}">${JSON.stringify(schema, null, 2)}</pre></details>`,
)}</section>
<section id="problems"><h2>Problems</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">Status</th><th scope="col">Means</th></tr></thead>
<tbody>${PROBLEMS.map(
    (name) => html`<tr><td><a href="/problems/${name}">${name}</a></td><td>${PROBLEM_STATUS[name]}</td>
<td>${PROBLEM_MESSAGES.en.problems[name].title}</td></tr>`,
  )}</tbody></table></section>`;
  return page('en', `${document.info.title} API`, content);
}
