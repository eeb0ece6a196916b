package dev.rollcall.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;

/** Simulated Okta's question who one is. */
final class OktaLogin extends Screen {
    OktaLogin(WebDriver driver) {
        super(driver);
    }

    /** Signs in and waits until the site shows the approver what only approvers see. */
    Overview as(String subject) {
        answer(subject);
        await(By.partialLinkText(Overview.PEOPLE));
        return new Overview(driver);
    }

    /** Signs in as somebody whom the site may not want. */
    Screen answer(String subject) {
        find(By.id("who")).sendKeys(subject);
        leave(find(By.id("sign-in")));
        return new Screen(driver);
    }
}
