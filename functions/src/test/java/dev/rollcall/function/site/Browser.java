package dev.rollcall.function.site;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.function.http.HttpCall;
import dev.rollcall.platform.http.UriText;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests as a browser does and keeps the cookies it is given. */
final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

    private final Function<HttpCall, APIGatewayV2HTTPResponse> site;
    private final Map<String, String> cookies = new HashMap<>();

    Browser(Function<HttpCall, APIGatewayV2HTTPResponse> site) {
        this.site = site;
    }

    APIGatewayV2HTTPResponse get(String pathAndQuery) {
        return send("GET", pathAndQuery, "", Map.of());
    }

    /** Sends a form from a page of the site. */
    APIGatewayV2HTTPResponse post(String path, Map<String, String> fields) {
        return post(path, fields, Map.of("sec-fetch-site", "same-origin", "origin", "null"));
    }

    APIGatewayV2HTTPResponse post(
            String path, Map<String, String> fields, Map<String, String> headers) {
        SequencedMap<String, String> form = new LinkedHashMap<>(fields);
        return send("POST", path, UriText.form(form), headers);
    }

    APIGatewayV2HTTPResponse send(
            String method, String pathAndQuery, String body, Map<String, String> headers) {
        String[] parts = pathAndQuery.split("\\?", 2);
        APIGatewayV2HTTPEvent.RequestContext.Http http =
                new APIGatewayV2HTTPEvent.RequestContext.Http();
        http.setMethod(method);
        APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
        context.setHttp(http);
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRequestContext(context);
        event.setRawPath(parts[0]);
        event.setRawQueryString(parts.length > 1 ? parts[1] : "");
        Map<String, String> all = new HashMap<>();
        all.put("content-type", "application/x-www-form-urlencoded");
        all.putAll(headers);
        event.setHeaders(all);
        event.setCookies(
                cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList());
        event.setBody(body);
        APIGatewayV2HTTPResponse answer = site.apply(HttpCall.of(event).orElseThrow());
        Optional.ofNullable(answer.getCookies()).orElse(List.of()).forEach(this::keep);
        return answer;
    }

    /** Returns the hidden fields of the page's last form that posts to a path. */
    static Map<String, String> form(APIGatewayV2HTTPResponse page, String action) {
        String body = page.getBody();
        int begin = body.indexOf("action=\"" + action + "\"");
        if (begin < 0) {
            throw new AssertionError("No form posts to where it should");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(body.substring(begin, body.indexOf("</form>", begin)));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    Browser copy() {
        Browser copy = new Browser(site);
        copy.cookies.putAll(cookies);
        return copy;
    }

    private void keep(String header) {
        String[] parts = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }
}
