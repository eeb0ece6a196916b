package dev.rollcall.local.browser;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.http.UriText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * Gets pages and sends forms as a browser does: keeps cookies, follows redirects, and says of a
 * form where it comes from.
 */
public final class Browser implements AutoCloseable {
    private static final int MOST_REDIRECTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final CookieJar cookies = new CookieJar();

    public Page open(URI address) {
        return follow(send(address, HttpRequest.newBuilder(address)));
    }

    /** Sends a form that is on the page. */
    public Page submit(Page page, PageForm form) {
        String site = isSameOrigin(page.address(), form.action()) ? "same-origin" : "cross-site";
        return follow(
                send(
                        form.action(),
                        HttpRequest.newBuilder(form.action())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", site)
                                // The pages' referrer policy hides where a form comes from.
                                .header("Origin", "null")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                UriText.form(
                                                        new LinkedHashMap<>(form.fields()))))));
    }

    @Override
    public void close() {
        client.close();
    }

    /** Every redirect that is met here is one after which a browser asks with GET. */
    private Page follow(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int hops = 0; answer.statusCode() == 302 || answer.statusCode() == 303; hops++) {
            if (hops == MOST_REDIRECTS) {
                throw new IllegalStateException("Too many redirects from " + first.uri().getPath());
            }
            String location =
                    requireNonNull(
                            answer.headers().firstValue("location").orElse(null),
                            "a redirect without a location");
            URI next = answer.uri().resolve(location);
            answer = send(next, HttpRequest.newBuilder(next));
        }
        return new Page(answer.uri(), answer.statusCode(), answer.body());
    }

    private HttpResponse<String> send(URI to, HttpRequest.Builder request) {
        cookies.header(to).ifPresent(header -> request.header("Cookie", header));
        try {
            HttpResponse<String> answer =
                    client.send(
                            request.timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(header -> cookies.take(to, header));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("A page did not come", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a page", e);
        }
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equals(other.getRawAuthority());
    }
}
