package state

import (
	"encoding/json"
	"sync"
	"sync/atomic"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/local"
	"vinculum/graph/model/names"
)

// graph is the public graph that this tab holds; the browser keeps its file.
var graph struct {
	current atomic.Pointer[local.Graph]
	loading sync.Mutex
	address string       // of its file, while loading is held
	checked atomic.Int64 // when the server was last asked for a newer one, in seconds since 1970
}

// Graph is the public graph on this device, or nil while there is none.
func Graph() *local.Graph { return graph.current.Load() }

// checkEvery is how long a graph is taken to be the newest without asking.
const checkEvery = 5 * time.Minute

// LoadGraph brings the public graph, or a newer one; it waits for it, and does nothing where that was done a moment ago.
// Without a network it comes from what the browser keeps.
func LoadGraph() error {
	graph.loading.Lock()
	defer graph.loading.Unlock()
	if Graph() != nil && time.Since(time.Unix(graph.checked.Load(), 0)) < checkEvery {
		return nil
	}
	b, err := api.Get("/graph.json")
	if err != nil {
		return err
	}
	var at struct{ Address string }
	if err := json.Unmarshal(b, &at); err != nil {
		return err
	}
	graph.checked.Store(time.Now().Unix())
	if Graph() != nil && at.Address == graph.address {
		return nil
	}
	if b, err = api.Get(at.Address); err != nil {
		return err
	}
	g, err := local.Read(b, names.Folder{NFKD: normalized("NFKD"), NFC: normalized("NFC")})
	if err == nil {
		graph.current.Store(g)
		graph.address = at.Address
	}
	return err
}

// RefreshGraph asks for a newer graph the next time, whenever the last time was.
func RefreshGraph() { graph.checked.Store(0) }

// normalized brings texts into a normalization form by what the browser knows of Unicode.
func normalized(form string) func(string) string {
	return func(s string) string {
		return app.Window().Get("String").Get("prototype").Get("normalize").Call("call", s, form).String()
	}
}
