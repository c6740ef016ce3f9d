package catalogue

import "vinculum/graph/model"

// env is what the values of a record may depend on beside the record: the day, and other records of the same view.
type env struct {
	today model.Date
	// view is the view in the making that the record is listed in: agreements are listed first, then institutions, then
	// the others (see listingOrder).
	view *View
	// institutions are those that are being added, nil for those that are being removed; the view's list may not know yet.
	institutions map[model.ID]*model.Institution
}

// institution is an institution as the view knows it, or nil.
func (e *env) institution(id model.ID) *model.Institution {
	if i, ok := e.institutions[id]; ok {
		return i
	}
	i, _ := e.view.Institutions().Get(id)
	return i
}

// country is an institution's country, "" where the view does not know it.
func (e *env) country(institution model.ID) string {
	if i := e.institution(institution); i != nil {
		return i.Place.Country
	}
	return ""
}

// hasAgreement says whether an agreement that the view knows is in effect with the institution.
func (e *env) hasAgreement(institution model.ID) bool {
	return e.view.Agreements().any(map[Field][]string{"institutions": {string(institution)},
		"statuses": {string(model.StatusInEffect), string(model.StatusExpiring)}})
}
