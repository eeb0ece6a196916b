package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.function.page.NoticePage;
import dev.rollcall.function.page.Paths;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers to browsers, each with the same strict headers. */
final class SiteAnswers {
    private final SiteAddress address;

    SiteAnswers(SiteAddress address) {
        this.address = requireNonNull(address, "address is null");
    }

    APIGatewayV2HTTPResponse page(int status, String html, String... cookies) {
        return answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), html, cookies);
    }

    /** The same for every link that is not good. */
    APIGatewayV2HTTPResponse notGood() {
        return page(404, NoticePage.notGood());
    }

    APIGatewayV2HTTPResponse notice(
            int status, String title, String whatToDo, Optional<Paths> back, String... cookies) {
        return page(status, NoticePage.of(title, whatToDo, back), cookies);
    }

    /** To a path of this site. */
    APIGatewayV2HTTPResponse seeOther(String path) {
        return answer(303, Map.of("Location", path), "");
    }

    /** To the issuer. */
    APIGatewayV2HTTPResponse seeIssuer(URI uri, String cookie) {
        return answer(303, Map.of("Location", uri.toString()), "", cookie);
    }

    APIGatewayV2HTTPResponse style(String css) {
        return answer(
                200,
                Map.of(
                        "Content-Type", "text/css; charset=utf-8",
                        "Cache-Control", "public, max-age=300"),
                css);
    }

    private APIGatewayV2HTTPResponse answer(
            int status, Map<String, String> special, String body, String... cookies) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", policy());
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Robots-Tag", "noindex, nofollow");
        if (address.isSecure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        headers.putAll(special);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withCookies(List.of(cookies))
                .withBody(body)
                .build();
    }

    /** Browsers hold the policy against where a form's answer redirects to as well. */
    private String policy() {
        return "default-src 'none'; style-src 'self'; form-action 'self'"
                + address.issuerOrigin().map(origin -> " " + origin).orElse("")
                + "; frame-ancestors 'none'; base-uri 'none'";
    }
}
