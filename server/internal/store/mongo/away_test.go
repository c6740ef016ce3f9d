package mongo

import (
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"

	"vinculum/graph/model"
)

// proxy stands between the driver and the server, and can be cut.
type proxy struct {
	server string // address of the real server
	listen string // own address, the same after every cut

	mu    sync.Mutex
	ln    net.Listener
	conns []net.Conn
}

// back listens, and forwards what comes.
func (p *proxy) back(t *testing.T) {
	ln, err := net.Listen("tcp", p.listen)
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ln, p.listen = ln, ln.Addr().String()
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go p.forward(c)
		}
	}()
}

func (p *proxy) forward(c net.Conn) {
	defer c.Close()
	s, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	defer s.Close()
	p.mu.Lock()
	p.conns = append(p.conns, c, s)
	p.mu.Unlock()
	go func() {
		io.Copy(s, c)
		s.Close()
	}()
	io.Copy(c, s)
}

// away ends every connection and refuses new ones.
func (p *proxy) away() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ln.Close()
	for _, c := range p.conns {
		c.Close()
	}
	p.conns = nil
}

func sever(t *testing.T, address string) (string, func(), func(), bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "mongodb" || u.Query().Has("replicaSet") || u.Query().Get("tls") == "true" {
		t.Skipf("SKIPPED: %s names several servers, or one that cannot be reached through a plain proxy", uriEnv)
	}
	p := &proxy{server: u.Host, listen: "127.0.0.1:0"}
	if u.Port() == "" {
		p.server = net.JoinHostPort(u.Hostname(), "27017")
	}
	p.back(t)
	t.Cleanup(p.away)
	u.Host = p.listen
	q := u.Query()
	q.Set("directConnection", "true") // the server's own address would lead around the proxy
	u.RawQuery = q.Encode()
	return u.String(), p.away, func() { p.back(t) }, false
}

func TestOpenErrorsHideTheURI(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := ln.Addr().String()
	ln.Close()
	for uri, want := range map[string]model.ErrorCode{
		"mongodb://user:hunter2@" + nobody + "/x":                          model.Unavailable,
		"mongodb://user:hunter2@:::/x":                                     model.BadUserInput,
		"mongodb://user:hunter2@localhost/x?w=hunter2&journal=hunter2":     model.BadUserInput,
		"mongodb://user:hunter2%@localhost/x":                              model.BadUserInput,
		"mongodb://user:hunter2@localhost/x?authMechanism=hunter2":         model.BadUserInput,
		"mongodb://user:hunter2@localhost/x?tlsCertificateKeyFile=hunter2": model.BadUserInput,
	} {
		s, err := Open(t.Context(), uri)
		if err == nil {
			s.Close()
		}
		if model.CodeOf(err) != want || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v (%s); want %s", uri, err, model.CodeOf(err), want)
		}
		if cause := causes(err); strings.Contains(cause, "hunter2") {
			t.Errorf("%s: the cause shows the password: %s", uri, cause)
		}
	}
}

// causes is what a log would hold of the error.
func causes(err error) string {
	var all []string
	for err != nil {
		all = append(all, err.Error())
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			break
		}
		err = u.Unwrap()
	}
	return strings.Join(all, " | ")
}
