package i18n

import "vinculum/graph/model"

// copies are the words about answers from the copy of the public graph on the device.
var copies = map[string]model.Text{
	"copy.from":    {EN: "From the copy on this device,", NL: "Uit de kopie op dit apparaat,"},
	"copy.without": {EN: "From the copy on this device, in which people are not kept,", NL: "Uit de kopie op dit apparaat, waarin geen mensen worden bewaard,"},
}
