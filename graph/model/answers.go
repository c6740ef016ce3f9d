package model

// Statistics is the doorway to the counts over a whole data set: each is counted when asked for.
type Statistics struct{}

// CodeList is a code list by name.
type CodeList struct {
	Name  string
	Items []*CodeItem
}

// CodeItem is a value of a code list.
type CodeItem struct {
	Value   string
	Label   Text
	Broader string // the next broader value, or ""
}

// DatasetView is what an audience sees of the data set as a whole.
type DatasetView struct {
	Audience Audience
	Revision string
	Today    Date
	Counts   []*FacetValue
	Origins  []*FacetValue
	Seed     string
	Notice   Text
	Figures  []*Figure
}
