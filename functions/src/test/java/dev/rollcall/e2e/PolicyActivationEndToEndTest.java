package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.policy.PolicyRecord;
import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Another policy, from the command to the file that the functions read. */
class PolicyActivationEndToEndTest {
    private static final Duration A_WHILE = Duration.ofMinutes(3);
    private static final String KEY = "policy/active.yaml";
    private static final int LEAVER = 20;

    @TempDir private Path directory;

    private LocalCompany company;
    private TypedCommand typed;
    private String before;

    @BeforeEach
    void start() {
        company = LocalCompany.withoutLimits(60).alike();
        typed = TypedCommand.beside(company.runtime(), directory, company.timeline().clock());
        before = served();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void a_weakening_policy_is_in_force_when_two_approvers_have_agreed_and_not_before()
            throws IOException {
        String weaker = before.replace("accessCut: PT5M", "accessCut: PT6M");
        String digest = Hashes.sha256(weaker.getBytes(UTF_8));
        Ran proposed = propose(weaker, "operator");
        assertThat(proposed).returns(0, Ran::code);
        company.timeline().advance(A_WHILE);

        Ran status = rollcall("policy", "status", "--as", "viewer");
        assertThat(status.out())
                .contains("Proposed  " + digest, "open; 2 must agree", "1 differences, 1 weaken")
                .contains("WEAKENS sla access cut was PT5M and will be PT6M")
                .contains("May decide   kim, lee", "approve 1 change, 1 weaken");
        assertThat(rollcall("policy", "show", "--as", "kim").out()).isEqualTo(weaker);
        assertThat(mailAbout(digest)).isEqualTo(3);

        assertThat(approve(digest, "operator")).returns(1, Ran::code);
        assertThat(approve(digest, "kim")).returns(0, Ran::code);
        assertThat(approve(digest, "kim").out()).as("again").contains("said so far: kim approves");
        company.timeline().advance(A_WHILE);
        assertThat(served()).isEqualTo(before);

        assertThat(approve(digest, "lee").out()).contains("approved");
        company.timeline().advance(A_WHILE);

        assertThat(served()).isEqualTo(weaker);
        assertThat(Json.read(rollcall("policy", "status", "--json").out()).path("inForce").asText())
                .isEqualTo(digest);
        assertThat(company.records().ledger(PolicyRecord.ID, Kind.OUTCOME))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("approvedBy", "kim, lee")
                                .containsEntry("proposedBy", "ole")
                                .containsEntry("after", digest));
        assertThat(approve(digest, "kim").out()).contains("activated");
    }

    @Test
    void a_file_that_somebody_uploads_stops_writing_and_is_paged_until_it_is_mended() {
        upload(before.replace("accessCut: PT5M", "accessCut: PT6M"));
        company.timeline().advance(A_WHILE);
        company.leaves(LEAVER);
        company.timeline().advance(A_WHILE);

        assertThat(company.active(LEAVER)).isTrue();
        assertThat(company.pages("policy-not-approved")).hasSize(1);
        assertThat(rollcall("status").err()).contains("policy-not-approved");

        upload(before);
        assertThat(company.settles(LEAVER, Duration.ofMinutes(30))).isTrue();
    }

    @Test
    void what_is_rejected_or_invalid_or_withdrawn_changes_nothing() throws IOException {
        String other = before.replace("dwell: PT5S", "dwell: PT6S");
        String digest = Hashes.sha256(other.getBytes(UTF_8));

        assertThat(propose(before.replace("dwell: PT5S", "dwell: soon"), "operator").err())
                .contains("Invalid policy", "leavers.dwell");
        assertThat(propose(other, "viewer").err()).contains("Not allowed");
        assertThat(propose(other, "operator")).returns(0, Ran::code);
        assertThat(propose(before + "# more\n", "incident").err()).contains("Another is proposed");
        assertThat(rollcall("policy", "withdraw", digest, "--as", "incident"))
                .returns(0, Ran::code);
        assertThat(propose(other, "incident")).returns(0, Ran::code);
        assertThat(
                        rollcall(
                                "policy",
                                "reject",
                                digest,
                                "--phrase",
                                "reject 1 change",
                                "--as",
                                "lee"))
                .returns(0, Ran::code);
        company.timeline().advance(A_WHILE);

        assertThat(rollcall("policy", "status").out()).contains("rejected; 1 must agree");
        assertThat(served()).isEqualTo(before);
    }

    private Ran propose(String text, String as) throws IOException {
        Path file = Files.writeString(directory.resolve("next.yaml"), text);
        return rollcall(
                "policy",
                "propose",
                file.toString(),
                "--reason",
                "it is time",
                "--without-world",
                "--as",
                as);
    }

    private Ran approve(String digest, String as) {
        return rollcall(
                "policy", "approve", digest, "--phrase", "approve 1 change, 1 weaken", "--as", as);
    }

    private Ran rollcall(String... arguments) {
        return typed.rollcall(arguments);
    }

    private long mailAbout(String digest) {
        return company.runtime().aws().sns().outbox().stream()
                .filter(mail -> mail.body().contains("policy approve " + digest))
                .count();
    }

    private String served() {
        return company.runtime()
                .clients()
                .s3()
                .getObjectAsBytes(get -> get.bucket(bucket()).key(KEY))
                .asUtf8String();
    }

    private void upload(String text) {
        company.runtime()
                .clients()
                .s3()
                .putObject(put -> put.bucket(bucket()).key(KEY), RequestBody.fromString(text));
    }

    private static String bucket() {
        return LocalNames.ref("AWS::S3::Bucket", "PolicyBucket");
    }
}
