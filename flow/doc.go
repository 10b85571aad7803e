// Package flow says what a request is: its states and events, the one table of
// moves, the routes between the steps of a source, forms, deadlines and the
// poll schedule. It is pure: it imports the standard library only, reads no
// clock and calls nobody. It must not know SQL, asynq, HTTP or the words of a
// source's wire contract; workers translate those into outcomes.
package flow
