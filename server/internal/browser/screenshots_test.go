package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// picturesFolder is where pictures go; while they are made, there are no hostile records on the site.
func picturesFolder() string { return os.Getenv("VINCULUM_SCREENSHOTS") }

// pictureWidths are those of pictures, in CSS pixels: of a small phone, a tablet and a desktop.
var pictureWidths = []int64{360, 768, 1440}

// TestScreenshots writes pictures of every page in every width and both schemes into the folder that VINCULUM_SCREENSHOTS
// names; those of the light scheme in English, of the dark one in Dutch, and phones, where words take the room, in both.
func TestScreenshots(t *testing.T) {
	folder := picturesFolder()
	if folder == "" {
		t.Skip("VINCULUM_SCREENSHOTS names no folder")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	b := open(t, true)
	for _, p := range append(everyPage(t), explorePages...) {
		for _, lang := range []string{"en", "nl"} {
			for _, scheme := range []string{"light", "dark"} {
				b.scheme(scheme)
				for _, px := range pictureWidths {
					if px == pictureWidths[0] || (lang == "en") == (scheme == "light") {
						b.picture("/"+lang+p.path, px, filepath.Join(folder, fmt.Sprintf("%04d-%s-%s-%s.png", px, lang, scheme, fileName(p.path))))
					}
				}
			}
		}
	}
}

// fileName makes a page's path the name of a file.
func fileName(path string) string {
	if path == "" {
		return "home"
	}
	return strings.NewReplacer("/", "_", "?", "-", "=", "-", "&", "-", ":", "-").Replace(strings.Trim(path, "/"))
}

// mostPixels bounds the height of a picture; what lies further down looks like what is there.
const mostPixels = 4000

// picture writes a whole page as a PNG file.
func (b *tab) picture(path string, px int64, file string) {
	b.Helper()
	phone := px < 600
	metrics := emulation.SetDeviceMetricsOverrideParams{Width: px, Height: 844, DeviceScaleFactor: 1, Mobile: phone}
	send(b, emulation.SetDeviceMetricsOverride, metrics)
	b.visit(path)
	if strings.Contains(path, "/explore?") { // the app draws the picture
		b.takeOver()
		b.wait(`!document.getElementById("explore-host") || ` + drawnPicture)
	}
	metrics.Height = min(mostPixels, max(844, eval[int64](b, "document.documentElement.scrollHeight")))
	send(b, emulation.SetDeviceMetricsOverride, metrics)
	eval[bool](b, `document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))`)
	shot := send(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng})
	if err := os.WriteFile(file, shot.Data, 0o644); err != nil {
		b.Fatal(err)
	}
}
