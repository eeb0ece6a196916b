package dev.rollcall.local.http.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.time.Timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Every call received, in the order of their ends. */
public final class CallLog {
    private final Timeline timeline;
    private final List<Call> calls = new ArrayList<>();
    private volatile BiConsumer<Call, Request> listener = (_, _) -> {};

    public CallLog(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Tells whoever is interested of each call with all that was sent, which is not kept here. */
    public void onCall(BiConsumer<Call, Request> interested) {
        listener = interested;
    }

    public synchronized void add(
            Request request, Set<String> subjects, Reply reply, boolean effect) {
        Call call =
                new Call(
                        calls.size() + 1,
                        timeline.now(),
                        request.method(),
                        request.path(),
                        subjects,
                        reply.status(),
                        effect);
        calls.add(call);
        listener.accept(call, request);
    }

    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    public ArrayNode json() {
        ArrayNode json = Json.array();
        all().forEach(call -> json.add(call.json()));
        return json;
    }
}
