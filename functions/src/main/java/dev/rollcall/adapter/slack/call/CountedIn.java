package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.platform.http.HttpCall;

import java.util.List;

/** In which of Slack's limits a call counts, the narrowest first. */
final class CountedIn {
    private static final String METHOD = "/api/";

    private CountedIn() {}

    static List<Bucket> buckets(HttpCall call) {
        String path = call.template().substring(call.template().indexOf(' ') + 1);
        if (path.startsWith(METHOD)) {
            String method = path.substring(METHOD.length());
            return SlackLimits.method(method, MethodTiers.of(method));
        }
        if (path.startsWith("/audit/")) {
            return SlackLimits.auditLogs();
        }
        return switch (path) {
            case "/scim/v2/Users/{id}" ->
                    reads(call) ? SlackLimits.scimRead() : SlackLimits.userWrite(lastPart(call));
            case "/scim/v2/Groups/{id}" ->
                    switch (call.method()) {
                        case GET -> SlackLimits.scimRead();
                        case DELETE -> SlackLimits.groupDeletion(lastPart(call));
                        case POST, PATCH -> SlackLimits.groupWrite(lastPart(call));
                    };
            case "/scim/v2/Users" ->
                    reads(call) ? SlackLimits.scimList() : SlackLimits.userCreation();
            case "/scim/v2/Groups" ->
                    reads(call) ? SlackLimits.scimList() : SlackLimits.groupCreation();
            default -> SlackLimits.scimList();
        };
    }

    private static boolean reads(HttpCall call) {
        return call.method() == HttpCall.Method.GET;
    }

    private static String lastPart(HttpCall call) {
        String path = call.uri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
