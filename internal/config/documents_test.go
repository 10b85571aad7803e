package config_test

import (
	"strings"
	"testing"
	"time"

	"xinbao/internal/config"
)

func TestHalfABucketIsRefused(t *testing.T) {
	t.Parallel()
	whole := config.Documents{Endpoint: "https://s3.example:9000", Bucket: "reports", Prefix: "xinbao/", AccessKey: "a", SecretKey: "canary"}
	if err := whole.Validate(); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		spoil func(*config.Documents)
		want  string
	}{
		"no endpoint":   {func(d *config.Documents) { d.Endpoint = "" }, "--documents-s3-endpoint"},
		"no scheme":     {func(d *config.Documents) { d.Endpoint = "s3.example" }, "no address"},
		"a path":        {func(d *config.Documents) { d.Endpoint = "https://s3.example/reports" }, "without a path"},
		"a password":    {func(d *config.Documents) { d.Endpoint = "https://u:canary@s3.example" }, "no address"},
		"no bucket":     {func(d *config.Documents) { d.Bucket = "" }, "needs a bucket"},
		"no secret":     {func(d *config.Documents) { d.SecretKey = "" }, "a secret key"},
		"open prefix":   {func(d *config.Documents) { d.Prefix = "xinbao" }, "end in /"},
		"negative time": {func(d *config.Documents) { d.KeepFiles = -time.Hour }, "0s for ever"},
	} {
		d := whole
		test.spoil(&d)

		err := d.Validate()

		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
