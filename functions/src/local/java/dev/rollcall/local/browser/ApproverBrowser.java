package dev.rollcall.local.browser;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collection;

/** An approver at their browser: opens the link of a mail, signs in, and decides on the page. */
public final class ApproverBrowser implements AutoCloseable {
    private static final String CHOICE = "choice-";
    private static final String RELEASE = "RELEASE";

    private final Browser browser = new Browser();
    private final String login;

    /**
     * @param login what the approver types where the issuer asks who they are
     */
    public ApproverBrowser(String login) {
        this.login = requireNonNull(login, "login is null");
    }

    @Override
    public void close() {
        browser.close();
    }

    /** Opens a link, signs in if the page asks for it, and returns the list's overview. */
    public Page open(URI link) {
        Page overview = browser.open(link);
        if (!overview.hasForm("/sign-in")) {
            return overview;
        }
        Page asked = browser.submit(overview, overview.form("/sign-in"));
        Page back = browser.submit(asked, asked.form("/authorize").typed("who", login));
        return browser.open(back.link("To the list"));
    }

    /**
     * Rejects the whole list.
     *
     * @param rest why, as the page calls it: {@code SOURCE_WRONG} or {@code NOT_NOW}
     * @return the page that tells what was decided
     */
    public Page reject(Page overview, String rest) {
        return decide(browser.open(overview.link("Reject")), rest);
    }

    /**
     * Releases these accounts, and nobody else.
     *
     * @return the page that tells what was decided
     */
    public Page release(Page overview, Collection<String> accounts, String rest) {
        Page people = browser.open(overview.linkTo("/people"));
        while (true) {
            PageForm form = people.form("/choose");
            for (String account : accounts) {
                if (form.offers(CHOICE + account, RELEASE)) {
                    form = form.chosen(CHOICE + account, RELEASE);
                }
            }
            if (!form.offers("then", "next")) {
                return decide(browser.submit(people, form.chosen("then", "review")), rest);
            }
            people = browser.submit(people, form.chosen("then", "next"));
        }
    }

    private Page decide(Page review, String rest) {
        PageForm form =
                review.form("/decide").chosen("rest", rest).typed("phrase", review.phrase());
        return browser.submit(review, form);
    }
}
