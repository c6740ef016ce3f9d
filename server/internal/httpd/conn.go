package httpd

import (
	"errors"
	"net"
	"sync"
)

// piece is the size in bytes of net/http's buffer for writing. An answer that is longer leaves it in pieces: the first of
// this size, then the rest.
const piece = 4096

// small is up to how many bytes what follows is copied behind the piece: sending two buffers at once costs more than that.
const small = 4096

// InOnePiece makes a listener's connections send such an answer by one system call, and so often in one packet: they hold
// back a piece until what follows it comes. What follows is the rest of the answer, or else the server's turn to read or to
// close the connection.
func InOnePiece(l net.Listener) net.Listener { return listener{l} }

type listener struct{ net.Listener }

// Accept waits for a connection.
func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c}, nil
}

type conn struct {
	net.Conn
	mu   sync.Mutex
	held []byte
}

// Write sends p, or holds it back.
func (c *conn) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.held) == 0 {
		if len(p) == piece {
			if c.held == nil {
				c.held = make([]byte, 0, piece+small)
			}
			c.held = append(c.held, p...)
			return len(p), nil
		}
		return c.Conn.Write(p)
	}
	var err error
	if len(p) <= small {
		_, err = c.Conn.Write(append(c.held, p...))
	} else {
		pieces := net.Buffers{c.held, p}
		_, err = pieces.WriteTo(c.Conn)
	}
	if c.held = c.held[:0]; err != nil {
		return 0, err
	}
	return len(p), nil
}

// Read sends what was held back, and reads.
func (c *conn) Read(p []byte) (int, error) {
	if err := c.flush(); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

// Close sends what was held back, and closes.
func (c *conn) Close() error { return errors.Join(c.flush(), c.Conn.Close()) }

func (c *conn) flush() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.held) == 0 {
		return nil
	}
	_, err := c.Conn.Write(c.held)
	c.held = c.held[:0]
	return err
}
