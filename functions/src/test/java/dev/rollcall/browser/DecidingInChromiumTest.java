package dev.rollcall.browser;

import static dev.rollcall.browser.Approving.KIM;
import static dev.rollcall.browser.Approving.LEE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.local.okta.OktaPerson;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.Actions;

import java.util.List;

/** An approver decides, and the company becomes as decided. */
@InChromium
class DecidingInChromiumTest {
    private final ApproversBrowser browser;
    private final NightCompany company;

    DecidingInChromiumTest(ApproversBrowser browser, NightCompany company) {
        this.browser = browser;
        this.company = company;
    }

    @Test
    void all_are_released_once_by_a_double_click_and_lose_their_accounts() {
        List<OktaPerson> leavers = company.rested(3);
        company.loses(leavers);
        HeldList list = company.asks(leavers);
        Review review = browser.signsIn(list, KIM).releaseAll();

        assertThat(review.heading()).isEqualTo("Release all 3 deactivations");
        assertThat(review.text()).contains("3 Slack accounts are deactivated");
        assertThat(leavers).as("a look decides nothing").allMatch(company::isActive);
        review.type("release 3");
        new Actions(browser.driver()).doubleClick(review.button("Release")).perform();
        browser.opens(list.linkOf(KIM));

        Result result = new Result(browser.driver());
        assertThat(result.heading()).isEqualTo("Decided");
        assertThat(result.own()).isEqualTo("You released all 3.");
        PageRules.assertKept(browser, result);
        assertThat(company.votes(list)).hasSize(1);
        company.worksOff(list);
        assertThat(leavers).noneMatch(company::isActive);
    }

    @Test
    void of_a_part_marked_on_a_phone_exactly_that_part_is_released() {
        List<OktaPerson> leavers = company.rested(4);
        company.loses(leavers);
        HeldList list = company.asks(leavers);
        browser.phone();
        Review review =
                browser.signsIn(list, KIM)
                        .people()
                        .mark(leavers.get(0), "Release")
                        .mark(leavers.get(2), "Release")
                        .mark(leavers.get(3), "Not now")
                        .saveAndReview();

        assertThat(review.heading()).isEqualTo("Release 2 of 4 deactivations");
        assertThat(review.phrase()).isEqualTo("release 2");
        String digest = review.digest();
        assertThat(digest).matches("[0-9a-f]{64}");
        Result result = review.theRestIs("The source is wrong").type("release 2").release();

        assertThat(result.own()).isEqualTo("You released 2 of 4 and rejected the rest.");
        assertThat(result.fact("Digest of what you released")).isEqualTo(digest);
        company.worksOff(list);
        assertThat(leavers)
                .filteredOn(company::isActive)
                .containsExactly(leavers.get(1), leavers.get(3));
    }

    @Test
    void of_a_rejected_list_nobody_loses_anything() {
        List<OktaPerson> leavers = company.rested(3);
        company.loses(leavers);
        HeldList list = company.asks(leavers);
        Review review = browser.signsIn(list, KIM).reject();

        assertThat(review.heading()).isEqualTo("Reject all 3 deactivations");
        review.theRestIs("Right, but not now").type("release 3").reject();
        assertThat(review.complaint()).contains("Nothing was decided", "Type the phrase");
        PageRules.assertKept(browser, review);
        Result result = review.type(" Reject 3 ").reject();

        assertThat(result.own()).isEqualTo("You rejected all 3.");
        assertThat(result.next()).contains("Nothing is carried out");
        PageRules.assertKept(browser, result);
        assertThat(company.votes(list))
                .extracting(Vote::rest)
                .as("what was entered was kept")
                .containsExactly(Choice.NOT_NOW);
        company.worksOff(list);
        assertThat(leavers).allMatch(company::isActive);
    }

    @Test
    void whoever_presses_again_after_going_back_or_in_another_window_changes_nothing() {
        HeldList list = company.storm(3);
        Review other = browser.signsIn(list, KIM).releaseAll();
        String otherWindow = browser.opensWindow();
        Review review = browser.opens(list.linkOf(KIM)).reject();
        review.theRestIs("The source is wrong").type("reject 3").reject();

        browser.goesBack();
        Result again = review.theRestIs("Right, but not now").type("reject 3").reject();
        assertThat(again.own()).isEqualTo("You rejected all 3.");
        browser.reloads();
        assertThat(again.own()).isEqualTo("You rejected all 3.");

        browser.closesWindow(otherWindow);
        assertThat(other.type("release 3").release().own()).isEqualTo("You rejected all 3.");
        assertThat(company.votes(list)).extracting(Vote::rest).containsExactly(Choice.SOURCE_WRONG);
    }

    @Test
    void of_two_approvers_parts_what_both_release_is_done() {
        List<OktaPerson> leavers = company.rested(NightCompany.TWO_FROM);
        company.loses(leavers);
        HeldList list = company.asks(leavers);

        Result kims = releases(list, KIM, leavers.subList(0, 2));
        assertThat(kims.heading()).isEqualTo("Your decision is recorded");
        assertThat(kims.next()).contains("A second approver must decide");
        PageRules.assertKept(browser, kims);

        Result lees = releases(list, LEE, leavers.subList(1, 3));
        assertThat(lees.heading()).isEqualTo("Decided");
        assertThat(lees.fact("Approver kim")).startsWith("released 2 of 7");
        company.worksOff(list);
        assertThat(leavers)
                .filteredOn(person -> !company.isActive(person))
                .containsExactly(leavers.get(1));
    }

    private Result releases(HeldList list, Approving approver, List<OktaPerson> some) {
        People people = browser.asNew().signsIn(list, approver).people();
        some.forEach(person -> people.mark(person, "Release"));
        return people.saveAndReview()
                .theRestIs("The source is wrong")
                .type("release " + some.size())
                .release();
    }

    @Test
    void one_decides_without_a_mouse_and_the_other_without_javascript() {
        HeldList list = company.storm(NightCompany.TWO_FROM);
        browser.opens(list.linkOf(KIM));
        Keyboard keyboard = new Keyboard(browser.driver());

        keyboard.goTo("Sign in").enter();
        keyboard.goTo("Your login or id").type(KIM.subject()).enter();
        assertThat(keyboard.waitFor(Overview.PEOPLE).firstStop()).isEqualTo("Skip to the content");
        keyboard.goTo("Release all").enter();
        keyboard.goTo("To confirm, type").type("release 7");
        keyboard.goTo("Release").enter();
        assertThat(new Result(browser.driver()).own()).isEqualTo("You released all 7.");

        browser.asNew().withoutJavaScript();
        Result result =
                browser.signsIn(list, LEE)
                        .people()
                        .search("acme.example")
                        .backToOverview()
                        .reject()
                        .theRestIs("Right, but not now")
                        .type("reject 7")
                        .reject();

        assertThat(result.heading()).isEqualTo("Decided");
        assertThat(result.next()).contains("Nothing is carried out");
    }
}
