// GraphQL Yoga on node:http as its documentation recommends for production: parsed and validated documents cached (the
// default), no explorer, no landing page, no logging.
import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { announce, load, typeDefs } from './graph.mjs'

const { Query, Node } = load(process.argv[2])
const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: { Query, Node: { __resolveType: Node.resolveType } } }),
  graphiql: false,
  landingPage: false,
  logging: false,
})
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => announce('yoga', server.address()))
