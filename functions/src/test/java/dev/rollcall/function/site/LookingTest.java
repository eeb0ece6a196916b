package dev.rollcall.function.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.testing.FixedPolicies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What pages show, and that showing changes nothing. */
class LookingTest {
    private final SiteWorld world = SiteWorld.linkOnly();
    private final BatchId batch = world.sealed(62, 1);
    private final String link = "/approve/" + world.link(batch, FixedPolicies.KIM);
    private final Browser browser = world.browser();

    @Test
    void the_overview_says_what_will_happen_why_it_was_held_and_until_when() {
        assertThat(browser.get(link).getBody())
                .contains("62 deactivations wait for your decision")
                .contains("62 Slack accounts are deactivated")
                .contains("More within an hour than the policy allows: 62 people")
                .contains("More within a day than the policy allows: 20 people")
                .contains("hooks and log of okta")
                .contains("Wednesday 4 March 2026, 20:01 UTC")
                .contains(world.batch(batch).seal().orElseThrow().digest());
    }

    @Test
    void the_overview_says_that_the_policy_has_changed_since_and_only_then() {
        String says = "The policy has changed since this list was made";
        SiteWorld later = SiteWorld.linkOnly();
        BatchId older = later.seal(List.of(later.item(1)), 1, "another policy");

        assertThat(browser.get(link).getBody()).doesNotContain(says);
        assertThat(
                        later.browser()
                                .get("/approve/" + later.link(older, FixedPolicies.KIM))
                                .getBody())
                .contains(says);
    }

    @Test
    void where_the_plan_has_no_api_for_sessions_the_overview_says_that_they_stay_signed_in() {
        assertThat(browser.get(link).getBody())
                .contains("Slack was asked to sign them out")
                .doesNotContain("stay signed in");

        world.ledger.append(
                LedgerEntry.fact(
                        "stay-signed-in",
                        Kind.UNAVAILABLE,
                        world.clock.instant(),
                        Subject.of(batch),
                        new Ground("breaker", batch.value(), "policy-1"),
                        Map.of("unavailable", "SESSIONS=not available on this plan")));

        assertThat(browser.get(link).getBody())
                .contains("stay signed in", "Have them signed out by hand")
                .doesNotContain("Slack was asked to sign them out");
    }

    @Test
    void where_no_others_are_left_the_overview_does_not_promise_any() {
        world.batches.expire(batch, world.clock.instant());
        BatchId last = world.seal(List.of(world.item(63)), 1);

        assertThat(browser.get(link).getBody()).doesNotContain("then all of you are asked again");
        assertThat(browser.get("/approve/" + world.link(last, FixedPolicies.MO)).getBody())
                .contains("then all of you are asked again", "too few decided in time")
                .doesNotContain("then the next approvers are asked");
    }

    @Test
    void rejecting_says_what_it_leaves_open() {
        assertThat(browser.get(link).getBody())
                .contains("They keep their accounts", "they can sign in again");
    }

    @Test
    void times_are_those_of_the_approvers_own_zone() {
        String mos = "/approve/" + world.link(batch, FixedPolicies.MO);

        assertThat(browser.get(mos).getBody()).contains("Thursday 5 March 2026, 05:01 JST");
    }

    @Test
    void link_only_mode_says_that_it_is_weaker_and_shows_no_names() {
        assertThat(browser.get(link).getBody()).contains("weaker than a sign-in");
        assertThat(browser.get(link + "/people").getBody())
                .contains("U00001")
                .contains("00u00001")
                .doesNotContain("Person 1", "@acme.example");
        assertThat(browser.get(link + "/people?q=person+1").getBody()).contains("0 people found");
    }

    @Test
    void people_come_fifty_at_a_time_grouped_by_reason() {
        String first = browser.get(link + "/people").getBody();
        String second = browser.get(link + "/people?page=2").getBody();

        assertThat(rows(first)).isEqualTo(50);
        assertThat(rows(second)).isEqualTo(12);
        assertThat(first).contains("62 people, page 1 of 2", "Next page");
        assertThat(first)
                .containsSubsequence(
                        "Held because: More within an hour than the policy allows (42 on this"
                                + " page)",
                        "Held because: More within an hour than the policy allows; more within a"
                                + " day than the policy allows (8 on this page)");
        assertThat(browser.get(link + "/people?page=999999").getBody()).isEqualTo(second);
        assertThat(browser.get(link + "/people?page=-1").getBody()).isEqualTo(first);
    }

    @Test
    void an_id_is_found_in_any_case() {
        assertThat(browser.get(link + "/people?q=u00042").getBody())
                .contains("1 person found", "U00042")
                .doesNotContain("U00041");
    }

