package dev.rollcall.browser;

import dev.rollcall.local.okta.OktaPerson;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

import java.util.List;

/** The people on a list, a page at a time. */
final class People extends Screen {
    People(WebDriver driver) {
        super(driver);
    }

    String found() {
        return find(By.cssSelector("[role=status]")).getText();
    }

    List<String> names() {
        return all("table.people .name").stream().map(WebElement::getText).toList();
    }

    /** Returns why people are held, a line for each group. */
    List<String> groups() {
        return all("table.people caption").stream().map(WebElement::getText).toList();
    }

    People search(String text) {
        WebElement box = find(By.id("q"));
        box.clear();
        box.sendKeys(text);
        press("Search");
        return this;
    }

    People nextPage() {
        follow("Next page");
        return this;
    }

    People mark(OktaPerson person, String choice) {
        find(By.xpath(
                        "//fieldset[.//input[@name='choice-%s']]//label[normalize-space()='%s']"
                                .formatted(person.slackId(), choice)))
                .click();
        return this;
    }

    Overview backToOverview() {
        follow("Back to the overview");
        return new Overview(driver);
    }

    Review saveAndReview() {
        press("Save and review");
        return new Review(driver);
    }
}
