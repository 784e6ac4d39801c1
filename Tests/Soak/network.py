"""Ways to take a network away: connections cut by the kernel, and a network of one's own where packets vanish."""

import ctypes
import os

import needs

CLONE_NEWNET = 0x40000000


def cut_all(port):
    """Resets every connection to a server, for both ends at once."""
    needs.root()
    needs.programs("ss")
    needs.attempt("the kernel can't end sockets", "ss", "-K", "dst", "127.0.0.1", "dport", "=", port)
    needs.attempt("the kernel can't end sockets", "ss", "-K", "src", "127.0.0.1", "sport", "=", port)


class PrivateNetwork:
    """A loopback that only this run and what it starts can see, so that rules on it hurt nobody else."""

    def __enter__(self):
        needs.root()
        needs.programs("iptables", "ip")
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._before = os.open("/proc/self/ns/net", os.O_RDONLY)
        if self._libc.unshare(CLONE_NEWNET) != 0:
            os.close(self._before)
            raise needs.Skip("there can be no network namespace")
        needs.run("ip", "link", "set", "lo", "up")
        return self

    def drop(self, direction, port):
        """Lets packets to (`dport`) or from (`sport`) a server vanish, so that a socket is open at one end only."""
        needs.attempt("packets can't be dropped", "iptables", *self._rule("-A", direction, port))

    def drop_no_more(self, direction, port):
        needs.run("iptables", *self._rule("-D", direction, port))

    def _rule(self, action, direction, port):
        return [action, "INPUT", "-p", "tcp", f"--{direction}", port, "-j", "DROP"]

    def __exit__(self, *_):
        self._libc.setns(self._before, 0)
        os.close(self._before)
