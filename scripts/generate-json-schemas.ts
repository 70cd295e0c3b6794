// Writes docs/schemas/*.schema.json from the zod schemas; a test fails when they differ.
import { writeFileSync } from 'node:fs';
import { jsonSchemas } from '../shared/domain/json-schemas.ts';

for (const [name, schema] of Object.entries(jsonSchemas()))
  writeFileSync(
    new URL(`../docs/schemas/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
