package dev.rollcall.local.http;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Makes HTTP servers that only this machine can reach. */
public final class Loopback {
    static {
        // Without it the server's small answers wait 40 ms for the client's delayed
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** More than any test calls at once: who finds no place tries again after a second only. */
    private static final int BACKLOG = 1024;

    private Loopback() {}

    /**
     * Takes a port of 127.0.0.1; nothing is answered before the server is started.
     *
     * @param port 0 for any
     * @throws PortTaken if somebody else has it
     */
    public static HttpServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (BindException taken) {
            throw new PortTaken(port, taken);
        } catch (IOException failure) {
            throw new UncheckedIOException("Port " + port + " cannot be served", failure);
        }
    }
}
