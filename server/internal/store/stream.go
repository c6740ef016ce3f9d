package store

import (
	"context"
	"runtime"

	"go.mongodb.org/mongo-driver/v2/bson"

	"vinculum/graph/model"
)

// batchSize is how many documents are decoded by one goroutine at a time.
const batchSize = 256

// batch is a piece of a stream, on its way from the source through a decoder to the reader.
type batch struct {
	ids  []model.ID
	docs []bson.Raw
	recs []model.Record
	errs []error
	done chan struct{} // closed when decoded
}

func (b *batch) decode() {
	b.recs, b.errs = make([]model.Record, len(b.docs)), make([]error, len(b.docs))
	for i, doc := range b.docs {
		b.recs[i], b.errs[i] = Decode(b.ids[i], doc)
	}
	close(b.done)
}

// Decoded decodes a stream on all cores, since decoding costs more than reading, and yields the records in their order.
// The source calls add for each document, which may reuse its bytes afterwards, and ends when add gives an error or its
// context is done. Documents that cannot be decoded are left out, and named in the error at the end.
func Decoded(ctx context.Context, source func(ctx context.Context, add func(model.ID, bson.Raw) error) error, yield func(model.Record) error) error {
	ctx, stop := context.WithCancel(ctx)
	queue := make(chan *batch, 2*runtime.GOMAXPROCS(0))
	ended := make(chan error, 1)
	go func() {
		defer close(queue)
		ended <- feed(ctx, source, queue)
	}()
	defer func() { // the source's reads end before we return
		stop()
		for range queue {
		}
	}()
	var bad Unreadable
	for b := range queue {
		<-b.done
		for i, rec := range b.recs {
			if b.errs[i] != nil {
				bad.Add(b.ids[i], b.errs[i])
				continue
			}
			if err := yield(rec); err != nil {
				return err
			}
		}
	}
	if err := <-ended; err != nil {
		return err
	}
	return bad.Err()
}

// feed cuts what the source gives into batches and starts their decoding. The queue's length bounds what is in memory.
func feed(ctx context.Context, source func(context.Context, func(model.ID, bson.Raw) error) error, queue chan<- *batch) error {
	b := new(batch)
	send := func() error {
		b.done = make(chan struct{})
		select {
		case queue <- b:
			go b.decode()
			b = new(batch)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := source(ctx, func(id model.ID, doc bson.Raw) error {
		b.ids, b.docs = append(b.ids, id), append(b.docs, append(bson.Raw(nil), doc...))
		if len(b.ids) < batchSize {
			return nil
		}
		return send()
	})
	if err == nil && len(b.ids) > 0 {
		err = send()
	}
	return err
}
