// Package local answers from the portable graph that the browser keeps: what the API would answer the public, without the
// server and without people. Every answer has the form of the API's, so that pages draw it as they draw those.
//
// It may import what the app may, and no more: package portable, package linked and the rules of package model.
package local
