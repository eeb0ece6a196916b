package dev.rollcall.browser;

import static dev.rollcall.browser.Approving.KIM;
import static dev.rollcall.browser.Approving.LEE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.OktaPerson;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.Actions;

import java.time.Duration;
import java.util.List;

/** An approver decides, and the company becomes as decided. */
@InChromium
class DecidingInChromiumTest {
    private static final Duration DONE = Duration.ofMinutes(8);

    private final ApproversBrowser browser;
    private final NightCompany company;

    DecidingInChromiumTest(ApproversBrowser browser, NightCompany company) {
        this.browser = browser;
        this.company = company;
    }

    @Test
    void all_are_released_and_lose_their_accounts() {
        List<OktaPerson> leavers = company.rested(3);
        company.loses(leavers);
        HeldList list = company.asks(3);
        Review review = browser.signsIn(list, KIM).releaseAll();

        assertThat(review.heading()).isEqualTo("Release all 3 deactivations");
        assertThat(review.text()).contains("3 Slack accounts are deactivated");
        assertThat(leavers).as("a look decides nothing").allMatch(company::isActive);
        Result result = review.type("release 3").release();

        assertThat(result.heading()).isEqualTo("Decided");
        assertThat(result.own()).isEqualTo("You released all 3.");
        PageRules.assertKept(browser, result);
        company.passes(DONE);
        assertThat(leavers).noneMatch(company::isActive);
    }

    @Test
    void of_a_part_marked_on_a_phone_exactly_that_part_is_released() {
        List<OktaPerson> leavers = company.rested(4);
        company.loses(leavers);
        HeldList list = company.asks(4);
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
        Result result = review.theRestIs("The source is wrong").type(review.phrase()).release();

        assertThat(result.own()).isEqualTo("You released 2 of 4 and rejected the rest.");
        assertThat(result.fact("Digest of what you released")).isEqualTo(digest);
        company.passes(DONE);
        assertThat(leavers)
                .filteredOn(company::isActive)
                .containsExactly(leavers.get(1), leavers.get(3));
    }

    @Test
    void of_a_rejected_list_nobody_loses_anything() {
        List<OktaPerson> leavers = company.rested(3);
        company.loses(leavers);
        HeldList list = company.asks(3);
        Review review = browser.signsIn(list, KIM).reject();

        assertThat(review.heading()).isEqualTo("Reject all 3 deactivations");
        Result result = review.theRestIs("The source is wrong").type("reject 3").reject();

        assertThat(result.own()).isEqualTo("You rejected all 3.");
        assertThat(result.next()).contains("Nothing is carried out");
        PageRules.assertKept(browser, result);
        company.passes(DONE);
        assertThat(leavers).allMatch(company::isActive);
    }

    @Test
    void a_wrong_phrase_is_told_and_what_was_entered_is_kept() {
        HeldList list = company.storm(3);
        Review review = browser.signsIn(list, KIM).reject();

        review.theRestIs("Right, but not now").type("release 3").reject();

        assertThat(review.complaint()).contains("Nothing was decided", "Type the phrase");
        PageRules.assertKept(browser, review);
        assertThat(review.type("Reject 3 ").reject().own()).isEqualTo("You rejected all 3.");
    }

    @Test
    void a_double_click_is_one_decision() {
        HeldList list = company.storm(3);
        Review review = browser.signsIn(list, KIM).releaseAll().type("release 3");

        new Actions(browser.driver()).doubleClick(review.button("Release")).perform();
        browser.opens(list.linkOf(KIM));

        assertThat(new Result(browser.driver()).own()).isEqualTo("You released all 3.");
        assertThat(company.votes(list)).hasSize(1);
    }

    @Test
    void the_back_button_and_a_second_click_change_nothing() {
        List<OktaPerson> leavers = company.rested(3);
        company.loses(leavers);
        HeldList list = company.asks(3);
        browser.signsIn(list, KIM)
                .reject()
                .theRestIs("The source is wrong")
                .type("reject 3")
                .reject();

        browser.goesBack();
        assertThat(browser.screen().text()).doesNotContain("To confirm");
        browser.opens(list.linkOf(KIM) + "/review?scope=all");
        Result result = new Result(browser.driver());

        assertThat(result.own()).isEqualTo("You rejected all 3.");
        browser.reloads();
        assertThat(result.own()).isEqualTo("You rejected all 3.");
        assertThat(company.votes(list)).hasSize(1);
        company.passes(DONE);
        assertThat(leavers).allMatch(company::isActive);
    }

    @Test
    void a_form_in_a_second_window_comes_too_late() {
        HeldList list = company.storm(3);
        Review first = browser.signsIn(list, KIM).releaseAll();
        String here = browser.driver().getWindowHandle();
        browser.opensWindow();
        browser.opens(list.linkOf(KIM))
                .reject()
                .theRestIs("The source is wrong")
                .type("reject 3")
                .reject();
        browser.closesWindow(here);

        Result result = first.type("release 3").release();

        assertThat(result.own()).isEqualTo("You rejected all 3.");
        assertThat(company.votes(list)).hasSize(1);
    }

    @Test
    void of_two_approvers_parts_what_both_release_is_done() {
        List<OktaPerson> leavers = company.rested(NightCompany.TWO_FROM);
        company.loses(leavers);
        HeldList list = company.asks(NightCompany.TWO_FROM);

        Result kims = releases(list, KIM, leavers.subList(0, 2));
        assertThat(kims.heading()).isEqualTo("Your decision is recorded");
        assertThat(kims.next()).contains("A second approver must decide");
        company.passes(Duration.ofMinutes(2));
        assertThat(leavers).allMatch(company::isActive);

        Result lees = releases(list, LEE, leavers.subList(1, 3));
        assertThat(lees.heading()).isEqualTo("Decided");
        assertThat(lees.text()).contains("Approver kim", "released 2 of 13");
        company.passes(DONE);
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
    void an_approver_without_a_mouse_signs_in_looks_and_decides() {
        HeldList list = company.storm(3);
        browser.opens(list.linkOf(KIM));
        Keyboard keyboard = new Keyboard(browser.driver());

        keyboard.goTo("Sign in").enter();
        keyboard.goTo("Your login or id").type(KIM.subject()).enter();
        assertThat(keyboard.waitFor("See the people").firstStop()).isEqualTo("Skip to the content");
        keyboard.goTo("Reject").enter();
        keyboard.goTo("The source is wrong").space();
        keyboard.goTo("To confirm, type").type("reject 3");
        keyboard.goTo("Reject").enter();

        assertThat(new Result(browser.driver()).own()).isEqualTo("You rejected all 3.");
    }

    @Test
    void no_page_needs_javascript() {
        HeldList list = company.storm(3);
        browser.withoutJavaScript();

        Result result =
                browser.signsIn(list, KIM)
                        .people()
                        .search("acme.example")
                        .backToOverview()
                        .reject()
                        .theRestIs("Right, but not now")
                        .type("reject 3")
                        .reject();

        assertThat(result.own()).isEqualTo("You rejected all 3.");
    }
}
