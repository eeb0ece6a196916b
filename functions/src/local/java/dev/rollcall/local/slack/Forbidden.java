package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Calls that nobody may ever send (design rule 9): they are carried out, and written down here.
 *
 * <p>Those that come from Rollcall, by their {@code User-Agent}, are written down a second time for
 * the whole process; tests of the simulator itself call with other clients.
 */
public final class Forbidden {
    private static final String ROLLCALL = "Rollcall";

    private static final ScopedValue<Request> PRESENT = ScopedValue.newInstance();

    private final ForbiddenSent sent;
    private final List<String> calls = new ArrayList<>();

    /**
     * @param sent is told of those that Rollcall sent
     */
    Forbidden(ForbiddenSent sent) {
        this.sent = requireNonNull(sent, "sent is null");
    }

    /** Answers the request, and knows meanwhile who sent it. */
    <T> T during(Request request, Supplier<T> answer) {
        return ScopedValue.where(PRESENT, request).call(answer::get);
    }

    public void record(String what) {
        synchronized (this) {
            calls.add(what);
        }
        if (PRESENT.isBound() && isRollcalls(PRESENT.get())) {
            Request request = PRESENT.get();
            sent.add(what + " (" + request.method() + " " + request.path() + ")");
        }
    }

    synchronized List<String> all() {
        return List.copyOf(calls);
    }

    private static boolean isRollcalls(Request request) {
        return request.header("user-agent").filter(ROLLCALL::equals).isPresent();
    }
}
