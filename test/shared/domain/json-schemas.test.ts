import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../../shared/domain/json-schemas.ts';

describe('the published JSON Schemas', () => {
  it.each(Object.entries(jsonSchemas()))('docs/schemas/%s.schema.json says what the code does', (name, schema) => {
    const file = new URL(`../../../docs/schemas/${name}.schema.json`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8')), 'run: npm run schemas').toEqual(schema);
  });
});
