package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// BucketConfig says where a bucket is. All of it is the operator's: nobody else can
// make us call an address by it.
type BucketConfig struct {
	Endpoint  string // https://host:port, without a path
	Region    string // "": us-east-1, which most services of one's own take
	Name      string
	Prefix    string // of every name, such as "xinbao/"; "" for none
	AccessKey string
	SecretKey string
	DNSStyle  bool              // the bucket is part of the host name, as some services want it
	CallTime  time.Duration     // for one call with its repeats; 0: 30 s
	Transport http.RoundTripper // nil: one with limits
}

// Bucket keeps each entry in an object of an S3-compatible service.
type Bucket struct {
	core   minio.Core
	config BucketConfig
}

// ErrVersioned is returned for a bucket that keeps what is deleted.
var ErrVersioned = errors.New("the bucket keeps old versions: what is deleted would stay there; switch versioning off")

// repeats is how often a call is sent at most, where the service is at fault.
const repeats = 3

// OpenBucket makes sure that the bucket is there and really deletes.
func OpenBucket(ctx context.Context, c BucketConfig) (*Bucket, error) {
	if c.CallTime <= 0 {
		c.CallTime = 30 * time.Second
	}
	if c.Region == "" {
		c.Region = "us-east-1"
	}
	c.Transport = transport(c.Transport)
	at, err := url.Parse(c.Endpoint)
	if err != nil {
		return nil, fmt.Errorf("open bucket %s: %w", c.Name, err)
	}
	lookup := minio.BucketLookupPath
	if c.DNSStyle {
		lookup = minio.BucketLookupDNS
	}
	core, err := minio.NewCore(at.Host, &minio.Options{
		Creds: credentials.NewStaticV4(c.AccessKey, c.SecretKey, ""), Secure: at.Scheme == "https", Region: c.Region,
		BucketLookup: lookup, MaxRetries: repeats, Transport: c.Transport,
	})
	if err != nil {
		return nil, fmt.Errorf("open bucket %s: %w", c.Name, err)
	}
	b := &Bucket{core: *core, config: c}
	if err := b.check(ctx); err != nil {
		return nil, fmt.Errorf("open bucket %s: %w", c.Name, err)
	}
	return b, nil
}

// transport has a limit for every part of a call of which CallTime would be too
// patient.
func transport(given http.RoundTripper) http.RoundTripper {
	if given != nil {
		return given
	}
	return &http.Transport{
		DialContext: (&net.Dialer{Timeout: 5 * time.Second}).DialContext, TLSHandshakeTimeout: 5 * time.Second,
		ResponseHeaderTimeout: 15 * time.Second, IdleConnTimeout: time.Minute, MaxIdleConnsPerHost: 16,
	}
}

// check finds out whether the bucket will do. Who may not ask for its versioning is
// trusted to know.
func (b *Bucket) check(ctx context.Context) error {
	ctx, cancel := b.bounded(ctx)
	defer cancel()
	there, err := b.core.BucketExists(ctx, b.config.Name)
	if err != nil {
		return err
	}
	if !there {
		return errors.New("there is no such bucket")
	}
	if versioning, err := b.core.GetBucketVersioning(ctx, b.config.Name); err == nil && versioning.Enabled() {
		return ErrVersioned
	}
	return nil
}

func (b *Bucket) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, b.config.CallTime, fmt.Errorf("the bucket did not answer within %v", b.config.CallTime))
}

// Write stores an entry. Whoever reads meanwhile sees the old one or the new one,
// whole. Where the answer is lost the entry may be stored: writing it again is safe.
func (b *Bucket) Write(ctx context.Context, name string, data []byte) error {
	if err := checked(name); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	ctx, cancel := b.bounded(ctx)
	defer cancel()
	_, err := b.core.Client.PutObject(ctx, b.config.Name, b.config.Prefix+name, bytes.NewReader(data), int64(len(data)), minio.PutObjectOptions{
		ContentType: "application/octet-stream", DisableMultipart: true,
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", name, caused(ctx, err))
	}
	return nil
}

// maxEntry is more than any entry of ours has.
const maxEntry = 64 << 20

// Read returns an entry; fs.ErrNotExist where it is not there.
func (b *Bucket) Read(ctx context.Context, name string) ([]byte, error) {
	if err := checked(name); err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	ctx, cancel := b.bounded(ctx)
	defer cancel()
	body, _, _, err := b.core.GetObject(ctx, b.config.Name, b.config.Prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, caused(ctx, err))
	}
	data, err := io.ReadAll(io.LimitReader(body, maxEntry+1))
	if err := errors.Join(err, body.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, caused(ctx, err))
	}
	if len(data) > maxEntry {
		return nil, fmt.Errorf("read %s: it has more than %d bytes", name, maxEntry)
	}
	return data, nil
}

// Remove deletes an entry. One that is not there is no error.
func (b *Bucket) Remove(ctx context.Context, name string) error {
	if err := checked(name); err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	ctx, cancel := b.bounded(ctx)
	defer cancel()
	err := caused(ctx, b.core.RemoveObject(ctx, b.config.Name, b.config.Prefix+name, minio.RemoveObjectOptions{}))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return nil
}

// Each calls visit with the name of every entry and when it was stored, by the
// service's clock. The first error ends it. The caller's ctx bounds it.
func (b *Bucket) Each(ctx context.Context, visit func(name string, stored time.Time) error) error {
	ctx, cancel := context.WithCancel(ctx) // ends the listing where a visit fails
	defer cancel()
	for object := range b.core.ListObjectsIter(ctx, b.config.Name, minio.ListObjectsOptions{Prefix: b.config.Prefix, Recursive: true}) {
		if object.Err != nil {
			return fmt.Errorf("list bucket: %w", caused(ctx, object.Err))
		}
		name := strings.TrimPrefix(object.Key, b.config.Prefix)
		if !nameShape.MatchString(name) {
			continue // none of ours
		}
		if err := visit(name, object.LastModified); err != nil {
			return err
		}
	}
	return nil
}

// caused says what an error of the library comes from: our limit of time, or an
// entry that is not there.
func caused(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if minio.ToErrorResponse(err).Code == minio.NoSuchKey {
		return fs.ErrNotExist
	}
	return err
}

// Close has nothing to give back but idle connections.
func (b *Bucket) Close() error {
	if t, ok := b.config.Transport.(*http.Transport); ok {
		t.CloseIdleConnections()
	}
	return nil
}
