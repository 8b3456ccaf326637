/** The layers of docs/design: which folder of src/ may import which. One table, checked by `npm run check`. */
const layers = {
  domain: [],
  importers: ['domain'],
  exporters: ['domain'],
  graph: ['domain'],
  database: ['domain'],
  api: ['domain', 'graph', 'exporters', 'generated'],
  generated: ['api', 'domain'],
  cli: ['domain', 'importers', 'exporters', 'graph', 'database', 'api'],
}

const folderRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-${allowed.join('-') || 'nothing'}`,
  comment: `src/${folder}/ may import ${allowed.length === 0 ? 'no other folder' : allowed.join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: [
      `^src/${folder}/`,
      ...allowed.map((name) => `^src/${name}/`),
      ...(folder === 'cli' ? ['^src/[^/]+[.]ts$'] : []),
    ],
  },
}))

/** A package that only these folders may know. */
const onlyIn = (name, packages, folders) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: folders },
  to: { path: packages },
})

module.exports = {
  forbidden: [
    ...folderRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'app-and-config-import-no-cli',
      severity: 'error',
      from: { path: '^src/[^/]+[.]ts$' },
      to: { path: '^src/(?:cli|web)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/web/', '^src/generated/', '[.]d[.]ts$', 'watchdog'] },
      to: {},
    },
    onlyIn('neo4j-driver-only-in-graph', 'node_modules/neo4j-driver', ['^src/graph/']),
    onlyIn('graphql-server-only-in-api', 'node_modules/(?:@apollo|fastify|@fastify|@as-integrations)', [
      '^src/api/',
      '^src/app[.]ts$',
    ]),
    onlyIn('drawing-only-in-web', 'node_modules/(?:cytoscape|d3-force)', ['^src/web/']),
    onlyIn('react-only-in-web', 'node_modules/(?:react|react-dom|graphiql|@graphiql)', ['^src/web/']),
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/web/.*[.](?:css|svg)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
