package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"xinbao/flow"
	"xinbao/internal/config"
	"xinbao/jobs"
)

// startAdmin serves what operators look at: health, metrics, profiles and, where
// there is a queue, its dashboard. It has no login: config.Admin allows loopback
// addresses only.
func (h *house) startAdmin(ctx context.Context, c config.Admin, redisURL string) (net.Addr, error) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", h.ready)
	mux.Handle("GET /metrics", promhttp.HandlerFor(h.metrics(), promhttp.HandlerOpts{Timeout: 5 * time.Second}))
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	if redisURL != "" {
		dashboard, err := jobs.Dashboard(redisURL, "/asynq")
		if err != nil {
			return nil, err
		}
		mux.Handle("/asynq/", dashboard)
		mux.Handle("GET /asynq", http.RedirectHandler("/asynq/", http.StatusSeeOther))
	}
	return h.serveAt(ctx, "admin", c.Addr, mux)
}

// ready says whether the process can do its work now.
func (h *house) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	faults := map[string]error{}
	if h.store != nil {
		faults["database"] = h.store.Ping(ctx)
		faults["redis"] = ping(ctx, h.redis)
	}
	for part, err := range faults {
		if err != nil {
			h.log.Warn().Err(err).Str("part", part).Msg("not.ready")
			http.Error(w, part+" cannot be reached", http.StatusServiceUnavailable)
			return
		}
	}
	_, _ = fmt.Fprintf(w, "ready\n%s\n", h.recognition())
}

func (h *house) metrics() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if h.store != nil {
		r.MustRegister(jobs.Metrics(h.redis), requestStates{h}, h.recognitionMetric())
	}
	return r
}

// requestStates counts the requests in each state when it is asked.
type requestStates struct{ h *house }

var requestStatesDesc = prometheus.NewDesc("xinbao_requests", "Requests by state.", []string{"state"}, nil)

// Describe implements prometheus.Collector.
func (requestStates) Describe(c chan<- *prometheus.Desc) { c <- requestStatesDesc }

// Collect implements prometheus.Collector.
func (s requestStates) Collect(c chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	counts, err := s.h.store.CountRequests(ctx)
	if err != nil {
		c <- prometheus.NewInvalidMetric(requestStatesDesc, err)
		return
	}
	for _, state := range flow.States() {
		c <- prometheus.MustNewConstMetric(requestStatesDesc, prometheus.GaugeValue, float64(counts[state]), string(state))
	}
}
