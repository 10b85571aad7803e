package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"xinbao/internal/config"
	"xinbao/internal/testdb"
	"xinbao/notice"
)

// watched is a world of which every byte is kept that it writes, sends to its
// database and its Redis, logs or shows.
type watched struct {
	*world
	left     leftovers
	client   *client
	log      sink
	began    time.Time
	sqlite   string // the database's file, "" on PostgreSQL
	postgres string // its URL, not through the tap
	redisAt  testdb.RedisOptions
	taps     map[string]*wiretap
	sent     sink // to the credit centre, which is meant to know
}

func openWatched(t *testing.T, p testdb.Pair) *watched {
	t.Helper()
	w := &watched{began: time.Now(), redisAt: p.Redis, taps: map[string]*wiretap{"redis on the wire": tapped(t, p.Redis.Addr)}}
	c := worldConfig{
		Data: t.TempDir(), DatabaseURL: w.tapDatabase(t, p), API: "127.0.0.1:0", Admin: "127.0.0.1:0", Receiver: "127.0.0.1:0",
		RedisURL: testdb.RedisOptions{Addr: w.taps["redis on the wire"].Addr().String(), DB: p.Redis.DB}.URL(),
		Sandbox:  config.Sandbox{Addr: "127.0.0.1:0", Seed: 1}, Received: w.told, Tap: w.tapSource, Pace: pace{Sweep: 50 * time.Millisecond, PollGap: 25 * time.Millisecond},
	}
	var err error
	w.world, err = openWorld(context.WithoutCancel(t.Context()), &config.Log{Level: "trace", Format: "json"}, std{io.Discard, &w.log}, c)
	wantOK(t, err)
	t.Cleanup(w.stop)
	w.client = newClient(w.apiURL, w.key)
	w.client.http.Transport = overheard{http.DefaultTransport, &w.left, func() { w.lookAround(t) }}
	return w
}

// tapDatabase listens to PostgreSQL; a file needs no ear.
func (w *watched) tapDatabase(t *testing.T, p testdb.Pair) string {
	t.Helper()
	u, err := url.Parse(p.DatabaseURL)
	wantOK(t, err)
	if u.Scheme == "sqlite" {
		w.sqlite = u.Path
		return p.DatabaseURL
	}
	w.postgres = p.DatabaseURL
	w.taps["postgres on the wire"] = tapped(t, u.Host)
	u.Host = w.taps["postgres on the wire"].Addr().String()
	return u.String()
}

func (w *watched) tapSource(next http.Handler) http.Handler {
	return http.HandlerFunc(func(res http.ResponseWriter, req *http.Request) {
		req.Body = struct {
			io.Reader
			io.Closer
		}{io.TeeReader(req.Body, &w.sent), req.Body}
		next.ServeHTTP(res, req)
	})
}

var unionPayCode = regexp.MustCompile(`"unionpay_code":"([^"]+)"`)

// unionPayCodes are the codes that were handed in so far.
func (w *watched) unionPayCodes() (codes []string) {
	for _, match := range unionPayCode.FindAllSubmatch(w.sent.bytes(), -1) {
		codes = append(codes, string(match[1]))
	}
	return codes
}

func (w *watched) told(_ string, _ notice.Notice, body []byte) { w.left.add("thin notices", body) }

// lookAround keeps what is in Redis at this moment, and what operators see.
func (w *watched) lookAround(t *testing.T) {
	t.Helper()
	w.left.add("redis keys and values", w.redisNow(t))
	for _, page := range []string{"/metrics", "/asynq/api/queues"} {
		w.left.add("operators' pages", w.page(t, page))
	}
	for _, queue := range []string{"interactive", "notice", "poll", "bulk"} {
		for _, state := range []string{"pending", "active", "scheduled", "retry", "archived", "completed"} {
			w.left.add("operators' pages", w.page(t, "/asynq/api/queues/"+queue+"/"+state+"_tasks"))
		}
	}
}

func (w *watched) page(t *testing.T, path string) []byte {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.adminURL+path, nil)
	wantOK(t, err)
	res, err := http.DefaultClient.Do(req)
	wantOK(t, err)
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	wantOK(t, err)
	return text
}

