package dev.rollcall.local.http.fault;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.time.Timeline;

/** {@code /_control/faults}, the same for every simulator: POST adds one, DELETE takes all away. */
public final class FaultControl {
    private final FaultBook faults;
    private final Timeline timeline;

    public FaultControl(FaultBook faults, Timeline timeline) {
        this.faults = requireNonNull(faults, "faults is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    public void addTo(Router router) {
        router.on("POST", "/_control/faults", Router.refusingMalformed(this::add))
                .on("DELETE", "/_control/faults", _ -> clear());
    }

    /** Adds what the body describes. */
    public Reply add(Request request) {
        faults.add(FaultRequest.read(request.json(), timeline.now()));
        return Reply.json(200, Json.object());
    }

    /** Takes all away. */
    public Reply clear() {
        faults.clear();
        return Reply.json(200, Json.object());
    }
}
