package dev.rollcall.browser;

import static dev.rollcall.browser.Approving.KIM;
import static dev.rollcall.browser.Approving.LEE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.local.okta.OktaPerson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

/** An approver looks at a long list and decides nothing. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingInChromiumTest {
    private static final String FIRST = "<img src=x onerror=\"document.title='run'\">";
    private static final String TURNED = "\u202E";
    private static final String LAST = "O'Brien & \"Söhne\" 👩\u200D💻 " + TURNED + "txt.exe محمد";

    private final ApproversBrowser browser;
    private final HeldList list;
    private final OktaPerson strangelyNamed;

    LookingInChromiumTest(ApproversBrowser browser, NightCompany company) {
        this.browser = browser;
        List<OktaPerson> leavers = company.rested(3);
        strangelyNamed = leavers.getFirst();
        company.okta().rename(strangelyNamed.id(), "obrien@acme.example", FIRST, LAST, false);
        company.loses(leavers);
        company.alsoHolds(company.people(50), HoldReason.HOUR_LIMIT);
        company.alsoHolds(company.people(2), HoldReason.SHOWN_AGAIN);
        list = company.asks(leavers);
    }

    @Test
    void a_link_alone_shows_numbers_and_reasons_and_nobodys_name() {
        Overview overview = browser.opens(list.linkOf(KIM));

        assertThat(overview.heading()).isEqualTo("55 deactivations wait for your decision");
        assertThat(overview.under("Why it was held"))
                .contains("More within an hour than the policy allows: 53 people")
                .contains("due to be looked at again: 2 people");
        assertThat(overview.offers(Overview.PEOPLE)).isFalse();
        assertThat(overview.offers("Release all")).isFalse();
        assertThat(overview.text()).doesNotContain("@acme.example", "Brien");
    }

    @Test
    void whoever_signs_in_at_the_issuer_comes_back_to_the_list() {
        Overview overview = browser.signsIn(list, KIM);

        assertThat(overview.heading()).isEqualTo("55 deactivations wait for your decision");
        assertThat(overview.fact("You are")).isEqualTo("kim");
        assertThat(overview.offers("Release all")).isTrue();
        assertThat(overview.people().names()).hasSize(50);
    }

    @Test
    void another_approver_is_not_let_in() {
        Screen screen = browser.opens(list.linkOf(KIM)).signIn().answer(LEE.subject());

        assertThat(screen.heading()).isEqualTo("You are not signed in");
        assertThat(screen.text()).contains("this link belongs to another approver");
        assertThat(browser.opens(list.linkOf(KIM)).offers(Overview.PEOPLE)).isFalse();
    }

    @Test
    void a_sign_in_counts_for_one_link_only() {
        browser.signsIn(list, KIM);

        assertThat(browser.opens(list.linkOf(LEE)).offers(Overview.PEOPLE)).isFalse();
    }

    @Test
    void a_link_with_one_letter_changed_says_nothing_of_the_list() {
        String link = list.linkOf(KIM);
        char last = link.charAt(link.length() - 5);
        String other =
                link.substring(0, link.length() - 5)
                        + (last == 'x' ? 'y' : 'x')
                        + link.substring(link.length() - 4);

        Overview overview = browser.opens(other);

        assertThat(overview.heading()).isEqualTo("This link is not good");
        PageRules.assertKept(browser);
    }

    @Test
    void people_come_in_pages_and_are_grouped_by_reason() {
        People people = browser.signsIn(list, KIM).people();

        assertThat(people.found()).isEqualTo("55 people, page 1 of 2");
        assertThat(people.groups())
                .containsExactly(
                        "Held because: Decided against before, and due to be looked at again (2 on"
                                + " this page)",
                        "Held because: More within an hour than the policy allows (48 on this"
                                + " page)");
        List<String> first = people.names();

        people.nextPage();
        assertThat(people.found()).isEqualTo("55 people, page 2 of 2");
        assertThat(people.names()).hasSize(5).doesNotContainAnyElementsOf(List.of(first.getLast()));
        assertThat(people.offers("Next page")).isFalse();
    }

    @Test
    void somebody_is_found_by_a_part_of_the_name_or_the_account() {
        People people = browser.signsIn(list, KIM).people();

        assertThat(people.search("söhne").found()).isEqualTo("1 person found, page 1 of 1");
        assertThat(people.search("obrien@").names()).hasSize(1);
        assertThat(people.search(strangelyNamed.slackId()).names()).hasSize(1);
        assertThat(people.search("\"><b>nobody").found()).isEqualTo("0 people found, page 1 of 1");
        PageRules.assertKept(browser);
    }

    @Test
    void a_name_is_shown_as_text_whatever_is_in_it() {
        People people = browser.signsIn(list, KIM).people().search("brien");

        assertThat(people.names()).containsExactly((FIRST + " " + LAST).replace(TURNED, "\uFFFD"));
        assertThat(browser.driver().getTitle()).isEqualTo("Who is on the list · Rollcall");
        assertThat(people.all("main img, main b")).isEmpty();
        PageRules.assertKept(browser);
    }

    @Test
    void every_page_before_the_decision_can_be_read_by_everybody_on_every_screen() {
        Overview overview = browser.opens(list.linkOf(KIM));
        PageRules.assertKept(browser);

        overview = overview.signIn().as(KIM.subject());
        PageRules.assertKept(browser);
        PageRules.assertKept(browser, overview.releasePart());
        PageRules.assertKept(browser, browser.opens(list.linkOf(KIM)).releaseAll());
        PageRules.assertKept(browser, browser.opens(list.linkOf(KIM)).reject());
        PageRules.assertKept(browser, browser.opens(list.linkOf(KIM)).people());
    }
}