    @Test
    void a_hostile_name_or_search_stays_text() {
        SiteWorld named = SiteWorld.withIssuer();
        BatchId id = named.sealed(1, 1);
        String hostile =
                "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\r\nSet-Cookie: a=b";
        named.profiles.keep(SiteWorld.person(1), new Profile(hostile, "\"><b>@acme.example"));
        String secret = named.link(id, FixedPolicies.KIM);
        Browser kim = named.browser();
        named.signIn(kim, secret, "sub-kim");

        APIGatewayV2HTTPResponse people =
                kim.get("/approve/" + secret + "/people?q=%3Cscript%3Ealert%281%29");

        assertThat(people.getBody())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("value=\"&lt;script&gt;alert(1)\"")
                .doesNotContain("<script", "<img", "<b>");
        assertThat(people.getHeaders().values()).noneMatch(value -> value.contains("Set-Cookie"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/people",
                "/review?scope=all",
                "/review?scope=none",
                "/decide",
                "/choose",
                "/sign-in",
                "/decide?scope=all&phrase=release+62"
            })
    void get_and_head_change_nothing_but_the_note_that_somebody_looked(String page) {
        Batch before = world.batch(batch);

        browser.get(link + page);
        APIGatewayV2HTTPResponse head = browser.send("HEAD", link + page, "", Map.of());

        assertThat(head.getStatusCode()).isLessThan(400);
        assertThat(world.batch(batch)).isEqualTo(before);
        assertThat(world.batches.draft(batch, FixedPolicies.KIM.id()).version()).isZero();
        assertThat(world.woken).isEmpty();
        assertThat(world.entries(batch))
                .extracting(LedgerEntry::kind)
                .allMatch(kind -> kind == Kind.LOOKED);
    }

    @Test
    void looking_again_in_the_same_minute_is_one_note() {
        browser.get(link);
        browser.get(link);
        world.clock.advance(Duration.ofMinutes(1));
        browser.get(link);

        assertThat(world.entries(batch)).hasSize(2);
        assertThat(world.entries(batch).getFirst().facts())
                .containsEntry("approver", "kim")
                .containsEntry("by", "LINK");
    }

    @Test
    void every_page_is_strict_about_what_a_browser_may_do_with_it() {
        assertThat(
                        List.of(
                                browser.get(link),
                                browser.get("/approve/x"),
                                browser.get(link + "/people")))
                .allSatisfy(page -> {
                    assertThat(page.getHeaders())
                            .containsEntry("Cache-Control", "no-store")
                            .containsEntry("Referrer-Policy", "no-referrer")
                            .containsEntry("X-Content-Type-Options", "nosniff")
                            .containsEntry("Strict-Transport-Security", "max-age=31536000")
                            .containsEntry(
                                    "Content-Security-Policy",
                                    "default-src 'none'; style-src 'self'; form-action 'self';"
                                            + " frame-ancestors 'none'; base-uri 'none'");
                    assertThat(page.getBody())
                            .contains("<html lang=\"en\">", "<main", "<h1>")
                            .doesNotContain("<script", "style=\"", "javascript:", " onclick");
                });
    }

    @Test
    void the_style_sheet_is_served_as_one() {
        APIGatewayV2HTTPResponse style = browser.get("/approve/style.css");

        assertThat(style.getHeaders()).containsEntry("Content-Type", "text/css; charset=utf-8");
        assertThat(style.getBody()).contains(":focus-visible").doesNotContain("url(", "@import");
    }

    @Test
    void the_link_of_a_superseded_list_leads_to_the_newer_one_and_says_so() {
        List<HeldItem> more = IntStream.range(100, 103).mapToObj(world::item).toList();
        world.seal(more, 1);

        assertThat(browser.get(link).getBody())
                .contains(
                        "65 deactivations wait", "Your mail was about an older list, of 62 people");
        assertThat(browser.get(link + "/people?q=U00100").getBody()).contains("U00100");
    }

    @Test
    void while_the_newer_list_is_being_made_the_superseded_one_says_so() {
        BatchId newer = world.batches.hold(world.item(100));
        world.clock.advance(Batch.LONGEST);
        world.batches.close(newer, world.clock.instant());

        assertThat(browser.get(link).getBody())
                .contains("A newer list has taken this one&#39;s place", "again in a minute");
        assertThat(browser.get(link + "/people").getStatusCode()).isEqualTo(303);
    }

    @Test
    void a_list_that_expired_says_so_while_the_link_is_good() {
        world.batches.expire(batch, world.clock.instant());

        assertThat(browser.get(link).getBody())
                .contains("This list has expired", "the next approvers are asked");
    }

    @Test
    void who_came_back_meanwhile_has_no_choice_left_to_make() {
        world.batches.close(ChangeKind.DEACTIVATE, SiteWorld.account(1));

        assertThat(browser.get(link + "/people?q=U00001").getBody())
                .contains("Does not wait any more")
                .doesNotContain("choice-U00001");
    }

    private static int rows(String html) {
        return html.split("<th scope=\"row\">", -1).length - 1;
    }
}
