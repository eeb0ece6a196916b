package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Map.entry;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.csvsource.CsvSource;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may do what: no more than stands here. That it is enough, the local runtime shows, which
 * holds each function to its role.
 */
class RightsTest {
    private static final List<Statement> ROLES = DeployedTemplate.ofProject().roleStatements();

    private static final Set<String> READS =
            Set.of(
                    "dynamodb:BatchGetItem",
                    "dynamodb:ConditionCheckItem",
                    "dynamodb:GetItem",
                    "dynamodb:Query");

    /** Whoever reads CSV files first accepts them, and writes down that it did. */
    private static final String ACCEPTED_FILES =
            "CURSOR#" + CsvSource.cursorName(new SourceId("csv"));

    /** What each function may change, whatever its code asks for. */
    private static final Map<String, Set<String>> WRITES =
            Map.ofEntries(
                    entry("OktaHookFunction", Set.of("INBOX#*", "PERSON#*", "REJECTED#*")),
                    entry(
                            "EntraHookFunction",
                            Set.of("CURSOR#*", "INBOX#*", "PERSON#*", "REJECTED#*")),
                    entry("EntraSubscriptionsFunction", Set.of("CURSOR#*")),
                    entry("CustomHookFunction", Set.of("INBOX#*", "PERSON#*", "REJECTED#*")),
                    entry(
                            "SsfHookFunction",
                            Set.of(
                                    "BUDGET#*",
                                    "CURSOR#ssf",
                                    "INBOX#*",
                                    "OUTBOX#*",
                                    "PERSON#*",
                                    "REJECTED#*",
                                    "SIGNOUT#*")),
                    entry("SlackHookFunction", Set.of("CURSOR#*", "REJECTED#*", "TOUCH#*")),
                    entry(
                            "OktaPollFunction",
                            Set.of("INBOX#*", "OUTBOX#*", "PERSON#*", "CURSOR#*", "REJECTED#*")),
                    entry(
                            "ScimFunction",
                            Set.of(
                                    "CURSOR#memberships-pushed-out",
                                    "CURSOR#people-pushed-out",
                                    "INBOX#*",
                                    "OUTBOX#*",
                                    "PERSON#*",
                                    "SCIMCOUNT#*",
                                    "SCIMGROUP#*",
                                    "SCIMKEY#*",
                                    "SCIMMEMBER#*",
                                    "SCIMOF#*",
                                    "SCIMUSER#*")),
                    entry(
                            "SweepFunction",
                            Set.of(
                                    "INBOX#*",
                                    "PERSON#*",
                                    "SCIMGROUP#*",
                                    "SCIMMEMBER#*",
                                    "SCIMOF#*",
                                    "SCIMUSER#*",
                                    "STAY#*")),
                    entry(
                            "ProvisionFunction",
                            Set.of(
                                    "BATCH#*",
                                    "BREAKER#*",
                                    "BUDGET#*",
                                    "CAMPAIGN#*",
                                    "CASE#*",
                                    ACCEPTED_FILES,
                                    "DEMAND#*",
                                    "DISPUTE#*",
                                    "EXPECTED#*",
                                    "GRANT#*",
                                    "HELD#*",
                                    "HUMAN#*",
                                    "LEDGER#*",
                                    "LINK#*",
                                    "LINKED#*",
                                    "LOCK#*",
                                    "NAMES#*",
                                    "OUTBOX#*",
                                    "PREEXISTING#*",
                                    "PROFILE#*",
                                    "READING#*",
                                    "RESTORE#*",
                                    "SIGNOUT#*",
                                    "STAY#*")),
                    entry(
                            "LeaverAssessFunction",
                            Set.of(
                                    "BATCH#*",
                                    "BREAKER#*",
                                    "BUDGET#*",
                                    "CASE#*",
                                    ACCEPTED_FILES,
                                    "DEMAND#*",
                                    "DISPUTE#*",
                                    "HELD#*",
                                    "HUMAN#*",
                                    "LEDGER#*",
                                    "LINK#*",
                                    "LINKED#*",
                                    "OUTBOX#*",
                                    "PERSON#*",
                                    "PROFILE#*")),
                    entry(
                            "LeaverActFunction",
                            Set.of(
                                    "BATCH#*",
                                    "BREAKER#*",
                                    "BUDGET#*",
                                    "CASE#*",
                                    "DEMAND#*",
                                    "GRANT#*",
                                    "HELD#*",
                                    "LEDGER#*",
                                    "LOCK#*",
                                    "OUTBOX#*",
                                    "READING#*",
                                    "RESTORE#*")),
                    entry(
                            "LeaverVerifyFunction",
                            Set.of(
                                    "BUDGET#*",
                                    "CASE#*",
                                    "LEDGER#*",
                                    "OUTBOX#*",
                                    "READING#*",
                                    "RESIDUAL#*",
                                    "RESTORE#*")),
                    entry("SlaWatchFunction", Set.of("LEDGER#*", "OUTBOX#*", "PERSON#*")),
                    entry(
                            "ApprovalStepsFunction",
                            Set.of(
                                    "APPROVAL#*",
                                    "BATCH#*",
                                    "CAMPAIGN#*",
                                    "CASE#*",
                                    "CURSOR#*",
                                    "DEMAND#*",
                                    "HELD#*",
                                    "INBOX#*",
                                    "LEDGER#*",
                                    "MAILING#*",
                                    "OUTBOX#*",
                                    "PERSON#*",
                                    "POLICY#*",
                                    "PROPOSAL#*",
                                    "REACH#*")),
                    entry(
                            "ApprovalPagesFunction",
                            Set.of("BATCH#*", "LEDGER#*", "SESSION#*", "SIGNIN#*")),
                    entry(
                            "ReconcileFunction",
                            Set.of(
                                    "BREAKER#*",
                                    "BUDGET#*",
                                    ACCEPTED_FILES,
                                    "DEMAND#*",
                                    "DRIFT#*",
                                    "INBOX#*",
                                    "LEDGER#*",
                                    "OUTBOX#*",
                                    "PERSON#*",
                                    "POPULATION#*",
                                    "PREEXISTING#*",
                                    "RECONCILE#*",
                                    "RESTORE#*")),
                    entry(
                            "ReconcileTickFunction",
                            Set.of(
                                    "BUDGET#*",
                                    "CAMPAIGN#*",
                                    "CURSOR#*",
                                    "DRIFT#*",
                                    "INBOX#*",
                                    "LEDGER#*",
                                    "OUTBOX#*",
                                    "PERSON#*",
                                    "RECONCILE#*",
                                    "TOUCH#*")),
                    entry(
                            "OperatorFunction",
                            Set.of(
                                    "ADOPTION#*",
                                    "BUDGET#*",
                                    "CAMPAIGN#*",
                                    "CURSOR#*",
                                    "DEPARTURE#*",
                                    "DISPUTE#*",
                                    "DRIFT#*",
                                    "HUMAN#*",
                                    "INBOX#*",
                                    "LEDGER#*",
                                    "LINK#*",
                                    "LINKED#*",
                                    "PERSON#*",
                                    "PREEXISTING#*",
                                    "PROPOSAL#*",
                                    "READING#*",
                                    "RECONCILE#*",
                                    "RESIDUAL#*",
                                    "RESTORE#*",
                                    "STOP#*",
                                    "WORLD#*")));

