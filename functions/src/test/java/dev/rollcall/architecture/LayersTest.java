package dev.rollcall.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

/** Dependencies point inward: function → application → domain; adapters implement ports. */
class LayersTest {
    private static final String DOMAIN = "dev.rollcall.domain..";
    private static final String APPLICATION = "dev.rollcall.application..";
    private static final String PORT = "dev.rollcall.application.port..";
    private static final String ADAPTER = "dev.rollcall.adapter..";
    private static final String FUNCTION = "dev.rollcall.function..";
    private static final String WIRING = "dev.rollcall.function.wiring..";
    private static final String PLATFORM = "dev.rollcall.platform..";
    private static final String CLI = "dev.rollcall.cli..";
    private static final String WIRE = "dev.rollcall.wire..";
    private static final String POLICY_FILE = "dev.rollcall.policyfile..";
    private static final String SANDBOX = "dev.rollcall.sandbox..";

    /** None of them has a method that changes anything at Slack, a source or a store. */
    private static final String PORTS_THAT_READ =
            ".*\\.(AccountDirectory|AccountRoster|MembershipLists|Directory|PersonSource"
                    + "|PersonRecords|AuditChanges|SlackCapabilities|WhichSlack|Policies|Secrets?"
                    // Of this process alone: pages, how far it is, its share of Slack's limits.
                    + "|Snapshots|Reconciliations|RateBudget|GroupReadings|Cursors|SourceFiles"
                    + "|PortFailure)(\\$.*)?";

    private static final String[] SHARED_BY_ADAPTERS = {
        "dev.rollcall.adapter.api..",
        "dev.rollcall.adapter.scim..",
        "dev.rollcall.adapter.aws..",
        "dev.rollcall.adapter.jose.."
    };

    @Test
    void there_is_something_to_check() {
        assertThat(ImportedCode.MAIN.size())
                .as("classes imported; an empty import would pass every rule")
                .isGreaterThan(100);
    }

    @Test
    void the_domain_is_pure_java() {
        check(
                classes()
                        .that()
                        .resideInAPackage(DOMAIN)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..")
                        .because("what a leaver is must not change with a library"));
    }

