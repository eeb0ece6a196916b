package dev.rollcall.browser;

import static dev.rollcall.browser.Approving.KIM;
import static dev.rollcall.browser.Approving.MO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.OktaPerson;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** An approver comes late, or takes long. */
@InChromium
class PassingTimeInChromiumTest {
    private final ApproversBrowser browser;
    private final NightCompany company;

    PassingTimeInChromiumTest(ApproversBrowser browser, NightCompany company) {
        this.browser = browser;
        this.company = company;
    }

    @Test
    void a_superseded_list_takes_no_decision_and_points_to_the_newer_one() {
        List<OktaPerson> leavers = company.rested(6);
        company.loses(leavers.subList(0, 3));
        HeldList older = company.asks(3);
        Review review = browser.signsIn(older, KIM).releaseAll();
        company.loses(leavers.subList(3, 6));
        HeldList newer = company.asks(6);

        Result result = review.type("release 3").release();

        assertThat(result.heading()).isEqualTo("A newer list has taken this one's place");
        assertThat(result.own()).isEqualTo("You have not decided on it.");
        PageRules.assertKept(browser, result);
        assertThat(company.votes(older)).isEmpty();
        assertThat(leavers).allMatch(company::isActive);
        assertThat(browser.opens(newer.linkOf(KIM)).heading())
                .isEqualTo("6 deactivations wait for your decision");
    }

    @Test
    void after_expiry_the_link_is_good_no_more_and_the_next_approver_is_asked() {
        List<OktaPerson> leavers = company.rested(3);
        company.loses(leavers);
        HeldList list = company.asks(3);
        Review review = browser.signsIn(list, KIM).releaseAll();
        company.expires(list);

        Screen screen = review.type("release 3").release();

        assertThat(screen.heading()).isEqualTo("This link is not good");
        assertThat(screen.text()).contains("look for a newer mail");
        company.asks(list, MO);
        Overview next = browser.asNew().signsIn(list, MO);
        assertThat(next.heading()).isEqualTo("3 deactivations wait for your decision");
        assertThat(next.fact("Asked before")).contains("nobody decided in time");
        PageRules.assertKept(browser, next);
        assertThat(leavers).allMatch(company::isActive);
    }

    @Test
    void a_sign_in_that_is_over_decides_nothing_and_another_one_does() {
        HeldList list = company.storm(3);
        Review review = browser.signsIn(list, KIM).reject();
        company.passes(Duration.ofMinutes(11));

        review.theRestIs("The source is wrong").type("reject 3").reject();

        assertThat(review.heading()).isEqualTo("Your sign-in is over");
        PageRules.assertKept(browser, review);
        Result result =
                browser.signsIn(list, KIM)
                        .reject()
                        .theRestIs("The source is wrong")
                        .type("reject 3")
                        .reject();
        assertThat(result.own()).isEqualTo("You rejected all 3.");
    }
}
