package web

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
)

func TestTheWorkerKnowsTheSite(t *testing.T) {
	f := load(t)
	script, err := f.Worker(map[string]string{"en": "<p>wait</p>", "nl": "<p>wacht</p>"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range workerFiles {
		if address := f.Address(name); address != "" && !bytes.Contains(script, []byte(`"`+address+`"`)) {
			t.Errorf("the worker does not know %s", address)
		} else if address == "" && name != "app.wasm" && name != "wasm_exec.js" {
			t.Errorf("there is no %s", name)
		}
	}
	if !bytes.Contains(script, []byte(`"shells":["en","nl"]`)) || bytes.Contains(script, []byte(workerSite)) {
		t.Error("the worker does not know the shells")
	}
	same, _ := f.Worker(map[string]string{"nl": "<p>wacht</p>", "en": "<p>wait</p>"})
	other, _ := f.Worker(map[string]string{"en": "<p>wait on</p>", "nl": "<p>wacht</p>"})
	if !bytes.Equal(script, same) || bytes.Equal(script, other) {
		t.Error("the worker must change when a shell does, and only then")
	}
	if w := get(f, Prefix+workerName, http.Header{}); w.Code != http.StatusNotFound {
		t.Errorf("the worker without what it must know is served with %d", w.Code)
	}
	f.worker = []byte(strings.Replace(string(f.worker), workerSite, "{}", 1))
	if _, err := f.Worker(nil); err == nil {
		t.Error("a script without a place for what it must know is taken")
	}
}
