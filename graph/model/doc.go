// Package model is the shared vocabulary of Vinculum: the records, the codes of the field, and what makes each of
// them valid. The server, the web app and the GraphQL contract all speak it.
//
// Only the standard library may come in here. Nothing that stores, fetches, logs or draws belongs here.
package model
