package dev.rollcall.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** What a decision would do, and the form that makes it. */
final class Review extends Screen {
    Review(WebDriver driver) {
        super(driver);
    }

    /** Returns what has to be typed. */
    String phrase() {
        return find(By.tagName("kbd")).getText();
    }

    String digest() {
        return fact("Digest of what is released");
    }

    Review type(String phrase) {
        WebElement box = find(By.id("phrase"));
        box.clear();
        box.sendKeys(phrase);
        return this;
    }

    Review theRestIs(String beginning) {
        find(By.xpath("//label[@class='option'][contains(., '" + beginning + "')]")).click();
        return this;
    }

    Result release() {
        press("Release");
        return new Result(driver);
    }

    Result reject() {
        press("Reject");
        return new Result(driver);
    }

    String complaint() {
        return find(By.cssSelector("[role=alert]")).getText();
    }
}
