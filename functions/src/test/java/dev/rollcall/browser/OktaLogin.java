package dev.rollcall.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;

/** Simulated Okta's question who one is. */
final class OktaLogin extends Screen {
    OktaLogin(WebDriver driver) {
        super(driver);
    }

    /** Signs in and waits until the site has its approver back. */
    Overview as(String subject) {
        answer(subject);
        await(By.xpath("//h2[.='About this list']"));
        return new Overview(driver);
    }

    /** Signs in as somebody whom the site may not want. */
    Screen answer(String subject) {
        find(By.id("who")).sendKeys(subject);
        leave(find(By.id("sign-in")));
        return new Screen(driver);
    }
}
