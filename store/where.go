package store

import (
	"fmt"
	"strings"
)

// where builds the condition of a list that has filters. Column names come from
// the code, values are always arguments, numbered in order.
type where struct {
	conditions []string
	args       []any
}

func (w *where) equal(column string, value any) { w.add(column+" = ", value) }

func (w *where) atLeast(column string, value any) { w.add(column+" >= ", value) }

func (w *where) less(column string, value any) { w.add(column+" < ", value) }

func (w *where) add(condition string, value any) {
	w.conditions = append(w.conditions, condition+w.arg(value))
}

// among asks for one of several values.
func among[T any](w *where, column string, values []T) {
	places := make([]string, len(values))
	for i, value := range values {
		places[i] = w.arg(value)
	}
	w.conditions = append(w.conditions, column+" IN ("+strings.Join(places, ", ")+")")
}

// arg is the placeholder of the next value.
func (w *where) arg(value any) string {
	w.args = append(w.args, value)
	return fmt.Sprintf("$%d", len(w.args))
}

func (w *where) text() string { return " WHERE " + strings.Join(w.conditions, " AND ") }

func (w *where) limit(rows int) string { return " LIMIT " + w.arg(rows) }
