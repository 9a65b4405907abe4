import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { builtFolder } from '../stage/browsers.ts';

const ManifestSchema = v.looseObject({
  permissions: v.array(v.string()),
  host_permissions: v.optional(v.array(v.string())),
  content_scripts: v.optional(v.array(v.unknown())),
  content_security_policy: v.object({ extension_pages: v.string() }),
});

const BUILDS = ['chrome-mv3', 'firefox-mv3'];

function manifestOf(build: string) {
  return v.parse(ManifestSchema, JSON.parse(readFileSync(join(builtFolder(build), 'manifest.json'), 'utf8')));
}

function scriptsOf(build: string): string[] {
  const folder = builtFolder(build);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:js|html)$/.test(file),
  );
}

describe.each(BUILDS)('%s, as the stores take it', (build) => {
  it('asks at install for nothing but what it always needs', () => {
    const manifest = manifestOf(build);
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    const always = ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage'];
    expect(manifest.permissions.filter((each) => each !== 'sidePanel').toSorted()).toEqual(always);
  });

  it('runs its own code alone: none from elsewhere, none made of text', () => {
    const { extension_pages: policy } = manifestOf(build).content_security_policy;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|wasm/);
    for (const file of scriptsOf(build)) {
      const text = readFileSync(join(builtFolder(build), file), 'utf8');
      expect(
        text.match(/\beval\(|new Function\(|importScripts\(|<script[^>]+src="https?:/g),
        file,
      ).toBeNull();
    }
  });
});

it('passes the linter of Mozilla’s store without an error or a warning', async () => {
  const program = join(ROOT, 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      program,
      'lint',
      '--source-dir',
      builtFolder('firefox-mv3'),
      '--output',
      'json',
      '--no-config-discovery',
    ],
    { maxBuffer: 10_000_000 },
  );
  const report = v.parse(
    v.object({
      errors: v.array(v.unknown()),
      warnings: v.array(v.object({ code: v.string(), file: v.optional(v.nullable(v.string())) })),
    }),
    JSON.parse(stdout),
  );
  expect(report.errors).toEqual([]);
  expect(report.warnings).toEqual([]);
});
