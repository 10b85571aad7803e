package config

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
)

// groups are the settings by subject, in the order of the documentation.
var groups = []struct {
	title string
	value any
}{
	{"Database", Database{}},
	{"Redis", Redis{}},
	{"Keys", Keys{}},
	{"Source", Source{}},
	{"API", API{}},
	{"Links", Links{}},
	{"Notices", Notices{}},
	{"Worker", Worker{}},
	{"Documents", Documents{}},
	{"Recognition", Recognition{}},
	{"Password", Password{}},
	{"Admin", Admin{}},
	{"Sandbox", Sandbox{}},
	{"Log", Log{}},
}

// Markdown is docs/config.md: every setting with its flag, its environment
// variable, its default and what it is.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# Configuration\n\n")
	b.WriteString("Generated from internal/config (`go test ./internal/config -update`). A flag wins over its environment variable.\n")
	b.WriteString("`xinbao COMMAND --help` shows which settings a command takes.\n")
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## %s\n\n| flag | environment | default | meaning |\n|---|---|---|---|\n", g.title)
		for field := range reflect.TypeOf(g.value).Fields() {
			f := field.Tag
			fmt.Fprintf(&b, "| `--%s` | `%s` | %s | %s |\n", f.Get("name"), f.Get("env"), defaultOf(f), helpOf(f))
		}
	}
	return b.String()
}

func defaultOf(tag reflect.StructTag) string {
	if _, required := tag.Lookup("required"); required {
		return "required"
	}
	if value := tag.Get("default"); value != "" {
		return "`" + value + "`"
	}
	return "none"
}

func helpOf(tag reflect.StructTag) string {
	help := strings.ReplaceAll(tag.Get("help"), "${enum}", strings.ReplaceAll(tag.Get("enum"), ",", ", "))
	if _, secret := tag.Lookup("secret"); secret {
		help += " (a secret: never logged)"
	}
	return cmp.Or(help, "none")
}
