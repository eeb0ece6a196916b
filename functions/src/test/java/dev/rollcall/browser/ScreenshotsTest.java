package dev.rollcall.browser;

import static dev.rollcall.browser.Approving.KIM;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes the pictures of the documentation, with the sample company's made-up people. */
@InChromium
@EnabledIfSystemProperty(
        named = ScreenshotsTest.WHERE,
        matches = ".+",
        disabledReason = "Pictures are taken with -Dscreenshots=docs/images only")
class ScreenshotsTest {
    static final String WHERE = "screenshots";

    private static final int LARGEST = 150 * 1024;

    private final ApproversBrowser browser;
    private final NightCompany company;

    ScreenshotsTest(ApproversBrowser browser, NightCompany company) {
        this.browser = browser;
        this.company = company;
    }

    @Test
    void of_the_way_from_the_mail_to_the_result() throws IOException {
        List<OktaPerson> within = company.rested(2);
        company.loses(within);
        company.worksOff(within);
        List<OktaPerson> leavers = company.people(6);
        company.loses(leavers);
        HeldList list = company.asks(leavers);

        browser.phone();
        browser.opens(list.linkOf(KIM));
        take("approval-phone-link");
        Overview overview = browser.signsIn(list, KIM);
        take("approval-phone");
        People people = overview.people();
        take("approval-phone-people");
        browser.wide(1000, 800);
        browser.opens(list.linkOf(KIM));
        take("approval-overview");
        overview.people();
        people.mark(leavers.get(0), "Release")
                .mark(leavers.get(1), "Release")
                .mark(leavers.get(4), "Not now");
        take("approval-people");
        Review review = people.saveAndReview();
        take("approval-part");
        browser.phone();
        take("approval-phone-part");
        review.theRestIs("The source is wrong").type(review.phrase()).release();
        browser.wide(1000, 800);
        take("approval-result");
    }

    private void take(String name) throws IOException {
        byte[] picture = browser.picture();
        assertThat(picture).as(name).hasSizeBetween(1024, 9 * LARGEST);
        Path directory = Project.path(System.getProperty(WHERE, "target/screenshots"));
        Files.createDirectories(directory);
        Files.write(directory.resolve(name + ".png"), picture);
    }
}
