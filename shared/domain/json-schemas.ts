import * as z from 'zod';
import { aliasSchema } from './alias.ts';
import { extractionPublishedSchema, extractionRetractedSchema } from './change-event.ts';
import { extractionSchema } from './extraction.ts';
import { quarantineRecordSchema } from './quarantine-record.ts';
import { claimRecordSchema, documentRecordSchema, statisticRecordSchema } from './record.ts';
import { blankFieldsOf } from './stored-record.ts';
import { verdictSchema } from './verdict.ts';
import { verdictRecordedSchema } from './verdict-event.ts';

/** What an item's keys say: `DOC#documentId#RUN#runId#shard` and `C#id` or `S#id`. */
const toldByKeys = { id: true, documentId: true, runId: true } as const;

/** The name of the file stands in the head, as the key of its run. */
const document = { document: claimRecordSchema.shape.document.omit({ name: true }) };

const contracts = {
  extraction: extractionSchema,
  'claim-record': claimRecordSchema.omit(toldByKeys).extend(document),
  'statistic-record': statisticRecordSchema.omit(toldByKeys).extend(document),
  'document-record': documentRecordSchema.omit({ id: true, runId: true }),
  'extraction-published': extractionPublishedSchema,
  'extraction-retracted': extractionRetractedSchema,
  'verdict-recorded': verdictRecordedSchema,
  'quarantine-record': quarantineRecordSchema,
  verdict: verdictSchema,
  alias: aliasSchema,
} as const;

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly items?: ObjectSchema;
  readonly anyOf?: readonly ObjectSchema[];
  readonly required?: readonly string[];
}

/** The schema with a field, given by its path, that is no longer required, and what it is where it is left out. */
const withOptional = (schema: ObjectSchema, path: readonly string[], value: unknown): ObjectSchema => {
  const [name, ...inner] = path;
  if (name === undefined) return schema;
  if (schema.items) return { ...schema, items: withOptional(schema.items, path, value) };
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((one) => withOptional(one, path, value)) };
  const property = schema.properties?.[name];
  if (property === undefined) return schema;
  const isLast = inner.length === 0;
  const told = isLast
    ? { ...property, ...(value === undefined ? {} : { default: value }) }
    : withOptional(property, inner, value);
  const properties = { ...schema.properties, [name]: told };
  const { required = [] } = schema;
  return isLast
    ? { ...schema, properties, required: required.filter((field) => field !== name) }
    : { ...schema, properties };
};

const storedAs: Readonly<Record<string, Parameters<typeof blankFieldsOf>[0]>> = {
  'claim-record': 'claimwire/claim@1',
  'statistic-record': 'claimwire/statistic@1',
  'document-record': 'claimwire/document@1',
};

/** A schema of what stands in the table, where what is null or empty is left out. */
const asStored = (name: string, schema: ObjectSchema): ObjectSchema => {
  const stored = storedAs[name];
  if (stored === undefined) return schema;
  const described = {
    ...schema,
    description:
      'An item of the table. What has its default is left out, and of a claim the ids of its dates where `dates` has them and its sentence where that is `text` and a full stop. Its keys say the rest: PK is DOC#documentId#RUN#runId#shard, SK is C#id, S#id or D.',
  };
  return blankFieldsOf(stored).reduce(
    (so, { path, value }) => withOptional(so, path.replaceAll('[]', '').split('.'), value),
    described as ObjectSchema,
  );
};

/** The contracts as JSON Schema (2020-12), by name, for readers in other languages. Fields beyond them are allowed: a reader ignores what it does not know. */
export const jsonSchemas = (): Record<keyof typeof contracts, object> =>
  Object.fromEntries(
    Object.entries(contracts).map(([name, schema]) => [
      name,
      { title: `Claimwire ${name}`, ...asStored(name, z.toJSONSchema(schema, { io: 'input' }) as ObjectSchema) },
    ]),
  ) as Record<keyof typeof contracts, object>;