    /** Those of sources are there only where these are connected. */
    private static final Set<String> BOTH_SIDES =
            Set.of(
                    "SlackCredentials",
                    "HasOkta ? OktaCredentials",
                    "HasEntra ? EntraCredentials",
                    "HasScimSource ? ScimSourceCredentials");

    /** Statements that must name every resource, and why. */
    private static final Map<String, String> EVERYTHING =
            Map.of(
                    "DeliverLogs", "CloudWatch's log delivery actions know no resources",
                    "SeeHowTheyConfirmed",
                            "reading a subscription's attributes knows no resources");

    @Test
    void every_right_on_the_table_is_limited_to_key_prefixes() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.touches("dynamodb"))
                .isNotEmpty()
                .allSatisfy(statement ->
                        assertThat(statement.leadingKeys()).as(statement.toString()).isNotEmpty())
                .allSatisfy(statement ->
                        assertThat(statement.leadingKeys())
                                .as(statement.toString())
                                .allMatch(prefix -> prefix.matches("[A-Z]+#(\\*|[a-z-]+)")));
    }

    @Test
    void each_function_writes_its_own_prefixes_only() {
        Map<String, TreeSet<String>> written =
                ROLES.stream()
                        .filter(statement -> statement.touches("dynamodb"))
                        .filter(statement -> !READS.containsAll(statement.actions()))
                        .collect(
                                groupingBy(
                                        Statement::owner,
                                        flatMapping(
                                                statement -> statement.leadingKeys().stream(),
                                                toCollection(TreeSet::new))));

        assertThat(written).isEqualTo(WRITES);
    }

    @Test
    void the_poll_reads_grants_to_see_who_is_awaited_and_nothing_else_that_is_not_its_own() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.owner().equals("OktaPollFunction"))
                .filteredOn(statement -> statement.touches("dynamodb"))
                .filteredOn(statement -> READS.containsAll(statement.actions()))
                .extracting(statement -> statement.actions() + " " + statement.leadingKeys())
                .containsExactlyInAnyOrder(
                        "[dynamodb:GetItem] [INBOX#*, PERSON#*, CURSOR#*]",
                        "[dynamodb:Query] [GRANT#*]");
    }

    @Test
    void who_admits_looks_at_the_stop_switch_and_cannot_throw_it() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.leadingKeys().contains("STOP#*"))
                .filteredOn(statement -> !statement.owner().equals("OperatorFunction"))
                .flatExtracting(Statement::actions)
                .contains("dynamodb:GetItem", "dynamodb:ConditionCheckItem")
                .isSubsetOf(READS);
    }

    /** What is expected is counted only as long as it is not admitted, and that is looked up. */
    @Test
    void who_expects_changes_may_see_what_was_admitted() {
        assertThat(owners("dynamodb:PutItem", "DEMAND#*"))
                .isNotEmpty()
                .allSatisfy(owner -> {
                    assertThat(owners("dynamodb:GetItem", "BREAKER#*")).contains(owner);
                    assertThat(owners("dynamodb:ConditionCheckItem", "BREAKER#*")).contains(owner);
                });
    }

    /** An item points to the batch that holds it, and says nothing without it. */
    @Test
    void who_reads_what_is_held_may_read_its_batch() {
        assertThat(owners("dynamodb:GetItem", "HELD#*"))
                .isNotEmpty()
                .allSatisfy(
                        owner -> assertThat(owners("dynamodb:GetItem", "BATCH#*")).contains(owner));
    }

    private static List<String> owners(String action, String prefix) {
        return ROLES.stream()
                .filter(statement -> statement.actions().contains(action))
                .filter(statement -> statement.leadingKeys().contains(prefix))
                .map(Statement::owner)
                .distinct()
                .toList();
    }

    @Test
    void who_throws_the_stop_switch_puts_its_one_item_and_deletes_nothing() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.leadingKeys().contains("STOP#*"))
                .filteredOn(statement -> !READS.containsAll(statement.actions()))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.owner()).isEqualTo("OperatorFunction");
                    assertThat(statement.leadingKeys()).containsExactly("STOP#*");
                    assertThat(statement.actions()).containsExactly("dynamodb:PutItem");
                });
    }

    @Test
    void reading_and_writing_are_granted_apart() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.touches("dynamodb"))
                .allSatisfy(statement ->
                        assertThat(statement.actions())
                                .as(statement.toString())
                                .satisfiesAnyOf(
                                        actions -> assertThat(READS).containsAll(actions),
                                        actions -> assertThat(actions).noneMatch(READS::contains)));
    }

    @Test
    void nobody_changes_or_deletes_what_the_ledger_holds() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.touches("dynamodb"))
                .filteredOn(statement -> statement.leadingKeys().contains("LEDGER#*"))
                .isNotEmpty()
                .allSatisfy(statement ->
                        assertThat(statement.actions())
                                .as(statement.toString())
                                .isSubsetOf(
                                        "dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query"));
    }

    @Test
    void only_those_that_verify_store_evidence_operators_baselines_and_nobody_deletes_either() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.touches("s3"))
                .flatExtracting(Statement::actions)
                .containsOnly("s3:GetObject", "s3:PutObject", "s3:ListBucket");
        assertThat(writersOf("${EvidenceBucket.Arn}/evidence/"))
                .containsExactly("LeaverVerifyFunction", "ProvisionFunction");
        assertThat(writersOf("${EvidenceBucket.Arn}/adoption/"))
                .containsExactly("OperatorFunction");
        assertThat(writersOf("${EvidenceBucket.Arn}")).hasSize(3);
    }

    @Test
    void only_the_function_that_puts_a_policy_in_force_writes_the_one_that_is_served() {
        assertThat(writersOf("${PolicyBucket.Arn}/policy/active.yaml"))
                .containsExactly("ApprovalStepsFunction");
        assertThat(writersOf("${PolicyBucket.Arn}/policy/versions/*"))
                .containsExactlyInAnyOrder("ApprovalStepsFunction", "OperatorFunction");
        assertThat(writersOf("${PolicyBucket.Arn}")).hasSize(2);
    }

    @Test
    void whoever_plans_may_read_what_the_run_would_decide_by() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.owner().equals("OperatorFunction"))
                .filteredOn(statement -> statement.actions().contains("dynamodb:Query"))
                .flatExtracting(Statement::leadingKeys)
                .contains(
                        "DISPUTE#*",
                        "GRANT#*",
                        "HUMAN#*",
                        "LINK#*",
                        "LINKED#*",
                        "NAMES#*",
                        "PREEXISTING#*",
                        "READING#*");
    }

    @Test
    void who_takes_proposals_cannot_say_that_one_was_approved() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.leadingKeys().contains("POLICY#*"))
                .filteredOn(statement -> !READS.containsAll(statement.actions()))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.owner()).isEqualTo("ApprovalStepsFunction");
                    assertThat(statement.actions()).containsExactly("dynamodb:PutItem");
                });
    }

    @Test
    void whoever_reads_the_policy_reads_what_was_approved_too() {
        Set<String> readers = new TreeSet<>();
        ROLES.stream()
                .filter(statement -> statement.actions().contains("s3:GetObject"))
                .forEach(statement -> readers.add(statement.owner()));
        Set<String> knowing = new TreeSet<>();
        ROLES.stream()
                .filter(statement -> statement.leadingKeys().contains("POLICY#*"))
                .filter(statement -> READS.containsAll(statement.actions()))
                .forEach(statement -> knowing.add(statement.owner()));

        assertThat(knowing).isNotEmpty().isEqualTo(readers);
    }

    /** Returns who may put objects whose names begin so. */
    private static Set<String> writersOf(String objects) {
        Set<String> writers = new TreeSet<>();
        for (Statement statement : ROLES) {
            boolean here =
                    statement.resources().stream()
                            .anyMatch(r -> r.path("Fn::Sub").asText().startsWith(objects));
            if (statement.actions().contains("s3:PutObject") && here) {
                writers.add(statement.owner());
            }
        }
        return writers;
    }

    @Test
    void operators_see_what_a_reconciliation_found_and_not_what_it_read_of_people() {
        assertThat(ROLES)
                .filteredOn(statement -> statement.owner().equals("OperatorFunction"))
                .filteredOn(statement -> statement.actions().contains("s3:GetObject"))
                .flatExtracting(Statement::resources)
                .extracting(resource -> resource.path("Fn::Sub").asText())
                .filteredOn(objects -> objects.startsWith("${SnapshotBucket.Arn}"))
                .containsExactlyInAnyOrder(
                        "${SnapshotBucket.Arn}/snapshots/*/census.json",
                        "${SnapshotBucket.Arn}/snapshots/*/found.json",
                        "${SnapshotBucket.Arn}/snapshots/*/links-*.json",
                        "${SnapshotBucket.Arn}/snapshots/*/links.json",
                        "${SnapshotBucket.Arn}/snapshots/*/outcome.json",
                        "${SnapshotBucket.Arn}/snapshots/*/unexplained-*.json");
        assertThat(writersOf("${SnapshotBucket.Arn}")).containsExactly("ReconcileFunction");
    }

    @Test
    void a_right_on_everything_has_a_reason() {
        assertThat(ROLES)
                .filteredOn(statement -> !EVERYTHING.containsKey(statement.sid()))
                .allSatisfy(statement ->
                        assertThat(statement.resources())
                                .as(statement.toString())
                                .isNotEmpty()
                                .noneMatch(RightsTest::isEverything));
    }

    @Test
    void no_right_names_its_actions_by_a_pattern() {
        assertThat(ROLES)
                .flatExtracting(Statement::actions)
                .isNotEmpty()
                .noneMatch(action -> action.contains("*"));
    }

    @Test
    void secrets_are_read_by_those_alone_who_use_them() {
        Map<String, TreeSet<String>> readers =
                ROLES.stream()
                        .filter(statement -> statement.touches("secretsmanager"))
                        .collect(
                                groupingBy(
                                        Statement::owner,
                                        flatMapping(
                                                s -> s.resources().stream().map(RightsTest::secret),
                                                toCollection(TreeSet::new))));

        assertThat(readers)
                .isEqualTo(
                        Map.ofEntries(
                                entry(
                                        "ApprovalPagesFunction",
                                        Set.of("${AWS::StackName}-oidc-client-*")),
                                entry("OktaHookFunction", Set.of("OktaHookSecret")),
                                entry("EntraHookFunction", Set.of("EntraHookSecret")),
                                entry(
                                        "EntraSubscriptionsFunction",
                                        Set.of("EntraCredentials", "EntraHookSecret")),
                                entry("ScimFunction", Set.of("PushClients")),
                                entry("CustomHookFunction", Set.of("CustomHookSecret")),
                                entry(
                                        "SsfHookFunction",
                                        Set.of(
                                                "SlackCredentials",
                                                "HasSsfAuthorization ? SsfHookSecret")),
                                entry("SlackHookFunction", Set.of("SlackSigningSecret")),
                                entry("OktaPollFunction", Set.of("OktaCredentials")),
                                entry("LeaverAssessFunction", BOTH_SIDES),
                                entry("LeaverActFunction", Set.of("SlackCredentials")),
                                entry("LeaverVerifyFunction", Set.of("SlackCredentials")),
                                entry("ProvisionFunction", BOTH_SIDES),
                                entry("ReconcileFunction", BOTH_SIDES),
                                entry("ReconcileTickFunction", BOTH_SIDES),
                                entry("OperatorFunction", BOTH_SIDES)));
    }

    /**
     * A secret of ours by its logical id, one that operators make by the name they must give it.
     */
    private static String secret(JsonNode resource) {
        JsonNode choice = resource.path("Fn::If");
        if (choice.isArray()) {
            assertThat(choice.at("/2/Ref").asText()).isEqualTo("AWS::NoValue");
            return choice.path(0).asText() + " ? " + secret(choice.path(1));
        }
        String arn = resource.path("Fn::Sub").asText();
        return arn.isEmpty()
                ? resource.path("Ref").asText()
                : arn.substring(arn.lastIndexOf(":secret:") + ":secret:".length());
    }

    private static boolean isEverything(JsonNode resource) {
        return resource.asText().equals("*");
    }
}
