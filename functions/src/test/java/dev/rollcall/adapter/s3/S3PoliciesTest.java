package dev.rollcall.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.PoliciesContract;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.Collectors;

class S3PoliciesTest extends PoliciesContract {
    private static final String KEY = "policy/active.yaml";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(Samples.NOON);
    private final TestBucket bucket = TestBucket.unlocked(endpoint());
    private final Policies policies = new S3Policies(bucket.client(), bucket.name(), KEY, clock);

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Policies inForce(LeaverPolicy policy) {
        upload(yaml(policy));
        return policies;
    }

    @Test
    void the_digest_is_that_of_the_very_bytes() {
        String file = yaml(policy()) + "# said by Ana\n";
        upload(file);

        assertThat(policies.leavers().digest()).isEqualTo(Hashes.sha256(file.getBytes(UTF_8)));
    }

    @Test
    void a_new_policy_is_in_force_after_a_minute_at_the_latest() {
        upload(yaml(policy()));
        policies.leavers();
        upload(yaml(policy()).replace("PT7S", "PT8S"));

        clock.advance(MINUTE.minusMillis(1));
        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(7));
        clock.advance(Duration.ofMillis(1));
        assertThat(policies.leavers().dwell()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void an_invalid_policy_is_refused_whole_and_no_older_one_is_used() {
        upload(yaml(policy()));
        policies.leavers();
        upload(yaml(policy()).replace("PT7S", "7 seconds"));
        clock.advance(MINUTE);

        refuses("leavers.dwell must be a duration such as PT5M");
        upload(yaml(policy()));
        assertThat(policies.leavers().dwell()).as("mended").isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void every_problem_is_told_with_its_place() {
        upload(
                """
                version: 2
                sla: {accessCut: PT5M, membershipsCleared: PT1H}
                leavers: {dwell: PT7S, limits: {perHour: many, perDay: 100}, dwel: PT1S}
                protected: [U0ANA, ana@acme.example]
                """);

        refuses(
                "version must be 1",
                "sla.verified is missing",
                "leavers.limits.perHour must be a whole number",
                "unknown field leavers.dwel",
                "protected[1] must be a Slack account id");
    }

    @Test
    void a_rule_the_whole_policy_breaks_is_told() {
        upload(yaml(policy()).replace("PT7S", "PT10M"));

        refuses("The dwell is not negative and shorter than the access-cut time of the SLA");
    }

    @Test
    void what_is_not_a_policy_at_all_is_told() {
        upload("");
        refuses("version is missing");
        upload("- a list");
        refuses("the file must hold named fields");
        upload("sla: [");
        refuses("the file is not YAML");
        upload("version: 1\nversion: 1\n");
        refuses("names a field twice");
        upload("version: \u0001");
        refuses("the file is not YAML");
        upload("version: *nowhere");
        refuses("invalid-policy");
        upload("version: " + "[".repeat(5000));
        refuses("the file is not YAML");
    }

    @Test
    void a_file_that_is_not_there_needs_a_human() {
        refuses(KEY, "NoSuchKey");
    }

    private void refuses(String... told) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(policies::leavers)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(told));
    }

    private void upload(String file) {
        bucket.put(KEY, file.getBytes(UTF_8));
    }

    private static String yaml(LeaverPolicy policy) {
        return """
        version: 1
        sla: {accessCut: %s, membershipsCleared: %s, verified: %s}
        leavers: {dwell: %s, limits: {perHour: %d, perDay: %d}}
        protected: [%s]
        """
                .formatted(
                        policy.sla().accessCut(),
                        policy.sla().membershipsCleared(),
                        policy.sla().verified(),
                        policy.dwell(),
                        policy.deactivations().perHour(),
                        policy.deactivations().perDay(),
                        policy.protectedAccounts().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
    }
}
