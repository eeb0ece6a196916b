package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.page.SignInApprover;
import dev.rollcall.function.http.HttpCall;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two cookies: an approver's session, and a sign-in under way. */
final class BrowserCookies {
    private static final String SESSION = "rollcall-approver";
    private static final String SIGN_IN = "rollcall-sign-in";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    private final SiteAddress address;

    BrowserCookies(SiteAddress address) {
        this.address = requireNonNull(address, "address is null");
    }

    /** A sign-in under way: its state, and the link that it is for. Prints nothing. */
    record UnderWay(String state, String link) {
        @Override
        public String toString() {
            return "UnderWay[redacted]";
        }
    }

    Optional<String> session(HttpCall call) {
        return call.cookies().value(name(SESSION)).filter(value -> WORD.matcher(value).matches());
    }

    Optional<UnderWay> signIn(HttpCall call) {
        return call.cookies()
                .value(name(SIGN_IN))
                .map(PAIR::matcher)
                .filter(Matcher::matches)
                .map(pair -> new UnderWay(pair.group(1), pair.group(2)));
    }

    String openSession(String session) {
        return cookie(SESSION, session, SignInApprover.SESSION, "Strict");
    }

    /** Lax: the browser must show it when it comes back from the issuer. */
    String beginSignIn(UnderWay underWay) {
        return cookie(
                SIGN_IN, underWay.state() + "." + underWay.link(), SignInApprover.FLOW, "Lax");
    }

    String endSignIn() {
        return cookie(SIGN_IN, "", Duration.ZERO, "Lax");
    }

    private String cookie(String name, String value, Duration age, String sameSite) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=%s%s"
                .formatted(
                        name(name),
                        value,
                        age.toSeconds(),
                        sameSite,
                        address.isSecure() ? "; Secure" : "");
    }

    /** With the prefix no other host of the domain can set it (RFC 6265bis, 4.1.3.2). */
    private String name(String name) {
        return address.isSecure() ? "__Host-" + name : name;
    }
}
