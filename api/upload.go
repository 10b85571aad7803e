package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"

	"github.com/danielgtaylor/huma/v2"

	"xinbao/flow"
	"xinbao/internal/httpx"
	"xinbao/internal/ids"
	"xinbao/vault"
)

const (
	maxFile   = 20 << 20
	maxUpload = maxFile*4/3 + maxBody // as JSON: Base64 adds a third
)

// userIDShape is the pattern of NewRequest.UserID.
var userIDShape = regexp.MustCompile(`^[!-~]{1,64}$`)

type uploadInput struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	RawBody     []byte
}

// Upload is a file and what is known of it.
type Upload struct {
	File      []byte       `json:"file" minLength:"1" doc:"The PDF, in Base64; of a form the file itself"`
	Password  vault.Secret `json:"password,omitzero" doc:"Opens the file; kept sealed in memory until it is read, for an hour at most"`
	UserID    string       `json:"user_id,omitempty" pattern:"^[!-~]{1,64}$" doc:"Your own number for the person: visible ASCII" example:"user-4711"`
	NoticeURL string       `json:"notice_url,omitempty" maxLength:"2048" doc:"Where the notice of this document goes, in place of your own URL"`
}

// uploads lets a file through. What its body looks like is documented afterwards,
// by uploadBody: huma would judge every body by it.
func uploads(op huma.Operation, description string) huma.Operation {
	op.MaxBodyBytes = maxUpload
	op.Description = description
	return op
}

// uploadBody is the three ways in which a file can come, with the texts that may
// come beside it.
func uploadBody(beside ...string) *huma.RequestBody {
	text := &huma.Schema{Type: huma.TypeString}
	file := &huma.Schema{Type: huma.TypeString, Format: "binary"}
	form := func(file *huma.Schema) *huma.Schema {
		members := map[string]*huma.Schema{"file": file}
		for _, name := range beside {
			members[name] = text
		}
		return &huma.Schema{Type: huma.TypeObject, Required: []string{"file"}, Properties: members}
	}
	return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"multipart/form-data": {Schema: form(file)},
		"application/json":    {Schema: form(&huma.Schema{Type: huma.TypeString, ContentEncoding: "base64"})},
		"application/pdf":     {Schema: file},
	}}
}

// uploadDocument stores a file to be read, or finds the one that is there.
func (s *server) uploadDocument(ctx context.Context, in *uploadInput) (*documentOutput, error) {
	u, err := s.upload(in.ContentType, in.RawBody)
	if err != nil {
		return nil, err
	}
	defer u.Password.Destroy()
	return s.take(ctx, u, flow.Document{MerchantID: merchant(ctx).ID, UserID: u.UserID, NoticeURL: u.NoticeURL})
}

// take stores an upload as d. What only the row leads to (the file, its password)
// is stored before the row.
func (s *server) take(ctx context.Context, u Upload, d flow.Document) (*documentOutput, error) {
	sum := sha256.Sum256(u.File)
	d.ID, d.SHA256, d.Size, d.Locked = ids.New("doc"), hex.EncodeToString(sum[:]), int64(len(u.File)), !u.Password.IsZero()
	d = flow.BeginDocument(d, s.Now())
	stored, created, err := s.keepUpload(ctx, d, u)
	if !created {
		s.discard(ctx, d.ID)
	}
	if err != nil {
		return nil, err
	}
	httpx.AddField(ctx, "document_id", stored.ID)
	out := &documentOutput{Status: http.StatusOK, Body: s.documentView(stored)}
	out.Location, out.Body.Existing = out.Body.Links.Self, !created
	if created {
		out.Status = http.StatusAccepted
		s.wake(ctx, stored.Wake())
	}
	return out, nil
}

// discard destroys what was stored for a document that has no row. One whose
// creation failed may have one all the same: its file must stay.
func (s *server) discard(ctx context.Context, id string) {
	after := context.WithoutCancel(ctx)
	if _, err := s.Store.Document(after, id); errors.Is(err, flow.ErrNotFound) {
		s.logged(ctx, "discard file", errors.Join(s.Files.Remove(after, id), s.Safe.Drop(after, id)))
	}
}

func (s *server) keepUpload(ctx context.Context, d flow.Document, u Upload) (stored flow.Document, created bool, err error) {
	if d.Locked {
		if err := s.Safe.Keep(ctx, d.ID, u.Password, vault.MaxOnce); err != nil {
			return d, false, err
		}
	}
	if err := s.Files.Put(ctx, d.ID, u.File); err != nil {
		return d, false, err
	}
	return s.Store.CreateDocument(ctx, d)
}

// upload reads a body in the way that its Content-Type says.
func (s *server) upload(contentType string, body []byte) (Upload, error) {
	var u Upload
	kind, params, _ := mime.ParseMediaType(contentType)
	var err error
	switch kind {
	case "multipart/form-data":
		err = u.readForm(multipart.NewReader(bytes.NewReader(body), params["boundary"]))
	case "application/json":
		err = u.readJSON(body)
	case "application/pdf":
		u.File = body
	default:
		err = problem(CodeMediaType)
	}
	if err != nil {
		return u, err
	}
	if faults := s.uploadFaults(u); len(faults) > 0 {
		return u, problem(CodeInvalid).with(faults...)
	}
	return u, nil
}

func (u *Upload) readJSON(body []byte) error {
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(u); err != nil {
		return problem(CodeBadJSON) // the decoder's text may quote the input
	}
	return nil
}

// maxField is the size of a form's field that is not the file.
const maxField = 4096

func (u *Upload) readForm(form *multipart.Reader) error {
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return problem(CodeBadForm)
		}
		limit := int64(maxField)
		if part.FormName() == "file" {
			limit = maxUpload
		}
		value, err := io.ReadAll(io.LimitReader(part, limit))
		if err != nil {
			return problem(CodeBadForm)
		}
		if fault := u.set(part.FormName(), value); fault != nil {
			return problem(CodeInvalid).with(*fault)
		}
	}
}

func (u *Upload) set(name string, value []byte) *Fault {
	switch name {
	case "file":
		u.File = value
	case "password":
		u.Password = vault.NewSecret(value)
	case "user_id":
		u.UserID = string(value)
	case "notice_url":
		u.NoticeURL = string(value)
	default:
		f := faultAt("body", "unknown_field", "表单中有未知的字段，请删除。", "The form has a field that is not known; leave it out.")
		return &f
	}
	return nil
}

// uploadFaults judges an upload, whichever way it came.
func (s *server) uploadFaults(u Upload) (faults []Fault) {
	switch {
	case len(u.File) == 0:
		faults = append(faults, faultAt("body.file", "required", "缺少文件。", "There is no file."))
	case len(u.File) > maxFile:
		faults = append(faults, faultAt("body.file", "length", "文件超过 20 MiB。", "The file is larger than 20 MiB."))
	case !bytes.Contains(u.File[:min(len(u.File), 1024)], []byte("%PDF-")):
		faults = append(faults, faultAt("body.file", "format", "文件不是 PDF。", "The file is no PDF."))
	}
	if len(u.Password.Reveal()) > 255 {
		faults = append(faults, faultAt("body.password", "length", "密码超过 255 字节。", "The password is longer than 255 bytes."))
	}
	if u.UserID != "" && !userIDShape.MatchString(u.UserID) {
		faults = append(faults, faultAt("body.user_id", "format", "应为 1 到 64 个可见 ASCII 字符。", "Give 1 to 64 visible ASCII characters."))
	}
	if u.NoticeURL != "" {
		faults = append(faults, s.noticeURLFaults(u.NoticeURL)...)
	}
	return faults
}
