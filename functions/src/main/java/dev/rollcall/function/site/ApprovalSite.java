package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.approval.page.OpenLink.Opened;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.function.http.Form;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.page.Paths;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The approvers' pages. GET shows and POST acts; a POST must come from a page of ours, with the
 * token of that page, and be small.
 */
public final class ApprovalSite {
    private static final Logger log = LoggerFactory.getLogger(ApprovalSite.class);

    /** A page of choices has some three thousand characters. */
    private static final int LONGEST_FORM = 16 * 1024;

    private final Desk desk;
    private final SiteAddress address;
    private final BrowserCookies cookies;
    private final SiteAnswers answers;
    private final ListPages lists;
    private final DecisionPages decisions;
    private final SignInPages signIns;
    private final String style;

    public ApprovalSite(Desk desk, SiteAddress address) {
        this.desk = requireNonNull(desk, "desk is null");
        this.address = requireNonNull(address, "address is null");
        this.cookies = new BrowserCookies(address);
        this.answers = new SiteAnswers(address);
        this.lists = new ListPages(desk, answers);
        this.decisions = new DecisionPages(desk, answers);
        this.signIns = new SignInPages(desk, address, cookies, answers);
        this.style = style();
    }

    public APIGatewayV2HTTPResponse answer(HttpCall call) {
        try {
            return switch (call.method()) {
                case "GET", "HEAD" -> show(call);
                case "POST" -> act(call);
                default ->
                        answers.notice(
                                405,
                                "This cannot be done here",
                                "Pages are read with GET, and forms are sent with POST.",
                                Optional.empty());
            };
        } catch (PortFailure failure) {
            log.atError()
                    .addKeyValue("failure", failure.getClass().getSimpleName())
                    .addKeyValue("what", failure.getMessage())
                    .log("a page could not be made");
            return answers.notice(
                    503, "Not possible right now", whatToDo(failure), Optional.empty());
        }
    }

    private static String whatToDo(PortFailure failure) {
        return switch (failure) {
            case PortFailure.NeedsHuman _ ->
                    "Something that this page needs is not as it must be, and trying again does not"
                            + " mend it. Nothing was decided by this. Tell those who run Rollcall:"
                            + " their log says what it is.";
            case PortFailure.RateLimited _, PortFailure.Unavailable _ ->
                    "Something that this page needs does not answer. Nothing was lost; what you"
                            + " sent last may or may not have been taken. Open the link in the mail"
                            + " again in a minute to see.";
        };
    }

    private APIGatewayV2HTTPResponse show(HttpCall call) {
        if (call.path().equals(Paths.STYLE)) {
            return answers.style(style);
        }
        if (call.path().equals(Paths.SIGNED_IN)) {
            return signIns.end(call);
        }
        Optional<Visit> visit = visit(call);
        if (visit.isEmpty()) {
            return answers.notGood();
        }
        return switch (action(call)) {
            case "" -> lists.overview(visit.get());
            case "people" -> lists.people(visit.get(), call.query());
            case "review" -> decisions.review(visit.get(), call.query());
            // Whoever reloads what a form led to lands where the form was.
            case "choose", "decide", "sign-in" -> answers.seeOther(visit.get().paths().overview());
            default -> answers.notGood();
        };
    }

    private APIGatewayV2HTTPResponse act(HttpCall call) {
        if (!address.isOwnForm(call)) {
            return strangeForm();
        }
        if (call.body().length > LONGEST_FORM) {
            return answers.notice(
                    413, "Too much was sent", "Nothing was changed.", Optional.empty());
        }
        if (!isForm(call)) {
            return answers.notice(
                    415, "This is no form of ours", "Nothing was changed.", Optional.empty());
        }
        Optional<Visit> visit = visit(call);
        if (visit.isEmpty()) {
            return answers.notGood();
        }
        Form form = Form.parse(new String(call.body(), StandardCharsets.UTF_8));
        return act(action(call), visit.get(), form);
    }

    private APIGatewayV2HTTPResponse act(String action, Visit visit, Form form) {
        if (action.equals("sign-in")) {
            return visit.isOwn(form) ? signIns.begin(visit) : strangeForm();
        }
        if (!visit.maySeePeople()) {
            return answers.notice(
                    403,
                    "Your sign-in is over",
                    "Nothing was changed. Sign in again and repeat it.",
                    Optional.of(visit.paths()));
        }
        if (!visit.isOwn(form)) {
            return strangeForm();
        }
        return switch (action) {
            case "choose" -> lists.choose(visit, form);
            case "decide" -> decisions.decide(visit, form);
            default -> answers.notGood();
        };
    }

    private APIGatewayV2HTTPResponse strangeForm() {
        return answers.notice(
                403,
                "This form did not come from our page",
                "Nothing was changed. Open the link in the mail again, and decide there.",
                Optional.empty());
    }

    private Optional<Visit> visit(HttpCall call) {
        String secret = part(call, 0);
        Optional<Opened> opened = desk.links().open(secret);
        return opened.map(good -> Visit.of(good, secret, cookies.session(call), desk));
    }

    private static String action(HttpCall call) {
        return part(call, 1);
    }

    /** Returns a part of the path below the root, still encoded; too many parts are no page. */
    private static String part(HttpCall call, int index) {
        if (!call.path().startsWith(Paths.ROOT)) {
            return "";
        }
        String[] parts = call.path().substring(Paths.ROOT.length()).split("/", 3);
        return parts.length > 2 || index >= parts.length ? "" : parts[index];
    }

    private static boolean isForm(HttpCall call) {
        return call.header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    private static String style() {
        try (InputStream css = Paths.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("The style sheet is not in the package");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style sheet cannot be read", e);
        }
    }
}
