package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.approval.page.OpenLink.Opened;
import dev.rollcall.application.approval.page.SignInApprover;
import dev.rollcall.application.approval.page.SignInApprover.Begun;
import dev.rollcall.application.approval.page.SignInApprover.Finished;
import dev.rollcall.function.http.Form;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.function.page.NoticePage;
import dev.rollcall.function.page.Paths;
import dev.rollcall.function.site.BrowserCookies.UnderWay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** To the issuer and back. */
final class SignInPages {
    private static final Logger log = LoggerFactory.getLogger(SignInPages.class);

    private final Desk desk;
    private final SiteAddress address;
    private final BrowserCookies cookies;
    private final SiteAnswers answers;

    SignInPages(Desk desk, SiteAddress address, BrowserCookies cookies, SiteAnswers answers) {
        this.desk = requireNonNull(desk, "desk is null");
        this.address = requireNonNull(address, "address is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.answers = requireNonNull(answers, "answers is null");
    }

    APIGatewayV2HTTPResponse begin(Visit visit) {
        if (desk.signIn().isEmpty()) {
            return answers.seeOther(visit.paths().overview());
        }
        Begun begun = desk.signIn().get().begin();
        return answers.seeIssuer(
                begun.goTo(),
                cookies.beginSignIn(new UnderWay(begun.state(), visit.paths().secret())));
    }

    /**
     * The browser is back. Where it goes on is in its own cookie and nowhere in the address, so
     * nobody can send it elsewhere or give it somebody else's sign-in.
     */
    APIGatewayV2HTTPResponse end(HttpCall call) {
        Optional<UnderWay> underWay =
                cookies.signIn(call).filter(own -> isSame(own.state(), call.query()));
        if (desk.signIn().isEmpty() || underWay.isEmpty()) {
            return answers.notice(
                    400,
                    "This sign-in cannot be finished",
                    "It did not begin on this browser, or took too long. Open the link in the mail"
                            + " again.",
                    Optional.empty(),
                    cookies.endSignIn());
        }
        String link = underWay.get().link();
        return desk.links()
                .open(link)
                .map(opened -> end(desk.signIn().get(), opened, underWay.get(), call.query()))
                .orElseGet(answers::notGood);
    }

    private APIGatewayV2HTTPResponse end(
            SignInApprover signIn, Opened opened, UnderWay underWay, Form query) {
        Paths paths = new Paths(underWay.link(), "");
        Optional<String> code = query.value("code").filter(text -> text.length() <= 2048);
        if (code.isEmpty() || !isFromIssuer(query)) {
            return refused(opened, paths, "no-code");
        }
        return switch (signIn.finish(underWay.state(), code.get(), opened.approver())) {
            case Finished.In(String session) ->
                    answers.page(
                            200,
                            NoticePage.signedIn(paths),
                            cookies.openSession(session),
                            cookies.endSignIn());
            case Finished.Refused(String why) -> refused(opened, paths, why);
            case Finished.SomebodyElse() ->
                    notIn(
                            opened,
                            paths,
                            "somebody-else",
                            "You signed in, but this link belongs to another approver. Use the link"
                                    + " in your own mail.");
            case Finished.NotFresh() ->
                    notIn(
                            opened,
                            paths,
                            "not-fresh",
                            "The sign-in was an old one. Sign in again, with your password or"
                                    + " key.");
        };
    }

    private APIGatewayV2HTTPResponse refused(Opened opened, Paths paths, String code) {
        return notIn(opened, paths, code, "The sign-in was refused or broken off. Try again.");
    }

    private APIGatewayV2HTTPResponse notIn(
            Opened opened, Paths paths, String code, String whatToDo) {
        log.atWarn()
                .addKeyValue("approver", opened.approver().id())
                .addKeyValue("code", code)
                .log("a sign-in was not taken");
        return answers.notice(
                403, "You are not signed in", whatToDo, Optional.of(paths), cookies.endSignIn());
    }

    /** An issuer that names itself in its answer must be ours (RFC 9207). */
    private boolean isFromIssuer(Form query) {
        return query.value("iss")
                .filter(named ->
                        address.issuer().map(URI::toString).filter(named::equals).isEmpty())
                .isEmpty();
    }

    private static boolean isSame(String state, Form query) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8),
                query.text("state").getBytes(StandardCharsets.UTF_8));
    }
}
