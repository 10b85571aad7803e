package config

import (
	"errors"
	"net/url"
	"strings"
	"time"
)

// Documents is where uploaded files lie, how they are read, and how long they are
// kept. With an endpoint they lie in a bucket, else in the folder.
type Documents struct {
	Dir   string `name:"documents-dir" env:"XINBAO_DOCUMENTS_DIR" type:"path" default:"data/documents" help:"folder of uploaded files, sealed; api, worker and scheduler share it"`
	Reads int    `name:"document-reads" env:"XINBAO_DOCUMENT_READS" default:"2" help:"files that one process reads at once"`

	KeepFiles   time.Duration `name:"documents-keep" env:"XINBAO_DOCUMENTS_KEEP" default:"720h" help:"how long an uploaded file is kept after it was read or failed, 720h are 30 days; 0s: for ever"`
	KeepResults time.Duration `name:"documents-keep-results" env:"XINBAO_DOCUMENTS_KEEP_RESULTS" default:"0s" help:"how long what was read of a file is kept after that, with the file; 0s: until its merchant deletes it"`

	Endpoint  string `name:"documents-s3-endpoint" env:"XINBAO_DOCUMENTS_S3_ENDPOINT" help:"S3-compatible service that keeps uploaded files in place of the folder, such as https://s3.example:9000"`
	Bucket    string `name:"documents-s3-bucket" env:"XINBAO_DOCUMENTS_S3_BUCKET" help:"bucket there; it must exist, without versioning"`
	Prefix    string `name:"documents-s3-prefix" env:"XINBAO_DOCUMENTS_S3_PREFIX" help:"of every object's name, such as xinbao/"`
	Region    string `name:"documents-s3-region" env:"XINBAO_DOCUMENTS_S3_REGION" default:"us-east-1" help:"of the bucket"`
	AccessKey string `name:"documents-s3-access-key" env:"XINBAO_DOCUMENTS_S3_ACCESS_KEY" help:"that may list the bucket, and get, put and delete its objects"`
	SecretKey string `name:"documents-s3-secret-key" env:"XINBAO_DOCUMENTS_S3_SECRET_KEY" help:"of the access key" secret:""`
	DNSStyle  bool   `name:"documents-s3-dns-style" env:"XINBAO_DOCUMENTS_S3_DNS_STYLE" help:"put the bucket into the host name, as some services want it"`
}

// Validate refuses times that would destroy what is still to come, and half a bucket.
func (d Documents) Validate() error {
	var faults []error
	if d.KeepFiles < 0 || d.KeepResults < 0 {
		faults = append(faults, errors.New("--documents-keep and --documents-keep-results are times such as 720h, or 0s for ever"))
	}
	return errors.Join(append(faults, d.bucketFaults()...)...)
}

func (d Documents) bucketFaults() (faults []error) {
	if d.Endpoint == "" {
		if d.Bucket+d.AccessKey+d.SecretKey != "" {
			faults = append(faults, errors.New("a bucket needs --documents-s3-endpoint; without it uploaded files would go into the folder"))
		}
		return faults
	}
	u, err := url.Parse(d.Endpoint)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.Trim(u.Path, "/") != "" || u.User != nil {
		faults = append(faults, errors.New("--documents-s3-endpoint is no address such as https://s3.example:9000, without a path"))
	}
	if d.Bucket == "" || d.AccessKey == "" || d.SecretKey == "" {
		faults = append(faults, errors.New("--documents-s3-endpoint needs a bucket, an access key and a secret key too"))
	}
	if d.Prefix != "" && !strings.HasSuffix(d.Prefix, "/") {
		faults = append(faults, errors.New("--documents-s3-prefix must end in /"))
	}
	return faults
}
