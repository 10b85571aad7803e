// Package archtest owns the rules of the house that no compiler holds: which
// package may import which, who owns a foreign library, what a file may look
// like, and that lists which are written twice agree. It has tests only, one
// file per rule, and a failure says why the rule is there. It must not know how
// anything works: it reads the source.
package archtest
