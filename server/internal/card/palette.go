package card

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"slices"
)

// colours is how many colours a picture with a palette may have.
const colours = 256

// reduced is the picture with its most frequent colours only; each other colour, a step in the smoothing of an edge, becomes
// the nearest of them. A card has some fifteen colours and their mixtures: nobody sees a difference, and the file is a
// third of the size.
func reduced(from *image.RGBA) *image.Paletted {
	count := map[color.RGBA]int{}
	for i := 0; i < len(from.Pix); i += 4 {
		count[pixel(from, i)]++
	}
	frequent := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range frequent[:min(colours, len(frequent))] {
		palette = append(palette, c)
	}
	place := make(map[color.RGBA]uint8, len(frequent))
	for _, c := range frequent {
		place[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(from.Bounds(), palette)
	for i := range out.Pix {
		out.Pix[i] = place[pixel(from, 4*i)]
	}
	return out
}

// pixel is the colour at an offset; every pixel is opaque.
func pixel(p *image.RGBA, i int) color.RGBA {
	return color.RGBA{p.Pix[i], p.Pix[i+1], p.Pix[i+2], 0xff}
}
