package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.http.HttpCaller;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Closes connections before a SnapStart snapshot: a restored process must not reuse them. */
final class Connections implements Resource {
    private final HttpCaller http;

    private Connections(HttpCaller http) {
        this.http = requireNonNull(http, "http is null");
    }

    /** The CRaC context holds its resources weakly, so the caller keeps what this returns. */
    static Connections closedBeforeSnapshotOf(HttpCaller http) {
        Connections connections = new Connections(http);
        Core.getGlobalContext().register(connections);
        return connections;
    }

    HttpCaller http() {
        return http;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        http.close();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // The next call connects anew.
    }
}
