package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code rollcall explain} and {@code rollcall plan} against the whole local runtime. */
class ExplainAndPlanTest {
    private static final String NEO = "neo.nimble@acme.example";

    private String inForce = "";
    private final LocalCompany company = LocalCompany.of(30, this::kept);

    @TempDir private Path directory;

    private String kept(String policy) {
        inForce = AccessPolicies.on(policy);
        return inForce;
    }

    @BeforeEach
    void let_somebody_join() {
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                "00uNEW1",
                                NEO,
                                "Neo",
                                "Nimble",
                                "ACTIVE",
                                now,
                                now,
                                List.of(AccessPolicies.ENGINEERING),
                                ""),
                        true);
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () -> account().isPresent() && company.atRest(),
                                        Duration.ofMinutes(10)))
                .isTrue();
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void each_thing_is_explained_by_its_rule_and_path_and_nothing_is_written() {
        List<String> records = lasting();
        int calls = company.calls();

        Ran ran = rollcall("explain", "okta:00uNEW1", "--as", "viewer");
        Ran byAccount = rollcall("explain", account().orElseThrow().id(), "--json");

        assertThat(ran).as(ran.out() + ran.err()).returns(0, Ran::code);
        assertThat(ran.out().lines())
                .anyMatch(line ->
                        line.matches(
                                " +GIVEN +user-group:T0MAIN:S0UGENGI @engineering since 2026-.* by"
                                        + " \\S+"))
                .anyMatch(
                        line -> line.matches(" +engineering: okta:00gengineering → @engineering"));
        assertThat(ran.out()).doesNotContain("neo", "Nimble", "nimble");
        JsonNode document = Json.read(byAccount.out());
        assertThat(document.path("person").asText()).isEqualTo("okta:00uNEW1");
        assertThat(document.at("/accounts/0/entitlements"))
                .anyMatch(each -> each.path("state").asText().equals("given"));
        nothingWasWritten(records, calls);
    }

    @Test
    void a_rule_that_is_taken_out_shows_who_would_lose_what_and_nothing_is_written()
            throws IOException {
        List<String> records = lasting();
        int calls = company.calls();
        String without = file("without.yaml", withoutEngineering()).toString();

        Ran one = rollcall("plan", "--policy", without, "--person", "okta:00uNEW1", "--json");

        assertThat(one).as(one.out() + one.err()).returns(2, Ran::code);
        JsonNode document = Json.read(one.out());
        assertThat(document.path("whole").asBoolean()).isTrue();
        assertThat(document.path("changes"))
                .isNotEmpty()
                .allMatch(change -> change.path("kind").asText().equals("take"));
        nothingWasWritten(records, calls);
    }

    @Test
    void without_a_person_everybody_is_looked_at_and_told_who_loses_what() throws IOException {
        List<String> records = ofPeople();
        int calls = company.calls();
        String without = file("without.yaml", withoutEngineering()).toString();

        Ran ran = rollcall("plan", "--policy", without);

        assertThat(ran).as(ran.out() + ran.err()).returns(2, Ran::code);
        assertThat(ran.out())
                .contains(
                        "mapping engineering",
                        "okta:00uNEW1",
                        "- user-group:T0MAIN:S0UGENGI @engineering   engineering: mapping-gone",
                        "removes %d people from @engineering (user-group:T0MAIN:S0UGENGI)"
                                .formatted(engineers()),
                        "? with-humans   protected:owner",
                        "would be held: the limit is 3 of that group within a day",
                        "Looked at: 31 people")
                .doesNotContain("nimble", "Nimble");
        assertThat(ofPeople()).isEqualTo(records);
        assertThat(company.writes(calls)).isEmpty();
    }

    @Test
    void profiles_and_what_is_with_humans_are_told_without_a_value_of_anybody_s_record()
            throws IOException {
        List<String> records = ofPeople();
        int calls = company.calls();
        String inEngineering = "S0UGENGI, handle: engineering }]";
        Path other =
                file(
                        "other.yaml",
                        inForce.replace("title: title }", "title: title, locale: locale }")
                                .replace(inEngineering, "S0UGDESI, handle: design }]"));

        Ran ran = rollcall("plan", "--policy", other.toString());

        assertThat(ran).as(ran.out() + ran.err()).returns(2, Ran::code);
        assertThat(ran.out())
                .contains(
                        "+ user-group:T0MAIN:S0UGDESI @design   engineering: okta:00gengineering",
                        "- user-group:T0MAIN:S0UGENGI",
                        "? with-humans   protected:owner")
                .doesNotContain("nimble", "Nimble", "@acme.example");
        assertThat(ofPeople()).isEqualTo(records);
        assertThat(company.writes(calls)).isEmpty();
    }

    /** The company's as adopted, and the new one; but owners are never changed. */
    private long engineers() {
        SlackOrganisation slack = company.runtime().slack().organisation();
        Set<String> members =
                Set.copyOf(
                        slack.group(SlackGroup.Kind.USER_GROUP, "S0UGENGI")
                                .orElseThrow()
                                .members());
        return slack.accounts().stream()
                .filter(account -> members.contains(account.id()))
                .filter(account -> account.rank().compareTo(SlackAccount.Rank.OWNER) < 0)
                .count();
    }

    @Test
    void the_file_in_force_changes_nothing() throws IOException {
        Path same = file("same.yaml", inForce);

        Ran ran = rollcall("plan", "--policy", same.toString());
        Ran one = rollcall("plan", "--policy", same.toString(), "--person", "okta:00uNEW1");

        assertThat(ran).as(ran.out() + ran.err()).returns(0, Ran::code);
        assertThat(ran.out()).contains("They say the same.", "nobody's access changes");
        assertThat(one).as(one.out() + one.err()).returns(0, Ran::code);
    }

    @Test
    void a_stranger_is_told_nothing() throws IOException {
        Path same = file("same.yaml", inForce);

        assertThat(rollcall("explain", "okta:00uNEW1", "--as", "stranger"))
                .returns(1, Ran::code)
                .returns("", Ran::out);
        assertThat(rollcall("plan", "--policy", same.toString(), "--as", "stranger"))
                .returns(1, Ran::code)
                .returns("", Ran::out);
    }

    /** The rate budget counts calls, and a reading of user groups serves others for a minute. */
    private List<String> lasting() {
        return company.records().texts().stream()
                .filter(item -> !item.contains("BUDGET#") && !item.contains("READING#"))
                .sorted()
                .toList();
    }

    /** While a command waits, time passes, and what is on a schedule runs. */
    private List<String> ofPeople() {
        return company.records().texts().stream()
                .filter(item ->
                        Stream.of("GRANT#", "LINK#", "LINKED#", "CASE#", "DISPUTE#")
                                .anyMatch(item::contains))
                .sorted()
                .toList();
    }

    private void nothingWasWritten(List<String> records, int calls) {
        assertThat(lasting()).isEqualTo(records);
        List<Call> all = company.runtime().slack().calls().all();
        assertThat(all.subList(calls, all.size())).isNotEmpty().noneMatch(Call::effect);
        assertThat(company.writes(calls)).isEmpty();
    }

    private String withoutEngineering() {
        int from = inForce.indexOf("  - name: engineering");
        int to = inForce.indexOf("  - name: sales");
        return inForce.substring(0, from) + inForce.substring(to);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Ran rollcall(String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        return TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                .waiting(company.timeline()::advance)
                .rollcall(all.toArray(String[]::new));
    }

    private Optional<SlackAccount> account() {
        return company.runtime().slack().organisation().accounts().stream()
                .filter(a -> a.email().equals(NEO))
                .findFirst();
    }
}
