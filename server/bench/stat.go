package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of times in /proc/<pid>/stat: USER_HZ is 100 on every Linux that Go supports (proc_pid_stat(5)).
const tick = 10 * time.Millisecond

// parseStat is the processor time, user and system, of all threads of a process, also those that have ended: fields 14
// and 15 of its stat line. The second field is the program's name in parentheses and may itself hold spaces and
// parentheses, so that fields are counted from the last one that closes.
func parseStat(line string) (time.Duration, error) {
	end := strings.LastIndexByte(line, ')')
	if end < 0 {
		return 0, fmt.Errorf("a stat line has no name: %q", line)
	}
	fields := strings.Fields(line[end+1:]) // from the third on
	if len(fields) < 13 {
		return 0, fmt.Errorf("a stat line has %d fields behind the name; at least 13 are needed", len(fields))
	}
	var ticks int64
	for _, text := range fields[11:13] {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < 0 {
			return 0, fmt.Errorf("a stat line has %q where a time should be", text)
		}
		ticks += n
	}
	return time.Duration(ticks) * tick, nil
}
