import type { Hono } from 'hono';
import { answer, type IntakeEnv } from './answers.ts';
import { docsPage } from './docs-page.ts';
import { type OpenApiDocument, openApiDocument } from './openapi.ts';
import { PAGE_HEADERS, PAGE_STYLE } from './page.ts';
import type { AppParts } from './parts.ts';
import { showProblem } from './problem-page.ts';
import { createFileServer, IMMUTABLE, REVALIDATED, WIDGET_HEADERS } from './widget-files.ts';

/** Adds what people and other sites load: the built widget, the demo page, the API's documentation. */
export function addPages(app: Hono<IntakeEnv>, parts: AppParts): void {
  let made: Promise<OpenApiDocument> | undefined;
  const document = () => {
    made ??= openApiDocument(app, parts.publicUrl);
    return made;
  };
  app.get('/openapi.json', async (c) => answer(c, 200, await document()));
  app.get('/docs/', async (c) =>
    c.html(docsPage(await document()), 200, { ...PAGE_HEADERS, ...REVALIDATED }),
  );
  app.get('/docs', (c) => c.redirect('/docs/'));
  app.get('/docs/page.css', (c) =>
    c.body(PAGE_STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      ...REVALIDATED,
    }),
  );
  app.get('/problems/:name', showProblem);

  const files = createFileServer(parts.widgetFolder);
  app.get('/', (c) => c.redirect('/demo/'));
  app.get('/demo', (c) => c.redirect('/demo/'));
  app.get('/demo/:file{.*}', (c) =>
    files.serve(c, `demo/${c.req.param('file') || 'index.html'}`, REVALIDATED),
  );
  app.get('/widget/:file{.+}', (c) => {
    const file = c.req.param('file');
    // A folder named by a build's own digest never changes, nor does a chunk named by its own.
    const caching = /^(v1\/chunks|[0-9a-f]{12})\//.test(file) ? IMMUTABLE : REVALIDATED;
    return files.serve(c, file, { ...WIDGET_HEADERS, ...caching });
  });
}
