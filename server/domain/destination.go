package domain

import "vinculum/graph/model"

// DestinationQuery asks where people can go; nil is not asked for. See model.DestinationQuestion.
type DestinationQuery struct {
	Field     *string
	Level     *int
	Languages []*model.LanguageLevel
	Country   *string
	Year      *model.AcademicYear // nil: the next academic year
	Kind      model.ConditionType
	Blended   *bool
	// Institutions are the only ones to look at; none: all.
	Institutions []model.ID
}

// Destinations lists where people of the home university can go, the best fit first.
func (r *Reader) Destinations(q DestinationQuery, page model.PageArgs) (*model.DestinationConnection, error) {
	question := model.DestinationQuestion{Kind: q.Kind, Blended: q.Blended, Institutions: q.Institutions, Year: model.AcademicYearOf(r.today) + 1}
	for _, l := range q.Languages {
		question.Languages = append(question.Languages, *l)
	}
	if q.Year != nil {
		question.Year = *q.Year
	}
	var c model.Check
	given(&c, "field", q.Field, &question.Field)
	given(&c, "level", q.Level, &question.Level)
	given(&c, "country", q.Country, &question.Country)
	if err := c.Err("the question"); err != nil {
		return nil, err
	}
	if err := question.Check(r.codes.Has); err != nil {
		return nil, err
	}
	answer := r.view.Destinations().Find(question)
	w, err := newWindow(page, len(answer.Destinations))
	if err != nil {
		return nil, err
	}
	return &model.DestinationConnection{Year: question.Year, Misses: answer.Misses, Connection: model.Connection[*model.Destination]{
		Nodes: answer.Destinations[w.from:w.to], TotalCount: w.total, HasNext: w.to < w.total, HasPrevious: w.from > 0, CursorOf: w.cursor}}, nil
}

// given takes over an argument; one that is there must not be empty, as empty means that it is not.
func given[T comparable](c *model.Check, field string, argument, into *T) {
	if argument == nil {
		return
	}
	var empty T
	c.That(*argument != empty, field, "is empty")
	*into = *argument
}

// DestinationFacts are what the answers are made from beside the agreements, for whoever answers without the server.
func (r *Reader) DestinationFacts() *model.DestinationFacts { return r.view.Destinations().Facts() }

// DestinationReasons are the reasons in words.
func (r *Reader) DestinationReasons(d *model.Destination) []*model.ToldReason {
	told := make([]*model.ToldReason, len(d.Reasons))
	for i, reason := range d.Reasons {
		told[i] = &model.ToldReason{DestinationReason: reason, Text: reason.Sentence(r.destinationLabel)}
	}
	return told
}

func (r *Reader) destinationLabel(list, value string) model.Text {
	if list == string(model.KindFund) {
		if f := nodeAs[*model.Fund](r, model.ID(value)); f != nil {
			return f.Title()
		}
		return model.Text{EN: value}
	}
	return r.codes.Label(list, value)
}

// Scholarships are the funds that may pay for the stay.
func (r *Reader) Scholarships(d *model.Destination) []*model.Fund {
	var funds []*model.Fund
	for _, id := range d.Scholarships {
		if f := nodeAs[*model.Fund](r, id); f != nil {
			funds = append(funds, f)
		}
	}
	return funds
}

// Volunteers lists the alumni who went to a destination and offer to tell about studying abroad.
func (r *Reader) Volunteers(d *model.Destination, page model.PageArgs) (*model.AlumnusConnection, error) {
	q := newQuery(page)
	anyOf(q, "exchanges", []model.ID{d.Institution})
	anyOf(q, "mentorTopics", []model.MentorTopic{model.TopicStudyAbroad})
	return r.alumni(q, nil, nil)
}

// MatchedAgreement is the agreement of a match.
func (r *Reader) MatchedAgreement(m *model.DestinationMatch) *model.Agreement {
	return nodeAs[*model.Agreement](r, m.Agreement)
}

// MatchedCondition is the condition of a match.
func (r *Reader) MatchedCondition(m *model.DestinationMatch) *model.Condition {
	return &r.MatchedAgreement(m).Conditions[m.Condition]
}
