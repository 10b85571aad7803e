// Command xinbao acquires personal credit reports for lenders. This package is
// wiring only: it reads the configuration, makes each part with what it needs,
// starts and stops roles. It must not know what a request is.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/redis/go-redis/v9"

	"xinbao/internal/config"
)

func main() {
	redis.SetLogger(silent{}) // what it would print comes back as an error too
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// silent keeps the Redis client from printing beside our log.
type silent struct{}

// Printf implements the client's logger.
func (silent) Printf(context.Context, string, ...any) {}

// cli is every subcommand.
type cli struct {
	config.Log `embed:""`

	Dev       devCmd       `cmd:"" help:"Everything in one process on an embedded database, Redis and credit centre."`
	Demo      demoCmd      `cmd:"" help:"The main job from call to signed notice, 24 hours in seconds."`
	API       apiCmd       `cmd:"" name:"api" help:"Serve the merchants' API."`
	Worker    workerCmd    `cmd:"" help:"Bring requests on and post notices."`
	Scheduler schedulerCmd `cmd:"" help:"Wake what is due; any number may run."`
	Sandbox   sandboxCmd   `cmd:"" help:"Serve the simulated credit centre."`
	Migrate   migrateCmd   `cmd:"" help:"Bring the database to this version's schema."`
	Structure structureCmd `cmd:"" help:"Turn the PDF of a credit report into JSON."`
	Accuracy  accuracyCmd  `cmd:"" help:"Say how well reports are read, on invented ones."`
	Merchant  merchantCmd  `cmd:"" help:"Merchants, their API keys and notice secrets."`
	Keys      keysCmd      `cmd:"" help:"Make and rotate the keyring that seals personal data."`
	Version   versionCmd   `cmd:"" help:"Say which version this is."`
}

// std is where a command writes: results to out, everything else to err.
type std struct{ out, err io.Writer }

// say writes a line of a result.
func (s std) say(format string, args ...any) { _, _ = fmt.Fprintf(s.out, format+"\n", args...) }

// errExit ends parsing where kong has printed what was asked for.
var errExit = errors.New("exit")

// run is main without the process: it returns the exit code. 0 is success, 1 a
// failure, 2 a call that cannot be understood.
func run(ctx context.Context, args []string, out, errOut io.Writer) (code int) {
	var c cli
	defer exitedAsAsked(&code)
	parser, err := kong.New(&c, kong.Name("xinbao"), kong.Description("信报: personal credit reports for lenders, self-hosted."),
		kong.Writers(out, errOut), kong.Exit(func(int) { panic(errExit) }), kong.UsageOnError(),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(std{out, errOut}))
	if err != nil {
		return fail(errOut, err, 2)
	}
	call, err := parser.Parse(args)
	if err != nil {
		return fail(errOut, err, 2)
	}
	err = call.Run(&c.Log)
	if said, ok := errors.AsType[exitError](err); ok {
		return int(said)
	}
	if err != nil {
		return fail(errOut, err, 1)
	}
	return 0
}

func fail(w io.Writer, err error, code int) int {
	_, _ = fmt.Fprintf(w, "xinbao: %v\n", err)
	return code
}

// exitedAsAsked turns kong's exit after --help into a return.
func exitedAsAsked(code *int) {
	if v := recover(); v != nil {
		if err, ok := v.(error); !ok || !errors.Is(err, errExit) {
			panic(v)
		}
		*code = 0
	}
}
