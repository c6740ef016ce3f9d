// Mercurius on Fastify as its documentation recommends for speed: queries compiled from their first execution on
// (jit: 1), documents cached (the default), no logger.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { announce, load, typeDefs } from './graph.mjs'

const { Query, Node } = load(process.argv[2])
const app = Fastify({ logger: false })
await app.register(mercurius, { schema: typeDefs, resolvers: { Query, Node }, jit: 1 })
await app.listen({ host: '127.0.0.1', port: 0 })
announce('mercurius', app.server.address())
