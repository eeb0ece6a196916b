package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Joiners and movers over real HTTP, from Okta's event to what simulated Slack then shows. */
class JoinerAndMoverTest {
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final String NEO = "neo.nimble@acme.example";
    private static final String IDA = "ida.nimble@acme.example";

    private final LocalCompany company = LocalCompany.of(30, AccessPolicies::on);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void a_joiner_appears_in_the_right_workspaces_groups_and_channels() {
        joins("00uNEW1", NEO, AccessPolicies.ENGINEERING);

        assertThat(company.timeline().runUntil(() -> settled(NEO), SOON)).isTrue();
        SlackAccount account = account(NEO).orElseThrow();
        assertThat(account.workspaces()).containsExactlyInAnyOrder("T0MAIN", "T0LABS");
        assertThat(groups(account.id())).contains("S0IDPENGI", "S0UGENGI", "C0ENGI");
        assertThat(company.mails("")).isEmpty();
    }

    @Test
    void whom_slack_names_otherwise_is_told_of_without_the_name() {
        slack().turn(
                        slack().switches()
                                .turned(
                                        Json.parseObject(
                                                "{\"taken\":{\"usernameSuffixed\":true}}")));
        slack().create(
                        new SlackGroup(
                                SlackGroup.Kind.CHANNEL,
                                "C0NEO",
                                "T0MAIN",
                                "neo.nimble",
                                Set.of(),
                                false,
                                ""));
        joins("00uNEW1", NEO, AccessPolicies.ENGINEERING);
        settles(NEO);
        company.timeline().advance(Duration.ofMinutes(1));

        assertThat(account(NEO).orElseThrow().userName()).isEqualTo("neo.nimble2");
        assertThat(company.mails("user-name-not-as-asked")).hasSize(1);
        assertThat(company.records().texts())
                .anyMatch(item -> item.contains("userName=another"))
                .noneMatch(item -> item.contains("neo.nimble2"));
    }

    @Test
    void a_mover_loses_what_rules_gave_before_getting_the_new() {
        joins("00uNEW1", NEO, AccessPolicies.ENGINEERING);
        settles(NEO);
        String id = account(NEO).orElseThrow().id();
        puts(id, "C0GENERAL");
        int before = company.calls();

        company.runtime()
                .okta()
                .organisation()
                .regroup("00uNEW1", List.of(AccessPolicies.SALES), true);

        assertThat(
                        company.timeline()
                                .runUntil(
                                        () -> groups(id).contains("C0SALE") && company.atRest(),
                                        SOON))
                .isTrue();
        assertThat(account(NEO).orElseThrow().workspaces())
                .containsExactlyInAnyOrder("T0MAIN", "T0SALES");
        assertThat(groups(id))
                .contains("S0IDPSALE", "S0UGSALE", "C0SALE", "C0GENERAL")
                .doesNotContain("S0IDPENGI", "S0UGENGI", "C0ENGI");
        List<String> writes = writes(before);
        assertThat(last(writes, "kick", "remove")).isLessThan(first(writes, "invite", "assign"));
        assertThat(company.mails("")).isEmpty();
    }

    @Test
    void an_event_that_changes_nothing_writes_nothing() {
        joins("00uNEW1", NEO, AccessPolicies.ENGINEERING);
        settles(NEO);
        int before = company.calls();
        int evidence = evidence();

        company.runtime()
                .okta()
                .organisation()
                .regroup("00uNEW1", List.of(AccessPolicies.ENGINEERING, "00gfinance"), true);
        company.timeline().advance(Duration.ofSeconds(30));

        assertThat(company.atRest()).isTrue();
        assertThat(writes(before)).isEmpty();
        assertThat(evidence()).isEqualTo(evidence);
    }

