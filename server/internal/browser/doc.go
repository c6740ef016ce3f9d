// Package browser tests the site in a real Chromium: the program itself, built and started as anyone starts it, with a
// small data set and some hostile records in it. It holds tests only.
//
// The tests say what readers may rely on: every page reads, links and searches without scripts; the WebAssembly app takes
// over without changing anything on the screen, and goes on without loading pages; no name that somebody imports runs as
// code or breaks a page; the site can be installed; keyboard, screen reader, both languages and both colour schemes work.
//
// They need the built web app (make web) and a Chromium: the variable CHROMIUM names one, else one is looked for.
// VINCULUM_SCREENSHOTS names a folder for pictures of every page, without hostile records; VINCULUM_AXE names a copy of axe-core's axe.min.js, by
// which every page is then audited too.
package browser
