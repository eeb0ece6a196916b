package dev.rollcall.e2e;

import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.http.fault.CallLog;

import java.util.List;

/** The writes among the calls that simulated Slack received, whether they had an effect or not. */
final class SlackWrites {
    private SlackWrites() {}

    /** Returns each write's method and what it was about: a group, or else an account. */
    static List<String> since(int from, CallLog calls) {
        List<Call> all = calls.all();
        return all.subList(from, all.size()).stream()
                .filter(call ->
                        call.method().equals("PATCH")
                                || call.target()
                                        .matches(
                                                ".*(reset|resetBulk|update|disable|enable|assign)"))
                .map(SlackWrites::about)
                .toList();
    }

    private static String about(Call call) {
        String method = call.target().substring(call.target().lastIndexOf('/') + 1);
        return call.subjects().stream()
                .filter(id -> id.startsWith("S"))
                .findAny()
                .or(() -> call.subjects().stream().findAny())
                .map(id -> call.method().equals("PATCH") ? "PATCH " + id : method + " " + id)
                .orElse(method);
    }
}
