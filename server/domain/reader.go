package domain

import (
	"context"

	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
	"vinculum/server/internal/reference"
)

// Reader answers one request: from one audience's catalogue, as it was when the request began, on one day.
type Reader struct {
	view     *catalogue.View
	codes    *reference.Codes
	audience model.Audience
	today    model.Date
}

type readerKey struct{}

// WithReader puts the request's reader into its context.
func WithReader(ctx context.Context, r *Reader) context.Context {
	return context.WithValue(ctx, readerKey{}, r)
}

// ReaderFrom takes the request's reader from its context. A request without one is a mistake in the wiring: it panics
// rather than answer from a wrong audience.
func ReaderFrom(ctx context.Context) *Reader { return ctx.Value(readerKey{}).(*Reader) }

// Audience is whose catalogue the reader answers from.
func (r *Reader) Audience() model.Audience { return r.audience }

// Node is the node with the id, or nil where the audience sees none.
func (r *Reader) Node(id model.ID) model.Node { return r.view.Node(id) }

// Nodes are the nodes with the ids, in the same order, nil where the audience sees none; at most model.MaxPage ids.
func (r *Reader) Nodes(ids []model.ID) ([]model.Node, error) {
	if len(ids) > model.MaxPage {
		return nil, inputError("ids", "are %d; at most %d may be asked for at once", len(ids), model.MaxPage)
	}
	nodes := make([]model.Node, len(ids))
	for i, id := range ids {
		nodes[i] = r.view.Node(id)
	}
	return nodes, nil
}

// nodeAs is the node with the id as its own type; nil where there is none or it is of another kind.
func nodeAs[T model.Node](r *Reader, id model.ID) (found T) {
	if n, ok := r.view.Node(id).(T); ok {
		return n
	}
	return found
}

// Institution is the institution with the id, or nil.
func (r *Reader) Institution(id model.ID) *model.Institution {
	return nodeAs[*model.Institution](r, id)
}

// Unit is the unit with the id, or nil.
func (r *Reader) Unit(id model.ID) *model.Unit { return nodeAs[*model.Unit](r, id) }

// Network is the network with the id, or nil.
func (r *Reader) Network(id model.ID) *model.Network { return nodeAs[*model.Network](r, id) }

// Programme is the programme with the id, or nil.
func (r *Reader) Programme(id model.ID) *model.Programme { return nodeAs[*model.Programme](r, id) }

// Title is the name people know the node by.
func (r *Reader) Title(n model.Node) *model.Text {
	t := r.view.Title(n)
	return &t
}

// CodeLabel is what people call a code.
func (r *Reader) CodeLabel(c *model.Code) *model.Text {
	t := r.codes.Label(c.List, c.Value)
	return &t
}

// day is the exact day a question is about: the one that was asked for, or today.
func (r *Reader) day(asOf *model.Date) (model.Date, error) {
	if asOf == nil || *asOf == 0 {
		return r.today, nil
	}
	if !asOf.Exact() {
		return 0, inputError("asOf", "%s is not a full date; write 2022-01-15", *asOf)
	}
	return *asOf, nil
}

// inputError is a BAD_USER_INPUT error about one argument.
func inputError(field, format string, args ...any) *model.Error {
	var c model.Check
	c.That(false, field, format, args...)
	return &model.Error{Code: model.BadUserInput, Message: "the question is not valid", Fields: c.Fields}
}