func (w *watched) redisClient() *redis.Client {
	return redis.NewClient(&redis.Options{Addr: w.redisAt.Addr, DB: w.redisAt.DB})
}

// redisNow is every key with its value, whatever its type.
func (w *watched) redisNow(t *testing.T) []byte {
	t.Helper()
	r := w.redisClient()
	defer func() { _ = r.Close() }()
	var all bytes.Buffer
	keys := r.Scan(t.Context(), 0, "", 1000).Iterator()
	for keys.Next(t.Context()) {
		key := keys.Val()
		fmt.Fprintf(&all, "%s\n", key)
		switch kind := r.Type(t.Context(), key).Val(); kind {
		case "string":
			all.WriteString(r.Get(t.Context(), key).Val())
		case "hash":
			fmt.Fprintln(&all, r.HGetAll(t.Context(), key).Val())
		case "list":
			fmt.Fprintln(&all, r.LRange(t.Context(), key, 0, -1).Val())
		case "set":
			fmt.Fprintln(&all, r.SMembers(t.Context(), key).Val())
		case "zset":
			fmt.Fprintln(&all, r.ZRange(t.Context(), key, 0, -1).Val())
		}
	}
	wantOK(t, keys.Err())
	return all.Bytes()
}

// lookAtDisks keeps what lies on the disks of the database and of Redis.
func (w *watched) lookAtDisks(t *testing.T) {
	t.Helper()
	if w.sqlite != "" {
		w.readNewFiles(t, "database files", w.sqlite+"*")
		return
	}
	w.readTables(t)
	w.readCluster(t)
	w.readRDB(t)
}

func (w *watched) readNewFiles(t *testing.T, place, pattern string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	wantOK(t, err)
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || info.IsDir() || info.ModTime().Before(w.began) {
			continue // gone meanwhile, or nothing of ours in it
		}
		text, err := os.ReadFile(file)
		if err == nil {
			w.left.add(place, text)
		}
	}
}

// readTables keeps every row of every table as text.
func (w *watched) readTables(t *testing.T) {
	t.Helper()
	db := w.openPostgres(t)
	tables := rowsOf(t, db, "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
	if len(tables) < 10 {
		t.Fatalf("only %d tables were found", len(tables))
	}
	for _, table := range tables {
		for _, row := range rowsOf(t, db, `SELECT r::text FROM "`+table+`" r`) {
			w.left.add("tables as text", []byte(row))
		}
	}
}

// readCluster keeps the files of the server that were written since the world
// began, where this process may read them.
func (w *watched) readCluster(t *testing.T) {
	t.Helper()
	db := w.openPostgres(t)
	_, err := db.ExecContext(t.Context(), "CHECKPOINT")
	wantOK(t, err)
	dir := rowsOf(t, db, "SHOW data_directory")[0]
	if _, err := fs.ReadDir(os.DirFS(dir), "pg_wal"); err != nil {
		t.Logf("the server's files cannot be read: %v", err)
		return
	}
	w.readNewFiles(t, "database files", dir+"/base/*/*")
	w.readNewFiles(t, "database files", dir+"/pg_wal/*")
}

// readRDB keeps the file that redis-server writes as its backup.
func (w *watched) readRDB(t *testing.T) {
	t.Helper()
	r := w.redisClient()
	defer func() { _ = r.Close() }()
	wantOK(t, r.ConfigSet(t.Context(), "rdbcompression", "no").Err())
	wantOK(t, r.Save(t.Context()).Err())
	at := r.ConfigGet(t.Context(), "d*").Val()
	w.readNewFiles(t, "redis backup", filepath.Join(at["dir"], at["dbfilename"]))
}

func (w *watched) openPostgres(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", w.postgres)
	wantOK(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func rowsOf(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	wantOK(t, err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var s string
		wantOK(t, rows.Scan(&s))
		all = append(all, s)
	}
	wantOK(t, rows.Err())
	return all
}

// lookBack adds what was collected all the time, when the world has stopped.
func (w *watched) lookBack() {
	w.left.add("log", w.log.bytes())
	for place, tap := range w.taps {
		for _, text := range tap.all() {
			w.left.add(place, text)
		}
	}
}
