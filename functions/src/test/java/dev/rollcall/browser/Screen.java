package dev.rollcall.browser;

import static java.util.Objects.requireNonNull;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is on the screen, in the words that are there. */
class Screen {
    private static final Duration ANSWER = Duration.ofSeconds(20);

    protected final WebDriver driver;

    Screen(WebDriver driver) {
        this.driver = requireNonNull(driver, "driver is null");
    }

    String title() {
        return requireNonNull(driver.getTitle(), "there is no page");
    }

    String heading() {
        return find(By.tagName("h1")).getText();
    }

    /** Returns all that can be read. */
    String text() {
        return find(By.tagName("body")).getText();
    }

    /** Returns what stands under a heading. */
    String under(String heading) {
        return find(By.xpath("//section[h2[normalize-space()='" + heading + "']]")).getText();
    }

    /** Returns the value of a fact by its name. */
    String fact(String name) {
        return find(By.xpath("//dt[normalize-space()='" + name + "']/following-sibling::dd"))
                .getText();
    }

    /**
     * @param link what it says, or begins with
     */
    boolean offers(String link) {
        return !driver.findElements(By.partialLinkText(link)).isEmpty();
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void follow(String link) {
        leave(find(By.partialLinkText(link)));
    }

    void press(String button) {
        leave(button(button));
    }

    WebElement button(String text) {
        return find(By.xpath("//button[normalize-space()='" + text + "']"));
    }

    /** Clicks, and waits until another page is there. */
    protected void leave(WebElement way) {
        leave(way::click);
    }

    /** Does what ends this page, and waits until another one is there. */
    void leave(Runnable act) {
        WebElement page = find(By.tagName("html"));
        act.run();
        Instant limit = Instant.now().plus(ANSWER);
        while (isThere(page)) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("The page is still there");
            }
        }
    }

    /** On the way from one page to the next, chromedriver has more than one word for "gone". */
    private static boolean isThere(WebElement page) {
        try {
            return page.isEnabled();
        } catch (WebDriverException _) {
            return false;
        }
    }

    protected WebElement find(By by) {
        return driver.findElement(by);
    }

    /** Waits for what comes without a click. */
    void await(By by) {
        driver.manage().timeouts().implicitlyWait(ANSWER);
        try {
            find(by);
        } finally {
            driver.manage().timeouts().implicitlyWait(Duration.ZERO);
        }
    }
}
