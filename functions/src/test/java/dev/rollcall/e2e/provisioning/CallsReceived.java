package dev.rollcall.e2e.provisioning;

import dev.rollcall.local.slack.SlackSimulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What simulated Slack receives, from the last {@link #begin} on. */
final class CallsReceived {
    private final List<Received> calls = new CopyOnWriteArrayList<>();

    CallsReceived(SlackSimulator slack) {
        slack.calls().onCall((_, request) -> calls.add(Received.of(request)));
    }

    void begin() {
        calls.clear();
    }

    List<Received> all() {
        return List.copyOf(calls);
    }

    List<Received> writes() {
        return calls.stream().filter(Received::isWrite).toList();
    }

    /** Returns what was read after the last write, as Slack's documentation names it. */
    List<String> afterLastWrite() {
        List<Received> all = all();
        int last = 0;
        for (int at = 0; at < all.size(); at++) {
            last = all.get(at).isWrite() ? at : last;
        }
        return all.subList(last, all.size()).stream().map(Received::documentedAs).toList();
    }
}
