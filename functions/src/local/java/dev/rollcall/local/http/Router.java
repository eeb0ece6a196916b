package dev.rollcall.local.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the endpoint by method and path; the first route that fits answers. */
public final class Router implements Endpoint {
    private final List<Route> routes = new ArrayList<>();
    private final Endpoint otherwise;

    /** An endpoint whose path has one variable part. */
    @FunctionalInterface
    public interface WithVariable {
        Reply answer(Request request, String variable);
    }

    private record Route(Pattern call, WithVariable endpoint) {}

    /** Makes a router without routes; what no route fits goes to the other endpoint. */
    public Router(Endpoint otherwise) {
        this.otherwise = requireNonNull(otherwise, "otherwise is null");
    }

    /** Returns the endpoint with HTTP 400 and a sentence where it cannot read the body. */
    public static Endpoint refusingMalformed(Endpoint endpoint) {
        return request -> {
            try {
                return endpoint.answer(request);
            } catch (MalformedBody wrong) {
                return Reply.json(400, Json.object().put("error", wrong.getMessage()));
            }
        };
    }

    /** Adds a route for a fixed path. */
    public Router on(String method, String path, Endpoint endpoint) {
        Pattern call = Pattern.compile(Pattern.quote(method + " " + path) + "(/?)");
        routes.add(new Route(call, (request, _) -> endpoint.answer(request)));
        return this;
    }

    /** Adds a route for a path with one variable part, written {@code {…}}. */
    public Router onEach(String method, String path, WithVariable endpoint) {
        int open = path.indexOf('{');
        String before = method + " " + path.substring(0, open);
        String after = path.substring(path.indexOf('}') + 1);
        Pattern call =
                Pattern.compile(Pattern.quote(before) + "([^/]+)" + Pattern.quote(after) + "/?");
        routes.add(new Route(call, endpoint));
        return this;
    }

    @Override
    public Reply answer(Request request) {
        String call = request.method() + " " + request.path();
        for (Route route : routes) {
            Matcher matcher = route.call().matcher(call);
            if (matcher.matches()) {
                return route.endpoint().answer(request, matcher.group(1));
            }
        }
        return otherwise.answer(request);
    }
}
