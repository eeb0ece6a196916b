package dev.rollcall.local.slack.limit;

import dev.rollcall.local.http.Request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which limits a call counts. Those of SCIM and of the audit logs are the organisation's, over
 * all apps (docs.slack.dev/reference/scim-api/rate-limits); those of the Web API are an app's, per
 * method. How large a burst of a method may be is not documented: a minute's calls.
 */
public final class Counting {
    private static final Pattern SCIM = Pattern.compile("/scim/v2/(Users|Groups)(?:/([^/]+))?/?");
    private static final int METHOD_UNKNOWN = 20;

    private static final Limit ALL_READS = new Limit("scim-reads", 1_000, 1_000);
    private static final Limit READS_BY_ID = new Limit("scim-reads-by-id", 300, 300);
    private static final Limit ALL_WRITES = new Limit("scim-writes", 600, 180);
    private static final Limit AUDIT_LOGS = new Limit("audit-logs", 50, 50);

    private Counting() {}

    /** Returns the limits, the narrowest first. */
    public static List<Limit> limits(Request request, String app) {
        String path = request.path();
        if (path.startsWith("/audit/")) {
            return List.of(AUDIT_LOGS);
        }
        if (!path.startsWith("/scim/")) {
            String method = path.substring(path.lastIndexOf('/') + 1);
            int perMinute = Methods.perMinute(method).orElse(METHOD_UNKNOWN);
            return List.of(new Limit("method:" + method + ":" + app, perMinute, perMinute));
        }
        Matcher resource = SCIM.matcher(path);
        if (request.method().equals("GET")) {
            return resource.matches() && resource.group(2) != null
                    ? List.of(READS_BY_ID, ALL_READS)
                    : List.of(ALL_READS);
        }
        return resource.matches()
                ? List.of(writes(request.method(), resource.group(1)), ALL_WRITES)
                : List.of(ALL_WRITES);
    }

    private static Limit writes(String method, String resources) {
        String sort = resources.equals("Users") ? "user" : "group";
        return switch (method) {
            case "POST" -> new Limit("scim-" + sort + "-creations", 180, 20);
            case "DELETE" -> new Limit("scim-" + sort + "-deletions", 180, 20);
            default -> new Limit("scim-" + sort + "-writes", 180, sort.equals("user") ? 20 : 80);
        };
    }

    /** Returns the user or group that a SCIM call writes to. */
    public static Optional<String> written(Request request) {
        Matcher resource = SCIM.matcher(request.path());
        return resource.matches() && !request.method().equals("GET")
                ? Optional.ofNullable(resource.group(2))
                : Optional.empty();
    }
}
