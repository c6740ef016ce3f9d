package model

// The filters of the API's lists. Within a field any of the values fits; all fields that are given must fit. Text
// matches as in search.
type (
	// InstitutionFilter chooses institutions.
	InstitutionFilter struct {
		Text          *string
		Countries     []string
		Consortia     []ID
		WithAgreement *bool
	}
	// NetworkFilter chooses networks.
	NetworkFilter struct {
		Text   *string
		Types  []NetworkType
		Scopes []Scope
	}
	// ConsortiumFilter chooses consortia.
	ConsortiumFilter struct {
		Text   *string
		Types  []ConsortiumType
		Scopes []Scope
	}
	// ProgrammeFilter chooses programmes.
	ProgrammeFilter struct {
		Text      *string
		Faculties []ID
		Levels    []int
		Fields    []string
		Languages []string
	}
	// AgreementFilter chooses agreements.
	AgreementFilter struct {
		Text      *string
		Statuses  []AgreementStatus
		Partners  []ID
		Countries []string
		Fields    []string
		Types     []ConditionType
		Levels    []int
		Languages []string
		Faculties []ID
		EndsFrom  *AcademicYear
		EndsTo    *AcademicYear
	}
	// AlumnusFilter chooses alumni.
	AlumnusFilter struct {
		Text          *string
		Countries     []string
		Faculties     []ID
		Programmes    []ID
		GraduatedFrom *int
		GraduatedTo   *int
		Sectors       []Sector
		Employers     []ID
		Exchanges     []ID
		Networks      []ID
		Languages     []string
		Mentor        *bool
		MentorTopics  []MentorTopic
		Places        []string // keys of towns; see Place.Key
	}
	// BodyFilter chooses among the smaller kinds: units, organisations, events, publications, funds, services.
	BodyFilter struct {
		Text  *string
		Types []string
	}
)

// The orders of the API's lists.
type (
	// InstitutionOrder orders institutions.
	InstitutionOrder struct {
		Field     InstitutionOrderField
		Direction Direction
	}
	// ProgrammeOrder orders programmes.
	ProgrammeOrder struct {
		Field     ProgrammeOrderField
		Direction Direction
	}
	// AgreementOrder orders agreements.
	AgreementOrder struct {
		Field     AgreementOrderField
		Direction Direction
	}
	// AlumnusOrder orders alumni.
	AlumnusOrder struct {
		Field     AlumnusOrderField
		Direction Direction
	}
	// BodyOrder orders networks, consortia and the smaller kinds.
	BodyOrder struct {
		Field     BodyOrderField
		Direction Direction
	}
	// InstitutionOrderField is what institutions are ordered by.
	InstitutionOrderField string
	// ProgrammeOrderField is what programmes are ordered by.
	ProgrammeOrderField string
	// AgreementOrderField is what agreements are ordered by.
	AgreementOrderField string
	// AlumnusOrderField is what alumni are ordered by.
	AlumnusOrderField string
	// BodyOrderField is what bodies are ordered by.
	BodyOrderField string
	// NameLanguage is a language that names have.
	NameLanguage string
)

// The languages of names.
const (
	NamesEN NameLanguage = "EN"
	NamesNL NameLanguage = "NL" // English where there is no Dutch name
)

// InstitutionRef names one institution by exactly one of its identifiers.
type InstitutionRef struct {
	ID          *ID
	ErasmusCode *string
	SCHAC       *string
	ROR         *string
	PIC         *string
	Wikidata    *string
	Domain      *string
}
