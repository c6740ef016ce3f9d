package state

// askedKey is where the browser keeps the question.
const askedKey = "asked"

// Asked is the question that was asked last on this device about where one can go, as the query of its address; "" for none.
func Asked() string { return read(askedKey) }

// Ask keeps a question as the last one.
func Ask(question string) { write(askedKey, question) }

// ForgetAsked forgets the last question.
func ForgetAsked() { write(askedKey, "") }
