package i18n

import "vinculum/graph/model"

// copies are the words about answers from the copy of the public graph on the device.
var copies = map[string]model.Text{
	"copy.from":    {EN: "From the copy on this device,", NL: "Uit de kopie op dit apparaat,"},
	"copy.without": {EN: "From the copy on this device, without people,", NL: "Uit de kopie op dit apparaat, zonder mensen,"},
}
