package dev.rollcall.function.site;

import static dev.rollcall.function.site.Browser.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.contract.Parallel;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.testing.FixedPolicies;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deciding on the pages, and what is no decision. */
class DecidingTest {
    private final SiteWorld world = SiteWorld.linkOnly();
    private final BatchId batch = world.sealed(12, 1);
    private final String link = "/approve/" + world.link(batch, FixedPolicies.KIM);
    private final Browser browser = world.browser();

    @Test
    void typing_the_phrase_releases_all_and_wakes_the_execution() {
        APIGatewayV2HTTPResponse answer = decide("all", "phrase", "release 12");

        assertThat(answer.getStatusCode()).isEqualTo(303);
        assertThat(answer.getHeaders()).containsEntry("Location", link);
        assertThat(world.batch(batch).state()).isEqualTo(BatchState.DECIDED);
        assertThat(world.woken).containsExactly("token-" + batch);
        assertThat(browser.get(link).getBody()).contains("Decided", "You released all 12.");
    }

    @Test
    void a_part_is_what_was_marked_and_the_rest_has_a_disposition() {
        choose("choice-U00003", "RELEASE", "choice-U00006", "RELEASE", "choice-U00009", "NOT_NOW");

        APIGatewayV2HTTPResponse review = browser.get(link + "/review?scope=part");
        assertThat(review.getBody()).contains("Release 2 of 12 deactivations", "release 2");
        decide("part", "phrase", "release 2", "rest", "SOURCE_WRONG");

        Vote vote = world.batch(batch).votes().getFirst();
        assertThat(vote.scope()).isEqualTo(Vote.Scope.PART);
        assertThat(vote.released()).isEqualTo(2);
        assertThat(vote.rest()).isEqualTo(Choice.SOURCE_WRONG);
        assertThat(review.getBody()).contains(vote.digest());
        assertThat(vote.digest()).isNotEqualTo(world.batch(batch).seal().orElseThrow().digest());
    }

    @Test
    void
            who_releases_all_is_told_of_the_marks_that_this_overrides_and_who_releases_a_part_is_not() {
        assertThat(browser.get(link + "/review?scope=all").getBody()).doesNotContain("marked");
        choose(
                "choice-U00003", "RELEASE",
                "choice-U00006", "SOURCE_WRONG",
                "choice-U00009", "NOT_NOW");

        assertThat(browser.get(link).getBody())
                .contains("also 2 people whom you have marked otherwise");
        assertThat(browser.get(link + "/review?scope=all").getBody())
                .contains(
                        "You have marked 2 people otherwise. This releases everybody",
                        "release a part: that respects your marks",
                        "href=\"" + link + "/review?scope=part\"");
        assertThat(browser.get(link + "/review?scope=part").getBody())
                .doesNotContain("marked 2 people otherwise");
    }

    @Test
    void a_part_in_which_all_are_marked_needs_no_disposition() {
        String[] all = new String[24];
        for (int number = 1; number <= 12; number++) {
            all[2 * number - 2] = "choice-" + SiteWorld.account(number);
            all[2 * number - 1] = "RELEASE";
        }
        choose(all);

        assertThat(decide("part", "phrase", "release 12").getStatusCode()).isEqualTo(303);
        assertThat(world.batch(batch).votes().getFirst().released()).isEqualTo(12);
    }

    @Test
    void a_rejection_rests_until_the_day_that_was_chosen() {
        decide("none", "phrase", "reject 12", "rest", "NOT_NOW", "until", "2026-03-20");

        assertThat(world.batch(batch).votes().getFirst().until()).isEqualTo("2026-03-20T00:00:00Z");
        assertThat(browser.get(link).getBody()).contains("You rejected all 12.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-04", "2026-04-30", "2020-01-01", "never", ""})
    void a_day_that_is_past_or_far_away_decides_nothing(String day) {
        APIGatewayV2HTTPResponse answer =
                decide("none", "phrase", "reject 12", "rest", "NOT_NOW", "until", day);

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains("Nothing was decided", "within the next 30 days");
        assertUndecided();
    }

    @Test
    void a_scanner_that_submits_the_form_as_it_found_it_decides_nothing() {
        for (String scope : List.of("all", "none")) {
            APIGatewayV2HTTPResponse answer = decide(scope, "rest", "SOURCE_WRONG");
            assertThat(answer.getStatusCode()).isEqualTo(422);
            assertThat(answer.getBody()).contains("role=\"alert\"", "Type the phrase");
        }
        assertUndecided();
    }