    @Test
    void the_application_knows_no_adapter_and_no_library() {
        check(
                classes()
                        .that()
                        .resideInAPackage(APPLICATION)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                APPLICATION,
                                DOMAIN,
                                "dev.rollcall.platform",
                                "dev.rollcall.platform.json..",
                                "dev.rollcall.platform.set..",
                                "java..",
                                "org.jspecify..")
                        .because("a use case says what it needs as a port, and is tested without"));
    }

    @Test
    void ports_do_not_know_the_use_cases() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(PORT)
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage(APPLICATION).and(resideInAPackage(PORT).negate()))
                        .because("a port is what use cases need, not who they are"));
    }

    @Test
    void adapters_see_ports_and_no_use_case() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ADAPTER)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(APPLICATION, FUNCTION)
                                        .and(resideInAPackage(PORT).negate()))
                        .because("an adapter translates; it decides nothing"));
    }

    @Test
    void adapters_do_not_know_each_other() {
        slices().matching("dev.rollcall.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(SHARED_BY_ADAPTERS))
                .because("a vendor or a store can then be replaced alone")
                .check(ImportedCode.MAIN);
    }

    @Test
    void what_adapters_share_knows_none_of_them() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(SHARED_BY_ADAPTERS)
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage(ADAPTER)
                                        .and(resideInAnyPackage(SHARED_BY_ADAPTERS).negate()))
                        .because("a vendor's habits belong to the vendor's adapter"));
    }

    @Test
    void a_policy_file_is_read_without_anybody_outside() {
        check(
                classes()
                        .that()
                        .resideInAPackage(POLICY_FILE)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                POLICY_FILE,
                                DOMAIN,
                                "dev.rollcall.platform",
                                // The world that a file is checked against is a JSON document.
                                "dev.rollcall.platform.json..",
                                "org.yaml.snakeyaml..",
                                "java..",
                                "org.jspecify..")
                        .because(
                                "a file can be checked before it is anywhere, and by somebody who"
                                        + " may do nothing else"));
    }

    @Test
    void the_platform_knows_nothing_of_rollcall() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(PLATFORM)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                DOMAIN,
                                APPLICATION,
                                ADAPTER,
                                FUNCTION,
                                CLI,
                                WIRE,
                                POLICY_FILE,
                                SANDBOX)
                        .because("it is what every layer may stand on"));
    }

    @Test
    void the_command_line_can_only_ask() {
        check(
                classes()
                        .that()
                        .resideInAPackage(CLI)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                CLI,
                                WIRE,
                                // Reads with an operator's own credentials, and cannot write.
                                SANDBOX,
                                // Pure: what a policy file says, and what is wrong with it.
                                POLICY_FILE,
                                DOMAIN,
                                // Digests: what is shown must be what was approved.
                                "dev.rollcall.platform",
                                "dev.rollcall.platform.http..",
                                "dev.rollcall.platform.json..",
                                "picocli..",
                                "software.amazon.awssdk.auth..",
                                "software.amazon.awssdk.core.exception..",
                                "software.amazon.awssdk.http..",
                                "software.amazon.awssdk.identity..",
                                "software.amazon.awssdk.utils..",
                                "java..",
                                "org.jspecify..")
                        .because(
                                "it signs a request and says what became of it; without use cases"
                                        + " and adapters it cannot write anything by itself, and"
                                        + " what reads a sandbox for it cannot either"));
    }

    @Test
    void a_sandbox_is_read_through_ports_that_only_read() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(SANDBOX)
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage(PORT)
                                        .and(DescribedPredicate.not(nameMatching(PORTS_THAT_READ))))
                        .because(
                                "whoever has tokens on a laptop looks, and writes by no mistake;"
                                        + " what a port that writes is for is the stack's"));
    }

    @Test
    void a_sandbox_knows_no_store_and_no_step_that_acts() {
        check(
                classes()
                        .that()
                        .resideInAPackage(SANDBOX)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                SANDBOX,
                                WIRE,
                                POLICY_FILE,
                                DOMAIN,
                                PORT,
                                "dev.rollcall.application.reconcile..",
                                "dev.rollcall.application.source..",
                                "dev.rollcall.adapter.alone..",
                                "dev.rollcall.adapter.slack..",
                                "dev.rollcall.adapter.okta..",
                                "dev.rollcall.adapter.entra..",
                                "dev.rollcall.adapter.scimsource..",
                                "dev.rollcall.adapter.csvsource..",
                                PLATFORM,
                                // Passed on, never looked into.
                                "com.fasterxml.jackson.databind..",
                                "java..",
                                "org.jspecify..")
                        .because("it reads and compares, by the code of a reconciliation"));
    }

    @Test
    void nothing_that_is_deployed_reads_with_an_operator_s_credentials() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(SANDBOX, CLI)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(SANDBOX)
                        .because("functions have roles, stores and records of their own"));
    }

    @Test
    void nothing_that_is_deployed_needs_the_command_line_or_its_parser() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(CLI)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(CLI, "picocli..")
                        .because("the parser is not in the Lambda zip"));
    }

    @Test
    void what_goes_over_the_wire_is_nobody_s_inside() {
        check(
                classes()
                        .that()
                        .resideInAPackage(WIRE)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                WIRE, "com.fasterxml.jackson..", "java..", "org.jspecify..")
                        .because("both sides can change as long as these records stay"));
    }

    @Test
    void only_functions_see_lambda() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(FUNCTION)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.amazonaws..")
                        .because("the same use cases serve the command line and the tests"));
    }

    @Test
    void only_aws_adapters_and_the_wiring_see_the_aws_sdk() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.rollcall.adapter.aws..",
                                "dev.rollcall.adapter.dynamodb..",
                                "dev.rollcall.adapter.s3..",
                                "dev.rollcall.adapter.sns..",
                                "dev.rollcall.adapter.sfn..",
                                "dev.rollcall.adapter.secrets..",
                                WIRING,
                                // Signs with it, and has no client of any service.
                                CLI)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon.awssdk..")
                        .because("its errors and retries are translated in one place"));
    }

    @Test
    void functions_reach_the_outside_through_use_cases() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.rollcall.function")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.rollcall.adapter.dynamodb..",
                                "dev.rollcall.adapter.s3..",
                                "dev.rollcall.adapter.sns..",
                                "dev.rollcall.adapter.sfn..",
                                "dev.rollcall.adapter.secrets..",
                                "dev.rollcall.adapter.slack..",
                                "java.net.http..")
                        .because("an entry point translates an event and calls one use case")
                        .allowEmptyShould(true));
    }

    @Test
    void what_is_deployed_does_not_know_the_local_runtime() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.rollcall.local..", "dev.rollcall.testing..")
                        .because("the local runtime serves the deployed code, not the reverse"));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.rollcall.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone can be changed alone")
                .check(ImportedCode.MAIN);
    }

    private static void check(ArchRule rule) {
        rule.check(ImportedCode.MAIN);
    }
}