    @Test
    void who_waits_for_the_first_sign_in_has_nothing_in_slack_and_then_everything() {
        joins("00uNEW1", NEO, AccessPolicies.DESIGN);
        company.timeline().advance(Duration.ofMinutes(1));

        assertThat(account(NEO)).isEmpty();
        assertThat(company.records().texts())
                .anyMatch(item -> item.contains("GRANT#okta#00uNEW1") && item.contains("PENDING"));

        signsIn("00uNEW1");
        signsIn(employed());

        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                account(NEO)
                                                                .filter(a ->
                                                                        groups(a.id())
                                                                                .contains("C0DESI"))
                                                                .isPresent()
                                                        && company.atRest(),
                                        SOON))
                .isTrue();
        assertThat(groups(account(NEO).orElseThrow().id())).contains("S0UGDESI", "C0DESI");
        assertThat(signInsTakenUp()).hasSize(1).allMatch(item -> item.contains("00uNEW1"));
    }

    @Test
    void a_recycled_address_opens_nobody_elses_account() {
        OktaPerson former = company.runtime().okta().organisation().people().get(19);
        String hers = former.slackId();
        company.leaves(20);
        company.settles(20, Duration.ofHours(1));

        joins("00uNEW1", former.login(), AccessPolicies.ENGINEERING);
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(company.active(20)).isFalse();
        assertThat(slack().accounts().stream().filter(a -> a.email().equals(former.login())))
                .extracting(SlackAccount::id)
                .containsExactly(hers);
        assertThat(company.mails("disputed-link")).isNotEmpty();
    }

    @Test
    void two_who_swap_their_addresses_keep_what_they_have_until_a_human_decides() {
        joins("00uNEW1", NEO, AccessPolicies.ENGINEERING);
        joins("00uNEW2", IDA, AccessPolicies.SALES);
        settles(NEO);
        settles(IDA);
        String neos = account(NEO).orElseThrow().id();

        company.runtime().okta().organisation().rename("00uNEW1", IDA, "Neo", "Nimble", true);
        company.runtime().okta().organisation().rename("00uNEW2", NEO, "Ida", "Nimble", true);
        company.timeline().advance(Duration.ofMinutes(5));

        assertThat(account(NEO).orElseThrow().id()).isEqualTo(neos);
        assertThat(account(IDA)).isPresent();
        assertThat(company.mails("disputed-email")).isNotEmpty();
    }

    @Test
    void a_new_name_is_taken_over_and_a_former_one_never_comes_back() {
        joins("00uNEW1", NEO, AccessPolicies.ENGINEERING);
        settles(NEO);
        renamed("Nova");
        assertThat(givenName()).isEqualTo("Nova");

        renamed("Neo");

        assertThat(givenName()).isEqualTo("Nova");
        assertThat(company.records().texts())
                .anyMatch(item -> item.contains("GIVEN_NAME") && item.contains("DRIFT"));
    }

    private void renamed(String first) {
        company.runtime().okta().organisation().rename("00uNEW1", NEO, first, "Nimble", true);
        company.timeline().advance(Duration.ofMinutes(1));
    }

    private String givenName() {
        return account(NEO).orElseThrow().profile().values().getOrDefault("name.givenName", "none");
    }

    /** By single sign-on Slack makes the account of whoever comes for the first time. */
    private void signsIn(String person) {
        company.runtime().okta().organisation().signInToSlack(person);
    }

    private String employed() {
        return company.runtime().okta().organisation().people().getFirst().id();
    }

    private List<String> signInsTakenUp() {
        return company.records().texts().stream()
                .filter(item -> item.contains("INBOX#"))
                .filter(item -> item.contains("user.authentication.sso"))
                .toList();
    }

    private void puts(String account, String channel) {
        slack().change(
                        SlackGroup.Kind.CHANNEL,
                        channel,
                        group -> {
                            Set<String> all = new TreeSet<>(group.members());
                            all.add(account);
                            return group.withMembers(all, account);
                        });
    }

    private void settles(String email) {
        assertThat(company.timeline().runUntil(() -> settled(email), SOON)).isTrue();
    }

    private List<String> writes(int from) {
        List<Call> all = company.runtime().slack().calls().all();
        return all.subList(from, all.size()).stream()
                .filter(call ->
                        call.method().equals("PATCH")
                                || call.target().contains("/scim/") && call.method().equals("POST")
                                || call.target()
                                        .matches(
                                                ".*(kick|invite|remove|assign|update|disable|enable)"))
                .map(Call::target)
                .toList();
    }

    private int evidence() {
        return (int)
                company.records().texts().stream()
                        .filter(item -> item.contains("evidence#access"))
                        .count();
    }

    private static int first(List<String> writes, String... words) {
        return IntStream.range(0, writes.size())
                .filter(n -> Stream.of(words).anyMatch(writes.get(n)::contains))
                .findFirst()
                .orElseThrow();
    }

    private static int last(List<String> writes, String... words) {
        return IntStream.range(0, writes.size())
                .filter(n -> Stream.of(words).anyMatch(writes.get(n)::contains))
                .reduce((_, n) -> n)
                .orElseThrow();
    }

    private void joins(String id, String email, String... groups) {
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                id,
                                email,
                                "Neo",
                                "Nimble",
                                "ACTIVE",
                                now,
                                now,
                                List.of(groups),
                                ""),
                        true);
    }

    private boolean settled(String email) {
        return account(email).isPresent() && company.atRest();
    }

    private Optional<SlackAccount> account(String email) {
        return slack().accounts().stream().filter(a -> a.email().equals(email)).findFirst();
    }

    private Set<String> groups(String account) {
        return List.of(SlackGroup.Kind.values()).stream()
                .flatMap(kind -> slack().groupsOf(kind, account).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
