package card

import (
	"image/color"
	"math"

	"vinculum/graph/model"
)

// The colours of the light scheme, as web/css/1-base.css has them.
var (
	paper = color.RGBA{0xf7, 0xf8, 0xfb, 0xff}
	white = color.RGBA{0xff, 0xff, 0xff, 0xff}
	ink   = color.RGBA{0x17, 0x20, 0x33, 0xff}
	quiet = color.RGBA{0x50, 0x5b, 0x73, 0xff}
	brand = color.RGBA{0x1d, 0x3f, 0x94, 0xff}
	gold  = color.RGBA{0xf2, 0xb6, 0x3d, 0xff}
	warn  = color.RGBA{0x7d, 0x4a, 0x00, 0xff}
	warm  = color.RGBA{0xfd, 0xf0, 0xd9, 0xff}
)

// hues are the kinds' hues in degrees, as web/css/1-base.css has them.
var hues = map[model.Kind]float64{
	model.KindInstitution: 262, model.KindConsortium: 300, model.KindNetwork: 350, model.KindProgramme: 200, model.KindUnit: 235, model.KindAgreement: 165,
	model.KindAlumnus: 40, model.KindFund: 95, model.KindService: 140, model.KindEvent: 20, model.KindPublication: 70, model.KindOrganisation: 280,
}

// strong is a kind's colour for lines and signs; soft is its ground, and tint lies between. What is of no kind has the site's.
func strong(k model.Kind) color.RGBA { return ofKind(k, 0.44, 0.13, brand) }
func soft(k model.Kind) color.RGBA {
	return ofKind(k, 0.945, 0.03, color.RGBA{0xe6, 0xec, 0xfa, 0xff})
}
func tint(k model.Kind) color.RGBA {
	return ofKind(k, 0.82, 0.06, color.RGBA{0xb4, 0xc3, 0xe8, 0xff})
}

func ofKind(k model.Kind, lightness, chroma float64, otherwise color.RGBA) color.RGBA {
	if hue, ok := hues[k]; ok {
		return oklch(lightness, chroma, hue)
	}
	return otherwise
}

// oklch is a colour of the Oklch space (CSS Color 4, 9.4) in sRGB; what sRGB has not is cut off.
func oklch(lightness, chroma, hue float64) color.RGBA {
	sin, cos := math.Sincos(hue * math.Pi / 180)
	a, b := chroma*cos, chroma*sin
	cube := func(v float64) float64 { return v * v * v }
	l := cube(lightness + 0.3963377774*a + 0.2158037573*b)
	m := cube(lightness - 0.1055613458*a - 0.0638541728*b)
	s := cube(lightness - 0.0894841775*a - 1.2914855480*b)
	return color.RGBA{
		gamma(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		gamma(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		gamma(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s), 0xff,
	}
}

// gamma writes linear light as a value of sRGB.
func gamma(v float64) uint8 {
	v = min(max(v, 0), 1)
	if v <= 0.0031308 {
		return uint8(math.Round(255 * 12.92 * v))
	}
	return uint8(math.Round(255 * (1.055*math.Pow(v, 1/2.4) - 0.055)))
}
