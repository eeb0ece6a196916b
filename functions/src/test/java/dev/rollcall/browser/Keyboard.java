package dev.rollcall.browser;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.interactions.Actions;

/** Goes through a page with the tab key alone. */
final class Keyboard {
    private static final int MOST_STOPS = 60;

    private final WebDriver driver;

    Keyboard(WebDriver driver) {
        this.driver = requireNonNull(driver, "driver is null");
    }

    /** Goes on to the next stop whose name begins so. */
    Keyboard goTo(String name) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            press(Keys.TAB);
            if (spoken().startsWith(name)) {
                return this;
            }
        }
        throw new AssertionError("The tab key does not lead to " + name);
    }

    /** Returns the name of what the tab key reaches first. */
    String firstStop() {
        press(Keys.TAB);
        return spoken();
    }

    Keyboard type(String text) {
        press(text);
        return this;
    }

    /** Presses what has the focus, which leads to another page. */
    void enter() {
        new Screen(driver).leave(() -> press(Keys.ENTER));
    }

    void space() {
        press(Keys.SPACE);
    }

    /** Waits until a page with that link is there. */
    Keyboard waitFor(String link) {
        new Screen(driver).await(By.partialLinkText(link));
        return this;
    }

    private void press(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Returns what a screen reader says of what has the focus. */
    private String spoken() {
        return requireNonNullElse(driver.switchTo().activeElement().getAccessibleName(), "");
    }
}
