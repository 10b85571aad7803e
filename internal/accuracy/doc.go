// Package accuracy owns how well reports are read: it holds what was read against
// the truth by the strict rule – every printed value exact, nothing invented – and
// sums it up by class, with the time for a page and what confidences are worth. It
// must not know how reports are made or read.
package accuracy
