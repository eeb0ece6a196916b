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
    void a_superseded_list_takes_no_decision_and_its_link_leads_to_the_newer_one() {
        List<OktaPerson> leavers = company.rested(6);
        company.loses(leavers.subList(0, 3));
        HeldList older = company.asks(leavers);
        Review review = browser.signsIn(older, KIM).releaseAll();
        company.loses(leavers.subList(3, 6));
        company.supersedes(older);

        review.type("release 3").release();

        assertThat(review.complaint()).contains("has changed since you saw it");
        assertThat(review.phrase()).isEqualTo("release 6");
        assertThat(company.votes(older)).isEmpty();
        assertThat(leavers).allMatch(company::isActive);
        Overview newer = browser.opens(older.linkOf(KIM));
        assertThat(newer.heading()).isEqualTo("6 deactivations wait for your decision");
        assertThat(newer.text()).contains("Your mail was about an older list, of 3 people");
        PageRules.assertKept(browser, newer);
    }

    @Test
    void a_sign_in_is_over_after_ten_minutes_and_a_list_after_its_time() {
        List<OktaPerson> leavers = company.rested(3);
        company.loses(leavers);
        HeldList list = company.asks(leavers);
        Review review = browser.signsIn(list, KIM).releaseAll();
        company.passes(Duration.ofMinutes(11));
        assertThat(review.type("release 3").release().heading()).isEqualTo("Your sign-in is over");
        PageRules.assertKept(browser);

        browser.signsIn(list, KIM).releaseAll();
        company.expires(list);
        assertThat(review.type("release 3").release().heading()).isEqualTo("This link is not good");
        assertThat(review.text()).contains("look for a newer mail");

        HeldList raised = company.asks(leavers, MO);
        Overview next = browser.asNew().signsIn(raised, MO);
        assertThat(next.heading()).isEqualTo("3 deactivations wait for your decision");
        assertThat(next.fact("Asked before")).contains("too few decided in time");
        PageRules.assertKept(browser, next);
        assertThat(leavers).allMatch(company::isActive);
    }
}
