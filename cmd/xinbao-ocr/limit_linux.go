package main

import (
	"fmt"
	"syscall"
)

// limitMemory makes the kernel refuse this process more memory of its own than that
// (RLIMIT_DATA: since Linux 4.7 all private writable memory), so that a runaway ends
// here and not in the machine's memory.
func limitMemory(bytes uint64) error {
	if bytes == 0 {
		return nil
	}
	limit := syscall.Rlimit{Cur: bytes, Max: bytes}
	if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &limit); err != nil {
		return fmt.Errorf("limit the memory: %w", err)
	}
	return nil
}
