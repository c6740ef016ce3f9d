// The API's explorer page: GraphiQL over our own /graphql, with examples in the first tab and nothing from other hosts.
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import "graphiql/graphiql.css";
import "./explorer.css";

const examples = `# Vinculum's GraphQL API. Press the play button, or Ctrl+Enter.
# Without a token you see what the public sees; put {"Authorization": "Bearer vinculum_…"} under Headers to see more.

query Leiden {
  institution(ref: { erasmusCode: "NL LEIDEN01" }) {
    id
    name { en nl }
    consortia { edges { node { name { en } } link { since } } }
    agreements(first: 3) { totalCount nodes { name { en } lastYear } }
  }
}

query HowAreTheyLinked {
  path(from: "network:lu-pride", to: "institution:cologne") {
    sentence { en nl }
    links { kind since until }
  }
}

query WhereDoMentorsWork {
  alumni(filter: { mentor: true }, first: 5) {
    totalCount
    facets { field values { label { en } count } }
  }
}
`;

createRoot(document.getElementById("explorer")).render(
  <GraphiQL fetcher={createGraphiQLFetcher({ url: "/graphql" })} defaultQuery={examples} shouldPersistHeaders={false} />,
);
