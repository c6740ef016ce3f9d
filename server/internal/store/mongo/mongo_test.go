package mongo

import (
	"context"
	"crypto/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
	"vinculum/server/internal/store/storetest"
)

// uriEnv names the server that the tests use, each in a database of its own.
const uriEnv = "MONGODB_TEST_URI"

func serverURI(t testing.TB) string {
	t.Helper()
	uri := os.Getenv(uriEnv)
	if uri == "" {
		t.Skipf("SKIPPED: no MongoDB to test against. Set %s to the URI of a server on which databases may be made and dropped, "+
			"or start one and let it tell its URI: export %s=$(.ci/mongo-up.sh)", uriEnv, uriEnv)
	}
	return uri
}

// withDatabase puts another database's name into a URI.
func withDatabase(uri, name string) string {
	scheme, rest, _ := strings.Cut(uri, "://")
	rest, query, hasQuery := strings.Cut(rest, "?")
	hosts, _, _ := strings.Cut(rest, "/")
	uri = scheme + "://" + hosts + "/" + name
	if hasQuery {
		uri += "?" + query
	}
	return uri
}

// raw connects without a Store.
func raw(t testing.TB, address string) *mongo.Database {
	t.Helper()
	client, err := mongo.Connect(options.Client().ApplyURI(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Disconnect(context.Background()) })
	return client.Database(databaseName(address))
}

var harness = storetest.Harness{
	Open: open,
	Fresh: func(t testing.TB) string {
		address := withDatabase(serverURI(t), "vinculum_test_"+strings.ToLower(rand.Text()))
		t.Cleanup(func() {
			if err := raw(t, address).Drop(context.Background()); err != nil {
				t.Errorf("drop the test's database: %v", err)
			}
		})
		return address
	},
	Plant: func(t *testing.T, address string, id model.ID, doc any) {
		if _, err := raw(t, address).Collection(string(id.Kind())).InsertOne(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
	},
	Sever: sever,
}

func open(ctx context.Context, address string) (store.Store, error) {
	s, err := Open(ctx, address)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func TestMain(m *testing.M) { storetest.Main(m, open) }

func TestContract(t *testing.T) {
	serverURI(t)
	storetest.Run(t, harness)
}

func BenchmarkStore(b *testing.B) {
	serverURI(b)
	storetest.Bench(b, harness)
}

// TestLateWrites checks the guarantee of Changes: writes that become visible after later ones are found as long as they
// are not later than the overlap, though the primary's clock jumps.
func TestLateWrites(t *testing.T) {
	address := harness.Fresh(t)
	s := opened(t, address)
	mark, err := s.Now(t.Context())
	check(t, err)
	want := func(ids ...model.ID) {
		t.Helper()
		var got []model.ID
		mark, err = s.Changes(t.Context(), mark, func(c store.Change) error {
			got = append(got, c.ID)
			return nil
		})
		check(t, err)
		if !slices.Equal(got, ids) {
			t.Errorf("changes %v; want %v", got, ids)
		}
	}
	for _, late := range []struct {
		id     model.ID
		behind int64 // of the mark, in microseconds
	}{{"network:now", 0}, {"network:late", 10e6}, {"network:later", 40e6}, {"network:ahead", -3600e6}, {"network:back", 1e6}} {
		doc := bson.D{{Key: "_id", Value: late.id}, {Key: "version", Value: int64(1)}, {Key: "updated", Value: mark.At - late.behind}}
		_, err := raw(t, address).Collection("network").InsertOne(t.Context(), doc)
		check(t, err)
		want(late.id)
		want()
	}
	mark.At += 3600e6 // the mark was taken from a server whose clock was an hour ahead, and which is primary no more
	check(t, s.Save(t.Context(), bare("network:other-clock")))
	want("network:other-clock")
}

func opened(t *testing.T, address string) *Store {
	t.Helper()
	s, err := Open(t.Context(), address)
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

// bare is a record with nothing but an id.
func bare(id model.ID) model.Record {
	rec := model.NewRecord(id.Kind())
	rec.Head().ID = id
	return rec
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestIndexes(t *testing.T) {
	address := harness.Fresh(t)
	check(t, opened(t, address).Save(t.Context(), bare("institution:a")))
	specs, err := raw(t, address).Collection("institution").Indexes().ListSpecifications(t.Context())
	check(t, err)
	var names []string
	for _, spec := range specs {
		names = append(names, spec.Name)
	}
	if got := strings.Join(names, " "); got != "_id_ updated_1 identifiers_1" {
		t.Errorf("indexes %s", got)
	}
}

func TestDatabaseName(t *testing.T) {
	for uri, want := range map[string]string{
		"mongodb://localhost:27017":                          "vinculum",
		"mongodb://localhost:27017/":                         "vinculum",
		"mongodb://localhost/?replicaSet=rs0":                "vinculum",
		"mongodb://u:p%2F%40@a:1,b:2/leiden?replicaSet=rs0":  "leiden",
		"mongodb+srv://u:p@cluster.example.org/my%20data":    "my data",
		"mongodb+srv://u:p@cluster.example.org?appName=a/b":  "vinculum",
		"mongodb://localhost:27017/leiden?authSource=admin/": "leiden",
	} {
		if got := databaseName(uri); got != want {
			t.Errorf("%s: %q; want %q", uri, got, want)
		}
	}
}
