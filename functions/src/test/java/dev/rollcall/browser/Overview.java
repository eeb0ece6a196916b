package dev.rollcall.browser;

import org.openqa.selenium.WebDriver;

/** The page that a mail's link leads to. */
final class Overview extends Screen {
    /** The beginning of a link whose number is the list's. */
    static final String PEOPLE = "See the ";

    Overview(WebDriver driver) {
        super(driver);
    }

    OktaLogin signIn() {
        press("Sign in");
        return new OktaLogin(driver);
    }

    People people() {
        follow(PEOPLE);
        return new People(driver);
    }

    Review releaseAll() {
        follow("Release all");
        return new Review(driver);
    }

    Review releasePart() {
        follow("Release a part");
        return new Review(driver);
    }

    Review reject() {
        follow("Reject");
        return new Review(driver);
    }
}
