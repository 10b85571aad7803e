//go:build !linux

package main

import "errors"

// limitMemory is known on Linux only.
func limitMemory(bytes uint64) error {
	if bytes == 0 {
		return nil
	}
	return errors.New("limit the memory: not possible on this system")
}
