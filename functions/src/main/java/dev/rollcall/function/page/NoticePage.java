package dev.rollcall.function.page;

import static dev.rollcall.function.page.Layout.paragraph;

import java.util.Optional;

/** Short pages that say what is not possible, and what to do. */
public final class NoticePage {
    private NoticePage() {}

    /** The same for every link that is not good, whatever the reason. */
    public static String notGood() {
        return Layout.page(
                "This link is not good",
                paragraph(
                        "It may be mistyped or incomplete, or its time is over: a link is good"
                                + " until the next approvers are asked."),
                paragraph(
                        "Nothing is lost. What was held stays held, and is in front of the"
                                + " approvers whose turn it is. If it is yours, look for a newer"
                                + " mail."));
    }

    /**
     * @param back where to go on, if anywhere
     */
    public static String of(String title, String whatToDo, Optional<Paths> back) {
        return Layout.page(
                title,
                paragraph(whatToDo),
                back.map(paths ->
                                Html.tag("p")
                                        .of(
                                                Layout.button(
                                                        paths.overview(),
                                                        "primary",
                                                        "To the list")))
                        .orElse(Html.nothing()));
    }

    /**
     * The step between the issuer and the list. A redirect would still count as coming from the
     * issuer's site, and the strict cookie would stay behind; from here it goes along.
     */
    public static String signedIn(Paths paths) {
        return Layout.withHead(
                Html.tag("meta")
                        .with("http-equiv", "refresh")
                        .with("content", "0; url=" + paths.overview())
                        .alone(),
                "You are signed in",
                paragraph("For ten minutes, on this browser."),
                Html.tag("p").of(Layout.button(paths.overview(), "primary", "To the list")));
    }
}
