package model

// Figure is a published number about the university or its relations, as its source gives it.
type Figure struct {
	Base    `bson:",inline"`
	Subject ID      `json:"subject" bson:"subject"` // the node it is about
	Meaning Text    `json:"meaning" bson:"meaning"` // what is counted
	Value   float64 `json:"value" bson:"value"`
	Unit    string  `json:"unit,omitempty" bson:"unit,omitempty"` // "%" or "ECTS"; "" for a count
	// Qualifier is "about", "more than" or "" for an exact number.
	Qualifier Text `json:"qualifier,omitzero" bson:"qualifier,omitempty"`
	Year      int  `json:"year,omitempty" bson:"year,omitempty"` // 0 where the source gives none
}

// Validate checks the id and what is counted.
func (f *Figure) Validate() error {
	var c Check
	f.check(&c, KindFigure)
	c.That(f.Subject.Valid(NodeKinds...), "subject", "%q is not the id of a node", clip(string(f.Subject)))
	c.That(!f.Meaning.IsZero(), "meaning", "is missing")
	return c.Err(string(f.ID))
}

// Dataset says how the data set as a whole was made. There is one, DatasetID.
type Dataset struct {
	Base   `bson:",inline"`
	Seed   uint64 `json:"seed,omitempty" bson:"seed,omitempty"` // of the generator
	Alumni int    `json:"alumni,omitempty" bson:"alumni,omitempty"`
	// AsOf is the day the generated part was made for: its ages, years and statuses are right on that day.
	AsOf Date `json:"asOf,omitempty" bson:"asOf,omitempty"`
	// Complete is false while a data set is being written for the first time.
	Complete bool `json:"complete" bson:"complete"`
}

// DatasetID is the id of the one Dataset record.
const DatasetID ID = "dataset:main"

// Validate checks the id.
func (d *Dataset) Validate() error {
	var c Check
	d.check(&c, KindDataset)
	c.That(d.ID == DatasetID, "id", "is not %s", DatasetID)
	return c.Err(string(d.ID))
}

// AccessToken lets a program read as an audience. Only a hash of the secret is kept.
type AccessToken struct {
	Base     `bson:",inline"`
	Name     string   `json:"name" bson:"name"`
	Audience Audience `json:"audience" bson:"audience"`
	Hash     []byte   `json:"hash" bson:"hash"`       // SHA-256 of the secret
	Created  int64    `json:"created" bson:"created"` // seconds since 1970 UTC
	Revoked  int64    `json:"revoked,omitempty" bson:"revoked,omitempty"`
}

// Validate checks the name and the hash.
func (t *AccessToken) Validate() error {
	var c Check
	t.check(&c, KindAccessToken)
	c.That(t.Name != "" && len(t.Name) <= 200, "name", "must have 1 to 200 bytes")
	c.That(len(t.Hash) == 32, "hash", "is not a SHA-256 hash")
	c.That(t.Audience <= AudiencePublic, "audience", "is not an audience")
	return c.Err(string(t.ID))
}
