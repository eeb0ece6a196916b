package dev.rollcall.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A port on loopback cannot be had. */
public final class PortTaken extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTaken(int port, IOException cause) {
        super("Port " + port + " of 127.0.0.1 is already in use", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
