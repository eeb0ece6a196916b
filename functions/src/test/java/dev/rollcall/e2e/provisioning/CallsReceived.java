package dev.rollcall.e2e.provisioning;

import dev.rollcall.local.slack.SlackSimulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * Returns the writes before the next of which the account is not read. A user group's list is
     * written before the group is enabled, as one change.
     */
    List<Received> notReadBack() {
        List<Received> unread = new ArrayList<>();
        Optional<Received> open = Optional.empty();
        for (Received call : all()) {
            if (call.isWrite()) {
                open.filter(_ -> !call.name().equals("usergroups.enable")).ifPresent(unread::add);
                open = Optional.of(call);
            } else if (call.documentedAs().startsWith("GET /scim/v2/Users")) {
                open = Optional.empty();
            }
        }
        open.ifPresent(unread::add);
        return unread;
    }
}
