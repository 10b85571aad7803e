package sandbox_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"time"

	"github.com/rs/zerolog"

	"xinbao/internal/clock"
	"xinbao/sandbox"
	"xinbao/zx"
)

// A day of waiting takes no time: the sandbox goes by the clock that is pushed.
func ExampleNew() {
	ctx := context.Background()
	now := &clock.Clock{}
	box := sandbox.New(sandbox.Config{Clock: now, Key: "secret", Log: zerolog.Nop()})
	server := httptest.NewServer(box.Handler())
	defer server.Close()
	client, err := zx.NewClient(zx.ClientConfig{
		URL: server.URL + "/zx", Key: "secret", AppName: "app", AppVersion: "1", Platform: "web",
		HTTP: server.Client(), Timeout: time.Minute,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	who := zx.Session{MerchantID: "m1", UserID: "u1"}
	person := box.Register(sandbox.Persona{Login: "chen.new", World: sandbox.World{Copy: sandbox.CopyValid}})

	for range 2 {
		_, _ = client.GetPicCode(ctx, who)
		picture := box.Picture(who.MerchantID, who.UserID)
		status, _ := client.Login(ctx, who, zx.LoginRequest{
			LoginName: person.Login, Password: zx.Secret(person.Password), PicCode: &picture,
		})
		fmt.Println("user_status", status.UserStatus)
		now.Advance(31 * 24 * time.Hour)
	}
	// Output:
	// user_status 4
	// user_status 5
}
