package dev.rollcall.local.company;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The numbers by which the docs weigh eager against jit are those of the sample company. */
class WaitingWeighedTest {
    /** As {@code scripts/local.sh} makes it if nothing else is said. */
    private static final int PEOPLE = 500;

    private static final long SEED = 7;

    /** Stated as assumptions in the docs: nothing of the sample company tells them. */
    private static final int DOLLARS_A_MONTH = 15;

    private static final int ONE_OF_SO_MANY_NEVER_COMES = 5;

    private final SampleCompany company =
            SampleCompany.generate(
                    PEOPLE, SEED, new VirtualTimeline(Instant.parse("2026-11-26T12:00:00Z")));
    private final PolicyYaml.Valid policy =
            (PolicyYaml.Valid)
                    PolicyYaml.read(
                            Project.read(Project.path("functions/src/local/resources/policy.yaml"))
                                    .getBytes(UTF_8));

    @Test
    void the_docs_say_what_is_counted() {
        Mapping waiting =
                policy.access().mappings().stream()
                        .filter(mapping -> mapping.provisioning() == Provisioning.JIT)
                        .findFirst()
                        .orElseThrow();
        List<OktaPerson> people =
                company.okta().people().stream()
                        .filter(person -> person.groups().contains(waiting.group().value()))
                        .toList();
        int contractors =
                (int) people.stream().filter(p -> p.groups().contains("00gcontractors")).count();
        int members = people.size() - contractors;
        int never = people.size() / ONE_OF_SO_MANY_NEVER_COMES;
        int things =
                members * things(waiting, AccountType.MEMBER)
                        + contractors * things(waiting, AccountType.MULTI_CHANNEL_GUEST);

        assertThat(company.links()).as("everybody has an account already").hasSize(PEOPLE);
        assertThat(Project.read(Project.path("docs/policy.md")))
                .contains(
                        "| people of design | %d, of them %d contractors |"
                                .formatted(people.size(), contractors),
                        "| what rules give them | %d memberships |".formatted(things),
                        "| who never signs in, if one in five does not | %d |".formatted(never),
                        String.format(
                                Locale.ROOT,
                                "| a contract that bills whoever has an account | %,d dollars a"
                                        + " year | 0 dollars |",
                                never * DOLLARS_A_MONTH * 12),
                        "| accounts without use, in each review | %d | 0 |".formatted(never),
                        "| people who wait for their first minute of Slack | 0 | %d |"
                                .formatted(people.size() - never));
    }

    private static int things(Mapping mapping, AccountType type) {
        return (int) mapping.grants().stream().filter(type::canHave).count();
    }
}
