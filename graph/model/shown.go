package model

// What the API shows of optional parts: nil where there is nothing, so that GraphQL answers null.

func orNil[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// English is the English text, Dutch the Dutch one or, where it reads the same, the English.
func (t Text) English() string { return t.In("en") }
func (t Text) Dutch() string   { return t.In("nl") }

// NoteText is the note, or nil.
func (b *Base) NoteText() *Text { return orNil(b.Note) }

// NoteText is the note, or nil.
func (e *Edge) NoteText() *Text { return orNil(e.Note) }

// SummaryText is the summary, or nil; SeatPlace the seat.
func (b *Body) SummaryText() *Text { return orNil(b.Summary) }
func (b *Body) SeatPlace() *Place  { return orNil(b.Place) }

// SummaryText is the summary, or nil.
func (i *Institution) SummaryText() *Text { return orNil(i.Summary) }

// SummaryText is the summary, or nil; SeatPlace where the unit is.
func (u *Unit) SummaryText() *Text { return orNil(u.Summary) }
func (u *Unit) SeatPlace() *Place  { return orNil(u.Place) }

// SummaryText is the summary, or nil.
func (p *Programme) SummaryText() *Text { return orNil(p.Summary) }

// Latitude and Longitude are the point, or nil.
func (p Place) Latitude() *float64 {
	if !p.HasPoint() {
		return nil
	}
	return &p.Lat
}

// Longitude is the point's, or nil.
func (p Place) Longitude() *float64 {
	if !p.HasPoint() {
		return nil
	}
	return &p.Lon
}

// PublishedCount is the number of members that a source gives, or nil.
func (k *Consortium) PublishedCount() *int { return orNil(k.PublishedMembers) }

// IssuesPerYear is how many issues appear in a year, or nil.
func (p *Publication) IssuesPerYear() *int { return orNil(p.PerYear) }

// Stay is the length of stay, or nil.
func (f FundAmount) Stay() *Text { return orNil(f.For) }

// UnitText is the unit in words, or nil.
func (p AgreementPartner) UnitText() *Text { return orNil(p.Unit) }

// RoleText is the role, or nil.
func (c OfficeContact) RoleText() *Text { return orNil(c.Role) }

// Months and Days are the totals of a year, or nil.
func (k *Condition) Months() *float64 { return orNil(k.MonthsPerYear) }
func (k *Condition) Days() *float64   { return orNil(k.DaysPerYear) }

// FirstAcademicYear and LastAcademicYear bound the years of all conditions, or are nil.
func (a *Agreement) FirstAcademicYear() *AcademicYear {
	first, _ := a.Years()
	return orNil(first)
}

// LastAcademicYear is the last year of all conditions, or nil.
func (a *Agreement) LastAcademicYear() *AcademicYear {
	_, last := a.Years()
	return orNil(last)
}

// HomePlace is where the graduate lives, or nil.
func (a *Alumnus) HomePlace() *Place { return orNil(a.Home) }

// ContactShown is how to reach the graduate, or nil.
func (a *Alumnus) ContactShown() *Contact { return orNil(a.Contact) }

// StartYear is the year in which the studies began, or nil.
func (s Study) StartYear() *int { return orNil(s.Started) }

// Length is the number of months, or nil.
func (x Exchange) Length() *float64 { return orNil(x.Months) }

// QualifierText is the qualifier, or nil; KnownYear the year.
func (f *Figure) QualifierText() *Text { return orNil(f.Qualifier) }
func (f *Figure) KnownYear() *int      { return orNil(f.Year) }