    @ParameterizedTest
    @CsvSource({"all,reject 12", "all,release 11", "none,release 12", "all,release"})
    void another_phrase_decides_nothing(String scope, String phrase) {
        decide(scope, "phrase", phrase, "rest", "SOURCE_WRONG");

        assertUndecided();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cross-site,-",
                "same-site,-",
                "none,-",
                "same-origin,https://evil.example",
                "-,https://evil.example",
                "-,null",
                "-,-",
                "-,https://rollcall.example.evil.example"
            })
    void a_form_from_elsewhere_decides_nothing(@Nullable String from, @Nullable String origin) {
        Map<String, String> headers = new HashMap<>();
        if (from != null) {
            headers.put("sec-fetch-site", from);
        }
        if (origin != null) {
            headers.put("origin", origin);
        }
        Map<String, String> form = with(reviewed("all"), "phrase", "release 12");

        APIGatewayV2HTTPResponse answer = browser.post(link + "/decide", form, headers);

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertUndecided();
    }

    @Test
    void an_old_browser_that_names_our_origin_can_decide() {
        Map<String, String> form = with(reviewed("all"), "phrase", "release 12");

        browser.post(link + "/decide", form, Map.of("origin", "https://rollcall.example"));

        assertThat(world.batch(batch).state()).isEqualTo(BatchState.DECIDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "guess",
                "0000000000000000000000000000000000000000000000000000000000000000"
            })
    void a_guessed_token_decides_nothing(String token) {
        APIGatewayV2HTTPResponse answer =
                browser.post(
                        link + "/decide",
                        with(reviewed("all"), "phrase", "release 12", "token", token));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertUndecided();
    }

    @Test
    void the_token_of_another_approvers_page_decides_nothing() {
        String lees = "/approve/" + world.link(batch, FixedPolicies.LEE);
        Map<String, String> form =
                Browser.form(browser.get(lees + "/review?scope=all"), lees + "/decide");

        browser.post(link + "/decide", with(form, "phrase", "release 12"));

        assertUndecided();
    }

    @Test
    void a_form_made_for_another_batch_decides_nothing() {
        Map<String, String> form = reviewed("all");
        SiteWorld other = SiteWorld.linkOnly();
        List<HeldItem> others = new ArrayList<>();
        for (int number = 501; number <= 512; number++) {
            others.add(other.item(number));
        }
        BatchId swapped = other.seal(others, 1);
        String there = "/approve/" + other.link(swapped, FixedPolicies.KIM);
        Map<String, String> own =
                Browser.form(other.browser().get(there + "/review?scope=all"), there + "/decide");

        APIGatewayV2HTTPResponse answer =
                other.browser()
                        .post(
                                there + "/decide",
                                with(
                                        own,
                                        "phrase",
                                        "release 12",
                                        "digest",
                                        form.getOrDefault("digest", "")));

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains("has changed since you saw it");
        assertThat(other.batch(swapped).votes()).isEmpty();
    }

    @Test
    void a_list_of_which_one_was_exchanged_after_the_mail_is_neither_shown_nor_decided() {
        Map<String, String> form = with(reviewed("all"), "phrase", "release 12");
        world.batches.exchange(batch, SiteWorld.account(3), world.item(40));

        for (APIGatewayV2HTTPResponse answer :
                List.of(
                        browser.get(link),
                        browser.get(link + "/people"),
                        browser.post(link + "/decide", form))) {
            assertThat(answer.getStatusCode()).isEqualTo(503);
            assertThat(answer.getBody())
                    .contains("Tell those who run Rollcall", "Nothing was decided")
                    .doesNotContain("U00040");
        }
        assertUndecided();
    }

    @Test
    void a_choice_that_changed_after_the_review_decides_nothing() {
        choose("choice-U00003", "RELEASE", "choice-U00006", "RELEASE");
        Map<String, String> seen = reviewed("part");
        choose("choice-U00006", "NOT_NOW", "choice-U00007", "RELEASE");

        APIGatewayV2HTTPResponse answer =
                browser.post(
                        link + "/decide",
                        with(seen, "phrase", "release 2", "rest", "SOURCE_WRONG"));

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertUndecided();
    }

    @Test
    void a_batch_superseded_after_the_mail_takes_no_vote() {
        Map<String, String> form = with(reviewed("all"), "phrase", "release 12");
        BatchId newer = world.seal(List.of(world.item(40)), 1);

        APIGatewayV2HTTPResponse answer = browser.post(link + "/decide", form);

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains("has changed since you saw it", "release 13");
        assertThat(world.batch(batch).state()).isEqualTo(BatchState.SUPERSEDED);
        assertThat(world.batch(batch).votes()).isEmpty();
        assertThat(world.batch(newer).votes()).isEmpty();
    }

    @Test
    void a_used_link_shows_the_result_and_the_first_word_stands() {
        Map<String, String> form = with(reviewed("all"), "phrase", "release 12");
        Map<String, String> second =
                with(reviewed("none"), "phrase", "reject 12", "rest", "SOURCE_WRONG");
        browser.post(link + "/decide", form);

        browser.post(link + "/decide", second);
        browser.post(link + "/decide", form);

        assertThat(world.batch(batch).votes())
                .extracting(Vote::scope)
                .containsExactly(Vote.Scope.ALL);
        world.clock.advance(Duration.ofHours(9));
        assertThat(browser.get(link).getBody()).contains("You released all 12.");
    }

    @Test
    void a_form_sent_many_times_at_once_is_one_vote() {
        Map<String, String> form = with(reviewed("all"), "phrase", "release 12");

        List<Integer> statuses =
                Parallel.all(
                        Collections.nCopies(
                                16,
                                () -> browser.copy().post(link + "/decide", form).getStatusCode()));

        assertThat(statuses).containsOnly(303);
        assertThat(world.batch(batch).votes()).hasSize(1);
        assertThat(world.entries(batch)).filteredOn(entry -> entry.kind() == Kind.VOTED).hasSize(1);
    }

    @Test
    void the_second_of_two_is_told_of_the_first_and_completes_the_decision() {
        SiteWorld two = SiteWorld.linkOnly();
        BatchId id = two.sealed(12, 2);
        String kims = "/approve/" + two.link(id, FixedPolicies.KIM);
        String lees = "/approve/" + two.link(id, FixedPolicies.LEE);

        release(two, kims);
        assertThat(two.browser().get(kims).getBody()).contains("A second approver must decide");
        assertThat(two.batch(id).state()).isEqualTo(BatchState.PENDING);
        release(two, lees);

        assertThat(two.batch(id).state()).isEqualTo(BatchState.DECIDED);
        assertThat(two.entries(id))
                .extracting(LedgerEntry::kind)
                .filteredOn(kind -> kind == Kind.VOTED)
                .hasSize(2);
    }

    private static void release(SiteWorld world, String link) {
        Map<String, String> form =
                Browser.form(world.browser().get(link + "/review?scope=all"), link + "/decide");
        world.browser().post(link + "/decide", with(form, "phrase", "release 12"));
    }

    @Test
    void who_is_on_the_list_can_look_and_not_decide() {
        SiteWorld own = SiteWorld.linkOnly();
        HeldItem kim =
                new HeldItem(
                        Change.deactivation(FixedPolicies.KIM.account().orElseThrow()),
                        SiteWorld.person(77),
                        own.item(77).caseId(),
                        own.item(77).reasons(),
                        own.item(77).changedAt(),
                        own.clock.instant(),
                        "policy-1");
        BatchId id = own.seal(List.of(own.item(1), kim), 1);
        String secret = own.link(id, FixedPolicies.KIM);
        String kims = "/approve/" + secret;
        Browser hers = own.browser();
        Visit visit =
                Visit.of(
                        own.desk.links().open(secret).orElseThrow(),
                        secret,
                        Optional.empty(),
                        own.desk);

        assertThat(hers.get(kims).getBody())
                .contains("You are on this list yourself")
                .doesNotContain("Release all");
        assertThat(hers.get(kims + "/review?scope=all").getStatusCode()).isEqualTo(403);
        Map<String, String> form =
                Map.of(
                        "token", visit.paths().formToken(),
                        "scope", "all",
                        "phrase", "release 2",
                        "digest", own.batch(id).seal().orElseThrow().digest(),
                        "choice-U00001", "RELEASE");
        assertThat(hers.post(kims + "/decide", form).getStatusCode()).isEqualTo(403);
        assertThat(hers.post(kims + "/choose", form).getStatusCode()).isEqualTo(403);
        assertThat(own.batch(id).votes()).isEmpty();
    }

    @Test
    void choices_for_people_who_are_not_on_the_list_are_left_out() {
        choose("choice-U99999", "RELEASE", "choice-nobody", "RELEASE", "choice-U00001", "MAYBE");

        assertThat(world.batches.draft(batch, FixedPolicies.KIM.id()).choices()).isEmpty();
    }

    @Test
    void saving_leads_where_the_button_says() {
        assertThat(choose("then", "review")).isEqualTo(link + "/review?scope=part");
        assertThat(choose("then", "next", "page", "3")).isEqualTo(link + "/people?page=4");
        assertThat(choose("then", "//evil.example", "q", "a&b\r\nX: y"))
                .isEqualTo(link + "/people?page=1&q=a%26b%0D%0AX%3A%20y");
    }

    @Test
    void a_form_that_is_too_large_or_none_is_refused() {
        Map<String, String> large = with(reviewed("all"), "phrase", "x".repeat(17_000));
        assertThat(browser.post(link + "/decide", large).getStatusCode()).isEqualTo(413);

        APIGatewayV2HTTPResponse json =
                browser.post(
                        link + "/decide",
                        reviewed("all"),
                        Map.of(
                                "sec-fetch-site", "same-origin",
                                "content-type", "application/json"));
        assertThat(json.getStatusCode()).isEqualTo(415);
        assertThat(browser.send("PUT", link, "", Map.of()).getStatusCode()).isEqualTo(405);
        assertUndecided();
    }

    private Map<String, String> reviewed(String scope) {
        return Browser.form(browser.get(link + "/review?scope=" + scope), link + "/decide");
    }

    private APIGatewayV2HTTPResponse decide(String scope, String... fields) {
        return browser.post(link + "/decide", with(reviewed(scope), fields));
    }

    private String choose(String... fields) {
        Map<String, String> form = Browser.form(browser.get(link + "/people"), link + "/choose");
        return browser.post(link + "/choose", with(form, fields))
                .getHeaders()
                .getOrDefault("Location", "");
    }

    private void assertUndecided() {
        assertThat(world.batch(batch).votes()).isEmpty();
        assertThat(world.woken).isEmpty();
    }
}
