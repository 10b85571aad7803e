.PHONY: build test lint fmt setup ocr-setup

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

# The linter has a module of its own, so that what it depends on is not what the
# program depends on. It is built on first use, in about two minutes.
lint_tool = go tool -modfile=tools/go.mod golangci-lint

build:
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/xinbao ./cmd/xinbao

# Everything: what CI runs, and nothing that CI does not. Under the race detector
# the stories of cmd/xinbao are a tenth of all, so they are played again without; so
# is what is held to times and memory, which the detector multiplies. Many tests
# wait, so that more of them than cores go on at a time.
test: setup ocr-setup lint
	scripts/with-services go test -race -shuffle=on -parallel 4 -timeout 30m ./...
	scripts/with-services go test -shuffle=on -parallel 4 -timeout 20m ./cmd/xinbao ./ocr ./ocr/scan/symbol/train

lint:
	$(lint_tool) run ./...

fmt:
	$(lint_tool) fmt ./...

setup:
	scripts/test-setup

# What recognising scans needs: runtime, model, program. Electronic PDFs work
# without it.
ocr-setup:
	scripts/ocr-setup
