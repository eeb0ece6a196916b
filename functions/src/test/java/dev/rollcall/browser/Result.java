package dev.rollcall.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;

/** What became of a list. */
final class Result extends Screen {
    Result(WebDriver driver) {
        super(driver);
    }

    /** Returns what this approver has said. */
    String own() {
        return find(By.cssSelector("[role=status]")).getText();
    }

    String next() {
        return under("What comes next");
    }
}
