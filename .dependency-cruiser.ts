import type { IConfiguration } from 'dependency-cruiser';

/** Who may import whom: each room of the house, and the rooms whose modules it may use. Pure rooms also take no Node module. */
export const rooms: Record<string, { folder: string; uses: string[]; pure?: true }> = {
  domain: { folder: 'shared/domain', uses: [], pure: true },
  text: { folder: 'shared/text', uses: ['domain'], pure: true },
  languages: { folder: 'shared/languages', uses: ['domain', 'text'], pure: true },
  extraction: { folder: 'shared/extraction', uses: ['domain', 'text', 'languages'], pure: true },
  observability: { folder: 'shared/observability', uses: ['domain'] },
  editorial: { folder: 'shared/editorial', uses: ['domain'] },
  persistence: { folder: 'shared/persistence', uses: ['domain', 'observability', 'editorial'] },
  announcement: {
    folder: 'shared/announcement',
    uses: ['domain', 'observability', 'editorial', 'persistence'],
  },
  runtime: { folder: 'shared/runtime', uses: ['domain', 'text', 'observability'] },
  publication: {
    folder: 'shared/publication',
    uses: ['domain', 'text', 'extraction', 'observability', 'persistence', 'runtime'],
  },
  client: { folder: 'client', uses: ['domain', 'editorial'] },
  functions: {
    folder: 'functions',
    uses: [
      'domain',
      'text',
      'languages',
      'extraction',
      'observability',
      'editorial',
      'persistence',
      'runtime',
      'publication',
      'announcement',
    ],
  },
  infra: { folder: 'infra', uses: ['functions'] },
  local: {
    folder: 'local',
    uses: [
      'domain',
      'text',
      'languages',
      'extraction',
      'observability',
      'editorial',
      'persistence',
      'runtime',
      'publication',
      'announcement',
      'functions',
      'client',
      'infra',
    ],
  },
  cli: {
    folder: 'cli',
    uses: [
      'domain',
      'text',
      'languages',
      'extraction',
      'observability',
      'editorial',
      'persistence',
      'runtime',
      'publication',
      'announcement',
      'functions',
      'client',
      'local',
      'infra',
    ],
  },
};
const within = (name: string) => `^${rooms[name]?.folder}/`;

const config: IConfiguration = {
  forbidden: [
    ...Object.entries(rooms).map(([name, { uses }]) => ({
      name: `${name}-looks-outwards`,
      comment: `${name} may use only: ${uses.join(', ') || 'itself'}. An import that points outwards ties the inner room to its users.`,
      severity: 'error' as const,
      from: { path: within(name) },
      to: {
        path: '^(shared|functions|client|infra|local|cli|test|bench|scripts)/',
        pathNot: [name, ...uses].map(within),
      },
    })),
    {
      name: 'pure-room-touches-the-machine',
      comment:
        'The extraction library runs anywhere: no Node, no AWS. Only zod (in domain, types elsewhere), hashing and the references of HTML may be imported.',
      severity: 'error',
      from: {
        path: Object.keys(rooms)
          .filter((name) => rooms[name]?.pure)
          .map(within),
      },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'],
        pathNot: 'node_modules/(zod|@noble/hashes|entities)/',
      },
    },
    {
      name: 'functions-know-each-other',
      comment: 'A function is deployed alone. What two of them need belongs in shared/.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'infra-runs-a-function',
      comment: "infra/ takes a function's settings as a type only; its code is bundled by path.",
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^functions/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'zod-on-the-extraction-path',
      comment: 'zod costs 25 ms of cold start; extraction takes its types only.',
      severity: 'error',
      from: { path: '^shared/(text|languages|extraction)/' },
      to: { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'circle',
      comment: 'Two modules that need each other are one.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
    exclude: { path: '(^|/)(cdk\\.out|dist)/' },
  },
};
export default config;
