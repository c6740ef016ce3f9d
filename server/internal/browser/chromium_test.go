package browser

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// chromium is one browser with a profile of its own, shared by all tests; each test opens tabs in it.
type chromium struct {
	ctx     context.Context
	cancel  context.CancelFunc
	profile string
}

// findChromium gives the browser that CHROMIUM names, or one from the path.
func findChromium() (string, error) {
	if named := os.Getenv("CHROMIUM"); named != "" {
		return exec.LookPath(named)
	}
	for _, name := range []string{"/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("there is no Chromium; install one, or name one by CHROMIUM")
}

func startChromium(path, profile string) (*chromium, error) {
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.NoSandbox,
		chromedp.Flag("headless", "new"), chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-default-apps", true), chromedp.Flag("disable-extensions", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("disable-renderer-backgrounding", true), chromedp.Flag("disable-backgrounding-occluded-windows", true),
		chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("lang", "en"), chromedp.WindowSize(1280, 900))
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		cancelAllocator()
		return nil, err
	}
	return &chromium{ctx, func() { cancel(); cancelAllocator() }, profile}, nil
}

// stop closes the browser and removes its profile, which the browser may still be writing for a moment.
func (c *chromium) stop() {
	ctx, cancel := context.WithTimeout(c.ctx, 10*time.Second)
	chromedp.Cancel(ctx)
	cancel()
	c.cancel()
	for range 20 {
		if os.RemoveAll(c.profile) == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}
