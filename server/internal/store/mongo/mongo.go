// Package mongo keeps records in a MongoDB, or a server that speaks its protocol: a collection per kind, a document per
// record. It uses nothing that is special to some servers: no transactions, no change streams.
//
// A deleted record leaves its id, version and mark. A unique index covers all identifiers of a document at once.
//
// How other processes' writes are found. Each write carries a mark in `updated`: the database server's time, asked for just
// before the write, so that the writers' clocks do not matter. Writes become visible out of that order, but none later
// than writeTimeout after its mark was taken, for the write's deadline is told to the server. Changes therefore reads
// again from `overlap` before the last mark, and leaves out what it gave before, by id, version and mark. It misses no
// change as long as the clocks of the servers of one replica set differ by less than overlap − writeTimeout. It reads
// with majority concern, so that nothing is seen that a fail-over undoes, and its marks are those up to which a majority
// of the servers has everything, where the server says so.
package mongo

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readconcern"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

const (
	selectTimeout = 3 * time.Second  // to find a server that accepts writes
	readTimeout   = 15 * time.Second // for one answer, or one batch of a stream
	writeTimeout  = 15 * time.Second // from taking a mark to the write's acknowledgement
	closeTimeout  = 5 * time.Second
	overlap       = 45 * time.Second // how far Changes looks back
)

// defaultDatabase is used where the URI names none.
const defaultDatabase = "vinculum"

// Store is a store in a MongoDB database. Make it by Open.
type Store struct {
	client *mongo.Client
	db     *mongo.Database
	// alone lets one save of unique identifiers run at a time. Some servers (DocumentDB) let several inserts of one
	// value wait for each other until one of them is taken back, and again when that one is repeated.
	alone chan struct{}

	mu      sync.Mutex
	indexed map[model.Kind]bool // kinds whose indexes are known to exist
}

var _ store.Store = (*Store)(nil)

// Open connects to the database that the URI names. UNAVAILABLE if it does not answer, BAD_USER_INPUT if the URI is none.
// No error holds the URI, which may hold a password.
func Open(ctx context.Context, uri string) (*Store, error) {
	o := options.Client().ApplyURI(uri)
	if o.Validate() != nil {
		return nil, model.Errorf(model.BadUserInput, "the MongoDB URI is not valid; it reads mongodb://user:password@host:27017/database")
	}
	if o.ServerSelectionTimeout == nil {
		o.SetServerSelectionTimeout(selectTimeout)
	}
	if o.ConnectTimeout == nil {
		o.SetConnectTimeout(selectTimeout)
	}
	if o.AppName == nil {
		o.SetAppName("vinculum")
	}
	o.SetWriteConcern(writeconcern.Majority()).SetReadConcern(readconcern.Majority()).SetReadPreference(readpref.Primary())
	client, err := mongo.Connect(o)
	if err != nil {
		return nil, model.Errorf(model.BadUserInput, "the MongoDB URI is not valid: its options contradict each other or cannot be read")
	}
	s := &Store{client: client, db: client.Database(databaseName(uri)), alone: make(chan struct{}, 1), indexed: map[model.Kind]bool{}}
	if err := s.Ping(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// databaseName is the path of the URI, which is no URL where it names several hosts.
func databaseName(uri string) string {
	_, rest, _ := strings.Cut(uri, "://")
	rest, _, _ = strings.Cut(rest, "?")
	_, path, _ := strings.Cut(rest, "/")
	if name, err := url.PathUnescape(path); err == nil && name != "" {
		return name
	}
	return defaultDatabase
}

// Ping asks the primary for its time.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.clock(ctx)
	return err
}

// Close waits a little for what is running, and disconnects.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	err := s.client.Disconnect(ctx)
	if errors.Is(err, mongo.ErrClientDisconnected) {
		return nil
	}
	return failure(ctx, err)
}

// clock holds the database server's time in microseconds since 1970 UTC.
type clock struct {
	now int64
	// settled is the time up to which a majority of the servers has all writes, where the server tells it; else now.
	settled int64
}

// clock asks the primary.
func (s *Store) clock(ctx context.Context) (clock, error) {
	ask, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	var hello struct {
		LocalTime time.Time `bson:"localTime"`
		LastWrite struct {
			Majority time.Time `bson:"majorityWriteDate"`
		} `bson:"lastWrite"`
	}
	if err := s.client.Database("admin").RunCommand(ask, bson.D{{Key: "hello", Value: 1}}).Decode(&hello); err != nil {
		return clock{}, failure(ctx, err)
	}
	c := clock{now: hello.LocalTime.UnixMicro(), settled: hello.LocalTime.UnixMicro()}
	if m := hello.LastWrite.Majority; !m.IsZero() {
		c.settled = min(c.settled, m.UnixMicro())
	}
	return c, nil
}

// collection is where the kind's records lie.
func (s *Store) collection(k model.Kind) *mongo.Collection { return s.db.Collection(string(k)) }

// index makes the kind's indexes if they are not there, once per process: a database without records needs none.
func (s *Store) index(ctx context.Context, k model.Kind) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.indexed[k] {
		return nil
	}
	want := []mongo.IndexModel{{Keys: bson.D{{Key: "updated", Value: 1}}}}
	if k == model.KindInstitution {
		want = append(want, mongo.IndexModel{Keys: bson.D{{Key: "identifiers", Value: 1}}, Options: options.Index().SetUnique(true).SetSparse(true)})
	}
	if _, err := s.collection(k).Indexes().CreateMany(ctx, want); err != nil {
		return err
	}
	s.indexed[k] = true
	return nil
}
