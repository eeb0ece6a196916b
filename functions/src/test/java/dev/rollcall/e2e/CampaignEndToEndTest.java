package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Two who were put into a group by hand years ago; a campaign takes them, one a day. */
class CampaignEndToEndTest {
    private static final String ENGINEERS = "S0UGENGI";
    private static final String SELLERS = "S0UGSALE";
    private static final Duration A_WHILE = Duration.ofMinutes(4);
    private static final Pattern DIGEST = Pattern.compile("digest ([0-9a-f]{64})");

    @TempDir private Path directory;

    private LocalCompany company;
    private TypedCommand typed;

    @BeforeEach
    void start() {
        company = LocalCompany.of(40);
        typed =
                TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                        .waiting(company.timeline()::advance);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void what_approvers_agreed_to_goes_at_its_pace_until_somebody_stops_it() {
        List<String> moved = putTwoAmongTheSellers();
        done("reconcile", "--wait", "--as", "operator");
        done("adopt", "baseline", "--as", "operator");

        String planned =
                done(
                        campaign(
                                "operator",
                                "plan",
                                "autumn",
                                "--mapping",
                                "sales",
                                "--thing",
                                "user-group:T0MAIN:" + SELLERS,
                                "--per-day",
                                "1"));
        assertThat(planned).contains("removes 2 people from", "Nothing more of it is left");
        String digest = digest(planned);
        assertThat(rollcall(campaign("viewer", "propose", "autumn", digest)).err())
                .contains("Not allowed");
        assertThat(done(campaign("operator", "propose", "autumn", digest)))
                .contains("0 of 1 approvers have agreed", "take 2 from autumn");
        assertThat(rollcall(approving("operator", digest)).err()).contains("Not allowed");
        company.timeline().advance(A_WHILE);
        assertThat(group(SELLERS).members()).containsAll(moved);

        assertThat(done(approving("kim", digest))).contains("approved");
        company.timeline().advance(A_WHILE);

        assertThat(moved.stream().filter(group(SELLERS).members()::contains))
                .as("one a day")
                .hasSize(1);
        assertThat(done(campaign("viewer", "list"))).contains("under way, 1 of 2 taken");
        assertThat(done(campaign("operator", "stop", "autumn", "--reason", "enough")))
                .contains("stopped (enough)", "1 taken, 0 dropped, 1 left");
        assertThat(done(campaign("viewer", "show", "autumn")))
                .contains("approved by kim", "  taken, ", "  open");
    }

    private static String[] campaign(String as, String... words) {
        List<String> line = new ArrayList<>(List.of("adopt", "campaign"));
        line.addAll(List.of(words));
        line.addAll(List.of("--as", as));
        return line.toArray(String[]::new);
    }

    private static String[] approving(String as, String digest) {
        return campaign(as, "approve", "autumn", digest, "--phrase", "take 2 from autumn");
    }

    private static String digest(String text) {
        Matcher found = DIGEST.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String done(String... line) {
        Ran ran = rollcall(line);
        assertThat(ran).as(ran.err()).returns(0, Ran::code);
        return ran.out();
    }

    private Ran rollcall(String... line) {
        return typed.rollcall(line);
    }

    private List<String> putTwoAmongTheSellers() {
        List<String> moved =
                IntStream.range(20, 40)
                        .mapToObj(number -> company.account(number).id())
                        .filter(group(ENGINEERS).members()::contains)
                        .filter(account -> !group(SELLERS).members().contains(account))
                        .limit(2)
                        .toList();
        assertThat(moved).hasSize(2);
        List<String> sellers = new ArrayList<>(group(SELLERS).members());
        sellers.addAll(moved);
        organisation()
                .change(
                        SlackGroup.Kind.USER_GROUP,
                        SELLERS,
                        group -> group.withMembers(Set.copyOf(sellers), "U0ADMIN"));
        return moved;
    }

    private SlackGroup group(String id) {
        return organisation().group(SlackGroup.Kind.USER_GROUP, id).orElseThrow();
    }

    private SlackOrganisation organisation() {
        return company.runtime().slack().organisation();
    }
}
