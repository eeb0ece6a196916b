package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.platform.Hashes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A mapping is given authority over a group in which somebody has been by hand for years. */
class AdoptionEndToEndTest {
    private static final String ENGINEERS = "S0UGENGI";
    private static final String SELLERS = "S0UGSALE";
    private static final Duration A_WHILE = Duration.ofMinutes(3);

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
    void who_was_there_before_stays_when_the_mapping_decides() throws IOException {
        String moved = putSomebodyAmongTheSellers();
        reconcile();
        assertThat(rollcall("adopt", "links", "--as", "viewer").out())
                .contains("0 more can be linked");
        Ran early = propose(deciding());
        assertThat(early).returns(1, Ran::code);
        assertThat(early.err()).contains("Too far at once", "sales", "rollcall adopt baseline");

        assertThat(rollcall("adopt", "baseline", "--as", "viewer").err()).contains("Not allowed");
        Ran sealed = rollcall("adopt", "baseline", "--until", "2027-05-01", "--as", "operator");
        assertThat(sealed).as(sealed.err()).returns(0, Ran::code);
        assertThat(sealed.out()).contains("Sealed: ", "reminded after 2027-05-01");
        assertThat(rollcall("adopt", "list", "--mapping", "sales", "--as", "viewer").out())
                .contains(moved + "  user-group:T0MAIN:" + SELLERS, "until 2027-05-01");

        reconcile();
        assertThat(propose(deciding())).returns(0, Ran::code);
        for (String approver : List.of("kim", "lee")) {
            Ran agreed = approve(deciding(), approver);
            assertThat(agreed).as(agreed.err()).returns(0, Ran::code);
        }
        company.timeline().advance(A_WHILE);
        reconcile();

        assertThat(rollcall("adopt", "status", "--as", "viewer").out())
                .contains("people were linked then, 0 more can be")
                .containsPattern("sales +authoritative ");
        assertThat(rollcall("drift", "list", "--kind", "pre-existing", "--as", "viewer").out())
                .contains(moved, "is only reported");
        assertThat(rollcall("drift", "list", "--kind", "manual-add", "--as", "viewer").out())
                .doesNotContain(SELLERS);
        assertThat(group(SELLERS).members()).contains(moved);
        Ran kept =
                rollcall(
                        "adopt",
                        "keep",
                        "--mapping",
                        "sales",
                        "--until",
                        "2027-09-30",
                        "--reason",
                        "a pilot",
                        "--as",
                        "operator");
        assertThat(kept).as(kept.err()).returns(0, Ran::code);
        assertThat(rollcall("adopt", "list", "--mapping", "sales", "--as", "viewer").out())
                .contains("until 2027-09-30")
                .doesNotContain("until 2027-05-01");
    }

    private void reconcile() {
        Ran reconciled = rollcall("reconcile", "--wait", "--as", "operator");
        assertThat(reconciled).as(reconciled.err()).returns(0, Ran::code);
    }

    private String deciding() {
        String before = served();
        return before.replace(
                "name: sales }\n    mode: additive", "name: sales }\n    mode: authoritative");
    }

    private String served() {
        String bucket = LocalNames.ref("AWS::S3::Bucket", "PolicyBucket");
        return company.runtime()
                .clients()
                .s3()
                .getObjectAsBytes(get -> get.bucket(bucket).key("policy/active.yaml"))
                .asUtf8String();
    }

    private Ran propose(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("next.yaml"), text);
        return rollcall(
                "policy",
                "propose",
                file.toString(),
                "--reason",
                "it is time",
                "--without-world",
                "--as",
                "operator");
    }

    private Ran approve(String text, String as) {
        return rollcall(
                "policy",
                "approve",
                Hashes.sha256(text.getBytes(UTF_8)),
                "--phrase",
                "approve 1 change, 1 weaken",
                "--as",
                as);
    }

    private String putSomebodyAmongTheSellers() {
        String moved =
                IntStream.range(20, 40)
                        .mapToObj(number -> company.account(number).id())
                        .filter(group(ENGINEERS).members()::contains)
                        .filter(account -> !group(SELLERS).members().contains(account))
                        .findFirst()
                        .orElseThrow();
        List<String> sellers = new ArrayList<>(group(SELLERS).members());
        sellers.add(moved);
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

    private Ran rollcall(String... line) {
        return typed.rollcall(line);
    }
}
