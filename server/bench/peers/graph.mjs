// The graph that both Node peers serve: the schema's part that the bench asks for, over the same people in memory, with
// an index by id and one by country. Records have the fields' names, so that the executors' own property resolvers,
// their fastest, apply everywhere but at the roots.
import { readFileSync } from 'node:fs'

export const typeDefs = /* GraphQL */ `
  type Query {
    node(id: ID!): Node
    alumni(filter: AlumnusFilter, first: Int): AlumnusConnection!
  }
  input AlumnusFilter {
    countries: [String!]
  }
  type AlumnusConnection {
    nodes: [Alumnus!]!
    totalCount: Int!
  }
  interface Node {
    id: ID!
    kind: Kind!
    name: Text!
    origin: Origin!
  }
  type Alumnus implements Node {
    id: ID!
    kind: Kind!
    name: Text!
    origin: Origin!
    given: String!
    family: String!
    home: Place
  }
  type Text {
    en: String!
    nl: String!
  }
  type Place {
    city: String
    country: Code
    lat: Float
    lon: Float
  }
  type Code {
    value: String!
  }
  enum Kind {
    ALUMNUS
  }
  enum Origin {
    CURATED
    IMPORTED
    GENERATED
  }
`

// load reads the bench's file of alumni and gives the resolvers over it.
export function load(file) {
  const { alumni } = JSON.parse(readFileSync(file, 'utf8'))
  const byId = new Map()
  const byCountry = new Map()
  for (const person of alumni) {
    byId.set(person.id, person)
    const country = person.home?.country?.value
    if (country === undefined) continue
    if (!byCountry.has(country)) byCountry.set(country, [])
    byCountry.get(country).push(person)
  }
  const choose = (countries) => {
    if (!countries) return alumni
    if (countries.length === 1) return byCountry.get(countries[0]) ?? []
    return alumni.filter((person) => countries.includes(person.home?.country?.value))
  }
  return {
    Query: {
      node: (_, { id }) => byId.get(id) ?? null,
      alumni: (_, { filter, first }) => {
        const list = choose(filter?.countries)
        return { nodes: list.slice(0, first ?? 20), totalCount: list.length }
      },
    },
    Node: { resolveType: () => 'Alumnus' },
  }
}

// announce says where a server listens, and ends the process with the one that started it.
export function announce(name, { port }) {
  console.log(`${name} listens on http://127.0.0.1:${port}`)
  process.stdin.on('end', () => process.exit()).resume()
  process.on('SIGTERM', () => process.exit())
}
