package transfer

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"slices"

	"vinculum/graph/model"
	"vinculum/server/internal/store"
)

// ExportKinds are the kinds that are exported: all but access tokens.
func ExportKinds() []model.Kind {
	return slices.DeleteFunc(slices.Clone(model.RecordKinds), func(k model.Kind) bool { return k == model.KindAccessToken })
}

// Export writes the store's records of the kinds as newline-delimited JSON, one record a line, kinds in the order given
// and records by id. The store's own bookkeeping (version, mark) is not part of it, so equal records make equal lines.
func Export(ctx context.Context, st store.Store, out io.Writer, kinds []model.Kind, progress Progress) (lines int, err error) {
	buffered := bufio.NewWriterSize(out, 1<<20)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for _, kind := range kinds {
		done := 0
		err := st.Load(ctx, kind, func(rec model.Record) error {
			if done++; progress != nil && done%batch == 0 {
				progress(kind, done)
			}
			return encoder.Encode(rec)
		})
		lines += done
		if err != nil {
			return lines, err
		}
		if progress != nil {
			progress(kind, done)
		}
	}
	return lines, buffered.Flush()
}
