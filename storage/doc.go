// Package storage keeps bytes under names of ours, in a folder or in an
// S3-compatible bucket: whoever uses it cannot tell which. It must not know what
// the bytes are, nor whether they are sealed: that is for package vault.
package storage

import (
	"fmt"
	"regexp"
)

// nameShape leads out of no folder and means the same in every bucket.
var nameShape = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$`)

func checked(name string) error {
	if !nameShape.MatchString(name) {
		return fmt.Errorf("%.20q is no name of ours", name)
	}
	return nil
}
